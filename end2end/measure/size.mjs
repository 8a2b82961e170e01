// The bytes a browser fetches to open the editor for the first time: the page and what it names.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../../dist");

// The page names its files in attributes and in the loader's import; a data: address or an
// address of another page is no file.
function filesOf(page) {
  const names = [...page.matchAll(/["'=]\/([\w.-]+(?:\/[\w.-]+)*\.(?:js|wasm|css|svg|png|ico|webmanifest|woff2))\b/g)];
  return ["index.html", ...new Set(names.map((match) => match[1]))];
}

const rows = filesOf(readFileSync(join(dist, "index.html"), "utf8")).map((name) => {
  const raw = readFileSync(join(dist, name)).length;
  return { name, raw, brotli: sizeOf(`${name}.br`) ?? raw };
});

function sizeOf(name) {
  try {
    return readFileSync(join(dist, name)).length;
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

rows.sort((a, b) => b.brotli - a.brotli);
const sum = (column) => rows.reduce((total, row) => total + row[column], 0);
rows.push({ name: `total, ${rows.length} requests`, raw: sum("raw"), brotli: sum("brotli") });

const width = Math.max(...rows.map((row) => row.name.length));
const line = (name, raw, brotli) => `${name.padEnd(width)}  ${raw.padStart(11)}  ${brotli.padStart(11)}`;
console.log(line("file", "raw bytes", "brotli"));
for (const row of rows) console.log(line(row.name, row.raw.toLocaleString("en"), row.brotli.toLocaleString("en")));
