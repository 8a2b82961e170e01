import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures";
import type { Server } from "./server";

const DAY = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
const row = (page: Page, words: string) => page.getByRole("row").filter({ hasText: words });
const items = (page: Page) => page.getByRole("row").filter({ has: page.getByRole("combobox") });
const chip = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const status = (page: Page, item: string) => page.getByRole("combobox", { name: `Status of ${item}` });

async function put(server: Server, data: object): Promise<string> {
  const answer = await fetch(`${server.origin}/api/reports`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(data),
  });
  expect(answer.status).toBe(201);
  return (await answer.json()).id;
}

async function saved(server: Server, id: string) {
  return (await fetch(`${server.origin}/api/reports/${id}`)).json();
}

/** Two reports with items of every kind; gives the id of the first. */
async function fill(server: Server): Promise<string> {
  const id = await put(server, {
    title: "Pool exhausted",
    services: [{ text: "orders" }],
    action_items: [
      { id: "alert", item: "Alert on pool use", owner: "SRE lead", priority: "High", status: "Open", due: inDays(-3), ticket: "https://tickets.test/browse/OPS-1" },
      { id: "limit", item: "Raise the limit", priority: "Medium", status: "In Progress", due: inDays(2), ticket: "javascript:alert(1)" },
      { id: "book", item: "Write the runbook", owner: "SRE lead", priority: "Low", status: "Done" },
    ],
  });
  await put(server, {
    title: "Search slow",
    services: [{ text: "search" }],
    action_items: [{ id: "index", item: "Rebuild the index", owner: "Search lead", priority: "Low", status: "Blocked" }],
  });
  return id;
}

test("action items of all reports stand in the order they are due, with what is missing", async ({ page, server, consoleErrors }) => {
  await fill(server);
  await page.goto("/");
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Actions" }).click();
  await expect(page).toHaveURL(/\/actions$/);
  await expect(page.getByRole("link", { name: "Actions" })).toHaveAttribute("aria-current", "page");
  for (const name of ["Not done 3", "Overdue 1", "No owner 1", "Done 1"]) await expect(chip(page, name)).toBeVisible();
  const rows = page.getByRole("row");
  await expect(rows).toContainText(["Action", "Overdue", "Alert on pool use", "Next 30 days", "Raise the limit", "Later", "Rebuild the index"]);
  await expect(row(page, "Alert on pool use")).toContainText("3 days late");
  await expect(row(page, "Raise the limit")).toContainText("in 2 days");
  await expect(row(page, "Rebuild the index")).toContainText("in 56 days, by policy");
  await expect(row(page, "Alert on pool use").getByRole("link", { name: "OPS-1" })).toHaveAttribute("href", "https://tickets.test/browse/OPS-1");
  await expect(row(page, "Raise the limit").getByRole("link", { name: "javascript" })).toHaveCount(0);
  await expect(row(page, "Raise the limit").getByRole("link", { name: "Add owner of Raise the limit" })).toBeVisible();
  await expect(status(page, "Rebuild the index")).toHaveValue("Blocked");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await row(page, "Raise the limit").getByRole("link", { name: "Pool exhausted" }).click();
  await expect(page.getByRole("group", { name: "Action item 2" }).getByLabel("Item", { exact: true })).toBeFocused();
  await page.goBack();
  await expect(items(page)).toHaveCount(3);
  expect(consoleErrors).toEqual([]);
});

test("what is listed is narrowed down and sorted, and the address says how", async ({ page, server }) => {
  await fill(server);
  await page.goto("/actions");
  await chip(page, "Done 1").click();
  await expect(items(page)).toContainText(["Write the runbook"]);
  await chip(page, "Done 1").click();
  await page.getByLabel("Owner", { exact: true }).selectOption({ label: "Search lead (1)" });
  await expect(items(page)).toContainText(["Rebuild the index"]);
  await expect(items(page)).toHaveCount(1);
  await expect(page).toHaveURL(/\/actions\?owner=Search%20lead$/);
  await expect(page.getByRole("link", { name: "Export CSV" })).toHaveAttribute("href", /^\/api\/actions\.csv\?state=not-done&owner=Search%20lead$/);
  await page.goto("/actions?sort=owner");
  await expect(page.getByRole("columnheader", { name: "Owner" })).toHaveAttribute("aria-sort", "ascending");
  await expect(page.getByRole("row").filter({ hasText: "Next 30 days" }), "no groups in another order").toHaveCount(0);
  await page.getByRole("searchbox", { name: "Search" }).fill("index");
  await expect(items(page)).toHaveCount(1);
  await expect(page.locator("mark")).toHaveText(["index"]);
  await page.getByRole("searchbox", { name: "Search" }).fill("nothing of the kind");
  await expect(page.getByText("No action item fits these filters.")).toBeVisible();
});

test("a status is changed in its report, and what others save at that moment is merged", async ({ page, server }) => {
  const id = await fill(server);
  await page.goto("/actions");
  await expect(items(page)).toHaveCount(3);
  await status(page, "Alert on pool use").selectOption("In Progress");
  await expect(row(page, "Alert on pool use").getByRole("status")).toHaveText("Saved, revision 2");
  expect((await saved(server, id)).report.action_items[0]).toMatchObject({ id: "alert", status: "In Progress" });

  // Somebody else saves between the question and the answer.
  let isFirst = true;
  await page.route(`**/api/reports/${id}`, async (route) => {
    if (route.request().method() === "PUT" && isFirst) {
      isFirst = false;
      const { report } = await saved(server, id);
      report.root_cause = "The pool was shared.";
      const headers = { "Content-Type": "application/json", "If-Match": '"2"' };
      await fetch(`${server.origin}/api/reports/${id}`, { method: "PUT", headers, body: JSON.stringify(report) });
    }
    await route.continue();
  });
  await status(page, "Raise the limit").selectOption("Done");
  await expect(row(page, "Raise the limit").getByRole("status")).toHaveText("Saved, revision 4");
  const { report } = await saved(server, id);
  expect(report.root_cause).toBe("The pool was shared.");
  expect(report.action_items.map(({ status }: { status: string }) => status)).toEqual(["In Progress", "Done", "Done"]);
  await expect(chip(page, "Done 2")).toBeVisible();
});

test("a status that two choose at the same time is theirs, and the page says so", async ({ page, server }) => {
  const id = await fill(server);
  await page.goto("/actions");
  await expect(items(page)).toHaveCount(3);
  let isFirst = true;
  await page.route(`**/api/reports/${id}`, async (route) => {
    if (route.request().method() === "PUT" && isFirst) {
      isFirst = false;
      const { report } = await saved(server, id);
      report.action_items[0].status = "Done";
      const headers = { "Content-Type": "application/json", "If-Match": '"1"' };
      await fetch(`${server.origin}/api/reports/${id}`, { method: "PUT", headers, body: JSON.stringify(report) });
    }
    await route.continue();
  });
  await status(page, "Alert on pool use").selectOption("In Progress");
  await expect(row(page, "Alert on pool use").getByRole("status")).toContainText("Somebody else chose “Done” at the same time.");
  await expect(status(page, "Alert on pool use")).toHaveValue("Done");
  const { report } = await saved(server, id);
  expect(report.conflicts).toMatchObject([{ field: "action items", mine: "In Progress", theirs: "Done" }]);
});

test("a change that fails is said at its row, and the status is what it was", async ({ page, server }) => {
  await fill(server);
  await page.goto("/actions");
  await expect(items(page)).toHaveCount(3);
  await server.stop();
  await status(page, "Alert on pool use").selectOption("Done");
  await expect(row(page, "Alert on pool use").getByRole("status")).toContainText("Not changed. The server does not answer");
  await expect(status(page, "Alert on pool use")).toHaveValue("Open");
  await page.reload();
  await expect(page.getByRole("alert")).toContainText("The action items could not be loaded.");
  await server.start();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(items(page)).toHaveCount(3);
});

test("without any action item the page says so, and the list is taken away as a file", async ({ page, server }) => {
  await page.goto("/actions");
  await expect(page.getByText("Nothing is left to do: no report has an action item that is not done.")).toBeVisible();
  await fill(server);
  await page.reload();
  await expect(items(page)).toHaveCount(3);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Export CSV" }).click()]);
  expect(file.suggestedFilename()).toBe("actions.csv");
  expect(readFileSync(await file.path(), "utf8")).toContain("Alert on pool use");
});
