import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures";

const DETAILS = ["Owner", "Priority", "Status"] as const;

async function placeOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("it is not on the page");
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

test("a detail of an action that is still empty keeps its name and its place while one writes there", async ({ editor }) => {
  await editor.begin();
  const name = editor.group("Action item 1").getByText("Priority", { exact: true });
  const [before, beside] = [await placeOf(name), await placeOf(editor.cell(1, "Status"))];
  await editor.cell(1, "Priority").focus();
  await expect(editor.cell(1, "Priority")).toBeFocused();
  // The copy for underlines lies over the box by then.
  await expect(editor.group("Action item 1").locator(".cell--priority > .mirror")).toBeAttached();
  const after = await placeOf(name);
  expect([after.x, after.width]).toEqual([before.x, before.width]);
  expect((await placeOf(editor.cell(1, "Status"))).x).toBe(beside.x);
});

for (const width of [320, 1000, 1300, 1920]) {
  test(`the text of an action has the whole width, and below it each detail, by its name while it is empty, ${width} px`, async ({ editor, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await editor.begin();
    await editor.button("Add action item").click();
    await editor.cell(1, "Item").fill("Bound how long a connection is held, and say in the runbook where the bound is set ".repeat(3));
    await editor.cell(1, "Owner").fill("The team that runs the order service and its database at night");
    await editor.button("Due date, ticket, category").nth(1).click();
    await expect(editor.group("Action item 2").getByLabel("Due", { exact: true })).toBeFocused();
    const list = await placeOf(editor.group("Action items"));
    for (const row of [1, 2]) {
      const item = await placeOf(editor.cell(row, "Item"));
      expect(item.width, "the rest is for numbers and buttons").toBeGreaterThan(list.width - 200);
      for (const name of DETAILS) {
        const [label, box] = [await placeOf(editor.group(`Action item ${row}`).getByText(name, { exact: true })), await placeOf(editor.cell(row, name))];
        expect(box.y, `${name} is below the text`).toBeGreaterThanOrEqual(item.bottom - 1);
        if (await editor.cell(row, name).inputValue()) {
          expect(label.width, `${name} says so itself`).toBeLessThanOrEqual(1);
        } else {
          expect(label.right, `${name} is named in front`).toBeLessThanOrEqual(box.x + 1);
          expect(Math.abs(label.y + label.height / 2 - box.y - box.height / 2)).toBeLessThan(3);
        }
        expect(box.right, "and all of it is in its row").toBeLessThanOrEqual(list.right);
      }
    }
    expect((await placeOf(editor.cell(2, "Item"))).y).toBeGreaterThan((await placeOf(editor.cell(1, "Status"))).bottom);
    await expect(editor.group("Action item 2").getByLabel("Due", { exact: true })).toBeVisible();
    const hidden = await editor.cell(1, "Item").evaluate((box) => box.scrollHeight - box.clientHeight);
    expect(hidden, "all of a long text is seen").toBeLessThanOrEqual(0);
  });
}
