// Real nginx and real Caddy in front of the program, with the settings of docs/deploy: sign-in, saves, weakened ETags, events, share links.
// From end2end/: node measure/proxies.mjs [nginx|caddy]…. POSTMORTEM names the program. nginx also compresses, which weakens ETags.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:https";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { connect } from "node:tls";
import { gunzipSync } from "node:zlib";
import { BUNDLE, PROGRAM, ROOT } from "./running.mjs";

const [WRITERS, READERS] = ["postmortems.example.org", "read.example.org"];
const SIGN_IN = `Basic ${btoa("ann:secret")}`;
const MIB = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), "postmortem-proxies-"));
const settings = (name) => readFileSync(join(ROOT, "docs/deploy", name), "utf8");
const faults = [];
let count = 0;

/** What each is started with, from the page of settings that is given to people. */
const PROXIES = {
  nginx: ({ port, editor, readers }) => {
    const [certificate, key, users, log] = ["certificate.pem", "key.pem", "users", "access.log"].map((name) => join(folder, name));
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=test", "-keyout", key, "-out", certificate], { stdio: "ignore" });
    writeFileSync(users, "ann:{PLAIN}secret\n");
    const server = replaced(settings("nginx.conf"), [
      [/listen 443 ssl/g, `listen 127.0.0.1:${port} ssl`],
      [/127\.0\.0\.1:3000/g, editor],
      [/127\.0\.0\.1:3001/g, readers],
      [/\/etc\/ssl\/\S+\.pem/g, certificate],
      [/\/etc\/ssl\/\S+\.key/g, key],
      [/\/etc\/nginx\/postmortem\.users/g, users],
      [/\/var\/log\/nginx\/postmortem\.log/g, log],
    ]);
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${join(folder, name)};`).join(" ");
    const user = process.getuid() === 0 ? "user root; " : "";
    const file = join(folder, "nginx.conf");
    const compress = "gzip on; gzip_types application/json; gzip_min_length 0;";
    writeFileSync(file, `${user}daemon off; pid ${join(folder, "nginx.pid")}; events {} http { ${temporary} ${compress}\n${server}}\n`);
    return { command: ["nginx", "-p", folder, "-e", "stderr", "-c", file], log, weakens: true };
  },
  caddy: ({ port, editor, readers }) => {
    const hash = execFileSync("caddy", ["hash-password", "--plaintext", "secret"], { encoding: "utf8" }).trim();
    const sites = replaced(settings("Caddyfile"), [
      [/127\.0\.0\.1:3000/g, editor],
      [/127\.0\.0\.1:3001/g, readers],
      [/REPLACE-BY-WHAT-CADDY-HASH-PASSWORD-PRINTS/g, hash],
    ]);
    const file = join(folder, "Caddyfile");
    // Certificates of its own, so that nobody is asked for one.
    writeFileSync(file, `{\n  admin off\n  local_certs\n  skip_install_trust\n  auto_https disable_redirects\n  https_port ${port}\n  storage file_system ${folder}\n}\n${sites}`);
    return { command: ["caddy", "run", "--adapter", "caddyfile", "--config", file], weakens: false };
  },
};

const wished = process.argv.slice(2);
try {
  for (const name of wished.length > 0 ? wished : Object.keys(PROXIES)) await tried(name);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.log(fault);
console.log(`${count} answers behind proxies, ${faults.length} of them wrong`);
process.exitCode = faults.length > 0 || count === 0 ? 1 : 0;

async function tried(name) {
  if (spawnSync(name, ["version"]).error) throw new Error(`${name} is needed; on Debian: apt-get install ${name}`);
  const [port, editor, readers] = await Promise.all([free(), free(), free()]);
  const places = { port, editor: `127.0.0.1:${editor}`, readers: `127.0.0.1:${readers}` };
  const program = spawn(PROGRAM, [
    ...["--bind", places.editor, "--share-bind", places.readers, "--data", join(folder, name), "--bundle", BUNDLE, "--allow-remote-editing"],
    ...["--public-url", `https://${WRITERS}`, "--share-url", `https://${READERS}`, "--trusted-proxy", "127.0.0.1"],
  ], { stdio: ["ignore", "pipe", "ignore"] });
  const proxy = PROXIES[name](places);
  const [command, ...flags] = proxy.command;
  let said = "";
  const child = spawn(command, flags, { stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes) => (said += bytes));
  try {
    await once(createInterface({ input: program.stdout }), "line");
    await listening(port, child);
    const begun = count;
    await conversation(name, port, proxy);
    console.log(`${name}: ${count - begun} answers`);
  } catch (error) {
    throw new Error(`${name} said:\n${said}`, { cause: error });
  } finally {
    const ended = [program, child].filter(({ exitCode }) => exitCode === null).map((process) => once(process, "exit"));
    for (const process of [program, child]) process.kill();
    await Promise.all(ended);
  }
}

/** What a writer and a reader do, each answer compared with what it has to be. */
async function conversation(name, port, { log, weakens }) {
  const id = crypto.randomUUID();
  const report = `/api/reports/${id}`;
  const expect = (what, is) => {
    count += 1;
    if (!is) faults.push(`${name}: ${what}`);
  };
  const writer = (method, path, headers = {}, body) => ask(port, WRITERS, method, path, { authorization: SIGN_IN, ...headers }, body);
  const put = (headers, title) => writer("PUT", report, { "content-type": "application/json", ...headers }, JSON.stringify({ title }));

  expect("nobody edits without signing in", (await ask(port, WRITERS, "GET", "/")).status === 401);
  const page = await writer("GET", "/");
  expect("a writer gets the page", page.status === 200 && page.headers["content-security-policy"]?.includes("'wasm-unsafe-eval'"));
  expect("TLS is kept to", page.headers["strict-transport-security"] === "max-age=31536000");
  const told = events(port);
  expect("a stream of events begins at once", (await told.next()).value === "missed");
  expect("a report is made", (await put({ "if-none-match": "*" }, "One")).status === 201);
  const read = await writer("GET", report, { "accept-encoding": "gzip" });
  expect(`its ETag is ${weakens ? "weakened" : "as it was"}`, read.headers.etag === (weakens ? 'W/"1"' : '"1"'));
  expect("it is known again", (await writer("GET", report, { "accept-encoding": "gzip", "if-none-match": read.headers.etag })).status === 304);
  expect("it is saved by that ETag", (await put({ "if-match": read.headers.etag }, "Two")).status === 200);
  expect("both saves are told", (await told.next()).value === "revision" && (await told.next()).value === "revision");
  await told.return();
  const stale = await put({ "if-match": read.headers.etag }, "Three");
  expect("a stale save is refused with what is there", stale.status === 412 && JSON.parse(stale.body).current.revision === 2);
  const large = await writer("POST", "/api/reports", { "content-type": "text/markdown" }, "x".repeat(4 * MIB - 1));
  expect("of a large text the program says what the limit is", large.status === 413 && large.headers["content-type"] === "application/problem+json");
  const other = await writer("GET", "/api/reports", { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" });
  expect("another site does not read", other.status === 403);

  const made = JSON.parse((await writer("POST", `${report}/shares`, { "content-type": "application/json" }, "{}")).body);
  expect("a link leads to the readers' name", made.url?.startsWith(`https://${READERS}/r/`));
  const link = new URL(made.url).pathname;
  const shared = await ask(port, READERS, "GET", link);
  expect("a reader sees the report", shared.status === 200 && shared.body.includes("Two") && !shared.body.includes("<script"));
  expect("nobody keeps it", shared.headers["cache-control"] === "no-store");
  expect("nothing but links is there for readers", (await ask(port, READERS, "GET", report)).status === 404);
  await writer("DELETE", `${report}/shares/${made.id}`);
  expect("a revoked link is gone", (await ask(port, READERS, "GET", link)).status === 410);
  if (log) expect("the log holds no token", readFileSync(log, "utf8").includes("/r/(token)") && !readFileSync(log, "utf8").includes(link));
}

function ask(port, host, method, path, headers = {}, body = undefined) {
  const options = { host: "127.0.0.1", port, servername: host, rejectUnauthorized: false, method, path, headers: { host, ...headers }, agent: false };
  return new Promise((done, failed) => {
    const sent = request(options, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => {
        const bytes = Buffer.concat(parts);
        const text = answer.headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes;
        done({ status: answer.statusCode, headers: answer.headers, body: text.toString() });
      });
    });
    sent.on("error", failed);
    sent.end(body);
  });
}

/** The names of a stream's events as they come, those that only say that it lives left out. What is held back on the way ends it. */
async function* events(port) {
  const sent = request({
    ...{ host: "127.0.0.1", port, servername: WRITERS, rejectUnauthorized: false, path: "/api/events", agent: false },
    ...{ headers: { host: WRITERS, authorization: SIGN_IN, accept: "text/event-stream" }, signal: AbortSignal.timeout(30_000) },
  });
  const [answer] = await once(sent.end(), "response");
  // Whoever reads the answer is told, too; unheard it would end this program and leave the others running.
  sent.on("error", () => {});
  let rest = "";
  for await (const part of answer.setEncoding("utf8")) {
    const lines = (rest + part).split("\n");
    rest = lines.pop();
    const names = lines.map((line) => /^event: ?(.*)/.exec(line)?.[1]);
    yield* names.filter((name) => name && name !== "beat");
  }
}

/** All that is to be replaced has to be there, or settings were tried that nobody is given. */
function replaced(text, pairs) {
  for (const [pattern, by] of pairs) {
    if (text.search(pattern) < 0) throw new Error(`the settings have no ${pattern}`);
    text = text.replace(pattern, () => by);
  }
  return text;
}

async function free() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Until it has certificates for both names, or has ended without. */
async function listening(port, child) {
  for (const servername of [WRITERS, READERS]) {
    while (!(await greets(port, servername))) {
      if (child.exitCode !== null) throw new Error("the proxy ended by itself");
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

async function greets(port, servername) {
  const socket = connect({ host: "127.0.0.1", port, servername, rejectUnauthorized: false });
  const greeted = await new Promise((done) => socket.once("secureConnect", () => done(true)).once("error", () => done(false)));
  socket.destroy();
  return greeted;
}
