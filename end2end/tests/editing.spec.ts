import { expect, test } from "./fixtures";

test("rows are added, removed, brought back and moved by keyboard alone", async ({ editor, page }) => {
  await editor.begin();
  const rows = editor.group("User impact").getByRole("textbox");
  const texts = () => rows.evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value));
  await editor.box("User impact 1").focus();
  await page.keyboard.type("one");
  await page.keyboard.press("Enter");
  await page.keyboard.type("two");
  await page.keyboard.press("Enter");
  await page.keyboard.type("three");
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(texts).toEqual(["one", "three", "two"]);
  await expect(editor.box("User impact 2")).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(4);
  await page.keyboard.press("Backspace");
  await expect.poll(texts).toEqual(["one", "two", "three"]);
  await expect(editor.box("User impact 3")).toBeFocused();
  await editor.button("User impact 2 tools").press("Enter");
  await expect(page.getByRole("menuitem", { name: "Move up user impact 2" })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("menuitem", { name: "Remove user impact 2" }), "round at the ends").toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(texts).toEqual(["one", "three"]);
  await editor.group("User impact").getByRole("button", { name: "Undo" }).press("Enter");
  await expect.poll(texts).toEqual(["one", "two", "three"]);
});

test("a finding leads to its words, and its fix removes them", async ({ editor }) => {
  await editor.begin();
  await editor.box("Immediate cause").fill("The pool was full. [The direct cause that led to the problem]");
  await editor.findings.getByRole("button", { name: /still the template/ }).click();
  await expect(editor.box("Immediate cause")).toBeFocused();
  const selected = await editor
    .box("Immediate cause")
    .evaluate((box: HTMLTextAreaElement) => box.value.slice(box.selectionStart, box.selectionEnd));
  expect(selected).toBe("[The direct cause that led to the problem]");
  await editor.button("Remove the placeholder").click();
  await expect(editor.box("Immediate cause")).toHaveValue("The pool was full.");
  await expect(editor.findings).not.toContainText("still the template");
});

test("sections and readiness follow the text", async ({ editor, page }) => {
  await editor.begin();
  await expect(editor.section("Issue Overview")).toContainText("not started");
  await expect(page.getByText("17 things left")).toBeVisible();
  await editor.box("What happened").fill("On 2026-03-02 at 14:02 UTC every checkout failed.");
  await expect(editor.section("Issue Overview")).toContainText("in progress");
  await expect(editor.findings).toContainText("Impact scope");
  await editor.box("Impact scope").fill("3,112 checkouts");
  await expect(editor.section("Issue Overview")).toContainText("ready");
  await expect(page.getByText("15 things left")).toBeVisible();
});

test("an action item needs an owner, and renaming it renames its priority action", async ({ editor, page }) => {
  await editor.begin();
  await editor.cell(1, "Item").fill("Bound the hold time");
  await editor.cell(1, "Priority").fill("High");
  await expect(editor.findings).toContainText(/owner/i);
  await page.getByRole("combobox", { name: "Priority action 1" }).fill("Bound the hold time");
  await editor.cell(1, "Item").fill("Bound the hold time to 2 s");
  await expect(page.getByRole("combobox", { name: "Priority action 1" })).toHaveValue("Bound the hold time to 2 s");
  await editor.cell(1, "Owner").fill("Platform lead");
  await expect(editor.section("Action Items")).toContainText("ready");
});

test("the preview shows the text as readers will see it, and markup as text", async ({ editor, page }) => {
  await editor.begin();
  await editor.box("Title").fill("<b>Pool</b> exhausted");
  await editor.box("What happened").fill("**Every** checkout <img src=x onerror=alert(1)>");
  await page.setViewportSize({ width: 390, height: 800 });
  await editor.button("Preview").click();
  await expect(page.getByRole("region", { name: "Preview" })).toBeInViewport();
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview.getByText("<b>Pool</b> exhausted")).toBeVisible();
  await expect(preview.locator("strong", { hasText: "Every" })).toBeVisible();
  await expect(preview.getByRole("img")).toHaveCount(0);
});

test("the written form is exported as a file", async ({ editor, page }) => {
  await editor.begin();
  await editor.box("Title").fill("Pool exhausted");
  const download = page.waitForEvent("download");
  await editor.button("Export").click();
  await editor.button("Download Markdown").click();
  expect((await download).suggestedFilename()).toBe("pool-exhausted.md");
});

test("an empty library offers an example, which is never sent", async ({ page, editor, server }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Try it on an example" }).click();
  await expect(editor.box("Title")).toHaveValue(/Search returned no results/);
  await expect(editor.findings).toContainText(/uman error/);
  await expect(editor.saveState).toContainText("on this device only");
  expect((await (await fetch(`${server.origin}/api/reports`)).json()).reports).toEqual([]);
});

test("a new report is begun at /new, with the title ready to be typed", async ({ page, editor, consoleErrors }) => {
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/reports/")) asked.push(request.url());
  });
  await page.goto("/new");
  await expect(editor.box("Title")).toBeFocused();
  await expect(page).toHaveURL(/\/edit\/[0-9a-f-]{36}$/);
  await page.keyboard.type("Pool exhausted");
  await expect(editor.box("Title")).toHaveValue("Pool exhausted");
  expect(asked).toEqual([]);
  expect(consoleErrors).toEqual([]);
});
