// All that is found, beside the text, and how far the report is.
import { expect, test } from "./fixtures";
import { golden, opened } from "./states";

test("F8 goes down the list, which scrolls along", async ({ editor, page, server }) => {
  await opened(() => golden("bad-twin"))({ page, editor, server });
  await editor.box("Title").focus();
  const current = editor.findings.getByRole("list", { name: "All findings" }).locator('[aria-current="true"]');
  const place = (line: Element) => [...document.querySelectorAll("#findings li[id]")].indexOf(line);
  const places: number[] = [];
  for (let count = 0; count < 20; count++) {
    await page.keyboard.press("F8");
    // Its lower line may lie on the edge.
    await expect(current).toBeInViewport({ ratio: 0.95 });
    places.push(await current.evaluate(place));
  }
  expect(places).toEqual(Array.from({ length: 20 }, (_, count) => places[0] + count));
});

test("one line says what is left and leads there, and a reviewer's questions are few", async ({ editor, page }) => {
  await editor.begin();
  const readiness = page.getByRole("region", { name: "Readiness" });
  await expect(readiness).toContainText("17 things left");
  await readiness.getByRole("button", { name: "Next: title" }).click();
  await expect(editor.box("Title")).toBeFocused();
  await expect(editor.findings.getByText("What a reviewer will ask")).toHaveCount(0);
  await editor.box("Title").fill("Checkout returned 502 for 41 minutes");
  await editor.box("What happened").fill("On 2026-03-02 at 14:02 UTC checkouts failed [Brief description of what went wrong]");
  await expect(readiness.getByRole("button", { name: "Next: what happened" })).toBeVisible();
  await editor.findings.getByText("What a reviewer will ask").click();
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
      - list:
        - listitem: 1 warning
      - list "All findings":
        - listitem:
          - heading "Why It Went Wrong" [level=3]
          - list "Why It Went Wrong":
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
  await expect(page.getByRole("region", { name: "Readiness" })).toContainText("0 of 17 required · no findings");
  await expect(editor.findings.getByText("Still to write")).toHaveCount(0);
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

test("what is left, what was found and what is still to write count the same wherever they are told", async ({ editor, page, server }) => {
  await opened(() => golden("bad-twin"))({ page, editor, server });
  const readiness = page.getByRole("region", { name: "Readiness" });
  const number = async (text: Promise<string | null>) => Number(/\d+/.exec((await text) ?? "")?.[0] ?? 0);
  const tally = async (word: string) => {
    const told = editor.findings.getByText(new RegExp(`^\\d+ ${word}s?$`));
    return (await told.count()) > 0 ? number(told.textContent()) : 0;
  };
  const more = editor.findings.getByRole("button", { name: /^Show \d+ more$/ });
  await expect(readiness).toContainText(/\d+ things left/);
  await expect(more).toBeVisible();
  await more.click();
  const [errors, warnings, hints] = [await tally("error"), await tally("warning"), await tally("hint")];
  const missing = editor.findings.getByText(/^Still to write \d+$/);
  const toWrite = (await missing.count()) > 0 ? await number(missing.textContent()) : 0;
  expect(await number(readiness.textContent()), "things left").toBe(errors + toWrite);
  const lines = editor.findings.getByRole("list", { name: "All findings" }).getByRole("button");
  expect(await lines.count()).toBe(errors + warnings + hints);
  await expect(readiness).toContainText(`${errors + warnings + hints} findings`);
  // So do the sections, on which the number stands behind the words.
  for (const group of await editor.findings.getByRole("heading", { level: 3 }).allTextContents()) {
    const found = editor.findings.getByRole("list", { name: group, exact: true }).getByRole("button");
    await expect(editor.section(group).getByText(String(await found.count()), { exact: true })).toBeVisible();
  }
});

test("what keeps a report from being ready comes next, and a ready one says what is worth a look", async ({ editor, page, server }) => {
  await opened(() => golden("filled").replace("### Root Cause\n\n", "### Root Cause\n\nHuman error. "))({ page, editor, server });
  const readiness = page.getByRole("region", { name: "Readiness" });
  const look = readiness.getByRole("button", { name: /^\d+ warnings? to look at$/ });
  await expect(readiness).toContainText("Ready to share");
  await look.click();
  await expect(page.getByRole("textbox").and(page.locator(":focus"))).toHaveAttribute("aria-invalid", "true");
  await editor.cell(1, "Owner").fill("");
  await expect(readiness).toContainText("1 thing left");
  await readiness.getByRole("button", { name: "Next: owner of action item 1" }).click();
  await expect(editor.cell(1, "Owner")).toBeFocused();
});

test("the list stays in view beside the text while the palette is open", async ({ editor, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await editor.begin();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(editor.findings).toBeVisible();
  await page.keyboard.press("Escape");
});
