//! Org-mode.

use super::{Made, between, heading, level};

/// True for keywords beside headings of stars, or for headings of two stars, which no list of Markdown has.
pub(super) fn is_written_in(texts: &[&str]) -> bool {
    if super::has_markdown_heading(texts) {
        return false;
    }
    let has_keyword = texts.iter().any(|line| keyword(line).is_some());
    let stars = |depth: usize| texts.iter().any(|line| level(line, '*').is_some_and(|(level, _)| level == depth));
    stars(1) && (has_keyword || stars(2))
}

/// `#+TITLE: text`
fn keyword(line: &str) -> Option<(&str, &str)> {
    let rest = line.strip_prefix("#+")?;
    let length = rest.find(|c: char| !(c.is_ascii_alphabetic() || c == '_')).unwrap_or(rest.len());
    let (key, value) = rest.split_at(length);
    (length > 2).then(|| (key, value.strip_prefix(':').unwrap_or(value).trim()))
}

pub(super) fn translate<'a>(lines: &[(usize, &'a str)]) -> Made<'a> {
    let mut made = Made::default();
    let mut block: Option<&str> = None;
    // What stands below a task belongs to it.
    let mut is_task = false;
    for (number, line) in lines.iter().copied() {
        let trimmed = line.trim();
        let key = keyword(trimmed).map(|(key, value)| (key.to_ascii_uppercase(), value));
        match (&key, block) {
            (Some((key, value)), None) if key.starts_with("BEGIN_") => {
                made.leave_out(number, &trimmed[2..2 + key.len()]);
                let is_quote = key.ends_with("QUOTE");
                block = Some(if is_quote { "> " } else { "" });
                if !is_quote {
                    made.push(number, format!("```{value}"));
                } else {
                    made.leave_out(number, value);
                }
            }
            (Some((key, _)), Some(prefix)) if key.starts_with("END_") => {
                made.leave_out(number, trimmed);
                if prefix.is_empty() {
                    made.push(number, "```");
                }
                block = None;
            }
            (_, Some(prefix)) => made.push(number, format!("{prefix}{line}")),
            (Some((key, value)), None) => {
                made.leave_out(number, &trimmed[2..2 + key.len()]);
                let text = keyword_line(key, value);
                made.push(number, text);
            }
            (None, None) => add_line(&mut made, number, line, &mut is_task),
        }
    }
    made
}

fn keyword_line(key: &str, value: &str) -> String {
    match key {
        "TITLE" => heading(1, value),
        "AUTHOR" => format!("Author: {value}"),
        "FILETAGS" | "TAGS" => {
            let tags: Vec<&str> = value.split([':', ' ', ',']).filter(|tag| !tag.is_empty()).collect();
            format!("Tags: {}", tags.join(", "))
        }
        key => format!("{key}: {}", stamp(value)),
    }
}

fn add_line<'a>(made: &mut Made<'a>, number: usize, line: &'a str, is_task: &mut bool) {
    if let Some((level, text)) = level(line, '*') {
        let state = ["TODO", "DONE", "NEXT", "WAITING"]
            .into_iter()
            .find(|state| text.strip_prefix(state).is_some_and(|rest| rest.starts_with(' ')));
        *is_task = state.is_some();
        match state {
            Some(state) => add_task(made, number, state, text[state.len()..].trim()),
            None => made.push(number, heading(level + 1, &inline(text))),
        }
        return;
    }
    let trimmed = line.trim();
    if let Some(rest) = trimmed.strip_prefix("DEADLINE:").filter(|_| *is_task) {
        made.leave_out(number, "DEADLINE");
        return made.push(number, format!("  Due: {}", stamp(rest)));
    }
    if let Some(comment) = line.strip_prefix("# ") {
        return made.push(number, format!("<!-- {comment} -->"));
    }
    if trimmed.starts_with("|-") {
        return made.push(number, trimmed.replace('+', "|"));
    }
    let text = inline(line);
    made.push(number, if *is_task && !trimmed.is_empty() { format!("  {}", text.trim_start()) } else { text });
}

/// A heading with a state is a task: `** TODO [#A] text`.
fn add_task(made: &mut Made<'_>, number: usize, state: &str, text: &str) {
    made.leave_out(number, state);
    let priority = text.strip_prefix("[#").and_then(|rest| rest.split_once(']'));
    let (priority, text) = priority.map_or((None, text), |(priority, rest)| (Some(priority), rest.trim()));
    made.push(number, format!("- [{}] {}", if state == "DONE" { "x" } else { " " }, inline(text)));
    if let Some(priority) = priority {
        made.push(number, format!("  Priority: {priority}"));
    }
}

/// A time stamp without its brackets.
fn stamp(text: &str) -> &str {
    text.trim().trim_matches(['<', '>', '[', ']'])
}

/// `=code=`, `~code~`, `*bold*` and `[[address][text]]`.
fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("[[") {
        out.push_str(&rest[..at]);
        let Some((inside, behind)) = rest[at + 2..].split_once("]]") else {
            rest = &rest[at..];
            break;
        };
        match inside.split_once("][") {
            Some((address, label)) => out.push_str(&format!("[{label}]({address})")),
            None if inside.contains("://") => out.push_str(&format!("<{inside}>")),
            None => out.push_str(&rest[at..at + inside.len() + 4]),
        }
        rest = behind;
    }
    out.push_str(rest);
    let code = between(&between(&out, "=", "`", "`"), "~", "`", "`");
    between(&code, "*", "**", "**")
}
