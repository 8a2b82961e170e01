// How soon what somebody saves stands in the boxes of three other browsers, from sending the save to the frame in which
// it is there:
//   node measure/live.mjs [SAVES]
import { at, browse, isRunDirectly, serve, sorted } from "./running.mjs";

const BROWSERS = 3;
/** Between two saves, so that one is seen before the next is sent. */
const PAUSE_MS = 500;

export async function measureLive(saves) {
  const server = await serve();
  const browsers = await Promise.all(Array.from({ length: BROWSERS }, browse));
  try {
    const id = await server.save({ title: "Pool exhausted" });
    const pages = await Promise.all(browsers.map((browser) => opened(browser, `${server.origin}/edit/${id}`)));
    const sent = [];
    for (let number = 1; number <= saves; number++) {
      sent.push(Date.now());
      const headers = { "Content-Type": "application/json", "If-Match": `"${number}"` };
      const body = JSON.stringify({ title: "Pool exhausted", what_happened: `Save ${number}.` });
      const answer = await fetch(`${server.origin}/api/reports/${id}`, { method: "PUT", headers, body });
      if (!answer.ok) throw new Error(`save ${number} was answered ${answer.status}`);
      await new Promise((then) => setTimeout(then, PAUSE_MS));
    }
    const took = [];
    for (const page of pages) {
      const seen = await page.evaluate(() => window.seen);
      sent.forEach((time, index) => took.push((seen[`Save ${index + 1}.`] ?? Infinity) - time));
    }
    return sorted(took);
  } finally {
    await Promise.all(browsers.map((browser) => browser.close()));
    server.end();
  }
}

async function opened(browser, address) {
  const page = await browser.newPage();
  await page.goto(address);
  const box = page.getByRole("textbox", { name: "What happened", exact: true });
  await box.and(page.locator(":not([readonly])")).waitFor();
  await page.getByRole("status", { name: "Save state" }).getByText("Saved, revision 1").waitFor();
  await box.evaluate((box) => {
    window.seen = {};
    const look = () => {
      window.seen[box.value] ??= Date.now();
      requestAnimationFrame(look);
    };
    look();
  });
  return page;
}

if (isRunDirectly(import.meta)) {
  const saves = Number(process.argv[2] ?? 100);
  const took = await measureLive(saves);
  const ms = (part) => at(took, part).toFixed(0);
  console.log(`${saves} saves, seen in ${BROWSERS} other browsers after p50 ${ms(0.5)} ms, p99 ${ms(0.99)} ms, most ${took.at(-1).toFixed(0)} ms`);
}
