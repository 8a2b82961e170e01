// The library: one table of reports and drafts.
import { expect, test } from "./fixtures";
import { chip, choose, line, links, put, row } from "./library";

test("a slash leads to the search, and is a slash in a box", async ({ page, server }) => {
  await put(page.request, server.origin, "Pool exhausted");
  await page.goto("/");
  await expect(line(page, "Pool exhausted")).toBeVisible();
  const search = page.getByRole("searchbox", { name: "Search" });
  await page.keyboard.press("/");
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("");
  await page.keyboard.type("a/b");
  await expect(search).toHaveValue("a/b");
});

test.describe("with a finger", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("everything in the library is large enough, and nothing waits for a pointer", async ({ page, server }) => {
    await page.goto("/");
    await page.getByRole("heading", { level: 1 }).waitFor();
    const small = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("header a, button:not(figure button), summary, input, select, main [role=row]")]
          .filter((part) => part.getBoundingClientRect().height > 0 && !part.matches(".skip, .header__brand, [hidden] *"))
          .filter((part) => part.getBoundingClientRect().height < 44 || getComputedStyle(part).opacity === "0")
          .map((part) => part.outerHTML),
      );
    expect(await small()).toEqual([]);
    await put(page.request, server.origin, "Pool exhausted");
    await page.reload();
    await expect(page.getByRole("button", { name: "More for Pool exhausted" })).toBeVisible();
    expect(await small()).toEqual([]);
    await page.getByRole("button", { name: "More for Pool exhausted" }).tap();
    await expect(page.getByRole("menuitem", { name: "Delete" })).toBeInViewport({ ratio: 1 });
    expect(await small()).toEqual([]);
  });
});

test("reports are found by their words, and the box keeps what is typed", async ({ page, server }) => {
  for (const title of ["Checkout down after pool exhaustion", "Search slow"]) {
    const answer = await page.request.post(`${server.origin}/api/reports`, { data: { title, severity: "SEV1" } });
    expect(answer.status()).toBe(201);
  }
  await page.goto("/");
  await expect(links(page)).toHaveText(["Search slow", "Checkout down after pool exhaustion"]);
  await page.getByRole("searchbox", { name: "Search" }).pressSequentially("POOL check");
  await expect(links(page)).toHaveText(["Checkout down after pool exhaustion"]);
  await expect(links(page).locator("mark")).toHaveText(["Checkout", "pool"]);
  await expect(page.getByText("1 postmortem contains “POOL check”")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search" }).fill("nothing of the kind");
  await expect(page.getByText("No report has all these words")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search" }).fill("");
  await expect(links(page)).toHaveCount(2);
  await expect(page.locator("mark")).toHaveCount(0);
});

test("back from a report, the library looks for the same words at the same place", async ({ page, server }) => {
  for (let number = 1; number <= 60; number += 1) {
    const data = { title: `Pool ${number} exhausted`, impact_scope: "Söder & Co" };
    expect((await page.request.post(`${server.origin}/api/reports`, { data })).status()).toBe(201);
  }
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Search" }).fill("pool söder");
  await expect(page).toHaveURL(/\?q=pool%20s%C3%B6der$/);
  await expect(links(page)).toHaveCount(50);
  await line(page, "Pool 11 exhausted").scrollIntoViewIfNeeded();
  const link = page.getByRole("link", { name: "Pool 2 exhausted", exact: true });
  await link.scrollIntoViewIfNeeded();
  const down = await page.evaluate(() => scrollY);
  expect(down).toBeGreaterThan(1000);
  await link.click();
  await expect(page.getByRole("textbox", { name: "Title", exact: true })).toHaveValue("Pool 2 exhausted");
  await page.goBack();
  await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("pool söder");
  await expect(link).toBeInViewport();
  await page.getByRole("banner").getByRole("link", { name: "Rules" }).click();
  await expect(page).toHaveURL(/\/rules$/);
  await page.goBack();
  await expect(link).toBeInViewport();

  // The address can be sent.
  const other = await page.context().newPage();
  await other.goto(page.url().replace("pool%20", ""));
  await expect(other.getByRole("searchbox", { name: "Search" })).toHaveValue("söder");
  await other.close();
});

test("links between the app's pages keep the program, and the back button follows them", async ({ page, server }) => {
  await page.request.post(`${server.origin}/api/reports`, { data: { title: "Pool exhausted" } });
  await page.goto("/");
  await page.evaluate(() => Object.assign(window, { isSame: true }));
  const isSame = () => page.evaluate(() => "isSame" in window);
  await page.getByRole("link", { name: "Pool exhausted" }).click();
  await expect(page.getByRole("textbox", { name: "Title", exact: true })).toHaveValue("Pool exhausted");
  await page.getByRole("banner").getByRole("link", { name: "Library" }).click();
  await page.getByRole("banner").getByRole("link", { name: "Settings" }).click();
  await expect(page).toHaveURL(/\/settings$/);
  await page.getByRole("banner").getByRole("link", { name: "Library" }).click();
  await expect(page.getByRole("link", { name: "Pool exhausted" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/settings$/);
  await expect(page.getByRole("heading", { name: "What this browser keeps" })).toBeVisible();
  expect(await isSame()).toBe(true);
  // The rule book is a page of the server.
  await page.getByRole("banner").getByRole("link", { name: "Rules" }).click();
  await expect(page).toHaveURL(/\/rules$/);
  expect(await isSame()).toBe(false);
});

test("what a closed tab left unsent is sent from the library, once there is a server", async ({ editor, page, server, context }) => {
  await editor.begin();
  await editor.write("Title", "Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  await server.stop();
  await editor.write("Root cause", "The pool was shared.");
  await expect(editor.saveState).toContainText("1 change not sent");
  const { id } = editor;
  const library = await context.newPage();
  await library.goto("/");
  await page.close();
  await expect(library.getByText("The server does not answer")).toBeVisible();
  await expect(library.getByText("Changes on this device, not sent to the server yet")).toBeVisible();

  await server.start();
  await library.evaluate(() => dispatchEvent(new Event("online")));
  await expect.poll(async () => (await (await fetch(`${server.origin}/api/reports/${id}`)).json()).report?.root_cause).toBe("The pool was shared.");
  await expect(library.getByText("Changes on this device")).toHaveCount(0);
  await expect(library.getByRole("link", { name: "Pool exhausted" })).toHaveCount(1);
  await expect(library.getByText("The server does not answer")).toHaveCount(0);
});

test("what is kept here by wish, or holds a secret, is not sent from the library", async ({ editor, page, server }) => {
  await editor.begin();
  await page.getByRole("checkbox", { name: "Keep on this device only" }).check();
  await editor.write("Title", "Kept here");
  await expect(editor.saveState).toContainText("on this device only");
  await page.goto("/");
  await page.getByRole("button", { name: "New postmortem" }).click();
  await editor.write("Root cause", "The job logs password=hV3kq9Zr2mXw7Lp4");
  await expect(page.getByRole("alert").filter({ hasText: "what looks like a password" })).toBeVisible();
  await editor.write("Title", "With a secret");
  const asked: string[] = [];
  page.on("request", (request) => request.method() === "PUT" && asked.push(request.url()));
  await page.goto("/");
  for (const title of ["Kept here", "With a secret"]) await expect(page.getByRole("link", { name: title })).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await page.reload();
  for (const title of ["Kept here", "With a secret"]) await expect(page.getByRole("link", { name: title })).toBeVisible();
  expect(asked.filter((url) => url.includes("/api/reports/"))).toEqual([]);
  expect((await (await fetch(`${server.origin}/api/reports`)).json()).reports).toEqual([]);
});

test("a line says what a reader wants to know", async ({ page, server }) => {
  const data = {
    title: "Checkout down",
    severity: "SEV-1",
    status: "Published",
    owner: "Payments lead",
    started: "2026-11-02 14:02 UTC",
    resolved: "2026-11-02 17:12 UTC",
    services: [{ text: "orders-api" }, { text: "payments" }],
    action_items: [
      { item: "Add an alert", status: "Open" },
      { item: "Raise the limit", status: "Done" },
    ],
  };
  await page.request.post(`${server.origin}/api/reports`, { data });
  await page.goto("/");
  const cells = row(page, "Checkout down").getByRole("cell");
  await expect(cells).toContainText([
    "Checkout down", "SEV-1", "Published", "2 Nov 2026", "3 h 10 min", "orders-api, payments", "1 of 2", /^\d+ left$/, "Today, ", "",
  ]);
  await expect(page.getByRole("columnheader")).toHaveText([
    "Title", "Severity", "Status", "Incident", "Duration", "Services", "Open actions", "Readiness", "Updated", "More",
  ]);
  await expect(page.getByText("1 postmortem on this server")).toBeVisible();
});

test("the list is narrowed down and sorted, and the address says how", async ({ page, server }) => {
  for (const data of [
    { title: "One", severity: "SEV-1", status: "Final", services: [{ text: "orders" }], started: "2026-01-02 10:00 UTC" },
    { title: "Two", severity: "SEV-2", services: [{ text: "search" }], action_items: [{ item: "Add an alert" }] },
    { title: "Three", severity: "SEV-1", status: "in review", services: [{ text: "search" }], started: "2026-03-02 10:00 UTC" },
  ]) {
    expect((await page.request.post(`${server.origin}/api/reports`, { data })).status()).toBe(201);
  }
  await page.goto("/");
  for (const name of ["All 3", "Draft 1", "In review 1", "Final 1", "Open actions 1", "On this device only 0"]) {
    await expect(chip(page, name)).toBeVisible();
  }
  await chip(page, "Final 1").click();
  await expect(links(page)).toHaveText(["One"]);
  await expect(page.getByText("1 postmortem matches the filters")).toBeVisible();
  await expect(chip(page, "Final 1")).toHaveAttribute("aria-pressed", "true");
  await expect(chip(page, "All 3"), "what another choice would find").toHaveAttribute("aria-pressed", "false");
  await chip(page, "Final 1").click();
  await chip(page, "Open actions 1").click();
  await expect(links(page)).toHaveText(["Two"]);
  await chip(page, "Open actions 1").click();
  await page.getByLabel("Severity", { exact: true }).selectOption({ label: "SEV-1 (2)" });
  await expect(links(page)).toHaveText(["Three", "One"]);
  const incident = page.getByRole("columnheader", { name: "Incident" });
  const [sort] = [incident.getByRole("button")];
  await expect(incident).toHaveAttribute("aria-sort", "none");
  await sort.click();
  await expect(incident).toHaveAttribute("aria-sort", "descending");
  await expect(links(page)).toHaveText(["Three", "One"]);
  await sort.click();
  await expect(incident).toHaveAttribute("aria-sort", "ascending");
  await expect(links(page)).toHaveText(["One", "Three"]);
  await expect(page).toHaveURL(/\/\?severity=SEV-1&sort=incident$/);
  await page.reload();
  await expect(links(page)).toHaveText(["One", "Three"]);
  await expect(page.getByLabel("Severity", { exact: true })).toHaveValue("SEV-1");
  await line(page, "One").click();
  await page.getByRole("textbox", { name: "Title", exact: true }).waitFor();
  await page.goBack();
  await expect(links(page)).toHaveText(["One", "Three"]);
  await page.getByRole("banner").getByRole("link", { name: "Library" }).click();
  await expect(links(page)).toHaveText(["Three", "Two", "One"]);
  await expect(page.getByText("3 postmortems on this server")).toBeVisible();
});

test("the menu of a report is opened, walked through and closed by keys", async ({ page, server }) => {
  await put(page.request, server.origin, "Pool exhausted");
  await page.goto("/");
  const more = page.getByRole("button", { name: "More for Pool exhausted" });
  const entry = (name: string) => page.getByRole("menuitem", { name });
  await more.focus();
  await page.keyboard.press("Enter");
  await expect(entry("Open")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(entry("Duplicate as a new report")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(entry("Delete")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(entry("Delete")).toHaveCount(0);
  await expect(more).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(entry("Open")).toHaveCount(0);
  await more.click();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Title", exact: true })).toHaveValue("Pool exhausted");
});

test("a report is duplicated as a new one, which is a draft", async ({ page, server, editor }) => {
  const data = { title: "Pool exhausted", status: "Final", root_cause: "The pool was shared." };
  await page.request.post(`${server.origin}/api/reports`, { data });
  await page.goto("/");
  await choose(page, "Pool exhausted", "Duplicate as a new report");
  await expect(editor.box("Title")).toHaveValue("Pool exhausted (copy)");
  await expect(editor.box("Root cause")).toHaveValue("The pool was shared.");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  await page.goto("/");
  await expect(links(page)).toHaveText(["Pool exhausted (copy)", "Pool exhausted"]);
  await expect(row(page, "(copy)").getByRole("cell").nth(2)).toHaveText("Draft");
});

test("drafts stand among the reports, and are found without a server, too", async ({ page, server, editor }) => {
  const data = { title: "Pool exhausted", started: "2026-03-02 10:00 UTC" };
  await page.request.post(`${server.origin}/api/reports`, { data });
  await page.request.post(`${server.origin}/api/reports`, { data: { ...data, title: "Search slow", started: "2026-01-02 10:00 UTC" } });
  await editor.begin();
  await page.getByRole("checkbox", { name: "Keep on this device only" }).check();
  await editor.write("Title", "Kept here");
  await editor.write("Root cause", "The pool was shared.");
  await page.locator("summary").filter({ hasText: "Details" }).click();
  await editor.write("Started", "2026-02-02 10:00 UTC");
  await expect(editor.saveState).toContainText("on this device only");
  await page.goto("/?sort=-incident");
  await expect(links(page)).toHaveText(["Pool exhausted", "Kept here", "Search slow"]);
  await expect(row(page, "Kept here").getByRole("cell").nth(3)).toHaveText("2 Feb 2026");
  await expect(page.getByText("3 postmortems, 2 on this server and 1 on this device only")).toBeVisible();
  const search = page.getByRole("searchbox", { name: "Search" });
  await search.fill("POOL");
  await expect(links(page)).toHaveText(["Pool exhausted", "Kept here"]);
  await expect(chip(page, "On this device only 1")).toBeVisible();
  await search.fill("");
  await chip(page, "On this device only 1").click();
  await expect(links(page)).toHaveText(["Kept here"]);

  await server.stop();
  await page.goto("/?q=shared");
  await expect(links(page)).toHaveText(["Kept here"]);
  await expect(page.getByRole("alert")).toContainText("What is listed is what this device has.");
  await search.fill("nothing");
  await expect(page.getByText("No report has all these words")).toBeVisible();
});
