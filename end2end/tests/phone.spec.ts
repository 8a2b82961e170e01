// Writing on a phone: rows have their width for the text, and what is found is in view with its box.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { golden, opened } from "./states";

/** With something to find in a row of each kind. */
const found = opened(() =>
  golden("full")
    .replace("### Root Cause\n\n", "### Root Cause\n\nHuman error: the on-call missed it. ")
    .replace(/^## Timeline\n[^]*?(?=\n## )/m, "## Timeline\n\n| Time | Event |\n|---|---|\n| 14:02 UTC | The first checkout failed |\n| ??:?? | The pager reported it, human error |\n| 14:43 UTC | The last one failed |\n")
    .replace(/(\|-+\|-+\|-+\|-+\|.*\n)/, "$1| Look into the pool | Platform lead | High | Open |\n"),
);

/** All of it, or a part of it, is below what stands still on top, and above what stands still at the lower edge. */
async function expectUncovered(page: Page, element: Locator, isWhole = true): Promise<void> {
  await expect
    .poll(() =>
      element.evaluate((element, isWhole) => {
        const { top, bottom, left } = element.getBoundingClientRect();
        const at = (y: number) => document.elementFromPoint(left + 8, y);
        const isSeen = (y: number) => y >= 0 && y <= innerHeight && (element.contains(at(y)) || !!at(y)?.contains(element));
        const seen = Array.from({ length: 9 }, (_, part) => isSeen(top + 4 + (part / 8) * (bottom - top - 8)));
        return isWhole ? seen.every(Boolean) : seen.some(Boolean);
      }, isWhole),
    )
    .toBe(true);
}

for (const [width, height] of [[390, 844], [320, 568]]) {
  test(`a finding chosen from the list is in view with its box, ${width} px`, async ({ page, editor, server }) => {
    await page.setViewportSize({ width, height });
    await found({ page, editor, server });
    const opener = page.getByRole("button", { name: /^\d+ findings$/ });
    await opener.click();
    const lines = editor.findings.getByRole("list", { name: "All findings" }).getByRole("button");
    const names = await lines.allTextContents();
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) {
      if (!(await editor.findings.isVisible())) await opener.click();
      await lines.filter({ hasText: name }).first().click();
      await expect(editor.findings).toBeHidden();
      const below = page.locator('[id^="below-"][aria-current="true"]');
      await expectUncovered(page, below);
      // A long text has its end in view.
      await expectUncovered(page, page.locator(":focus"), false);
    }
    // With the keyboard there is less room.
    await page.setViewportSize({ width, height: Math.max(480, Math.round(0.7 * height)) });
    await expectUncovered(page, page.locator('[id^="below-"][aria-current="true"]'));
  });

  test(`a row has one button on its own line, and its text the width, ${width} px`, async ({ page, editor, server }) => {
    await page.setViewportSize({ width, height });
    await found({ page, editor, server });
    for (const [name, box] of [
      ["User impact 1", editor.box("User impact 1")],
      ["Event 1", editor.box("Event 1")],
      ["Action item 1", editor.cell(1, "Item")],
      ["Link 1", editor.box("Link 1")],
      ["Check 1", editor.box("Check 1")],
      ["Priority action 1", page.getByRole("combobox", { name: "Priority action 1" })],
    ] as const) {
      const button = editor.button(`${name} tools`);
      const [tool, text] = [(await button.boundingBox())!, (await box.boundingBox())!];
      expect(tool.width, name).toBeGreaterThanOrEqual(44);
      expect(tool.height, name).toBeGreaterThanOrEqual(44);
      expect(text.width, name).toBeGreaterThanOrEqual(width - 120);
      const row = (await box.locator("xpath=ancestor::li[1]").boundingBox())!;
      expect(tool.y - row.y, `${name}: on its first line`).toBeLessThan(12);
      expect(tool.x + tool.width).toBeLessThanOrEqual(row.x + row.width + 1);
    }
    const before = await editor.box("User impact 2").inputValue();
    await editor.row("User impact 2", "Move up");
    await expect(editor.box("User impact 1")).toHaveValue(before);
    await editor.button("User impact 1 tools").click();
    const menu = page.getByRole("menu", { name: "User impact 1 tools" });
    await expectUncovered(page, menu.getByRole("menuitem").first());
    await expectUncovered(page, menu.getByRole("menuitem").last());
    for (const entry of await menu.getByRole("menuitem").all()) {
      expect((await entry.boundingBox())!.height).toBeGreaterThanOrEqual(36);
    }
  });

  test(`details are not cut off, ${width} px`, async ({ page, editor, server }) => {
    await page.setViewportSize({ width, height });
    await found({ page, editor, server });
    const line = page.locator("summary").filter({ hasText: "SEV-2" });
    const cut = await line.evaluate((line) => {
      const around = line.getBoundingClientRect();
      return [...line.querySelectorAll("[title]")].filter((chip) => {
        const { right, bottom } = chip.getBoundingClientRect();
        return right > around.right + 1 || bottom > around.bottom + 1;
      }).length;
    });
    expect(cut).toBe(0);
    expect(await line.evaluate((line) => getComputedStyle(line).maskImage)).toBe("none");
  });
}

for (const width of [1440, 1024, 390]) {
  test(`what is found in a row stands right below it, ${width} px`, async ({ page, editor, server }) => {
    await page.setViewportSize({ width, height: 844 });
    await found({ page, editor, server });
    for (const [name, box, next] of [
      ["Event 2", editor.box("Event 2"), editor.box("Event 3")],
      ["Action item 1", editor.cell(1, "Item"), editor.cell(2, "Item")],
    ] as const) {
      const list = page.getByRole("list", { name: `Findings in ${name}` });
      await expect(list.getByRole("listitem").first()).toBeVisible();
      const [above, said, below] = await Promise.all([box, list, next].map(async (part) => (await part.boundingBox())!));
      expect(said.y).toBeGreaterThanOrEqual(above.y + above.height - 1);
      expect(said.y + said.height).toBeLessThanOrEqual(below.y + 1);
    }
    // All of it where one writes, a line elsewhere.
    await editor.box("Event 2").focus();
    const why = (name: string) => page.getByRole("list", { name: `Findings in ${name}` }).getByRole("link", { name: /^Why\?/ });
    await expect(why("Event 2").first()).toBeVisible();
    await expect(why("Action item 1")).toHaveCount(0);
    // It follows its row.
    await editor.row("Event 2", "Move up");
    await expect(page.getByRole("list", { name: "Findings in Event 1" }).getByRole("listitem").first()).toBeVisible();
    await expect(page.getByRole("list", { name: "Findings in Event 2" })).toHaveCount(0);
  });
}

test("a time that nobody knows yet is found, and writing over it takes one click", async ({ page, editor, server }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await found({ page, editor, server });
  const list = page.getByRole("list", { name: "Findings in Event 2" });
  await editor.box("Event 2").focus();
  await list.getByRole("button", { name: "Write over it" }).click();
  await page.keyboard.type("14:08 UTC");
  await expect(page.getByRole("textbox", { name: "Event 2 time" })).toHaveValue("14:08 UTC");
  await expect(list).not.toContainText("placeholder");
});
