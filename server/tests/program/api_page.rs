//! The lines of `docs/api.md` do what the page says.

use std::process::Command;

use tempfile::TempDir;

use crate::{program, start};

/// Whether `said` is what `pattern` says, `…` for anything. Headers end their lines with a carriage return.
fn matches(said: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('…');
    let said = said.replace('\r', "");
    let Some(mut rest) = said.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut is_open = false;
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        (rest, is_open) = (&rest[at + part.len()..], part.trim().is_empty());
    }
    rest.is_empty() || is_open
}

#[test]
fn what_the_page_says_is_what_happens() {
    let page = include_str!("../../../docs/api.md");
    let mut blocks = Vec::new();
    for block in page.split("\n```").skip(1) {
        if let Some((kind, text)) = block.split_once('\n').filter(|(kind, _)| matches!(*kind, "sh" | "text")) {
            blocks.push((kind, format!("{text}\n")));
        }
    }
    let folder = TempDir::new().unwrap();
    let started = start(program(folder.path()));
    let mut script = String::from("set -eu\n");
    for (kind, text) in &blocks {
        // Each block writes into a file of its own, with the variables of those before.
        if *kind == "sh" {
            script += &format!("exec >block-{}\n{text}", script.matches("exec >").count());
        }
    }
    let mut shell = Command::new("bash");
    shell.args(["-c", &script]).current_dir(folder.path()).env("server", &started.origin);
    assert!(shell.status().unwrap().success());
    let mut number = 0;
    for pair in blocks.windows(2) {
        let [(first, lines), (second, pattern)] = pair else { continue };
        if *first == "sh" {
            let said = std::fs::read_to_string(folder.path().join(format!("block-{number}"))).unwrap();
            number += 1;
            assert!(*second != "text" || matches(&said, pattern), "{lines}says:\n{said}and not:\n{pattern}");
        }
    }
    assert!(number > 5, "{number}");
    started.stop();
}
