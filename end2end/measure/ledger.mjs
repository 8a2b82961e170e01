// Which crate the bytes of the browser bundle come from: the sizes of the functions in a wasm file
// that still holds their names, in symbols of Rust's v0 form. Code that a library's generic function
// became for one of our own types is counted as ours, because it is ours to avoid.
import { readFileSync } from "node:fs";

const [CUSTOM, IMPORTS, CODE, DATA] = [0, 2, 10, 11];
const OURS = ["frontend", "postmortem"];

const bytes = readFileSync(process.argv[2]);
let at = 8;

function number() {
  for (let result = 0, shift = 1; ; shift *= 128) {
    const byte = bytes[at++];
    result += (byte & 127) * shift;
    if (byte < 128) return result;
  }
}

function text() {
  const length = number();
  at += length;
  return bytes.toString("utf8", at - length, at);
}

/** How many functions are imported: they come first in the numbering. wasm-bindgen imports nothing else. */
function importedFunctions() {
  const count = number();
  for (let left = count; left > 0; left--) {
    text();
    text();
    if (bytes[at++] !== 0) throw new Error("an import is no function");
    number();
  }
  return count;
}

let imported = 0;
let data = 0;
const sizes = [];
const names = new Map();
while (at < bytes.length) {
  const section = bytes[at++];
  const end = number() + at;
  if (section === IMPORTS) imported = importedFunctions();
  if (section === DATA) data = end - at;
  if (section === CODE) {
    for (let left = number(); left > 0; left--) {
      const size = number();
      sizes.push(size);
      at += size;
    }
  }
  if (section === CUSTOM && text() === "name") {
    while (at < end) {
      const isFunctions = bytes[at++] === 1;
      const next = number() + at;
      for (let left = isFunctions ? number() : 0; left > 0; left--) names.set(number(), text());
      at = next;
    }
  }
  at = end;
}

/** The name of given length that begins at `from`; one that begins with a digit or _ follows a _. */
function nameAt(symbol, from) {
  const length = /^(\d+)_?/.exec(symbol.slice(from));
  return length && symbol.substr(from + length[0].length, Number(length[1]));
}

/**
 * What a symbol is counted for: a crate, of our own the first module too. `Cs`, a number and `_` precede
 * the name of a crate, and the names of its modules follow it.
 */
function accountOf(symbol) {
  if (symbol.startsWith("__wbindgen_describe")) return "(told to wasm-bindgen, not shipped)";
  const crates = [...symbol.matchAll(/Cs[0-9a-zA-Z]*_(?=\d)/g)].map((match) => {
    const from = match.index + match[0].length;
    const name = nameAt(symbol, from);
    return { name, module: nameAt(symbol, from + String(name.length).length + name.length) };
  });
  const ours = OURS.map((name) => crates.find((crate) => crate.name === name)).find(Boolean);
  if (ours) return ours.module ? `${ours.name}::${ours.module}` : ours.name;
  return crates[0]?.name ?? "(other)";
}

const ledger = new Map([["(data)", { size: data, count: 0 }]]);
sizes.forEach((size, index) => {
  const account = accountOf(names.get(imported + index) ?? "");
  const entry = ledger.get(account) ?? { size: 0, count: 0 };
  ledger.set(account, { size: entry.size + size, count: entry.count + 1 });
});
const rows = [...ledger].sort(([, a], [, b]) => b.size - a.size);
console.log("raw bytes  functions  crate");
for (const [account, { size, count }] of rows.filter(([, { size }]) => size >= 2048)) {
  console.log(`${String(size).padStart(9)}  ${String(count).padStart(9)}  ${account}`);
}
