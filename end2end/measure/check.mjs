// How long one check of one key takes in a browser: the core alone, built as the bundle is, in a page of its own.
// From the project's folder: node end2end/measure/check.mjs
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const root = new URL("../..", import.meta.url).pathname;
const build = `.ci/set-up build >&2; source .ci/env.sh; for_trunk
cargo build --quiet -p frontend --example check --profile wasm-release --target wasm32-unknown-unknown
wasm-bindgen --target=web --no-typescript --out-dir="$CARGO_TARGET_DIR/check" --out-name=check \\
  "$CARGO_TARGET_DIR/wasm32-unknown-unknown/wasm-release/examples/check.wasm"
echo "$CARGO_TARGET_DIR/check"`;
const folder = execFileSync("bash", ["-c", build], { cwd: root, encoding: "utf8" }).trim();

// Only a page of its own origin gets a clock of microseconds.
const headers = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
const server = createServer(({ url }, answer) => {
  const type = url.endsWith(".js") ? "text/javascript" : url.endsWith(".wasm") ? "application/wasm" : "text/html";
  const page = `<!doctype html><link rel="icon" href="data:,"><script type="module">import start from "/check.js"; start();</script>`;
  answer.writeHead(200, { ...headers, "Content-Type": type });
  answer.end(url === "/" ? page : readFileSync(folder + url));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
try {
  const page = await browser.newPage();
  const done = new Promise((resolve) => page.on("console", (line) => {
    if (line.text() === "done") resolve();
    else console.log(line.text());
  }));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await done;
} finally {
  await browser.close();
  server.close();
}
