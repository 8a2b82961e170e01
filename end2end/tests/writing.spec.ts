import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

test("a pasted list becomes items, a pasted log becomes events, and both are undone as one step", async ({
  editor,
  page,
}) => {
  await editor.begin();
  const impacts = editor.group("User impact").getByRole("textbox");
  await editor.box("User impact 1").focus();
  await paste(page, "- Checkout failed\n- Orders were late\n- Refunds took a day");
  await expect.poll(() => values(impacts)).toEqual(["Checkout failed", "Orders were late", "Refunds took a day"]);
  await expect(editor.box("User impact 3")).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect.poll(() => values(impacts)).toEqual([""]);

  await editor.button("Add timeline (optional)").click();
  await expect(editor.box("Event 1 time")).toBeFocused();
  await paste(page, "2026-03-02T14:02:11Z first 502\n2026-03-02T15:09:00+01:00 page sent");
  await expect(editor.box("Event 1 time")).toHaveValue("2026-03-02T14:02:11Z");
  await expect(editor.box("Event 2 time")).toHaveValue("2026-03-02T15:09:00+01:00");
  await expect(editor.box("Event 2")).toHaveValue("page sent");
});

test("keys mark words, and an address pasted over words becomes their link", async ({ editor, page }) => {
  await editor.begin();
  const cause = editor.box("Root cause");
  await cause.fill("see the graph");
  await select(cause, 8, 13);
  await page.keyboard.press("Control+b");
  await expect(cause).toHaveValue("see the **graph**");
  await page.keyboard.press("Control+b");
  await expect(cause).toHaveValue("see the graph");
  await page.keyboard.press("Control+e");
  await expect(cause).toHaveValue("see the `graph`");
  await page.keyboard.press("Control+e");
  await paste(page, "https://graphs.test/d/1");
  await expect(cause).toHaveValue("see the [graph](https://graphs.test/d/1)");
  await page.keyboard.press("Control+Shift+Digit8");
  await expect(cause).toHaveValue("- see the [graph](https://graphs.test/d/1)");
  const group = page.getByText("As readers see it for Root cause");
  await group.click();
  await expect(page.getByRole("main").getByRole("link", { name: "graph" })).toBeVisible();
});

test("every action, field and text is found in one list, by keyboard", async ({ editor, page }) => {
  await editor.begin();
  await editor.box("Immediate cause").fill("The pool held twenty connections");
  await expect(editor.section("Why It Went Wrong")).toContainText("in progress");
  const box = page.getByRole("combobox", { name: /An action, a field/ });
  const find = async (words: string) => {
    await page.keyboard.press("Control+k");
    await expect(box).toBeFocused();
    await page.keyboard.type(words);
  };
  await find("go to technical");
  await page.keyboard.press("Enter");
  await expect(editor.box("Technical impact 1")).toBeFocused();

  await find("twenty connect");
  await expect(page.getByRole("option", { name: /The pool held twenty/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(editor.box("Immediate cause")).toBeFocused();
  expect(await selected(editor.box("Immediate cause"))).toBe("twenty connect");

  await find("add check");
  await page.keyboard.press("Enter");
  await expect(editor.box("Check 1")).toBeFocused();

  await find("no such action");
  await expect(page.getByText("No matching action, field or text.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(editor.box("Check 1")).toBeFocused();

  await find("timeline");
  await page.keyboard.press("Enter");
  await expect(editor.box("Event 1 time")).toBeFocused();

  await editor.button("Share").focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toContainText("Ctrl+Shift+Z");
});

test("an address leads to a field, and the report that is open stays open", async ({ editor, page }) => {
  await editor.begin();
  await editor.box("Title").fill("Pool exhausted");
  await expect(editor.saveState).toContainText("revision 1");
  await page.evaluate(() => (location.hash = "#causal-chain"));
  await expect(editor.box("Chain node 1")).toBeFocused();
  await expect(editor.button("Undo")).toBeEnabled();
  await page.goto(`${page.url().split("#")[0]}?#resolved`);
  await expect(editor.box("Resolved")).toBeFocused();
});

test("examples and questions of a field are fetched when somebody asks", async ({ editor, page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await editor.begin();
  expect(asked).not.toContain("/guidance.md");
  await page.getByText("Examples for Root cause").click();
  await expect(page.getByText("Human error during the deployment.")).toBeVisible();
  await expect(page.getByText(/What made the actions of everybody involved look right/)).toBeVisible();
  await page.getByText("Examples for User impact").click();
  await expect(page.getByText(/3,112 customers saw/)).toBeVisible();
  expect(asked.filter((path) => path === "/guidance.md")).toHaveLength(1);
});

test("why is asked of the last answer, and the picture shows what no action addresses", async ({ editor, page }) => {
  await editor.begin();
  await page.getByText("Ask why, step by step").click();
  const answers = [
    "Checkout returned 502",
    "Every connection of the pool was taken",
    "Connections are held during payment calls",
    "Nothing limits the hold time",
  ];
  await page.getByRole("textbox", { name: "What did people see first?" }).fill(answers[0]);
  await page.keyboard.press("Enter");
  for (const [index, answer] of answers.slice(1).entries()) {
    await page.getByRole("textbox", { name: `Why “${answers[index]}”?` }).fill(answer);
    await page.keyboard.press("Enter");
  }
  await expect(editor.box("Chain node 4")).toHaveValue(answers[3]);
  await editor.button("Use the last answer as the root cause").click();
  await expect(editor.box("Root cause")).toHaveValue(answers[3]);
  await editor.cell(1, "Item").fill("Limit the hold time to 2 s in the client");
  const picture = page.getByRole("img", { name: /^Causal chain/ });
  await expect(picture).toHaveAccessibleName(/Symptom: Checkout returned 502/);
  await expect(picture).toHaveAccessibleName(/Cause · no action item yet: Every connection/);
  await expect(picture).toHaveAccessibleName(/Root cause · 1 action item: Nothing limits the hold time/);
  const coverage = page.getByRole("region", { name: "What the action items cover" });
  await expect(coverage.getByRole("listitem").filter({ hasText: "Prevent" })).toContainText("1 action item");
  await expect(coverage.getByRole("listitem").filter({ hasText: "Detect" })).toContainText("no action item yet");
});

test("rows of the action table are sorted, and picked as priority actions", async ({ editor, page }) => {
  await editor.begin();
  for (const [index, [item, priority]] of [["Alert", "Low"], ["Bound it", "High"], ["Test it", ""]].entries()) {
    if (index > 0) await editor.button("Add action item").click();
    await editor.cell(index + 1, "Item").fill(item);
    await editor.cell(index + 1, "Priority").fill(priority);
  }
  await page.getByRole("combobox", { name: "Sort rows by" }).selectOption("Priority");
  await expect(editor.cell(1, "Item")).toHaveValue("Bound it");
  await expect(editor.cell(2, "Item")).toHaveValue("Alert");
  await editor.row("Action item 1", "Priority action");
  await expect(editor.button("Action item 1 tools")).toBeFocused();
  await expect(page.getByRole("combobox", { name: "Priority action 1" })).toHaveValue("Bound it");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitemcheckbox", { name: "Priority action" })).toBeChecked();
  await page.getByRole("menuitemcheckbox", { name: "Priority action" }).click();
  await expect(page.getByRole("combobox", { name: "Priority action 1" })).toHaveValue("");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("combobox", { name: "Priority action 1" })).toHaveValue("Bound it");
});

test("how long it took is told from the times, across zones", async ({ editor, page }) => {
  await editor.begin();
  await page.getByText("Details: severity, times, people").click();
  await editor.box("Started").fill("2026-03-02 14:02 UTC");
  await editor.box("Detected").fill("2026-03-02 15:09 CET");
  await editor.box("Resolved").fill("2026-03-02 16:07 UTC");
  await expect(page.getByText(/Detected 7 min after the start · Resolved 2 h 5 min after the start/)).toBeVisible();
});

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(event);
  }, text);
}

function values(boxes: Locator): Promise<string[]> {
  return boxes.evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value));
}

async function select(box: Locator, start: number, end: number): Promise<void> {
  await box.evaluate(
    (box: HTMLTextAreaElement, [start, end]) => (box.focus(), box.setSelectionRange(start, end)),
    [start, end],
  );
}

function selected(box: Locator): Promise<string> {
  return box.evaluate((box: HTMLTextAreaElement) => box.value.slice(box.selectionStart, box.selectionEnd));
}
