import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { golden, opened } from "./states";

/** The words that are underlined now, as the browser's own highlights have them. */
async function underlined(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    ["finding-error", "finding-warning", "finding-hint"].flatMap((name) =>
      [...((CSS as any).highlights.get(name) ?? [])].map((range) => range.toString()),
    ),
  ).then((words) => [...new Set(words)]);
}

/** What is selected in the box that has the focus. */
async function selected(page: Page): Promise<string> {
  return page.evaluate(() => {
    const box = document.activeElement as HTMLTextAreaElement;
    return box.value.slice(box.selectionStart, box.selectionEnd);
  });
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

test("a very long text has marks in its margin instead", async ({ editor, page }) => {
  await editor.begin();
  await editor.box("What happened").fill(`${"The pool was small. ".repeat(1_100)}Human error.`);
  await expect(editor.findings).toContainText(/uman error/);
  expect(await underlined(page)).toEqual([]);
  await expect(page.getByRole("list", { name: "Findings in What happened" })).toContainText(/uman error/);
});

test("F8 goes to the next finding and Shift+F8 back, and both are said", async ({ editor, page }) => {
  await editor.begin();
  await editor.box("Immediate cause").fill("Human error.");
  await editor.box("Root cause").fill("We should have tested it. The on-call missed the alert.");
  await editor.cell(1, "Item").fill("Bound the hold time to 2 s");
  await editor.cell(1, "Priority").fill("P1");
  await editor.box("Title").focus();
  await page.keyboard.press("F8");
  await expect(editor.box("Immediate cause")).toBeFocused();
  expect(await selected(page)).toBe("Human error");
  const said = page.getByRole("status", { name: "Finding" });
  await expect(said).toHaveText(/^Warning 1 of \d+, Immediate cause: /);
  const visited: string[] = [];
  for (let count = 0; count < 12 && !(await editor.cell(1, "Priority").evaluate((box) => box === document.activeElement)); count++) {
    await page.keyboard.press("F8");
    visited.push(await selected(page));
  }
  expect(visited).toContain("We should have tested");
  expect(visited).toContain("The on-call missed");
  await expect(said).toHaveText(/^Error \d+ of \d+, Action item 1: .P1. is not a known priority/);
  await page.keyboard.press("Shift+F8");
  await expect(editor.cell(1, "Priority")).not.toBeFocused();
  await editor.findings.getByRole("button", { name: "Next" }).click();
  await expect(editor.cell(1, "Priority")).toBeFocused();
});

test("F8 goes down the list, which scrolls along", async ({ editor, page, server }) => {
  await opened(() => golden("bad-twin"))({ page, editor, server });
  await editor.box("Title").focus();
  const current = editor.findings.getByRole("list", { name: "All findings" }).locator('[aria-current="true"]');
  const places: number[] = [];
  for (let count = 0; count < 20; count++) {
    await page.keyboard.press("F8");
    // Its lower line may lie on the edge.
    await expect(current).toBeInViewport({ ratio: 0.95 });
    places.push(await current.evaluate((line) => [...line.parentElement!.children].indexOf(line)));
  }
  expect(places).toEqual(Array.from({ length: 20 }, (_, count) => places[0] + count));
});

test("every kind of fix is one click, and can be undone", async ({ editor, page }) => {
  await editor.begin();
  const fix = (name: string) => page.getByRole("button", { name, exact: true });
  await test.step("a placeholder", async () => {
    await editor.box("Immediate cause").fill("The pool was full. [The direct cause that led to the problem] It stayed so for an hour.");
    await fix("Remove the placeholder").click();
    await expect(editor.box("Immediate cause")).toHaveValue("The pool was full. It stayed so for an hour.");
    await expect(editor.box("Immediate cause")).toBeFocused();
    await page.getByText("Done: Remove the placeholder.").getByRole("button", { name: "Undo" }).click();
    await expect(editor.box("Immediate cause")).toHaveValue(/\[The direct cause/);
    await fix("Remove the placeholder").click();
    await page.keyboard.press("Control+z");
    await expect(editor.box("Immediate cause")).toHaveValue(/\[The direct cause/);
  });
  await test.step("a placeholder in the middle of a sentence is written over", async () => {
    await editor.box("Immediate cause").fill("It failed because of [The direct cause that led to the problem], for an hour.");
    await expect(fix("Write over it")).toBeVisible();
    await expect(fix("Remove the placeholder")).toHaveCount(0);
    await fix("Write over it").click();
    await page.keyboard.type("a full pool");
    await expect(editor.box("Immediate cause")).toHaveValue("It failed because of a full pool, for an hour.");
  });
  await test.step("priority and status", async () => {
    await editor.cell(1, "Item").fill("Bound the hold time to 2 s");
    await editor.cell(1, "Owner").fill("Platform lead");
    await editor.cell(1, "Priority").fill("P1");
    await fix("Change to High").click();
    await expect(editor.cell(1, "Priority")).toHaveValue("High");
    await editor.cell(1, "Status").fill("closed");
    await fix("Change to Done").click();
    await expect(editor.cell(1, "Status")).toHaveValue("Done");
  });
  await test.step("a missing verb, and an owner of another row", async () => {
    await editor.button("Add action item").click();
    await editor.cell(2, "Item").fill("Monitoring for the pool at 90 %");
    await fix("Begin with “Add”").click();
    await expect(editor.cell(2, "Item")).toHaveValue("Add monitoring for the pool at 90 %");
    await fix("Give it to Platform lead").click();
    await expect(editor.cell(2, "Owner")).toHaveValue("Platform lead");
  });
  await test.step("a priority action that is no row", async () => {
    await page.getByRole("combobox", { name: "Priority action 1" }).fill("Reject a release without a pool limit");
    await fix("Add it to the table").click();
    await expect(editor.cell(3, "Item")).toHaveValue("Reject a release without a pool limit");
    await expect(editor.cell(3, "Owner")).toBeFocused();
  });
  await test.step("a question mark", async () => {
    await editor.box("Check 1").fill("Is the pool limited.");
    await fix("Add a question mark").click();
    await expect(editor.box("Check 1")).toHaveValue("Is the pool limited?");
  });
  await test.step("what did not happen, a name and a zone", async () => {
    await editor.box("What happened").fill("On 2026-03-02 from 14:02 to 14:43 UTC every checkout failed.");
    await editor.box("Root cause").fill("At 14:05 the pool was full. This should have been noticed. Chris restarted the node.");
    await fix("Use “was not noticed”").click();
    await fix("Use “The on-call engineer”").click();
    await fix("Add “UTC”").click();
    await expect(editor.box("Root cause")).toHaveValue("At 14:05 UTC the pool was full. This was not noticed. The on-call engineer restarted the node.");
  });
  await test.step("of blame nobody but the writer knows what stood behind it", async () => {
    await editor.box("Root cause").fill("Human error. We should have caught this in review. The on-call missed the alert.");
    await expect(page.getByRole("list", { name: "Findings in Root cause" }).getByRole("listitem")).toHaveCount(3);
    await expect(page.getByRole("button", { name: /^Use / })).toHaveCount(0);
  });
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

test("why opens the rule beside the text, and leads back", async ({ editor, page }) => {
  await editor.begin();
  await editor.box("Root cause").fill("Human error.");
  await page.getByRole("link", { name: "Why? About the rule blame.human-error" }).click();
  const why = page.getByRole("region", { name: "Why? blame.human-error" });
  await expect(why).toBeFocused();
  await expect(why.getByRole("heading", { name: "Why it matters" })).toBeVisible();
  await expect(editor.box("Root cause")).toHaveValue("Human error.");
  await page.keyboard.press("Escape");
  await expect(why).toHaveCount(0);
});

test("a finding is dismissed with a reason, which travels and can be taken back", async ({ editor, page, server }) => {
  await editor.begin();
  await editor.box("Root cause").fill("The vendor calls it human error.");
  const below = page.getByRole("list", { name: "Findings in Root cause" });
  const finding = below.getByRole("listitem").filter({ hasText: "where the question starts" });
  await finding.getByRole("button", { name: "Dismiss…" }).click();
  const reason = page.getByRole("textbox", { name: /^Why does this not apply here/ });
  await expect(reason).toBeFocused();
  await finding.getByRole("button", { name: "Dismiss", exact: true }).click();
  await expect(page.getByText("A few words are enough")).toBeVisible();
  await expect(reason, "which is asked for").toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toHaveText("A few words are enough.");
  await page.keyboard.type("It is the name of their category");
  await page.keyboard.press("Enter");
  await expect(finding).toHaveCount(0);
  const markdown = async () =>
    (await fetch(`${server.origin}/api/reports/${editor.id}`, { headers: { Accept: "text/markdown" } })).text();
  await expect.poll(markdown).toContain("It is the name of their category");
  await page.reload();
  await editor.findings.getByText("Dismissed 1").click();
  await expect(editor.findings.getByRole("list", { name: "Dismissed findings" })).toContainText("It is the name");
  await editor.findings.getByRole("button", { name: "Restore finding" }).click();
  await expect(editor.findings).toContainText(/is where the question starts/);
});

test("one line says what is left and leads there, and a reviewer's questions are few", async ({ editor, page }) => {
  await editor.begin();
  const readiness = page.getByRole("region", { name: "Readiness" });
  await expect(readiness).toContainText("17 things left");
  await readiness.getByRole("button", { name: "Write: Title" }).click();
  await expect(editor.box("Title")).toBeFocused();
  await expect(page.getByRole("list", { name: "What a reviewer will ask" })).toHaveCount(0);
  await editor.box("Title").fill("Checkout returned 502 for 41 minutes");
  await editor.box("What happened").fill("On 2026-03-02 at 14:02 UTC checkouts failed [Brief description of what went wrong]");
  await expect(readiness.getByRole("button", { name: "Fix: What happened" })).toBeVisible();
  const questions = page.getByRole("list", { name: "What a reviewer will ask" }).getByRole("button");
  expect(await questions.count()).toBeLessThanOrEqual(4);
  await questions.first().click();
  await expect(page.getByRole("textbox").and(page.locator(":focus"))).toBeVisible();
});

test("screen readers hear severity, words and ways of a finding", async ({ editor, page }) => {
  await editor.begin();
  await editor.box("Root cause").fill("Human error.");
  await expect(page.getByRole("list", { name: "Findings in Root cause" })).toMatchAriaSnapshot(`
    - list "Findings in Root cause":
      - listitem:
        - strong: Warning
        - paragraph: /“Human error” is where the question starts/
        - paragraph:
          - link "Why? About the rule blame.human-error"
          - button "Dismiss…"
  `);
  await expect(editor.findings).toMatchAriaSnapshot(`
    - region "Findings":
      - heading /Findings \\d/ [level=2]
      - button "Previous"
      - button "Next"
      - list "All findings":
        - listitem:
          - button /Warning “Human error” is where the question starts.* Root cause/
  `);
  // Outside of it: it is heard as well while the list is closed.
  await expect(page.getByRole("status", { name: "Finding", exact: true })).toHaveCount(1);
});

test("a report that was begun at its address has no findings while nothing is typed", async ({ editor, page }) => {
  await page.goto("/new");
  await expect(page.getByRole("region", { name: "Readiness" })).toContainText("17 things left");
  await expect(editor.findings).toContainText("Nothing found.");
  await expect(page.getByRole("region", { name: "Readiness" })).toContainText("0 of 17 required fields");
  await expect(page.getByRole("region", { name: "Readiness" })).not.toContainText("warning");
});

test("an untouched report has no findings, and a report in another language says what was left out", async ({ editor, page }) => {
  await editor.begin();
  await expect(editor.findings).toContainText("Nothing found");
  await expect(editor.section("Impact")).toContainText("not started");
  await editor.box("What happened").fill(
    "Am Montag fielen alle Bestellungen aus, weil der Verbindungspool nach dem neuen Release nicht mehr ausreichte und die Anfragen sich stauten.",
  );
  await editor.box("Root cause").fill("Menschliches Versagen war es nicht, sondern der Pool hatte keine Grenze für die Haltezeit.");
  await expect(editor.findings).toContainText("does not seem to be in English");
});

test("a button that is pressed right after typing does what it says, although findings come above it", async ({ editor }) => {
  await editor.begin();
  await editor.box("Root cause").fill("Human error. Somebody should have checked the pool.");
  await editor.button("Add safeguard gap").click();
  await expect(editor.box("Safeguard gap 2")).toBeFocused();
  await expect(editor.findings).toContainText("uman error");
});
