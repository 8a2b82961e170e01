// How long a first visit takes until a key is accepted and kept, on a slow line (4 times slower processor, 1.6 Mbit/s,
// 150 ms): `/new` and `/edit/{id}` beside a bare text area that does nothing but keep its text.
// From end2end/: node measure/door.mjs [ROUNDS]. POSTMORTEM names the server's program.
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "@playwright/test";

const ROUNDS = Number(process.argv[2] ?? 5);
const PROGRAM = process.env.POSTMORTEM ?? "../target/release/postmortem";
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 7.5e5 / 8 };

// The limit program: a text area whose text is kept with every key.
const BARE = `<!doctype html><title>Bare</title><link rel="icon" href="data:,"><textarea></textarea>
<script>const box = document.querySelector("textarea"); box.oninput = () => localStorage.setItem("bare", box.value);</script>`;

const bare = createServer((_, answer) => answer.writeHead(200, { "Content-Type": "text/html" }).end(BARE));
await new Promise((ready) => bare.listen(0, "127.0.0.1", ready));

const data = mkdtempSync(join(tmpdir(), "door-"));
const server = spawn(PROGRAM, ["--bind", "127.0.0.1:0", "--data", data, "--bundle", process.env.BUNDLE ?? "../dist"], {
  stdio: ["ignore", "pipe", "ignore"],
});
let origin;
for await (const line of createInterface({ input: server.stdout })) {
  origin = /open at (http:\/\/\S+)/.exec(line)?.[1];
  if (origin) break;
}
const id = crypto.randomUUID();
const report = JSON.stringify({ title: "Pool exhausted", root_cause: "The pool was shared by two services." });
const headers = { "Content-Type": "application/json", "If-None-Match": "*" };
await fetch(`${origin}/api/reports/${id}`, { method: "PUT", headers, body: report });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});

// Types into the first box as soon as there is one, a key every 20 ms, and notes when the first is kept.
const watch = () => {
  const kept = () => Object.values({ ...localStorage }).some((text) => text.includes("qqq"));
  const look = () => {
    const box = document.querySelector("textarea");
    if (box && !window.readyAt) window.readyAt = performance.now();
    if (box && !window.keptAt) {
      box.focus();
      document.execCommand("insertText", false, "q");
      if (kept()) window.keptAt = performance.now();
    }
    if (!window.keptAt) setTimeout(look, 20);
  };
  look();
};

async function visit(address) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => window.keptAt, undefined, { timeout: 60_000 });
  const times = await page.evaluate(() => [window.readyAt, window.keptAt]);
  await context.close();
  return times;
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
try {
  const rows = [
    ["a bare text area", `http://127.0.0.1:${bare.address().port}/`],
    ["/new", `${origin}/new`],
    ["/edit/{id}", `${origin}/edit/${id}`],
  ];
  let limit;
  console.log(`median of ${ROUNDS} first visits, ms\nbox there  first key kept  beside bare  page`);
  for (const [name, address] of rows) {
    const visits = [];
    for (let round = 0; round < ROUNDS; round++) visits.push(await visit(address));
    const [there, kept] = [0, 1].map((index) => median(visits.map((visit) => visit[index])));
    limit ??= kept;
    console.log(`${there.toFixed(0).padStart(9)} ${kept.toFixed(0).padStart(15)} ${(kept / limit).toFixed(2).padStart(12)}  ${name}`);
  }
} finally {
  await browser.close();
  bare.close();
  server.kill();
  rmSync(data, { recursive: true, force: true });
}
