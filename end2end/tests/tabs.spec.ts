import type { BrowserContext, Page } from "@playwright/test";
import { Editor } from "./editor";
import { expect, test } from "./fixtures";

async function another(context: BrowserContext, address: string): Promise<Editor> {
  const editor = new Editor(await context.newPage());
  await editor.page.goto(address);
  await editor.opened();
  return editor;
}

function puts(page: Page): string[] {
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "PUT") sent.push(request.url());
  });
  return sent;
}

test("two tabs show each other's words while they are typed, and one of them sends", async ({
  editor,
  page,
  context,
  server,
}) => {
  await editor.begin();
  await editor.write("Title", "Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision");
  const other = await another(context, page.url());
  const sent = puts(page);
  await editor.write("Root cause", "The limit was never raised.");
  await expect(other.box("Root cause")).toHaveValue("The limit was never raised.");
  await other.write("Impact scope", "All of Europe.");
  await expect(editor.box("Impact scope")).toHaveValue("All of Europe.");
  await expect(other.saveState).toContainText("Saved, revision");
  await expect(editor.saveState).toContainText("Saved, revision");
  expect(sent).toEqual([]);
  const saved = await (await fetch(`${server.origin}/api/reports/${editor.id}`)).json();
  expect(saved.report).toMatchObject({ root_cause: "The limit was never raised.", impact_scope: "All of Europe." });
  // Ctrl+S in a tab that does not send is for the one that does.
  await editor.box("Title").press("End");
  await editor.write("Title", " again");
  await page.keyboard.press("Control+s");
  await expect(editor.saveState).toContainText("Saved, revision");
  await other.page.close();
  await editor.write("Title", " today");
  await expect.poll(() => sent.length).toBeGreaterThan(0);
  await expect(editor.saveState).toContainText("Saved, revision");
  await page.goto("/");
  await expect(page.getByRole("main").getByRole("link")).toHaveText(["Pool exhausted again today"]);
});

test("five tabs without a network hold every word once, also after all were closed", async ({
  editor,
  page,
  context,
  server,
}) => {
  await editor.begin();
  await editor.write("Title", "Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  const address = page.url();
  const tabs = [editor];
  for (let number = 1; number < 5; number += 1) tabs.push(await another(context, address));
  await context.route("**/api/**", (route) => route.abort());
  let whole = "";
  for (const [number, tab] of tabs.entries()) {
    await tab.box("What happened").press("Control+End");
    await tab.write("What happened", `${number ? " " : ""}Word ${number}.`);
    whole += `${number ? " " : ""}Word ${number}.`;
    for (const other of tabs) await expect(other.box("What happened")).toHaveValue(whole);
  }
  for (const tab of tabs) {
    await expect(tab.saveState).not.toContainText("Only in this tab");
    await tab.page.close();
  }
  await context.unroute("**/api/**");
  const again = await another(context, address);
  await expect(again.box("What happened")).toHaveValue(whole);
  await expect(again.saveState).toContainText("Saved, revision");
  const saved = await (await fetch(`${server.origin}/api/reports/${again.id}`)).json();
  expect(saved.report).toMatchObject({ title: "Pool exhausted", what_happened: whole });
});

test("drafts that two tabs left behind without knowing of each other are merged when the report is opened", async ({
  editor,
  page,
  context,
}) => {
  // Such as tabs of an older program: nothing is heard and nothing is shown.
  await context.addInitScript(() => {
    Object.defineProperty(window, "BroadcastChannel", { value: undefined });
  });
  await editor.begin();
  await editor.write("Title", "Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  const address = page.url();
  const other = await another(context, address);
  await context.route("**/api/**", (route) => route.abort());
  await editor.write("Root cause", "The limit was never raised.");
  await other.write("Impact scope", "All of Europe.");
  for (const tab of [editor, other]) {
    await expect(tab.saveState).toContainText(/Saved on this device|not sent/);
    await tab.page.close();
  }
  const again = await another(context, address);
  await expect(again.box("Root cause")).toHaveValue("The limit was never raised.");
  await expect(again.box("Impact scope")).toHaveValue("All of Europe.");
  await again.page.goto("/");
  await expect(again.page.getByText("Set aside on this device")).toBeHidden();
});

test("a tab that slept for a day takes nothing back that was written meanwhile", async ({ editor, page, server }) => {
  await editor.begin();
  await editor.write("Root cause", "The limit was never raised.");
  await expect(editor.saveState).toContainText("Saved, revision 1");
  const address = `${server.origin}/api/reports/${editor.id}`;
  const { report } = await (await fetch(address)).json();
  await fetch(address, {
    method: "PUT",
    headers: { "If-Match": '"1"', "Content-Type": "application/json" },
    body: JSON.stringify({ ...report, impact_scope: "All of Europe.", root_cause: "Traffic had doubled." }),
  });
  await page.clock.setFixedTime(Date.now() + 86_400_000);
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url() === address) asked.push(request.method());
  });
  await editor.write("Title", "Pool exhausted");
  await expect(editor.saveState).toContainText("Saved, revision 3");
  expect(asked[0]).toBe("GET");
  await expect(editor.box("Root cause")).toHaveValue("Traffic had doubled.");
  const saved = await (await fetch(address)).json();
  expect(saved.report).toMatchObject({ title: "Pool exhausted", impact_scope: "All of Europe.", root_cause: "Traffic had doubled." });
});
