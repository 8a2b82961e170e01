import type { Page } from "@playwright/test";
import { Editor } from "./editor";
import { expect, test } from "./fixtures";

const away = (page: Page) => page.route("**/api/**", (route) => route.abort());

const block = (page: Page) =>
  page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("blocked", "SecurityError");
      },
    });
  });

const fill = (page: Page) =>
  page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });

const refuse = (page: Page) =>
  page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("broken", "UnknownError");
    };
  });

const hang = (page: Page) =>
  page.addInitScript(() => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
  });

/** Writes and comes back, with nobody to help. */
async function survives(editor: Editor): Promise<void> {
  const words = "Every checkout waited for a connection.";
  await editor.box("What happened").pressSequentially(words);
  await expect(editor.saveState).toContainText("Saved on this device");
  await expect(editor.page.getByText("This page has stopped working")).toBeHidden();
  await editor.page.reload();
  await expect(editor.box("What happened")).toHaveValue(words);
}

for (const [name, fault] of [["blocked", block], ["full", fill]] as const) {
  test(`with local storage ${name} the database keeps every word, and the page says so`, async ({ editor, page }) => {
    await fault(page);
    await away(page);
    await editor.begin();
    await survives(editor);
    await expect(page.getByText("keeps only one copy of what you type")).toBeVisible();
  });
}

for (const [name, fault] of [["refuses to open", refuse], ["never answers", hang]] as const) {
  test(`with a database that ${name} local storage keeps every word, and the settings say so`, async ({ editor, page }) => {
    await fault(page);
    await away(page);
    await editor.begin();
    await survives(editor);
    await page.goto("/settings");
    await expect(page.getByText("Each is kept once, in local storage")).toBeVisible();
  });
}

test("where nothing is kept at all the page says so and offers the text", async ({ editor, page }) => {
  await block(page);
  await refuse(page);
  await away(page);
  await editor.begin();
  await editor.box("Title").pressSequentially("Pool exhausted");
  await expect(page.getByRole("alert")).toContainText("does not let the page store anything");
  await expect(editor.saveState).toContainText("Only in this tab");
  const download = page.waitForEvent("download");
  await editor.button("Download the text").click();
  expect((await download).suggestedFilename()).toBe("pool-exhausted.md");
});

test("a program that breaks says so, and what was typed is there after the reload it offers", async ({ editor, page }) => {
  await away(page);
  await editor.begin();
  await editor.box("Title").pressSequentially("Pool exhausted");
  await expect(editor.saveState).toContainText("Saved on this device");
  // A new row has an id made at random: without that the program cannot go on.
  await page.evaluate(() => {
    Crypto.prototype.getRandomValues = () => {
      throw new Error("no randomness");
    };
  });
  await editor.button("Add user impact").click();
  const alert = page.getByRole("alert").filter({ hasText: "This page has stopped working" });
  await expect(alert).toBeVisible();
  await alert.getByRole("button", { name: "Reload" }).click();
  await expect(editor.box("Title")).toHaveValue("Pool exhausted");
});

test("a clock that is set back does not bring older words back", async ({ editor, page }) => {
  await away(page);
  await editor.begin();
  const box = editor.box("What happened");
  await box.pressSequentially("Before. ");
  await expect(editor.saveState).toContainText("Saved on this device");
  for (const year of [2001, 2040, 2010]) {
    await page.clock.setFixedTime(new Date(`${year}-01-01T00:00:00Z`));
    await box.press("End");
    await box.pressSequentially(`${year}. `);
    await page.reload();
    await expect(box).toHaveValue(new RegExp(`${year}\\. $`));
  }
  await expect(box).toHaveValue("Before. 2001. 2040. 2010. ");
});

test("words that the crash of a browser took from local storage come back from the database", async ({ editor, page }) => {
  await away(page);
  await editor.begin();
  const words = "Every checkout waited.";
  const kept = (key: string) => page.evaluate((key) => localStorage.getItem(key), key);
  await editor.box("What happened").pressSequentially("Every ");
  await expect(editor.saveState).toContainText("Saved on this device");
  const key = (await page.evaluate(() => Object.keys(localStorage))).find((key) => key.includes(":draft:"))!;
  const before = await kept(key);
  await editor.box("What happened").pressSequentially(words.slice(6));
  await expect.poll(() => kept(key)).toContain(words);
  // A browser that crashes forgets what it had not written to its files yet.
  await page.addInitScript(
    ([key, before]) => {
      if (sessionStorage.getItem("crashed")) return;
      sessionStorage.setItem("crashed", "yes");
      localStorage.setItem(key, before);
    },
    [key, before!],
  );
  await page.reload();
  await expect(editor.box("What happened")).toHaveValue(words);
  await page.goto("/");
  await expect(page.getByText("Set aside on this device")).toBeHidden();
});
