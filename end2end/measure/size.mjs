// The bytes a browser fetches, brotli: the first part opens the editor, the later part comes after the first paint,
// and the service worker keeps both. With `--guard` it compares them with size.json: what grows by more than 2 %
// changes the number there in the same commit.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "../../dist");
const GROWTH = 1.02;

const bytes = (name) => (existsSync(join(dist, name)) ? readFileSync(join(dist, name)).length : undefined);
const page = readFileSync(join(dist, "index.html"), "utf8");
const worker = readFileSync(join(dist, "service-worker.js"), "utf8");

// The page names what it needs at once in attributes and in the import of its program.
const named = new Set([...page.matchAll(/(?:href|src)="\/([\w.-]+)"|from '\/([\w.-]+)'/g)].map(([, a, b]) => a ?? b));
const kept = JSON.parse(/const FILES = (\[\[.*?\]\]);/.exec(worker)[1]).map(([path]) => path.slice(1) || "index.html");
const partOf = (name) => (/^later-/.test(name) ? "later" : name === "index.html" || named.has(name) ? "first" : "kept");

/** Every file that is fetched: its part, and its bytes as they are and compressed. */
export const files = [...kept, "service-worker.js"].map((name) => {
  const raw = bytes(name);
  return { name, part: partOf(name), raw, brotli: bytes(`${name}.br`) ?? raw };
});
files.sort((a, b) => a.part.localeCompare(b.part) || b.brotli - a.brotli);

const sum = (which) => files.filter(which).reduce((total, row) => total + row.brotli, 0);
/** Bytes of brotli, by what they are for. */
export const sums = {
  "first part": sum(({ part }) => part === "first"),
  // The page holds the boxes, their style and what keeps their text; nothing else is fetched for that.
  "until the loader keeps a key": sum(({ name }) => name === "index.html"),
  "everything the service worker keeps": sum(() => true),
};

export function printSizes() {
  const line = (name, part, raw, brotli) => `${name.padEnd(38)} ${part.padEnd(6)} ${raw.padStart(10)} ${brotli.padStart(9)}`;
  console.log(line("file", "part", "raw bytes", "brotli"));
  for (const { name, part, raw, brotli } of files) {
    console.log(line(name, part, raw.toLocaleString("en"), brotli.toLocaleString("en")));
  }
  for (const [name, total] of Object.entries(sums)) console.log(line(name, "", "", total.toLocaleString("en")));
}

// Without what only npm installs.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  printSizes();
  if (process.argv.includes("--guard")) guard();
}

function guard() {
  const { built, ...known } = JSON.parse(readFileSync(join(here, "size.json"), "utf8"));
  const thisBuild = readFileSync(join(dist, ".built-with"), "utf8").trim();
  if (built !== thisBuild) {
    console.log(`Not compared: size.json is of ${built}; this is ${thisBuild}.`);
  } else {
    const grown = Object.entries(sums).filter(([name, total]) => total > known[name] * GROWTH);
    for (const [name, total] of grown) {
      console.error(`${name}: ${total} bytes, ${known[name]} in end2end/measure/size.json. Make it smaller, or change the number and say why.`);
    }
    process.exitCode = grown.length > 0 ? 1 : 0;
  }
}
