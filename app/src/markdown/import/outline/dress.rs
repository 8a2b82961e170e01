//! What stands around the words of a heading and says nothing: emphasis, code, anchors, attributes, tags.

/// Tags that only dress what they wrap.
const TAGS: [&str; 14] =
    ["u", "b", "i", "em", "strong", "span", "font", "center", "mark", "small", "big", "code", "sup", "ins"];

/// A heading without its dress.
pub(super) fn undressed(raw: &str) -> &str {
    let mut text = raw.trim();
    while let Some(inside) = without_attributes(text)
        .or_else(|| without_anchor(text))
        .or_else(|| without_edit_link(text))
        .or_else(|| without_tag(text))
        .or_else(|| without_emphasis(text))
    {
        text = inside.trim();
    }
    text
}

/// `Heading {#anchor .class}`
fn without_attributes(text: &str) -> Option<&str> {
    let (words, inside) = text.strip_suffix('}')?.rsplit_once('{')?;
    inside.trim_start().starts_with(['#', '.', ':']).then_some(words)
}

/// `Heading [edit](…)` or `Heading[edit]`, as wikis have it.
fn without_edit_link(text: &str) -> Option<&str> {
    let (words, link) = text.strip_suffix([')', ']'])?.rsplit_once('[')?;
    let label = link.split(']').next().unwrap_or_default();
    (label.eq_ignore_ascii_case("edit") && !words.trim().is_empty()).then_some(words)
}

/// `<a name="x"></a>Heading` or `Heading <a href="#x"></a>`
fn without_anchor(text: &str) -> Option<&str> {
    let end = "></a>";
    let is_tag = |tag: &str| tag.starts_with("<a ") && !tag.contains('>');
    let before = || text.split_once(end).filter(|(tag, _)| is_tag(tag)).map(|(_, rest)| rest);
    let behind = || {
        let at = text.strip_suffix(end)?.rfind("<a ")?;
        is_tag(&text[at..text.len() - end.len()]).then_some(&text[..at])
    };
    before().or_else(behind)
}

/// `<u>Heading</u>`
fn without_tag(text: &str) -> Option<&str> {
    let (tag, rest) = text.strip_prefix('<')?.split_once('>')?;
    let name = tag.split(' ').next().unwrap_or_default();
    let inside = rest.strip_suffix('>')?.strip_suffix(name)?.strip_suffix("</")?;
    (TAGS.contains(&name) && !inside.contains('<') && !inside.trim().is_empty()).then_some(inside)
}

fn without_emphasis(text: &str) -> Option<&str> {
    ["***", "**", "__", "*", "_", "`"].into_iter().find_map(|mark| {
        let inside = text.strip_prefix(mark)?.strip_suffix(mark)?;
        (!inside.is_empty() && !inside.contains(mark)).then_some(inside)
    })
}

/// The label of a heading that is a link as a whole, to an address or to a definition.
pub(super) fn label_of_link(text: &str) -> Option<&str> {
    let (label, address) = text.strip_prefix('[')?.split_once(']')?;
    let inside = |open: char, close: char| address.strip_prefix(open)?.strip_suffix(close);
    let address = inside('(', ')').or_else(|| inside('[', ']'))?;
    let is_whole = !address.contains(['(', ')', '[', ']']);
    (is_whole && !label.contains('[')).then(|| undressed(label.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dress_of_a_heading_is_seen_through() {
        for (raw, text) in [
            ("**Summary** {#summary}", "Summary"),
            ("`Summary`", "Summary"),
            ("***Summary***", "Summary"),
            ("**One** and **two**", "**One** and **two**"),
            ("A {b}", "A {b}"),
            ("{#a}", ""),
            ("Summary {.lead}", "Summary"),
            ("Summary {: #s }", "Summary"),
            ("Summary { #s data-toc='S' }", "Summary"),
            ("Summary [Edit](https://a.test/s?edit=1)", "Summary"),
            ("Summary[edit]", "Summary"),
            ("Summary [editor]", "Summary [editor]"),
            ("<a name=\"s\"></a>Summary", "Summary"),
            ("Summary <a href=\"#s\" class=\"anchor\"></a>", "Summary"),
            ("<u>**Summary**</u>", "Summary"),
            ("<span style=\"color: red\">Summary</span>", "Summary"),
            ("<a href=\"https://a.test\">Summary</a>", "<a href=\"https://a.test\">Summary</a>"),
            ("a < b > c", "a < b > c"),
        ] {
            assert_eq!(undressed(raw), text, "{raw}");
        }
        assert_eq!(label_of_link("[**Summary**](https://a.test)"), Some("Summary"));
        assert_eq!(label_of_link("[Summary][1]"), Some("Summary"));
        for other in ["[a](b) (Minor)", "[a] [b]", "[a]", "[a][b] c"] {
            assert_eq!(label_of_link(other), None, "{other}");
        }
    }
}
