//! Related links in the forms that other writers have for them.

use crate::markdown::address::is_safe_url;
use crate::markdown::link::read_link;
use crate::report::{Link, clean_line};

/// Reads an item as a link: `<address>`, `[label](address "title")`, `Label: address`, `Label <address>`.
pub(super) fn read(text: &str) -> Link {
    let link = read_link(&clean_line(text));
    if !link.url.is_empty() {
        return link;
    }
    match in_other_words(&link.label) {
        Some((label, url)) => Link { label, url, ..link },
        None => link,
    }
}

fn in_other_words(text: &str) -> Option<(String, String)> {
    if let Some((label, inside)) = text.strip_prefix('[').and_then(|text| text.strip_suffix(')')?.split_once("](")) {
        let (address, title) = inside.split_once(' ')?;
        let title = title.trim().trim_matches(['"', '\'']);
        let is_plain = is_safe_url(address) && !label.contains(['[', ']']) && !title.contains("](");
        return is_plain.then(|| (format!("{label} ({title})"), address.to_owned()));
    }
    let (label, address) = text.rsplit_once(char::is_whitespace).unwrap_or(("", text));
    let address = address.strip_prefix('<').and_then(|text| text.strip_suffix('>')).unwrap_or(address);
    let is_address = address.contains("://") && is_safe_url(address) && !address.ends_with([')', ']', '.', ',']);
    let is_one = !label.contains("://") && !label.contains(['[', ']', '`']) && label.split_whitespace().count() <= 12;
    let label = label.trim_end().trim_end_matches([':', '-', '–', '—', '→', '|', ' ']);
    (is_address && is_one).then(|| (label.to_owned(), address.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_and_its_address_are_told_apart() {
        for (text, label, url) in [
            ("<https://a.test/1>", "", "https://a.test/1"),
            ("[three](https://a.test/3 \"all of it\")", "three (all of it)", "https://a.test/3"),
            ("The graph: https://a.test/4", "The graph", "https://a.test/4"),
            ("The graph – <https://a.test/4>", "The graph", "https://a.test/4"),
            ("[graph](https://a.test/g)", "graph", "https://a.test/g"),
            ("https://a.test/2", "", "https://a.test/2"),
            ("see https://a.test/1 and https://a.test/2", "see https://a.test/1 and https://a.test/2", ""),
            ("the graph", "the graph", ""),
        ] {
            let link = read(text);
            assert_eq!((link.label.as_str(), link.url.as_str()), (label, url), "{text}");
        }
    }
}
