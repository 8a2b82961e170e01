//! What a text is compared by: words, line breaks, other blanks and single signs.

/// How a character takes part in a token.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Word,
    Break,
    Blank,
    /// A token of its own: a sign, or a character of a script without blanks between words.
    Single,
}

/// The tokens of `text`, in order; together they are the text.
///
/// What is one word to a reader is one token, so that no merge makes a value that nobody wrote: a
/// number with its point, a time, a date, an address, a dotted name.
pub(super) fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let (mut start, mut before) = (0, None);
    let mut characters = text.char_indices().peekable();
    let mut is_joined = false;
    while let Some((at, character)) = characters.next() {
        let class = class_of(character);
        let continues = is_joined
            || continues_a_character(character)
            || before == Some(Class::Word)
                && JOINERS.contains(&character)
                && characters.peek().is_some_and(|(_, next)| class_of(*next) == Class::Word)
            || before == Some(class) && class != Class::Single;
        // The joiner glues the picture behind it to the one before it.
        is_joined = character == ZERO_WIDTH_JOINER;
        if continues && before.is_some() {
            continue;
        }
        if at > start {
            tokens.push(&text[start..at]);
        }
        (start, before) = (at, Some(class));
    }
    if start < text.len() {
        tokens.push(&text[start..]);
    }
    tokens
}

/// True for a token that would become part of a neighbouring word without a blank between them.
pub(super) fn is_word(token: &str) -> bool {
    token.chars().next().is_some_and(|first| class_of(first) == Class::Word)
}

/// True for a token that does not hold two marks apart: no line break and no long word.
pub(super) fn is_short(token: &str) -> bool {
    !token.contains('\n') && (!is_word(token) || token.chars().count() <= SHORT_WORD)
}

/// True for blanks and punctuation, which mean nothing without the words around them.
pub(super) fn is_sign(token: &str) -> bool {
    let is_dash_or_quote = |character| matches!(character, '\u{2010}'..='\u{2027}');
    token.chars().all(|c| c.is_whitespace() || c.is_ascii_punctuation() || is_dash_or_quote(c))
}

/// The most characters of a word such as "the" or "and".
const SHORT_WORD: usize = 3;

/// Between two word characters these are part of the word: 12:03, 99.9, db.pool, re-run, don't.
const JOINERS: [char; 8] = ['.', ',', ':', '-', '/', '@', '\'', '\u{2019}'];

const ZERO_WIDTH_JOINER: char = '\u{200d}';

fn class_of(character: char) -> Class {
    match character {
        '\n' => Class::Break,
        '_' => Class::Word,
        _ if character.is_whitespace() => Class::Blank,
        _ if character.is_alphanumeric() && !is_written_without_blanks(character) => Class::Word,
        _ => Class::Single,
    }
}

/// Thai, Lao, Burmese, Khmer, Chinese, Japanese: a run of letters is not one word there.
fn is_written_without_blanks(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Accents, variation selectors, skin tones and joiners belong to the character before them.
fn continues_a_character(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}' | ZERO_WIDTH_JOINER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_breaks_blanks_and_signs_are_tokens() {
        assert_eq!(tokens("It failed,  twice.\n\nOh"), ["It", " ", "failed", ",", "  ", "twice", ".", "\n\n", "Oh"]);
        assert!(tokens("").is_empty());
    }

    #[test]
    fn a_value_is_one_token() {
        for value in ["12:03", "99.9", "1,000", "2026-11-25", "db.pool.size", "don't", "a@b.example", "_id_1", "naïve"]
        {
            assert_eq!(tokens(value), [value]);
        }
        assert_eq!(tokens("down."), ["down", "."]);
        assert_eq!(tokens("99%"), ["99", "%"]);
    }

    #[test]
    fn no_character_is_taken_apart() {
        assert_eq!(tokens("e\u{301} 👩\u{200d}🚒👍🏽"), ["e\u{301}", " ", "👩\u{200d}🚒", "👍🏽"]);
        assert_eq!(tokens("停止了"), ["停", "止", "了"]);
        assert_eq!(tokens("\u{301}a"), ["\u{301}", "a"]);
    }
}
