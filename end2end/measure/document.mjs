// docs/performance.md holds what make bench has printed, and quotes the limit programs: both are filled in here, never
// typed. From end2end/: node measure/document.mjs says whether they are as they were filled in.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRunDirectly, ROOT } from "./running.mjs";
import { table } from "./table.mjs";

const DOCUMENT = join(ROOT, "docs/performance.md");
const RUN = join(ROOT, "docs/performance.json");

/** Takes a run into the document, and beside it as JSON. */
export function record(run) {
  writeFileSync(RUN, `${JSON.stringify(run, undefined, 1)}\n`);
  writeFileSync(DOCUMENT, filled(readFileSync(DOCUMENT, "utf8"), run));
}

/** The tables go between marks, a program into the block of code that names its file. */
function filled(text, run) {
  const printed = { budgets: `${caption(run)}\n\n${table(run.rows)}`, files: fileTable(run.files) };
  return text
    .replace(/(<!-- (\w+), as printed -->\n)[^]*?(\n<!-- end -->)/g, (_, begin, name, end) => begin + printed[name] + end)
    .replace(/^(```\w+ (\S+)\n)[^]*?^```$/gm, (_, begin, file) => `${begin}${readFileSync(join(ROOT, file), "utf8")}\`\`\``);
}

/** Without the hashes in names, which every build changes. */
function fileTable(files) {
  const line = ({ name, part, raw, brotli }) => `| ${name.replace(/-[0-9a-f]{8,16}\b/, "")} | ${part} | ${raw.toLocaleString("en")} | ${brotli.toLocaleString("en")} |`;
  return ["| file | part | raw bytes | brotli |", "|---|---|---:|---:|", ...files.map(line)].join("\n");
}

export const caption = ({ date, machine, load }) => `${date}, ${machine}, load ${load}.`;

if (isRunDirectly(import.meta)) {
  const text = readFileSync(DOCUMENT, "utf8");
  if (process.argv.includes("--fill")) record(JSON.parse(readFileSync(RUN, "utf8")));
  else if (text !== filled(text, JSON.parse(readFileSync(RUN, "utf8")))) {
    console.error("docs/performance.md is not what was printed, or quotes a program as it was: .ci/bench --record measures anew, and");
    console.error("`node measure/document.mjs --fill` in end2end/ quotes anew.");
    process.exitCode = 1;
  }
}
