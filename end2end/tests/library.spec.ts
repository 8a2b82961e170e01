import { expect, test } from "./fixtures";

test("reports are found by their words, and the box keeps what is typed", async ({ page, server }) => {
  for (const title of ["Checkout down after pool exhaustion", "Search slow"]) {
    const answer = await page.request.post(`${server.origin}/api/reports`, { data: { title, severity: "SEV1" } });
    expect(answer.status()).toBe(201);
  }
  await page.goto("/");
  const links = page.getByRole("main").getByRole("link");
  await expect(links).toHaveText(["Search slow", "Checkout down after pool exhaustion"]);
  await page.getByRole("searchbox", { name: "Search" }).pressSequentially("POOL check");
  await expect(links).toHaveText(["Checkout down after pool exhaustion"]);
  await page.getByRole("searchbox", { name: "Search" }).fill("nothing of the kind");
  await expect(page.getByText("No report has all these words")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search" }).fill("");
  await expect(links).toHaveCount(2);
});

test("back from a report, the library looks for the same words at the same place", async ({ page, server }) => {
  for (let number = 1; number <= 60; number += 1) {
    const data = { title: `Pool ${number} exhausted`, impact_scope: "Söder & Co" };
    expect((await page.request.post(`${server.origin}/api/reports`, { data })).status()).toBe(201);
  }
  await page.goto("/");
  await page.getByRole("searchbox", { name: "Search" }).fill("pool söder");
  await expect(page).toHaveURL(/\?q=pool%20s%C3%B6der$/);
  const older = page.getByRole("button", { name: "Show older reports" });
  await older.click();
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

test("a deleted report is in the bin and comes back, and the page says that links do not", async ({ page, server }) => {
  await page.request.post(`${server.origin}/api/reports`, { data: { title: "Pool exhausted" } });
  await page.goto("/");
  page.on("dialog", (dialog) => dialog.accept());
  await page.getByRole("button", { name: "Delete Pool exhausted" }).click();
  await page.getByText("Bin (1)").click();
  await expect(page.getByText("share links do not come back")).toBeVisible();
  await page.getByRole("button", { name: "Restore Pool exhausted" }).click();
  await expect(page.getByRole("link", { name: "Pool exhausted" })).toBeVisible();
  await expect(page.getByText("Bin (1)")).toBeHidden();
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
  await expect(library.getByRole("heading", { name: "On this device" })).toBeVisible();

  await server.start();
  await library.evaluate(() => dispatchEvent(new Event("online")));
  await expect.poll(async () => (await (await fetch(`${server.origin}/api/reports/${id}`)).json()).report?.root_cause).toBe("The pool was shared.");
  await expect(library.getByRole("heading", { name: "On this device" })).toHaveCount(0);
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
