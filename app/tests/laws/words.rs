//! Which words of a text are missing from another.

use std::collections::BTreeMap;

use postmortem::Field;
use postmortem::report::Cell;

const TEMPLATE: &str = include_str!("../golden/template.md");

/// What stands in front of a text on its line.
const LABELS: [&str; 5] = [
    "# Postmortem:",
    "**What happened:**",
    "**Impact scope:**",
    "**Why existing safeguards didn't prevent this:**",
    "**Priority Actions:**",
];

/// The words of `source` that occur less often in `written`, each as often as it is missing.
///
/// A word is a run of letters and digits. Not counted in `source` is what the written form says in
/// words and signs of its own: lines, headings, labels, placeholders, examples and column titles of
/// the template, list markers with their numbers and boxes, code marked as text, the arrow `v`.
pub fn missing(source: &str, written: &str) -> Vec<String> {
    let mut balance: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words(written) {
        *balance.entry(word).or_default() += 1;
    }
    let lines = source.trim_start_matches('\u{feff}').split(['\n', '\r']);
    let own_words = lines.map(|line| without_signs(without_template(without_template(line)))).flat_map(words);
    let mut missing = Vec::new();
    for word in own_words {
        match balance.get_mut(word) {
            Some(count) if *count > 0 => *count -= 1,
            _ => missing.push(word.to_owned()),
        }
    }
    missing
}

/// Runs of letters and digits.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What a line says beside the template.
fn without_template(line: &str) -> &str {
    let line = line.trim();
    let heading = line.trim_start_matches('#').trim();
    let is_same = |own: &str| match own.starts_with("##") && heading.len() < line.len() {
        true => own.trim_start_matches('#').trim().eq_ignore_ascii_case(heading),
        false => own == line,
    };
    if TEMPLATE.lines().any(is_same) {
        return "";
    }
    let labels =
        LABELS.iter().filter(|label| line.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label)));
    labels.map(|label| line[label.len()..].trim()).next().unwrap_or(line)
}

/// What a line of a list or table says beside markers and placeholders.
fn without_signs(line: &str) -> &str {
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let marked = match line.len() - digits.len() {
        0 => line.strip_prefix(['-', '*', '+']),
        1..=9 => digits.strip_prefix(['.', ')']),
        _ => None,
    };
    let text = marked.filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])).unwrap_or(line).trim();
    let text = text.strip_prefix("[x]").or_else(|| text.strip_prefix("[X]")).unwrap_or(text).trim();
    let is_title = |cell: &str| Cell::TEMPLATE.iter().any(|own| own.label().eq_ignore_ascii_case(cell));
    let is_template = |cell: &str| is_placeholder(cell) || is_title(cell) || cell.eq_ignore_ascii_case("action item");
    let is_row =
        text.starts_with('|') && text.split('|').map(str::trim).all(|cell| cell.is_empty() || is_template(cell));
    let info = text.trim_start_matches(['`', '~']).trim();
    let is_plain_code = text.len() > info.len() && ["text", "txt", "plaintext"].contains(&info);
    if is_placeholder(text) || is_row || is_plain_code || text == "v" { "" } else { text }
}

fn is_placeholder(text: &str) -> bool {
    let text = text.trim_start_matches('#').trim();
    Field::TEMPLATE.iter().any(|field| field.placeholders().contains(&text) || field.examples().contains(&text))
}
