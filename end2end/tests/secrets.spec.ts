import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const SECRET = "hV3kq9Zr2mXw7Lp4";

/** Everything that this browser keeps. */
async function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const parts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name!);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        const all = await new Promise((resolve, reject) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        parts.push(JSON.stringify(all));
      }
      database.close();
    }
    return parts.join("\n");
  });
}

test("a secret waits for a word before it is sent, and once redacted it is nowhere", async ({ editor, page, server }) => {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.postData() ?? ""));
  await editor.begin();
  await editor.box("Root cause").pressSequentially(`The job logs password=${SECRET} at start.`);
  const notice = page.getByRole("alert").filter({ hasText: "what looks like a password" });
  await expect(notice).toBeVisible();
  await expect(editor.saveState).toContainText("Not sent");
  expect(await kept(page), "the draft is kept all the same").toContain(SECRET);
  await editor.box("Title").pressSequentially("Pool exhausted");
  await page.reload();
  await expect(notice).toBeVisible();
  await expect(editor.box("Root cause")).toHaveValue(new RegExp(SECRET));
  expect((await (await fetch(`${server.origin}/api/reports`)).json()).reports).toEqual([]);

  await notice.getByRole("button", { name: "Redact" }).click();
  await expect(editor.box("Root cause")).toHaveValue("The job logs password=(redacted) at start.");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  await expect(notice).toHaveCount(0);
  await editor.box("Root cause").focus();
  for (let count = 0; count < 3; count++) await page.keyboard.press("Control+z");
  await expect(editor.box("Root cause")).not.toHaveValue(new RegExp(SECRET));
  await expect.poll(() => kept(page)).not.toContain(SECRET);
  expect(sent.join("\n")).not.toContain(SECRET);
});

test("a secret is sent where the writer says so", async ({ editor, page, server }) => {
  await editor.begin();
  await editor.box("Root cause").fill(`The job logs password=${SECRET} at start.`);
  await page.getByRole("button", { name: "Send anyway" }).click();
  await expect(editor.saveState).toContainText("Saved, revision 1");
  const { report } = await (await fetch(`${server.origin}/api/reports/${editor.id}`)).json();
  expect(report.root_cause).toContain(SECRET);
  await editor.box("Root cause").press("Control+End");
  await page.keyboard.type(" Twice.");
  await expect(editor.saveState).toContainText("Saved, revision 2");
});

test("one secret of several is redacted below its field", async ({ editor, page }) => {
  await editor.begin();
  await editor.box("Immediate cause").fill(`The job logs password=${SECRET} at start.`);
  await expect(page.getByRole("alert").filter({ hasText: "what looks like" })).toBeVisible();
  await page.getByRole("list", { name: "Findings in Immediate cause" }).getByRole("button", { name: "Redact it" }).click();
  await expect(editor.box("Immediate cause")).toHaveValue("The job logs password=(redacted) at start.");
  await expect(editor.saveState).toContainText("Saved, revision 1");
});

test("an imported text that holds a secret stays here until it is opened", async ({ page, server }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Import Markdown" }).click();
  await page.getByRole("textbox", { name: "Or paste the text" }).fill(`# Pool exhausted\n\n## Root Cause\n\nIt logs password=${SECRET} twice.\n`);
  await page.getByRole("button", { name: "Import the text" }).click();
  await expect(page.getByRole("dialog")).toContainText("holds what looks like a secret");
  expect((await (await fetch(`${server.origin}/api/reports`)).json()).reports).toEqual([]);
  await page.getByRole("dialog").getByRole("link", { name: "Pool exhausted" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "what looks like a password" })).toBeVisible();
});
