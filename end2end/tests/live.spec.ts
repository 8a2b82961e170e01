// What others save appears by itself: one stream for all tabs of a browser, and who else is there as a number.
import type { Browser, Page } from "@playwright/test";
import { Editor } from "./editor";
import { expect, test } from "./fixtures";
import { golden, opened } from "./states";
import type { Server } from "./server";

const full = opened(() => golden("full"));

/** The same report in a browser of its own. */
async function elsewhere(browser: Browser, server: Server, id: string): Promise<Editor> {
  const page = await (await browser.newContext({ baseURL: server.origin })).newPage();
  return tab(page, id);
}

async function tab(page: Page, id: string): Promise<Editor> {
  const editor = new Editor(page);
  await page.goto(`/edit/${id}`);
  await editor.opened();
  return editor;
}

const alsoOpen = (editor: Editor) => editor.page.getByRole("status", { name: "Also open" });

/** How many streams the server has open, as it tells in its numbers. */
async function streams(server: Server): Promise<number> {
  const text = await (await fetch(`${server.origin}/metrics`)).text();
  return Number(/^postmortem_streams\S* (\d+)$/m.exec(text)?.[1]);
}

test("what another saves appears without a word, and caret and place stay", async ({ page, editor, server, browser }) => {
  await full({ page, editor, server });
  const other = await elsewhere(browser, server, editor.id);
  const box = editor.box("Root cause");
  await box.evaluate((element: HTMLTextAreaElement) => {
    element.scrollIntoView({ block: "center" });
    element.focus({ preventScroll: true });
    element.setSelectionRange(4, 10);
  });
  const place = (await box.boundingBox())!;

  await other.box("What happened").press("Control+Home");
  await other.write("What happened", "Late that day: ");
  await expect(editor.box("What happened")).toHaveValue(/^Late that day: /);
  await expect(editor.saveState).toContainText("Saved, revision 2");
  await expect(box).toBeFocused();
  expect(await box.evaluate((element: HTMLTextAreaElement) => [element.selectionStart, element.selectionEnd])).toEqual([4, 10]);
  expect((await box.boundingBox())!.y).toBe(place.y);

  // And in the box that is being written in.
  await other.box("Root cause").press("Control+Home");
  await other.write("Root cause", "Again. ");
  await expect(box).toHaveValue(/^Again\. /);
  await expect(box).toBeFocused();
  expect(await box.evaluate((element: HTMLTextAreaElement) => [element.selectionStart, element.selectionEnd])).toEqual([11, 17]);
});

test("two who write in one box at once both have all words, while neither leaves the window", async ({ page, editor, server, browser }) => {
  await full({ page, editor, server });
  const other = await elsewhere(browser, server, editor.id);
  await Promise.all([
    editor.box("Root cause").press("Control+Home").then(() => editor.box("Root cause").pressSequentially("Mine comes first here. ", { delay: 40 })),
    other.box("Root cause").press("Control+End").then(() => other.box("Root cause").pressSequentially(" Theirs stands at the end.", { delay: 40 })),
  ]);
  for (const each of [editor, other]) {
    await expect(each.box("Root cause")).toHaveValue(/^Mine comes first here\. [^]* Theirs stands at the end\.$/);
    await expect(each.saveState).toContainText("Saved, revision");
  }
});

test("who else has the report open is a number, until they have gone", async ({ page, editor, server, browser }) => {
  // A browser that is gone without a word is forgotten after 25 s.
  test.setTimeout(120_000);
  await full({ page, editor, server });
  await expect(alsoOpen(editor)).toHaveText("");
  const other = await elsewhere(browser, server, editor.id);
  await expect(alsoOpen(editor)).toHaveText("Open in 1 other browser");
  await expect(alsoOpen(other)).toHaveText("Open in 1 other browser");
  // A second tab is the same browser.
  await tab(await other.page.context().newPage(), editor.id);
  await expect(alsoOpen(other)).toHaveText("Open in 1 other browser");
  const third = await elsewhere(browser, server, editor.id);
  await expect(alsoOpen(editor)).toHaveText("Open in 2 other browsers");
  await third.page.getByRole("link", { name: "Library" }).click();
  await expect(alsoOpen(editor)).toHaveText("Open in 1 other browser");
  await other.page.context().close();
  await expect(alsoOpen(editor)).toHaveText("", { timeout: 60_000 });
});

test("the tabs of one browser share one stream, whichever is looked at or closed", async ({ page, editor, server, context, browser }) => {
  // Eight pages, which is more than a browser has connections to one server.
  test.setTimeout(120_000);
  await full({ page, editor, server });
  const other = await elsewhere(browser, server, editor.id);
  const tabs = [editor];
  for (let count = 0; count < 7; count++) tabs.push(await tab(await context.newPage(), editor.id));
  await expect.poll(() => streams(server)).toBe(2);
  const writes = async (text: string) => {
    await other.box("Root cause").press("Control+End");
    await other.write("Root cause", text);
    for (const each of tabs) await expect(each.box("Root cause")).toHaveValue(new RegExp(`${text}$`));
  };
  await writes(" first");
  await tabs[2].page.bringToFront();
  await writes(" second");
  // The one that holds the stream goes.
  await tabs.splice(2, 1)[0].page.close();
  await tabs.pop()!.page.close();
  await writes(" third");
  await expect.poll(() => streams(server)).toBe(2);
});

test("a server that starts again is heard again", async ({ page, editor, server, browser }) => {
  await full({ page, editor, server });
  await expect.poll(() => streams(server)).toBe(1);
  await server.stop();
  await server.start();
  const other = await elsewhere(browser, server, editor.id);
  await other.box("Root cause").press("Control+End");
  await other.write("Root cause", " Then again.");
  await expect(editor.box("Root cause")).toHaveValue(/ Then again\.$/, { timeout: 15_000 });
});

test("a report that somebody deletes is said to be gone, and the words stay", async ({ page, editor, server }) => {
  await full({ page, editor, server });
  await expect.poll(() => streams(server)).toBe(1);
  await fetch(`${server.origin}/api/reports/${editor.id}`, { method: "DELETE", headers: { "If-Match": '"1"' } });
  await expect(page.getByRole("button", { name: "Save as a new report" })).toBeVisible();
  await expect(editor.box("Root cause")).not.toHaveValue("");
});

test("a secret that waits on this device is not sent by what others save", async ({ page, editor, server, browser }) => {
  await full({ page, editor, server });
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.postData() ?? ""));
  await editor.box("What happened").press("Control+End");
  await editor.write("What happened", " The job logs password=hV3kq9Zr2mXw7Lp4");
  await expect(page.getByRole("alert").filter({ hasText: "what looks like a password" })).toBeVisible();
  const other = await elsewhere(browser, server, editor.id);
  await other.box("Root cause").press("Control+End");
  await other.write("Root cause", " Seen.");
  await expect(editor.box("Root cause")).toHaveValue(/ Seen\.$/);
  expect(sent.join()).not.toContain("hV3kq9Zr2mXw7Lp4");
});
