import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** Of what is seen of `text`, that nothing is below `sheet`. */
async function expectInSight(page: Page, text: Locator, sheet: Locator): Promise<void> {
  const [written, open] = [(await text.boundingBox())!, (await sheet.boundingBox())!];
  const isBeside = written.x + written.width <= open.x || open.x + open.width <= written.x;
  const isApart = written.y + written.height <= open.y || open.y + open.height <= written.y;
  expect(isBeside || isApart, "what is written is not covered").toBe(true);
  expect(written.y).toBeGreaterThanOrEqual(0);
  // Browsers scroll by whole pixels.
  expect(Math.floor(written.y + written.height), "and on the screen").toBeLessThanOrEqual(page.viewportSize()!.height);
}

for (const width of [390, 1280, 1440]) {
  test(`what is being written stays in sight whatever is open, ${width} px`, async ({ editor, page }) => {
    await page.setViewportSize({ width, height: 844 });
    await editor.begin();
    const box = editor.box("Root cause");
    await box.fill("The repository layer hands out one connection per request.");
    // In the lowest line of the window, where whatever opens below is most in the way.
    await box.evaluate((element) => element.scrollIntoView({ block: "end" }));

    await page.keyboard.press("Control+k");
    const palette = page.getByRole("dialog", { name: "Command palette" });
    await expect(palette.getByRole("combobox")).toBeFocused();
    const open = (await palette.boundingBox())!;
    expect(open.width, "560 px where there is room").toBeCloseTo(Math.min(560, width - 32), 0);
    expect(open.x + open.width / 2, "in the middle").toBeCloseTo(width / 2, 0);
    // Who opens it by mistake and presses Enter has done nothing.
    await expect(palette.getByRole("option", { selected: true })).toHaveCount(0);
    await page.keyboard.press("Enter");
    await expect(palette).toBeVisible();
    await page.keyboard.press("ArrowDown");
    await expect(palette.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Escape");
    await expect(palette).toBeHidden();
    await expect(box).toBeFocused();

    for (const [entry, name] of [["Keyboard shortcuts", "Keyboard shortcuts"], ["Share", "Share this report"], ["Export", "Export this report"]]) {
      await box.evaluate((element) => element.scrollIntoView({ block: "end" }));
      await page.keyboard.press("Control+k");
      await page.keyboard.type(entry);
      await page.keyboard.press("Enter");
      const sheet = page.getByRole("dialog", { name, exact: true });
      await expect(sheet).toBeVisible();
      await expectInSight(page, box, sheet);
      await sheet.getByRole("button", { name: "Close" }).click();
      await expect(sheet).toBeHidden();
      await expect(box, "the focus is where it was").toBeFocused();
    }
  });
}

test("while the share sheet is open its report can be written on, and the new link stays", async ({ editor, page }) => {
  await page.setViewportSize({ width: 1440, height: 844 });
  await editor.begin();
  await editor.box("Title").fill("Pool exhausted");
  const address = await editor.share();
  await editor.box("Title").fill("Pool exhausted twice");
  await expect(editor.saveState).toContainText("Saved, revision 2");
  await expect(page.getByRole("textbox", { name: /^Copy this link now/ })).toHaveValue(address);
  await editor.box("Title").press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});

for (const width of [390, 1280]) {
  test(`what is imported has its own place in the library, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto("/");
    await page.getByRole("button", { name: "Import Markdown" }).click();
    const panel = page.getByRole("dialog", { name: "Import Markdown" });
    const heading = page.getByRole("heading", { name: "Write postmortems people learn from, without blaming anyone" });
    const [seen, open] = [(await heading.boundingBox())!, (await panel.boundingBox())!];
    expect(seen.y + seen.height <= open.y || open.y + open.height <= seen.y, "the heading is not covered").toBe(true);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Import Markdown" })).toBeFocused();
  });
}
