// Builds examples of the browser crate as the product is built.
import { execFileSync } from "node:child_process";
import { ROOT } from "./running.mjs";

/** Answers the folder of `NAME.js` and `NAME_bg.wasm`. */
export function buildExample(name) {
  const build = `.ci/set-up build >&2; source .ci/env.sh; for_trunk; for_small_std
cargo build --quiet -p frontend --example ${name} --profile wasm-release --target wasm32-unknown-unknown
wasm-bindgen --target=web --no-typescript --out-dir="$CARGO_TARGET_DIR/examples/${name}" --out-name=${name} \\
  "$CARGO_TARGET_DIR/wasm32-unknown-unknown/wasm-release/examples/${name}.wasm"
echo "$CARGO_TARGET_DIR/examples/${name}"`;
  return execFileSync("bash", ["-c", build], { cwd: ROOT, encoding: "utf8" }).trim();
}
