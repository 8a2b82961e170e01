import { expect, test } from "./fixtures";

test("a share link shows the report as it is saved, until it is revoked", async ({ editor, page, browser }) => {
  await editor.begin();
  await editor.box("Title").fill("Pool </title><script>alert(1)</script> exhausted");
  await editor.box("What happened").fill("Every checkout waited.");
  const link = await editor.share();

  const context = await browser.newContext({ javaScriptEnabled: false });
  const reader = await context.newPage();
  const requests: string[] = [];
  reader.on("request", (request) => requests.push(request.url()));
  await reader.goto(link);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText(/Pool <\/title><script>alert\(1\)<\/script> exhausted/);
  await expect(reader.getByText("Every checkout waited.")).toBeVisible();
  await expect(reader.getByText(/not written yet/i).first()).toBeVisible();
  expect(requests).toEqual([link]);
  expect(await (await fetch(link)).text()).not.toContain("<script");

  const markdown = await (await fetch(`${link}.md`)).text();
  expect(markdown).toContain("**What happened:** Every checkout waited.");

  await editor.button("Revoke").click();
  await expect(page.getByText(/revoked/)).toBeVisible();
  expect((await reader.goto(link))!.status()).toBe(410);
  await context.close();
});

test("the dialog says what readers will see and where the link opens", async ({ editor, page }) => {
  await editor.begin();
  await editor.box("Title").fill("Pool exhausted");
  await editor.cell(1, "Item").fill("Bound the hold time");
  await editor.cell(1, "Owner").fill("Platform lead");
  await editor.button("Share").click();
  const dialog = page.getByRole("dialog", { name: "Share this report" });
  await expect(dialog).toContainText("Platform lead");
  await expect(dialog).toContainText("Root cause");
  await expect(dialog).toContainText("on this computer only");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});

test("without a server no link is promised", async ({ editor, page, server }) => {
  await editor.begin();
  await editor.box("Title").fill("Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  await server.stop();
  await editor.box("Title").fill("Pool exhausted twice");
  await expect(editor.saveState).toContainText("not sent");
  await editor.button("Share").click();
  await expect(page.getByRole("dialog")).toContainText("The server does not answer");
  await expect(editor.button("Create link")).toBeHidden();
  await server.start();
  await expect(editor.button("Create link")).toBeVisible({ timeout: 30_000 });
});
