import type { BrowserContext, Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** What Google Docs puts on the clipboard. */
const GOOGLE_DOCS_LIST =
  `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1a"><ul style="margin-top:0;margin-bottom:0;">` +
  ["Checkout failed", "Orders were late", "Refunds took a day"]
    .map(
      (words) =>
        `<li dir="ltr" style="list-style-type:disc;font-size:11pt;" aria-level="1"><p dir="ltr" role="presentation">` +
        `<span style="font-size:11pt;font-weight:400;font-style:normal;white-space:pre-wrap;">${words}</span></p></li>`,
    )
    .join("") +
  `</ul></b><br class="Apple-interchange-newline">`;

/** What Google Sheets puts there. */
function sheet(rows: string[][]): Clip {
  const cells = (row: string[]) => row.map((cell) => `<td style="overflow:hidden;padding:2px 3px;">${cell}</td>`).join("");
  return {
    html:
      `<meta charset='utf-8'><style type="text/css">td {border: 1px solid #cccccc;}</style><google-sheets-html-origin>` +
      `<table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" border="1" data-sheets-root="1"><colgroup><col width="100"/></colgroup>` +
      `<tbody>${rows.map((row) => `<tr style="height:21px;">${cells(row)}</tr>`).join("")}</tbody></table>`,
    plain: rows.map((row) => row.join("\t")).join("\n"),
  };
}

const CONFLUENCE_PARAGRAPH: Clip = {
  html:
    `<meta charset='utf-8'><p data-pm-slice="1 1 []">The pool <strong data-renderer-mark="true">ran empty</strong>, see ` +
    `<a data-renderer-mark="true" href="https://graphs.test/d/1" class="css-1rn59kg">the graph</a>.</p>`,
  plain: "The pool ran empty, see the graph.",
};

type Clip = { html?: string; plain?: string };

test.beforeEach(async ({ context, editor }) => {
  await allow(context);
  await editor.begin();
});

test("a list of Google Docs becomes items, and is undone as one step", async ({ editor, page }) => {
  const impacts = editor.group("User impact").getByRole("textbox");
  await editor.box("User impact 1").focus();
  await paste(page, { html: GOOGLE_DOCS_LIST, plain: "Checkout failed\nOrders were late\nRefunds took a day" });
  await expect.poll(() => values(impacts)).toEqual(["Checkout failed", "Orders were late", "Refunds took a day"]);
  await expect(editor.group("User impact").getByText("3 rows added.")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect.poll(() => values(impacts)).toEqual([""]);
  await expect(editor.group("User impact").getByText("3 rows added.")).toBeHidden();
});

test("rows of a spreadsheet become actions by their titles and events by their times", async ({ editor, page }) => {
  await editor.cell(1, "Item").focus();
  await paste(
    page,
    sheet([
      ["Owner", "Task", "Priority"],
      ["Ada", "Bound the pool", "High"],
      ["Bo", "Alert on waiting", "Low"],
    ]),
  );
  await expect(editor.cell(1, "Item")).toHaveValue("Bound the pool");
  await expect(editor.cell(1, "Owner")).toHaveValue("Ada");
  await expect(editor.cell(2, "Item")).toHaveValue("Alert on waiting");
  await expect(editor.cell(2, "Priority")).toHaveValue("Low");

  await editor.button("Add timeline (optional)").click();
  await expect(editor.box("Event 1 time")).toBeFocused();
  await paste(
    page,
    sheet([
      ["14:02 UTC", "first 502"],
      ["14:10 UTC", "rolled back"],
    ]),
  );
  await expect(editor.box("Event 1 time")).toHaveValue("14:02 UTC");
  await expect(editor.box("Event 2 time")).toHaveValue("14:10 UTC");
  await expect(editor.box("Event 2")).toHaveValue("rolled back");
});

test("a paragraph of Confluence becomes Markdown at the caret, and is undone as one step", async ({ editor, page }) => {
  const happened = editor.box("What happened");
  await happened.focus();
  await page.keyboard.type("First. ");
  await paste(page, CONFLUENCE_PARAGRAPH);
  const made = "First. The pool **ran empty**, see [the graph](https://graphs.test/d/1).";
  await expect(happened).toHaveValue(made);
  expect(await happened.evaluate((box: HTMLTextAreaElement) => box.selectionStart)).toBe(made.length);
  await page.keyboard.type(" Then");
  await expect(happened).toHaveValue(`${made} Then`);
  await page.keyboard.press("Control+z");
  await expect(happened).toHaveValue(made);
  await page.keyboard.press("Control+z");
  await expect(happened).toHaveValue("First. ");
});

test("words that are only dressed, and those pasted with Shift, stay as they are", async ({ editor, page }) => {
  const happened = editor.box("What happened");
  await happened.focus();
  const plain = "let a_b = *c;";
  await paste(page, {
    html: `<meta charset='utf-8'><div style="font-family:Consolas;white-space:pre;"><div><span style="color:#569cd6;">let</span> a_b = *c;</div></div>`,
    plain,
  });
  await expect(happened).toHaveValue(plain);
  await page.keyboard.press("Control+a");
  await paste(page, CONFLUENCE_PARAGRAPH, "Control+Shift+v");
  await expect(happened).toHaveValue(CONFLUENCE_PARAGRAPH.plain!);
  await page.keyboard.press("Control+a");
  await paste(page, CONFLUENCE_PARAGRAPH);
  await expect(happened).toHaveValue(/\*\*ran empty\*\*/);
});

test("a picture says that it was left out, and nothing that is pasted runs or is fetched", async ({ editor, page }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.evaluate(() => Object.assign(window, { ran: false }));
  const happened = editor.box("What happened");
  await happened.focus();
  const html =
    `<p>Latency <img src="https://elsewhere.test/x.png" alt="p99" onerror="window.ran = true"> rose.</p>` +
    `<script>window.ran = true</script><svg onload="window.ran = true"></svg><iframe src="https://elsewhere.test/"></iframe>` +
    `<p><a href="javascript:window.ran = true">Click</a> <b>here</b></p>`;
  await pasteUnchanged(page, { html, plain: "Latency rose.\nClick here" });
  await expect(happened).toHaveValue("Latency (picture “p99” left out) rose.\n\nClick **here**");
  expect(await page.evaluate(() => (window as unknown as { ran: boolean }).ran)).toBe(false);
  expect(requests.filter((url) => url.includes("elsewhere"))).toEqual([]);
});

test("a whole report that is pasted into a box is imported only where the writer wants that", async ({ editor, page }) => {
  const html = `<h1>Pool exhausted</h1><h2>Summary</h2><p>It failed.</p><h2>Root cause</h2><p>A limit.</p>`;
  const plain = "Pool exhausted\nSummary\nIt failed.\nRoot cause\nA limit.";
  const happened = editor.box("What happened");
  const dialog = page.getByRole("dialog", { name: "Import this report?" });
  await happened.focus();
  await paste(page, { html, plain });
  await expect(dialog).toBeVisible();
  await expect(happened).toHaveValue("");
  await dialog.getByRole("button", { name: "Paste into this box" }).click();
  await expect(dialog).toBeHidden();
  await expect(happened).toHaveValue("# Pool exhausted\n\n## Summary\n\nIt failed.\n\n## Root cause\n\nA limit.");
  await page.keyboard.press("Control+z");
  await expect(happened).toHaveValue("");

  await paste(page, { html, plain });
  await dialog.getByRole("button", { name: "Import as a new report" }).click();
  await dialog.getByRole("link", { name: "Pool exhausted" }).click();
  await expect(editor.box("Root cause")).toHaveValue("A limit.");
});

test("a page that was saved is imported as a file and pasted as Markdown", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Import Markdown" }).click();
  const buffer = Buffer.from(
    `<!DOCTYPE html><html><head><title>x</title></head><body><h1>Saved by a wiki</h1><h2>Root cause</h2><p>A limit.</p></body></html>`,
  );
  await page.getByLabel("Markdown files").setInputFiles([{ name: "page.html", mimeType: "text/html", buffer }]);
  const dialog = page.getByRole("dialog", { name: "Import Markdown" });
  await expect(dialog.getByRole("link", { name: "Saved by a wiki" })).toBeVisible();
  const box = page.getByRole("textbox", { name: "Or paste the text" });
  await box.focus();
  await paste(page, CONFLUENCE_PARAGRAPH);
  await expect(box).toHaveValue("The pool **ran empty**, see [the graph](https://graphs.test/d/1).");
});

async function allow(context: BrowserContext): Promise<void> {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
}

/** Puts something on the clipboard, as another program does, and presses the keys that paste it. */
async function paste(page: Page, clip: Clip, keys = "Control+v"): Promise<void> {
  await page.evaluate(async ({ html, plain }) => {
    const forms: Record<string, Blob> = {};
    if (html) forms["text/html"] = new Blob([html], { type: "text/html" });
    if (plain) forms["text/plain"] = new Blob([plain], { type: "text/plain" });
    await navigator.clipboard.write([new ClipboardItem(forms)]);
  }, clip);
  await page.keyboard.press(keys);
}

/** The same for what the clipboard's own interface would clean: a program can put anything there. */
async function pasteUnchanged(page: Page, { html, plain }: Clip): Promise<void> {
  await page.evaluate(
    ([html, plain]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", html!);
      clipboardData.setData("text/plain", plain!);
      const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
      document.activeElement!.dispatchEvent(event);
    },
    [html, plain],
  );
}

async function values(boxes: Locator): Promise<string[]> {
  return boxes.evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value));
}
