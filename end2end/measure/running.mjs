// What measuring programs share: the server of the product in a fresh folder, pages of a measurement's own beside it,
// the browser, and figures of sorted times.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

/** The project's folder. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
/** The program that is measured. */
export const PROGRAM = process.env.POSTMORTEM ?? join(TARGET, "release/postmortem");
/** Where measurements put what they make. */
export const MADE = join(TARGET, "bench");
export const BUNDLE = process.env.BUNDLE ?? join(ROOT, "dist");

/** Starts the server on a free port with an empty database. */
export async function serve() {
  const data = mkdtempSync(join(tmpdir(), "measure-"));
  const child = spawn(PROGRAM, ["--bind", "127.0.0.1:0", "--data", data, "--bundle", BUNDLE], { stdio: ["ignore", "pipe", "ignore"] });
  const end = () => {
    child.kill();
    rmSync(data, { recursive: true, force: true });
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const origin = /open at (http:\/\/\S+)/.exec(line)?.[1];
    if (origin) return { origin, save: (report) => save(origin, report), end };
  }
  end();
  throw new Error(`${PROGRAM} ended before it was open`);
}

/** Saves a new report and answers its id. */
async function save(origin, report) {
  const id = crypto.randomUUID();
  const headers = { "Content-Type": "application/json", "If-None-Match": "*" };
  const answer = await fetch(`${origin}/api/reports/${id}`, { method: "PUT", headers, body: JSON.stringify(report) });
  if (answer.status !== 201) throw new Error(`the report was answered ${answer.status}: ${await answer.text()}`);
  return id;
}

const TYPES = { html: "text/html", js: "text/javascript", wasm: "application/wasm" };

/**
 * Serves files by path, with a brotli copy where there is one: `{"/": "limits/box.html"}`. Their page has an origin of
 * its own, and so a clock of microseconds.
 */
export async function servePages(files) {
  const isolated = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
  const server = createServer(({ url }, answer) => {
    const file = files[url];
    if (!file) return answer.writeHead(404).end();
    const type = { "Content-Type": TYPES[file.replace(/\.br$/, "").split(".").at(-1)] };
    const coded = file.endsWith(".br") ? { "Content-Encoding": "br" } : {};
    answer.writeHead(200, { ...isolated, ...type, ...coded, "Cache-Control": "no-cache" }).end(readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, end: () => server.close() };
}

export const browse = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
  });

export const sorted = (numbers) => [...numbers].sort((one, other) => one - other);

/** What so large a part of sorted numbers is at most. */
export const at = (numbers, part) => numbers[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];

export const median = (numbers) => at(sorted(numbers), 0.5);

/** Whether node was started with this very module. */
export const isRunDirectly = ({ url }) => process.argv[1] === fileURLToPath(url);

/** The one number that a pattern finds in what a program printed. */
export function figure(printed, pattern) {
  const found = pattern.exec(printed);
  if (!found) throw new Error(`nothing like ${pattern} in:\n${printed}`);
  return Number(found[1].replaceAll(",", ""));
}
