// Keeps the program and the rule book for times without a network. It answers only what it names
// here; calls of the API, shared reports and everything else pass by it.

// Path and integrity of every file of the program, filled in by the build.
const FILES = [];
const VERSION = "";

const PROGRAM = `postmortem-program-${VERSION}`;
const RULES = `postmortem-rules-${VERSION}`;

const hasHash = (path) => /^\/[^/]+-[0-9a-f]{8,}(_bg)?\.(js|wasm|css)$/.test(path);
const isPage = (path) => /^\/(new|actions|settings|edit\/[^/]+)?$/.test(path);
const isFile = (path) => hasHash(path) || (path !== "/" && FILES.some(([known]) => known === path));
const isRule = (path) => /^\/rules(\/[^/]+)?$/.test(path);

// Somebody wants nothing kept in this browser any more; the worker itself goes with its last page.
let isForgotten = false;

// All or nothing, and only these very bytes: a server that is just being replaced cannot mix versions.
const keepProgram = async () => {
  const cache = await caches.open(PROGRAM);
  const kept = await cache.keys();
  if (kept.length === FILES.length) return;
  const files = FILES.map(
    ([path, integrity]) => new Request(path, { integrity, cache: hasHash(path) ? "default" : "no-cache" }),
  );
  try {
    await cache.addAll(files);
  } catch (error) {
    if (kept.length === 0) await caches.delete(PROGRAM);
    throw error;
  }
};

// One after the other, so that nothing the writer waits for waits for them.
const keepRules = async () => {
  const book = await fetch("/rules", { priority: "low" });
  if (!book.ok) return;
  const text = await book.clone().text();
  if (isForgotten) return;
  const cache = await caches.open(RULES);
  await cache.put("/rules", book);
  for (const [, path] of text.matchAll(/href="(\/rules\/[^"]+)"/g)) {
    if (isForgotten) return;
    if (!(await cache.match(path))) await cache.add(new Request(path, { priority: "low" }));
  }
};

// A version goes once no other page can be of it.
const forgetOlder = async () => {
  const pages = await clients.matchAll({ includeUncontrolled: true, type: "window" });
  const { installing, waiting } = registration;
  if (pages.length > 1 || installing || waiting) return;
  const others = (await caches.keys()).filter((name) => name.startsWith("postmortem-") && name !== PROGRAM && name !== RULES);
  await Promise.all(others.map((name) => caches.delete(name)));
};

const page = async (request) => (await (await caches.open(PROGRAM)).match("/")) ?? fetch(request);

const file = async (request) =>
  (await (await caches.open(PROGRAM)).match(request)) ?? (await caches.match(request)) ?? fetch(request);

const rule = async (request, path) => {
  const cache = await caches.open(RULES);
  const answer = await fetch(request).catch(() => undefined);
  if (answer?.ok && !isForgotten) await cache.put(path, answer.clone());
  if (answer && answer.status < 500) return answer;
  return (await cache.match(path)) ?? answer ?? Response.error();
};

addEventListener("install", (event) => {
  // Where the browser can, these do not even wake the worker: the last save of a page that goes would
  // not wait for it.
  const passed = ["/api/*", "/r/*", "/metrics", "/healthz", "/readyz"];
  const routes = passed.map((pathname) => ({ condition: { urlPattern: { pathname } }, source: "network" }));
  event.waitUntil(Promise.resolve(event.addRoutes?.(routes)).then(keepProgram));
});

addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(skipWaiting());
  if (event.data === "opened" && !isForgotten) {
    // Without a network there is another time.
    event.waitUntil(keepProgram().then(keepRules).then(forgetOlder).catch(() => {}));
  }
  if (event.data === "forget") {
    isForgotten = true;
    // Behind what was asked of the caches before.
    event.waitUntil(caches.keys().then(() => event.ports[0].postMessage("stopped")));
  }
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (isForgotten || request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && isPage(pathname)) event.respondWith(page(request));
  else if (isFile(pathname) || pathname === "/guidance.md") event.respondWith(file(request));
  else if (isRule(pathname)) event.respondWith(rule(request, pathname));
});
