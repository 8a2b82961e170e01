// docs/performance.md holds what make bench has printed, and quotes the limit programs: both are filled in here, never
// typed. From end2end/: node measure/document.mjs says whether they are as they were filled in.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRunDirectly, ROOT } from "./running.mjs";
import { table } from "./table.mjs";

const DOCUMENT = join(ROOT, "docs/performance.md");
const RUN = join(ROOT, "docs/performance.json");

/** Takes what was measured into the document, and beside it as JSON. Parts that were not measured stay. */
export function record(parts, files) {
  const run = { parts: { ...recorded()?.parts, ...parts }, files };
  writeFileSync(RUN, `${JSON.stringify(run, undefined, 1)}\n`);
  writeFileSync(DOCUMENT, filled(readFileSync(DOCUMENT, "utf8"), run));
}

const recorded = () => (existsSync(RUN) ? JSON.parse(readFileSync(RUN, "utf8")) : undefined);

/** The tables go between marks, as far as there is a run, a program into the block of code that names its file. */
function filled(text, run) {
  const printed = run && { budgets: budgets(run.parts), files: fileTable(run.files) };
  const withTables = text.replace(/(<!-- (\w+), as printed -->\n)[^]*?(<!-- end -->)/g, (block, begin, name, end) =>
    printed ? `${begin}\n${printed[name]}\n\n${end}` : block,
  );
  return withTables.replace(/^(```\w+ (\S+)\n)[^]*?^```$/gm, (_, begin, file) => `${begin}${readFileSync(join(ROOT, file), "utf8")}\`\`\``);
}

/** The table, under the machines and days that its parts were measured on, with the load of each. */
export function budgets(parts) {
  const places = new Map();
  for (const [name, { date, machine, load }] of Object.entries(parts)) {
    const place = `${date}, ${machine}`;
    places.set(place, [...(places.get(place) ?? []), `${name} ${load.toFixed(1)}`]);
  }
  const captions = [...places].map(([place, loads]) => `${place}. Load when each part began: ${loads.join(", ")}.`);
  return `${captions.join("\n")}\n\n${table(Object.values(parts).flatMap(({ rows }) => rows))}`;
}

/** Without the hashes in names, which every build changes. */
function fileTable(files) {
  const line = ({ name, part, raw, brotli }) => `| ${name.replace(/-[0-9a-f]{8,16}\b/, "")} | ${part} | ${raw.toLocaleString("en")} | ${brotli.toLocaleString("en")} |`;
  return ["| file | part | raw bytes | brotli |", "|---|---|---:|---:|", ...files.map(line)].join("\n");
}

if (isRunDirectly(import.meta)) {
  const text = readFileSync(DOCUMENT, "utf8");
  const right = filled(text, recorded());
  if (process.argv.includes("--fill")) writeFileSync(DOCUMENT, right);
  else if (text !== right) {
    console.error("docs/performance.md is not what was printed, or quotes a program as it was: .ci/bench --record measures anew, and");
    console.error("`node measure/document.mjs --fill` in end2end/ quotes anew.");
    process.exitCode = 1;
  }
}
