// The later part of the program, while it does not arrive: what is said and kept, and what moves once it is there.
import { Editor } from "./editor";
import { expect, test } from "./fixtures";
import { golden, opened } from "./states";

const PART = /\/later-[0-9a-f]{16}\.wasm$/;
const STYLE = /\/later-[0-9a-f]{16}\.css$/;

test.describe("while it does not arrive", () => {
  // Which would fetch it, too, past the routes of these tests.
  test.use({ serviceWorkers: "block" });

  test("keys are taken and kept before it is fetched", async ({ page, editor }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(PART, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto("/new");
    await editor.box("Title").pressSequentially("Pool exhausted");
    await expect(editor.saveState).toContainText("Saved on this device");
    await editor.button("Export").click();
    await expect(page.getByRole("complementary", { name: "Side panel" }).getByText("Loading…").first()).toBeVisible();
    release();
    await expect(editor.saveState).toContainText("Saved, revision");
    await expect(page.getByRole("dialog")).toContainText("Download Markdown");
    await expect(editor.box("Title")).toHaveValue("Pool exhausted");
  });

  test("what it brings late moves nothing under the reader's eyes", async ({ page, editor, server }) => {
    await page.addInitScript(() => {
      const shifts = ((window as unknown as { shifts: string[] }).shifts = [] as string[]);
      new PerformanceObserver((list) => {
        for (const { hadRecentInput, sources } of list.getEntries() as unknown as { hadRecentInput: boolean; sources: { node?: Node }[] }[]) {
          if (!hadRecentInput) shifts.push(...sources.map(({ node }) => node?.textContent ?? ""));
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(PART, async (route) => {
      await held;
      await route.continue();
    });
    await opened(() => golden("bad-twin"))({ page, editor, server });
    await editor.box("Root cause").evaluate((element) => element.scrollIntoView({ block: "center" }));
    release();
    await expect(editor.findings.getByRole("listitem").first()).toBeVisible();
    const below = page.getByRole("list", { name: "Findings in Root cause" });
    // Elsewhere they are, where nobody looks.
    await expect(page.getByRole("list", { name: "Findings in Action item 1" }).getByRole("listitem").first()).toBeAttached();
    await expect(below).toHaveCount(0);
    await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))));
    expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual([]);
    // Whoever goes to the field sees them.
    await editor.box("Root cause").focus();
    await expect(below.getByRole("listitem").first()).toBeVisible();
  });

  for (const [name, part] of [["program", PART], ["style", STYLE]] as const) {
    test(`a ${name} that fails twice arrives with the third try and nothing is said`, async ({ page, editor }) => {
      let tries = 0;
      await page.route(part, (route) => (++tries <= 2 ? route.abort() : route.continue()));
      await page.goto("/new");
      await editor.box("Title").pressSequentially("Pool exhausted");
      await editor.button("Export").click();
      await expect(page.getByRole("dialog")).toContainText("Download Markdown", { timeout: 10_000 });
      expect(tries).toBe(3);
      await expect(page.locator("#missing")).toBeHidden();
    });
  }

  test("a part that never arrives is said, with a way to load the page again, and writing goes on", async ({ page, editor }) => {
    let isAway = true;
    await page.route(PART, (route) => (isAway ? route.fulfill({ status: 503, body: "" }) : route.continue()));
    await page.goto("/new");
    await editor.box("Title").pressSequentially("Pool exhausted");
    await expect(page.getByText("Part of Postmortem did not load")).toBeVisible({ timeout: 10_000 });
    await editor.button("Share").click();
    await expect(page.getByRole("complementary", { name: "Side panel" })).toContainText("did not load");
    await editor.box("Root cause").pressSequentially("The pool was shared.");
    await expect(editor.saveState).toContainText("Saved on this device");
    isAway = false;
    await page.locator("#missing").getByRole("button", { name: "Reload" }).click();
    await expect(editor.box("Root cause")).toHaveValue("The pool was shared.");
    await editor.button("Export").click();
    await expect(page.getByRole("dialog")).toContainText("Download Markdown");
  });

  test("a part that arrives after ten minutes of typing sends no secret that was typed meanwhile", async ({ page, editor, server }) => {
    test.slow();
    await page.clock.install();
    let isAway = true;
    await page.route(PART, (route) => (isAway ? route.abort() : route.continue()));
    const sent: string[] = [];
    page.on("request", (request) => sent.push(request.postData() ?? ""));
    await page.goto("/new");
    await expect(page).toHaveURL(/\/edit\//);
    await editor.box("Title").pressSequentially("Pool exhausted");
    await editor.box("Root cause").pressSequentially("The job logs password=hV3kq9Zr2mXw7Lp4 at start.");
    await editor.box("What happened").focus();
    for (let minute = 1; minute <= 10; minute++) {
      await page.keyboard.type(`Minute ${minute}. `);
      await page.clock.runFor(60_000);
    }
    await expect(editor.saveState).toContainText("Saved on this device");
    expect(sent.join()).not.toContain("Minute");
    isAway = false;
    const notice = page.getByRole("alert").filter({ hasText: "what looks like a password" });
    // The try before may still be failing: time goes on until one succeeds.
    await expect(async () => {
      await page.clock.runFor(60_000);
      await expect(notice).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(editor.saveState).toContainText("Not sent");
    await page.clock.runFor(60_000);
    expect(sent.join()).not.toContain("Minute");
    await page.getByRole("button", { name: "Redact", exact: true }).click();
    await page.clock.runFor(5_000);
    await expect(editor.saveState).toContainText("Saved, revision 1");
    expect(sent.join()).not.toContain("hV3kq9Zr2mXw7Lp4");
    const [{ id }] = (await (await fetch(`${server.origin}/api/reports`)).json()).reports;
    const { report } = await (await fetch(`${server.origin}/api/reports/${id}`)).json();
    expect(report.what_happened).toBe(Array.from({ length: 10 }, (_, n) => `Minute ${n + 1}.`).join(" "));
    expect(report.root_cause).toBe("The job logs password=(redacted) at start.");
  });

  test("of two tabs one has not got it: both keep their words, and have all of them once it is there", async ({
    page,
    editor,
    context,
    server,
  }) => {
    const late = new Editor(await context.newPage());
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await late.page.route(PART, async (route) => {
      await held;
      await route.continue();
    });
    await editor.begin();
    await editor.box("Title").pressSequentially("Pool exhausted");
    await expect(editor.saveState).toContainText("Saved, revision");
    await late.page.goto(`/edit/${editor.id}`);
    await expect(late.box("Title")).toHaveValue("Pool exhausted");
    await late.box("Root cause").pressSequentially("The pool was shared.");
    await expect(late.saveState).toContainText("Saved on this device");
    await editor.box("Impact scope").pressSequentially("Europe");
    await expect(editor.box("Root cause")).toHaveValue("The pool was shared.");
    release();
    for (const tab of [editor, late]) {
      await expect(tab.box("Impact scope")).toHaveValue("Europe");
      await expect(tab.box("Root cause")).toHaveValue("The pool was shared.");
    }
    const saved = async () => (await (await fetch(`${server.origin}/api/reports/${editor.id}`)).json()).report;
    await expect.poll(saved).toMatchObject({ impact_scope: "Europe", root_cause: "The pool was shared." });
  });

  test("the library says that it is on its way, and asks for its part with the page", async ({ page }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(PART, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto("/", { waitUntil: "commit" });
    await expect(page.locator('link[rel="preload"][href^="/later-"]')).toHaveCount(1);
    await expect(page.getByText("Loading…")).toBeVisible();
    release();
    await expect(page.getByRole("button", { name: "New postmortem" })).toBeVisible();
  });
});
