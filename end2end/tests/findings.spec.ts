// What is found in a field, and what can be done about it.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** What is selected in the box that has the focus. */
async function selected(page: Page): Promise<string> {
  return page.evaluate(() => {
    const box = document.activeElement as HTMLTextAreaElement;
    return box.value.slice(box.selectionStart, box.selectionEnd);
  });
}

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

test("a button that is pressed right after typing does what it says, although findings come above it", async ({ editor }) => {
  await editor.begin();
  await editor.box("Root cause").fill("Human error. Somebody should have checked the pool.");
  await editor.button("Add safeguard gap").click();
  await expect(editor.box("Safeguard gap 2")).toBeFocused();
  await expect(editor.findings).toContainText("uman error");
});
