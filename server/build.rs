//! Embeds the rule pages, found by the rule's name, and in a release the built page; says when embedded files have changed.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

/// Names the folder of the built page in a release. Without it the program carries none and reads a folder when it starts,
/// so that checks and tests need no page.
const BUNDLE: &str = "POSTMORTEM_EMBED_BUNDLE";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/store");
    println!("cargo::rerun-if-changed=../app/rules");
    println!("cargo::rerun-if-env-changed={BUNDLE}");
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("rule_pages.rs"), rule_pages()?)?;
    fs::write(Path::new(&out).join("bundle.rs"), bundle(Path::new(&out))?)
}

fn rule_pages() -> io::Result<String> {
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
    Ok(table)
}

/// The table of the page's files, which are copied first: the code names no folder of this machine.
fn bundle(out: &Path) -> io::Result<String> {
    let copies = out.join("bundle");
    match fs::remove_dir_all(&copies) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => fs::create_dir(&copies)?,
    }
    let Some(folder) = env::var_os(BUNDLE).filter(|folder| !folder.is_empty()) else { return Ok("None\n".into()) };
    let folder = Path::new(&folder);
    println!("cargo::rerun-if-changed={}", folder.display());
    if !folder.join("index.html").is_file() {
        let missing = format!("{BUNDLE} names {}, and there is no index.html; .ci/bundle builds it", folder.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, missing));
    }
    let mut table = String::from("Some(&[\n");
    copy(folder, "", &copies, &mut table)?;
    table.push_str("])\n");
    Ok(table)
}

/// All files below `folder`, a row each; hidden ones are none of the page's.
fn copy(folder: &Path, prefix: &str, copies: &Path, table: &mut String) -> io::Result<()> {
    for name in names(folder)? {
        let (from, path) = (folder.join(&name), format!("{prefix}/{name}"));
        let to = copies.join(&path[1..]);
        if name.starts_with('.') {
            continue;
        } else if from.is_dir() {
            fs::create_dir(to)?;
            copy(&from, &path, copies, table)?;
        } else {
            fs::copy(from, to)?;
            let bytes = format!("include_bytes!(concat!(env!(\"OUT_DIR\"), {:?}))", format!("/bundle{path}"));
            writeln!(table, "    ({path:?}, {bytes}),").map_err(io::Error::other)?;
        }
    }
    Ok(())
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
