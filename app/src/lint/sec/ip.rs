//! `sec.ip`: the address of a machine.

use crate::lint::finding::quoted;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};

pub(in crate::lint) const RULE: Rule = Rule::text("sec.ip", "IP address", Severity::Warning, check).any_language();

/// Behind these, four numbers are a version.
#[rustfmt::skip]
const VERSIONS: [&str; 13] = [
    "version", "versions", "v", "build", "release", "ver", "tag", "patch", "upgrade", "rollout", "deploy",
    "deployment", "update",
];

/// Before these, four numbers are an address.
const CALLED: [&str; 11] =
    ["from", "ip", "address", "addresses", "host", "server", "client", "node", "at", "by", "resolver"];

fn check(text: &Text<'_>, findings: &mut Findings) {
    let is_inner = |letter: char| letter.is_ascii_digit() || letter == '.';
    if !text.has_any(".") {
        return;
    }
    let mut from = 0;
    while let Some(start) = text.text[from..].find(|letter: char| letter.is_ascii_digit()).map(|at| from + at) {
        let end = text.text[start..].find(|letter| !is_inner(letter)).map_or(text.text.len(), |end| start + end);
        from = end;
        let ip = text.text[start..end].trim_end_matches('.');
        if !is_public(ip) {
            continue;
        }
        let before = &text.text[..start];
        let behind = &text.text[start + ip.len()..];
        // A range of addresses, a version, a part of something longer.
        let is_part = before.ends_with(|c: char| c.is_alphanumeric() || "-_@/=".contains(c))
            || behind.starts_with(|c: char| c.is_alphanumeric() || "-_/@".contains(c));
        let last = before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let next = behind.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let names = |word: &str| VERSIONS.iter().any(|version| word.eq_ignore_ascii_case(version));
        let is_version = names(last) || names(next) || (matches!(last, "to" | "from") && is_moved(before));
        // Of numbers this small one in a hundred is an address, unless it is called one.
        let is_small = ip.split('.').all(|part| part.parse().is_ok_and(|part: u8| part < 32));
        let is_called = CALLED.iter().any(|word| last.eq_ignore_ascii_case(word));
        if is_part || is_version || (is_small && !is_called) || text.spans.is_code(start) {
            continue;
        }
        let message = format!(
            "{} is the address of a machine.\nDoes a name say it as well, such as “node 3” or “a client in Norway”?",
            quoted(ip)
        );
        findings.add_words(text.place, text.text, start..start + ip.len(), message);
    }
}

/// `Rolled back to`, `upgraded from`: of what moves like this, the numbers are a version.
fn is_moved(before: &str) -> bool {
    let words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).rev().take(8);
    words.into_iter().any(|word| {
        let word = word.to_ascii_lowercase();
        ["rolled", "roll", "rollback", "upgrade", "upgraded", "downgraded", "updated", "bumped", "reverted", "pinned"]
            .contains(&word.as_str())
    })
}

/// Whether four numbers are an address that leads somewhere from outside; not those of private networks, for
/// documentation, masks and loops.
fn is_public(text: &str) -> bool {
    let part = |part: &str| part.parse().ok().filter(|_| part.len() == 1 || !part.starts_with('0'));
    let Some(parts) = text.split('.').map(part).collect::<Option<Vec<u8>>>() else { return false };
    match parts[..] {
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _] => false,
        [0 | 127, _, _, _] | [224..=255, _, _, _] => false,
        [10, _, _, _] | [192, 168, _, _] | [172, 16..=31, _, _] | [169, 254, _, _] | [100, 64..=127, _, _] => false,
        // Most of what begins this low, and ends in zeros, is a version.
        [_, 0, 0, _] => false,
        _ => parts.len() == 4,
    }
}
