import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { incident } from "./incident";

test("a whole report is written, checked and shared by keyboard alone", async ({ editor, page, server }) => {
  test.slow();
  const story = incident();
  await page.goto("/");
  await tabTo(page, "New postmortem");
  await page.keyboard.press("Enter");
  await expect(editor.box("Title")).toBeFocused();
  await page.keyboard.type(story.title);

  for (const [field, text] of Object.entries(story.prose)) {
    await find(page, `go to ${field}`);
    await expect(editor.box(field)).toBeFocused();
    await page.keyboard.insertText(text);
  }
  for (const [item, texts] of Object.entries(story.lists)) {
    await find(page, `add ${item}`);
    for (const [index, text] of texts.entries()) {
      if (index > 0) await page.keyboard.press("Enter");
      await expect(editor.box(`${item} ${index + 1}`)).toBeFocused();
      await page.keyboard.insertText(text);
    }
  }
  for (const [index, action] of story.actions.entries()) {
    await find(page, "add action item");
    for (const cell of ["Item", "Owner", "Priority", "Status"] as const) {
      await expect(editor.cell(index + 1, cell)).toBeFocused();
      await page.keyboard.insertText(action[cell.toLowerCase() as keyof typeof action]);
      await page.keyboard.press("Tab");
    }
  }
  for (const [index, name] of story.priorityActions.entries()) {
    await find(page, "add priority action");
    await expect(page.getByRole("combobox", { name: `Priority action ${index + 1}` })).toBeFocused();
    await page.keyboard.insertText(name);
  }
  for (const [index, link] of story.links.entries()) {
    await find(page, "add link");
    await expect(editor.box(`Link ${index + 1}`)).toBeFocused();
    await page.keyboard.insertText(link.label);
    await page.keyboard.press("Tab");
    await page.keyboard.insertText(link.address);
  }
  await page.keyboard.press("Control+s");
  await expect(editor.saveState).toContainText(/Saved, revision \d+, \d\d:\d\d/, { timeout: 30_000 });

  await find(page, "share");
  await expect(page.getByRole("dialog")).toBeVisible();
  await tabTo(page, "Create link");
  await page.keyboard.press("Enter");
  const link = page.getByRole("textbox", { name: /^Copy this link now/ });
  await expect(link).toBeVisible();
  const shared = await (await fetch(await link.inputValue())).text();
  expect(shared).toContain(story.priorityActions[0].slice(0, 20));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();

  const saved = await (await fetch(`${server.origin}/api/reports/${editor.id}`)).json();
  expect(saved.report.title).toBe(story.title);
  expect(saved.report.action_items).toHaveLength(story.actions.length);
  expect(saved.report.related_links).toHaveLength(story.links.length);
});

/** Finds an action or a field by its name and does it. */
async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: /An action, a field/ })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Command palette" })).toBeHidden();
}

async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name, exact: true });
  await button.waitFor();
  for (let steps = 0; steps < 60; steps += 1) {
    if (await button.evaluate((button) => button === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no number of tabs leads to ${name}`);
}
