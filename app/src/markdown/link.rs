//! Related links in words: `Code: [label](address)`.

use crate::report::{ItemId, Link, LinkKind};

/// Writes a link without its list marker, in the plainest form that reads back as the same link.
pub(super) fn write_link(link: &Link) -> String {
    let kind = match link.kind {
        LinkKind::None => String::new(),
        kind => format!("{}: ", kind.word()),
    };
    let bracketed = || format!("{kind}[{}]({})", escape_label(&link.label), destination(&link.url));
    let plain = match (link.label.as_str(), link.url.as_str()) {
        (label, "") => format!("{kind}{label}"),
        ("", url) => format!("{kind}{url}"),
        _ => return bracketed(),
    };
    if read_link(&plain) == (Link { id: ItemId::default(), ..link.clone() }) { plain } else { bracketed() }
}

/// Reads the text of a list item as a link; what is no link is a label without an address.
pub(super) fn read_link(text: &str) -> Link {
    let (kind, rest) = LinkKind::ALL[1..]
        .iter()
        .find_map(|kind| {
            let rest = text.strip_prefix(kind.word())?.strip_prefix(':')?;
            rest.starts_with(' ').then_some((*kind, rest))
        })
        .unwrap_or((LinkKind::None, text));
    let rest = rest.trim();
    let is_link = |(label, url): &(String, String)| !label.is_empty() || !url.is_empty();
    let (label, url) = inline_link(rest).filter(is_link).unwrap_or_else(|| {
        if is_bare_url(rest) { (String::new(), rest.to_owned()) } else { (rest.to_owned(), String::new()) }
    });
    Link { id: ItemId::default(), label, url, kind }
}

/// An address that stands alone: a scheme, a colon and no blanks.
fn is_bare_url(text: &str) -> bool {
    let has_scheme = text.split_once("://").is_some_and(|(scheme, rest)| {
        !rest.is_empty() && !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    (has_scheme || text.starts_with("mailto:")) && !text.contains(char::is_whitespace)
}

/// `[label](address)` and nothing else.
fn inline_link(text: &str) -> Option<(String, String)> {
    let mut label = String::new();
    let mut depth = 0;
    let mut characters = text.strip_prefix('[')?.chars();
    loop {
        let rest = characters.as_str();
        match characters.next()? {
            '\\' if characters.as_str().starts_with(['\\', '[', ']']) => label.push(characters.next()?),
            ']' if depth == 0 => break,
            character => {
                depth += i32::from(rest.starts_with('[')) - i32::from(rest.starts_with(']'));
                label.push(character);
            }
        }
    }
    let inside = characters.as_str().strip_prefix('(')?.strip_suffix(')')?;
    Some((label.trim().to_owned(), read_destination(inside.trim())?))
}

fn escape_label(label: &str) -> String {
    let mut escaped = String::with_capacity(label.len());
    let mut characters = label.chars().peekable();
    while let Some(character) = characters.next() {
        let is_special = match character {
            '[' | ']' => true,
            // Before any other character a backslash is just that.
            '\\' => matches!(characters.peek(), None | Some('\\' | '[' | ']')),
            _ => false,
        };
        if is_special {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// An address as it stands between parentheses, in angle brackets where it would not be read whole.
fn destination(url: &str) -> String {
    let is_plain = !url.contains(|c: char| c.is_whitespace() || c.is_control() || "()<>\\".contains(c));
    if is_plain {
        return url.to_owned();
    }
    let mut quoted = String::from("<");
    for character in url.chars() {
        if matches!(character, '<' | '>' | '\\') {
            quoted.push('\\');
        }
        quoted.push(character);
    }
    quoted.push('>');
    quoted
}

fn read_destination(text: &str) -> Option<String> {
    let Some(quoted) = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')) else {
        return is_plain_destination(text).then(|| text.to_owned());
    };
    let mut url = String::new();
    let mut characters = quoted.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' if characters.as_str().starts_with(['<', '>', '\\']) => url.push(characters.next()?),
            '<' | '>' => return None,
            _ => url.push(character),
        }
    }
    Some(url.trim().to_owned())
}

/// No blanks, parentheses in pairs.
fn is_plain_destination(text: &str) -> bool {
    let mut depth = 0;
    for character in text.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if character.is_whitespace() => return false,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(kind: LinkKind, label: &str, url: &str) -> Link {
        Link { id: ItemId::default(), label: label.into(), url: url.into(), kind }
    }

    #[test]
    fn links_are_written_plainly_and_come_back() {
        let cases = [
            (link(LinkKind::Code, "a", "https://a.test/x?y=1"), "Code: [a](https://a.test/x?y=1)"),
            (link(LinkKind::None, "", "https://a.test"), "https://a.test"),
            (link(LinkKind::Monitoring, "the logs", ""), "Monitoring: the logs"),
            (link(LinkKind::None, "https://a.test", ""), "[https://a.test]()"),
            (link(LinkKind::None, "Code: x", ""), "[Code: x]()"),
            (link(LinkKind::None, "a] [b\\", "x (y)"), "[a\\] \\[b\\\\](<x (y)>)"),
            (link(LinkKind::None, "[a](b)", ""), "[\\[a\\](b)]()"),
            (link(LinkKind::None, "", "no scheme"), "[](<no scheme>)"),
            (link(LinkKind::Code, "", "javascript:alert(1)"), "Code: [](<javascript:alert(1)>)"),
        ];
        for (link, written) in cases {
            assert_eq!(write_link(&link), written);
            assert_eq!(read_link(written), link);
        }
    }

    #[test]
    fn what_is_no_link_is_a_label() {
        assert_eq!(read_link("see [a](b) there"), link(LinkKind::None, "see [a](b) there", ""));
        assert_eq!(read_link("[Related code changes]").label, "[Related code changes]");
        assert_eq!(read_link("Code: []()"), link(LinkKind::Code, "[]()", ""));
        assert_eq!(read_link("[a [b] c](u(v))"), link(LinkKind::None, "a [b] c", "u(v)"));
    }
}
