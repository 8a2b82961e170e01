//! The YAML that front matter needs: strings, lists of strings, lists of flat mappings.
//!
//! Reading answers `None` for anything else, so that it can be kept as it is.

/// Words that other readers of YAML take for true, false or nothing.
const NO_STRINGS: [&str; 11] = ["true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", "="];

/// Writes a string: plain where every reader of YAML gives back the same, else in double quotes.
pub(crate) fn write_string(out: &mut String, text: &str) {
    if is_plain(text) {
        return out.push_str(text);
    }
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if is_unprintable(character) => {
                let code = u32::from(character);
                out.push_str(&if code > 0xffff { format!("\\U{code:08x}") } else { format!("\\u{code:04x}") });
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

fn is_plain(text: &str) -> bool {
    let is_number = || {
        let is_counted = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
        let looks_so = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-._:eExXoabcdfABCDEF".contains(&byte))
            && text.starts_with(|c: char| c.is_ascii_digit() || c == '.');
        // A date has two dashes between digits and is kept as it is.
        looks_so && !is_counted && text != "0" && text.matches('-').count() != 2
    };
    !text.is_empty()
        && text.trim() == text
        && !text.starts_with(|c: char| "-?:,[]{}#&*!|>'\"%@`.+<".contains(c))
        && !text.contains(": ")
        && !text.contains(":\t")
        && !text.ends_with(':')
        && !text.contains(" #")
        && !text.contains("\t#")
        && !text.contains(|c: char| c == '\n' || c == '\t' || is_unprintable(c))
        && !NO_STRINGS.iter().any(|word| word.eq_ignore_ascii_case(text))
        && !is_number()
}

fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || (u32::from(character) & 0xfffe) == 0xfffe
}

/// Reads one string that stands on one line. A comment behind it, an anchor, a mapping are no string.
pub(crate) fn read_string(text: &str) -> Option<String> {
    let text = text.trim_matches([' ', '\t']);
    match text.as_bytes().first()? {
        b'"' => read_double_quoted(text),
        b'\'' => {
            let inside = text.get(1..)?.strip_suffix('\'')?;
            let is_whole = !inside.replace("''", "").contains('\'');
            is_whole.then(|| inside.replace("''", "'"))
        }
        b'[' | b'{' | b'&' | b'*' | b'!' | b'|' | b'>' | b'%' | b'@' | b'`' | b'#' => None,
        _ if text.contains(" #") || text.contains("\t#") || text == "~" || text.starts_with("- ") => None,
        _ => Some(text.to_owned()),
    }
}

fn read_double_quoted(text: &str) -> Option<String> {
    let mut read = String::new();
    let mut characters = text.get(1..)?.chars();
    loop {
        match characters.next()? {
            '"' => return characters.as_str().is_empty().then_some(read),
            '\\' => {
                let escape = characters.next()?;
                let digits = match escape {
                    'x' => 2,
                    'u' => 4,
                    'U' => 8,
                    _ => 0,
                };
                let code = characters.as_str().get(..digits)?;
                characters = characters.as_str().get(digits..)?.chars();
                read.push(match escape {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    '0' => '\0',
                    '"' | '\\' | '/' | ' ' => escape,
                    _ if digits > 0 => char::from_u32(u32::from_str_radix(code, 16).ok()?)?,
                    _ => return None,
                });
            }
            character => read.push(character),
        }
    }
}

/// Reads what stands behind a key as a list of strings: one string, `[a, b]`, or lines of `- a`.
pub(crate) fn read_list(first: &str, rest: &[&str]) -> Option<Vec<String>> {
    let is_blank = |line: &&str| line.trim().is_empty();
    let first = first.trim();
    if first.is_empty() {
        let lines = rest.iter().filter(|line| !is_blank(line));
        return lines.map(|line| read_string(line.trim_start().strip_prefix("- ")?)).collect();
    }
    if !rest.iter().all(is_blank) {
        return None;
    }
    match first.strip_prefix('[').and_then(|inside| inside.strip_suffix(']')) {
        Some(inside) => read_flow(inside),
        None => Some(vec![read_string(first)?]),
    }
}

fn read_flow(inside: &str) -> Option<Vec<String>> {
    let mut items = Vec::new();
    let mut quote = None;
    let mut start = 0;
    let mut is_escaped = false;
    for (index, character) in inside.char_indices() {
        match (quote, character) {
            _ if is_escaped => is_escaped = false,
            (Some('"'), '\\') => is_escaped = true,
            (Some(open), _) if open == character => quote = None,
            (None, '"' | '\'') if inside[start..index].trim().is_empty() => quote = Some(character),
            (None, ',') => {
                items.push(&inside[start..index]);
                start = index + 1;
            }
            (None, '[' | ']' | '{' | '}') => return None,
            _ => {}
        }
    }
    if !inside[start..].trim().is_empty() {
        items.push(&inside[start..]);
    }
    items.into_iter().map(read_string).collect()
}

/// Reads lines as a list of mappings from words to strings: `- a: x`, then `  b: y`.
pub(crate) fn read_mappings(lines: &[&str]) -> Option<Vec<Vec<(String, String)>>> {
    let mut mappings: Vec<Vec<(String, String)>> = Vec::new();
    for line in lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()) {
        let pair = match line.strip_prefix("- ") {
            Some(pair) => {
                mappings.push(Vec::new());
                pair
            }
            None => line,
        };
        let (key, value) = pair.split_once(':')?;
        mappings.last_mut()?.push((key.trim().to_owned(), read_string(value)?));
    }
    (!mappings.is_empty()).then_some(mappings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_string_comes_back_and_plain_ones_stay_plain() {
        for text in
            ["SEV-2", "in review", "2026-03-02T14:02:11Z", "2026-03-02", "3", "a: b", "x #1", "yes", "007", "14:03"]
        {
            let mut written = String::new();
            write_string(&mut written, text);
            assert_eq!(read_string(&written).as_deref(), Some(text), "{written}");
        }
        let written = |text: &str| {
            let mut out = String::new();
            write_string(&mut out, text);
            out
        };
        assert_eq!(written("2026-03-02T14:02:11Z"), "2026-03-02T14:02:11Z");
        assert_eq!(written("a: b"), "\"a: b\"");
        assert_eq!(written("No"), "\"No\"");
        assert_eq!(written("14:03"), "\"14:03\"");
        assert_eq!(written("a\n\"\\\u{2028}"), "\"a\\n\\\"\\\\\\u2028\"");
    }

    #[test]
    fn lists_are_read_in_the_forms_people_write() {
        let expected = Some(vec!["a".to_owned(), "b, c".to_owned()]);
        assert_eq!(read_list("[a, \"b, c\"]", &[]), expected);
        assert_eq!(read_list("", &["  - a", "  - 'b, c'"]), expected);
        assert_eq!(read_list("", &["- a", "- b, c", ""]), expected);
        assert_eq!(read_list("{a: b}", &[]), None);
        assert_eq!(read_list("a # why", &[]), None);
    }
}
