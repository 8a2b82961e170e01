import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import type { Editor } from "./editor";
import type { Server } from "./server";

/** What a state needs to come about. */
export type Scene = { page: Page; editor: Editor; server: Server };

/** One way the program can look: looked at by axe, as an outline of roles and names, and as a picture. */
export type State = {
  name: string;
  width: number;
  dark?: boolean;
  open: (scene: Scene) => Promise<void>;
  /** Too much of the same for axe, which looks at one of each elsewhere. */
  isMany?: boolean;
  /** The part whose outline is kept; of most states the look alone is. */
  outline?: (scene: Scene) => Locator;
};

export const golden = (name: string): string =>
  readFileSync(new URL(`../../app/tests/golden/${name}.md`, import.meta.url), "utf8");

/** Opens a report that the server has. */
export const opened = (markdown: () => string) => async ({ page, editor, server }: Scene) => {
  const id = crypto.randomUUID();
  const answer = await fetch(`${server.origin}/api/reports/${id}`, {
    method: "PUT",
    headers: { "Content-Type": "text/markdown", "If-None-Match": "*" },
    body: markdown(),
  });
  if (!answer.ok) throw new Error(await answer.text());
  await page.goto(`/edit/${id}`);
  await editor.opened();
};

const empty = async ({ editor }: Scene) => editor.begin();
const full = opened(() => golden("full"));

const example = async ({ page, editor }: Scene) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Try it on an example" }).click();
  if (page.viewportSize()!.width < 1280) await editor.openFindings();
  await editor.findings.getByText(/uman error/).first().waitFor();
};

const firstVisit = async ({ page }: Scene) => {
  await page.goto("/");
  await page.getByRole("figure").waitFor();
};

/** Reports of every kind, one of them in the bin, and a draft. */
const library = async ({ page, editor, server }: Scene) => {
  const facts = [
    {
      title: "Checkout returned HTTP 502 for 41 minutes after pool exhaustion",
      severity: "SEV-1",
      status: "in review",
      owner: "Payments lead",
      started: "2026-11-02 14:02 UTC",
      resolved: "14:43",
      tags: [{ text: "pool" }],
      services: [{ text: "orders-api" }, { text: "payments" }],
      action_items: [
        { item: "Alert on pool use above 90 %", owner: "SRE lead", priority: "High", status: "In Progress", due: "2026-11-12", ticket: "https://tickets.test/OPS-1431" },
        { item: "Release the connection before the payment call", priority: "Medium", status: "Open" },
        { item: "Write down who is called", owner: "SRE lead", priority: "Low", status: "Done" },
      ],
    },
    { title: "Search slow", severity: "P2", status: "Final" },
    { title: "Mail to customers left eleven hours late", severity: "SEV-3", tags: [{ text: "mailer" }] },
    { title: "Disk full" },
  ];
  for (const data of facts) {
    const answer = await page.request.post(`${server.origin}/api/reports`, { data });
    if (!answer.ok()) throw new Error(await answer.text());
  }
  await editor.begin();
  await page.getByRole("checkbox", { name: "Keep on this device only" }).check();
  await editor.box("Title").fill("Kept here");
  await editor.saveState.getByText("on this device only").waitFor();
  await page.goto("/");
  await page.getByRole("button", { name: "More for Disk full" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByText("Bin (1)").waitFor();
};

const actions = async (scene: Scene) => {
  await library(scene);
  await scene.page.getByRole("link", { name: "Actions" }).click();
  await scene.page.getByText("Alert on pool use").waitFor();
};

const sheet = (name: string) => async (scene: Scene) => {
  await full(scene);
  await scene.page.keyboard.press("Control+k");
  await scene.page.keyboard.type(name);
  await scene.page.getByRole("option", { name }).first().click();
  await scene.page.getByRole("dialog").waitFor();
};

export const chooseHistory = async (page: Page) => {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("History");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "History" }).waitFor();
};

const history = async (scene: Scene) => {
  await full(scene);
  await chooseHistory(scene.page);
  await scene.page.getByText("From an empty report to revision 1").waitFor();
};

const long = opened(() => {
  const word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(3);
  return golden("filled").replace(/^# .*$/m, `# Postmortem: ${word}`).replace(/^- /m, `- ${word} https://a.test/${word} `);
});

const many = opened(() => {
  const rows = Array.from({ length: 200 }, (_, n) => `| Bound the hold time of connection ${n} to 2 s | Team ${n % 7} | High | Open |`);
  return golden("filled").replace(/(\|-+\|-+\|-+\|-+\|\n)(\|.*\n)+/, `$1${rows.join("\n")}\n`);
});

const rightToLeft = opened(
  () => `# Postmortem: תשלומים נכשלו במשך 41 דקות

## Issue Overview

**What happened:** ב־2 במרץ 2026 בין 14:02 ל־14:43 UTC כל תשלום הסתיים בשגיאה 502.

**Impact scope:** 3,112 מתוך 25,400 תשלומים.

## Impact

### User Impact

- הלקוחות ראו "התשלום נכשל"
- שירות \`orders-api\` לא הגיב
`,
);

const dialog = ({ page }: Scene) => page.getByRole("dialog");

export const STATES: State[] = [
  { name: "first visit", width: 1280, open: firstVisit },
  { name: "first visit, dark, 390 px", width: 390, dark: true, open: firstVisit },
  { name: "library", width: 1440, open: library },
  { name: "library, dark, 390 px", width: 390, dark: true, open: library },
  { name: "library, 1024 px", width: 1024, open: library },
  {
    name: "library, a menu and a search",
    width: 1280,
    open: async (scene) => {
      await library(scene);
      // What is found later than a moment after a key moves what is there.
      await scene.page.goto("/?q=search");
      await scene.page.locator("mark").waitFor();
      await scene.page.getByRole("button", { name: "More for Search slow" }).click();
    },
  },
  { name: "actions", width: 1280, open: actions },
  { name: "actions, dark, 390 px", width: 390, dark: true, open: actions },
  { name: "empty", width: 1280, open: empty, outline: ({ page }) => page.getByRole("banner") },
  { name: "empty, 320 px", width: 320, open: empty },
  { name: "full", width: 1280, open: full },
  { name: "full, dark", width: 1280, dark: true, open: full },
  { name: "full, 320 px", width: 320, open: full },
  { name: "findings", width: 1280, open: example },
  { name: "findings, dark, 320 px", width: 320, dark: true, open: example },
  {
    name: "examples and preview of a field",
    width: 1280,
    open: async (scene) => {
      await full(scene);
      await scene.page.getByText("Examples for Root cause").click();
      await scene.page.getByText("As readers see it for Root cause").click();
      await scene.page.getByText("Human error during the deployment.").waitFor();
    },
    outline: ({ page }) => page.getByText("Human error during the deployment.").locator("..").locator(".."),
  },
  {
    name: "preview",
    width: 1280,
    open: async (scene) => {
      await full(scene);
      await scene.editor.button("Preview").click();
    },
  },
  {
    name: "preview, dark, 390 px",
    width: 390,
    dark: true,
    open: async (scene) => {
      await full(scene);
      await scene.editor.button("Preview").click();
    },
  },
  { name: "history", width: 1280, open: history },
  { name: "history, dark", width: 1440, dark: true, open: history },
  {
    name: "history, the report as it was, dark, 390 px",
    width: 390,
    dark: true,
    open: async (scene) => {
      await history(scene);
      await scene.page.getByText("Remove text from all revisions").click();
      await scene.page.getByRole("button", { name: "The report as it was" }).click();
      await scene.page.getByRole("heading", { name: "Why It Went Wrong" }).waitFor();
    },
  },
  {
    name: "history, never saved",
    width: 1024,
    open: async (scene) => {
      await empty(scene);
      await chooseHistory(scene.page);
      await scene.page.getByText("has not been saved on the server yet").waitFor();
    },
  },
  {
    name: "findings, 1024 px",
    width: 1024,
    open: async (scene) => {
      await full(scene);
      await scene.editor.openFindings();
    },
  },
  {
    name: "palette",
    width: 1280,
    open: async (scene) => {
      await full(scene);
      await scene.page.keyboard.press("Control+k");
      await scene.page.keyboard.type("undo");
    },
    outline: dialog,
  },
  {
    name: "palette, dark, 320 px",
    width: 320,
    dark: true,
    open: async (scene) => {
      await full(scene);
      await scene.page.keyboard.press("Control+k");
    },
  },
  { name: "keys", width: 1280, open: sheet("Keyboard shortcuts"), outline: dialog },
  { name: "share", width: 1280, open: sheet("Share") },
  { name: "share, beside the text", width: 1440, open: sheet("Share") },
  { name: "export", width: 1280, open: sheet("Export") },
  { name: "export, 320 px", width: 320, open: sheet("Export") },
  {
    name: "import",
    width: 1280,
    open: async ({ page }) => {
      await page.goto("/");
      await page.getByRole("button", { name: "Import Markdown" }).click();
    },
  },
  ...[320, 768, 1280, 1920].map((width) => ({ name: `long words, ${width} px`, width, open: long })),
  ...[320, 1280].map((width) => ({ name: `200 action items, ${width} px`, width, open: many, isMany: true })),
  ...[320, 1280].map((width) => ({ name: `right to left, ${width} px`, width, open: rightToLeft })),
];
