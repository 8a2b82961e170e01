// What is in view while one writes: the list of sections, the details, the rows, and what is said below a field.
import type { Locator, Page } from "@playwright/test";
import type { Editor } from "./editor";
import { expect, test } from "./fixtures";
import { golden, opened } from "./states";

const full = opened(() => golden("full"));

const sections = (page: Page) => page.getByRole("navigation", { name: "Sections" });
const current = (page: Page) => sections(page).locator("[aria-current]");

test("the list of sections marks where one writes or reads, and names what this report has beside the template", async ({ page, editor, server }) => {
  await opened(() => `${golden("full")}\n## Customer communication\n\nTold at noon, it was human error.\n`)({ page, editor, server });
  await expect(current(page)).toHaveText(/^Title/);
  await editor.box("Root cause").focus();
  await expect(current(page)).toHaveText(/^Why It Went Wrong/);
  await page.mouse.move(700, 400);
  await page.mouse.wheel(0, 20_000);
  await expect(current(page)).toHaveText(/^Related Links/);
  await sections(page).getByRole("button", { name: /^Timeline/ }).click();
  await expect(editor.group("Timeline").getByRole("textbox").first()).toBeFocused();
  await expect(current(page)).toHaveText(/^Timeline/);
  const own = sections(page).getByRole("button", { name: /^Customer communication/ });
  await expect(own).toContainText("1 problem");
  await own.click();
  await expect(editor.group("Custom section 2").getByRole("textbox", { name: "Heading" })).toBeFocused();
});

test("details are one line of what is known, which unfolds to its boxes", async ({ page, editor, server }) => {
  await full({ page, editor, server });
  const severity = page.getByLabel("Severity", { exact: true });
  await expect(severity).toBeHidden();
  const line = page.locator("summary").filter({ hasText: "SEV-2" });
  await expect(line).toContainText("in review");
  await line.click();
  await severity.fill("SEV-1");
  const offered = (box: Locator) =>
    box.evaluate((box: HTMLInputElement) => [...box.list!.options].map((option) => option.value));
  expect(await offered(severity)).toEqual(["SEV-1", "SEV-2", "SEV-3", "SEV-4"]);
  const status = page.getByRole("combobox", { name: "Status", exact: true }).first();
  expect(await offered(status)).toEqual(["Draft", "In review", "Final"]);
  await expect(severity).toHaveAccessibleDescription(/^On your team's scale/);
  await expect(status).toHaveAccessibleDescription(/^Of this report/);
  // Words of one's own are as good.
  await status.fill("Read by the board");
  await expect(page.locator("summary").filter({ hasText: "Read by the board" })).toBeVisible();
  await page.locator("summary").filter({ hasText: "SEV-1" }).click();
  await expect(severity).toBeHidden();
  // What leads there opens it.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Severity");
  await page.keyboard.press("Enter");
  await expect(severity).toBeFocused();
});

test("what a report can do without is marked as optional", async ({ editor }) => {
  await editor.begin();
  for (const name of ["Business impact", "Systemic improvements", "Related links"]) {
    await expect(editor.group(name)).toHaveAccessibleDescription(/ \(optional\)$/);
  }
  await expect(editor.group("Technical impact")).not.toHaveAccessibleDescription(/optional/);
});

test("what can be done with a row is behind one button, one stop of Tab away, and arrows go through it", async ({ page, editor, server }) => {
  await full({ page, editor, server });
  await editor.box("User impact 1").focus();
  await page.keyboard.press("Tab");
  const button = editor.button("User impact 1 tools");
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  const menu = page.getByRole("menu", { name: "User impact 1 tools" });
  await expect(menu.getByRole("menuitem"), "nothing is above the first").toHaveText([/^Move down/, /^Remove/]);
  await expect(menu.getByRole("menuitem", { name: "Move down user impact 1" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(menu.getByRole("menuitem", { name: "Remove user impact 1" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(menu).toHaveCount(0);
  await expect(button).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(editor.box("User impact 2")).toBeFocused();
  // It closes when the focus goes elsewhere, and a press chooses.
  await button.click();
  await editor.box("User impact 2").click();
  await expect(menu).toHaveCount(0);
  const second = await editor.box("User impact 2").inputValue();
  await editor.row("User impact 2", "Move up");
  await expect(editor.box("User impact 1")).toHaveValue(second);
  await expect(editor.box("User impact 1")).toBeFocused();
});

/** A warning below Root cause and another below Immediate cause. */
async function blame(editor: Editor): Promise<void> {
  await editor.begin();
  await editor.box("Immediate cause").fill("It was human error.");
  await editor.box("Root cause").fill("Ann should have noticed.");
}

test("what is found in a field says all of it while one writes there, and is a line that leads there otherwise", async ({ page, editor }) => {
  await blame(editor);
  const below = (field: string) => page.getByRole("list", { name: `Findings in ${field}` });
  await expect(below("Root cause").getByRole("link", { name: /^Why\?/ }).first()).toBeVisible();
  await expect(below("Immediate cause")).toContainText("uman error");
  await expect(below("Immediate cause").getByRole("link", { name: /^Why\?/ })).toHaveCount(0);
  // Nothing moves from under the pointer before it is up again.
  const button = editor.button("Add chain node");
  await button.hover();
  const before = await button.boundingBox();
  await page.mouse.down();
  await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))));
  expect(await button.boundingBox()).toEqual(before);
  await page.mouse.up();
  await expect(editor.box("Chain node 2")).toBeFocused();
  await expect(below("Root cause").getByRole("link", { name: /^Why\?/ })).toHaveCount(0);
  await below("Immediate cause").getByText(/uman error/).click();
  await expect(editor.box("Immediate cause")).toBeFocused();
  await expect(below("Immediate cause").getByRole("link", { name: /^Why\?/ })).toBeVisible();
});

test("a box is described by what is found in it", async ({ editor }) => {
  await blame(editor);
  const box = editor.box("Root cause");
  await expect(box).toHaveAttribute("aria-invalid", "true");
  await expect(box).toHaveAccessibleDescription(/^Found by asking why.*Warning/);
  await box.fill("The pool has no alert.");
  await expect(box).not.toHaveAttribute("aria-invalid", "true");
  await expect(box).not.toHaveAccessibleDescription(/Warning/);
  await expect(box).toHaveAccessibleDescription(/^Found by asking why/);
});

test("examples of the field one is in, and its text as readers see it, unfold by keyboard", async ({ page, editor, server }) => {
  await full({ page, editor, server });
  await editor.box("Root cause").focus();
  for (const [name, text] of [["Examples for Root cause", /Human error during the deployment/], ["As readers see it for Root cause", /The repository layer hands out/]] as const) {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await expect(page.getByText(text).locator("visible=true").first()).toBeVisible();
    await expect(editor.box("Root cause")).toBeFocused();
  }
  // From anywhere, for any field.
  await editor.box("Title").focus();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Examples for What happened");
  await page.keyboard.press("Enter");
  await expect(editor.box("What happened")).toBeFocused();
  const examples = page.getByRole("group").filter({ has: page.getByText("Examples for What happened") }).last();
  await expect(examples.getByText("Vague").first()).toBeVisible();
  // By a key, with the caret where it was, there and back.
  await page.keyboard.press("F2");
  await expect(examples.getByText("Vague")).toHaveCount(0);
  await page.keyboard.press("F2");
  await expect(examples.getByText("Vague").first()).toBeVisible();
  await expect(editor.box("What happened")).toBeFocused();
  // Back from the box they are stops of Tab, too.
  await editor.box("Root cause").focus();
  await page.keyboard.press("Shift+Tab");
  await expect(page.getByText("As readers see it for Root cause")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/The repository layer hands out/).locator("visible=true")).toHaveCount(0);
});

test("Alt with an arrow moves an event from its time as well, and Enter adds the next one", async ({ page, editor, server }) => {
  await full({ page, editor, server });
  const time = (number: number) => editor.group("Timeline").getByRole("textbox").nth(2 * number - 2);
  const first = await time(1).inputValue();
  await time(1).press("Alt+ArrowDown");
  await expect(time(2)).toHaveValue(first);
  await expect(time(2)).toBeFocused();
  const boxes = await editor.group("Timeline").getByRole("textbox").count();
  await time(2).press("Enter");
  await expect(editor.group("Timeline").getByRole("textbox")).toHaveCount(boxes + 2);
  await expect(time(3)).toBeFocused();
});

test("the list of sections tells errors from warnings", async ({ page, editor }) => {
  await editor.begin();
  await editor.box("Root cause").fill("Ann should have noticed.");
  await editor.box("What happened").fill("The job logs password=hV3kq9Zr2mXw7Lp4 at start.");
  const mark = (name: string) => sections(page).getByRole("button", { name: new RegExp(`^${name}`) }).locator("span").first();
  const shape = (name: string) => mark(name).evaluate((element) => getComputedStyle(element, "::before").maskImage);
  await expect(sections(page).getByRole("button", { name: /^Issue Overview.*problem/ })).toBeVisible();
  await expect(sections(page).getByRole("button", { name: /^Why It Went Wrong.*problem/ })).toBeVisible();
  expect(await shape("Issue Overview")).not.toBe(await shape("Why It Went Wrong"));
});

test("sections are called the same in their list and on the page", async ({ page, editor }) => {
  await editor.begin();
  const names = await sections(page).locator(".sections__name").allTextContents();
  expect(names).toHaveLength(10);
  for (const name of names.slice(1)) {
    const heading = page.getByRole("main").getByRole("heading", { name, exact: true, level: 2 });
    expect((await heading.boundingBox())!.height, name).toBeGreaterThan(20);
  }
});

test("the examples and the text as readers see it are signs with a name, there where one writes", async ({ page, editor }) => {
  await editor.begin();
  const examples = page.getByText("Examples for Root cause");
  const opacity = () => examples.evaluate((element) => getComputedStyle(element).opacity);
  expect(await opacity()).toBe("0");
  await editor.box("Root cause").focus();
  expect(await opacity()).toBe("1");
  const { width } = (await examples.boundingBox())!;
  expect(width, "no words").toBeLessThan(44);
  await expect(examples).toHaveAttribute("title", "Examples");
  await expect(page.getByText("As readers see it for Root cause")).toHaveAttribute("title", "As readers see it");
});

test("whoever comes from the library begins at the heading of the report", async ({ page, editor }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Try it on an example" }).click();
  await editor.opened();
  await expect(page.getByRole("heading", { name: /^Editing / })).toBeFocused();
});

test("once the server has a report nothing is missing where one could keep it back", async ({ page, editor }) => {
  await editor.begin();
  const details = page.getByText("Details: severity, times, people (optional)");
  const heading = page.getByRole("heading", { name: "Issue Overview" });
  const gap = async () => (await heading.boundingBox())!.y - (await details.boundingBox())!.y;
  const [before, choice] = [await gap(), page.getByRole("checkbox", { name: "Keep on this device only" })];
  await expect(choice).toBeVisible();
  await editor.box("Title").fill("Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision");
  await expect(choice).toBeHidden();
  expect(await gap()).toBe(before);
  expect(before).toBeLessThan(100);
});

test("from the title to the root cause it is at most twelve stops of Tab", async ({ page, editor }) => {
  await editor.begin();
  await editor.box("Title").focus();
  let stops = 0;
  while (!(await editor.box("Root cause").evaluate((box) => box === document.activeElement))) {
    await page.keyboard.press("Tab");
    expect(++stops, "stops").toBeLessThanOrEqual(12);
  }
});

for (const width of [390, 320]) {
  test(`on a phone the way back, sections, findings and the preview are in view wherever one is, ${width} px`, async ({ page, editor, server }) => {
    await page.setViewportSize({ width, height: 844 });
    await full({ page, editor, server });
    await editor.box("Systemic improvement 1").focus();
    const header = page.getByRole("banner");
    expect((await header.boundingBox())!.height).toBeLessThanOrEqual(57);
    for (const control of [
      header.getByRole("link", { name: "Library" }),
      header.getByRole("button", { name: "Share" }),
      sections(page).getByRole("button", { name: /^Lessons Learned/ }),
      page.getByRole("button", { name: /findings?$/ }),
      editor.button("Preview"),
      editor.box("Systemic improvement 1"),
    ]) {
      await expect(control).toBeInViewport({ ratio: 1 });
    }
    await expect(current(page)).toHaveText(/^Lessons Learned/);
    await expect(editor.saveState).toHaveText(/Saved, revision 1/);
    const isWhole = (state: HTMLElement) => state.scrollWidth <= state.clientWidth && getComputedStyle(state).overflow === "visible";
    expect(await editor.saveState.evaluate(isWhole), "the save state").toBe(true);
    await editor.button("Preview").click();
    await expect(page.getByRole("heading", { name: "Lessons Learned" })).toBeInViewport();
    await editor.button("Preview").click();
    await expect(editor.box("Systemic improvement 1")).toBeFocused();
  });
}
