// The later part of the program: that every entry of its table can be opened.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { golden, opened, type Scene } from "./states";

/** A way to each entry of the table in `frontend/src/later/parts.rs`. */
const WAYS: Record<string, (scene: Scene) => Promise<void>> = {
  page: async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("button", { name: "New postmortem" })).toBeVisible();
    for (const [path, heading] of [["/actions", "Action items"], ["/settings", "What this browser keeps"]]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    }
  },
  rules: async ({ editor, page, server }) => {
    const rules = join(server.data, "rules.json");
    writeFileSync(rules, JSON.stringify({ rules: { "blame.human-error": "off" } }));
    await server.stop();
    await server.start("--rules", rules);
    const asked = page.waitForResponse(/api\/settings$/);
    await editor.begin();
    await asked;
    await editor.box("Root cause").fill("Human error. The on-call missed it.");
    const found = page.getByRole("list", { name: "Findings in Root cause" }).getByRole("listitem");
    await expect(found.first()).toBeVisible();
    await expect(found.filter({ hasText: "uman error" })).toHaveCount(0);
  },
  tools: async ({ editor }) => {
    await editor.begin();
    await editor.box("Title").pressSequentially("Pool exhausted");
    await expect(editor.saveState).toContainText("Saved, revision");
  },
  turn: async ({ editor, page }) => {
    await editor.begin();
    await editor.box("Title").pressSequentially("Pool exhausted");
    await page.keyboard.press("Control+z");
    await expect(editor.box("Title")).toHaveValue("");
  },
  findings: async ({ editor }) => {
    await editor.begin();
    await expect(editor.findings).toContainText("Nothing found");
  },
  field_findings: async ({ editor }) => {
    await editor.begin();
    await editor.box("Root cause").pressSequentially("Human error.");
    await expect(editor.page.getByRole("list", { name: /Root cause/ }).getByRole("listitem").first()).toBeVisible();
  },
  underlines: async ({ editor, page }) => {
    await editor.begin();
    await editor.box("Root cause").pressSequentially("Human error.");
    await expect(page.locator(".mirror")).toHaveText("Human error.");
  },
  choices: async ({ editor, page }) => {
    await editor.begin();
    await expect(page.locator("#choices-priority option[value='High']")).toHaveCount(1);
  },
  sort: async (scene) => {
    await full(scene);
    const { editor, page } = scene;
    await expect(editor.cell(2, "Owner")).toHaveValue("Platform lead");
    await page.getByRole("combobox", { name: "Sort rows by" }).selectOption("Owner");
    await expect(editor.cell(2, "Owner")).toHaveValue("Observability lead");
  },
  owners: async ({ editor, page }) => {
    await editor.begin();
    await page.getByLabel("Keep on this device only").check();
    await editor.cell(1, "Owner").fill("Platform team");
    await expect(editor.saveState).toContainText("Saved on this device");
    await editor.begin();
    await editor.cell(1, "Owner").focus();
    await expect(page.locator("datalist option[value='Platform team']")).toHaveCount(1);
  },
  step: async ({ editor, page }) => {
    await editor.begin();
    await editor.box("Root cause").fill("Human error.");
    await editor.findings.getByText(/uman error/).first().waitFor();
    await editor.box("Title").focus();
    await page.keyboard.press("F8");
    await expect(editor.box("Root cause")).toBeFocused();
  },
  is_redacted: async ({ editor, page, server }) => {
    const id = crypto.randomUUID();
    const text = (cause: string) => JSON.stringify({ root_cause: cause });
    await put(server.origin, id, text("The job logs password=hV3kq9Zr2mXw7Lp4."));
    await page.goto(`/edit/${id}`);
    await expect(editor.box("Root cause")).toHaveValue(/hV3kq9Zr2mXw7Lp4/);
    await editor.box("Title").pressSequentially("Pool exhausted");
    const saved = async () => (await fetch(`${server.origin}/api/reports/${id}`)).json();
    await expect.poll(async () => (await saved()).report.title).toBe("Pool exhausted");
    const { revision } = await saved();
    await expect(editor.saveState).toContainText(`Saved, revision ${revision}`);
    await expect(editor.button("Undo")).toHaveAttribute("aria-disabled", "false");
    await put(server.origin, id, text("The job logs password=(redacted)."), `"${revision}"`);
    await expect(editor.box("Root cause")).toHaveValue("The job logs password=(redacted).");
    await expect(editor.button("Undo")).toHaveAttribute("aria-disabled", "true");
  },
  refused: async ({ editor, page }) => {
    const problem = { type: "about:blank", title: "Too large", status: 413, detail: "The report is too large." };
    const answer = { status: 413, contentType: "application/problem+json", body: JSON.stringify(problem) };
    await page.route("**/api/reports/*", (route) => (route.request().method() === "PUT" ? route.fulfill(answer) : route.continue()));
    await editor.begin();
    await editor.box("Title").pressSequentially("Pool exhausted");
    await expect(page.getByRole("alert")).toContainText("The report is too large.");
  },
  download: async ({ editor, page }) => {
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
      IDBFactory.prototype.open = () => {
        throw new DOMException("broken", "UnknownError");
      };
    });
    await page.route("**/api/**", (route) => route.abort());
    await editor.begin();
    await editor.box("Title").pressSequentially("Pool exhausted");
    const download = page.waitForEvent("download");
    await editor.button("Download the text").click();
    expect((await download).suggestedFilename()).toBe("pool-exhausted.md");
  },
  around_saving: async ({ page, editor, server }) => {
    await full({ page, editor, server });
    const other = await (await page.context().browser()!.newContext({ baseURL: server.origin })).newPage();
    await other.goto(new URL(page.url()).pathname);
    await expect(page.getByRole("status", { name: "Also open" })).toHaveText("Open in 1 other browser");
  },
  keep_offer: async ({ editor, page }) => {
    await page.addInitScript(() => {
      StorageManager.prototype.persisted = async () => false;
    });
    await editor.begin();
    await page.getByRole("checkbox", { name: "Keep on this device only" }).check();
    await editor.box("Title").pressSequentially("Pool exhausted");
    await expect(editor.button("Ask the browser")).toBeVisible();
  },
  format: async ({ editor, page }) => {
    await editor.begin();
    await editor.box("Root cause").fill("graph");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+b");
    await expect(editor.box("Root cause")).toHaveValue("**graph**");
  },
  paste: async ({ editor, page }) => {
    await editor.begin();
    await editor.box("User impact 1").focus();
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "- Checkout failed\n- Orders were late");
      document.activeElement!.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect(editor.box("User impact 2")).toHaveValue("Orders were late");
  },
  section_ways: async ({ editor }) => {
    await editor.begin();
    await editor.button("Add a custom section (optional)").click();
    await expect(editor.group("Custom section 1").getByLabel("Move the text into")).toBeVisible();
  },
  take_section_back: async ({ editor, page }) => {
    await editor.begin();
    await editor.button("Add a custom section (optional)").click();
    const section = editor.group("Custom section 1");
    const text = section.getByRole("textbox", { name: "Text" });
    await text.fill("Who was told when.");
    await section.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("status").filter({ hasText: "Section removed." }).getByRole("button", { name: "Undo" }).click();
    await expect(text).toHaveValue("Who was told when.");
  },
  sheet: async (scene) => {
    await full(scene);
    await scene.editor.button("Export").click();
    await expect(scene.page.getByRole("dialog")).toContainText("Download Markdown");
  },
  why: async ({ editor, page }) => {
    await editor.begin();
    await editor.box("Root cause").pressSequentially("Human error.");
    await page.getByRole("link", { name: /blame\.human-error/ }).first().click();
    await expect(page.locator("#why").getByRole("heading", { name: "blame.human-error" })).toBeVisible();
  },
  above: async (scene) => {
    await full(scene);
    await scene.editor.button("Preview").click();
    await expect(scene.page.getByRole("region", { name: "Preview" }).getByRole("heading", { level: 1 })).toBeVisible();
  },
  print: async (scene) => {
    await full(scene);
    await arrived(scene.page);
    await scene.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await expect(scene.page.locator(".print-sheet h1")).toHaveCount(1);
  },
  guide: async ({ editor, page }) => {
    await editor.begin();
    await page.getByText("Examples for Root cause").click();
    await expect(editor.page.locator("details[open] .guide")).toContainText("Better");
  },
  examples: async ({ editor, page }) => {
    await editor.begin();
    await editor.box("Root cause").press("F2");
    await expect(page.locator("details[open] .guide")).toContainText("Better");
  },
  row_menu: async ({ editor, page }) => {
    await editor.begin();
    await editor.button("User impact 1 tools").click();
    await expect(page.getByRole("menuitem", { name: "Remove user impact 1" })).toBeVisible();
  },
  as_read: async (scene) => {
    await full(scene);
    await scene.page.getByText("As readers see it for What happened").click();
    await expect(scene.page.locator("details[open] .report__prose")).not.toBeEmpty();
  },
  whys: async ({ editor, page }) => {
    await editor.begin();
    await page.getByText("Ask why, step by step", { exact: true }).click();
    await page.locator("#whys-answer").fill("The pool was exhausted");
    await page.keyboard.press("Enter");
    await expect(editor.box("Chain node 1")).toHaveValue("The pool was exhausted");
  },
  chain: async (scene) => {
    await full(scene);
    await expect(scene.page.locator(".chain-picture")).toBeVisible();
  },
  coverage: async (scene) => {
    await full(scene);
    await expect(scene.page.locator(".coverage")).toBeVisible();
  },
  readiness: async ({ editor, page }) => {
    await editor.begin();
    await expect(page.getByRole("region", { name: "Readiness" })).toContainText("17 things left");
  },
  own_sections: async ({ editor, page, server }) => {
    await full({ page, editor, server });
    await expect(editor.section("Customer notice")).toContainText("ready");
  },
  details_line: async (scene) => {
    await full(scene);
    await expect(scene.page.locator("summary").filter({ hasText: "SEV-2" })).toBeVisible();
  },
  durations: async (scene) => {
    await full(scene);
    await expect(scene.page.locator(".durations")).toContainText("after the start");
  },
  conflicts: async ({ page, server }) => {
    const id = crypto.randomUUID();
    const body = {
      root_cause: "The pool was shared.",
      conflicts: [{ field: "root cause", mine: "shared", theirs: "full" }],
    };
    await put(server.origin, id, JSON.stringify(body));
    await page.goto(`/edit/${id}`);
    await expect(page.locator(".conflict")).toContainText("full");
  },
};

const full = opened(() => golden("full"));

async function put(origin: string, id: string, body: string, expected?: string): Promise<void> {
  const condition = expected ? { "If-Match": expected } : { "If-None-Match": "*" };
  const headers = { "Content-Type": "application/json", ...condition };
  const answer = await fetch(`${origin}/api/reports/${id}`, { method: "PUT", headers, body });
  if (!answer.ok) throw new Error(await answer.text());
}

async function arrived(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).join())).toMatch(
    /later-[0-9a-f]{16}\.wasm/,
  );
}

test("each entry of the table of later parts has a way here, and the other way round", () => {
  const table = readFileSync(new URL("../../frontend/src/later/parts.rs", import.meta.url), "utf8");
  const entries = [...table.matchAll(/^ {4}pub (\w+): /gm)].map((match) => match[1]);
  expect(Object.keys(WAYS).sort()).toEqual(entries.sort());
});

for (const [name, way] of Object.entries(WAYS)) {
  test(`the later part brings: ${name}`, async ({ page, editor, server }) => {
    const traps: string[] = [];
    page.on("pageerror", (error) => traps.push(error.message));
    await way({ page, editor, server });
    expect(traps).toEqual([]);
  });
}
