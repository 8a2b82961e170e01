// The rows of a measurement as a table, for people and for the document. A row is
// `{what, unit, ours, limit, rival, budget}`: the figure of the product, of the program that does nothing but the named
// work, and of CodeMirror, as far as there are any; the budget is `{of, most}` or `{of, least}`, where `of` says what is
// held against it: `ours`, the `ratio` of ours to the limit, or what is `added` to it.

/** Digits behind the point, of figures below 100. */
const DIGITS = { ms: 2, KB: 1, MB: 1, "MB/s": 1, "": 3 };

const HEADINGS = ["what", "unit", "ours", "limit", "ours / limit", "CodeMirror", "budget", "met"];

/** A row that is complete: with its ratio, what is added, and whether the budget is met. */
export function judged(row) {
  const { ours, limit, budget } = row;
  const held = { ours, ratio: ours / limit, added: ours - limit };
  const value = budget && held[budget.of];
  if (budget && !Number.isFinite(value)) throw new Error(`${row.what}: nothing to hold against the budget`);
  const met = budget && (budget.most === undefined ? value >= budget.least : value <= budget.most);
  return { ...row, ...(limit ? { ratio: held.ratio } : {}), ...(budget ? { held: value, met } : {}) };
}

function cells(row) {
  const { what, unit, ours, limit, rival, ratio, budget, held, met } = judged(row);
  const figure = (value) => (value === undefined ? "" : value.toFixed(value >= 100 ? 0 : DIGITS[unit] ?? 0));
  const bound = budget && (budget.most === undefined ? `≥ ${budget.least}` : `≤ ${budget.most}`);
  const words = budget && { ours: bound, ratio: `${bound} ×`, added: `${bound} added` }[budget.of];
  const verdict = budget && (met ? "yes" : budget.of === "added" ? `no, ${held.toFixed(2)}` : "no");
  return [what, unit, figure(ours), figure(limit), ratio?.toFixed(2) ?? "", figure(rival), words ?? "", verdict ?? ""];
}

/** Lines of a Markdown table, which is also what people read in a terminal. */
export function table(rows) {
  const all = [HEADINGS, ...rows.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...all.map((line) => line[column].length)));
  const isText = (column) => column === 0;
  const lines = all.map((line) => `| ${line.map((cell, column) => (isText(column) ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(" | ")} |`);
  const rule = `|${widths.map((width, column) => (isText(column) ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [lines[0], rule, ...lines.slice(1)].join("\n");
}

export const print = (rows) => console.log(table(rows));
