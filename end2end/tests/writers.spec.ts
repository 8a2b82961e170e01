import { Editor } from "./editor";
import { expect, test } from "./fixtures";
import { Proxy } from "./proxy";

const WRITERS = ["ada", "bo", "cy", "dee", "eve"];

test("five people write in one report over a bad line, and every word is there", async ({ server, browser }) => {
  test.setTimeout(180_000);
  const proxy = new Proxy(server.origin, 7);
  const baseURL = await proxy.start();
  const open = async () => new Editor(await (await browser.newContext({ baseURL })).newPage());
  const first = await open();
  await first.begin();
  await first.box("Title").pressSequentially("Pool exhausted");
  await first.box("What happened").pressSequentially("It began at noon.");
  await expect(first.saveState).toContainText("Saved, revision", { timeout: 30_000 });

  const rest = await Promise.all(
    WRITERS.slice(1).map(async () => {
      const editor = await open();
      await editor.page.goto(`/edit/${first.id}`);
      // Opening over a bad line may take a few tries.
      await expect(async () => {
        const again = editor.button("Try again");
        if (await again.isVisible()) await again.click();
        await expect(editor.box("Title")).toHaveValue("Pool exhausted", { timeout: 2_000 });
      }).toPass();
      return editor;
    }),
  );
  const editors = [first, ...rest];
  const words: string[] = [];
  await Promise.all(
    editors.map(async (editor, index) => {
      const name = WRITERS[index];
      const written = Array.from({ length: 12 }, (_, count) => `${name}${count}`);
      words.push(...written);
      const text = editor.box("What happened");
      await text.press("Control+End");
      await text.pressSequentially(` ${written.slice(0, 6).join(" ")}`, { delay: 60 });
      await editor.box("User impact 1").pressSequentially(written.slice(6, 9).join(" "), { delay: 60 });
      await text.press("Control+Home");
      await text.pressSequentially(`${written.slice(9).join(" ")} `, { delay: 60 });
    }),
  );
  expect(proxy.cut + proxy.lost).toBeGreaterThan(5);
  proxy.repair();

  await expect(async () => {
    for (const editor of editors) {
      await editor.page.evaluate(() => window.dispatchEvent(new Event("focus")));
    }
    const { revision, report } = await (await fetch(`${server.origin}/api/reports/${first.id}`)).json();
    for (const editor of editors) {
      await expect(editor.saveState).toContainText(`Saved, revision ${revision}`, { timeout: 500 });
      await expect(editor.box("What happened")).toHaveValue(report.what_happened, { timeout: 500 });
    }
  }).toPass({ timeout: 60_000 });

  const { report } = await (await fetch(`${server.origin}/api/reports/${first.id}`)).json();
  const impact = report.user_impact.map((item: { text: string }) => item.text);
  const all = [report.what_happened, ...impact].join(" ").split(/[^a-z0-9]+/i);
  for (const word of words) {
    expect(all.filter((other) => other === word), word).toHaveLength(1);
  }
  expect(all.join(" ")).toContain("It began at noon");
  proxy.stop();
});
