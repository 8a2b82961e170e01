// The report as readers see it, in the place of the boxes: where it begins, and the way back.
import type { Page } from "@playwright/test";
import type { Editor } from "./editor";
import { expect, test } from "./fixtures";
import { golden, opened } from "./states";

/** With something to find in a field in the middle. */
const full = opened(() => golden("full").replace("### Root Cause\n\n", "### Root Cause\n\nHuman error: the on-call missed it. "));

const preview = (page: Page) => page.getByRole("region", { name: "Preview" });

/** Puts the caret into the middle of a box that stands low in the window. */
async function write(editor: Editor): Promise<void> {
  const box = editor.box("Root cause");
  await box.evaluate((element: HTMLTextAreaElement) => {
    element.scrollIntoView({ block: "center" });
    element.focus({ preventScroll: true });
    element.setSelectionRange(9, 14);
  });
}

async function expectWhereItWas(editor: Editor, page: Page, down: number): Promise<void> {
  const box = editor.box("Root cause");
  await expect(box).toBeFocused();
  expect(await box.evaluate((element: HTMLTextAreaElement) => [element.selectionStart, element.selectionEnd])).toEqual([9, 14]);
  expect(await page.evaluate(() => scrollY)).toBe(down);
  await expect(page).toHaveURL(/\/edit\/[^#]*$/);
}

for (const [width, height] of [[1440, 900], [1280, 800], [1024, 768], [768, 1024], [390, 844]]) {
  test(`it begins at the section one was writing, and leads back to the same caret, ${width} px`, async ({ page, editor, server }) => {
    await page.setViewportSize({ width, height });
    await full({ page, editor, server });
    await write(editor);
    const down = await page.evaluate(() => scrollY);

    await editor.button("Preview").click();
    await expect(preview(page).getByRole("heading", { name: "Why It Went Wrong" })).toBeInViewport({ ratio: 1 });
    await expect(preview(page)).toBeFocused();
    await expect(editor.box("Root cause")).toBeHidden();
    await expect(editor.button("Preview")).toHaveAttribute("aria-pressed", "true");
    await expect(page).toHaveURL(/#read$/);
    const place = (await preview(page).boundingBox())!;
    expect(place.x).toBeGreaterThanOrEqual(0);
    expect(place.x + place.width, "nothing is cut off").toBeLessThanOrEqual(width);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);

    await editor.button("Preview").click();
    await expectWhereItWas(editor, page, down);
  });
}

test("Escape and the back button leave it, and its address opens it", async ({ page, editor, server }) => {
  await full({ page, editor, server });
  for (const leave of [() => page.keyboard.press("Escape"), () => page.goBack()]) {
    await write(editor);
    const down = await page.evaluate(() => scrollY);
    await editor.button("Preview").click();
    await expect(preview(page)).toBeFocused();
    await leave();
    await expectWhereItWas(editor, page, down);
  }
  await editor.button("Preview").click();
  await expect(page).toHaveURL(/#read$/);
  await page.reload();
  await expect(preview(page).getByRole("heading", { level: 1 })).toBeVisible();
  await expect(editor.box("Title")).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(editor.box("Title")).toBeVisible();
  await expect(page).toHaveURL(/\/edit\/[^#]*$/);
});

test("going to a finding, a section or a field leaves it for the box", async ({ page, editor, server }) => {
  await full({ page, editor, server });
  const ways: [() => Promise<void>, string][] = [
    [() => editor.findings.getByRole("button", { name: /uman error/ }).first().click(), "Root cause"],
    [() => editor.section("Resolution").getByRole("button").click(), "Immediate fix"],
    [
      async () => {
        await page.keyboard.press("Control+k");
        await page.keyboard.type("Go to What happened");
        await page.keyboard.press("Enter");
      },
      "What happened",
    ],
  ];
  for (const [way, name] of ways) {
    await editor.button("Preview").click();
    await expect(preview(page)).toBeFocused();
    await way();
    await expect(preview(page)).toHaveCount(0);
    await expect(page.getByRole("textbox", { name: new RegExp(`^${name}`) }).first()).toBeFocused();
    await expect(page.getByRole("textbox", { name: new RegExp(`^${name}`) }).first()).toBeInViewport();
    await expect(page).toHaveURL(/\/edit\/[^#]*$/);
  }
});
