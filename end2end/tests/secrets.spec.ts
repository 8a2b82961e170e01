import type { Page } from "@playwright/test";
import { Editor } from "./editor";
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
  await editor.write("Root cause", `The job logs password=${SECRET} at start.`);
  const notice = page.getByRole("alert").filter({ hasText: "what looks like a password" });
  await expect(notice).toBeVisible();
  await expect(editor.saveState).toContainText("Not sent");
  expect(await kept(page), "the draft is kept all the same").toContain(SECRET);
  await editor.write("Title", "Pool exhausted");
  await page.reload();
  await expect(notice).toBeVisible();
  await expect(editor.box("Root cause")).toHaveValue(new RegExp(SECRET));
  expect((await (await fetch(`${server.origin}/api/reports`)).json()).reports).toEqual([]);

  await page.getByRole("button", { name: "Redact", exact: true }).click();
  await expect(editor.box("Root cause")).toHaveValue("The job logs password=(redacted) at start.");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  await expect(notice).toHaveCount(0);
  await editor.box("Root cause").focus();
  for (let count = 0; count < 3; count++) await page.keyboard.press("Control+z");
  await expect(editor.box("Root cause")).not.toHaveValue(new RegExp(SECRET));
  await expect.poll(() => kept(page)).not.toContain(SECRET);
  expect(sent.join("\n")).not.toContain(SECRET);
});

for (const [width, height] of [[1280, 800], [390, 844]]) {
  test(`the question about a secret stands at its field, and the line on top leads there, ${width} px`, async ({ editor, page }) => {
    await page.setViewportSize({ width, height });
    await editor.begin();
    const box = editor.box("Root cause");
    await box.evaluate((element) => element.scrollIntoView({ block: "center" }));
    await box.pressSequentially(`The job logs password=${SECRET} at start.`);
    const question = page.getByRole("note").filter({ hasText: "earlier revisions keep it" });
    await expect(question.getByRole("button", { name: "Send anyway" })).toBeInViewport({ ratio: 1 });
    const [above, below] = [(await box.boundingBox())!, (await question.boundingBox())!];
    expect(below.y - (above.y + above.height), "right below the box").toBeLessThan(24);
    await page.evaluate(() => scrollTo(0, 0));
    await page.getByRole("alert").filter({ hasText: "what looks like a password" }).getByRole("button", { name: "Show it" }).click();
    await expect(box).toBeFocused();
    await expect(question).toBeInViewport();
    await question.getByRole("button", { name: "Send anyway" }).click();
    await expect(question).toHaveCount(0);
    await expect(editor.saveState).toContainText("Saved, revision 1");
  });
}

test("a secret in a section of one's own is asked about on top", async ({ editor, page }) => {
  await editor.begin();
  await editor.button("Add a custom section (optional)").click();
  const text = editor.group("Custom section 1").getByRole("textbox", { name: "Text" });
  await text.fill(`password=${SECRET}`);
  await page.getByRole("alert").filter({ hasText: "what looks like a password" }).getByRole("button", { name: "Redact" }).click();
  await expect(text).toHaveValue("password=(redacted)");
  await expect(editor.saveState).toContainText("Saved, revision 1");
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
  await expect(page.getByRole("dialog")).toContainText("contains what looks like a secret");
  expect((await (await fetch(`${server.origin}/api/reports`)).json()).reports).toEqual([]);
  await page.getByRole("dialog").getByRole("link", { name: "Pool exhausted" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "what looks like a password" })).toBeVisible();
});

/** The root causes of all revisions that the server has. */
async function revisions(origin: string, id: string): Promise<string> {
  const { revision } = await (await fetch(`${origin}/api/reports/${id}`)).json();
  const numbers = Array.from({ length: revision }, (_, index) => index + 1);
  const texts = numbers.map(async (number) => (await fetch(`${origin}/api/reports/${id}/revisions/${number}`)).text());
  return (await Promise.all(texts)).join("\n");
}

test("a secret that was sent is redacted in the server's revisions, too", async ({ editor, page, server }) => {
  await editor.begin();
  await editor.box("Immediate cause").fill(`The job logs password=${SECRET} at start.`);
  await page.getByRole("button", { name: "Send anyway" }).click();
  await expect(editor.saveState).toContainText("Saved, revision 1");
  await editor.box("Title").fill("Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision 2");
  const link = await editor.share();
  await page.keyboard.press("Escape");
  expect(await (await fetch(link)).text()).toContain(SECRET);
  expect(await revisions(server.origin, editor.id)).toContain(SECRET);

  await editor.box("Immediate cause").focus();
  await page.getByRole("list", { name: "Findings in Immediate cause" }).getByRole("button", { name: "Redact it" }).click();
  const note = page.getByRole("note").filter({ hasText: "Redacted here" });
  await expect(note).toContainText("Redacted here and in 2 saved revisions.");
  await expect(note).toContainText("change the password or key anyway");
  await expect(editor.saveState).toContainText("Saved, revision 3");
  const all = await revisions(server.origin, editor.id);
  expect(all).not.toContain(SECRET);
  expect(all.match(/password=\(redacted\)/g)).toHaveLength(3);
  expect(await (await fetch(link)).text()).not.toContain(SECRET);
  await expect.poll(() => kept(page)).not.toContain(SECRET);
  await note.getByRole("button", { name: "Close this note" }).click();
  await expect(note).toHaveCount(0);
});

test("redacted without a connection, it is taken out of the revisions when the report is opened again", async ({
  editor,
  page,
  context,
  server,
}) => {
  await editor.begin();
  await editor.box("Immediate cause").fill(`The job logs password=${SECRET} at start.`);
  await page.getByRole("button", { name: "Send anyway" }).click();
  await expect(editor.saveState).toContainText("Saved, revision 1");
  await context.setOffline(true);
  await page.getByRole("list", { name: "Findings in Immediate cause" }).getByRole("button", { name: "Redact it" }).click();
  const note = page.getByRole("note").filter({ hasText: "Redacted here" });
  await expect(note).toContainText("There is no connection");
  await expect(editor.saveState).toContainText("1 change not sent: offline");
  const { id } = editor;
  await page.close();
  expect(await revisions(server.origin, id)).toContain(SECRET);

  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`/edit/${id}`);
  await expect(again.getByRole("note").filter({ hasText: "Redacted here" })).toContainText("in 1 saved revision.");
  expect(await revisions(server.origin, id)).not.toContain(SECRET);
  await expect.poll(() => kept(again)).not.toContain(SECRET);
  await again.reload();
  await expect(again.getByRole("textbox", { name: "Title" })).toBeVisible();
  await expect(again.getByText("Redacted here")).toHaveCount(0);
});

test("another tab cannot bring back what was redacted", async ({ editor, page, context }) => {
  await editor.begin();
  await editor.box("Title").fill("Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision");
  const other = new Editor(await context.newPage());
  await other.page.goto(page.url());
  await other.opened();
  await editor.box("Where it went wrong").fill("The pool of checkout-db.");
  await expect(other.box("Where it went wrong")).toHaveValue("The pool of checkout-db.");
  const said = `The job logs password=${SECRET} at start.`;
  await other.box("Immediate cause").fill(said);
  await other.box("Impact scope").fill("Europe");
  await other.box("Immediate cause").fill("");
  await other.box("Root cause").fill(said);
  await expect(editor.box("Immediate cause")).toHaveValue("");
  await expect(editor.box("Root cause")).toHaveValue(said);
  await editor.box("Root cause").focus();
  await page.getByRole("list", { name: "Findings in Root cause" }).getByRole("button", { name: "Redact it" }).click();
  await expect(other.box("Root cause")).toHaveValue("The job logs password=(redacted) at start.");
  await other.box("Title").focus();
  for (const keys of [..."zzzzzzyyyyyy"]) {
    await other.page.keyboard.press(`Control+${keys}`);
    for (const name of ["Immediate cause", "Root cause"]) {
      expect(await other.box(name).inputValue()).not.toContain(SECRET);
    }
  }
});
