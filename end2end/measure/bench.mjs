// Every row of the table of budgets, each beside a program that does nothing but the named work, in one run: make bench.
// From end2end/: node measure/bench.mjs [--record] [PART…]. What is printed is also in target/bench/bench.json; with
// `--record` it becomes the table of docs/performance.md; a part that is measured alone takes the place of that part.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { bytes } from "./bytes.mjs";
import { checkRows } from "./check.mjs";
import { budgets, record } from "./document.mjs";
import { door } from "./door.mjs";
import { core, readers, saves } from "./native.mjs";
import { MADE } from "./running.mjs";
import { files, printSizes } from "./size.mjs";
import { judged } from "./table.mjs";
import { typing } from "./typing.mjs";

/** In the order of the table. What it takes on two cores, in minutes, once all is built. */
const PARTS = { bytes: [bytes, 1], door: [door, 4], typing: [typing, 6], core: [core, 1], check: [checkRows, 1], saves: [saves, 1], readers: [readers, 1] };

const wished = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const unknown = wished.find((name) => !PARTS[name]);
if (unknown) throw new Error(`There is no part ${unknown}; there are ${Object.keys(PARTS).join(", ")}.`);
const names = wished.length > 0 ? wished : Object.keys(PARTS);

const say = (line) => console.error(`bench: ${new Date().toTimeString().slice(0, 8)} load ${loadavg()[0].toFixed(1)} ${line}`);
const machine = `${cpus().length} cores, ${cpus()[0].model}`;
const parts = {};
const failed = [];
for (const name of names) {
  const [measure, minutes] = PARTS[name];
  say(`${name}, about ${minutes} min`);
  const begin = { date: new Date().toISOString().slice(0, 10), machine, load: loadavg()[0] };
  try {
    parts[name] = { ...begin, rows: (await measure()).map(judged) };
    // A run that is cut short has measured something.
    if (process.argv.includes("--record")) record({ [name]: parts[name] }, files);
  } catch (error) {
    // The others are worth having.
    failed.push(name);
    console.error(`bench: ${name} failed: ${error.stack}`);
  }
}

mkdirSync(MADE, { recursive: true });
const file = join(MADE, "bench.json");
writeFileSync(file, JSON.stringify({ parts, files }, undefined, 1));
if (parts.bytes) printSizes();
console.log(`\n${budgets(parts)}`);
const verdicts = Object.values(parts).flatMap(({ rows }) => rows.map(({ met }) => met));
const count = (met) => verdicts.filter((verdict) => verdict === met).length;
console.log(`${count(true)} budgets met, ${count(false)} missed; as JSON in ${file}`);
if (failed.length > 0) {
  console.error(`bench: failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
