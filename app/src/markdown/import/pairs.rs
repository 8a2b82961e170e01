//! Pairs of a label and a value on one line, however many and whatever stands between them:
//! `Status: final | Owner: Ann`, `**Severity:** 2 **Start:** 14:02 UTC`.

use super::meaning::detail;
use crate::markdown::table::cell_named;

/// A label and what stands behind it, without emphasis and separators.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair<'a> {
    pub(super) key: &'a str,
    pub(super) value: &'a str,
    /// Both, as they stand in the line.
    pub(super) whole: &'a str,
}

/// What parts two pairs of a line.
const SEPARATORS: [char; 12] = ['|', '·', '•', ';', '\t', '—', '–', ',', '；', '，', '、', '/'];

/// The longest line that is a header's, in bytes.
const MAX_LINE: usize = 2_000;

/// The most words of a label.
const MAX_LABEL_WORDS: usize = 4;

/// A label in a line: where it begins, where its words are, and where its value begins.
struct Label<'a> {
    start: usize,
    key: &'a str,
    value: usize,
    is_emphasised: bool,
}

/// The pairs of a line that begins with one, else none. Without `plain` only labels in bold or italics count.
pub(super) fn pairs<'a>(line: &'a str, plain: bool) -> Vec<Pair<'a>> {
    let mut labels: Vec<Label<'a>> = Vec::new();
    if line.len() > MAX_LINE {
        return Vec::new();
    }
    for (at, sign) in line.char_indices().filter(|(_, sign)| matches!(sign, ':' | '：')) {
        let behind = at + sign.len_utf8();
        let start = labels.last().map_or(0, |label| label.value);
        if start > at {
            continue;
        }
        let label = label_before(line, start, at, behind, labels.is_empty());
        match label.filter(|label| plain || label.is_emphasised) {
            Some(label) => labels.push(label),
            None if labels.is_empty() && !is_colon_inside(line, at, behind) => return Vec::new(),
            None => {}
        }
    }
    let ends = labels.iter().skip(1).map(|label| label.start).chain([line.len()]);
    let pair = |(label, end): (&Label<'a>, usize)| Pair {
        key: label.key.trim_matches(['*', '_', '`', ' ']),
        value: bare(&line[label.value..end]),
        whole: line[label.start..end].trim_matches(|c: char| c.is_whitespace() || SEPARATORS.contains(&c)),
    };
    labels.iter().zip(ends).map(pair).collect()
}

/// A colon of a time, an address or a path.
fn is_colon_inside(line: &str, at: usize, behind: usize) -> bool {
    at == 0
        || line[behind..].starts_with(|c: char| c.is_alphanumeric() || c == '/' || c == ':')
        || line[..at].ends_with(':')
}

/// The label that ends at a colon. The first one has to begin the line and may be any words; a later one stands
/// behind a separator, in emphasis, or is known.
fn label_before<'a>(line: &'a str, start: usize, at: usize, behind: usize, is_first: bool) -> Option<Label<'a>> {
    let before = &line[start..at];
    // `**Label:** value` or `**Label**: value`
    let closing = ["**", "__", "*", "_", "`"].into_iter().find(|mark| line[behind..].starts_with(mark));
    let value = behind + closing.map_or(0, str::len);
    let is_spaced = line[value..].chars().next().is_none_or(|c| c.is_whitespace() || c == '~' || c == '[')
        || (is_first && line[value..].starts_with(char::is_alphanumeric) && detail(before.trim()).is_some());
    if !is_spaced && line[at..].starts_with(':') && closing.is_none() {
        return None;
    }
    let emphasised = |inside: &'a str, mark: &str| {
        let open = inside.rfind(mark)?;
        let key = inside[open + mark.len()..].trim();
        let label_start = start + open;
        let is_edge = is_first && line[..label_start].trim().is_empty();
        (is_label(key) && (is_edge || !is_first)).then_some(Label {
            start: label_start,
            key,
            value,
            is_emphasised: true,
        })
    };
    if let Some(label) = closing.and_then(|mark| emphasised(before, mark)) {
        return Some(label);
    }
    let trimmed = before.trim_end();
    if let Some(mark) = ["**", "__", "*", "_"].into_iter().find(|mark| trimmed.ends_with(mark)) {
        let inside = &trimmed[..trimmed.len() - mark.len()];
        if let Some(label) = emphasised(inside, mark) {
            return Some(label);
        }
    }
    let segment = before
        .rfind(|c| SEPARATORS.contains(&c))
        .map_or(0, |separator| separator + before[separator..].chars().next().map_or(1, char::len_utf8));
    let key = before[segment..].trim();
    let is_behind_comma = before[..segment].ends_with([',', '/', '，', '、']);
    let label = |key: &'a str, offset: usize| Label { start: start + offset, key, value, is_emphasised: false };
    if is_first {
        let words = before.trim();
        return (is_label(words) || is_known(words)).then(|| label(words, 0));
    }
    if is_label(key) && segment > 0 && (is_known(key) || (!is_behind_comma && key.starts_with(char::is_uppercase))) {
        return Some(label(key, segment));
    }
    // `Severity: 2 Status: final`
    let starts = key.char_indices().filter(|(at, _)| *at == 0 || key[..*at].ends_with(char::is_whitespace));
    let starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    let first = starts.len().saturating_sub(MAX_LABEL_WORDS);
    let known = starts[first..]
        .iter()
        .find(|start| is_known(&key[**start..]) && key[**start..].starts_with(char::is_uppercase))?;
    let offset = segment + before[segment..].find(key)? + known;
    Some(label(&key[*known..], offset))
}

/// True for what names a value of a report or of one of its rows.
fn is_known(key: &str) -> bool {
    detail(key).is_some() || cell_named(key).is_some()
}

fn is_label(key: &str) -> bool {
    !key.is_empty()
        && key.len() <= 60
        && key.split_whitespace().count() <= MAX_LABEL_WORDS
        && key.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_alphabetic)
        && !key.contains(['<', '[', '`', '(', '"'])
}

/// A value without separators, emphasis around all of it, and the sign of a line break.
fn bare(value: &str) -> &str {
    let mut text = value.trim_matches(|c: char| c.is_whitespace() || SEPARATORS.contains(&c));
    loop {
        let inside = ["**", "__", "*", "_", "`"].into_iter().find_map(|mark| {
            let inside = text.strip_prefix(mark)?.strip_suffix(mark)?;
            (!inside.is_empty() && !inside.contains(mark)).then_some(inside)
        });
        let inside = inside.or_else(|| text.strip_suffix('\\'));
        // An opening mark of the next label.
        let inside = inside.or_else(|| {
            ["**", "__"].into_iter().find_map(|mark| text.strip_suffix(mark).filter(|rest| !rest.contains(mark)))
        });
        match inside {
            Some(inside) => text = inside.trim_matches(|c: char| c.is_whitespace() || SEPARATORS.contains(&c)),
            None => return text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Vec<(&str, &str)> {
        pairs(line, true).into_iter().map(|pair| (pair.key, pair.value)).collect()
    }

    #[test]
    fn several_pairs_stand_on_one_line_whatever_is_between_them() {
        let both = [("Status", "final"), ("Severity", "SEV-2")];
        for line in [
            "Status: final | Severity: SEV-2",
            "**Status:** final **Severity:** SEV-2",
            "**Status**: final · **Severity**: SEV-2",
            "*Status:* final; *Severity:* SEV-2\\",
            "Status: final, Severity: SEV-2",
            "Status: final Severity: SEV-2",
            "Status: **final** — Severity: *SEV-2*",
            "**Status: final** / **Severity: SEV-2**",
            "Status： final， Severity： SEV-2",
            "Status: final\tSeverity: SEV-2",
        ] {
            assert_eq!(read(line), both, "{line}");
        }
    }

    #[test]
    fn a_value_keeps_its_own_colons_and_commas() {
        assert_eq!(read("Start: 2026-01-05 07:01 UTC"), [("Start", "2026-01-05 07:01 UTC")]);
        assert_eq!(read("Tags: a, b"), [("Tags", "a, b")]);
        assert_eq!(read("Owner: https://a.test/x"), [("Owner", "https://a.test/x")]);
        assert_eq!(read("**Severity** : ~\"severity::2\""), [("Severity", "~\"severity::2\"")]);
        assert_eq!(read("Region: EU | Status: final"), [("Region", "EU"), ("Status", "final")]);
    }

    #[test]
    fn a_line_that_does_not_begin_with_a_label_has_none() {
        for line in [
            "The status of all of this: final",
            "see https://a.test",
            "14:02 first error: 502",
            "",
            ":",
            "a sentence that goes on and on: x",
        ] {
            assert_eq!(read(line), [], "{line}");
        }
        assert_eq!(pairs("Status: final", false), []);
    }
}
