// The main-thread work of a key press, from a trace, beside a bare text area with the same text:
//   node measure/keys.mjs [words of the report] [keys]
// A report of 10,000 words with 0, 50 and 500 findings, some of them in the box that is typed into. Two sums are
// printed: script, style and layout alone, and all that the thread does for a key, painting and the browser's own
// work included.
import { mkdtempSync, rmSync } from "node:fs";
import { randomUUID } from "node:crypto";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";

const WORDS = Number(process.argv[2] ?? 10_000);
const KEYS = Number(process.argv[3] ?? 300);
/** Between two keys, in milliseconds: a fast writer. */
const BETWEEN = 60;
/** What a trace calls script, style and layout. */
const WORK = /^(EvaluateScript|FunctionCall|TimerFire|FireAnimationFrame|RunMicrotasks|MinorGC|MajorGC|UpdateLayoutTree|Layout)$/;
const TYPED = "the pool was small and every request waited for it ";

const data = mkdtempSync(join(tmpdir(), "postmortem-"));
const program = process.env.POSTMORTEM ?? "../target/release/postmortem";
const server = spawn(program, ["--bind", "127.0.0.1:0", "--data", data, "--bundle", process.env.BUNDLE ?? "../dist"], {
  stdio: ["ignore", "pipe", "ignore"],
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});

try {
  const origin = await opened();
  const rows = [];
  for (const findings of [0, 50, 500]) {
    const report = made(WORDS, findings);
    const id = randomUUID();
    const put = await fetch(`${origin}/api/reports/${id}`, {
      method: "PUT",
      headers: { "Content-Type": "application/json", "If-None-Match": "*" },
      body: JSON.stringify(report),
    });
    if (put.status !== 201) throw new Error(`the report was answered ${put.status}: ${await put.text()}`);
    const bare = await measure((page) => openBare(page, origin, report.root_cause));
    const editor = await measure((page) => openEditor(page, `${origin}/edit/${id}`));
    rows.push({ findings: editor.found, bare: bare.times, editor: editor.times });
  }
  console.log(`${WORDS} words, ${KEYS} keys, ${BETWEEN} ms between them; main-thread CPU in ms per key`);
  console.log("findings  of                      bare p50     p99  editor p50     p99   added p50     p99");
  for (const { findings, bare, editor } of rows) {
    for (const [index, part] of ["script, style, layout", "everything"].entries()) {
      const [b50, b99, e50, e99] = [bare, editor].flatMap((times) => [at(times[index], 0.5), at(times[index], 0.99)]);
      const cells = [b50, b99, e50, e99, e50 - b50, e99 - b99].map((ms, cell) => ms.toFixed(2).padStart(cell % 2 ? 6 : 10));
      console.log(`${String(findings).padStart(8)}  ${part.padEnd(22)}${cells.join("  ")}`);
    }
  }
} finally {
  await browser.close();
  server.kill("SIGTERM");
  rmSync(data, { recursive: true, force: true });
}

/** A report of so many words and about so many findings, a tenth of them in the box that is typed into. */
function made(words, findings) {
  const plain = "The pool of orders-api held 20 connections at 14:02 UTC and a request took 4 s. ";
  const blaming = "Human error. ";
  const text = (count, found) => {
    let text = "";
    const sentences = Math.max(1, Math.round(count / 16));
    for (let index = 0; index < sentences; index++) {
      text += plain;
      if (index % 8 === 7) text += "\n\n";
      if (index < found) text += blaming;
    }
    return text.trim();
  };
  const share = (part) => Math.round(findings * part);
  return {
    title: "Checkout returned 502 for 41 minutes",
    what_happened: text(words * 0.3, share(0.3)),
    impact_scope: text(words * 0.1, share(0.1)),
    where_it_went_wrong: text(words * 0.3, share(0.3)),
    immediate_cause: text(words * 0.2, share(0.2)),
    root_cause: text(words * 0.1, share(0.1)),
  };
}

async function openBare(page, origin, text) {
  await page.goto(`${origin}/healthz`);
  await page.evaluate((text) => {
    document.body.innerHTML = "<label>Root cause <textarea rows=3 style='width:46rem;field-sizing:content;font:16px/1.5 system-ui'></textarea></label>";
    document.querySelector("textarea").value = text;
  }, text);
  return 0;
}

async function openEditor(page, address) {
  await page.goto(address);
  await page.getByRole("textbox", { name: "Root cause", exact: true }).waitFor();
  const heading = page.getByRole("region", { name: "Findings" }).getByRole("heading", { name: /^Findings/ });
  const words = await heading.innerText();
  return Number(/\d+/.exec(words)?.[0] ?? 0);
}

async function measure(open) {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  const found = await open(page);
  const box = page.getByRole("textbox", { name: "Root cause", exact: true });
  await box.click();
  await box.press("Control+Home");
  const client = await page.context().newCDPSession(page);
  const key = async (letter) => {
    const common = { key: letter, text: letter, unmodifiedText: letter };
    await client.send("Input.dispatchKeyEvent", { type: "keyDown", ...common });
    await client.send("Input.dispatchKeyEvent", { type: "keyUp", key: letter });
    await new Promise((resolve) => setTimeout(resolve, BETWEEN));
  };
  for (let index = 0; index < 20; index++) await key(TYPED[index]);
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] });
  for (let index = 0; index < KEYS; index++) await key(TYPED[index % TYPED.length]);
  const trace = JSON.parse((await browser.stopTracing()).toString());
  await page.close();
  return { found, times: perKey(trace.traceEvents) };
}

/** The times from one key to the next on the thread that the keys arrive at, in order: of the work, and of all tasks. */
function perKey(events) {
  const downs = events.filter((event) => event.name === "EventDispatch" && event.args?.data?.type === "keydown");
  const { pid, tid } = downs[0];
  const outer = (name) => {
    const all = events.filter((event) => name.test(event.name) && event.ph === "X" && event.pid === pid && event.tid === tid);
    all.sort((one, other) => one.ts - other.ts || other.dur - one.dur);
    // What is within another would count twice.
    let end = 0;
    return all.filter((event) => event.ts >= end && ((end = event.ts + event.dur), true));
  };
  const tasks = outer(/RunTask$/);
  const starts = downs.map((down) => tasks.findLast((task) => task.ts <= down.ts)?.ts ?? down.ts).sort((a, b) => a - b);
  return [outer(WORK), tasks].map((all) => {
    const times = new Array(starts.length).fill(0);
    let index = -1;
    for (const event of all) {
      while (index + 1 < starts.length && event.ts >= starts[index + 1]) index++;
      if (index >= 0) times[index] += (event.tdur ?? event.dur) / 1000;
    }
    // What runs once the keys rest is not the last key's.
    return times.slice(0, -1).sort((a, b) => a - b);
  });
}

function at(sorted, part) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

async function opened() {
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /open at (http:\/\/\S+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error(`${program} ended before it was open`);
}
