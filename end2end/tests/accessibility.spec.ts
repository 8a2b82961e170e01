import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("axe finds nothing on the library, empty and filled", async ({ page, editor }) => {
      await page.goto("/");
      await expect(page.getByRole("heading", { name: "Write postmortems people learn from, without blaming anyone" })).toBeVisible();
      await expectNothing(page);
      await editor.begin();
      await editor.box("Title").fill("Pool exhausted");
      await expect(editor.saveState).toContainText("Saved, revision 1");
      await page.goto("/");
      await expect(page.getByRole("link", { name: "Pool exhausted" })).toBeVisible();
      await expectNothing(page);
    });

    test("axe finds nothing in the editor, with findings, preview and dialog", async ({ page, editor }) => {
      // The whole report is looked at three times, a dialog hides none of it.
      test.slow();
      await page.goto("/");
      await page.getByRole("button", { name: "Try it on an example" }).click();
      await expect(editor.findings).toContainText(/uman error/);
      await expectNothing(page);
      await editor.button("Preview").click();
      await expectNothing(page);
      await editor.button("Preview").click();
      await page.getByRole("checkbox", { name: "Keep on this device only" }).uncheck();
      await editor.share();
      await expectNothing(page);
    });

    test("axe finds nothing on two versions of the same words, and sharing them says so", async ({ page, editor, server }) => {
      const id = randomUUID();
      await fetch(`${server.origin}/api/reports/${id}`, {
        method: "PUT",
        headers: { "Content-Type": "application/json", "If-None-Match": "*" },
        body: JSON.stringify({
          title: "Pool exhausted",
          root_cause: "The pool was full shared.",
          conflicts: [{ field: "root cause", mine: "shared", theirs: "full" }],
        }),
      });
      await page.goto(`/edit/${id}`);
      await editor.opened();
      await expect(page.getByRole("group", { name: "Changed by two people" })).toBeVisible();
      await expectNothing(page);
      await editor.button("Share").click();
      await expect(page.getByRole("dialog")).toContainText("Unresolved conflicts in: Root cause.");
      await expectNothing(page);
    });

    test("axe finds nothing in a reason, the page of a rule and the question about a secret", async ({ page, editor }) => {
      await editor.begin();
      await editor.box("Root cause").fill("Human error: password=hV3kq9Zr2mXw7Lp4");
      await expect(page.getByRole("alert").filter({ hasText: "what looks like a password" })).toBeVisible();
      await page.getByRole("button", { name: "Dismiss…" }).first().click();
      await page.getByRole("link", { name: "Why? About the rule blame.human-error" }).click();
      await expect(page.getByRole("heading", { name: "Why it matters" })).toBeVisible();
      await expectNothing(page);
    });

    test("axe finds nothing in the note on a secret that was redacted", async ({ page, editor }) => {
      await editor.begin();
      await editor.box("Root cause").fill("The job logs password=hV3kq9Zr2mXw7Lp4");
      await page.getByRole("button", { name: "Send anyway" }).click();
      await expect(editor.saveState).toContainText("Saved, revision 1");
      await page.getByRole("button", { name: "Redact it" }).click();
      await expect(page.getByRole("note")).toContainText("in 1 saved revision");
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
  await editor.openFindings();
  await expect(editor.findings).toContainText(/uman error/);
  await expectNoSideways(page);
  await page.keyboard.press("Escape");
  await editor.button("Preview").click();
  await expect(page.getByRole("region", { name: "Preview" })).toContainText(/uman error/);
  await expectNoSideways(page);
  await editor.button("Preview").click();
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
