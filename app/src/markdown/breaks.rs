//! Which line breaks of a text somebody typed, and which only wrap a paragraph at the edge of a file.
//!
//! CommonMark takes both for a space. A break is typed where the next word would have fitted into the line, as nobody
//! who wraps at a column leaves that much room, and where a sentence does not go on: people who break lines by hand
//! while they write break them anywhere.

/// Nobody wraps files at fewer columns.
const MIN_COLUMNS: usize = 45;

/// Nor at more: longer lines end where their writer ended them.
const MAX_COLUMNS: usize = 120;

/// The most characters of a greeting.
const GREETING: usize = 30;

/// Words that end no sentence.
const JOINING: [&str; 22] = [
    "a", "an", "and", "as", "at", "because", "by", "for", "from", "in", "is", "of", "on", "or", "our", "than", "that",
    "the", "to", "was", "which", "with",
];

/// How the lines of a text are wrapped.
#[derive(Clone, Copy)]
pub(super) struct Width {
    /// The most characters of a line.
    columns: usize,
    /// Somebody broke lines in mid-sentence before the edge: no break tells anything any more.
    is_ragged: bool,
}

impl Width {
    pub(super) fn of(text: &str) -> Width {
        let is_text = |line: &&str| !line.trim_start().starts_with(['|', '#', '`']) && !line.contains("://");
        let columns = text.lines().filter(is_text).map(|line| line.trim_end().chars().count()).max().unwrap_or(0);
        let width = Width { columns, is_ragged: false };
        Width { is_ragged: width.has_ragged_lines(text), ..width }
    }

    /// True where a line outside code ends in mid-sentence though the next word would have fitted.
    fn has_ragged_lines(self, text: &str) -> bool {
        let mut is_code = false;
        let mut before = "";
        text.lines().any(|line| {
            let is_edge = line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
            is_code ^= is_edge;
            let is_plain = !is_code && !is_edge && !line.starts_with("    ") && !line.starts_with('\t');
            let line = if is_plain { line.trim() } else { "" };
            let before = std::mem::replace(&mut before, line);
            !before.is_empty() && self.has_room(before, line) && goes_on(before, line)
        })
    }

    /// True when the line break at byte `at` of `text` was typed. Where it may as well wrap, it does.
    pub(super) fn is_typed(self, text: &str, at: usize) -> bool {
        let line = text[..at].rsplit('\n').next().unwrap_or_default().trim();
        let next = text[at..].trim_start_matches('\n').lines().next().unwrap_or_default().trim();
        if self.columns < MIN_COLUMNS {
            return true;
        }
        let is_short = line.chars().count() * 2 < self.columns;
        self.has_room(line, next) && !goes_on(line, next) && (!self.is_ragged || is_short)
    }

    /// True when the first word of the next line would have fitted into a line, or nothing was wrapped at all.
    fn has_room(self, line: &str, next: &str) -> bool {
        let word = next.split_whitespace().next().unwrap_or_default();
        let length = line.chars().count();
        self.columns > MAX_COLUMNS || length + 1 + word.chars().count() <= self.columns
    }
}

/// True for a line that ends in mid-sentence. A greeting does not: `Dear all,`.
fn goes_on(line: &str, next: &str) -> bool {
    let is_ended =
        line.ends_with(['.', '!', '?', ':', ';']) || (line.ends_with(',') && line.chars().count() < GREETING);
    let last = line.rsplit(' ').next().unwrap_or_default();
    !is_ended && (next.starts_with(char::is_lowercase) || JOINING.contains(&last))
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
        let by_hand = "After a few hours we noticed that the hub wasn't\nspawning any new users. Upon investigation it seemed that\nsome nodes had gone bad. The pod was on one such node.\nIt was not deleted, although it should have been.";
        assert!(!read(by_hand).contains('/'), "{}", read(by_hand));
        let signed = format!("{by_hand}\nAnn\nBo");
        assert!(read(&signed).ends_with("Ann/Bo"), "{}", read(&signed));
        let clauses = "The provider's behaviour changed in June, which is when the first of the alarms came and nobody saw it,\nand this led to tearing down the association.";
        assert!(!read(clauses).contains('/'), "{}", read(clauses));
        let said = "We rolled back.\nThe relay was down for an hour and nobody noticed it.";
        assert!(read(said).contains('/'), "{}", read(said));
        let long = format!("{}\nThen we rolled back.", "The pool was full and nothing told us. ".repeat(5));
        assert!(read(&long).contains('/'), "{}", read(&long));
    }
}
