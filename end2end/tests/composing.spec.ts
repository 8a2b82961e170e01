import type { CDPSession } from "@playwright/test";
import { expect, test } from "./fixtures";

/** What an input method shows while a word is composed; the box holds it, and it is not written yet. */
async function compose(input: CDPSession, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await input.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
}

test("rules wait while Chinese is composed, and the word arrives whole", async ({ editor, page }) => {
  await page.clock.install();
  await editor.begin();
  const input = await page.context().newCDPSession(page);
  const cause = editor.box("Root cause");
  await cause.fill("Human error ");
  await expect(editor.findings).toContainText(/uman error/);
  await cause.fill("");
  await expect(editor.findings).not.toContainText(/uman error/);
  await page.keyboard.type("Human error ");
  await compose(input, "l", "li", "lian", "lianjie");
  // Longer than any pause after which rules run.
  await page.clock.runFor(10_000);
  await expect(editor.findings).not.toContainText(/uman error/);
  await input.send("Input.insertText", { text: "连接池" });
  await expect(cause).toHaveValue("Human error 连接池");
  await expect(editor.findings).toContainText(/uman error/);
  await expect(cause).toBeFocused();
});

test("a dead key makes one letter, and the underline stays at its words", async ({ editor, page }) => {
  await editor.begin();
  const input = await page.context().newCDPSession(page);
  const cause = editor.box("Root cause");
  await cause.fill("Human error");
  await expect(editor.findings).toContainText(/uman error/);
  await cause.press("Control+Home");
  await compose(input, "´", "é");
  await input.send("Input.insertText", { text: "é" });
  await page.keyboard.type(" ");
  await expect(cause).toHaveValue("é Human error");
  const words = () =>
    page.evaluate(() => [...new Set([...((CSS as any).highlights.get("finding-warning") ?? [])].map(String))]);
  await expect.poll(words).toEqual(["Human error"]);
  await expect(editor.saveState).toContainText("Saved, revision");
});

test("rules run at once when a box is left", async ({ editor, page }) => {
  await page.clock.install();
  await editor.begin();
  await page.clock.pauseAt(Date.now() + 60_000);
  await editor.box("Root cause").fill("Human error.");
  await expect(editor.findings).not.toContainText(/uman error/);
  await editor.box("Title").focus();
  await expect(editor.findings).toContainText(/uman error/);
});
