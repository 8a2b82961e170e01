// What one writing to this device costs the main thread, whatever a program does with it: a timer that does nothing, one
// that writes to local storage, one that writes to the browser's database, durably, and one that hands the text to a
// worker which does that:
//   node measure/writings.mjs
import { browse, servePages } from "./running.mjs";

const FIRINGS = 40;
const EVERY_MS = 100;
const SIZES = [300, 5_000, 60_000];

const page = new URL("limits/text-area.html", import.meta.url).pathname;
const [server, browser] = [await servePages({ "/": page }), await browse()];

try {
  console.log("each timer writes            timer p50   all tasks of one firing");
  await measure("nothing", 0);
  for (const size of SIZES) await measure("local storage", size);
  for (const size of SIZES) await measure("database, strict", size);
  for (const size of SIZES) await measure("database in a worker", size);
} finally {
  await browser.close();
  server.end();
}

async function measure(what, size) {
  const page = await browser.newPage();
  await page.goto(server.origin);
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
  await page.evaluate(fire, { what, size, firings: FIRINGS, every: EVERY_MS });
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  await page.close();
  const timers = traceEvents.filter((event) => event.name === "TimerFire" && event.ph === "X");
  const { pid, tid } = timers[0];
  const tasks = traceEvents.filter((event) => /RunTask$/.test(event.name) && event.ph === "X" && event.pid === pid && event.tid === tid);
  tasks.sort((one, other) => one.ts - other.ts || other.dur - one.dur);
  let [end, sum] = [0, 0];
  for (const task of tasks.filter((task) => task.ts >= end && ((end = task.ts + task.dur), true))) sum += task.tdur ?? 0;
  const times = timers.map((timer) => timer.tdur / 1000).sort((one, other) => one - other);
  const name = size ? `${what}, ${size} B` : what;
  console.log(`${name.padEnd(28)} ${times[times.length >> 1].toFixed(3)} ms    ${(sum / 1000 / FIRINGS).toFixed(3)} ms`);
}

/** In the page: so many timers, one after the other. */
async function fire({ what, size, firings, every }) {
  const opening = indexedDB.open("writings", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("texts");
  await new Promise((resolve) => (opening.onsuccess = resolve));
  const script = `let database;
    const opening = indexedDB.open("writings", 1);
    opening.onsuccess = () => postMessage((database = opening.result).name);
    onmessage = ({ data }) => {
      const transaction = database.transaction("texts", "readwrite", { durability: "strict" });
      transaction.objectStore("texts").put(data, "text");
    };`;
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  await new Promise((resolve) => (worker.onmessage = resolve));
  const text = () => "x".repeat(size) + Math.random();
  const write = {
    nothing: () => {},
    "local storage": () => localStorage.setItem("text", text()),
    "database, strict": () => {
      const transaction = opening.result.transaction("texts", "readwrite", { durability: "strict" });
      transaction.objectStore("texts").put(text(), "text");
    },
    "database in a worker": () => worker.postMessage(text()),
  }[what];
  await new Promise((resolve) => {
    let left = firings;
    const timer = setInterval(() => {
      write();
      if (--left === 0) {
        clearInterval(timer);
        setTimeout(resolve, 2 * every);
      }
    }, every);
  });
}
