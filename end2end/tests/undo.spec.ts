import { expect, test } from "./fixtures";

test("steps are undone and redone over the whole report, also after leaving a field", async ({ editor, page }) => {
  await editor.begin();
  const [title, cause] = [editor.box("Title"), editor.box("Root cause")];
  await expect(editor.button("Undo")).toBeDisabled();
  await title.pressSequentially("Pool exhausted");
  await cause.pressSequentially("No bound on the hold time");
  await page.keyboard.press("Control+z");
  await expect(cause).toHaveValue("");
  await expect(cause).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(title).toHaveValue("");
  await expect(title).toBeFocused();
  await expect(editor.button("Undo")).toBeDisabled();
  await page.keyboard.press("Control+Shift+z");
  await expect(title).toHaveValue("Pool exhausted");
  await page.keyboard.press("Control+y");
  await expect(cause).toHaveValue("No bound on the hold time");
  await expect(editor.button("Redo")).toBeDisabled();
  await editor.button("Undo").click();
  await expect(cause).toHaveValue("");
  await cause.pressSequentially("x");
  await expect(editor.button("Redo")).toBeDisabled();
  await page.keyboard.press("Control+s");
  await expect(editor.saveState).toContainText(/Saved, revision \d+, \d\d:\d\d/);
});

test("rows that were added, moved and removed come back one by one", async ({ editor, page }) => {
  await editor.begin();
  const rows = editor.group("User impact").getByRole("textbox");
  const texts = () => rows.evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value));
  await editor.box("User impact 1").pressSequentially("one");
  await page.keyboard.press("Enter");
  await page.keyboard.type("two");
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(texts).toEqual(["two", "one"]);
  await editor.row("User impact 2", "Remove");
  await expect.poll(texts).toEqual(["two"]);
  for (const state of [["two", "one"], ["one", "two"], ["one", ""], ["one"], [""]]) {
    await page.keyboard.press("Control+z");
    await expect.poll(texts).toEqual(state);
  }
  for (const state of [["one"], ["one", ""], ["one", "two"], ["two", "one"], ["two"]]) {
    await page.keyboard.press("Control+y");
    await expect.poll(texts).toEqual(state);
  }
});

test("a fix, a tick and a name that others follow are undone", async ({ editor, page }) => {
  await editor.begin();
  await editor.box("Immediate cause").fill("The pool was full. [The direct cause that led to the problem]");
  await editor.button("Remove the placeholder").click();
  await expect(editor.box("Immediate cause")).toHaveValue("The pool was full.");
  await page.keyboard.press("Control+z");
  await expect(editor.box("Immediate cause")).toHaveValue(/\[The direct cause/);

  await editor.group("Pre-release checklist").getByRole("checkbox").check();
  await page.keyboard.press("Control+z");
  await expect(editor.group("Pre-release checklist").getByRole("checkbox")).not.toBeChecked();

  const priority = page.getByRole("combobox", { name: "Priority action 1" });
  await editor.cell(1, "Item").fill("Bound the hold time");
  await priority.fill("Bound the hold time");
  await editor.cell(1, "Item").fill("Bound it");
  await expect(priority).toHaveValue("Bound it");
  await page.keyboard.press("Control+z");
  await expect(editor.cell(1, "Item")).toHaveValue("Bound the hold time");
  await expect(priority).toHaveValue("Bound the hold time");
});

test("what somebody else wrote meanwhile stays when one's own words are undone", async ({ editor, page, server }) => {
  await editor.begin();
  await editor.box("Title").fill("Pool exhausted");
  await expect(editor.saveState).toContainText(/Saved, revision 1/);
  const address = `${server.origin}/api/reports/${editor.id}`;
  const { revision, report } = await (await fetch(address)).json();
  const answer = await fetch(address, {
    method: "PUT",
    headers: { "Content-Type": "application/json", "If-Match": `"${revision}"` },
    body: JSON.stringify({ ...report, title: "Pool exhausted for 41 minutes" }),
  });
  expect(answer.status).toBe(200);
  await editor.box("Root cause").fill("No bound");
  await expect(editor.box("Title")).toHaveValue("Pool exhausted for 41 minutes");
  await page.keyboard.press("Control+z");
  await expect(editor.box("Root cause")).toHaveValue("");
  await page.keyboard.press("Control+z");
  await expect(editor.box("Title")).toHaveValue(/for 41 minutes$/);
});

test("a command right after typing is a step of its own: the text stays", async ({ editor, page }) => {
  await editor.begin();
  const box = editor.box("Root cause");
  await box.pressSequentially("The pool was full [What made it possible]");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+b");
  await expect(box).toHaveValue("**The pool was full [What made it possible]**");
  await page.keyboard.press("Control+z");
  await expect(box).toHaveValue("The pool was full [What made it possible]");
  // What is typed right after a command, too.
  await page.keyboard.press("Control+y");
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" today");
  await page.keyboard.press("Control+z");
  await expect(box).toHaveValue("**The pool was full [What made it possible]**");
});

test("answers of the 5 Whys are undone one by one", async ({ editor, page }) => {
  await editor.begin();
  await page.getByText("Ask why, step by step", { exact: true }).click();
  const answer = page.locator("#whys-answer");
  const nodes = () => editor.group("Causal chain").getByRole("textbox", { name: /^Chain node/ }).evaluateAll((boxes) => boxes.map((box) => (box as HTMLTextAreaElement).value));
  for (const text of ["The pool was full", "Connections were held", "Nothing bounds them"]) {
    await answer.fill(text);
    await answer.press("Enter");
  }
  await expect.poll(nodes).toEqual(["The pool was full", "Connections were held", "Nothing bounds them"]);
  await editor.button("Undo").click();
  await expect.poll(nodes).toEqual(["The pool was full", "Connections were held"]);
  await editor.button("Undo").click();
  await expect.poll(nodes).toEqual(["The pool was full"]);
  await editor.button("Undo").click();
  await expect.poll(nodes).toEqual([""]);
  await editor.button("Redo").click();
  await expect.poll(nodes).toEqual(["The pool was full"]);
});
