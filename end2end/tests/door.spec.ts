// The boxes that stand on the page before the program runs: what is typed into them is kept, and taken over.
import type { CDPSession, Page } from "@playwright/test";
import { Editor } from "./editor";
import { expect, test } from "./fixtures";

const PROGRAM = /_bg\.wasm$/;

/** The program does not arrive until it is let through. */
async function hold(page: Page, what = PROGRAM): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(what, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

/** Opens a page whose program is held back, so that it is not complete yet. */
async function open(page: Page, path: string): Promise<Editor> {
  await page.goto(path, { waitUntil: "commit" });
  const editor = new Editor(page);
  await editor.box("Title").waitFor();
  return editor;
}

/** The program has taken the boxes over. */
async function taken(page: Page, timeout?: number): Promise<void> {
  await expect(page).toHaveURL(/\/edit\/[0-9a-f-]{36}$/, { timeout });
  await expect(page.locator("#early")).toHaveCount(0);
}

/** Goes to the library, which lists just the reports with these titles: drafts at first, which it sends by itself. */
async function expectListed(page: Page, titles: string[]): Promise<void> {
  await page.goto("/");
  const reports = page.locator('a[href^="/edit/"]');
  await expect.poll(async () => (await reports.allTextContents()).sort()).toEqual(titles);
}

/** Every element that can be seen, with its words and its place on the page. */
function outline(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector("#early") ?? document.body;
    const parts = [".skip", ".header", ".workspace"].flatMap((part) => [...root.querySelectorAll(`${part}, ${part} *:not(datalist *, datalist, option, .mirror)`)]);
    return parts.map((element) => {
      const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.nodeValue);
      const names = ["class", "role", "aria-label", "title", "placeholder", "rows"].map((name) => element.getAttribute(name) ?? "");
      const { x, y, width, height } = element.getBoundingClientRect();
      const place = [x, y + scrollY, width, height].map((size) => size.toFixed(1));
      return [element.localName, words.join("").trim(), ...names, ...place].join(" | ");
    });
  });
}

test.describe("before the program runs", () => {
  // It would bring the program past the routes of these tests.
  test.use({ serviceWorkers: "block" });

  for (const width of [1440, 390, 320]) {
    test(`at ${width} pixels everything stands where the program puts it, under the same names`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.addInitScript(() => {
        const shifts = ((window as unknown as { shifts: number[] }).shifts = [] as number[]);
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as { value: number }[]) shifts.push(entry.value);
        }).observe({ type: "layout-shift", buffered: true });
      });
      await hold(page, /\/later-[0-9a-f]{16}\.wasm$/);
      const release = await hold(page);
      await open(page, "/new");
      const before = await outline(page);
      expect(before.length).toBeGreaterThan(500);
      release();
      await taken(page);
      expect(await outline(page)).toEqual(before);
      expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
    });
  }

  test("every key typed while the page loads is kept in order, and the caret stays where it is", async ({ page }) => {
    const release = await hold(page);
    const editor = await open(page, "/new");
    await expect(editor.box("Title")).toBeFocused();
    await page.keyboard.type("Pool exhasted");
    await expect(editor.saveState).toContainText("Saved on this device");
    for (let step = 0; step < 4; step++) await page.keyboard.press("ArrowLeft");
    release();
    for (const key of "uuuuuuuuuuuuuuuuuuuuuuuuuuuuuu") await page.keyboard.type(key);
    await taken(page);
    await page.keyboard.type("!");
    await expect(editor.box("Title")).toHaveValue("Pool exha" + "u".repeat(30) + "!sted");
    await expect(editor.saveState).toContainText("Saved, revision");
    await page.reload();
    await expect(editor.box("Title")).toHaveValue("Pool exha" + "u".repeat(30) + "!sted");
  });

  test("focus, selection and scrolling are the same afterwards, in whichever box", async ({ page }) => {
    const release = await hold(page);
    const editor = await open(page, "/new");
    const text = Array.from({ length: 60 }, (_, line) => `Line ${line}`).join("\n");
    await editor.box("Root cause").fill(text);
    await editor.box("Root cause").evaluate((box: HTMLTextAreaElement) => box.setSelectionRange(7, 13, "backward"));
    const at = () => page.evaluate(() => [scrollY, document.activeElement!.getBoundingClientRect().top]);
    const before = await at();
    release();
    await taken(page);
    await expect(editor.box("Root cause")).toBeFocused();
    expect(await at()).toEqual(before);
    const selection = (box: HTMLTextAreaElement) => [box.selectionStart, box.selectionEnd, box.selectionDirection];
    expect(await editor.box("Root cause").evaluate(selection)).toEqual([7, 13, "backward"]);
    await page.keyboard.type("Row");
    await expect(editor.box("Root cause")).toHaveValue(text.replace("Line 1", "Row"));
  });

  test("lists take items, ticks and choices, and what is pressed is done once the program is there", async ({ page }) => {
    const release = await hold(page);
    const editor = await open(page, "/new");
    await editor.box("User impact 1").fill("Checkout failed");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Orders were late");
    await editor.button("Add chain node").click();
    await editor.box("Chain node 2").fill("The pool was full");
    await editor.box("Chain node 1").fill("Checkout failed");
    await editor.box("Check 1").fill("Alert on saturation");
    await editor.group("Pre-release checklist").getByRole("checkbox", { name: "Done" }).check();
    await editor.cell(1, "Item").fill("Add an alert");
    await editor.cell(1, "Priority").fill("High");
    await editor.box("Link 1").fill("Dashboard");
    await page.getByRole("combobox", { name: "Link 1 kind" }).selectOption("Monitoring");
    await page.getByRole("checkbox", { name: "Keep on this device only" }).check();
    await editor.button("Export").click();
    release();
    await taken(page);
    await expect(page.getByRole("dialog")).toContainText("Download Markdown");
    await expect(editor.box("User impact 1")).toHaveValue("Checkout failed");
    await expect(editor.box("User impact 2")).toHaveValue("Orders were late");
    await expect(editor.box("User impact 3")).toHaveCount(0);
    await expect(editor.box("Chain node 1")).toHaveValue("Checkout failed");
    await expect(editor.box("Chain node 2")).toHaveValue("The pool was full");
    await expect(editor.box("Check 1")).toHaveValue("Alert on saturation");
    await expect(editor.group("Pre-release checklist").getByRole("checkbox", { name: "Done" })).toBeChecked();
    await expect(editor.cell(1, "Item")).toHaveValue("Add an alert");
    await expect(editor.cell(1, "Priority")).toHaveValue("High");
    await expect(editor.box("Link 1")).toHaveValue("Dashboard");
    await expect(page.getByRole("combobox", { name: "Link 1 kind" })).toHaveValue("Monitoring");
    await expect(page.getByRole("checkbox", { name: "Keep on this device only" })).toBeChecked();
    await expect(editor.saveState).toContainText("Saved on this device only");
  });

  test("a word that an input method is in the middle of is finished in its box", async ({ page }) => {
    await page.addInitScript(() => {
      addEventListener("TrunkApplicationStarted", () => (document.documentElement.dataset.started = ""));
    });
    const release = await hold(page);
    const editor = await open(page, "/new");
    const input: CDPSession = await page.context().newCDPSession(page);
    await editor.box("Root cause").focus();
    for (const text of ["l", "li", "lian", "lianjie"]) {
      await input.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    }
    release();
    // The program has started and its second copy is open: it would have taken over by now.
    await expect(page.locator("html")).toHaveAttribute("data-started", "");
    await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(1);
    await expect(page).toHaveURL(/\/new$/);
    await expect(editor.box("Root cause")).toHaveValue("lianjie");
    await input.send("Input.insertText", { text: "连接池" });
    await taken(page);
    await expect(editor.box("Root cause")).toHaveValue("连接池");
    await expect(editor.box("Root cause")).toBeFocused();
  });

  test("two new reports at once do not know of each other's words", async ({ page, context }) => {
    const pages = [page, await context.newPage()];
    const releases = await Promise.all(pages.map((page) => hold(page)));
    const [first, second] = [await open(pages[0], "/new"), await open(pages[1], "/new")];
    await first.box("Title").fill("First");
    await second.box("Title").fill("Second");
    await first.box("Root cause").fill("Of the first");
    releases.forEach((release) => release());
    await Promise.all(pages.map((page) => taken(page)));
    await expect(first.box("Title")).toHaveValue("First");
    await expect(first.box("Root cause")).toHaveValue("Of the first");
    await expect(second.box("Title")).toHaveValue("Second");
    await expect(second.box("Root cause")).toHaveValue("");
    await expect(second.page.getByRole("link", { name: "Open it" })).toBeHidden();
    for (const editor of [first, second]) await expect(editor.saveState).toContainText("Saved, revision");
    await expectListed(page, ["First", "Second"]);
  });

  test("what a page kept that was loaded again before its program ran is offered, and joined to nothing", async ({ page }) => {
    const release = await hold(page);
    let editor = await open(page, "/new");
    await editor.box("Title").fill("Pool exhausted");
    await page.reload({ waitUntil: "commit" });
    await editor.box("Title").waitFor();
    await expect(editor.box("Title")).toHaveValue("");
    await editor.box("Title").fill("Another one");
    release();
    await taken(page);
    await expect(editor.box("Title")).toHaveValue("Another one");
    await expect(editor.saveState).toContainText("Saved, revision");
    await page.getByRole("link", { name: "Open it" }).click();
    await expect(editor.box("Title")).toHaveValue("Pool exhausted");
    await expect(page.getByRole("link", { name: "Open it" })).toBeHidden();
    await expect(editor.saveState).toContainText("Saved, revision");
    await expectListed(page, ["Another one", "Pool exhausted"]);
  });

  test("what earlier pages kept that never started is listed in the library", async ({ page, context }) => {
    for (const title of ["One", "Two"]) {
      const page = await context.newPage();
      await hold(page);
      await (await open(page, "/new")).box("Title").fill(title);
      await page.close();
    }
    await expectListed(page, ["One", "Two"]);
    await page.getByRole("link", { name: "One" }).click();
    await expect(new Editor(page).box("Title")).toHaveValue("One");
  });

  test("where storage is blocked the text stays in its boxes and is taken over all the same", async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new DOMException("blocked", "SecurityError");
        },
      });
    });
    const release = await hold(page);
    const editor = await open(page, "/new");
    await editor.box("Title").fill("Pool exhausted");
    await expect(editor.saveState).toContainText("Only in this tab");
    release();
    await taken(page);
    await expect(editor.box("Title")).toHaveValue("Pool exhausted");
    await expect(editor.saveState).toContainText("Saved, revision");
  });

  test("a megabyte pasted at once is kept and taken over", async ({ page }) => {
    test.slow();
    const release = await hold(page);
    const editor = await open(page, "/new");
    const text = "Checkout failed for everybody. ".repeat(33_000);
    await editor.box("What happened").focus();
    await page.keyboard.insertText(text);
    await expect(editor.saveState).toContainText("Saved on this device");
    await page.keyboard.type("!");
    release();
    await taken(page, 20_000);
    await expect(editor.box("What happened")).toHaveValue(`${text}!`);
  });

  test("a program that does not arrive takes nothing away: boxes go on keeping, and it is said", async ({ page }) => {
    await page.route(PROGRAM, (route) => route.fulfill({ status: 404 }));
    const editor = await open(page, "/new");
    await expect(page.getByRole("heading", { name: "Postmortem could not be loaded" })).toBeVisible();
    await editor.box("Title").fill("Pool exhausted");
    await expect(editor.saveState).toContainText("Saved on this device");
    await page.unroute(PROGRAM);
    await page.locator("#unstarted").getByRole("button", { name: "Reload" }).click();
    await page.getByRole("link", { name: "Open it" }).click();
    await expect(editor.box("Title")).toHaveValue("Pool exhausted");
  });

  test("a report that is opened has boxes at once, which take keys when their text is there", async ({ page, server }) => {
    const id = crypto.randomUUID();
    const headers = { "Content-Type": "application/json", "If-None-Match": "*" };
    const body = JSON.stringify({ title: "Pool exhausted", root_cause: "The pool was shared." });
    await fetch(`${server.origin}/api/reports/${id}`, { method: "PUT", headers, body });
    const release = await hold(page);
    const answer = await hold(page, /api\/reports/);
    const editor = await open(page, `/edit/${id}`);
    await expect(page.getByRole("heading", { name: "Lessons Learned" })).toBeVisible();
    await expect(editor.saveState).toContainText("Opening the report");
    await expect(editor.box("Root cause")).not.toBeEditable();
    await editor.box("Root cause").click();
    await page.keyboard.type("Lost");
    await expect(editor.box("Root cause")).toHaveValue("");
    release();
    await expect(editor.saveState).toContainText("Not on this device. Asking the server");
    await expect(editor.box("Root cause")).not.toBeEditable();
    answer();
    await expect(editor.box("Root cause")).toHaveValue("The pool was shared.");
    await expect(editor.box("Root cause")).toBeFocused();
    await editor.box("Root cause").press("Control+End");
    await page.keyboard.type(" By two.");
    await expect(editor.saveState).toContainText("Saved, revision 2");
  });
});

test("a page that comes back from the browser's memory goes on with its words, once", async ({ server, playwright, launchOptions }) => {
  // Playwright switches that memory off.
  const browser = await playwright.chromium.launch({ ...launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  const page = await (await browser.newContext({ baseURL: server.origin, serviceWorkers: "block" })).newPage();
  await page.addInitScript(() => {
    addEventListener("pageshow", (event) => event.persisted && (document.documentElement.dataset.restored = ""));
  });
  const release = await hold(page);
  const editor = await open(page, "/new");
  await editor.box("Title").fill("Pool");
  await page.evaluate(() => (location.href = "/rules"));
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goBack({ waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-restored", "");
  await editor.box("Title").press("End");
  await page.keyboard.type(" exhausted");
  await expect(editor.box("Title")).toHaveValue("Pool exhausted");
  release();
  await taken(page);
  await expect(editor.box("Title")).toHaveValue("Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision");
  await expectListed(page, ["Pool exhausted"]);
  await browser.close();
});
