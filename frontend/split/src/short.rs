//! Shortens what program and script say to each other: wasm-bindgen's names of imports carry a hash each, which does
//! not compress, and stand in both.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

/// Short names for long ones, in the order in which they were asked for.
#[derive(Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// The short name that stands for `long` from now on; names that others rely on stay.
    pub fn of(&mut self, long: &str) -> String {
        if !["__wbg_", "__wbindgen_cast_", "_R"].iter().any(|begin| long.starts_with(begin)) {
            return long.to_owned();
        }
        let number = self.0.len();
        self.0.entry(long.to_owned()).or_insert_with(|| format!("_{number}")).clone()
    }

    /// `script` with short names for long ones, and without blanks and comments that only people read.
    pub fn shorten(&self, script: &str) -> Result<String> {
        let mut is_comment = false;
        let mut lines = Vec::new();
        for line in script.lines().map(str::trim) {
            ensure!(line.matches('`').count() % 2 == 0, "a text over several lines would lose its blanks: {line}");
            is_comment |= line.starts_with("/*");
            if !is_comment && !line.is_empty() && !line.starts_with("//") {
                lines.push(self.shorten_line(line));
            }
            is_comment &= !line.ends_with("*/");
        }
        Ok(lines.join("\n"))
    }

    fn shorten_line(&self, line: &str) -> String {
        let is_name = |character: char| character.is_ascii_alphanumeric() || character == '_' || character == '$';
        let mut short = String::new();
        let mut rest = line;
        while let Some(start) = rest.find(is_name) {
            let end = rest[start..].find(|character| !is_name(character)).map_or(rest.len(), |length| start + length);
            let name = &rest[start..end];
            short.push_str(&rest[..start]);
            short.push_str(self.0.get(name).map_or(name, String::as_str));
            rest = &rest[end..];
        }
        short + rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_in_the_script_and_nothing_else_is_changed() {
        let mut names = Names::default();
        assert_eq!(names.of("__wbg_set_body_877d5251e78ca815"), "_0");
        assert_eq!(names.of("memory"), "memory");
        let script =
            "  __wbg_set_body_877d5251e78ca815: function(arg0) {\n    wasm.memory; a__wbg_set_body_877d5251e78ca815\n";
        let short = names.shorten(script).unwrap();
        assert_eq!(short, "_0: function(arg0) {\nwasm.memory; a__wbg_set_body_877d5251e78ca815");
    }

    #[test]
    fn a_name_that_is_asked_for_twice_stays_the_same() {
        let mut names = Names::default();
        let first = names.of("__wbg_new_1");
        assert_ne!(names.of("__wbg_new_2"), first);
        assert_eq!(names.of("__wbg_new_1"), first);
    }

    #[test]
    fn comments_go_and_code_behind_them_stays() {
        let script = "/**\n * @returns {number}\n */\nget a() {\n// Why.\nreturn 1 // here\n/* one line */\n}";
        assert_eq!(Names::default().shorten(script).unwrap(), "get a() {\nreturn 1 // here\n}");
    }

    #[test]
    fn a_text_over_several_lines_is_refused() {
        assert!(Names::default().shorten("const a = `b\n  c`;").is_err());
    }
}
