// Trunk copies what it knows wasm-bindgen to write. The part that was split off is copied here, and the page is told
// its name and given the boxes that stand before the program runs: called by the post_build hook.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const NAME = /later-[0-9a-f]{16}\.wasm/;

export function takeLater(folder, isRelease) {
  const program = readdirSync(folder).find((name) => /^frontend-[0-9a-f]+\.js$/.test(name));
  const [name] = NAME.exec(readFileSync(join(folder, program), "utf8")) ?? [];
  if (!name) {
    throw new Error(
      "The page was not split: the wasm-bindgen that Trunk found is not this project's. Build with make, or run " +
        "`.ci/set-up build` and put target/tool/bin first on PATH.",
    );
  }
  const made = join(process.env.CARGO_TARGET_DIR ?? "target", "wasm-bindgen", isRelease ? "release" : "debug");
  copyFileSync(join(made, name), join(folder, name));
  const page = join(folder, "index.html");
  const boxes = readFileSync(join(made, "boxes.html"), "utf8");
  const html = readFileSync(page, "utf8")
    .replace('const LATER = "";', `const LATER = "/${name}";`)
    .replace('<template id="boxes">', (template) => template + boxes);
  writeFileSync(page, html);
}
