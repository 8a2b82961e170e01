// Who comes for the first time.
import { expect, test } from "./fixtures";
import { line, put } from "./library";

for (const [width, height] of [[1440, 900], [390, 844]]) {
  test(`a first visit says what this is for, and has the ways in where one looks, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Write postmortems people learn from, without blaming anyone");
    await expect(page.getByText("Checked as you type, safe while you are offline, shared with one link.")).toBeInViewport();
    const main = page.getByRole("main");
    for (const name of ["New postmortem", "Try it on an example", "Import Markdown"]) {
      await expect(main.getByRole("button", { name })).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole("button", { name }), "once").toHaveCount(1);
    }
    await main.getByRole("button", { name: "New postmortem" }).click();
    await expect(page.getByRole("textbox", { name: "Title", exact: true })).toBeFocused();
  });
}

test("a first visit shows how a sentence is found and mended, and does it on a click", async ({ page }) => {
  await page.goto("/");
  const sample = page.getByRole("figure");
  await expect(sample.locator("mark")).toHaveText("should have been noticed");
  await expect(sample).toContainText("Warning");
  await expect(sample).toContainText("says what did not happen");
  await sample.getByRole("button", { name: "Use “was not noticed”" }).click();
  await expect(sample).toContainText("The empty index was not noticed before the swap.");
  await expect(sample.getByRole("status")).toContainText("Nothing found.");
  await expect(sample.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(sample).toContainText("The empty index should have been noticed before the swap.");
  await expect(sample.getByRole("button", { name: /^Use / })).toBeFocused();
});

test("what a first visit imports is listed, with what became of it, and the focus is not lost", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Import Markdown" }).click();
  const dialog = page.getByRole("dialog", { name: "Import Markdown" });
  await dialog.getByRole("textbox").fill("# Postmortem: Pool exhausted\n\n## Root cause\n\nThe pool was shared.\n");
  await dialog.getByRole("button", { name: "Import the text" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
  await expect(dialog).toContainText("1 imported.");
  await expect(page.getByRole("table").getByRole("link", { name: "Pool exhausted" })).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("button", { name: "Import Markdown" })).toBeFocused();
});

test("whoever comes to a library with reports finds the example, too", async ({ page, server, editor }) => {
  await put(page.request, server.origin, "Pool exhausted");
  await page.goto("/");
  await expect(line(page, "Pool exhausted")).toBeVisible();
  await page.getByRole("button", { name: "Try it on an example" }).click();
  await expect(editor.box("Title")).toHaveValue(/Search returned no results/);
  await expect(editor.saveState).toContainText("on this device only");
});

test("a slow server keeps nobody from beginning", async ({ page, editor }) => {
  await page.route(/\/api\/(reports|bin)/, () => {});
  await page.goto("/");
  await expect(page.getByText("Loading the reports…")).toBeVisible();
  await page.getByRole("button", { name: "New postmortem" }).click();
  await expect(editor.box("Title")).toBeFocused();
});
