//! Which line breaks of a text somebody typed, and which only wrap a paragraph at the edge of a file.
//!
//! CommonMark takes both for a space. A break is typed where the next word would have fitted into the line: nobody
//! who wraps at a column leaves that much room.

/// Nobody wraps files at fewer columns.
const MIN_COLUMNS: usize = 45;

/// Nor at more: longer lines end where their writer ended them.
const MAX_COLUMNS: usize = 120;

/// The width that the lines of a text have at most, in characters.
#[derive(Clone, Copy)]
pub(super) struct Width(usize);

impl Width {
    pub(super) fn of(text: &str) -> Width {
        let is_text = |line: &&str| !line.trim_start().starts_with(['|', '#', '`']) && !line.contains("://");
        Width(text.lines().filter(is_text).map(|line| line.trim_end().chars().count()).max().unwrap_or(0))
    }

    /// True when the line break at byte `at` of `text` was typed. Where it may as well wrap, it does.
    pub(super) fn is_typed(self, text: &str, at: usize) -> bool {
        let Width(width) = self;
        let line = text[..at].rsplit('\n').next().unwrap_or_default();
        let next = text[at..].trim_start_matches('\n').lines().next().unwrap_or_default();
        let word = next.split_whitespace().next().unwrap_or_default();
        let length = line.trim_end().chars().count();
        let has_room = length + 1 + word.chars().count() <= width;
        width < MIN_COLUMNS || length > MAX_COLUMNS || width > MAX_COLUMNS || has_room
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with typed breaks as `/`.
    fn read(text: &str) -> String {
        let width = Width::of(text);
        let sign = |(at, sign): (usize, char)| match sign {
            '\n' if width.is_typed(text, at) => '/',
            '\n' => ' ',
            sign => sign,
        };
        text.char_indices().map(sign).collect()
    }

    #[test]
    fn a_break_before_the_edge_is_typed_and_one_at_the_edge_wraps() {
        assert_eq!(read("Dear all,\nthe pool was full.\nAnn"), "Dear all,/the pool was full./Ann");
        let wrapped = "On Saturday the website was affected by an outage of the hosting provider that\nlasted for fifteen hours, because the address records of the domain had been\nreplaced.";
        assert!(!read(wrapped).contains('/'), "{}", read(wrapped));
        let signed = format!("{wrapped}\nAnn");
        assert!(read(&signed).ends_with("replaced./Ann"), "{}", read(&signed));
        let long = format!("{}\nThen we rolled back.", "The pool was full and nothing told us. ".repeat(5));
        assert!(read(&long).contains('/'), "{}", read(&long));
    }
}
