import type { Browser } from "@playwright/test";
import { expect, test } from "./fixtures";
import { Editor } from "./editor";
import type { Server } from "./server";

test("what is typed is saved by itself, and Ctrl+S saves at once", async ({ editor, page, server, consoleErrors }) => {
  await editor.begin();
  await expect(editor.saveState).toContainText("Nothing to save yet");
  await editor.write("Title", "Pool exhausted");
  await expect(editor.saveState).toContainText(/Saved, revision 1, \d\d:\d\d/);
  await editor.write("Title", " again");
  await page.keyboard.press("Control+s");
  await expect(editor.saveState).toContainText("Saved, revision 2");
  const saved = await (await fetch(`${server.origin}/api/reports/${editor.id}`)).json();
  expect(saved.report.title).toBe("Pool exhausted again");
  expect(consoleErrors).toEqual([]);
});

test("while the server is away the changes are counted, and sent once it is back", async ({ editor, server }) => {
  await editor.begin();
  await editor.write("Title", "Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  await server.stop("SIGKILL");
  await editor.write("Impact scope", "All checkouts");
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
  await editor.write("Title", "Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  expect(lost).toBe(1);
});

/** Somebody else, in a browser of their own, on the same report. */
async function other(browser: Browser, server: Server, id: string): Promise<Editor> {
  const editor = new Editor(await (await browser.newContext({ baseURL: server.origin })).newPage());
  await editor.page.goto(`/edit/${id}`);
  await editor.opened();
  return editor;
}

async function saved(server: Server, id: string) {
  return (await (await fetch(`${server.origin}/api/reports/${id}`)).json()).report;
}

test("what two people write is put together, and the second sees what changed", async ({ editor, page, server, browser }) => {
  await editor.begin();
  await editor.write("Root cause", "The limit was never raised.");
  await expect(editor.saveState).toContainText("Saved, revision 1");

  const them = await other(browser, server, editor.id);
  await them.box("Root cause").press("Home");
  await them.write("Root cause", "Traffic had doubled. ");
  await expect(them.saveState).toContainText("Saved, revision 2");
  await them.write("Impact scope", "All of Europe.");
  await expect(them.saveState).toContainText("Saved, revision 3");

  await editor.box("Root cause").press("End");
  await editor.write("Root cause", " Nobody owned it.");
  await expect(editor.box("Root cause")).toHaveValue("Traffic had doubled. The limit was never raised. Nobody owned it.");
  await expect(editor.box("Impact scope")).toHaveValue("All of Europe.");
  await expect(editor.saveState).toContainText("Saved, revision 4");
  // The caret is still where the writer was.
  await page.keyboard.type(" Until now.");
  await expect(editor.box("Root cause")).toHaveValue(/Nobody owned it\. Until now\.$/);

  await editor.button("View others' changes").click();
  const dialog = page.getByRole("dialog", { name: "What others changed" });
  await expect(dialog).toContainText("In revision 2");
  await expect(dialog.getByRole("insertion").filter({ hasText: "Traffic had doubled." })).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(editor.button("View others' changes")).toBeHidden();
});

test("where two people change the same words, both versions stay and one action settles it", async ({
  editor,
  page,
  context,
  server,
  browser,
}) => {
  await editor.begin();
  await editor.write("Title", "Pool exhausted");
  await editor.write("Root cause", "The pool was small.");
  await expect(editor.saveState).toContainText("Saved, revision");
  const them = await other(browser, server, editor.id);

  await context.setOffline(true);
  await editor.box("Root cause").fill("The pool was shared.");
  await editor.box("Title").fill("Checkout down");
  await expect(editor.saveState).toContainText("2 changes not sent: offline");
  await editor.button("View changes").click();
  const unsent = page.getByRole("dialog", { name: "Not sent yet" });
  await expect(unsent.getByRole("deletion").filter({ hasText: "small" })).toBeVisible();
  await expect(unsent.getByRole("insertion").filter({ hasText: "shared" })).toBeVisible();
  await unsent.getByRole("button", { name: "Close" }).click();

  await them.box("Root cause").fill("The pool was full.");
  await them.box("Title").fill("Database down");
  await expect.poll(async () => (await saved(server, editor.id)).title).toBe("Database down");
  await expect.poll(async () => (await saved(server, editor.id)).root_cause).toBe("The pool was full.");

  await context.setOffline(false);
  await expect(editor.box("Root cause")).toHaveValue("The pool was full shared.");
  await expect(editor.box("Title")).toHaveValue("Database down");
  await expect(page.getByRole("group", { name: "Changed by two people" })).toHaveCount(2);
  await editor.button("Use \u201cshared\u201d").click();
  await editor.button("Use \u201cDatabase down\u201d").click();
  await expect(editor.box("Root cause")).toHaveValue("The pool was shared.");
  await expect(page.getByRole("group", { name: "Changed by two people" })).toHaveCount(0);
  await expect.poll(async () => (await saved(server, editor.id)).conflicts).toEqual([]);
  expect(await saved(server, editor.id)).toMatchObject({ title: "Database down", root_cause: "The pool was shared." });
});

test("who comes back to a report sees what is current before writing", async ({ editor, server, browser }) => {
  await editor.begin();
  await editor.write("Title", "Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  const them = await other(browser, server, editor.id);
  await them.write("Impact scope", "All of Europe.");
  await expect(them.saveState).toContainText("Saved, revision 2");
  await expect(async () => {
    await editor.page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(editor.box("Impact scope")).toHaveValue("All of Europe.", { timeout: 500 });
  }).toPass();
  await expect(editor.saveState).toContainText("Saved, revision 2");
});

test("a report that was deleted meanwhile can be saved as a new one", async ({ editor, page, server }) => {
  await editor.begin();
  await editor.write("Title", "Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  const old = editor.id;
  await fetch(`${server.origin}/api/reports/${old}`, { method: "DELETE", headers: { "If-Match": '"1"' } });
  await editor.write("Title", " again");
  await expect(page.getByRole("alert")).toContainText("This report was deleted");
  await editor.button("Save as a new report").click();
  await expect(editor.saveState).toContainText("Saved, revision 1");
  expect(editor.id).not.toBe(old);
  expect(await saved(server, editor.id)).toMatchObject({ title: "Pool exhausted again" });
});

test("a report that is too large says so and is sent once it is shorter", async ({ editor, page, server }) => {
  await editor.begin();
  await editor.write("Title", "Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  await editor.box("What happened").fill("word ".repeat(230_000));
  await expect(page.getByRole("alert")).toContainText("too large");
  await editor.box("What happened").fill("Short.");
  await expect(editor.saveState).toContainText("Saved, revision 2");
  expect(await saved(server, editor.id)).toMatchObject({ what_happened: "Short." });
});

test("what is typed in the moment a page goes reaches the server", async ({ editor, page, server }) => {
  await editor.begin();
  await editor.write("Title", "Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  await editor.write("Title", " again");
  await page.goto("about:blank");
  await expect.poll(async () => (await (await fetch(`${server.origin}/api/reports`)).json()).reports[0].title).toBe("Pool exhausted again");
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
  await editor.write("Title", "Pool exhausted");
  await expect(page.getByRole("alert")).toContainText("A newer version of this page is needed");
  await expect(editor.saveState).toContainText("Not sent");
  await page.reload();
  await expect(editor.box("Title")).toHaveValue("Pool exhausted");
});

test("a report that does not exist says so and leads back", async ({ page }) => {
  await page.goto("/edit/018f3b2a-0000-7000-8000-000000000001");
  await expect(page.getByRole("heading", { name: "The report could not be opened" })).toBeVisible();
  await page.getByRole("link", { name: "Go to the library" }).click();
  await expect(page.getByRole("heading", { name: /^Write postmortems people learn from/ })).toBeVisible();
});
