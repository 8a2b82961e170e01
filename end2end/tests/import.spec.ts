import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const FOREIGN = `---
severity: SEV-2
ticket: OPS-17
---
# Checkout down

## Summary

Every checkout failed from 14:02 to 14:43 UTC.

## Root Causes

A connection was held for the whole request.

## Weather

It rained | all day.

## Action items

| Task | Who |
|------|-----|
| Bound the hold time | Platform lead |
`;

const INTERNAL = `---
internal:
  - section: impact
  - custom section: Costs
ticket: OPS-17
---
# Postmortem: Pool exhausted

## Issue Overview

**What happened:** Every checkout waited.

## Costs

90,000 euros.

## Callers

We rang them up.

## Impact

### User Impact

* Ann lost 12 orders
`;

test("foreign Markdown arrives by meaning, and what fits no field is kept and can be moved", async ({ editor, page }) => {
  await openImport(page);
  await page.getByRole("textbox", { name: "Or paste the text" }).fill(FOREIGN);
  await page.getByRole("button", { name: "Import the text" }).click();
  const dialog = page.getByRole("dialog", { name: "Import Markdown" });
  await expect(dialog.getByRole("status")).toHaveText("1 imported.");
  await expect(dialog).toContainText("Weather");
  await dialog.getByRole("link", { name: "Checkout down" }).click();

  await expect(editor.box("Title")).toHaveValue("Checkout down");
  await expect(editor.box("What happened")).toHaveValue("Every checkout failed from 14:02 to 14:43 UTC.");
  await expect(editor.box("Root cause")).toHaveValue("A connection was held for the whole request.");
  await page.locator("summary").filter({ hasText: "SEV-2" }).click();
  await expect(page.getByRole("combobox", { name: "Severity", exact: true })).toHaveValue("SEV-2");
  await expect(editor.cell(1, "Owner")).toHaveValue("Platform lead");

  const weather = editor.group("Custom section 1");
  await expect(weather.getByLabel("Heading", { exact: true })).toHaveValue("Weather");
  await weather.getByLabel("Move the text into").selectOption("Impact scope");
  await expect(editor.box("Impact scope")).toHaveValue("It rained | all day.");
  await expect(weather).toBeHidden();
  await page.getByRole("status").filter({ hasText: "Moved into" }).getByRole("button", { name: "Undo" }).click();
  await expect(weather.getByLabel("Text", { exact: true })).toHaveValue("It rained | all day.");
  await expect(editor.box("Impact scope")).toHaveValue("");
});

test("of many files those that fail are named with the reason, and the others arrive", async ({ page, server }) => {
  await openImport(page);
  const good = Array.from({ length: 9 }, (_, n) => ({
    name: `report-${n}.md`,
    mimeType: "text/markdown",
    buffer: Buffer.from(`# Report number ${n}\n\n## Summary\n\nIt failed at ${n}:00 UTC.\n`),
  }));
  const bad = [
    { name: "latin.md", mimeType: "text/markdown", buffer: Buffer.from("# St\xf6rung", "latin1") },
    { name: "scan.md", mimeType: "text/markdown", buffer: Buffer.from("%PDF-1.7 and so on") },
    { name: "huge.md", mimeType: "text/markdown", buffer: Buffer.alloc(5 * 1024 * 1024, "a") },
  ];
  await page.getByLabel("Markdown files").setInputFiles([...good.slice(0, 4), ...bad, ...good.slice(4)]);
  const dialog = page.getByRole("dialog", { name: "Import Markdown" });
  await expect(dialog.getByRole("status")).toHaveText("9 imported, 3 not.");
  await expect(dialog).toContainText(/latin\.md was not imported: .*byte 4/);
  await expect(dialog).toContainText(/scan\.md was not imported: .*PDF/);
  await expect(dialog).toContainText(/huge\.md was not imported: .*4194304/);
  await page.keyboard.press("Escape");
  for (const n of [0, 3, 8]) await expect(page.getByRole("link", { name: `Report number ${n}` })).toBeVisible();
  const { reports } = await (await fetch(`${server.origin}/api/reports`)).json();
  expect(reports).toHaveLength(9);
});

for (const [width, height] of [[1280, 800], [390, 844]]) {
  test(`a long text that is pasted leaves the way to import it in view, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await openImport(page);
    const box = page.getByRole("textbox", { name: "Or paste the text" });
    await box.fill(FOREIGN.repeat(20));
    await expect(page.getByRole("button", { name: "Import the text" })).toBeInViewport({ ratio: 1 });
    await expect(box).toBeInViewport({ ratio: 1 });
  });
}

test("without a server an import is kept on this device", async ({ page, server, editor }) => {
  await openImport(page);
  await server.stop();
  await page.getByRole("textbox", { name: "Or paste the text" }).fill("# Kept here\n\n## Summary\n\nIt failed.");
  await page.getByRole("button", { name: "Import the text" }).click();
  const dialog = page.getByRole("dialog", { name: "Import Markdown" });
  await expect(dialog).toContainText("On this device only");
  await dialog.getByRole("link", { name: "Kept here" }).click();
  await expect(editor.box("What happened")).toHaveValue("It failed.");
  await server.start();
  await expect(editor.saveState).toContainText("Saved, revision 1", { timeout: 30_000 });
});

test("a report is taken away as Markdown, as a page of its own and as JSON", async ({ editor, page, browser }) => {
  await editor.begin();
  await editor.box("Title").fill("Pool <exhausted> & more");
  await editor.box("What happened").fill("Every checkout waited.");
  await editor.button("Export").click();

  const markdown = await download(page, "Download Markdown");
  expect(markdown.name).toBe("pool-exhausted-more.md");
  expect(markdown.text).toContain("**What happened:** Every checkout waited.");

  const json = JSON.parse((await download(page, "Download JSON")).text);
  expect(json.title).toBe("Pool <exhausted> & more");

  const html = await download(page, "Download web page");
  expect(html.text).not.toContain("<script");
  const reader = await browser.newPage({ javaScriptEnabled: false });
  const requests: string[] = [];
  reader.on("request", (request) => requests.push(request.url()));
  await reader.setContent(html.text);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Pool <exhausted> & more");
  expect(await reader.title()).toBe("Pool <exhausted> & more");
  await reader.setViewportSize({ width: 1280, height: 800 });
  const { width } = (await reader.getByRole("main").boundingBox())!;
  expect(width, "it looks like a document").toBeLessThan(800);
  expect(requests).toEqual([]);
  await reader.close();
});

test("a report is copied as Markdown and as rich text", async ({ editor, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await editor.begin();
  await editor.box("Title").fill("Pool exhausted");
  await editor.button("Export").click();
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await expect(page.getByText("Copied as Markdown.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("# Postmortem: Pool exhausted");
  await page.getByRole("button", { name: "Copy as rich text" }).click();
  await expect(page.getByText("Copied as rich text.")).toBeVisible();
  const rich = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item.getType("text/html")).text();
  });
  expect(rich).toMatch(/<h1[^>]*>Pool exhausted<\/h1>/);
});

test("what is printed is the report and not its boxes", async ({ editor, page }) => {
  await editor.begin();
  await editor.box("Title").fill("Pool exhausted");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.getByRole("heading", { level: 1, name: "Pool exhausted", exact: true })).toBeVisible();
  await expect(editor.box("Title")).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await expect(editor.box("Title")).toBeVisible();
});

test("no document that is taken away holds an internal section", async ({ editor, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openImport(page);
  await page.getByRole("textbox", { name: "Or paste the text" }).fill(INTERNAL);
  await page.getByRole("button", { name: "Import the text" }).click();
  await page.getByRole("dialog", { name: "Import Markdown" }).getByRole("link", { name: "Pool exhausted" }).click();
  await expect(editor.box("User impact 1")).toHaveValue("Ann lost 12 orders");
  await editor.button("Export").click();
  const hasAll = (text: string) => text.includes("Every checkout waited") && text.includes("We rang them up");
  const hidden = /Ann|12 orders|Costs|90,000/;

  const written = (await download(page, "Download Markdown")).text;
  expect(hasAll(written) && written.includes("Ann lost 12 orders"), "the written form is for those who write").toBe(true);
  const html = (await download(page, "Download web page")).text;
  expect(hasAll(html)).toBe(true);
  expect(html).not.toMatch(hidden);

  await page.getByRole("button", { name: "Copy as rich text" }).click();
  await expect(page.getByText("Copied as rich text.")).toBeVisible();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(["text/html", "text/plain"].map(async (type) => (await item.getType(type)).text()));
  });
  for (const text of copied) {
    expect(hasAll(text)).toBe(true);
    expect(text).not.toMatch(hidden);
    expect(text).not.toContain("OPS-17");
  }

  await page.keyboard.press("Escape");
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.getByRole("heading", { level: 1, name: "Pool exhausted", exact: true })).toBeVisible();
  const printed = await page.locator("body").innerText();
  expect(hasAll(printed)).toBe(true);
  expect(printed).not.toMatch(hidden);
});

async function openImport(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: "Import Markdown" }).click();
}

async function download(page: Page, name: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}
