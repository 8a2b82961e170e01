// How long a visit takes until a key is accepted and kept, and until the program is there: `/new`, `/edit/{id}`, a reload
// with the service worker, and `/`, beside a text area that does nothing but keep its text and beside CodeMirror. "Slow"
// is a processor 4 times slower, 1.6 Mbit/s and 150 ms.
// From end2end/: node measure/door.mjs [ROUNDS]. POSTMORTEM names the server's program.
import { serveRivals } from "./rivals.mjs";
import { browse, isRunDirectly, median, serve } from "./running.mjs";
import { print } from "./table.mjs";

const SLOW = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 7.5e5 / 8 };

/**
 * In the page: types into the first box as soon as there is one, a key every 20 ms, and notes when the first is kept, when
 * the program has started and shows its heading, and by how much what is seen has moved.
 */
const watch = () => {
  const seen = (window.seen = { moved: 0 });
  let hasStarted = false;
  addEventListener("TrunkApplicationStarted", () => (hasStarted = true));
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) seen.moved += value;
  }).observe({ type: "layout-shift", buffered: true });
  const isKept = () => Object.values({ ...localStorage }).some((text) => text.includes("¶"));
  const look = () => {
    const box = document.querySelector("textarea, [contenteditable=true]");
    if (box && !seen.kept) {
      box.focus();
      document.execCommand("insertText", false, "¶");
      if (isKept()) seen.kept = performance.now();
    }
    // Boxes that stand before the program are its own once they have given way.
    const isReady = hasStarted && !document.querySelector("#early") && document.querySelector("h1:not(#failed h1)");
    if (isReady) seen.ready ??= performance.now();
    setTimeout(look, 20);
  };
  look();
};

/** Where to go, and what has to be seen before the visit is over. */
function pagesOf(origin, rivals, id) {
  return {
    "a text area": { address: `${rivals}/text-area.html`, needs: ["kept"] },
    CodeMirror: { address: `${rivals}/codemirror.html`, needs: ["kept"] },
    "/new": { address: `${origin}/new`, needs: ["kept", "ready"] },
    "/edit/{id}": { address: `${origin}/edit/${id}`, needs: ["kept", "ready"] },
    "reload": { address: `${origin}/edit/${id}`, needs: ["kept", "ready"], isAgain: true },
    "/": { address: `${origin}/`, needs: ["ready"] },
  };
}

async function visit(browser, { address, needs, isAgain }, isSlow) {
  const context = await browser.newContext();
  const page = await context.newPage();
  if (isAgain) {
    await page.goto(address);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  }
  if (isSlow) {
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  }
  await page.addInitScript(watch);
  await (isAgain ? page.reload({ waitUntil: "commit" }) : page.goto(address, { waitUntil: "commit" }));
  await page.waitForFunction((needs) => needs.every((name) => window.seen[name]), needs, { timeout: 60_000 });
  // What still arrives may move what is there.
  await page.waitForLoadState("networkidle");
  const seen = await page.evaluate(() => window.seen);
  await context.close();
  return seen;
}

/** The medians of so many visits of each page, taken in turns: what else the machine does meets all of them. */
async function visits(browser, pages, isSlow, rounds) {
  const all = Object.fromEntries(Object.keys(pages).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, page] of Object.entries(pages)) all[name].push(await visit(browser, page, isSlow));
  }
  const middle = (seen) => ({
    kept: median(seen.map(({ kept }) => kept)),
    ready: median(seen.map(({ ready }) => ready)),
    moved: Math.max(...seen.map(({ moved }) => moved)),
  });
  return Object.fromEntries(Object.entries(all).map(([name, seen]) => [name, middle(seen)]));
}

export async function door(rounds = 5) {
  const [server, rivals, browser] = [await serve(), await serveRivals(), await browse()];
  try {
    const id = await server.save({ title: "Pool exhausted", root_cause: "The pool was shared by two services." });
    const pages = pagesOf(server.origin, rivals.origin, id);
    const rows = [];
    for (const isSlow of [true, false]) {
      const seen = await visits(browser, pages, isSlow, rounds);
      const [limit, rival] = [seen["a text area"].kept, seen.CodeMirror.kept];
      const how = isSlow ? "slow" : "not slowed down";
      for (const name of Object.keys(pages).slice(2)) {
        const { kept, ready, moved } = seen[name];
        const budgets = isSlow && name === "/new" ? [{ of: "ratio", most: 1.5 }, { of: "ours", most: 3000 }] : [];
        if (kept) rows.push({ what: `${name}, ${how}: first key kept`, unit: "ms", ours: kept, limit, rival, budget: budgets[0] });
        rows.push({ what: `${name}, ${how}: program ready`, unit: "ms", ours: ready, budget: budgets[1] });
        rows.push({ what: `${name}, ${how}: layout shift`, unit: "", ours: moved, limit: seen["a text area"].moved });
      }
    }
    return rows;
  } finally {
    await browser.close();
    rivals.end();
    server.end();
  }
}

if (isRunDirectly(import.meta)) print(await door(Number(process.argv[2] ?? 5)));
