import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("axe finds nothing on the library, empty and filled", async ({ page, editor }) => {
      await page.goto("/");
      await expect(page.getByRole("heading", { name: "Nothing here yet" })).toBeVisible();
      await expectNothing(page);
      await editor.begin();
      await editor.box("Title").fill("Pool exhausted");
      await expect(editor.saveState).toContainText("Saved, revision 1");
      await page.goto("/");
      await expect(page.getByRole("link", { name: "Pool exhausted" })).toBeVisible();
      await expectNothing(page);
    });

    test("axe finds nothing in the editor, with findings, preview and dialog", async ({ page, editor }) => {
      await page.goto("/");
      await page.getByRole("button", { name: "Try it on an example" }).click();
      await expect(editor.findings).toContainText(/uman error/);
      await expectNothing(page);
      await editor.button("Preview").click();
      await expectNothing(page);
      await page.getByRole("checkbox", { name: "Keep on this device only" }).uncheck();
      await editor.share();
      await expectNothing(page);
    });

    test("axe finds nothing on the shared page and the rules", async ({ page, editor }) => {
      await page.goto("/");
      await page.getByRole("button", { name: "Try it on an example" }).click();
      await page.getByRole("checkbox", { name: "Keep on this device only" }).uncheck();
      const link = await editor.share();
      for (const address of [link, "/rules", "/rules/blame.human-error"]) {
        await page.goto(address);
        await expectNothing(page);
      }
    });
  });
}

test("nothing is wider than a small phone", async ({ page, editor }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto("/");
  await expectNoSideways(page);
  await page.getByRole("button", { name: "Try it on an example" }).click();
  await expect(editor.findings).toContainText(/uman error/);
  await expectNoSideways(page);
  await expect(editor.saveState).toBeVisible();
  await page.getByRole("checkbox", { name: "Keep on this device only" }).uncheck();
  await page.goto(await editor.share());
  await expectNoSideways(page);
});

async function expectNothing(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) }))).toEqual([]);
}

async function expectNoSideways(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
}
