//! `link.scheme`: an address that runs code, hides content or leads nowhere for others.

use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};

pub(in crate::lint) const RULE: Rule =
    Rule::text("link.scheme", "Unsafe or local address", Severity::Error, check).any_language();

/// The schemes, and what is wrong with them.
const SCHEMES: [(&str, &str); 4] = [
    ("javascript", "would run code in the reader's browser"),
    ("vbscript", "would run code in the reader's browser"),
    ("data", "contains its own content, so nobody can see where it leads"),
    ("file", "leads to a file on one computer, which other readers do not have"),
];

/// The most characters of an address that are looked at: blanks before the scheme, and the scheme.
const LOOKED_AT: usize = 256;

fn check(text: &Text<'_>, findings: &mut Findings) {
    if let Some(message) = message(text.address) {
        findings.add(text.place, message);
    }
    for (bytes, url) in text.links() {
        if let Some(message) = message(url) {
            findings.add_words(text.place, text.text, bytes, message);
        }
    }
}

fn message(url: &str) -> Option<String> {
    let scheme = scheme(url)?;
    let (name, fault) = SCHEMES.into_iter().find(|(name, _)| scheme == *name)?;
    Some(format!(
        "Addresses with “{name}:” are shown as text only.\nThis one {fault}. Which page, https or mailto, says the same?"
    ))
}

/// The scheme as a careless reader of addresses would see it, in lower case: entities are
/// resolved, control characters and leading blanks fall away.
fn scheme(url: &str) -> Option<String> {
    let mut scheme = String::new();
    for character in Decoded(url).take(LOOKED_AT) {
        match character {
            ':' => return Some(scheme),
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' => {}
            blank if blank.is_whitespace() && scheme.is_empty() => {}
            control if control.is_control() => {}
            letter if letter.is_ascii_alphanumeric() => scheme.push(letter.to_ascii_lowercase()),
            _ => return None,
        }
    }
    None
}

/// The characters of a text in which entities stand for the few that matter here.
struct Decoded<'a>(&'a str);

impl Iterator for Decoded<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        let (character, rest) = match entity(self.0) {
            Some((character, length)) => (character, &self.0[length..]),
            None => {
                let mut characters = self.0.chars();
                (characters.next()?, characters.as_str())
            }
        };
        self.0 = rest;
        Some(character)
    }
}

/// The entity that `text` begins with, and its length: `&#58;`, `&#x3a;`, `&colon;`, `&Tab;`, `&NewLine;`.
fn entity(text: &str) -> Option<(char, usize)> {
    /// Enough for any character with a few zeros before it.
    const LONGEST: usize = 16;
    let name = text.strip_prefix('&')?;
    let length = name.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = &name[..length];
    let character = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
        None => match name {
            "colon" => ':',
            "Tab" => '\t',
            "NewLine" => '\n',
            _ => return None,
        },
    };
    Some((character, length + 2))
}

#[cfg(test)]
mod tests {
    use super::scheme;

    #[test]
    fn a_disguised_scheme_is_seen() {
        for url in [
            "javascript:x",
            " \u{1}JaVa\tScRiPt:x",
            "java&#x0a;script&colon;x",
            "&#0000106;avascript:x",
            "\u{feff}javascript&#58;x",
        ] {
            assert_eq!(scheme(url).as_deref(), Some("javascript"), "{url:?}");
        }
    }

    #[test]
    fn what_is_no_scheme_is_none() {
        for url in ["", "/javascript:x", "java script:x", "#data:", "é:", "&", "&#xd800;:", "&#99999999999;:", "&é;"]
        {
            assert_eq!(scheme(url).unwrap_or_default(), "", "{url:?}");
        }
    }
}
