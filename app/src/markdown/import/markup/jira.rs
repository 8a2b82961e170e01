//! The wiki markup of Jira and Confluence.

use super::{Made, between, heading};
use crate::markdown::structure::SEPARATOR;

/// True for two headings, or one beside a table's head or a macro.
pub(super) fn is_written_in(texts: &[&str]) -> bool {
    let headings = texts.iter().filter(|line| wiki_heading(line).is_some()).count();
    let is_sign = |line: &&str| line.starts_with("||") || line.starts_with("{code") || line.starts_with("{noformat");
    headings > 1 || headings == 1 && texts.iter().any(is_sign)
}

/// `h2. Heading`
fn wiki_heading(line: &str) -> Option<(usize, &str)> {
    let rest = line.strip_prefix('h')?;
    let level = rest.chars().next()?.to_digit(10).filter(|level| (1..=6).contains(level))? as usize;
    Some((level, rest[1..].strip_prefix('.')?.trim()))
}

pub(super) fn translate<'a>(lines: &[(usize, &'a str)]) -> Made<'a> {
    let mut made = Made::default();
    let mut is_code = false;
    let mut is_quote = false;
    for (number, line) in lines.iter().copied() {
        let trimmed = line.trim();
        if is_macro(trimmed, "code") || is_macro(trimmed, "noformat") {
            made.leave_out(number, trimmed);
            made.push(number, "```");
            is_code = !is_code;
        } else if is_code {
            made.push(number, line);
        } else if is_macro(trimmed, "quote") {
            made.leave_out(number, trimmed);
            is_quote = !is_quote;
        } else if ["panel", "info", "note", "warning", "tip", "expand"].iter().any(|name| is_macro(trimmed, name)) {
            made.leave_out(number, trimmed);
            let title = trimmed.split_once("title=").map(|(_, rest)| rest.split(['|', '}']).next().unwrap_or_default());
            made.push(number, title.map(|title| format!("**{title}**")).unwrap_or_default());
        } else if trimmed == "----" {
            made.push(number, SEPARATOR);
        } else {
            // Textile has another sign for the cells of a head.
            let line = if trimmed.starts_with("|_.") { trimmed.replace("|_.", "||") } else { line.to_owned() };
            let text = translated_line(&mut made, number, &line);
            made.push(number, if is_quote { format!("> {text}") } else { text });
            let trimmed = line.trim();
            if trimmed.starts_with("||") {
                let columns = trimmed.trim_matches('|').split("||").count();
                made.push(number, format!("|{}", "---|".repeat(columns)));
            }
        }
    }
    made
}

/// `{code}`, `{code:java}` or `{panel:title=x}`, alone on its line.
fn is_macro(line: &str, name: &str) -> bool {
    let inside = line.strip_prefix('{').and_then(|line| line.strip_suffix('}'));
    inside
        .and_then(|inside| inside.strip_prefix(name))
        .is_some_and(|rest| (rest.is_empty() || rest.starts_with(':')) && !rest.contains(['{', '}']))
}

fn translated_line(made: &mut Made<'_>, number: usize, line: &str) -> String {
    if let Some((level, text)) = wiki_heading(line) {
        made.leave_out(number, &line[..3]);
        return heading(level, &inline(made, number, text));
    }
    if let Some(text) = line.strip_prefix("bq. ") {
        made.leave_out(number, "bq.");
        return format!("> {}", inline(made, number, text));
    }
    if let Some(head) = line.trim().strip_prefix("||") {
        let cells: Vec<String> =
            head.trim_end_matches('|').split("||").map(|cell| inline(made, number, cell.trim())).collect();
        return format!("| {} |", cells.join(" | "));
    }
    let marks = line.len() - line.trim_start_matches(['#', '*', '-']).len();
    let item = (1..=6).contains(&marks).then(|| line[marks..].strip_prefix(' ')).flatten();
    if let Some(text) = item {
        let is_numbered = line[..marks].ends_with('#');
        let marker = if is_numbered { "1. " } else { "- " };
        return format!("{}{marker}{}", "   ".repeat(marks - 1), inline(made, number, text.trim_start()));
    }
    inline(made, number, line)
}

/// `{{code}}`, `[text|address]`, `*bold*` and colours.
fn inline(made: &mut Made<'_>, number: usize, text: &str) -> String {
    let text = text.replace("{{", "`").replace("}}", "`");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['[', '{']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let close = if rest.starts_with('[') { ']' } else { '}' };
        let Some(end) = rest.find(close) else { break };
        let inside = &rest[1..end];
        match (close, inside.split_once('|')) {
            (']', Some((label, address))) if address.contains("://") || address.starts_with("mailto:") => {
                let address = address.split('|').next().unwrap_or(address);
                out.push_str(&format!("[{label}]({address})"));
            }
            (']', None) if inside.contains("://") => out.push_str(&format!("<{inside}>")),
            ('}', _) if inside == "color" || inside.starts_with("color:") => made.leave_out(number, inside),
            _ => out.push_str(&rest[..=end]),
        }
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    between(&out, "*", "**", "**")
}
