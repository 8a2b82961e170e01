//! Counting as browsers do: carets, selections and spans of findings are in UTF-16 units, Rust's texts in
//! bytes. A letter is one unit, most emoji are two.

use std::ops::Range;

/// How many UTF-16 units `text` has.
pub fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The UTF-16 units of the stretch `bytes` of `text`, which lies at boundaries of characters.
pub fn units(text: &str, bytes: Range<usize>) -> Range<usize> {
    let start = length(&text[..bytes.start]);
    start..start + length(&text[bytes])
}

/// The bytes of the stretch `units` of `text`, at boundaries of characters: one that begins or ends within a
/// character, or behind the text, is moved to the next boundary.
pub fn bytes(text: &str, units: Range<usize>) -> Range<usize> {
    let start = byte(text, units.start);
    let behind = units.end.saturating_sub(length(&text[..start]));
    start..start + byte(&text[start..], behind)
}

fn byte(text: &str, unit: usize) -> usize {
    let mut passed = 0;
    let is_there = |(_, letter): &(usize, char)| {
        let is_there = passed >= unit;
        passed += letter.len_utf16();
        is_there
    };
    text.char_indices().find(is_there).map_or(text.len(), |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_comes_back_from_units() {
        let text = "a👩‍🚒é\u{65e5}z";
        for (start, _) in text.char_indices() {
            for end in text.char_indices().map(|(end, _)| end).chain([text.len()]).filter(|end| *end >= start) {
                assert_eq!(bytes(text, units(text, start..end)), start..end);
            }
        }
        assert_eq!(length(text), 9);
    }

    #[test]
    fn what_lies_within_a_character_or_behind_the_text_is_moved_to_a_boundary() {
        assert_eq!(bytes("🚒b", 1..1), 4..4);
        assert_eq!(bytes("🚒b", 0..1), 0..4);
        assert_eq!(bytes("ab", 1..9), 1..2);
        assert_eq!(bytes("ab", 7..9), 2..2);
        #[expect(clippy::reversed_empty_ranges, reason = "a selection may come in any form")]
        let reversed = 2..1;
        assert_eq!(bytes("abc", reversed), 2..2);
    }
}
