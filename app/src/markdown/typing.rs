//! Marks around what is selected in a box, as keys make them. Places are in UTF-16 units.

use std::ops::Range;

use super::address::is_safe_url;
use super::list::marker;
use crate::utf16;

/// How a key formats the selected words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formatting {
    /// `**words**`
    Bold,
    /// `_words_`
    Italic,
    /// `` `words` ``
    Code,
    /// `[words](address)`
    Link,
    /// `- words`
    Bullets,
    /// `1. words`
    Numbers,
}

/// What is to be done to a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// The part that is replaced.
    pub replaced: Range<usize>,
    /// What stands there then.
    pub text: String,
    /// What is selected afterwards.
    pub selected: Range<usize>,
}

/// Formats the selected words, or takes the formatting away where it is there already.
pub fn toggle(text: &str, selection: Range<usize>, formatting: Formatting) -> Rewrite {
    let bytes = trimmed(text, utf16::bytes(text, selection));
    match formatting {
        Formatting::Bold => around(text, bytes, "**"),
        Formatting::Italic => around(text, bytes, "_"),
        Formatting::Code => around(text, bytes, "`"),
        Formatting::Link => {
            let words = &text[bytes.clone()];
            let made = format!("[{words}]()");
            // The caret goes where something is missing.
            let caret = if words.is_empty() { 1 } else { made.len() - 1 };
            rewrite(text, bytes, made, caret..caret)
        }
        Formatting::Bullets => list(text, bytes, |_| "- ".to_owned()),
        Formatting::Numbers => list(text, bytes, |number| format!("{number}. ")),
    }
}

/// Makes the selected words a link to a pasted address; none where that is not meant.
pub fn linked(text: &str, selection: Range<usize>, pasted: &str) -> Option<Rewrite> {
    let bytes = trimmed(text, utf16::bytes(text, selection));
    let (words, url) = (&text[bytes.clone()], pasted.trim());
    let is_meant = is_safe_url(url)
        && !url.contains([' ', '\n', '(', ')', '<', '>'])
        && !words.is_empty()
        && !words.contains(['\n', '[', ']'])
        && !is_safe_url(words);
    let made = format!("[{words}]({url})");
    let end = made.len();
    is_meant.then(|| rewrite(text, bytes, made, end..end))
}

/// Puts Markdown in the place of what is selected, blocks of it apart from the words around them.
pub fn inserted(text: &str, selection: Range<usize>, made: &str) -> Rewrite {
    let bytes = utf16::bytes(text, selection);
    let is_block = made.contains('\n') || marker(made).is_some() || made.starts_with(['#', '>', '|']);
    let (before, after) = (&text[..bytes.start], &text[bytes.end..]);
    let apart = |is_begun: bool, breaks: usize| if is_block && is_begun { &"\n\n"[breaks.min(2)..] } else { "" };
    let breaks = |text: &str| text.len() - text.trim_end_matches('\n').len();
    let lead = apart(!before.trim().is_empty(), breaks(before));
    let follows = after.len() - after.trim_start_matches('\n').len();
    let tail = apart(!after.trim().is_empty(), follows);
    let caret = lead.len() + made.len();
    rewrite(text, bytes, [lead, made, tail].concat(), caret..caret)
}

fn around(text: &str, bytes: Range<usize>, sign: &str) -> Rewrite {
    let (start, end) = (bytes.start, bytes.end);
    if text[..start].ends_with(sign) && text[end..].starts_with(sign) {
        let inside = text[bytes].to_owned();
        let selected = 0..inside.len();
        return rewrite(text, start - sign.len()..end + sign.len(), inside, selected);
    }
    let inside = &text[bytes.clone()];
    let bare = inside.strip_prefix(sign).and_then(|inside| inside.strip_suffix(sign)).filter(|bare| !bare.is_empty());
    let (made, selected) = match bare {
        Some(bare) => (bare.to_owned(), 0..bare.len()),
        None => (format!("{sign}{inside}{sign}"), sign.len()..sign.len() + inside.len()),
    };
    rewrite(text, bytes, made, selected)
}

/// Makes items of the lines that the selection touches; lines that are items all become plain again.
fn list(text: &str, bytes: Range<usize>, sign: impl Fn(usize) -> String) -> Rewrite {
    let start = text[..bytes.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[bytes.end..].find('\n').map_or(text.len(), |at| bytes.end + at);
    let lines: Vec<&str> = text[start..end].split('\n').collect();
    let bare = |line: &'_ str| marker(line).map(|(width, _)| line.get(width..).unwrap_or_default().to_owned());
    let mut made = Vec::with_capacity(lines.len());
    let is_list = lines.iter().all(|line| marker(line).is_some());
    for (index, line) in lines.iter().enumerate() {
        let plain = bare(line).unwrap_or_else(|| (*line).to_owned());
        made.push(if is_list { plain } else { sign(index + 1) + &plain });
    }
    let made = made.join("\n");
    let selected = if lines.len() > 1 { 0..made.len() } else { made.len()..made.len() };
    rewrite(text, start..end, made, selected)
}

/// A selection in bytes; `selected` lies within what is `made`.
fn rewrite(text: &str, bytes: Range<usize>, made: String, selected: Range<usize>) -> Rewrite {
    let replaced = utf16::units(text, bytes);
    let selected = utf16::units(&made, selected);
    let selected = replaced.start + selected.start..replaced.start + selected.end;
    Rewrite { replaced, text: made, selected }
}

/// Blanks at the edges stay outside of a mark.
fn trimmed(text: &str, bytes: Range<usize>) -> Range<usize> {
    let inside = &text[bytes.clone()];
    if inside.trim().is_empty() {
        return bytes.start..bytes.start;
    }
    let start = bytes.end - inside.trim_start().len();
    start..start + inside.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text and its selection, between `<` and `>`.
    fn with(marked: &str, make: impl Fn(&str, Range<usize>) -> Option<Rewrite>) -> String {
        let (before, rest) = marked.split_once('<').unwrap();
        let (inside, after) = rest.split_once('>').unwrap();
        let text = [before, inside, after].concat();
        let Some(Rewrite { replaced, text: made, selected }) =
            make(&text, utf16::units(&text, before.len()..before.len() + inside.len()))
        else {
            return marked.to_owned();
        };
        let mut all: Vec<u16> = text.encode_utf16().collect();
        all.splice(replaced, made.encode_utf16());
        all.insert(selected.end, u16::from(b'>'));
        all.insert(selected.start, u16::from(b'<'));
        String::from_utf16(&all).unwrap()
    }

    #[test]
    fn words_get_their_mark_and_lose_it_again() {
        for (before, kind, after) in [
            ("the <pool> was", Formatting::Bold, "the **<pool>** was"),
            ("the **<pool>** was", Formatting::Bold, "the <pool> was"),
            ("the <**pool**> was", Formatting::Bold, "the <pool> was"),
            ("👩‍🚒 <pool >was", Formatting::Code, "👩‍🚒 `<pool>` was"),
            ("a <> b", Formatting::Italic, "a _<>_ b"),
            ("see <docs>", Formatting::Link, "see [docs](<>)"),
            ("see <>", Formatting::Link, "see [<>]()"),
            ("a\n<b\nc>", Formatting::Bullets, "a\n<- b\n- c>"),
            ("<- b\n- c>", Formatting::Bullets, "<b\nc>"),
            ("a<>", Formatting::Numbers, "1. a<>"),
            ("<a\nb>", Formatting::Numbers, "<1. a\n2. b>"),
        ] {
            assert_eq!(with(before, |text, at| Some(toggle(text, at, kind))), after, "{before}");
        }
    }

    #[test]
    fn blocks_that_are_inserted_stand_apart_from_the_words_around_them() {
        for (before, made, after) in [
            ("a <b> c", "**d**", "a **d**<> c"),
            ("a<>c", "- d\n- e", "a\n\n- d\n- e<>\n\nc"),
            ("a\n<>\n\nc", "| d |", "a\n\n| d |<>\n\nc"),
            ("<>", "# d", "# d<>"),
            ("👩‍🚒<> ", "d\n\ne", "👩‍🚒\n\nd\n\ne<> "),
        ] {
            assert_eq!(with(before, |text, at| Some(inserted(text, at, made))), after, "{before}");
        }
    }

    #[test]
    fn an_address_that_is_pasted_over_words_becomes_their_link() {
        let paste = |text: &str, pasted: &str| with(text, |text, at| linked(text, at, pasted));
        assert_eq!(paste("see <the graph >now", " https://a.test/x "), "see [the graph](https://a.test/x)<> now");
        for (text, pasted) in [
            ("<>", "https://a.test"),
            ("<words>", "javascript:alert(1)"),
            ("<https://b.test>", "https://a.test"),
            ("<two\nlines>", "https://a.test"),
            ("<words>", "https://a.test and more"),
        ] {
            assert_eq!(paste(text, pasted), text);
        }
    }
}
