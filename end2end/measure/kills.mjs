// How much typing a crash of the whole browser costs: keys are sent, the browser and all its processes
// are killed at a random moment, started again, and the text is compared with the keys.
//
// node measure/kills.mjs [ROUNDS] [SEED] [local]: with `local` there is no database, for comparison.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright";

const PROGRAM = process.env.POSTMORTEM ?? "../target/release/postmortem";
const BUNDLE = process.env.BUNDLE ?? "../dist";
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const rounds = Number(process.argv[2] ?? 200);
let seed = Number(process.argv[3] ?? 1);
const isLocalOnly = process.argv[4] === "local";
const EARLIEST_MS = 300;
const LATEST_MS = 2_500;
const KEY_EVERY_MS = 40;

// The same numbers for the same seed (mulberry32).
function random() {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function serve(data) {
  const child = spawn(PROGRAM, ["--bind", "127.0.0.1:0", "--data", data, "--bundle", BUNDLE], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = /open at (http:\/\/\S+)/.exec(line)?.[1];
    if (origin) return { child, origin };
  }
  throw new Error("the server did not start");
}

/** The browser in a process group of its own, so that all of it can be killed at once. */
async function browse(profile) {
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
  const child = spawn(CHROMIUM, [...flags, "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  let endpoint;
  for await (const line of createInterface({ input: child.stderr })) {
    endpoint = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (endpoint) break;
  }
  child.stderr.resume();
  const browser = await chromium.connectOverCDP(endpoint);
  const context = browser.contexts()[0];
  if (isLocalOnly) {
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("no database", "InvalidStateError");
      };
    });
  }
  const page = await context.newPage();
  // The server has nothing: what survives, survived here.
  await page.route("**/api/**", (route) => route.abort());
  const kill = async () => {
    process.kill(-child.pid, "SIGKILL");
    await ended;
    await browser.close().catch(() => {});
  };
  return { page, kill };
}

const data = mkdtempSync(join(tmpdir(), "postmortem-kills-"));
const profile = join(data, "profile");
const { child: server, origin } = await serve(join(data, "data"));
const box = (page) => page.getByRole("textbox", { name: "What happened", exact: true });
const lost = [];
const moments = [];
let damaged = 0;
let keys = 0;

let { page, kill } = await browse(profile);
for (let round = 1; round <= rounds; round += 1) {
  await page.goto(`${origin}/new`);
  await page.waitForURL("**/edit/*");
  const address = page.url();
  await box(page).click();
  const moment = EARLIEST_MS + random() * (LATEST_MS - EARLIEST_MS);
  const begin = performance.now();
  const typed = [];
  let isDead = false;
  const killed = sleep(moment).then(async () => {
    isDead = true;
    const at = performance.now();
    await kill();
    return at;
  });
  while (!isDead) {
    const key = "abcdefghij klmnopqrst uvwxyz"[Math.floor(random() * 28)];
    await page.keyboard.press(key === " " ? "Space" : key).catch(() => {});
    // A key counts once the page has answered for it.
    if (!isDead) typed.push({ key, at: performance.now() });
    await sleep(KEY_EVERY_MS);
  }
  const at = await killed;
  moments.push(at - begin);
  keys += typed.length;

  ({ page, kill } = await browse(profile));
  await page.goto(address);
  const wanted = typed.map(({ key }) => key).join("");
  const could = page.getByRole("heading", { name: "The report could not be opened" });
  // The boxes that stand before the program runs are read-only until the text is in them.
  await box(page).and(page.locator(":read-write")).or(could).first().waitFor();
  const found = (await could.isVisible()) ? "" : await box(page).inputValue();
  // One more key may have arrived whose answer did not.
  const isWhole = wanted.startsWith(found) || found.startsWith(wanted);
  if (!isWhole) {
    damaged += 1;
    console.log(`round ${round}: typed ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`);
  }
  lost.push(found.length >= typed.length ? 0 : at - typed[found.length].at);
  if (round % 20 === 0 && round < rounds) tell();
}
await page.goto(origin);
damaged += await page.getByText("a draft that could not be read").count();
await kill();
server.kill();
rmSync(data, { recursive: true, force: true });
tell();

function tell() {
  const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
  const at = (numbers, share) => sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
  const line = (numbers, shares) => shares.map((share) => at(numbers, share).toFixed(0)).join(" ");
  const few = lost.filter((ms) => ms <= 300).length;
  console.log(`${isLocalOnly ? "local storage alone" : "local storage and database"}, ${lost.length} rounds, ${keys} keys`);
  console.log(`  killed after, ms, by tenths: ${line(moments, [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])}`);
  console.log(`  typing lost, ms, p50 p90 p99 max: ${line(lost, [0.5, 0.9, 0.99, 1])}; at most 300 ms in ${few}`);
  console.log(`  damaged drafts: ${damaged}`);
}
