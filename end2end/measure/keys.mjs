// The main-thread work of a key press beside a bare text area with the same text, with more and more findings:
//   node measure/keys.mjs [words of the report] [keys]
// A report of 10,000 words with 0, 50 and 500 findings, some of them in the box that is typed into. Two sums are
// printed: script, style and layout alone, and all that the thread does for a key, painting and the browser's own
// work included.
import { at, browse, isRunDirectly, serve } from "./running.mjs";
import { BETWEEN, type } from "./trace.mjs";

/** A report of so many words and about so many findings, a tenth of them in the box that is typed into. */
export function made(words, findings) {
  const plain = "The pool of orders-api held 20 connections at 14:02 UTC and a request took 4 s. ";
  const blaming = "Human error. ";
  const text = (count, found) => {
    let text = "";
    const sentences = Math.max(1, Math.round(count / 16));
    for (let index = 0; index < sentences; index++) {
      text += plain;
      if (index % 8 === 7) text += "\n\n";
      if (index < found) text += blaming;
    }
    return text.trim();
  };
  const share = (part) => Math.round(findings * part);
  return {
    title: "Checkout returned 502 for 41 minutes",
    what_happened: text(words * 0.3, share(0.3)),
    impact_scope: text(words * 0.1, share(0.1)),
    where_it_went_wrong: text(words * 0.3, share(0.3)),
    immediate_cause: text(words * 0.2, share(0.2)),
    root_cause: text(words * 0.1, share(0.1)),
  };
}

/** A page with nothing but a text area that holds this text. */
export async function openBare(page, text) {
  await page.setContent("<label>Text <textarea rows=3 style='width:46rem;field-sizing:content;font:16px/1.5 system-ui'></textarea></label>");
  const box = page.getByRole("textbox");
  await box.evaluate((box, text) => (box.value = text), text);
  await focusAtStart(box);
}

export async function openEditor(page, address, place) {
  await page.goto(address);
  const box = place(page);
  await box.waitFor();
  // Findings come with the later part: all of the program is there.
  await heading(page).waitFor();
  await focusAtStart(box);
}

const heading = (page) => page.getByRole("region", { name: "Findings" }).getByRole("heading", { name: /^Findings/ });

async function focusAtStart(box) {
  await box.click();
  await box.press("Control+Home");
}

/** Processor times per key in a page of its own that `open` has opened, and what `look` sees there before. */
export async function measure(browser, keys, open, look = () => undefined) {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  await open(page);
  const seen = await look(page);
  const times = await type(browser, page, keys);
  await page.close();
  return { seen, ...times };
}

async function withFindings(words, keys) {
  const [server, browser] = [await serve(), await browse()];
  try {
    const rows = [];
    for (const findings of [0, 50, 500]) {
      const report = made(words, findings);
      const address = `${server.origin}/edit/${await server.save(report)}`;
      const bare = await measure(browser, keys, (page) => openBare(page, report.root_cause));
      const rootCause = (page) => page.getByRole("textbox", { name: "Root cause", exact: true });
      const count = async (page) => Number(/\d+/.exec(await heading(page).innerText())?.[0] ?? 0);
      const editor = await measure(browser, keys, (page) => openEditor(page, address, rootCause), count);
      rows.push({ bare, editor });
    }
    return rows;
  } finally {
    await browser.close();
    server.end();
  }
}

if (isRunDirectly(import.meta)) {
  const [words, keys] = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 300)];
  const rows = await withFindings(words, keys);
  console.log(`${words} words, ${keys} keys, ${BETWEEN} ms between them; main-thread CPU in ms per key`);
  console.log("findings  of                      bare p50     p99  editor p50     p99   added p50     p99");
  for (const { bare, editor } of rows) {
    for (const [sum, part] of [["work", "script, style, layout"], ["everything", "everything"]]) {
      const [b50, b99, e50, e99] = [bare, editor].flatMap((times) => [at(times[sum], 0.5), at(times[sum], 0.99)]);
      const cells = [b50, b99, e50, e99, e50 - b50, e99 - b99].map((ms, cell) => ms.toFixed(2).padStart(cell % 2 ? 6 : 10));
      console.log(`${String(editor.seen).padStart(8)}  ${part.padEnd(22)}${cells.join("  ")}`);
    }
  }
}
