// Reports and drafts that are deleted, and come back.
import { expect, test } from "./fixtures";
import { choose, line, links, put, row } from "./library";

test("a deleted report leaves a line with Undo in its place, and the focus on the next", async ({ page, server }) => {
  await put(page.request, server.origin, "Third", "Second", "First");
  await page.goto("/");
  const said = page.getByRole("status").filter({ hasText: "Second" });
  const place = await line(page, "Third").boundingBox();
  await choose(page, "Second", "Delete");
  await expect(row(page, "Second").filter({ hasText: "it is in the bin for 30 days. Its share links no longer work." })).toBeVisible();
  await expect(said).toContainText("“Second” is in the bin.");
  await expect(line(page, "Third")).toBeFocused();
  expect(await line(page, "Third").boundingBox(), "nothing has moved").toEqual(place);
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByRole("button", { name: "Undo: delete Second" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(line(page, "Second")).toBeFocused();
  await expect(said).toContainText("“Second” is back. Its share links are not.");
  await expect(links(page)).toHaveText(["First", "Second", "Third"]);
  await expect(page.getByText("Bin (1)")).toBeHidden();
  const { reports } = await (await fetch(`${server.origin}/api/reports`)).json();
  expect(reports.map(({ title }: { title: string }) => title)).toEqual(["First", "Second", "Third"]);

  // The one above where there is none below, then the heading.
  await choose(page, "Third", "Delete");
  await expect(line(page, "Second")).toBeFocused();
  await choose(page, "First", "Delete");
  await expect(line(page, "Second")).toBeFocused();
  await choose(page, "Second", "Delete");
  await expect(page.getByRole("heading", { level: 1, name: "Library" })).toBeFocused();
  await expect(page.getByRole("button", { name: /^Undo: delete/ })).toHaveCount(3);
});

test("deleting far down a long list leaves it as long, and one where one is", async ({ page, server }) => {
  await put(page.request, server.origin, ...Array.from({ length: 60 }, (_, number) => `Pool ${number + 1} exhausted`));
  await page.goto("/");
  await expect(links(page)).toHaveCount(50);
  await line(page, "Pool 11 exhausted").scrollIntoViewIfNeeded();
  await expect(links(page)).toHaveCount(60);
  await expect(page.getByRole("button", { name: "Show more reports" })).toHaveCount(0);
  await choose(page, "Pool 3 exhausted", "Delete");
  await expect(line(page, "Pool 2 exhausted")).toBeFocused();
  await expect(line(page, "Pool 2 exhausted")).toBeInViewport();
  await expect(links(page)).toHaveCount(59);
  await expect(page.getByText("59 postmortems on this server")).toBeVisible();
});

test("what could not be deleted is named, with the reason, and stays", async ({ page, server }) => {
  await put(page.request, server.origin, "Pool exhausted");
  await page.goto("/");
  await expect(line(page, "Pool exhausted")).toBeVisible();
  await server.stop();
  await choose(page, "Pool exhausted", "Delete");
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
  await expect(row(page, "Kept here")).toContainText("On this device only, not on the server");
  await choose(page, "Kept here", "Remove from this device");
  await expect(row(page, "Kept here").filter({ hasText: "Removed from this device" })).toBeVisible();
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

test("a deleted report is in the bin and comes back, and the page says that links do not", async ({ page, server }) => {
  await page.request.post(`${server.origin}/api/reports`, { data: { title: "Pool exhausted" } });
  await page.goto("/");
  await choose(page, "Pool exhausted", "Delete");
  await page.getByText("Bin (1)").click();
  await expect(page.getByText("share links do not come back")).toBeVisible();
  await page.getByRole("button", { name: "Restore Pool exhausted" }).click();
  await expect(page.getByRole("link", { name: "Pool exhausted" })).toBeFocused();
  await expect(page.getByText("Bin (1)")).toBeHidden();
});
