//! Addresses in a report, and what they are made of.

use std::ops::Range;

use super::text::Text;

/// Where something in a report leads.
pub(super) struct Address<'a> {
    /// As a browser would get it.
    pub url: &'a str,
    /// Its bytes in the text; `None` for the address of a related link.
    pub bytes: Option<Range<usize>>,
}

/// All addresses of a text: of links, of images, and those that stand bare.
pub(super) fn addresses<'a>(text: &'a Text<'_>) -> Vec<Address<'a>> {
    let mut all = Vec::new();
    if text.address.is_empty() && !text.has_any(":") {
        return all;
    }
    if !text.address.is_empty() {
        all.push(Address { url: text.address, bytes: None });
    }
    let mut inside = 0;
    for (bytes, url) in text.links() {
        bare(text, inside..bytes.start, &mut all);
        inside = bytes.end;
        all.push(Address { url, bytes: Some(bytes) });
    }
    bare(text, inside..text.text.len(), &mut all);
    all
}

fn bare<'a>(text: &'a Text<'_>, within: Range<usize>, all: &mut Vec<Address<'a>>) {
    let slice = &text.text[within.clone()];
    let mut from = 0;
    while let Some(at) = slice[from..].find("://").map(|at| from + at) {
        let is_scheme = |letter: char| letter.is_ascii_alphanumeric();
        let start = slice[..at]
            .rfind(|letter: char| !is_scheme(letter))
            .map_or(0, |before| before + slice[before..].chars().next().map_or(1, char::len_utf8));
        let is_end = |letter: char| letter.is_whitespace() || "<>\"`|”“".contains(letter);
        let end = slice[at..].find(is_end).map_or(slice.len(), |end| at + end);
        let url = slice[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '*', '_']);
        if start < at && !text.spans.is_code(within.start + start) {
            let first = within.start + start;
            all.push(Address { url, bytes: Some(first..first + url.len()) });
        }
        from = end.max(at + 3);
    }
}

/// The part of a web address before its path: user, host and port.
fn authority(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    let is_web = ["http", "https", "ftp", "ws", "wss"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    is_web.then_some(&rest[..end])
}

/// The host of a web address, without user and port.
pub(super) fn host(url: &str) -> Option<&str> {
    let authority = authority(url)?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let port = host.rfind(':').filter(|at| host[at + 1..].bytes().all(|byte| byte.is_ascii_digit()));
    Some(&host[..port.unwrap_or(host.len())])
}
