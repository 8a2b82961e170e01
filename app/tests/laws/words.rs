//! Which words of a text are missing from another.

use std::collections::BTreeMap;

use postmortem::markdown::Imported;

/// The words of `source` that occur less often in `written` and among what the import names, each as
/// often as it is missing.
///
/// A word is a run of letters and digits. The numbers of list items are none: a list is numbered anew.
pub fn missing(source: &str, written: &str, imported: &[Imported]) -> Vec<String> {
    let (source, written) = (&without_escapes(source), &without_escapes(written));
    let mut balance: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words(written).chain(imported.iter().flat_map(|note| words(&note.text))) {
        *balance.entry(word).or_default() += 1;
    }
    let mut missing = Vec::new();
    for word in source.split(['\n', '\r']).map(without_number).flat_map(words) {
        let found = spellings(word).into_iter().find(|word| balance.get(&**word).is_some_and(|count| *count > 0));
        match found.and_then(|word| balance.get_mut(&*word)) {
            Some(count) => *count -= 1,
            None => missing.push(word.to_owned()),
        }
    }
    missing
}

/// A word, and what is left of it or was before it where one of the two texts has a backslash before
/// it, which is taken for an escape.
fn spellings(word: &str) -> Vec<String> {
    let letters = ["n", "t", "r", "0"];
    let longer = letters.map(|letter| format!("{letter}{word}"));
    let shorter = letters.iter().filter_map(|letter| word.strip_prefix(letter)).map(str::to_owned);
    [word.to_owned()].into_iter().chain(longer).chain(shorter).collect()
}

/// A text without the escapes of YAML strings, whose letters are no words.
pub fn without_escapes(text: &str) -> String {
    let mut parts = text.split('\\');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = match part.chars().next() {
            Some('n' | 't' | 'r' | '0') => 1,
            Some('x') => 3,
            Some('u') => 5,
            Some('U') => 9,
            _ => 0,
        };
        // Without its digits it is no escape, and what follows is text.
        let digits = part.get(1..code).unwrap_or(if code > 1 { "-" } else { "" });
        let is_escape = code > 0 && digits.chars().all(|digit| digit.is_ascii_hexdigit());
        plain.push(' ');
        plain.push_str(if is_escape { &part[code..] } else { part });
    }
    plain
}

/// Runs of letters and digits.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// A line without the number of a list item, or of a heading, which may become one.
fn without_number(line: &str) -> &str {
    let line = line.trim_start().trim_start_matches('#').trim_start();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = (1..=9).contains(&(line.len() - rest.len()));
    let marked = rest.strip_prefix(['.', ')']).filter(|_| is_number);
    marked.filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])).unwrap_or(line)
}
