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
