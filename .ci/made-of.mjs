#!/usr/bin/env node
// made-of.mjs TARGET PROGRAM FOLDER COMPILED: writes into FOLDER what a release is made of: postmortem.cdx.json, a CycloneDX document of every
// crate that cargo builds into the program or into the page that it carries, and THIRD-PARTY-LICENSES.md with the texts that those
// crates bring along. Which licences may be in it at all is decided by deny.toml. COMPILED is the folder in which the compiler
// noted what it read: it fails when a crate is there that is not named.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [target, program, folder, compiled] = process.argv.slice(2);
const PARTS = [
  { crate: "server", target },
  { crate: "frontend", target: "wasm32-unknown-unknown" },
];
const OWN = ["postmortem", "server", "frontend"];

const run = (command, ...args) => execFileSync(command, args, { encoding: "utf8", maxBuffer: 2 ** 28, stdio: ["ignore", "pipe", "inherit"] });

const { packages } = JSON.parse(run("cargo", "metadata", "--format-version", "1", "--locked"));
const byName = new Map(packages.map((found) => [`${found.name} ${found.version}`, found]));
const checksums = new Map(
  [...readFileSync("Cargo.lock", "utf8").matchAll(/^name = "(.*)"\nversion = "(.*)"\n(?:source = .*\n)?checksum = "(.*)"/gm)].map(
    ([, name, version, checksum]) => [`${name} ${version}`, checksum],
  ),
);
const edges = new Map();
for (const part of PARTS) for (const [crate, others] of builtInto(part)) edges.set(crate, new Set([...(edges.get(crate) ?? []), ...others]));
const crates = [...edges.keys()].sort();

writeFileSync(join(folder, "postmortem.cdx.json"), `${JSON.stringify(document(), null, 1)}\n`);
writeFileSync(join(folder, "THIRD-PARTY-LICENSES.md"), licences());
const built = crateFolders();
const missing = built.filter((key) => !edges.has(key));
for (const key of missing) console.error(`made-of: ${key} was compiled for the program and is not named`);
console.log(`made-of: ${crates.length} crates named, among them all but ${missing.length} of the ${built.length} that the compiler has read for the program`);
process.exitCode = missing.length > 0 || built.length === 0 ? 1 : 0;

/** Each crate of a part with those it needs there, without what only runs while it is built. */
function builtInto({ crate, target }) {
  const tree = run("cargo", "tree", "--package", crate, "--target", target, "--edges", "normal,no-proc-macro", "--prefix", "depth", "--format", "|{p}", "--locked", "--no-dedupe");
  const found = new Map();
  const above = [];
  for (const line of tree.split("\n").filter(Boolean)) {
    const [, depth, name, version] = line.match(/^(\d+)\|(\S+) v(\S+)/);
    const key = `${name} ${version}`;
    above[depth] = key;
    if (!found.has(key)) found.set(key, new Set());
    if (depth > 0) found.get(above[depth - 1]).add(key);
  }
  return found;
}

/** The crates of the lock file whose sources the compiler has read, by its own notes. Former versions may lie in the folder, too. */
function crateFolders() {
  const found = new Set();
  for (const name of readdirSync(compiled).filter((name) => name.endsWith(".d"))) {
    for (const [, crate] of readFileSync(join(compiled, name), "utf8").matchAll(/\/registry\/src\/[^/]+\/([^/]+)\//g)) found.add(crate);
  }
  return [...checksums.keys()].filter((key) => found.has(key.replace(" ", "-"))).sort();
}

function reference(key) {
  return `pkg:cargo/${key.replace(" ", "@")}`;
}

function document() {
  const { version } = byName.get(crates.find((key) => key.startsWith("server ")));
  const parts = crates.filter((key) => ["server", "frontend"].includes(key.split(" ")[0]));
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: {
      // Of the commit, so that two builds of it say the same.
      timestamp: new Date(Number(process.env.SOURCE_DATE_EPOCH) * 1000).toISOString(),
      component: {
        type: "application",
        "bom-ref": "postmortem",
        name: "postmortem",
        version,
        licenses: [{ expression: "MIT OR Apache-2.0" }],
        hashes: [{ alg: "SHA-256", content: createHash("sha256").update(readFileSync(program)).digest("hex") }],
        properties: [
          { name: "postmortem:target", value: target },
          { name: "postmortem:compiler", value: run("rustc", "--version").trim() },
        ],
      },
    },
    components: crates.map(component),
    dependencies: [
      { ref: "postmortem", dependsOn: parts.map(reference) },
      ...crates.map((key) => ({ ref: reference(key), dependsOn: [...edges.get(key)].sort().map(reference) })),
    ],
  };
}

function component(key) {
  const { name, version, description, license, repository } = byName.get(key);
  const checksum = checksums.get(key);
  return {
    type: "library",
    "bom-ref": reference(key),
    name,
    version,
    ...(description && { description: description.replace(/\s+/g, " ").trim() }),
    ...(checksum && { hashes: [{ alg: "SHA-256", content: checksum }] }),
    ...(license && { licenses: [{ expression: license.replaceAll("/", " OR ") }] }),
    purl: reference(key),
    ...(repository && { externalReferences: [{ type: "vcs", url: repository }] }),
  };
}

/** Each text once, above it the crates that it is for. */
function licences() {
  const texts = new Map();
  const without = [];
  const foreign = crates.filter((key) => !OWN.includes(key.split(" ")[0]));
  const brought = new Map(foreign.map((key) => [key, textsOf(byName.get(key))]));
  for (const key of foreign) {
    const found = byName.get(key);
    // Of several crates from one place under one licence often only one brings the text.
    const isSister = (other) => found.repository && place(other) === place(found) && other.license === found.license;
    const sister = foreign.find((other) => brought.get(other).length > 0 && isSister(byName.get(other)));
    const own = brought.get(key).length > 0 ? brought.get(key) : (brought.get(sister) ?? []);
    for (const text of own) texts.set(text, [...(texts.get(text) ?? []), key]);
    if (own.length > 0) continue;
    const authors = found.authors.map((author) => author.replace(/ *<.*>/, "")).join(", ");
    without.push(`* ${key}: ${found.license}, by ${authors || "its contributors"}, ${found.repository ?? "no address"}`);
  }
  const sections = [...texts].map(([text, keys]) => `## ${keys.join(", ")}\n\n~~~~text\n${text}\n~~~~\n`);
  return `# Licences of what the program and its page are made of

A crate under several licences brings the text of each; it is used under one that MIT, Apache-2.0 or a notice satisfies. Beside the crates,
the program holds Rust's own library (MIT or Apache-2.0, https://github.com/rust-lang/rust/blob/master/COPYRIGHT) and, where it is
static, the C library musl (MIT, https://git.musl-libc.org/cgit/musl/tree/COPYRIGHT). SQLite is in the public domain.

${sections.join("\n")}
## Crates that bring no text

The texts of MIT and Apache-2.0 are in LICENSE-MIT and LICENSE-APACHE beside this file.

${without.join("\n")}
`;
}

/** Where a crate is at home, without the folder in it. */
function place({ repository }) {
  return repository?.replace(/(\.git|\/tree\/.*|\/)$/, "").toLowerCase();
}

/** The texts that a crate brings along. */
function textsOf({ manifest_path }) {
  const home = dirname(manifest_path);
  // Sources in C lie in a folder of their own, with theirs.
  const folders = ["", ...readdirSync(home, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)];
  const entries = folders.flatMap((folder) => readdirSync(join(home, folder), { withFileTypes: true }).map((entry) => [folder, entry]));
  return entries
    .filter(([, entry]) => entry.isFile() && /^(licen[cs]e|copying|notice|copyright|unlicense)/i.test(entry.name) && !/\.(rs|toml|json)$/.test(entry.name))
    .map(([folder, entry]) => readFileSync(join(home, folder, entry.name), "utf8").replaceAll("\r\n", "\n").trim());
}
