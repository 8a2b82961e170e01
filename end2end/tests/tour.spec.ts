import { expect, test } from "./fixtures";

test("the tour in docs/tour.md is as it says", async ({ editor, page }) => {
  test.slow();
  const fix = (name: string | RegExp) => page.getByRole("button", { name, exact: true }).first();
  await page.goto("/");
  await fix("Try it on an example").click();
  await expect(editor.saveState).toContainText("on this device only");

  await test.step("what is left", async () => {
    const readiness = page.getByRole("region", { name: "Readiness" });
    await expect(readiness).toContainText(/\d+ things left/);
    await readiness.getByRole("button").first().click();
    await expect(page.getByRole("textbox").and(page.locator(":focus"))).toHaveCount(1);
    await expect(editor.section("Impact")).toContainText(/ready|in progress|not started|problem/);
  });
  await test.step("from finding to finding", async () => {
    const said = page.getByRole("status", { name: "Finding" });
    await editor.box("Title").focus();
    await page.keyboard.press("F8");
    await expect(said).toHaveText(/ 1 of \d+, /);
    await page.keyboard.press("F8");
    await expect(said).toHaveText(/ 2 of \d+, /);
    await page.keyboard.press("Shift+F8");
    await expect(said).toHaveText(/ 1 of \d+, /);
  });
  await test.step("one click", async () => {
    await fix("Write over it").click();
    await page.keyboard.type("one in six visits");
    await expect(editor.box("Impact scope")).toHaveValue(/ by 5,900 visitors, or one in six visits; category pages /);
    // Where one writes, what is found says all it has to say.
    await editor.cell(2, "Item").focus();
    await fix("Change to Medium").click();
    const rows = page.getByRole("group", { name: /^Action item \d+$/ });
    await expect(editor.cell(2, "Priority")).toHaveValue("Medium");
    await page.getByText("Done: Change to Medium.").getByRole("button", { name: "Undo" }).click();
    await expect(editor.cell(2, "Priority")).toHaveValue("P2");
    await editor.cell(2, "Item").focus();
    await fix("Change to Medium").click();
    await page.keyboard.press("Control+z");
    await expect(editor.cell(2, "Priority")).toHaveValue("P2");
    await editor.cell(2, "Item").focus();
    await fix("Change to Medium").click();
    await expect(editor.cell(2, "Priority")).toHaveValue("Medium");
    await fix("Begin with “Add”").click();
    await expect(editor.cell(2, "Item")).toHaveValue(/^Add monitoring/);
    await fix(/^Give it to /).click();
    await expect(editor.cell(2, "Owner")).not.toHaveValue("");
    const before = await rows.count();
    await page.getByRole("combobox", { name: "Priority action 2" }).focus();
    await fix("Add it to the table").click();
    await expect(rows).toHaveCount(before + 1);
  });
  await test.step("words about the system", async () => {
    const below = page.getByRole("list", { name: "Findings in Root cause" });
    await expect(below).toContainText("“Human error” is where the question starts");
    await expect(below).toContainText("says what did not happen");
    await editor.box("Root cause").fill("The job can be restarted without its first step, and nothing compares the counts.");
    await expect(below.getByRole("listitem")).toHaveCount(0);
  });
  await test.step("why, and a reason", async () => {
    await editor.box("Chain node 1").focus();
    await page.getByRole("link", { name: /^Why\? About the rule/ }).first().click();
    const why = page.getByRole("region", { name: /^Why\? / });
    await expect(why.getByRole("heading", { name: "Why it matters" })).toBeVisible();
    await expect(why.getByRole("heading", { name: "What to write instead" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(why).toHaveCount(0);
    await fix("Dismiss…").click();
    await page.keyboard.type("It was so that day");
    await page.keyboard.press("Enter");
    await editor.findings.getByText("Dismissed 1").click();
    await editor.findings.getByRole("button", { name: "Restore finding" }).click();
    await expect(editor.findings.getByText("Dismissed 1")).toHaveCount(0);
  });
  await test.step("what a reviewer will ask", async () => {
    const questions = page.getByRole("list", { name: "What a reviewer will ask" }).getByRole("button");
    await editor.findings.getByText("What a reviewer will ask").click();
    await expect(questions.first()).toBeVisible();
    expect(await questions.count()).toBeLessThanOrEqual(4);
  });
});
