// What a key press costs the main thread, from a trace of the browser.

/** Between two keys, in milliseconds: a fast writer. */
export const BETWEEN = 60;
/** What a trace calls script, style and layout. */
const WORK = /^(EvaluateScript|FunctionCall|TimerFire|FireAnimationFrame|RunMicrotasks|MinorGC|MajorGC|UpdateLayoutTree|Layout)$/;
const TYPED = "the pool was small and every request waited for it ";
/** Keys before the trace begins, so that what is done once is done. */
const BEFORE = 20;

/**
 * Types so many keys where the caret of the page is and answers processor milliseconds per key, sorted: of script, style
 * and layout, and of everything.
 */
export async function type(browser, page, keys) {
  const client = await page.context().newCDPSession(page);
  const press = async (index) => {
    const letter = TYPED[index % TYPED.length];
    const common = { key: letter, text: letter, unmodifiedText: letter };
    await client.send("Input.dispatchKeyEvent", { type: "keyDown", ...common });
    await client.send("Input.dispatchKeyEvent", { type: "keyUp", key: letter });
    await new Promise((resolve) => setTimeout(resolve, BETWEEN));
  };
  for (let index = 0; index < BEFORE; index++) await press(index);
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"] });
  for (let index = 0; index < keys; index++) await press(index);
  const trace = JSON.parse((await browser.stopTracing()).toString());
  const [work, everything] = perKey(trace.traceEvents);
  return { work, everything };
}

/** The times from one key to the next on the thread that the keys arrive at, in order: of the work, and of all tasks. */
function perKey(events) {
  const downs = events.filter((event) => event.name === "EventDispatch" && event.args?.data?.type === "keydown");
  const { pid, tid } = downs[0];
  const outer = (name) => {
    const all = events.filter((event) => name.test(event.name) && event.ph === "X" && event.pid === pid && event.tid === tid);
    all.sort((one, other) => one.ts - other.ts || other.dur - one.dur);
    // What is within another would count twice.
    let end = 0;
    return all.filter((event) => event.ts >= end && ((end = event.ts + event.dur), true));
  };
  const tasks = outer(/RunTask$/);
  const starts = downs.map((down) => tasks.findLast((task) => task.ts <= down.ts)?.ts ?? down.ts).sort((a, b) => a - b);
  return [outer(WORK), tasks].map((all) => {
    const times = new Array(starts.length).fill(0);
    let index = -1;
    for (const event of all) {
      while (index + 1 < starts.length && event.ts >= starts[index + 1]) index++;
      if (index >= 0) times[index] += (event.tdur ?? event.dur) / 1000;
    }
    // What runs once the keys rest is not the last key's.
    return times.slice(0, -1).sort((a, b) => a - b);
  });
}
