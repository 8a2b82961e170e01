//! Embeds the rule pages, found by the rule's name, and says when embedded files have changed.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/store");
    println!("cargo::rerun-if-changed=../app/rules");
    let mut table = String::from("&[\n");
    let rules = Path::new(&env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("../app/rules");
    for group in names(&rules)? {
        for file in names(&rules.join(&group))? {
            let Some(rule) = file.strip_suffix(".md") else { continue };
            // No absolute path: what was built in one folder is taken over in another, too.
            let page = format!(r#"concat!(env!("CARGO_MANIFEST_DIR"), "/../app/rules/{group}/{file}")"#);
            writeln!(table, "    ({:?}, include_str!({page})),", format!("{group}.{rule}"))
                .map_err(io::Error::other)?;
        }
    }
    table.push_str("]\n");
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("rule_pages.rs"), table)
}

/// What a folder holds, in order, so that builds are alike; nothing where there is no folder.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}
