import { expect, test } from "./fixtures";

const LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk";

test("a shared report fits on narrow paper, its action items as a table", async ({ page, server }) => {
  const rows = Array.from({ length: 200 }, (_, n) => `| Bound connection ${n} | ${n === 7 ? LONG : `Team ${n % 7}`} | High | Open |`);
  const head = "| Action Item | Owner | Priority | Status |\n|---|---|---|---|";
  const id = crypto.randomUUID();
  const answer = await fetch(`${server.origin}/api/reports/${id}`, {
    method: "PUT",
    headers: { "Content-Type": "text/markdown", "If-None-Match": "*" },
    body: `# Postmortem: ${LONG.repeat(3)}\n\n## Action Items\n\n${head}\n${rows.join("\n")}\n`,
  });
  expect(answer.status).toBe(201);
  const made = await fetch(`${server.origin}/api/reports/${id}/shares`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ label: "", expires_in_days: null }),
  });
  await page.goto((await made.json()).url);

  await expect(page.getByRole("link", { name: "Download as Markdown" })).toBeVisible();
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  // The width between the margins of A5.
  await page.setViewportSize({ width: 430, height: 650 });
  expect((await page.getByRole("columnheader", { name: "Owner" }).boundingBox())!.height).toBeGreaterThan(10);
  await expect(page.getByRole("row")).toHaveCount(201);
  const [first, second] = [page.getByRole("rowheader", { name: "Bound connection 0" }), page.getByRole("cell", { name: "Team 0" }).first()];
  expect((await second.boundingBox())!.y, "cells of a row stand beside each other").toBe((await first.boundingBox())!.y);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), "nothing is cut").toBeLessThanOrEqual(430);
  await expect(page.getByRole("link", { name: "Download as Markdown" }), "nothing to press").toBeHidden();
  const ink = await first.evaluate((cell) => getComputedStyle(cell).color);
  expect(ink, "dark on paper, whatever the screen is").toBe("rgb(26, 29, 33)");
});
