import { expect, test } from "./fixtures";
import { Editor } from "./editor";

test("what is typed is saved by itself, and Ctrl+S saves at once", async ({ editor, page, server, consoleErrors }) => {
  await editor.begin();
  await expect(editor.saveState).toContainText("Nothing to save yet");
  await editor.box("Title").pressSequentially("Pool exhausted");
  await expect(editor.saveState).toContainText(/Saved, revision 1, \d\d:\d\d/);
  await editor.box("Title").pressSequentially(" again");
  await page.keyboard.press("Control+s");
  await expect(editor.saveState).toContainText("Saved, revision 2");
  const saved = await (await fetch(`${server.origin}/api/reports/${editor.id}`)).json();
  expect(saved.report.title).toBe("Pool exhausted again");
  expect(consoleErrors).toEqual([]);
});

test("while the server is away the changes are counted, and sent once it is back", async ({ editor, server }) => {
  await editor.begin();
  await editor.box("Title").pressSequentially("Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  await server.stop("SIGKILL");
  await editor.box("Impact scope").pressSequentially("All checkouts");
  await expect(editor.saveState).toContainText("1 change not sent: offline");
  await server.start();
  await expect(editor.saveState).toContainText(/Saved, revision \d/, { timeout: 30_000 });
  const saved = await (await fetch(`${server.origin}/api/reports/${editor.id}`)).json();
  expect(saved.report).toMatchObject({ title: "Pool exhausted", impact_scope: "All checkouts" });
});

test("a save whose answer was lost is not taken for somebody else's", async ({ editor, page }) => {
  await editor.begin();
  let lost = 0;
  await page.route("**/api/reports/*", async (route) => {
    if (route.request().method() !== "PUT" || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await editor.box("Title").pressSequentially("Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  expect(lost).toBe(1);
});

test("of two people who save, the second chooses and nothing is lost", async ({ editor, page, server, browser }) => {
  await editor.begin();
  await editor.box("Title").pressSequentially("Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision 1");

  const other = new Editor(await (await browser.newContext({ baseURL: server.origin })).newPage());
  await other.page.goto(`/edit/${editor.id}`);
  await other.box("Root cause").pressSequentially("theirs");
  await expect(other.saveState).toContainText("Saved, revision 2");

  await editor.box("Root cause").pressSequentially("mine");
  await expect(page.getByRole("alert")).toContainText("Somebody else saved revision 2");
  await editor.button("Save mine as the next revision").click();
  await expect(editor.saveState).toContainText("Saved, revision 3");
  const saved = await (await fetch(`${server.origin}/api/reports/${editor.id}`)).json();
  expect(saved.report.root_cause).toBe("mine");
  await page.goto("/");
  await expect(page.getByRole("note")).toContainText("the other text of a report that two people changed");
});

test("a report of a later program asks for a newer page and keeps the draft", async ({ editor, page }) => {
  await editor.begin();
  await page.route("**/api/reports/*", (route) =>
    route.request().method() === "PUT"
      ? route.fulfill({
          status: 409,
          contentType: "application/problem+json",
          body: JSON.stringify({
            type: "about:blank",
            title: "Conflict",
            status: 409,
            detail: "A newer version of this page is needed.",
          }),
        })
      : route.continue(),
  );
  await editor.box("Title").pressSequentially("Pool exhausted");
  await expect(page.getByRole("alert")).toContainText("A newer version of this page is needed");
  await expect(editor.saveState).toContainText("Not sent");
  await page.reload();
  await expect(editor.box("Title")).toHaveValue("Pool exhausted");
});

test("a report that does not exist says so and leads back", async ({ page }) => {
  await page.goto("/edit/018f3b2a-0000-7000-8000-000000000001");
  await expect(page.getByRole("heading", { name: "The report could not be opened" })).toBeVisible();
  await page.getByRole("link", { name: "To the library" }).click();
  await expect(page.getByRole("heading", { name: "Library" })).toBeVisible();
});
