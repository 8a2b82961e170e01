import type { APIRequestContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** Puts reports on the server; the last is the first of the list. */
async function put(request: APIRequestContext, origin: string, ...titles: string[]): Promise<void> {
  for (const title of titles) {
    expect((await request.post(`${origin}/api/reports`, { data: { title } })).status()).toBe(201);
  }
}

const line = (page: Page, title: string) => page.getByRole("link", { name: title, exact: true });

for (const [width, height] of [[1440, 900], [390, 844]]) {
  test(`a first visit says what this is for, and has the ways in where one looks, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Write postmortems people learn from, without blaming anyone");
    await expect(page.getByText("Checked as you type, safe while you are offline, shared with one link.")).toBeInViewport();
    const main = page.getByRole("main");
    for (const name of ["New postmortem", "Try it on an example", "Import Markdown"]) {
      await expect(main.getByRole("button", { name })).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole("button", { name }), "once").toHaveCount(1);
    }
    await main.getByRole("button", { name: "New postmortem" }).click();
    await expect(page.getByRole("textbox", { name: "Title", exact: true })).toBeFocused();
  });
}

test("a first visit shows how a sentence is found and mended, and does it on a click", async ({ page }) => {
  await page.goto("/");
  const sample = page.getByRole("figure");
  await expect(sample.locator("mark")).toHaveText("should have been noticed");
  await expect(sample).toContainText("Warning");
  await expect(sample).toContainText("says what did not happen");
  await sample.getByRole("button", { name: "Use “was not noticed”" }).click();
  await expect(sample).toContainText("The empty index was not noticed before the swap.");
  await expect(sample.getByRole("status")).toContainText("Nothing found.");
  await expect(sample.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(sample).toContainText("The empty index should have been noticed before the swap.");
  await expect(sample.getByRole("button", { name: /^Use / })).toBeFocused();
});

test("what a first visit imports is listed, with what became of it, and the focus is not lost", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Import Markdown" }).click();
  const dialog = page.getByRole("dialog", { name: "Import Markdown" });
  await dialog.getByRole("textbox").fill("# Postmortem: Pool exhausted\n\n## Root cause\n\nThe pool was shared.\n");
  await dialog.getByRole("button", { name: "Import the text" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeVisible();
  await expect(dialog).toContainText("1 imported.");
  await expect(page.locator(".shelf").getByRole("link", { name: "Pool exhausted" })).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("button", { name: "Import Markdown" })).toBeFocused();
});

test("whoever comes to a library with reports finds the example, too", async ({ page, server, editor }) => {
  await put(page.request, server.origin, "Pool exhausted");
  await page.goto("/");
  await expect(line(page, "Pool exhausted")).toBeVisible();
  await page.getByRole("button", { name: "Try it on an example" }).click();
  await expect(editor.box("Title")).toHaveValue(/Search returned no results/);
  await expect(editor.saveState).toContainText("on this device only");
});

test("a slow server keeps nobody from beginning", async ({ page, editor }) => {
  await page.route(/\/api\/(reports|bin)/, () => {});
  await page.goto("/");
  await expect(page.getByText("Loading the reports…")).toBeVisible();
  await page.getByRole("button", { name: "New postmortem" }).click();
  await expect(editor.box("Title")).toBeFocused();
});

test("a deleted report leaves a line with Undo in its place, and the focus on the next", async ({ page, server }) => {
  await put(page.request, server.origin, "Third", "Second", "First");
  await page.goto("/");
  page.on("dialog", (dialog) => dialog.accept());
  const said = page.getByRole("status").filter({ hasText: "Second" });
  const place = await line(page, "Third").boundingBox();
  await page.getByRole("button", { name: "Delete Second" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("listitem").filter({ hasText: "Second" }).filter({ hasText: "it is in the bin" })).toBeVisible();
  await expect(said).toContainText("“Second” is in the bin.");
  await expect(line(page, "Third")).toBeFocused();
  expect(await line(page, "Third").boundingBox(), "nothing has moved").toEqual(place);
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("button", { name: "Undo: delete Second" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(line(page, "Second")).toBeFocused();
  await expect(said).toContainText("“Second” is back. Its share links are not.");
  await expect(page.getByRole("main").getByRole("link")).toHaveText(["First", "Second", "Third"]);
  await expect(page.getByText("Bin (1)")).toBeHidden();
  const { reports } = await (await fetch(`${server.origin}/api/reports`)).json();
  expect(reports.map(({ title }: { title: string }) => title)).toEqual(["First", "Second", "Third"]);

  // The one above where there is none below, then the heading.
  await page.getByRole("button", { name: "Delete Third" }).click();
  await expect(line(page, "Second")).toBeFocused();
  await page.getByRole("button", { name: "Delete First" }).click();
  await expect(line(page, "Second")).toBeFocused();
  await page.getByRole("button", { name: "Delete Second" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeFocused();
  await expect(page.getByRole("button", { name: /^Undo: delete/ })).toHaveCount(3);
});

test("deleting far down a long list leaves it as long, and one where one is", async ({ page, server }) => {
  await put(page.request, server.origin, ...Array.from({ length: 60 }, (_, number) => `Pool ${number + 1} exhausted`));
  await page.goto("/");
  page.on("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "Show older reports" }).click();
  await page.getByRole("button", { name: "Delete Pool 3 exhausted", exact: true }).click();
  await expect(line(page, "Pool 2 exhausted")).toBeFocused();
  await expect(line(page, "Pool 2 exhausted")).toBeInViewport();
  await expect(page.getByRole("main").getByRole("link")).toHaveCount(59);
});

test("what could not be deleted is named, with the reason, and stays", async ({ page, server }) => {
  await put(page.request, server.origin, "Pool exhausted");
  await page.goto("/");
  await expect(line(page, "Pool exhausted")).toBeVisible();
  await server.stop();
  page.on("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "Delete Pool exhausted" }).click();
  await expect(page.getByRole("alert")).toContainText("“Pool exhausted” was not deleted. The server does not answer");
  await expect(line(page, "Pool exhausted")).toBeVisible();
});

test("a draft that was removed from this device comes back with every word", async ({ page, editor }) => {
  await editor.begin();
  await page.getByRole("checkbox", { name: "Keep on this device only" }).check();
  await editor.write("Title", "Kept here");
  await editor.write("Root cause", "The pool was shared.");
  await expect(editor.saveState).toContainText("on this device only");
  const { id } = editor;
  await page.goto("/");
  page.on("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "Remove Kept here from this device" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Kept here" }).filter({ hasText: "Removed from this device" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeFocused();
  const kept = () => page.evaluate((id) => Object.keys(localStorage).filter((key) => key.includes(id)), id);
  expect(await kept(), "it is gone").toEqual([]);
  await page.getByRole("button", { name: "Undo: remove Kept here from this device" }).click();
  await expect(line(page, "Kept here")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(editor.box("Title")).toHaveValue("Kept here");
  await expect(editor.box("Root cause")).toHaveValue("The pool was shared.");
  await expect(editor.saveState).toContainText("on this device only");
});

test("a slash leads to the search, and is a slash in a box", async ({ page, server }) => {
  await put(page.request, server.origin, "Pool exhausted");
  await page.goto("/");
  await expect(line(page, "Pool exhausted")).toBeVisible();
  const search = page.getByRole("searchbox", { name: "Search" });
  await page.keyboard.press("/");
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("");
  await page.keyboard.type("a/b");
  await expect(search).toHaveValue("a/b");
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("everything in the library is large enough, and nothing waits for a pointer", async ({ page, server }) => {
    await page.goto("/");
    await page.getByRole("heading", { level: 1 }).waitFor();
    const small = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("header a, button:not(figure button), summary, input, .shelf__line")]
          .filter((part) => part.getBoundingClientRect().height > 0 && !part.matches(".skip, .header__brand, [hidden] *"))
          .filter((part) => part.getBoundingClientRect().height < 44 || getComputedStyle(part).opacity === "0")
          .map((part) => part.outerHTML),
      );
    expect(await small()).toEqual([]);
    await put(page.request, server.origin, "Pool exhausted");
    await page.reload();
    await expect(page.getByRole("button", { name: "Delete Pool exhausted" })).toBeVisible();
    expect(await small()).toEqual([]);
  });
});

test("reports are found by their words, and the box keeps what is typed", async ({ page, server }) => {
  for (const title of ["Checkout down after pool exhaustion", "Search slow"]) {
    const answer = await page.request.post(`${server.origin}/api/reports`, { data: { title, severity: "SEV1" } });
    expect(answer.status()).toBe(201);
  }
  await page.goto("/");
  const links = page.getByRole("main").getByRole("link");
  await expect(links).toHaveText(["Search slow", "Checkout down after pool exhaustion"]);
  await page.getByRole("searchbox", { name: "Search" }).pressSequentially("POOL check");
  await expect(links).toHaveText(["Checkout down after pool exhaustion"]);
  await page.getByRole("searchbox", { name: "Search" }).fill("nothing of the kind");
  await expect(page.getByText("No report has all these words")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search" }).fill("");
  await expect(links).toHaveCount(2);
});

test("back from a report, the library looks for the same words at the same place", async ({ page, server }) => {
  for (let number = 1; number <= 60; number += 1) {
    const data = { title: `Pool ${number} exhausted`, impact_scope: "Söder & Co" };
    expect((await page.request.post(`${server.origin}/api/reports`, { data })).status()).toBe(201);
  }
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Search" }).fill("pool söder");
  await expect(page).toHaveURL(/\?q=pool%20s%C3%B6der$/);
  const older = page.getByRole("button", { name: "Show older reports" });
  await older.click();
  const link = page.getByRole("link", { name: "Pool 2 exhausted", exact: true });
  await link.scrollIntoViewIfNeeded();
  const down = await page.evaluate(() => scrollY);
  expect(down).toBeGreaterThan(1000);
  await link.click();
  await expect(page.getByRole("textbox", { name: "Title", exact: true })).toHaveValue("Pool 2 exhausted");
  await page.goBack();
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("pool söder");
  await expect(link).toBeInViewport();
  await page.getByRole("banner").getByRole("link", { name: "Rules" }).click();
  await expect(page).toHaveURL(/\/rules$/);
  await page.goBack();
  await expect(link).toBeInViewport();

  // The address can be sent.
  const other = await page.context().newPage();
  await other.goto(page.url().replace("pool%20", ""));
  await expect(other.getByRole("searchbox", { name: "Search" })).toHaveValue("söder");
  await other.close();
});

test("a deleted report is in the bin and comes back, and the page says that links do not", async ({ page, server }) => {
  await page.request.post(`${server.origin}/api/reports`, { data: { title: "Pool exhausted" } });
  await page.goto("/");
  page.on("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "Delete Pool exhausted" }).click();
  await page.getByText("Bin (1)").click();
  await expect(page.getByText("share links do not come back")).toBeVisible();
  await page.getByRole("button", { name: "Restore Pool exhausted" }).click();
  await expect(page.getByRole("link", { name: "Pool exhausted" })).toBeFocused();
  await expect(page.getByText("Bin (1)")).toBeHidden();
});

test("links between the app's pages keep the program, and the back button follows them", async ({ page, server }) => {
  await page.request.post(`${server.origin}/api/reports`, { data: { title: "Pool exhausted" } });
  await page.goto("/");
  await page.evaluate(() => Object.assign(window, { isSame: true }));
  const isSame = () => page.evaluate(() => "isSame" in window);
  await page.getByRole("link", { name: "Pool exhausted" }).click();
  await expect(page.getByRole("textbox", { name: "Title", exact: true })).toHaveValue("Pool exhausted");
  await page.getByRole("banner").getByRole("link", { name: "Library" }).click();
  await page.getByRole("banner").getByRole("link", { name: "Settings" }).click();
  await expect(page).toHaveURL(/\/settings$/);
  await page.getByRole("banner").getByRole("link", { name: "Library" }).click();
  await expect(page.getByRole("link", { name: "Pool exhausted" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/settings$/);
  await expect(page.getByRole("heading", { name: "What this browser keeps" })).toBeVisible();
  expect(await isSame()).toBe(true);
  // The rule book is a page of the server.
  await page.getByRole("banner").getByRole("link", { name: "Rules" }).click();
  await expect(page).toHaveURL(/\/rules$/);
  expect(await isSame()).toBe(false);
});

test("what a closed tab left unsent is sent from the library, once there is a server", async ({ editor, page, server, context }) => {
  await editor.begin();
  await editor.write("Title", "Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  await server.stop();
  await editor.write("Root cause", "The pool was shared.");
  await expect(editor.saveState).toContainText("1 change not sent");
  const { id } = editor;
  const library = await context.newPage();
  await library.goto("/");
  await page.close();
  await expect(library.getByText("The server does not answer")).toBeVisible();
  await expect(library.getByRole("heading", { name: "On this device" })).toBeVisible();

  await server.start();
  await library.evaluate(() => dispatchEvent(new Event("online")));
  await expect.poll(async () => (await (await fetch(`${server.origin}/api/reports/${id}`)).json()).report?.root_cause).toBe("The pool was shared.");
  await expect(library.getByRole("heading", { name: "On this device" })).toHaveCount(0);
  await expect(library.getByRole("link", { name: "Pool exhausted" })).toHaveCount(1);
  await expect(library.getByText("The server does not answer")).toHaveCount(0);
});

test("what is kept here by wish, or holds a secret, is not sent from the library", async ({ editor, page, server }) => {
  await editor.begin();
  await page.getByRole("checkbox", { name: "Keep on this device only" }).check();
  await editor.write("Title", "Kept here");
  await expect(editor.saveState).toContainText("on this device only");
  await page.goto("/");
  await page.getByRole("button", { name: "New postmortem" }).click();
  await editor.write("Root cause", "The job logs password=hV3kq9Zr2mXw7Lp4");
  await expect(page.getByRole("alert").filter({ hasText: "what looks like a password" })).toBeVisible();
  await editor.write("Title", "With a secret");
  const asked: string[] = [];
  page.on("request", (request) => request.method() === "PUT" && asked.push(request.url()));
  await page.goto("/");
  for (const title of ["Kept here", "With a secret"]) await expect(page.getByRole("link", { name: title })).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.reload();
  for (const title of ["Kept here", "With a secret"]) await expect(page.getByRole("link", { name: title })).toBeVisible();
  expect(asked.filter((url) => url.includes("/api/reports/"))).toEqual([]);
  expect((await (await fetch(`${server.origin}/api/reports`)).json()).reports).toEqual([]);
});
