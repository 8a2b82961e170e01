// What the report was before: listed, compared, put back, kept, and a text that is taken out of all of it.
import type { Locator, Page } from "@playwright/test";
import type { Editor } from "./editor";
import { expect, test } from "./fixtures";
import { past } from "./past";
import type { Server } from "./server";
import { chooseHistory, golden, opened } from "./states";

const full = opened(() => golden("full"));

const TITLE = "Pool of the orders service exhausted";
const said = (root_cause: string, more = {}) => ({ title: TITLE, what_happened: "Orders failed.", root_cause, ...more });

/** Six revisions in three sittings. */
const SITTINGS = [
  [said("The pool was small."), said("The first pool was small.")],
  [said("The first pool was shared."), said("Ann Lee shared the pool."), said("The pool was shared by two jobs.")],
  [said("The pool was shared by two jobs.", { impact_scope: "3,112 orders" })],
];

const view = (page: Page) => page.getByRole("region", { name: "History" });
const revisions = (page: Page) => view(page).getByRole("radio");
const revision = (page: Page, name: string | RegExp) => view(page).getByRole("radio", { name });
const changes = (page: Page): Locator => view(page).getByRole("listitem");

async function open(scene: { page: Page; editor: Editor; server: Server }, sittings = SITTINGS): Promise<string> {
  const id = await past(scene.server, sittings);
  await scene.page.goto(`/edit/${id}#history`);
  await expect(revisions(scene.page)).toHaveCount(sittings.length);
  return id;
}

const get = async (server: Server, path: string) => (await fetch(`${server.origin}/api/reports/${path}`)).json();

test("sittings are listed, the last first, and each save of one where it is asked for", async ({ page, editor, server }) => {
  await open({ page, editor, server });
  await expect(revision(page, "Revision 6")).toBeChecked();
  await expect(revision(page, "Revision 6")).toBeFocused();
  await expect(revision(page, /Revision 6.*Current/)).toHaveCount(1);
  await expect(revision(page, "Revisions 3–5")).toHaveCount(1);
  await expect(revision(page, "Revisions 1–2")).toHaveCount(1);
  // What the last sitting changed.
  await expect(view(page).getByText("From revision 5 to revision 6: 1 change")).toBeVisible();
  await expect(changes(page)).toHaveText([/Impact scope added\s*3,112 orders/]);

  const each = view(page).getByRole("button", { name: "All saves of the sitting up to revision 5" });
  await each.click();
  await expect(revisions(page)).toHaveCount(5);
  await revision(page, "Revision 4").check();
  await expect(view(page).getByText("From revision 3 to revision 4: 1 change")).toBeVisible();
  await expect(changes(page).getByRole("insertion")).toHaveText(["Ann", "Lee", " the pool"]);
  await each.click();
  await expect(revisions(page)).toHaveCount(3);
  await expect(revision(page, "Revisions 3–5"), "it stands for what it folds").toBeChecked();
});

test("arrows go through them, and any two can be compared", async ({ page, editor, server }) => {
  await open({ page, editor, server });
  await expect(revision(page, "Revision 6")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(view(page).getByText("From revision 2 to revision 5: 1 change")).toBeVisible();
  await expect(changes(page).getByRole("deletion").first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await expect(view(page).getByText("From an empty report to revision 2: 3 changes")).toBeVisible();

  const against = view(page).getByRole("combobox", { name: "Compared with" });
  await against.selectOption({ label: (await against.getByRole("option", { name: /^Revision 6/ }).textContent())! });
  await expect(view(page).getByText("From revision 2 to revision 6: 2 changes")).toBeVisible();
  await against.selectOption("The text as it is now");
  await expect(view(page).getByText("From revision 2 to the text as it is now: 2 changes")).toBeVisible();
});

test("the report is shown as it was", async ({ page, editor, server }) => {
  await open({ page, editor, server });
  await revision(page, "Revisions 1–2").check();
  await view(page).getByRole("button", { name: "The report as it was" }).click();
  await expect(view(page).getByText("The first pool was small.")).toBeVisible();
  await expect(view(page).getByRole("heading", { name: TITLE })).toBeVisible();
  await revision(page, "Revisions 3–5").check();
  await expect(view(page).getByText("The pool was shared by two jobs.")).toBeVisible();
});

test("a revision that is restored becomes a new one, is kept, and undo takes it back", async ({ page, editor, server }) => {
  const id = await open({ page, editor, server });
  await revision(page, "Revisions 1–2").check();
  await view(page).getByRole("button", { name: "Restore this revision" }).click();
  await expect(view(page).getByText("The text of revision 2 is back")).toBeVisible();
  await expect(editor.saveState).toContainText("Saved, revision 7");
  await expect(revision(page, /Revision 7.*Current/)).toHaveCount(1);
  await expect(revision(page, /Revisions 1–2.*Kept/)).toHaveCount(1);
  const [second, seventh] = [await get(server, `${id}/revisions/2`), await get(server, `${id}/revisions/7`)];
  expect(seventh.report).toEqual(second.report);

  await editor.button("Undo").click();
  await expect(editor.box("Root cause")).toHaveValue("The pool was shared by two jobs.");
  await expect(editor.box("Impact scope")).toHaveValue("3,112 orders");
  await expect(editor.saveState).toContainText("Saved, revision 8");
  const [sixth, eighth] = [await get(server, `${id}/revisions/6`), await get(server, `${id}/revisions/8`)];
  expect(eighth.report).toEqual(sixth.report);
});

test("words that are not saved yet are, before another revision takes their place", async ({ page, editor, server }) => {
  const id = await past(server, SITTINGS);
  await page.goto(`/edit/${id}`);
  await editor.opened();
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(`**/api/reports/${id}`, async (route) => {
    if (route.request().method() === "PUT") await held;
    await route.continue();
  });
  await editor.box("What happened").press("Control+End");
  await editor.write("What happened", " At noon.");
  await chooseHistory(page);
  await revision(page, "Revisions 1–2").check();
  await view(page).getByRole("button", { name: "Restore this revision" }).click();
  await expect(view(page).getByText("Your latest changes are saved first")).toBeVisible();
  release();
  await expect(editor.saveState).toContainText("Saved, revision 8");
  expect((await get(server, `${id}/revisions/7`)).report.what_happened).toBe("Orders failed. At noon.");
  expect((await get(server, `${id}/revisions/8`)).report.what_happened).toBe("Orders failed.");
});

test("a mark keeps a revision for good, until it is taken away", async ({ page, editor, server }) => {
  const id = await open({ page, editor, server });
  await revision(page, "Revisions 3–5").check();
  const keep = view(page).getByRole("checkbox", { name: "Keep for good" });
  const kept = async () => (await get(server, `${id}/revisions`)).revisions.map((one: { kept: boolean }) => one.kept);
  await keep.check();
  await expect(revision(page, /Revisions 3–5.*Kept/)).toHaveCount(1);
  await expect.poll(kept).toEqual([false, true, false]);
  await page.reload();
  await revision(page, "Revisions 3–5").check();
  await expect(keep).toBeChecked();
  await keep.uncheck();
  await expect(revision(page, /Kept/)).toHaveCount(0);
  await expect.poll(kept).toEqual([false, false, false]);
});

test("a text is taken out of the report and of every revision, and it is said what that does not reach", async ({ page, editor, server }) => {
  const sittings = [...SITTINGS, [said("Ann Lee saw it first.")]];
  const id = await open({ page, editor, server }, sittings);
  await view(page).getByText("Remove text from all revisions").click();
  await expect(view(page).getByText("It does not reach backups")).toBeVisible();
  const text = view(page).getByRole("textbox", { name: "The text to remove" });
  const go = view(page).getByRole("button", { name: "Remove it everywhere" });
  await text.fill("An");
  await go.click();
  await expect(view(page).getByText("Write at least 3 characters")).toBeVisible();

  const questions: string[] = [];
  page.once("dialog", (dialog) => {
    questions.push(dialog.message());
    void dialog.dismiss();
  });
  await text.fill("Ann Lee");
  await go.click();
  expect(questions.join()).toContain("This cannot be undone");
  expect(JSON.stringify(await get(server, id))).toContain("Ann Lee");

  page.once("dialog", (dialog) => void dialog.accept());
  await go.click();
  await expect(view(page).getByText("It is gone from 2 earlier revisions.")).toBeVisible();
  await expect(text).toHaveValue("");
  const { revision: last } = await get(server, id);
  for (let number = 1; number <= last; number++) {
    expect(JSON.stringify(await get(server, `${id}/revisions/${number}`))).not.toContain("Ann Lee");
  }
  await expect(editor.button("Undo")).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Escape");
  await expect(editor.box("Root cause")).toHaveValue("(redacted) saw it first.");
});

test("without a server it says so, and goes on by itself", async ({ page, editor, server, context }) => {
  await full({ page, editor, server });
  await context.setOffline(true);
  await chooseHistory(page);
  await expect(view(page).getByRole("alert")).toContainText("The history is on the server. The server does not answer.");
  await context.setOffline(false);
  await expect(revision(page, "Revision 1")).toBeChecked();
  // Its text is here, too; otherwise there would be two things that the server does not answer.
  await expect(view(page).getByText("From an empty report to revision 1")).toBeVisible();
  await context.setOffline(true);
  await view(page).getByRole("checkbox", { name: "Keep for good" }).click();
  await expect(view(page).getByText("The server does not answer.")).toBeVisible();
  await expect(view(page).getByRole("checkbox", { name: "Keep for good" })).not.toBeChecked();
  await context.setOffline(false);
});

test("the palette opens from its choices, too", async ({ page, editor, server }) => {
  await open({ page, editor, server });
  await expect(revision(page, "Revision 6")).toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: /.*/ }).and(page.locator(":focus"))).toBeVisible();
});

test("before the first save there is none, and it begins with that", async ({ page, editor }) => {
  await editor.begin();
  await chooseHistory(page);
  await expect(view(page)).toContainText("Its history begins with the first save.");
  await page.keyboard.press("Escape");
  await page.getByLabel("Keep on this device only").check();
  await editor.write("Title", "Pool exhausted");
  await chooseHistory(page);
  await expect(view(page)).toContainText("kept on this device only");
  await view(page).getByRole("button", { name: "Back to the text" }).click();
  await page.getByLabel("Keep on this device only").uncheck();
  await editor.box("Title").focus();
  await chooseHistory(page);
  await expect(revision(page, "Revision 1")).toBeChecked();
});

test("Escape, the back button and its own lead back to the same caret; the reading view leads to it", async ({ page, editor, server }) => {
  await full({ page, editor, server });
  const box = editor.box("Root cause");
  const ways = [
    () => page.keyboard.press("Escape"),
    () => page.goBack(),
    () => view(page).getByRole("button", { name: "Back to the text" }).click(),
  ];
  for (const leave of ways) {
    await box.evaluate((element: HTMLTextAreaElement) => {
      element.focus();
      element.setSelectionRange(9, 14);
    });
    await chooseHistory(page);
    await expect(page).toHaveURL(/#history$/);
    await expect(revision(page, "Revision 1")).toBeFocused();
    await leave();
    await expect(box).toBeFocused();
    expect(await box.evaluate((element: HTMLTextAreaElement) => [element.selectionStart, element.selectionEnd])).toEqual([9, 14]);
    await expect(page).toHaveURL(/\/edit\/[^#]*$/);
  }
  await editor.button("Preview").click();
  await page.getByRole("region", { name: "Preview" }).getByRole("button", { name: "History" }).click();
  await expect(revision(page, "Revision 1")).toBeFocused();
  await expect(page).toHaveURL(/#history$/);
  await editor.button("Preview").click();
  await expect(page.getByRole("region", { name: "Preview" })).toBeVisible();
  await expect(page).toHaveURL(/#read$/);
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/\/edit\/[^#]*$/);
});

for (const [width, height] of [[1440, 900], [1280, 800], [1024, 768], [390, 844]]) {
  test(`200 sittings stay usable, ${width} px`, async ({ page, editor, server }) => {
    await page.setViewportSize({ width, height });
    const sittings = Array.from({ length: 200 }, (_, n) => [said(`The pool was shared by ${n + 2} jobs.`)]);
    await open({ page, editor, server }, sittings);
    await expect(revision(page, "Revision 200")).toBeFocused();
    for (let press = 0; press < 40; press++) await page.keyboard.press("ArrowDown");
    await expect(revision(page, "Revision 160")).toBeChecked();
    await expect(revision(page, "Revision 160")).toBeInViewport();
    await expect(view(page).getByText("From revision 159 to revision 160: 1 change")).toBeInViewport();
    await expect(changes(page).getByRole("insertion")).toHaveText("161");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
