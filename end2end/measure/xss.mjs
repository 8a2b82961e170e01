// Payloads through every way into a report and onto every page, with the policy of the pages and without it. A payload
// that runs calls `fired`. Controls show that they do run where nothing stops them.
// From end2end, with a program and a bundle: node measure/xss.mjs [reports of the editor]
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { browse } from "./running.mjs";

const program = process.env.POSTMORTEM ?? "../target/debug/postmortem";
const bundle = process.env.BUNDLE ?? "../dist";
const inEditor = Number(process.argv[2] ?? 50);

const CALLS = ["fired()", "window.fired()", "self['fired']()", "top.fired&&fired()", "setTimeout(fired)"];
const VECTORS = [
  (js) => `<script>${js}</script>`,
  (js) => `<img src=x onerror="${js}">`,
  (js) => `<svg onload="${js}"></svg>`,
  (js) => `<svg><script>${js}</script></svg>`,
  (js) => `<details open ontoggle="${js}">x</details>`,
  (js) => `<input autofocus onfocus="${js}">`,
  (js) => `<iframe srcdoc="<script>with(parent){${js}}</script>"></iframe>`,
  (js) => `<video><source onerror="${js}"></video>`,
  (js) => `<style>@keyframes k{}</style><b style="animation:k 1s" onanimationstart="${js}">x</b>`,
  (js) => `<math><mtext><img src=x onerror="${js}"></mtext></math>`,
];
const WRAPPERS = [
  (html) => html,
  (html) => `"'>${html}`,
  (html) => `</title></style></textarea></script>${html}`,
  (html) => `--></noscript></template>${html}`,
  (html) => `]]>${html}<![CDATA[`,
  (html) => `\n\n${html}\n\n`,
  (html) => `<div>\n${html}\n</div>`,
  (html) => `x${html}y`,
  (html) => `<b>x</b>${html}`,
  (html) => `&lt;${html}&gt;`,
  (html) => `</div></main></body>${html}`,
  (html) => `<p title="${"x".repeat(20)}">${html}`,
  (html) => `</h1></a></p>${html}`,
  (html) => `\`\`\`html\n\`\`\`\n${html}`,
  (html) => `|${html}|\n|-|\n`,
  (html) => `- [ ] ${html}`,
  (html) => `> ${html}`,
  (html) => `# ${html}`,
  (html) => `[x](https://a.test "${html}")`,
  (html) => `![${html}](https://a.test)`,
];
/** Milliseconds within which a control has to run; every one that does is not waited for any longer. */
const CHANCE = 5000;
const LINKS = ["javascript:fired()", "JaVaScRiPt:fired()", "java\tscript:fired()", "data:text/html,<script>parent.fired()</script>", "vbscript:fired()"];
const payloads = VECTORS.flatMap((vector) => CALLS.map(vector)).flatMap((html) => WRAPPERS.map((wrap) => wrap(html)));

// A long report has links to its sections, which repeat their headings.
const LONG = "It failed again. ".repeat(200);
const item = (text) => [{ text }];
const reportOf = (text, link) => ({
  title: text, what_happened: `${text}\n\n${LONG}`, impact_scope: `[x](${link})`, where_it_went_wrong: text, immediate_cause: text,
  root_cause: text, safeguard_gaps: item(text), causal_chain: item(text), user_impact: item(text),
  business_impact: item(text), technical_impact: item(text), immediate_fixes: item(text), long_term_solutions: item(text),
  action_items: [{ item: text, owner: text, priority: text, status: text, due: text, ticket: text, category: text }],
  pre_release_checklist: item(text), what_went_well: item(text), what_could_be_improved: item(text), systemic_improvements: item(text),
  related_links: [{ label: text, url: link }, { label: link, url: text }], severity: text, status: text, tags: item(text),
  timeline: [{ time: text, event: text }], front_matter: `x: ${JSON.stringify(text)}`,
  custom_sections: [{ heading: text, text, after: "impact" }],
});

const webPage = (payload) => `<!doctype html><title>x</title><h1>${payload}</h1><script>fired()</script><h2>Summary</h2><p>${payload}</p><ul><li>${payload}</ul>`;

const data = mkdtempSync(join(tmpdir(), "xss-"));
const child = spawn(program, ["--bind", "127.0.0.1:0", "--data", join(data, "data"), "--bundle", bundle], { stdio: ["ignore", "pipe", "ignore"] });
let origin = "";
for await (const line of createInterface({ input: child.stdout })) {
  origin = /open at (http:\/\/\S+)/.exec(line)?.[1] ?? origin;
  if (origin) break;
}
const call = async (path, body, type = "application/json") => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const answer = await fetch(origin + path, { method: "POST", headers: { "content-type": type }, body: text });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
};
const browser = await browse();
let fired = 0;
let onFired = () => {};
const open = async (bypassCSP) => {
  const context = await browser.newContext({ bypassCSP, acceptDownloads: true });
  await context.exposeFunction("fired", () => {
    fired += 1;
    onFired();
  });
  return context.newPage();
};
// A page has had its chance once its own handlers of broken pictures would have run.
// One that goes on to another address is waited for there.
const settle = async (page) => {
  const chance = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  await chance().catch(() => page.waitForLoadState().then(chance));
};

try {
  const control = await open(true);
  const silent = [];
  for (const payload of payloads) {
    await control.goto(`${origin}/healthz`);
    const ran = new Promise((resolve) => (onFired = resolve));
    await control.evaluate((html) => {
      document.open();
      document.write(`<!doctype html><body>${html}`);
      document.close();
    }, payload);
    const hasRun = await Promise.race([ran.then(() => true), control.waitForTimeout(CHANCE).then(() => false)]);
    if (!hasRun) silent.push(payload);
  }
  console.log(`controls: ${payloads.length - silent.length} of ${payloads.length} payloads run in a page that is nothing but them`);
  if (silent.length) throw new Error(`these prove nothing:\n${silent.join("\n")}`);
  await control.context().close();

  // Every way in: as JSON, as Markdown, as a web page, and below as a file with a name of its own.
  const paths = [];
  for (const [index, payload] of payloads.entries()) {
    const [body, type] = [
      () => [reportOf(payload, LINKS[index % LINKS.length])],
      () => [`# Postmortem: ${payload}\n\n## Summary\n\n${payload}\n\n## ${payload}\n\n${payload}\n`, "text/markdown"],
      () => [webPage(payload), "text/markdown"],
    ][index % 3]();
    const created = await call("/api/reports", body, type);
    const share = await call(`/api/reports/${created.id}/shares`, { label: payload.slice(0, 190), front_matter: true });
    paths.push([created.id, new URL(share.url).pathname]);
  }
  const named = "<img src=x onerror=fired()>.md";
  writeFileSync(join(data, named), `# ${payloads[0]}\n\n${payloads[1]}`);
  execFileSync(program, ["import", "--data", join(data, "data"), join(data, named)]);

  for (const bypassCSP of [false, true]) {
    const page = await open(bypassCSP);
    const count = { pages: 0, exports: 0, files: 0 };
    fired = 0;
    const nothingRan = async (where) => {
      await settle(page);
      if (fired) throw new Error(`a payload ran ${where}`);
    };
    const visit = async (path) => {
      // A missing file has no page: the browser says so in its own words.
      await page.goto(origin + path).catch((error) => {
        if (!String(error).includes("ERR_HTTP_RESPONSE_CODE_FAILURE")) throw error;
      });
      count.pages += 1;
      await nothingRan(`at ${path}`);
    };
    for (const [index, [id, path]] of paths.entries()) {
      await visit(path);
      if (index % 10 === 0) {
        // The answer of the API, opened as a page, and addresses that are payloads.
        await visit(`/api/reports/${id}`);
        for (const place of ["r", "rules", "edit", "nowhere"]) await visit(`/${place}/${encodeURIComponent(payloads[index])}`);
      }
    }
    await visit("/");
    for (const [id] of paths.slice(0, inEditor)) {
      for (const view of ["#read", "#history", ""]) await visit(`/edit/${id}${view}`);
      // What is taken away is opened by somebody else, without a policy of ours.
      await page.getByRole("button", { name: "Export", exact: true }).click();
      const begun = page.waitForEvent("download");
      await page.getByRole("button", { name: "Download web page" }).click();
      const file = join(data, "taken.html");
      await (await begun).saveAs(file);
      await page.goto(pathToFileURL(file).href);
      count.exports += 1;
      await nothingRan(`in the web page made of ${id}`);
    }
    await page.goto(`${origin}/`);
    await page.getByRole("button", { name: "Import Markdown" }).click();
    for (let begin = 0; begin < payloads.length; begin += 100) {
      const files = payloads.slice(begin, begin + 100).map((payload, index) =>
        index % 2
          ? { name: `${payload}.md`, mimeType: "text/markdown", buffer: Buffer.from(`# ${payload}\n\n${payload}`) }
          : { name: `${payload}.html`, mimeType: "text/html", buffer: Buffer.from(webPage(payload)) },
      );
      await page.locator("input[type=file]").first().setInputFiles(files);
      await page.getByRole("dialog").getByRole("status").filter({ hasText: /^\d+ imported/ }).waitFor();
      count.files += files.length;
      await nothingRan(`among the files from ${begin}`);
    }
    const { pages, exports, files } = count;
    console.log(`policy ${bypassCSP ? "bypassed" : "on"}: ${payloads.length} payloads, ${pages} pages, ${exports} exports, ${files} files, ${fired} ran`);
    await page.context().close();
  }
} finally {
  await browser.close();
  child.kill();
  rmSync(data, { recursive: true, force: true });
}
