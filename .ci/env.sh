# shellcheck shell=bash disable=SC2034 # what is set here is used where it is sourced
# Sourced by every script here: strict mode, the project's root as working directory, and
# the places of tools, caches and the two build folders.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cache="${XDG_CACHE_HOME:-$HOME/.cache}/postmortem"
target="$(realpath -m "${CARGO_TARGET_DIR:-target}")"
# Tools kept apart from the user's own come first, see `cargo_tool` in set-up.
export PATH="$cache/tools/bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"
# Continuous integration builds what is committed; a developer may have changed Cargo.toml just now.
locked=(${CI:+--locked})

wasm_target=wasm32-unknown-unknown

# The one question that decides how a crate is built for a target, cheap enough to ask each time.
rustup_has() {
  [ -d "$(rustc --print sysroot)/lib/rustlib/$1" ]
}
rustup_has_wasm() { rustup_has "$wasm_target"; }

host_target() { rustc -vV | sed -n 's/^host: //p'; }

# A program for this target needs no library of the system it runs on.
static_target() { local host; host="$(host_target)"; echo "${host/-gnu/-musl}"; }

rust_lld() {
  echo "$(rustc --print sysroot)/lib/rustlib/$(host_target)/bin/rust-lld"
}

# Sets the environment, of a subshell as a rule, in which cargo builds for the browser. Two
# toolchains in one target folder would rebuild each other's work for ever, so each has its own.
for_wasm() {
  if rustup_has_wasm; then
    export CARGO_TARGET_DIR="$target/wasm"
  else
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER="$(rust_lld)"
    export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER CARGO_TARGET_DIR="$target/wasm-debian"
    export RUSTUP_TOOLCHAIN=debian-web RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
  fi
}

# Where the source of Rust's own library is installed, a release is built with a std made for size;
# Debian's toolchain does so always, having no other std.
rustup_has_source() {
  [ -d "$(rustc --print sysroot)/lib/rustlib/src/rust/library" ]
}

for_small_std() {
  if rustup_has_wasm; then
    rustup_has_source || return 0
    export CARGO_TARGET_DIR="$target/wasm-std"
    export RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort
  fi
  export CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size
  # What only messages for programmers say is left out, and of a panic all: the trap it ends in is told to the writer by
  # loader.js, and its place is found by a build with names. The first two are those of .cargo/config.toml, which this
  # replaces.
  export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--cfg=erase_components -Clink-arg=--emit-relocs -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none"
}

# Where the program lies that Trunk takes for wasm-bindgen: frontend/split, under that name.
split_bin="$target/tool/bin"

# The same for Trunk, which keeps its own downloads in the one cache folder and refuses
# NO_COLOR=1, the form every other program takes.
for_trunk() {
  for_wasm
  export PATH="$split_bin:$PATH"
  export XDG_CACHE_HOME="$cache" TRUNK_SKIP_VERSION_CHECK=true
  if [ -n "${NO_COLOR-}" ]; then export NO_COLOR=true; else unset NO_COLOR; fi
}
