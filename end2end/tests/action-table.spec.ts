import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures";

const CELLS = ["Item", "Owner", "Priority", "Status"] as const;

async function placeOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error("it is not on the page");
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

test("action items are a table where the text has room for one", async ({ editor, page }) => {
  await editor.begin();
  await editor.button("Add action item").click();
  await editor.cell(1, "Item").fill("Bound how long a connection is held, and say in the runbook where the bound is set ".repeat(3));
  await editor.button("Due date, ticket, category").nth(1).click();
  const table = editor.group("Action items");
  const due = editor.group("Action item 2").getByLabel("Due", { exact: true });

  for (const width of [1000, 1300, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    const item = await placeOf(editor.cell(1, "Item"));
    let end = 0;
    for (const name of CELLS) {
      const [first, second] = [await placeOf(editor.cell(1, name)), await placeOf(editor.cell(2, name))];
      const head = await placeOf(table.getByText(name, { exact: true }).first());
      expect(first.y, `${name} is in the line of its row`).toBeCloseTo(item.y, 0);
      expect(first.x, `${name} is after the one before`).toBeGreaterThan(end);
      expect(second.x, `${name} is below the one of the row before`).toBeCloseTo(first.x, 0);
      expect(second.y, "a row begins below the longest text of the one before").toBeGreaterThan(item.bottom);
      expect(head.x, `${name} is named above`).toBeCloseTo(first.x, 0);
      expect(head.bottom).toBeLessThanOrEqual(first.y);
      end = first.right;
    }
    const more = await placeOf(due);
    expect(more.x, "what is asked for is a second line").toBeCloseTo(item.x, 0);
    expect(more.y).toBeGreaterThan((await placeOf(editor.cell(2, "Status"))).bottom);
    const hidden = await editor.cell(1, "Item").evaluate((box) => box.scrollHeight - box.clientHeight);
    expect(hidden, "all of a long text is seen").toBeLessThanOrEqual(0);
  }
});

test("on a phone action items are cards, each box below its own label", async ({ editor, page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  await editor.begin();
  const card = editor.group("Action item 1");
  for (const name of CELLS) {
    const [label, box] = [await placeOf(card.getByText(name, { exact: true })), await placeOf(editor.cell(1, name))];
    expect(label.height, `${name} is written above`).toBeGreaterThan(10);
    expect(label.bottom).toBeLessThanOrEqual(box.y);
    expect(label.x).toBeCloseTo(box.x, 0);
  }
});
