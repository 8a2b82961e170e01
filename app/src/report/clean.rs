//! Single texts as a report keeps them.

use std::borrow::Cow;

/// A text of several lines, cleaned: LF only, no NUL, no lines of blanks, no blanks at the edges.
pub fn clean_block(text: &str) -> String {
    let text = with_plain_line_ends(text);
    let mut clean = String::with_capacity(text.len());
    for (index, line) in text.trim().split('\n').enumerate() {
        if index > 0 {
            clean.push('\n');
        }
        if !line.trim().is_empty() {
            clean.push_str(line);
        }
    }
    clean
}

/// A text of one line, cleaned: line ends become single spaces, the rest as [`clean_block`].
pub fn clean_line(text: &str) -> String {
    let text = with_plain_line_ends(text);
    if !text.contains('\n') {
        return text.trim().to_owned();
    }
    let parts: Vec<&str> = text.split('\n').map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// LF for CRLF and for a lone CR, U+FFFD for NUL.
pub(crate) fn with_plain_line_ends(text: &str) -> Cow<'_, str> {
    if !text.bytes().any(|byte| matches!(byte, b'\r' | 0)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_nul_and_edges_are_cleaned() {
        assert_eq!(clean_block(" \r\n a\rb\0 \n \u{3000}\n\tc \n\n"), "a\nb\u{fffd} \n\n\tc");
        assert_eq!(clean_line(" a \r\n\r\n b\tc "), "a b\tc");
    }
}
