// The figures that the Rust benches print: the rules, saves, readers.
import { execFileSync } from "node:child_process";
import { BUNDLE, figure, ROOT } from "./running.mjs";

function bench(crate, name, ...wished) {
  const run = ["bench", "--quiet", "-p", crate, "--bench", name, "--", ...wished];
  return execFileSync("cargo", run, { cwd: ROOT, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], env: { SECONDS_EACH: "5", POSTMORTEM_BUNDLE: BUNDLE, ...process.env } });
}

/** Megabytes of text per second, and microseconds of a key. */
export function core() {
  return [...markdown(), ...rules()];
}

function markdown() {
  const printed = bench("postmortem", "markdown", "ordinary reports");
  const speeds = [...printed.slice(printed.lastIndexOf("ordinary reports")).matchAll(/(\d+) \([\d.]+\)/g)].map(([, found]) => Number(found));
  if (speeds.length !== 4) throw new Error(`not four speeds in:\n${printed}`);
  const limit = speeds[3];
  return ["reading", "writing", "showing as HTML"].map((step, index) => ({
    what: `${step} reports of 1 MiB (limit: the Markdown parser alone)`,
    unit: "MB/s",
    ours: speeds[index],
    limit,
  }));
}

/** A whole check beside one look at each word of the text, and a key. */
function rules() {
  const printed = bench("postmortem", "lint");
  const key = /^a key anywhere, 10,000 words: p50 ([\d.]+) ms, p99 ([\d.]+) ms/m.exec(printed);
  const whole = [1_000, 10_000, 100_000].map((words) => {
    const line = `^${words} words, .*`;
    return {
      what: `whole check, ${words.toLocaleString("en")} words (limit: one look at each word)`,
      unit: "MB/s",
      ours: figure(printed, new RegExp(`${line}: ([\\d.]+) MB/s`, "m")),
      limit: figure(printed, new RegExp(`${line} bare ([\\d.]+) MB/s`, "m")),
      budget: { of: "ours", least: 10 },
    };
  });
  const keys = ["p50", "p99"].map((part, index) => ({ what: `check of a key, native, 10,000 words: ${part}`, unit: "µs", ours: 1000 * key[index + 1] }));
  return [...whole, ...keys];
}

export function saves() {
  const printed = bench("server", "saves");
  return ["SQLite", "PostgreSQL"].flatMap((database) => {
    const part = printed.slice(printed.indexOf(database));
    return [
      {
        what: `durable saves of 8 KiB, 64 clients, ${database}`,
        unit: "/s",
        ours: figure(part, /^ +saves +(\d+) a second/m),
        limit: figure(part, /^ +bare handler +(\d+) a second/m),
        budget: { of: "ratio", least: 0.5 },
      },
      { what: `reads beside 64 such writers, ${database}`, unit: "/s", ours: figure(part, /^ +reads meanwhile (\d+) a second/m) },
    ];
  });
}

export function readers() {
  const printed = bench("server", "readers");
  const both = (line, ours, limit) => ({ ours: figure(printed, new RegExp(`^${line}.*?${ours}`, "m")), limit: figure(printed, new RegExp(`^${line}.*bare handler.*?${limit}`, "m")) });
  const [ms, mb] = ["([\\d.]+) ms", "([\\d.]+) MB"];
  const found = (line) => figure(printed, new RegExp(`^${line}: ${mb}`, "m"));
  const kept = (when) => ({ unit: "MB", ours: found(`memory ${when}`), limit: found("idle"), budget: { of: "ratio", most: 2 } });
  return [
    { what: "start to the first answer", unit: "ms", ...both("start to the first 200: ", ms, ms), budget: { of: "ours", most: 100 } },
    { what: "memory, idle", unit: "MB", ...both("idle: ", mb, mb), budget: { of: "ours", most: 20 } },
    { what: "memory after 10,000 reports were listed and searched (limit: idle)", ...kept("after all reports were listed and searched"), budget: { of: "ours", most: 40 } },
    { what: "memory after the worst 1 MiB from four clients (limit: idle)", ...kept("after the worst texts") },
    { what: "memory after 16 readers of the largest page (limit: idle)", ...kept("after readers of the largest page") },
    { what: "list of 50 at 10,000 reports: p50", unit: "ms", ...both("list of 50", `p50 ${ms}`, `p50 ${ms}`), budget: { of: "ours", most: 10 } },
    { what: "list of 50 at 10,000 reports: p99", unit: "ms", ...both("list of 50", `p99 ${ms}`, `p99 ${ms}`) },
    { what: "search in 10,000 reports: p50", unit: "ms", ...both("search", `p50 ${ms}`, `p50 ${ms}`) },
    { what: "search in 10,000 reports: p99", unit: "ms", ...both("search", `p99 ${ms}`, `p99 ${ms}`) },
    { what: "read of a report: p50", unit: "ms", ...both("read of a report", `p50 ${ms}`, `p50 ${ms}`) },
    { what: "shared page of 19 KB, 16 clients", unit: "/s", ...both("shared page", "([\\d]+) a second", "(\\d+)"), budget: { of: "ratio", least: 0.6 } },
  ];
}
