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
  const question = page.getByRole("group", { name: /^Revoke .* no longer works/ });
  await expect(question.getByRole("button", { name: "Keep" }), "who presses Enter twice keeps it").toBeFocused();
  await question.getByRole("button", { name: "Keep" }).click();
  expect((await reader.goto(link))!.status()).toBe(200);
  await editor.button("Revoke").click();
  await question.getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText(/revoked/)).toBeVisible();
  expect((await reader.goto(link))!.status()).toBe(410);
  await context.close();
});

for (const [width, height] of [[1440, 900], [1280, 800], [1024, 768], [768, 1024], [390, 844]]) {
  test(`a new link takes the place of the form, in view and ready to be copied, ${width}×${height}`, async ({ editor, page }) => {
    await page.setViewportSize({ width, height });
    await editor.begin();
    await editor.box("Title").fill("Pool exhausted");
    await editor.box("Root cause").fill("Write to oncall@example.com about the pool.");
    await editor.button("Share").click();
    await expect(editor.button("Create link")).toBeInViewport({ ratio: 1 });
    await editor.button("Create link").click();
    const link = page.getByRole("textbox", { name: /^Copy this link now/ });
    await expect(link).toBeInViewport({ ratio: 1 });
    await expect(link).toBeFocused();
    expect(await page.evaluate(() => getSelection()!.toString()), "it is selected").toBe(await link.inputValue());
    await expect(editor.button("Copy link")).toBeInViewport({ ratio: 1 });
    await expect(editor.button("Create link")).toBeHidden();
    await editor.button("Make another link").click();
    await expect(page.getByRole("textbox", { name: /^For whom/ })).toBeFocused();
  });
}

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

test("a link can be pinned to a revision; the list says how often it was opened; all are revoked at once", async ({
  editor,
  page,
}) => {
  await editor.begin();
  await editor.box("Title").fill("First name");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  await editor.button("Share").click();
  const dialog = page.getByRole("dialog", { name: "Share this report" });
  await dialog.getByLabel("Always show revision 1").check();
  await editor.button("Create link").click();
  const pinned = await dialog.getByLabel("Copy this link now").inputValue();
  await dialog.getByRole("button", { name: "Make another link" }).click();
  await dialog.getByLabel("Always show revision 1").uncheck();
  await editor.button("Create link").click();
  await expect(dialog.getByLabel("Copy this link now")).not.toHaveValue(pinned);
  await page.keyboard.press("Escape");
  await editor.box("Title").fill("Second name");
  await expect(editor.saveState).toContainText("Saved, revision 2");
  expect(await (await fetch(pinned)).text()).toContain("First name");

  await editor.button("Share").click();
  await expect(dialog).toContainText("Opened once, on ");
  await expect(dialog).toContainText("Not opened yet.");
  await expect(dialog).toContainText("Shows revision 1.");
  await dialog.getByRole("button", { name: "Revoke all links" }).click();
  await dialog.getByRole("group", { name: /^Revoke all links/ }).getByRole("button", { name: "Revoke all links" }).click();
  await expect(dialog.getByText(/revoked/)).toHaveCount(2);
  expect((await fetch(pinned)).status).toBe(410);
});
