// Tells the service worker which files make up the program: called by Trunk's post_build hook, once
// all of them have their names.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const SCRIPT = "service-worker.js";

const digest = (algorithm, bytes, form) => createHash(algorithm).update(bytes).digest(form);

export function precache(folder) {
  const target = join(folder, SCRIPT);
  // While somebody works on the program, the browser shall not keep yesterday's.
  if (process.env.POSTMORTEM_WATCHED) return writeFileSync(target, "");
  const files = readdirSync(folder)
    .filter((name) => /\.(html|js|wasm|css|md)$/.test(name) && name !== SCRIPT)
    .sort()
    .map((name) => [
      name === "index.html" ? "/" : `/${name}`,
      `sha256-${digest("sha256", readFileSync(join(folder, name)), "base64")}`,
    ]);
  const list = JSON.stringify(files);
  const script = readFileSync(join(import.meta.dirname, SCRIPT), "utf8")
    .replace("const FILES = [];", () => `const FILES = ${list};`)
    .replace('const VERSION = "";', `const VERSION = "${digest("sha256", list, "hex").slice(0, 16)}";`);
  writeFileSync(target, script);
}
