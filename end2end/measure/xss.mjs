// Payloads through every way into a report and onto every page, with the policy of the pages and without it. A payload
// that runs calls `fired`. Controls show that they do run where nothing stops them.
// From end2end, with a program and a bundle: node measure/xss.mjs [reports of the editor]
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
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
  (js) => `<iframe srcdoc="<script>parent.${js.replace(/^.*?fired/, "fired")}</script>"></iframe>`,
  (js) => `<video><source onerror="${js}"></video>`,
  (js) => `<style>@keyframes k{}</style><b style="animation:k 1s" onanimationstart="${js}">x</b>`,
  (js) => `<math><mtext><table><mglyph><style><img src=x onerror="${js}">`,
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
const LINKS = ["javascript:fired()", "JaVaScRiPt:fired()", "java\tscript:fired()", "data:text/html,<script>parent.fired()</script>", "vbscript:fired()"];
const payloads = VECTORS.flatMap((vector) => CALLS.map(vector)).flatMap((html) => WRAPPERS.map((wrap) => wrap(html)));

const item = (text) => [{ text }];
const reportOf = (text, link) => ({
  title: text, what_happened: text, impact_scope: `[x](${link})`, where_it_went_wrong: text, immediate_cause: text,
  root_cause: text, safeguard_gaps: item(text), causal_chain: item(text), user_impact: item(text),
  business_impact: item(text), technical_impact: item(text), immediate_fixes: item(text), long_term_solutions: item(text),
  action_items: [{ item: text, owner: text, priority: text, status: text, due: text, ticket: text, category: text }],
  pre_release_checklist: item(text), what_went_well: item(text), what_could_be_improved: item(text), systemic_improvements: item(text),
  related_links: [{ label: text, url: link }, { label: link, url: text }], severity: text, status: text, tags: item(text),
  timeline: [{ time: text, event: text }], front_matter: `x: ${JSON.stringify(text)}`,
  custom_sections: [{ heading: text, text, after: "impact" }],
});

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
const open = async (bypassCSP) => {
  const context = await browser.newContext({ bypassCSP, acceptDownloads: true });
  await context.exposeFunction("fired", () => void (fired += 1));
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
  let controls = 0;
  for (const payload of payloads) {
    fired = 0;
    await control.goto(`${origin}/healthz`);
    await control.evaluate((html) => {
      document.open();
      document.write(`<!doctype html><body>${html}`);
      document.close();
    }, payload);
    await settle(control);
    controls += fired > 0 ? 1 : 0;
  }
  console.log(`controls: ${controls} of ${payloads.length} payloads run in a page that is nothing but them`);

  // Every way in: as JSON, as Markdown, and as a file with a name of its own.
  const paths = [];
  for (const [index, payload] of payloads.entries()) {
    const link = LINKS[index % LINKS.length];
    const created = index % 2
      ? await call("/api/reports", reportOf(payload, link))
      : await call("/api/reports", `# Postmortem: ${payload}\n\n## Summary\n\n${payload}\n\n## ${payload}\n\n${payload}\n`, "text/markdown");
    const share = await call(`/api/reports/${created.id}/shares`, { label: payload.slice(0, 190), front_matter: true });
    paths.push([created.id, new URL(share.url).pathname]);
  }
  const named = "<img src=x onerror=fired()>.md";
  writeFileSync(join(data, named), `# ${payloads[0]}\n\n${payloads[1]}`);
  execFileSync(program, ["import", "--data", join(data, "data"), join(data, named)]);

  for (const bypassCSP of [false, true]) {
    const page = await open(bypassCSP);
    let pages = 0;
    fired = 0;
    const visit = async (path) => {
      // A missing file has no page: the browser says so in its own words.
      await page.goto(origin + path).catch((error) => {
        if (!String(error).includes("ERR_HTTP_RESPONSE_CODE_FAILURE")) throw error;
      });
      await settle(page);
      pages += 1;
      if (fired) throw new Error(`a payload ran at ${path}`);
    };
    for (const [index, [id, path]] of paths.entries()) {
      await visit(path);
      if (index % 10 === 0) {
        // The written form and the answer of the API, opened as pages, and addresses that are payloads.
        await visit(`/api/reports/${id}`);
        for (const place of ["r", "rules", "edit", "nowhere"]) await visit(`/${place}/${encodeURIComponent(payloads[index])}`);
        const written = await (await fetch(`${origin}${path}.md`)).text();
        await page.setContent(`<pre>${written.replace(/[&<]/g, (c) => (c === "&" ? "&amp;" : "&lt;"))}</pre>`);
      }
    }
    await visit("/");
    for (const [id] of paths.slice(0, inEditor)) {
      for (const view of ["", "#read", "#history"]) await visit(`/edit/${id}${view}`);
    }
    await page.goto(`${origin}/`);
    const files = [[named, "text/markdown"], ["<svg onload=fired()>.html", "text/html"]].map(([name, mimeType]) => ({
      name, mimeType, buffer: Buffer.from(`<h1>${payloads[2]}</h1><script>fired()</script><img src=x onerror=fired()>${payloads.slice(0, 200).join("\n")}`),
    }));
    await page.getByRole("button", { name: "Import Markdown" }).click();
    await page.locator("input[type=file]").first().setInputFiles(files);
    await page.getByRole("dialog").getByRole("status").waitFor();
    await settle(page);
    console.log(`policy ${bypassCSP ? "bypassed" : "on"}: ${payloads.length} payloads, ${pages} pages, ${fired} ran`);
    if (fired) process.exitCode = 1;
  }
} finally {
  await browser.close();
  child.kill();
  rmSync(data, { recursive: true, force: true });
}
