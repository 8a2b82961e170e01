import type { Page } from "@playwright/test";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { Editor } from "./editor";
import { expect, test } from "./fixtures";

/** The program and the whole rule book are on this device. */
async function kept(page: Page): Promise<void> {
  const rules = () =>
    page.evaluate(async () => {
      const names = await caches.keys();
      const rules = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).length));
      return rules.reduce((sum, count) => sum + count, 0);
    });
  await expect.poll(rules, { timeout: 20_000 }).toBeGreaterThan(70);
}

test("with the server ended and all tabs closed the page opens, and the words arrive later", async ({
  editor,
  page,
  context,
  server,
}) => {
  await editor.begin();
  await kept(page);
  await server.stop("SIGKILL");
  await page.close();

  const away = new Editor(await context.newPage());
  await away.page.goto("/");
  await expect(away.page.getByRole("alert")).toContainText("The server does not answer");
  await away.button("New postmortem").click();
  await away.box("Title").pressSequentially("Pool exhausted");
  await away.box("Root cause").pressSequentially("Human error.");
  await expect(away.findings).toContainText("Human error");
  await expect(away.saveState).toContainText("Saved on this device");
  const address = away.page.url();
  expect(await away.page.evaluate(async () => (await fetch("/guidance.md")).text())).toContain("Root cause");
  await away.page.goto("/rules/blame.human-error");
  await expect(away.page.getByRole("heading", { name: "blame.human-error" })).toBeVisible();
  await away.page.goto("/");
  await away.page.getByRole("link", { name: "Pool exhausted" }).click();
  await expect(away.box("Root cause")).toHaveValue("Human error.");
  await away.button("Export").click();
  const download = away.page.waitForEvent("download");
  await away.button("Download Markdown").click();
  expect((await download).suggestedFilename()).toBe("pool-exhausted.md");
  await away.page.close();

  await server.start();
  const again = new Editor(await context.newPage());
  await again.page.goto(address);
  await expect(again.saveState).toContainText("Saved, revision");
  const { reports } = await (await fetch(`${server.origin}/api/reports`)).json();
  expect(reports).toMatchObject([{ title: "Pool exhausted" }]);
});

test("words written between two restarts of the browser without a server arrive at last", async ({
  playwright,
  launchOptions,
  server,
}, info) => {
  const start = async () => {
    const options = { ...launchOptions, baseURL: server.origin };
    const context = await playwright.chromium.launchPersistentContext(info.outputPath("profile"), options);
    return { context, editor: new Editor(await context.newPage()) };
  };
  let { context, editor } = await start();
  await editor.page.goto("/");
  await kept(editor.page);
  await server.stop("SIGKILL");
  await context.close();

  ({ context, editor } = await start());
  await editor.begin();
  const address = editor.page.url();
  await editor.box("Title").pressSequentially("Pool exhausted");
  await expect(editor.saveState).toContainText("Saved on this device");
  await context.close();

  ({ context, editor } = await start());
  await editor.page.goto("/");
  await editor.page.getByRole("link", { name: "Pool exhausted" }).click();
  await editor.box("Root cause").pressSequentially("The limit was never raised.");
  await expect(editor.saveState).toContainText("Saved on this device");
  await context.close();

  await server.start();
  ({ context, editor } = await start());
  await editor.page.goto(address);
  await expect(editor.saveState).toContainText("Saved, revision");
  await context.close();
  const saved = await (await fetch(`${server.origin}/api/reports/${address.split("/").at(-1)}`)).json();
  expect(saved.report).toMatchObject({ title: "Pool exhausted", root_cause: "The limit was never raised." });
});

test("a revoked link shows nothing any more, by the back button neither", async ({ editor, page, server }) => {
  await editor.begin();
  await kept(page);
  await editor.box("Title").pressSequentially("Pool exhausted");
  const address = await editor.share();
  const path = new URL(address).pathname;
  await page.goto(path);
  await expect(page.getByRole("heading", { name: "Pool exhausted" })).toBeVisible();
  await page.goto("/rules");
  const api = `${server.origin}/api/reports`;
  const [{ id }] = (await (await fetch(api)).json()).reports;
  const [share] = (await (await fetch(`${api}/${id}/shares`)).json()).shares;
  await fetch(`${api}/${id}/shares/${share.id}`, { method: "DELETE" });
  await page.goBack();
  expect(new URL(page.url()).pathname).toBe(path);
  await expect(page.getByText("Pool exhausted")).toBeHidden();
  expect((await page.goto(path))!.status()).toBe(410);
  await server.stop("SIGKILL");
  await expect(page.goto(path)).rejects.toThrow("ERR_CONNECTION_REFUSED");
  await expect(page.goto("/api/reports")).rejects.toThrow("ERR_CONNECTION_REFUSED");
});

test("a new version is announced, and taken over with all that is typed", async ({ editor, page, context, server }) => {
  await editor.begin();
  await kept(page);
  const script = () => page.evaluate(() => document.querySelector<HTMLLinkElement>("link[rel=modulepreload]")!.href);
  const before = await script();
  await server.stop();
  server.deploy();
  await server.start();
  await (await context.newPage()).goto("/");
  await expect(page.getByText("A new version is ready")).toBeVisible({ timeout: 20_000 });
  await server.stop();
  await editor.box("Title").pressSequentially("Pool exhausted");
  await editor.button("Reload").click();
  await expect.poll(() => script().catch(() => before), { timeout: 20_000 }).not.toBe(before);
  await expect(editor.box("Title")).toHaveValue("Pool exhausted");
  await expect(page.getByText("A new version is ready")).toBeHidden();
});

test("what is typed into the page of an older version before its program runs goes into the newer one", async ({
  editor,
  page,
  context,
  server,
}) => {
  await editor.begin();
  await kept(page);
  const script = (page: Page) => page.evaluate(() => document.querySelector<HTMLLinkElement>("link[rel=modulepreload]")!.href);
  const before = await script(page);
  await server.stop();
  server.deploy();
  await server.start();
  const late = new Editor(await context.newPage());
  // The worker answers, so that nothing can be held back on its way.
  await late.page.addInitScript(() => {
    if (location.pathname !== "/new") return;
    const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...program) => {
      WebAssembly.instantiateStreaming = start;
      await new Promise((go) => addEventListener("go", go));
      return start(...program);
    };
  });
  await late.page.goto("/new");
  await late.box("Title").fill("Pool exhausted");
  expect(await script(late.page)).toBe(before);
  await late.page.evaluate(() => dispatchEvent(new Event("go")));
  await expect(late.page).toHaveURL(/\/edit\//);
  await expect(late.box("Title")).toHaveValue("Pool exhausted");
  await expect(late.saveState).toContainText("Saved, revision");
  await page.close();
  await expect(late.page.getByText("A new version is ready")).toBeVisible({ timeout: 20_000 });
  await late.button("Reload").click();
  await expect.poll(() => script(late.page).catch(() => before), { timeout: 20_000 }).not.toBe(before);
  await expect(late.box("Title")).toHaveValue("Pool exhausted");
});

test("a program that could not be kept whole is not kept at all, and nothing is announced", async ({ page, server }) => {
  await server.stop();
  server.deploy();
  appendFileSync(join(server.bundle, "guidance.md"), "\n");
  await server.start();
  await page.goto("/");
  await expect(page.getByRole("heading", { name: /^Write postmortems people learn from/ })).toBeVisible();
  const left = () =>
    page.evaluate(async () => [
      (await navigator.serviceWorker.getRegistrations()).length,
      (await caches.keys()).filter((name) => name.includes("program")).length,
    ]);
  await expect.poll(left, { timeout: 20_000 }).toEqual([0, 0]);
  await expect(page.getByText("A new version is ready")).toBeHidden();
});

test("a page whose program does not arrive says so and can be loaded again", async ({ page }) => {
  await page.route("**/*_bg.wasm", (route) => route.fulfill({ status: 404 }));
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Postmortem could not be loaded" })).toBeVisible();
  await page.unroute("**/*_bg.wasm");
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("heading", { name: /^Write postmortems people learn from/ })).toBeVisible();
});

test("why a rule asks is said without a network, too", async ({ editor, page, context, server }) => {
  await editor.begin();
  await kept(page);
  await server.stop("SIGKILL");
  await context.setOffline(true);
  await editor.box("Root cause").fill("Human error.");
  await page.getByRole("link", { name: "Why? About the rule blame.human-error" }).click();
  const why = page.getByRole("region", { name: "Why? blame.human-error" });
  await expect(why.getByRole("heading", { name: "Why it matters" })).toBeVisible();
  await expect(why).toContainText("What made the step possible");
  await page.keyboard.press("Escape");
  await expect(why).toHaveCount(0);
});
