import { expect, test } from "./fixtures";
import { incident, type Incident } from "./incident";

test("a real incident is written, checked, kept through a reload and a stopped server, and shared", async ({
  editor,
  page,
  server,
  browser,
}) => {
  // Thousands of keys: a slow machine with other work takes a minute and a half for them.
  test.setTimeout(240_000);
  const story = incident();
  await editor.begin();

  await test.step("a finding appears and vanishes while typing", async () => {
    const cause = editor.box("Root cause");
    await cause.pressSequentially("Human error");
    await expect(editor.findings).toContainText("uman error");
    await expect(editor.section("Why It Went Wrong")).toContainText("1 problem");
    await cause.fill("");
    await cause.pressSequentially(story.prose["Root cause"]);
    await expect(editor.findings).not.toContainText("uman error");
  });

  await test.step("the first half is typed and survives a reload", async () => {
    await editor.box("Title").pressSequentially(story.title);
    await editor.box("What happened").pressSequentially(story.prose["What happened"]);
    await editor.box("Impact scope").pressSequentially(story.prose["Impact scope"]);
    await page.reload();
    await expect(editor.box("Title")).toHaveValue(story.title);
    await expect(editor.box("Impact scope")).toHaveValue(story.prose["Impact scope"]);
    await expect(editor.saveState).toContainText(/Saved, revision \d+/);
  });

  await test.step("the server is stopped and the writing goes on", async () => {
    await server.stop();
    await editor.box("Where it went wrong").pressSequentially(story.prose["Where it went wrong"]);
    await editor.box("Immediate cause").pressSequentially(story.prose["Immediate cause"]);
    await expect(editor.saveState).toContainText("not sent");
    for (const [item, texts] of Object.entries(story.lists)) await editor.fillList(item, texts);
  });

  await test.step("the server is back and everything is saved", async () => {
    await server.start();
    for (const [index, action] of story.actions.entries()) {
      if (index > 0) await editor.button("Add action item").click();
      await editor.cell(index + 1, "Item").pressSequentially(action.item);
      await editor.cell(index + 1, "Owner").pressSequentially(action.owner);
      await editor.cell(index + 1, "Priority").pressSequentially(action.priority);
      await editor.cell(index + 1, "Status").pressSequentially(action.status);
    }
    await editor.fillList("Priority action", story.priorityActions);
    for (const [index, link] of story.links.entries()) {
      await editor.box(`Link ${index + 1}`).pressSequentially(link.label);
      await editor.box(`Link ${index + 1} address`).pressSequentially(link.address);
    }
    await page.keyboard.press("Control+s");
    await expect(editor.saveState).toContainText(/Saved, revision \d+, \d\d:\d\d/, { timeout: 30_000 });
  });

  const words = wordsOf(texts(story));
  await test.step("every word is in the server's Markdown", async () => {
    const answer = await fetch(`${server.origin}/api/reports/${editor.id}`, { headers: { Accept: "text/markdown" } });
    expectWords(words, await answer.text());
  });

  const link = await editor.share();
  await test.step("every word is on the shared page, which needs no JavaScript", async () => {
    const reader = await browser.newContext({ javaScriptEnabled: false });
    const shared = await reader.newPage();
    const answer = await shared.goto(link);
    expect(answer!.status()).toBe(200);
    expectWords(words, await shared.getByRole("main").innerText());
    await reader.close();
  });

  await test.step("a revoked link is gone", async () => {
    await editor.button("Revoke").click();
    await page.getByRole("group", { name: /^Revoke / }).getByRole("button", { name: "Revoke" }).click();
    await expect(page.getByText(/revoked/)).toBeVisible();
    expect((await fetch(link)).status).toBe(410);
  });
});

function texts(story: Incident): string {
  return [
    story.title,
    ...Object.values(story.prose),
    ...Object.values(story.lists).flat(),
    ...story.actions.flatMap((action) => Object.values(action)),
    ...story.priorityActions,
    ...story.links.map((link) => link.label),
  ].join("\n");
}

/** How often each word occurs. */
function wordsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function expectWords(wanted: Map<string, number>, text: string): void {
  const found = wordsOf(text);
  const missing = [...wanted].filter(([word, count]) => (found.get(word) ?? 0) < count);
  expect(wanted.size).toBeGreaterThan(100);
  expect(missing).toEqual([]);
}
