// Old and new versions of the program against caches and tabs in every state: is a page ever blank?
// Each round deals out versions, caches, tabs and an absent server at random and looks at every page.
//
// ROUNDS=100 SEED=1 npx playwright test --config measure bundles
import { expect, test, type Page } from "@playwright/test";
import { Server } from "../tests/server";

const rounds = Number(process.env.ROUNDS ?? 100);
let seed = Number(process.env.SEED ?? 1);
const STEPS = 6;

// The same numbers for the same seed (mulberry32).
function random(below: number): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
}

const seen = new Map<string, number>();
const blank: string[] = [];
const tell = (line: string) => {
  blank.push(line);
  console.log(line);
};

/** What stands on the page once it has come to rest, or that nothing does. */
async function outcome(page: Page): Promise<string> {
  // A report that was never written to is not there after a reload; the program says so.
  const program = page.getByRole("heading", { name: /^(Library|Editing |The report could not be opened)/ });
  const failed = page.getByRole("heading", { name: "Postmortem could not be loaded" });
  try {
    await program.or(failed).first().waitFor({ timeout: 10_000 });
  } catch {
    return "blank";
  }
  if (await program.first().isVisible()) return "program";
  // The way out has to work as soon as there is a server.
  return "could not be loaded";
}

test("no page is ever blank", async ({ browser }) => {
  for (let round = 1; round <= rounds; round += 1) {
    const server = new Server();
    const first = server.bundle;
    await server.start();
    let isUp = true;
    const context = await browser.newContext({ baseURL: server.origin });
    const tabs: Page[] = [];
    const path: string[] = [];
    const look = async (page: Page, name: string) => {
      const what = await outcome(page);
      seen.set(what, (seen.get(what) ?? 0) + 1);
      if (what === "blank") tell(`round ${round}: ${path.join(", ")}: ${name}`);
    };
    const load = async (name: string, page: Page, go: () => Promise<unknown>) => {
      path.push(name);
      try {
        await go();
      } catch (error) {
        // Without a server and without a kept program there is the browser's own page.
        const { message } = error as Error;
        if (isUp || !/ERR_CONNECTION_REFUSED|ERR_ABORTED|ERR_FAILED/.test(message)) {
          tell(`round ${round}: ${path.join(", ")}: ${message.split("\n")[0]}`);
          return;
        }
        seen.set("no server, nothing kept", (seen.get("no server, nothing kept") ?? 0) + 1);
        return;
      }
      await look(page, name);
    };
    const open = async () => {
      const page = await context.newPage();
      tabs.push(page);
      await load("open", page, () => page.goto(random(2) ? "/" : "/new"));
    };
    const steps: Record<string, () => Promise<void>> = {
      open,
      reload: async () => {
        const page = tabs[random(tabs.length)];
        await load("reload", page, () => page.reload());
      },
      "take the new version": async () => {
        const page = tabs[random(tabs.length)];
        const button = page.getByRole("button", { name: "Reload", exact: true });
        if (!(await button.first().isVisible())) return;
        path.push("take the new version");
        const loaded = page.waitForEvent("load", { timeout: 15_000 }).catch(() => {});
        await button.first().click();
        await loaded;
        await look(page, "take the new version");
      },
      deploy: async () => {
        path.push("deploy");
        await server.stop();
        server.deploy();
        await server.start();
        isUp = true;
      },
      "go back to the first version": async () => {
        path.push("first version");
        await server.stop();
        server.bundle = first;
        await server.start();
        isUp = true;
      },
      "server away or back": async () => {
        path.push(isUp ? "server away" : "server back");
        await (isUp ? server.stop() : server.start());
        isUp = !isUp;
      },
      "lose a kept file": async () => {
        const page = tabs[random(tabs.length)];
        if (!page.url().startsWith(server.origin)) return;
        path.push("lose a kept file");
        await page
          .evaluate(async (nth) => {
            for (const name of await caches.keys()) {
              const cache = await caches.open(name);
              const files = await cache.keys();
              if (files.length > 0) await cache.delete(files[nth % files.length]);
            }
          }, random(100))
          .catch(() => {});
      },
      "forget the browser's own cache": async () => {
        path.push("http cache emptied");
        const session = await context.newCDPSession(tabs[0]);
        await session.send("Network.clearBrowserCache");
        await session.detach();
      },
      "close a tab": async () => {
        if (tabs.length < 2) return;
        path.push("close");
        await tabs.splice(random(tabs.length), 1)[0].close();
      },
    };
    const names = Object.keys(steps);
    await open();
    // Half of the rounds begin before the program is kept.
    if (random(2)) await tabs[0].evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    for (let step = 0; step < STEPS; step += 1) await steps[names[random(names.length)]]();
    // In the end there is a server, and every tab gets a program: at once or by the button.
    if (!isUp) await steps["server away or back"]();
    for (const page of tabs) {
      path.push("at last");
      await page.goto("/").catch(() => {});
      if ((await outcome(page)) !== "program") {
        const loaded = page.waitForEvent("load", { timeout: 15_000 }).catch(() => {});
        await page.getByRole("button", { name: "Reload", exact: true }).first().click();
        await loaded;
      }
      const what = await outcome(page);
      if (what !== "program") tell(`round ${round}: ${path.join(", ")}: ${what} at last`);
    }
    await context.close();
    await server.remove();
    if (round % 10 === 0) console.log(`${round} rounds, blank or stuck: ${blank.length}`);
  }
  for (const [what, count] of seen) console.log(`${what}: ${count}`);
  console.log(`${rounds} rounds, blank or stuck: ${blank.length}`);
  expect(blank).toEqual([]);
});
