//! Joins the script of wasm-bindgen with the one that fetches later parts: one request less, and neither
//! has to know the name that Trunk gives to the other.

use anyhow::{Context, Result, ensure};

use crate::later::{FIRST, LINK};

/// `bindgen` imports `link` and `link` imports from `bindgen`; here both are one module.
pub fn joined(bindgen: &str, link: &str) -> Result<String> {
    let from = format!(" from \"{LINK}\"");
    let is_import = |line: &&str| line.starts_with("import * as ") && line.contains(&from);
    let import = bindgen.lines().find(is_import).context("the first part imports nothing of later ones")?;
    let name = import.trim_start_matches("import * as ").split(' ').next().unwrap_or_default();
    ensure!(bindgen.matches(&from).count() == 1, "the first part imports later ones more than once");
    let back = format!("import {{ initSync }} from \"{FIRST}\";\n");
    ensure!(link.contains(&back), "the script for later parts begins in another way than this tool knows");
    let link = link.replace(&back, "");
    let loads: Vec<&str> = link.lines().filter_map(load).collect();
    ensure!(!loads.is_empty(), "the script for later parts loads none");
    let bindgen = bindgen.replacen(&format!("{import}\n"), "", 1);
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    let link = link.replace("export const ", "const ").lines().filter(is_code).collect::<Vec<_>>().join("\n");
    Ok(format!("{bindgen}\n{link}\nconst {name} = {{ {} }};\n", loads.join(", ")))
}

/// The name of the function that a line exports.
fn load(line: &str) -> Option<&str> {
    line.strip_prefix("export const ")?.split(' ').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BINDGEN: &str =
        "import * as import1 from \"./__wasm_split.js\"\n\nfunction initSync() {}\n\"./__wasm_split.js\": import1,\n";
    const LINKING: &str = "import { initSync } from \"./first.js\";\n\nlet shared = initSync();\nexport const __wasm_split_load_later = wrap(1);\n";

    #[test]
    fn two_scripts_that_import_each_other_become_one() {
        let joined = joined(BINDGEN, LINKING).unwrap();
        assert!(!joined.contains("import *") && !joined.contains("import {"), "{joined}");
        assert!(joined.ends_with("const import1 = { __wasm_split_load_later };\n"), "{joined}");
        assert!(joined.contains("\nconst __wasm_split_load_later = wrap(1);\n"), "{joined}");
    }

    #[test]
    fn a_script_in_another_form_is_an_error_and_not_half_a_program() {
        assert!(joined("function initSync() {}", LINKING).is_err());
        assert!(joined(BINDGEN, "export const __wasm_split_load_later = wrap(1);\n").is_err());
    }
}
