// The main-thread work of a key press in prose, in an item of a list and in a cell of the action table, in a report of 0,
// 1,000 and 10,000 words, beside a bare text area with the text of the same box and beside CodeMirror with all of it.
// From end2end/: node measure/typing.mjs [KEYS]
import { made, measure, openBare, openEditor } from "./keys.mjs";
import { serveRivals } from "./rivals.mjs";
import { at, browse, isRunDirectly, serve } from "./running.mjs";
import { print } from "./table.mjs";

const WORDS = [0, 1_000, 10_000];
const ITEM = "A customer who had paid saw the page of the basket again and paid a second time";
const ACTION = { item: "Alert on connections in use above 80 %", owner: "Ann", priority: "High", status: "Open" };

/** Where it is typed: the box, and the text it holds in a report with words. */
const PLACES = {
  prose: { box: (page) => page.getByRole("textbox", { name: "Root cause", exact: true }), text: ({ root_cause }) => root_cause },
  "an item": { box: (page) => page.getByRole("textbox", { name: "User impact 1", exact: true }), text: () => ITEM },
  "a cell": { box: (page) => page.getByRole("group", { name: "Action item 1", exact: true }).getByRole("textbox", { name: "Item" }), text: () => ACTION.item },
};

/** A tenth of the words is in items and rows, 16 and about 10 to each. */
function reportOf(words) {
  if (words === 0) return { title: "Empty" };
  const rows = (count, row) => Array.from({ length: Math.ceil(count) }, () => row);
  return { ...made(words * 0.9, 0), user_impact: rows((words * 0.06) / 16, { text: ITEM }), action_items: rows((words * 0.04) / 10, ACTION) };
}

const all = (report) => Object.values(report).filter((text) => typeof text === "string").join("\n\n");

export async function typing(keys = 200) {
  const [server, rivals, browser] = [await serve(), await serveRivals(), await browse()];
  try {
    const rows = [];
    const added = {};
    for (const words of WORDS) {
      const report = reportOf(words);
      const address = `${server.origin}/edit/${await server.save(report)}`;
      const rival = await measure(browser, keys, async (page) => {
        await page.goto(`${rivals.origin}/codemirror.html`);
        await page.waitForFunction(() => window.show);
        await page.evaluate((text) => (window.show(text), window.write()), words ? all(report) : "");
      });
      for (const [place, { box, text }] of Object.entries(PLACES)) {
        const bare = await measure(browser, keys, (page) => openBare(page, words ? text(report) : ""));
        const editor = await measure(browser, keys, (page) => openEditor(page, address, box));
        for (const [name, part, most] of [["p50", 0.5, 1], ["p99", 0.99, 4]]) {
          const [ours, limit, theirs] = [editor, bare, rival].map(({ work }) => at(work, part));
          const budget = words === WORDS.at(-1) ? { budget: { of: "added", most } } : {};
          rows.push({ what: `a key in ${place}, ${words.toLocaleString("en")} words: ${name}`, unit: "ms", ours, limit, rival: theirs, ...budget });
          added[`${place} ${words} ${name}`] = ours - limit;
        }
      }
    }
    const [few, many] = ["prose 1000 p50", "prose 10000 p50"].map((name) => added[name]);
    rows.push({ what: "added in prose, 10,000 words beside 1,000: p50", unit: "ms", ours: many, limit: few, budget: { of: "ratio", most: 1.2 } });
    return rows;
  } finally {
    await browser.close();
    rivals.end();
    server.end();
  }
}

if (isRunDirectly(import.meta)) print(await typing(Number(process.argv[2] ?? 200)));
