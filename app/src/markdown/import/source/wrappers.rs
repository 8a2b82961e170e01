//! Tags that wrap a part of a text and say nothing: their words stay, each where it stood.

/// Their names; `summary` is none of them, since it says what the part is about.
const WRAPPERS: [&str; 8] = ["details", "aside", "section", "article", "div", "center", "figure", "main"];

/// The lines that a line of wrapping tags has between them; a summary is a label. `None` for any other line.
pub(super) fn without_wrappers(line: &str) -> Option<Vec<String>> {
    let mut rest = line.trim();
    if !rest.starts_with('<') {
        return None;
    }
    let mut lines = Vec::new();
    let (mut inside, mut is_summary, mut has_tag) = (String::new(), false, false);
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        let end = tag.find('>')?;
        let name = tag[1..end].trim_start_matches('/');
        let name = &name[..name.bytes().take_while(u8::is_ascii_alphabetic).count()];
        inside.push_str(before);
        // What begins with a capital is a component of MDX.
        let is_component =
            name.starts_with(|sign: char| sign.is_ascii_uppercase()) && name.chars().any(char::is_lowercase);
        if name.eq_ignore_ascii_case("summary") {
            lines.extend(wrapped(&std::mem::take(&mut inside), is_summary));
            is_summary = !tag.starts_with("</");
            has_tag = true;
        } else if is_component || WRAPPERS.contains(&name.to_ascii_lowercase().as_str()) {
            // Words on both sides of it stay two.
            inside.push(' ');
            has_tag = true;
        } else {
            inside.push_str(&tag[..=end]);
        }
        rest = &tag[end + 1..];
    }
    inside.push_str(rest);
    lines.extend(wrapped(&inside, is_summary));
    if lines.is_empty() {
        lines.push(String::new());
    }
    has_tag.then_some(lines)
}

/// The line that stood between two tags, if it says something.
fn wrapped(text: &str, is_summary: bool) -> Option<String> {
    let text = text.trim();
    let line = if is_summary && !text.contains('*') { format!("**{text}**") } else { text.to_owned() };
    (!text.is_empty()).then_some(line)
}
