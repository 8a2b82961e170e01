// What stands beside the text where there is room comes over it where there is none, and the place in the text stays.
import { expect, test } from "./fixtures";
import { golden, opened } from "./states";

/** With something to find in a field in the middle. */
const full = opened(() => golden("full").replace("### Root Cause\n\n", "### Root Cause\n\nHuman error: the on-call missed it. "));

for (const [width, height] of [[1279, 800], [1024, 768], [768, 1024], [390, 844]]) {
  test(`findings are a button away and the place in the text stays, ${width} px`, async ({ page, editor, server }) => {
    await page.setViewportSize({ width, height });
    await full({ page, editor, server });
    const opener = page.getByRole("button", { name: /^\d+ findings$/ });
    const box = editor.box("Root cause");
    await box.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const down = await page.evaluate(() => scrollY);
    await expect(editor.findings).toBeHidden();

    await opener.click();
    await expect(editor.findings).toBeInViewport({ ratio: 1 });
    await expect(editor.findings).toBeFocused();
    await expect(editor.findings.getByRole("button", { name: /uman error/ }).first()).toBeInViewport({ ratio: 1 });
    expect((await editor.findings.boundingBox())!.height).toBeLessThanOrEqual(width < 700 ? 0.78 * height : height);
    for (const close of [() => page.keyboard.press("Escape"), () => editor.findings.getByRole("button", { name: "Close" }).click(), () => page.mouse.click(8, 8)]) {
      if (!(await editor.findings.isVisible())) await opener.click();
      await close();
      await expect(editor.findings).toBeHidden();
      await expect(opener).toBeFocused();
      expect(await page.evaluate(() => scrollY)).toBe(down);
    }

    await opener.click();
    await editor.findings.getByRole("button", { name: /uman error/ }).first().click();
    await expect(editor.findings).toBeHidden();
    await expect(box).toBeFocused();
    await expect(box).toBeInViewport();

    await editor.box("Title").focus();
    await page.keyboard.press("F8");
    await expect(page.getByRole("status", { name: "Finding", exact: true })).toContainText(" 1 of ");
  });

  test(`the page of a rule opens in view and leads back to its link, ${width} px`, async ({ page, editor, server }) => {
    await page.setViewportSize({ width, height });
    await full({ page, editor, server });
    const link = page.getByRole("link", { name: "Why? About the rule blame.human-error" }).first();
    const why = page.getByRole("region", { name: "Why? blame.human-error" });
    // Where one writes, what is found says all it has to say.
    await editor.box("Root cause").focus();
    for (const close of [() => page.keyboard.press("Escape"), () => why.getByRole("button", { name: "Close" }).click()]) {
      await link.scrollIntoViewIfNeeded();
      const down = await page.evaluate(() => scrollY);
      await link.click();
      await expect(why.getByRole("heading", { name: "Why it matters" })).toBeInViewport();
      await expect(why).toBeFocused();
      await close();
      await expect(why).toHaveCount(0);
      await expect(link).toBeFocused();
      expect(await page.evaluate(() => scrollY)).toBe(down);
    }
  });
}

test("at 1280 pixels the findings stand beside the text, and no button opens them", async ({ page, editor, server }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await full({ page, editor, server });
  await expect(editor.findings).toBeInViewport();
  await expect(page.getByRole("button", { name: /^\d+ findings$/ })).toBeHidden();
  const [text, panel] = [(await editor.box("Title").boundingBox())!, (await editor.findings.boundingBox())!];
  expect(panel.x).toBeGreaterThanOrEqual(text.x + text.width);
});
