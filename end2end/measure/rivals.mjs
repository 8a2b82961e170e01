// What is measured beside the product: a text area that keeps its text, and CodeMirror 6 with Markdown and Yjs, both
// served compressed as the product is.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { MADE, servePages } from "./running.mjs";

const limit = (name) => new URL(`limits/${name}`, import.meta.url).pathname;

/** Serves both on one address: `/text-area.html` and `/codemirror.html`. */
export async function serveRivals() {
  mkdirSync(MADE, { recursive: true });
  const outfile = join(MADE, "codemirror.js");
  await build({ entryPoints: [limit("codemirror.js")], outfile, bundle: true, minify: true, format: "esm", logLevel: "error" });
  const compressed = (file, name) => {
    const to = join(MADE, `${name}.br`);
    writeFileSync(to, brotliCompressSync(readFileSync(file)));
    return to;
  };
  return servePages({
    "/text-area.html": compressed(limit("text-area.html"), "text-area.html"),
    "/codemirror.html": compressed(limit("codemirror.html"), "codemirror.html"),
    "/codemirror.js": compressed(outfile, "codemirror.js"),
  });
}
