// How long one check of one key takes in a browser: the core alone, built as the bundle is, in a page of its own.
// From end2end/: node measure/check.mjs
import { join } from "node:path";
import { buildExample } from "./example.mjs";
import { browse, figure, isRunDirectly, servePages } from "./running.mjs";

/** The lines that the example prints. */
export async function check() {
  const folder = buildExample("check");
  const page = new URL("pages/check.html", import.meta.url).pathname;
  const [wasm, script] = ["check_bg.wasm", "check.js"];
  const server = await servePages({ "/": page, [`/${wasm}`]: join(folder, wasm), [`/${script}`]: join(folder, script) });
  const browser = await browse();
  try {
    const tab = await browser.newPage();
    const lines = [];
    const done = new Promise((resolve) => tab.on("console", (line) => (line.text() === "done" ? resolve() : lines.push(line.text()))));
    await tab.goto(server.origin);
    await done;
    return lines.join("\n");
  } finally {
    await browser.close();
    server.end();
  }
}

/** Beside a bare pass over the words of the text that the key went to. */
export async function checkRows() {
  const lines = await check();
  const at = (place, part) => figure(lines, new RegExp(`^10000 words, a key in ${place}: .*${part} ([\\d.]+) ms`, "m"));
  return [
    ["p50", {}],
    ["p99", { budget: { of: "ours", most: 1 } }],
  ].map(([part, budget]) => ({
    what: `check of a key in wasm, 10,000 words: ${part}`,
    unit: "ms",
    ours: at("any field", part),
    limit: at("any field, bare pass over its words", part),
    ...budget,
  }));
}

if (isRunDirectly(import.meta)) console.log(await check());
