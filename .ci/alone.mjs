#!/usr/bin/env node
// alone.mjs PROGRAM: copies a program that carries its page into an empty folder, makes that folder its whole file system where
// this user may, and compares every answer with those of the same program that reads dist/. ROOT=no keeps the file system.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const program = resolve(process.argv[2]);
const root = mkdtempSync(join(tmpdir(), "postmortem-alone-"));
copyFileSync(program, join(root, "postmortem"));
const isRoot = process.getuid() === 0 && process.env.ROOT !== "no";
const pages = ["/", "/new", "/settings", "/edit/0198c1f5-7a3e-7c55-9c0a-3c1de3b2f6a1", "/rules", "/rules/blame.human-error", "/api/settings", "/gone-0123456789abcdef.js"];
const files = readdirSync("dist", { recursive: true }).filter((name) => !name.startsWith(".")).map((name) => `/${name}`);

const alone = await started(...(isRoot ? ["chroot", [root, "/postmortem"]] : [join(root, "postmortem"), []]), root);
const beside = await started(program, ["--bundle", resolve("dist"), "--data", join(root, "other")], root);
let compared = 0;
const faults = [];
try {
  for (const path of [...pages, ...files]) {
    for (const encoding of ["identity", "br"]) {
      const [ours, theirs] = await Promise.all([alone, beside].map((server) => answer(server, path, { "accept-encoding": encoding })));
      compare(`${path} (${encoding})`, ours, theirs);
      if (!ours.headers.etag) continue;
      const known = { "accept-encoding": encoding, "if-none-match": ours.headers.etag };
      const [again, other] = await Promise.all([alone, beside].map((server) => answer(server, path, known)));
      compare(`${path} (${encoding}, known)`, again, other);
      if (again.status !== 304) faults.push(`${path}: ${again.status} though it is known`);
    }
  }
  const index = await answer(alone, "/", {});
  if (index.status !== 200 || !index.headers["content-security-policy"]?.includes("'wasm-unsafe-eval'")) faults.push("/ is not the page");
} finally {
  for (const server of [alone, beside]) server.child.kill("SIGTERM");
  await Promise.all([alone, beside].map((server) => server.ended));
  rmSync(root, { recursive: true });
}
for (const fault of faults) console.log(fault);
console.log(`${compared} answers of the program alone${isRoot ? ", in a file system with nothing else," : ""} are those with a folder: ${faults.length} differ`);
process.exitCode = faults.length > 0 ? 1 : 0;

async function started(command, flags, cwd) {
  const child = spawn(command, [...flags, "--bind", "127.0.0.1:0"], { cwd, env: { PATH: process.env.PATH }, stdio: ["ignore", "pipe", "ignore"] });
  const ended = new Promise((done) => child.once("exit", done));
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = /open at (http:\/\/\S+)/.exec(line)?.[1];
    if (origin) return { child, ended, origin };
  }
  throw new Error(`${command} ended before it was open`);
}

/** Status, headers that do not differ by themselves, and the bytes as they came. */
function answer({ origin }, path, headers) {
  return new Promise((done, failed) => {
    get(origin + path, { headers, agent: false }, (response) => {
      const hash = createHash("sha256");
      response.on("data", (bytes) => hash.update(bytes));
      response.on("end", () => {
        const { date, "x-request-id": id, ...rest } = response.headers;
        done({ status: response.statusCode, headers: rest, body: hash.digest("hex") });
      });
    }).on("error", failed);
  });
}

function compare(what, ours, theirs) {
  compared += 1;
  const [one, other] = [ours, theirs].map((answer) => JSON.stringify(answer));
  if (one !== other) faults.push(`${what}: ${one}, with a folder ${other}`);
}
