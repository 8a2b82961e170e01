//! `link.invalid`: a link that leads nowhere.

use std::ops::Range;

use crate::lint::address;
use crate::lint::finding::quoted;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule = Rule::text("link.invalid", "Broken link", Severity::Error, check).any_language();

fn check(text: &Text<'_>, findings: &mut Findings) {
    if text.place.field == Field::RelatedLinks
        && let Some(fault) = fault(text.address).filter(|_| !text.address.is_empty())
    {
        let message =
            format!("The address {fault}.\nThe link “{}” leads nowhere. What is the whole address?", text.address);
        findings.add(text.place, message);
    }
    if text.place.field == Field::RelatedLinks && text.address.is_empty() && !names_another(text) {
        // Whoever writes the label first is on the way to the address.
        let message = format!("{} has no address yet.\nWhich page is meant?", quoted(text.text));
        findings.add(text.place, message).severity = Severity::Warning;
    }
    for bytes in unclosed(text) {
        let seen = &text.text[bytes.clone()];
        let message = format!(
            "{} is not closed.\nIt is shown as typed, not as a link. Where does its address end?",
            quoted(seen)
        );
        findings.add_words(text.place, text.text, bytes, message);
    }
    for (bytes, url) in text.links() {
        let Some(fault) = (if url.trim().is_empty() { Some("has no address") } else { web_fault(url) }) else {
            continue;
        };
        let seen = &text.text[bytes.clone()];
        let message = format!("The link {fault}.\n“{seen}” leads nowhere. What is the whole address?");
        findings.add_words(text.place, text.text, bytes, message);
    }
}

/// Where links begin whose bracket is never closed: `[graph](https://…`.
fn unclosed<'a>(text: &'a Text<'_>) -> impl Iterator<Item = Range<usize>> + 'a {
    /// Further away nobody looks for the end of an address, nor for the beginning of a label, in bytes.
    const FAR: usize = 2048;
    let looked_at = if text.has_any("(") { text.text } else { "" };
    let begins = looked_at.match_indices("](http");
    let is_link = |at: usize| {
        let next = text.spans.links.partition_point(|link| link.bytes.start < at);
        // A picture may stand within a link.
        text.spans.links[..next].iter().rev().take(2).any(|link| at < link.bytes.end)
    };
    let open = begins.filter(move |(at, _)| !text.spans.is_code(*at) && !is_link(*at));
    open.filter_map(|(at, _)| {
        let bytes = text.text.as_bytes();
        let label = &bytes[at.saturating_sub(FAR)..at];
        let start = at - label.len() + label.iter().rposition(|byte| *byte == b'[')?;
        let line = bytes[at..].iter().take(FAR).take_while(|byte| **byte != b'\n');
        let is_closed = line.clone().any(|byte| *byte == b')');
        let length = line.take_while(|byte| !byte.is_ascii_whitespace()).count();
        (!is_closed && !text.text[start..at].contains('\n') && text.text.is_char_boundary(at + length))
            .then_some(start..at + length)
    })
}

/// True for a label that holds a link, or that refers to something by its number or name: `#006`, `[text][reference]`.
fn names_another(text: &Text<'_>) -> bool {
    let is_number = |part: &str| part.starts_with(|first: char| first.is_ascii_digit());
    text.links().next().is_some() || text.text.contains("][") || text.text.split('#').skip(1).any(is_number)
}

/// What is wrong with the address of a related link.
fn fault(url: &str) -> Option<&'static str> {
    if url.contains(char::is_whitespace) {
        return Some("contains a space");
    }
    let has_scheme = url.split_once(':').is_some_and(|(scheme, rest)| {
        let is_scheme = |byte: u8| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
        !scheme.is_empty() && !rest.is_empty() && scheme.bytes().all(is_scheme)
    });
    if has_scheme { web_fault(url) } else { Some("does not begin with https://") }
}

/// What is wrong with a web address that has a scheme.
fn web_fault(url: &str) -> Option<&'static str> {
    let host = address::host(url)?;
    let is_inner = |letter: char| letter.is_alphanumeric() || "-._~[]:%".contains(letter);
    if host.is_empty() {
        Some("names no host")
    } else if !host.chars().all(is_inner) || host.starts_with('.') || host.contains("..") {
        Some("has an impossible host name")
    } else {
        None
    }
}
