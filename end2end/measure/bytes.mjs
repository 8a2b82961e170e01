// What the browser fetches, by file and by request: a cold visit of `/new` and `/edit/{id}` until the program is ready, beside
// an empty Leptos page and CodeMirror, what the service worker keeps, and a shared page beside the same words as bare HTML.
// From end2end/: node measure/bytes.mjs
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { buildExample } from "./example.mjs";
import { serveRivals } from "./rivals.mjs";
import { browse, isRunDirectly, ROOT, serve } from "./running.mjs";
import { printSizes, sums } from "./size.mjs";
import { print } from "./table.mjs";

const WORDS_SHARED = 1_500;

/** What a cold visit has fetched when `isThere`, of the product when it has started: paths, and bytes as they came. */
async function requestsOf(browser, address, isThere) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(() => addEventListener("TrunkApplicationStarted", () => (window.startedAt = performance.now())));
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(isThere);
  const requests = await page.evaluate(() => {
    const fetched = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const inTime = fetched.filter(({ name, responseEnd }) => !name.startsWith("data:") && responseEnd <= (window.startedAt ?? Infinity));
    return inTime.map(({ name, encodedBodySize }) => ({ path: new URL(name).pathname, bytes: encodedBodySize }));
  });
  await context.close();
  return requests;
}

/** Prose that people wrote, so many words of it: sentences of the pages of the rules. */
function prose(words) {
  const folder = join(ROOT, "app/rules");
  const pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".md")).sort();
  const text = pages.map((name) => readFileSync(join(folder, name), "utf8").split("## Flagged")[0]).join(" ");
  return text.replace(/[#`*_[\]()|>-]+/g, " ").split(/\s+/).slice(0, words);
}

/** Bytes of brotli and requests of a shared report, and of its words as HTML with nothing around. */
async function sharedPage(browser, server) {
  const words = prose(WORDS_SHARED);
  const text = (part) => words.slice((part * words.length) / 3, ((part + 1) * words.length) / 3).join(" ");
  const id = await server.save({ title: "Checkout returned 502", what_happened: text(0), where_it_went_wrong: text(1), root_cause: text(2) });
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(`${server.origin}/api/reports/${id}/shares`, { method: "POST", headers, body: "{}" });
  const { url } = await answer.json();
  const requests = await requestsOf(browser, url, () => document.readyState === "complete");
  const bare = brotliCompressSync(`<!doctype html><title>Checkout returned 502</title><p>${[0, 1, 2].map(text).join("<p>")}`).length;
  return { bytes: total(requests), count: requests.length, bare };
}

const total = (requests) => requests.reduce((sum, { bytes }) => sum + bytes, 0);
const sizeOf = (files) => files.reduce((sum, file) => sum + brotliCompressSync(readFileSync(file)).length, 0);

export async function bytes() {
  const empty = buildExample("empty");
  const leptos = sizeOf([join(empty, "empty.js"), join(empty, "empty_bg.wasm")]);
  const [server, rivals, browser] = [await serve(), await serveRivals(), await browse()];
  try {
    const isReady = () => window.startedAt;
    const id = await server.save({ title: "Pool exhausted", root_cause: "The pool was shared by two services." });
    const pages = { "/new": `${server.origin}/new`, "/edit/{id}": `${server.origin}/edit/${id}` };
    const rival = await requestsOf(browser, `${rivals.origin}/codemirror.html`, () => window.show);
    const box = total(await requestsOf(browser, `${rivals.origin}/text-area.html`, () => document.readyState === "complete"));
    const rows = [];
    for (const [name, address] of Object.entries(pages)) {
      const requests = await requestsOf(browser, address, isReady);
      console.error(`${name}: ${requests.map(({ path, bytes }) => `${path} ${bytes}`).join(", ")}`);
      rows.push({ what: `${name} until the program is ready: requests`, unit: "requests", ours: requests.length, limit: 3, rival: rival.length });
    }
    const kb = (count) => count / 1000;
    const shared = await sharedPage(browser, server);
    const theirs = kb(total(rival));
    return [
      { what: "first part (limit: an empty Leptos page)", unit: "KB", ours: kb(sums["first part"]), limit: kb(leptos), rival: theirs, budget: { of: "ours", most: 200 } },
      { what: "until the loader keeps a key of /new (limit: a text area)", unit: "KB", ours: kb(sums["until the loader keeps a key"]), limit: kb(box), rival: theirs, budget: { of: "ours", most: 20 } },
      { what: "everything the service worker keeps", unit: "KB", ours: kb(sums["everything the service worker keeps"]), limit: kb(leptos), rival: theirs, budget: { of: "ours", most: 500 } },
      ...rows,
      { what: "shared page of 1,500 words (limit: its words as HTML)", unit: "KB", ours: kb(shared.bytes), limit: kb(shared.bare), budget: { of: "ours", most: 14 } },
      { what: "shared page: requests", unit: "requests", ours: shared.count, limit: 1, budget: { of: "ours", most: 1 } },
    ];
  } finally {
    await browser.close();
    rivals.end();
    server.end();
  }
}

if (isRunDirectly(import.meta)) {
  printSizes();
  print(await bytes());
}
