// Beside the program, not in it, so that one that is broken can still be replaced: says when it
// cannot be loaded, has it kept for times without a network, and announces a newer one.
(() => {
  const part = (id) => document.getElementById(id);

  // The part of the program that comes after the first paint, filled in by the build. These pages show nothing without it.
  const LATER = "";
  if (LATER && /^\/(actions|settings)?$/.test(location.pathname)) {
    const link = Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "", href: LATER });
    document.head.append(link);
  }

  // Once the program runs, or cannot: nothing competes with its own files.
  let registered;
  const register = () =>
    (registered ??= navigator.serviceWorker
      ?.register("/service-worker.js", { updateViaCache: "none" })
      .then(watch)
      .catch(() => undefined));

  // Until the program runs, whatever goes wrong keeps it from running.
  const failed = () => {
    const show = () => {
      // Boxes of a new report stay: they hold words.
      const hasWords = window.early?.id;
      if (!hasWords) for (const id of ["opening", "early"]) part(id)?.remove();
      part(hasWords ? "unstarted" : "failed").hidden = false;
    };
    document.body ? show() : addEventListener("DOMContentLoaded", show);
    register();
  };
  addEventListener("error", failed, true);
  addEventListener("unhandledrejection", failed);

  // A program that broke does nothing any more. What was typed is kept on this device up to the last 150 ms.
  const broke = ({ error, reason }) => {
    if ((error ?? reason) instanceof WebAssembly.RuntimeError) part("broken").hidden = false;
  };

  addEventListener("TrunkApplicationStarted", async () => {
    removeEventListener("error", failed, true);
    removeEventListener("unhandledrejection", failed);
    addEventListener("error", broke);
    addEventListener("unhandledrejection", broke);
    if (await register()) (await navigator.serviceWorker.ready).active.postMessage("opened");
  });

  // The newest version on this device, where this page is of another one.
  const announce = async () => {
    const newest = (await caches.keys()).filter((name) => name.startsWith("postmortem-program-")).at(-1);
    const program = document.querySelector('link[rel="modulepreload"]').href;
    if (newest && !(await (await caches.open(newest)).match(program))) part("newer").hidden = false;
  };

  const installed = (worker) =>
    new Promise((resolve) => {
      const look = () => !["parsed", "installing"].includes(worker.state) && resolve(worker);
      worker.addEventListener("statechange", look);
      look();
    });

  const watch = (registration) => {
    // One whose files did not all arrive is `redundant`, and nothing to announce.
    const arrives = (worker) => worker && installed(worker).then(() => worker.state !== "redundant" && announce());
    arrives(registration.waiting);
    arrives(registration.installing);
    registration.addEventListener("updatefound", () => arrives(registration.installing));
    const ask = () => document.hidden || registration.update().catch(() => {});
    ask();
    // A tab that stays open for days hears of it, too.
    document.addEventListener("visibilitychange", ask);
    return registration;
  };

  // Loads the page again, in the newest version there is. What is typed is kept as the page goes.
  const renew = async () => {
    const registration = await registered;
    // The first version to be kept is the one that is here.
    if (!registration?.active) return location.reload();
    await registration.update().catch(() => {});
    if (registration.installing) await installed(registration.installing);
    if (!registration.waiting) return location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    registration.waiting.postMessage("take over");
  };
  addEventListener("renew", renew);
  addEventListener("DOMContentLoaded", () => {
    for (const id of ["failed", "unstarted", "broken", "missing", "newer"]) part(id).querySelector("button").addEventListener("click", renew);
    part("later").addEventListener("click", () => (part("newer").hidden = true));
  });
})();
