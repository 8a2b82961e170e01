//! Which words of a text are missing from another.

use std::collections::BTreeMap;

use postmortem::markdown::Imported;

/// The words of `source` that occur less often in `written` and among what the import names, each as
/// often as it is missing.
///
/// A word is a run of letters and digits. The numbers of list items are none: a list is numbered anew.
///
/// What begins like front matter may turn out to be none, and then its backslashes are text; so the escapes in it are
/// resolved in both texts, in one, or in none.
pub fn missing(source: &str, written: &str, imported: &[Imported]) -> Vec<String> {
    // The mark of the byte order stands before the first line, which may have a number, and is none of its words.
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let (plain_source, plain_written) = (&*decoded(source), &*decoded(written));
    let pairs = [(plain_source, plain_written), (source, written), (plain_source, written), (source, plain_written)];
    let missing = pairs.map(|(source, written)| missing_as_they_are(source, written, imported));
    missing.into_iter().min_by_key(Vec::len).unwrap_or_default()
}

fn missing_as_they_are(source: &str, written: &str, imported: &[Imported]) -> Vec<String> {
    let mut balance: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words(written).chain(imported.iter().flat_map(|note| words(&note.text))) {
        *balance.entry(word).or_default() += 1;
    }
    let mut missing = Vec::new();
    let lines = source.split(['\n', '\r']).flat_map(|line| line.split_inclusive("<br>"));
    let lines = lines.flat_map(|line| line.split_inclusive("<br/>"));
    for word in lines.map(without_number).flat_map(words) {
        match balance.get_mut(word).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => missing.push(word.to_owned()),
        }
    }
    missing
}

/// A text in whose front matter the escapes of quoted strings are what they stand for: a value may be quoted on the one
/// side and plain, or a field's text, on the other. Below the front matter a backslash is a backslash.
pub fn decoded(text: &str) -> String {
    let is_mark = |line: &str| matches!(line.trim_end(), "---" | "...");
    let mut lines = text.trim_start_matches('\u{feff}').split_inclusive('\n');
    let first = lines.next().filter(|line| is_mark(line) && lines.clone().any(is_mark));
    let Some(first) = first else { return text.to_owned() };
    let mut plain = first.to_owned();
    let mut is_inside = true;
    for line in lines {
        is_inside &= !is_mark(line);
        if is_inside { plain.push_str(&unquoted(line)) } else { plain.push_str(line) }
    }
    plain
}

/// The same with as many lines as `text` has: an escaped end of a line is a blank.
pub fn decoded_by_line(text: &str) -> String {
    let lines = text.split_inclusive('\n').count();
    let plain = decoded(text);
    if plain.split_inclusive('\n').count() == lines {
        return plain;
    }
    decoded(&text.replace("\\n", " "))
}

/// A line of YAML with the escapes of its double-quoted strings resolved.
fn unquoted(line: &str) -> String {
    let mut plain = String::new();
    let mut is_quoted = false;
    let mut rest = line;
    while let Some(character) = rest.chars().next() {
        let begins = || plain.trim_end().is_empty() || plain.trim_end().ends_with([':', '-', '[', ',']);
        if character == '"' {
            is_quoted = !is_quoted && begins();
        }
        let (length, meant) = if is_quoted && character == '\\' { escape(rest) } else { None }
            .unwrap_or((character.len_utf8(), character));
        plain.push(meant);
        rest = &rest[length..];
    }
    plain
}

/// The length of the escape that `text` begins with, and what it stands for.
fn escape(text: &str) -> Option<(usize, char)> {
    let code = text[1..].chars().next()?;
    let digits = match code {
        'n' => return Some((2, '\n')),
        't' => return Some((2, '\t')),
        'r' => return Some((2, '\r')),
        '0' => return Some((2, '\0')),
        '"' | '\\' | '/' | ' ' => return Some((2, code)),
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return None,
    };
    let number = u32::from_str_radix(text.get(2..2 + digits)?, 16).ok()?;
    Some((2 + digits, char::from_u32(number)?))
}

/// Runs of letters and digits.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// A line without the number of a list item, also in a quotation or behind `<br/>`, or of a heading, which may become one.
fn without_number(line: &str) -> &str {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || c == '>').trim_start_matches('#').trim_start();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = (1..=9).contains(&(line.len() - rest.len()));
    let marked = rest.strip_prefix(['.', ')']).filter(|_| is_number);
    marked.filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])).unwrap_or(line)
}
