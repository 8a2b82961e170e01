// The words that something is found in are underlined in the box that has the focus.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** The words that are underlined now, as the browser's own highlights have them. */
async function underlined(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    ["finding-error", "finding-warning", "finding-hint"].flatMap((name) =>
      [...((CSS as any).highlights.get(name) ?? [])].map((range) => range.toString()),
    ),
  ).then((words) => [...new Set(words)]);
}

test("words are underlined in the box that has the focus, and stay so while the text moves", async ({ editor, page }) => {
  await editor.begin();
  const cause = editor.box("Root cause");
  await cause.fill("The pool was small.\n\nHuman error.");
  await expect.poll(() => underlined(page)).toEqual(["Human error"]);
  await cause.press("Control+Home");
  await page.keyboard.type("Again: ");
  expect(await underlined(page)).toEqual(["Human error"]);
  // The copy lies where the words are: as far down as their line.
  const down = await page.evaluate(() => {
    const [range] = (CSS as any).highlights.get("finding-warning");
    const box = document.activeElement!.getBoundingClientRect();
    const words = (range as Range).getBoundingClientRect();
    return { below: words.top - box.top, left: words.left - box.left, height: box.height };
  });
  expect(down.below).toBeGreaterThan(40);
  expect(down.below).toBeLessThan(down.height);
  expect(down.left).toBeLessThan(30);
  await editor.box("Immediate cause").focus();
  await expect.poll(() => underlined(page)).toEqual([]);
  await expect(page.getByRole("list", { name: "Findings in Root cause" })).toContainText("Human error");
});

test("underlines go along with their words when examples unfold above them", async ({ editor, page }) => {
  await editor.begin();
  const cause = editor.box("Root cause");
  await cause.fill("Human error.");
  await expect.poll(() => underlined(page)).toEqual(["Human error"]);
  const apart = () =>
    page.evaluate(() => {
      const [range] = (CSS as any).highlights.get("finding-warning");
      return (range as Range).getBoundingClientRect().top - document.activeElement!.getBoundingClientRect().top;
    });
  const before = await apart();
  await cause.press("F2");
  await expect(page.getByText("Human error during the deployment.")).toBeVisible();
  // To the pixel: the copy is placed in whole ones.
  await expect.poll(apart).toBeCloseTo(before, 0);
});

test("a very long text has marks in its margin instead", async ({ editor, page }) => {
  await editor.begin();
  await editor.box("What happened").fill(`${"The pool was small. ".repeat(1_100)}Human error.`);
  await expect(editor.findings).toContainText(/uman error/);
  expect(await underlined(page)).toEqual([]);
  await expect(page.getByRole("list", { name: "Findings in What happened" })).toContainText(/uman error/);
});

test("words are underlined in boxes of one line, too, and stay there when they scroll", async ({ editor, page }) => {
  await editor.begin();
  const long = "The review found that the deploy went out late in the evening because ".repeat(3);
  for (const [box, text, words] of [
    [page.getByRole("combobox", { name: "Priority action 1" }), `${long}of human error`, "human error"],
    [editor.cell(1, "Owner"), "Ada, token=hV3kq9Zr2mXw7Lp4", "hV3kq9Zr2mXw7Lp4"],
    [editor.cell(1, "Item"), "Look into human error", "human error"],
    [editor.box("Safeguard gap 1"), "A human error was not caught", "human error"],
  ] as const) {
    await box.fill(text);
    await expect.poll(() => underlined(page)).toContain(words);
    await box.press("End");
    await box.press("!");
    // The words stand where the box shows them: at its end, in the middle of its height.
    const places = await box.evaluate((element: HTMLInputElement) => {
      const [range] = (CSS as any).highlights.get("finding-error") ?? (CSS as any).highlights.get("finding-warning");
      const [words, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
      return { down: words.y + words.height / 2 - box.y - box.height / 2, beyond: words.right - box.right, width: box.width };
    });
    expect(Math.abs(places.down)).toBeLessThan(4);
    expect(places.beyond).toBeLessThan(0);
    expect(places.beyond).toBeGreaterThan(-places.width);
    await box.fill("");
  }
});

test("the copy that is underlined has the measures of its box, whatever box it is", async ({ editor, page }) => {
  await editor.begin();
  await editor.button("Add timeline (optional)").click();
  for (const box of [
    editor.box("Title"),
    editor.box("Root cause"),
    editor.box("Safeguard gap 1"),
    editor.box("Event 1"),
    editor.cell(1, "Item"),
    editor.cell(1, "Owner"),
    editor.box("Check 1"),
    editor.box("Link 1"),
  ]) {
    await box.fill("Human error, token=hV3kq9Zr2mXw7Lp4");
    await expect.poll(() => underlined(page)).toContain("hV3kq9Zr2mXw7Lp4");
    const [measures, copied] = await box.evaluate((element) => {
      const measures = (element: Element) => {
        const { fontFamily, fontSize, fontWeight, lineHeight, letterSpacing, paddingTop, paddingLeft, paddingRight } = getComputedStyle(element);
        return { fontFamily, fontSize, fontWeight, lineHeight, letterSpacing, paddingTop, paddingLeft, paddingRight };
      };
      return [measures(element), measures(element.parentElement!.querySelector(":scope > .mirror")!)];
    });
    expect(copied).toEqual(measures);
    await box.fill("");
  }
});
