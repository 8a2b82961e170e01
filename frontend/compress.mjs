// Trunk's post_build hook: takes the later part along, joins the style files of a release, fills in the service worker, and puts
// a brotli copy beside every text and wasm file, so that the server compresses nothing while it answers.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { takeLater } from "./later.mjs";
import { precache } from "./precache.mjs";
import { joinStyles } from "./styles.mjs";

const COMPRESSED = new Set([".css", ".html", ".js", ".json", ".md", ".svg", ".wasm", ".webmanifest"]);

function compress(file) {
  const raw = readFileSync(file);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
  };
  writeFileSync(`${file}.br`, brotliCompressSync(raw, { params }));
}

const folder = process.env.TRUNK_STAGING_DIR;
const isRelease = process.env.TRUNK_PROFILE === "release";
takeLater(folder, isRelease);
if (isRelease) joinStyles(folder);
precache(folder);
if (isRelease) {
  readdirSync(folder, { recursive: true })
    .filter((name) => COMPRESSED.has(extname(name)))
    .forEach((name) => compress(join(folder, name)));
}
