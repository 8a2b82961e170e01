import AxeBuilder from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import { Editor } from "./editor";
import { Proxy } from "./proxy";
import { expect, test } from "./fixtures";

test("settings say what is kept, give it away as a file and take it back", async ({ editor, page, server, browser }) => {
  await editor.begin();
  await server.stop();
  await editor.write("Title", "Pool exhausted");
  await expect(editor.saveState).toContainText("Saved on this device");
  await server.start();
  // Not by way of the library, which would send it.
  await page.goto("/settings");
  await expect(page.getByRole("heading", { name: "What this browser keeps" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Pool exhausted" })).toContainText(/KB, written .*, not sent/);
  await expect(page.getByText(/takes about [\d.]+ [KM]B\./)).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  const download = page.waitForEvent("download");
  await editor.button("Download all drafts").click();
  const file = await (await download).path();
  page.on("dialog", (dialog) => dialog.accept());
  await editor.button("Remove Pool exhausted from this device").click();
  await expect(page.getByText("No drafts: the server has everything.")).toBeVisible();

  const elsewhere = await (await browser.newContext({ baseURL: server.origin })).newPage();
  for (const other of [page, elsewhere]) {
    await other.goto("/settings");
    await other.getByLabel("Open a drafts file").setInputFiles(file);
    await expect(other.getByText("One draft is on this device now.")).toBeVisible();
    await expect(other.getByRole("link", { name: "Pool exhausted" })).toBeVisible();
  }
  await elsewhere.getByRole("link", { name: "Pool exhausted" }).click();
  await expect(new Editor(elsewhere).saveState).toContainText("Saved, revision 1");
  await elsewhere.goto("/settings");
  await elsewhere.getByLabel("Open a drafts file").setInputFiles({
    name: "notes.json",
    mimeType: "application/json",
    buffer: Buffer.from("{}"),
  });
  await expect(elsewhere.getByText("notes.json is not a drafts file")).toBeVisible();
  expect(readFileSync(file, "utf8")).toContain("Pool exhausted");
});

test("forgetting this browser leaves nothing in it, and the server's reports on the server", async ({
  editor,
  page,
  context,
}) => {
  await editor.begin();
  await editor.write("Title", "On the server");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  await editor.begin();
  await page.getByRole("checkbox", { name: "Keep on this device only" }).check();
  await editor.write("Title", "Here alone");
  await expect(editor.saveState).toContainText("Saved on this device only");
  await page.goto("/settings");
  page.on("dialog", (dialog) => dialog.accept());
  await editor.button("Forget this browser").click();
  await expect(page.getByText("Forgotten. Close the tab now")).toBeVisible();
  await expect(page.getByText("No drafts: the server has everything.")).toBeVisible();
  const left = await page.evaluate(async () => [
    localStorage.length,
    (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length,
  ]);
  expect(left).toEqual([0, 0, 0]);
  await page.close();
  const again = await context.newPage();
  await again.goto("/");
  await expect(again.getByRole("link", { name: "On the server" })).toBeVisible();
  await expect(again.getByRole("link", { name: "Here alone" })).toBeHidden();
});

test("what is still being fetched for times without a network does not come back once this browser is forgotten", async ({ page, server }) => {
  const proxy = new Proxy(server.origin, 7);
  proxy.repair();
  let release = () => {};
  proxy.held.set("/rules", new Promise((resolve) => (release = resolve)));
  const origin = await proxy.start();
  await page.goto(`${origin}/settings`);
  page.on("dialog", (dialog) => dialog.accept());
  const names = () => page.evaluate(() => caches.keys());
  await expect.poll(names).toHaveLength(1);
  await page.getByRole("button", { name: "Forget this browser" }).click();
  await expect(page.getByText("Forgotten. Close the tab now")).toBeVisible();
  release();
  // What the worker was waiting for has come, and so has what it would ask for then.
  for (const path of ["/rules", "/rules/blame.human-error"]) {
    await page.evaluate(async (path) => (await fetch(path)).text(), path);
  }
  expect(await names()).toEqual([]);
  proxy.stop();
});
