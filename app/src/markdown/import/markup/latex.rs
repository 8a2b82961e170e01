//! LaTeX: its headings, lists and title; formulas and macros stay as they are.

use super::{Made, heading};

/// Commands of a heading, with its level.
const HEADINGS: [(&str, usize); 5] =
    [("title", 1), ("section", 2), ("subsection", 3), ("subsubsection", 4), ("paragraph", 5)];

/// Environments that Markdown has signs for, or that only wrap.
const ENVIRONMENTS: [&str; 5] = ["document", "itemize", "enumerate", "abstract", "quote"];

/// True for a text that says its class, or has two sections.
pub(super) fn is_written_in(texts: &[&str]) -> bool {
    let sections = texts.iter().filter(|line| line.starts_with("\\section")).count();
    sections > 1 || texts.iter().any(|line| line.starts_with("\\documentclass"))
}

pub(super) fn translate<'a>(lines: &[(usize, &'a str)]) -> Made<'a> {
    let mut made = Made::default();
    let mut markers: Vec<&str> = Vec::new();
    for (number, line) in lines.iter().copied() {
        let text = line.trim();
        let argument = |command: &str| {
            let rest = text.strip_prefix('\\')?.strip_prefix(command)?;
            rest.strip_prefix('*').unwrap_or(rest).strip_prefix('{')?.strip_suffix('}')
        };
        if let Some((command, level, words)) =
            HEADINGS.into_iter().find_map(|(command, level)| Some((command, level, argument(command)?)))
        {
            made.leave_out(number, command);
            made.push(number, heading(level, words));
        } else if let Some(name) =
            argument("begin").or_else(|| argument("end")).filter(|name| ENVIRONMENTS.contains(name))
        {
            made.leave_out(number, text);
            match (text.starts_with("\\begin"), name) {
                (true, "itemize") => markers.push("- "),
                (true, "enumerate") => markers.push("1. "),
                (false, "itemize" | "enumerate") => drop(markers.pop()),
                _ => {}
            }
            made.push(number, "");
        } else if text == "\\maketitle" || text.starts_with("\\documentclass") || text.starts_with("\\usepackage") {
            made.leave_out(number, text);
            made.push(number, "");
        } else if let Some(words) = text.strip_prefix("\\item").filter(|words| words.starts_with(' ')) {
            made.leave_out(number, "item");
            let marker = markers.last().copied().unwrap_or("- ");
            let indent = "   ".repeat(markers.len().saturating_sub(1));
            made.push(number, format!("{indent}{marker}{}", words.trim()));
        } else {
            made.push(number, line);
        }
    }
    made
}
