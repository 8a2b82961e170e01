//! reStructuredText.

mod list_table;
mod simple_table;

use super::{Made, has_markdown_heading, heading};

/// Signs that underline a heading.
const SIGNS: &str = "=-~^\"'*+#`:._";

/// True for a heading with a line above it, a directive, or headings underlined with signs that Markdown does not know.
pub(super) fn is_written_in(texts: &[&str]) -> bool {
    let has = |is_sign: fn(&[&str]) -> bool| texts.windows(3).any(is_sign);
    let is_overlined = |lines: &[&str]| {
        // A line of dashes on both sides is a rule of Markdown and a heading of it.
        adornment(lines[0]).is_some_and(|sign| "=#*".contains(sign))
            && lines[0].trim_end() == lines[2].trim_end()
            && is_words(lines[1].trim())
            && is_as_long(lines[1].trim(), lines[0])
    };
    let is_underlined = |lines: &[&str]| {
        let sign = adornment(lines[2]).filter(|sign| "~^\"".contains(*sign));
        lines[0].trim().is_empty() && is_words(lines[1]) && sign.is_some() && is_as_long(lines[1], lines[2])
    };
    let is_directive = |line: &&str| directive(line).is_some();
    !has_markdown_heading(texts) && (has(is_overlined) || has(is_underlined) || texts.iter().any(is_directive))
}

/// True for two headings over as many tildes as they have signs. Markdown takes these for the edges of code.
pub(super) fn has_tilded_headings(lines: &[(usize, &str)]) -> bool {
    let text = |at: usize| lines[at].1.trim_end();
    let is_heading = |at: &usize| {
        lines[*at].1.starts_with("~~~~")
            && adornment(text(*at)).is_some()
            && is_words(text(at - 1))
            && text(at - 1).chars().count() == text(*at).len()
            && (*at == 1 || text(at - 2).is_empty())
    };
    (1..lines.len()).filter(is_heading).count() > 1
}

fn adornment(line: &str) -> Option<char> {
    let line = line.trim_end();
    let sign = line.chars().next().filter(|sign| SIGNS.contains(*sign))?;
    (line.len() > 2 && line.chars().all(|c| c == sign)).then_some(sign)
}

fn is_words(line: &str) -> bool {
    line.starts_with(|c: char| !c.is_whitespace()) && line.contains(char::is_alphanumeric) && adornment(line).is_none()
}

fn is_as_long(words: &str, line: &str) -> bool {
    line.trim_end().chars().count() >= words.trim_end().chars().count()
}

/// `.. note:: text`: the name and what stands behind it.
fn directive(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.strip_prefix(".. ")?.split_once("::")?;
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    is_name.then(|| (name, rest.trim()))
}

pub(super) fn translate<'a>(lines: &[(usize, &'a str)]) -> Made<'a> {
    let mut made = Made::default();
    // Headings are as deep as their signs are late.
    let mut styles: Vec<(char, bool)> = Vec::new();
    let mut depth = |style: (char, bool)| {
        styles.iter().position(|known| *known == style).unwrap_or_else(|| {
            styles.push(style);
            styles.len() - 1
        }) + 1
    };
    let text = |at: usize| lines.get(at).map_or("", |(_, line)| *line);
    let mut index = 0;
    while let Some((number, line)) = lines.get(index).copied() {
        let sign = |at: usize| adornment(text(at));
        let is_free = index == 0 || text(index - 1).trim().is_empty();
        if sign(index).is_some() && sign(index + 2) == sign(index) && is_words(text(index + 1).trim()) {
            let style = (sign(index).unwrap_or('='), true);
            made.push(number + 1, heading(depth(style), text(index + 1).trim()));
            index += 3;
        } else if let Some(sign) =
            sign(index + 1).filter(|_| is_free && is_words(line) && is_as_long(line, text(index + 1)))
        {
            made.push(number, heading(depth((sign, false)), &inline(line.trim())));
            index += 2;
        } else if let Some(end) = simple_table::end(lines, index) {
            simple_table::add(&mut made, &lines[index..end]);
            index = end;
        } else if let Some((name, argument)) = directive(line) {
            index = add_directive(&mut made, lines, index, name, argument);
        } else if line.trim_end().ends_with("::") && is_indented(text(index + 1), text(index + 2)) {
            let words = line.trim_end().trim_end_matches("::").trim_end();
            made.push(number, if words.is_empty() { String::new() } else { format!("{}:", inline(words)) });
            index = add_code(&mut made, lines, index + 1, "");
        } else {
            // Between the rows of a table the frame says nothing.
            if !is_frame(line) || line.contains('=') {
                made.push(number, translated_line(line));
            }
            index += 1;
        }
    }
    made
}

/// True where an indented line comes next, perhaps behind a blank one.
fn is_indented(next: &str, after: &str) -> bool {
    let line = if next.trim().is_empty() { after } else { next };
    line.starts_with([' ', '\t']) && !line.trim().is_empty()
}

/// The index behind the indented lines that begin at `start`, blank ones among them.
fn block_end(lines: &[(usize, &str)], start: usize) -> usize {
    let is_inside = |(_, line): &&(usize, &str)| line.trim().is_empty() || line.starts_with([' ', '\t']);
    let end = start + lines[start..].iter().take_while(is_inside).count();
    let blanks = lines[start..end].iter().rev().take_while(|(_, line)| line.trim().is_empty()).count();
    end - blanks
}

fn add_code<'a>(made: &mut Made<'a>, lines: &[(usize, &'a str)], start: usize, language: &str) -> usize {
    let end = block_end(lines, start);
    let first = start + lines[start..end].iter().take_while(|(_, line)| line.trim().is_empty()).count();
    if first == end {
        return end.max(start);
    }
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let width = indent(lines[first].1);
    // The language stands above, where the directive is.
    let opened = lines[start.saturating_sub(1)].0;
    made.push(opened, "");
    made.push(opened, format!("```{language}"));
    for (number, line) in &lines[first..end] {
        made.push(*number, &line[indent(line).min(width)..]);
    }
    made.push(lines[end - 1].0, "```");
    end
}

/// A block of code is one, a note is a quote, and any other directive stays as it was.
fn add_directive<'a>(
    made: &mut Made<'a>,
    lines: &[(usize, &'a str)],
    index: usize,
    name: &str,
    argument: &str,
) -> usize {
    let (number, line) = lines[index];
    let notes = ["note", "warning", "tip", "important", "caution", "danger", "attention", "hint", "admonition"];
    match name {
        "code-block" | "code" | "sourcecode" => {
            made.leave_out(number, name);
            let end = add_code(made, lines, index + 1, argument);
            if end == index + 1 {
                made.leave_out(number, argument);
            }
            end
        }
        "list-table" => list_table::add(made, lines, index, argument),
        name if notes.contains(&name) => {
            let end = block_end(lines, index + 1);
            made.push(number, format!("> [!{name}] {}", inline(argument)).trim_end().to_owned());
            for (number, line) in &lines[index + 1..end] {
                if !line.trim().is_empty() {
                    made.push(*number, format!("> {}", inline(line.trim())));
                }
            }
            end
        }
        _ => {
            made.push(number, line);
            index + 1
        }
    }
}

fn translated_line(line: &str) -> String {
    // `.. _label: address`
    if let Some((label, address)) = line.strip_prefix(".. _").and_then(|line| line.split_once(": ")) {
        return format!("[{}]: {}", label.trim_matches('`'), address.trim());
    }
    if let Some(text) = line.strip_prefix("#. ") {
        return format!("1. {}", inline(text));
    }
    let field = line.strip_prefix(':').and_then(|line| line.split_once(": "));
    if let Some((key, value)) = field.filter(|(key, _)| !key.is_empty() && !key.contains(['`', ':'])) {
        return format!("{key}: {}", inline(value.trim()));
    }
    if is_frame(line) {
        return format!("|{}", "---|".repeat(line.matches('+').count().saturating_sub(1)));
    }
    inline(line)
}

/// A line between the rows of a table, which is of `=` below its head.
fn is_frame(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('+') && line.ends_with('+') && line.chars().all(|c| "+-=".contains(c))
}

/// ` ``code`` ` and `` `text <address>`_ ``.
fn inline(text: &str) -> String {
    let text = text.replace("``", "`");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(end) = rest.find(">`_") {
        let start = rest[..end].rfind('`');
        let link = start.and_then(|start| Some((start, rest[start + 1..end].split_once(" <")?)));
        match link {
            Some((start, (label, address))) => {
                out.push_str(&rest[..start]);
                out.push_str(&format!("[{}]({address})", label.trim()));
            }
            None => out.push_str(&rest[..end + 3]),
        }
        rest = rest[end + 3..].trim_start_matches('_');
    }
    out.push_str(rest);
    out
}
