// What the product was asked for, on the page as it is built: its written form byte for byte, words that lie in local
// storage until they are sent, and the whole path from the first key to a reader without JavaScript.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { Editor } from "./editor";
import { expect, test } from "./fixtures";
import { golden, opened } from "./states";

/** What the browser's own export hands over. */
async function exported(page: Page): Promise<string> {
  await new Editor(page).button("Export").click();
  const download = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: "Download Markdown" }).click();
  return readFileSync(await (await download).path(), "utf8");
}

test("an untouched report is exported as the template, byte for byte", async ({ page }) => {
  await page.goto("/new");
  await expect(page).toHaveURL(/\/edit\//);
  expect(await exported(page)).toBe(golden("template"));
});

for (const name of ["template", "half-filled", "filled", "full", "internal"]) {
  test(`the written form of ${name} comes back from the browser byte for byte`, async ({ page, editor, server }) => {
    await opened(() => golden(name))({ page, editor, server });
    await expect(page.getByRole("button", { name: "Export" })).toBeVisible();
    expect(await exported(page)).toBe(golden(name));
  });
}

for (const serviceWorkers of ["allow", "block"] as const) {
  test.describe(serviceWorkers === "allow" ? "with a service worker" : "without a service worker", () => {
    test.use({ serviceWorkers });

    test("a report is written, kept without a network, sent, shared and read without JavaScript", async ({
      page,
      context,
      editor,
      browser,
      server,
    }) => {
      await page.goto("/new");
      await editor.box("Title").pressSequentially("Pool exhausted");
      await expect(editor.saveState).toContainText("Saved, revision");
      const kept = () => page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("postmortem:")).join());
      await expect.poll(kept, "the server has all of it").not.toContain("Pool exhausted");

      await context.setOffline(true);
      await editor.box("Root cause").pressSequentially("The pool was shared.");
      await expect(editor.saveState).toContainText("not sent");
      await expect.poll(kept).toContain("The pool was shared.");
      if (serviceWorkers === "allow") {
        await page.reload();
        await expect(editor.box("Root cause")).toHaveValue("The pool was shared.");
      }
      await context.setOffline(false);
      await page.reload();
      await expect(editor.box("Root cause")).toHaveValue("The pool was shared.");
      await expect(editor.saveState).toContainText(/Saved, revision [2-9]/);

      const link = await editor.share();
      const reader = await (await browser.newContext({ javaScriptEnabled: false, baseURL: server.origin })).newPage();
      await reader.goto(link);
      await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Pool exhausted");
      await expect(reader.getByText("The pool was shared.")).toBeVisible();
      await expect(reader.locator("script")).toHaveCount(0);
      await reader.context().close();
    });
  });
}
