//! Headings of a text that has no signs for them: a line in bold, in capitals, or with a colon behind it.

use super::undressed;
use crate::markdown::import::blocks::Heading;
use crate::markdown::import::meaning::{self, detail, timeline_rest};
use crate::markdown::list::{Line, marker};
use crate::markdown::structure::Fenced;

/// The most words of a heading.
const MAX_WORDS: usize = 8;

/// How a line sets itself apart.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// All of it in bold, or in capitals: a heading, whatever it says.
    Loud,
    /// A heading only where its words are known.
    Quiet,
}

/// The headings of a text that has none by its signs. None at all where fewer than two of them name something that a
/// report has.
pub(super) fn headings<'a>(lines: &[Line<'a>]) -> Vec<Option<Heading<'a>>> {
    let forms: Vec<Option<Form>> = (0..lines.len()).map(|at| form(lines, at)).collect();
    let text = |at: usize| lines[at].text.trim();
    let known: Vec<bool> = (0..lines.len()).map(|at| forms[at].is_some() && is_known(text(at))).collect();
    if known.iter().filter(|known| **known).count() < 2 {
        return vec![None; lines.len()];
    }
    let first = lines.iter().position(|line| !line.text.trim().is_empty());
    let heading = |at: usize| {
        let is_title = first == Some(at) && !known[at] && is_title(lines, at);
        let is_heading = known[at] || forms[at] == Some(Form::Loud) || is_title;
        let level = if is_title { 1 } else { 2 };
        is_heading.then(|| Heading { level, text: text(at), height: 1, is_html: false })
    };
    (0..lines.len()).map(heading).collect()
}

fn is_known(text: &str) -> bool {
    let text = undressed(text.trim_end_matches([':', '：']));
    meaning::field(text).is_some() || timeline_rest(text).is_some() || detail(text).is_some()
}

/// A line of few words behind a blank one.
fn form(lines: &[Line<'_>], at: usize) -> Option<Form> {
    let line = &lines[at];
    let text = line.text.trim();
    let is_behind_blank = at == 0 || lines[at - 1].text.trim().is_empty();
    let words = text.split_whitespace().count();
    if line.fenced != Fenced::Outside || !is_behind_blank || !(1..=MAX_WORDS).contains(&words) || text.len() > 100 {
        return None;
    }
    if line.text.starts_with(['|', '>', '<', '\t']) || line.text.starts_with("    ") {
        return None;
    }
    let is_numbered = text.starts_with(|sign: char| sign.is_ascii_digit());
    let words = match marker(text) {
        Some((_, words)) if is_numbered => words,
        Some(_) => return None,
        None => text,
    };
    let is_apart = lines.get(at + 1).is_none_or(|next| next.text.trim().is_empty());
    let is_dressed = undressed(words.trim_end_matches(':')).len() < words.trim_end_matches(':').len();
    let is_loud = !words.contains(char::is_lowercase) && words.chars().filter(|sign| sign.is_uppercase()).count() > 2;
    if is_dressed || is_loud {
        return Some(if is_apart && !words.starts_with(['*', '_', '`']) || words.starts_with("**") {
            Form::Loud
        } else {
            Form::Quiet
        });
    }
    // A word alone between blank lines, or one with a colon.
    let is_plain = words.starts_with(char::is_uppercase) && !words.contains(['.', ',', ';']);
    (is_plain && (words.ends_with([':', '：']) || is_apart)).then_some(Form::Quiet)
}

/// The first line of all, where a blank one is behind it.
fn is_title(lines: &[Line<'_>], at: usize) -> bool {
    let text = lines[at].text.trim();
    let is_apart = lines.get(at + 1).is_some_and(|next| next.text.trim().is_empty());
    let is_words =
        marker(text).is_none() && !text.starts_with(['|', '>', '<', '[']) && !text.ends_with([':', '.', '!']);
    is_apart && is_words && lines[at].fenced == Fenced::Outside && text.split_whitespace().count() <= 14
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::import::blocks::plain_lines;

    fn found(text: &str) -> Vec<(usize, &str)> {
        let lines: Vec<&str> = text.split('\n').collect();
        headings(&plain_lines(&lines)).into_iter().flatten().map(|heading| (heading.level, heading.text)).collect()
    }

    #[test]
    fn lines_that_stand_out_are_headings_where_two_are_known() {
        for text in [
            "Checkout down\n\n**Summary**\n\nIt failed.\n\n**Root cause**\n\nThe pool.",
            "Checkout down\n\n**Summary**\nIt failed.\n\n**Root cause**\nThe pool.",
        ] {
            assert_eq!(found(text), [(1, "Checkout down"), (2, "**Summary**"), (2, "**Root cause**")], "{text}");
        }
        assert_eq!(
            found("1. SUMMARY\n\nIt failed.\n\n2. WEATHER\n\nRain.\n\n3. IMPACT\n\nAll."),
            [(2, "1. SUMMARY"), (2, "2. WEATHER"), (2, "3. IMPACT")]
        );
        assert_eq!(found("Summary:\nIt failed.\n\nRoot cause:\nThe pool."), [(2, "Summary:"), (2, "Root cause:")]);
        assert_eq!(found("*Summary*\nIt failed.\n\n*Impact*\nAll."), [(2, "*Summary*"), (2, "*Impact*")]);
        for text in [
            "**Summary**\n\nIt failed.",
            "It failed.\n\nThe pool.",
            "- Summary:\n\n- Impact:",
            "Summary: a\n\nImpact: b",
            "",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
