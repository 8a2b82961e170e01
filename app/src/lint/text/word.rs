//! The words of a text.

use crate::markdown::Stretch;

/// One word as language rules read it.
///
/// Code, quoted words, addresses, handles and dotted names are one word each, with all their
/// signs: they hold the place of a noun and are never taken for a word of the language.
#[derive(Clone, Copy, Debug)]
pub(in crate::lint) struct Word<'a> {
    /// As written.
    pub text: &'a str,
    /// Its first byte.
    pub start: usize,
    /// What stands between it and the word before.
    pub gap: Gap,
    /// Of its letters without regard to case; words that differ in it are different words.
    pub hash: u32,
    /// False for a word that is the last one of no person, of those the report and the lists know.
    pub may_be_person: bool,
}

/// A number from the letters of a word, without regard to case and to the shape of apostrophes.
pub(in crate::lint) fn hash(word: &str) -> u32 {
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let bytes = word.as_bytes();
    let (mut hash, mut at) = (0x811c_9dc5, 0);
    while let Some(byte) = bytes.get(at) {
        if bytes[at..].starts_with("’".as_bytes()) {
            hash = mix(hash, b'\'');
            at += "’".len();
        } else {
            hash = mix(hash, byte.to_ascii_lowercase());
            at += 1;
        }
    }
    // The last letters would decide nearly alone where a word stands in a short list.
    hash ^ (hash >> 15)
}

/// What stands between two words, the weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::lint) enum Gap {
    /// Blanks or emphasis.
    Space,
    /// A hyphen and nothing else.
    Hyphen,
    /// A comma, a dash, a parenthesis, a slash.
    Pause,
    /// The end of a sentence, a clause or a paragraph.
    Stop,
}

impl<'a> Word<'a> {
    /// A word without its text.
    pub fn alone(text: &'a str) -> Word<'a> {
        Word { text, start: 0, gap: Gap::Stop, hash: hash(text), may_be_person: true }
    }

    /// The byte behind its last.
    pub fn end(self) -> usize {
        self.start + self.text.len()
    }

    /// True for this word, which is given in lower case with straight apostrophes.
    #[inline]
    pub fn is(self, word: &str) -> bool {
        // Nearly all words differ in length already, and this is asked hundreds of times of each.
        if self.text.len() == word.len() {
            return self.text.eq_ignore_ascii_case(word);
        }
        self.text.len() == word.len() + 2 && self.is_with_curly_apostrophe(word)
    }

    /// The curly apostrophe is two bytes longer; no word has two.
    fn is_with_curly_apostrophe(self, word: &str) -> bool {
        let straight = |letter: char| if letter == '’' { '\'' } else { letter.to_ascii_lowercase() };
        !self.text.is_ascii() && self.text.chars().map(straight).eq(word.chars())
    }

    /// True for any of these words.
    pub fn is_any(self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }
}

/// The words of `text`, in reading order.
pub(super) fn words<'a>(text: &'a str, stretches: &[Stretch]) -> Vec<Word<'a>> {
    let mut reader = Reader { text, words: Vec::new(), gap: Gap::Stop, quote: None };
    for stretch in stretches {
        match stretch {
            Stretch::Words(bytes) => reader.read(bytes.start, bytes.end),
            Stretch::Code(bytes) => reader.push(bytes.start, bytes.end),
            Stretch::Break => {
                reader.gap = Gap::Stop;
                reader.quote = None;
            }
        }
    }
    reader.words
}

struct Reader<'a> {
    text: &'a str,
    words: Vec<Word<'a>>,
    /// Since the last word.
    gap: Gap,
    quote: Option<Quote>,
}

/// A quotation that has been opened.
struct Quote {
    opening: char,
    start: usize,
    /// How many words there were before it.
    words: usize,
    gap: Gap,
}

impl Reader<'_> {
    fn read(&mut self, start: usize, end: usize) {
        let mut at = start;
        for chunk in self.text[start..end].split_inclusive(char::is_whitespace) {
            self.chunk(at, chunk.trim_end());
            at += chunk.len();
        }
    }

    /// Reads what stands between two blanks.
    fn chunk(&mut self, start: usize, chunk: &str) {
        let is_edge = |sign: char| !sign.is_alphanumeric() && sign != '@' && sign != '_';
        let head = chunk.len() - chunk.trim_start_matches(is_edge).len();
        let core = chunk.trim_matches(is_edge);
        let tail = if core.is_empty() { chunk.len() } else { head + core.len() };
        self.signs(start, &chunk[..head]);
        if is_figure(core) || is_name(core) {
            self.push(start + head, start + tail);
        } else {
            self.plain(start + head, core);
        }
        self.signs(start + tail, &chunk[tail..]);
    }

    fn signs(&mut self, start: usize, signs: &str) {
        for (index, sign) in signs.char_indices() {
            self.sign(start + index, sign);
        }
    }

    /// Reads words that are joined by signs: `on-call`, `and/or`, `shouldn't`.
    fn plain(&mut self, start: usize, core: &str) {
        let mut word: Option<usize> = None;
        let mut characters = core.char_indices().peekable();
        while let Some((index, character)) = characters.next() {
            let next = characters.peek().map(|(_, next)| *next);
            let is_inner = word.is_some() && matches!(character, '\'' | '’') && next.is_some_and(char::is_alphanumeric);
            if character.is_alphanumeric() || is_inner {
                word.get_or_insert(start + index);
                continue;
            }
            if let Some(first) = word.take() {
                self.push(first, start + index);
            }
            if is_hyphen(character) {
                self.gap = self.gap.max(Gap::Hyphen);
            } else {
                self.sign(start + index, character);
            }
        }
        if let Some(first) = word {
            self.push(first, start + core.len());
        }
    }

    fn push(&mut self, start: usize, end: usize) {
        let text = &self.text[start..end];
        self.words.push(Word { text, start, gap: self.gap, hash: hash(text), may_be_person: true });
        self.gap = Gap::Space;
    }

    fn sign(&mut self, at: usize, sign: char) {
        if self.quotes(at, sign) {
            return;
        }
        let gap = match sign {
            '*' | '_' | '~' | '`' => Gap::Space,
            '.' | '!' | '?' | ';' | ':' | '…' | '。' => Gap::Stop,
            _ => Gap::Pause,
        };
        self.gap = self.gap.max(gap);
    }

    /// Opens or closes a quotation. One that is closed becomes a single word; one that is not
    /// closed within its paragraph is no quotation.
    fn quotes(&mut self, at: usize, sign: char) -> bool {
        let before = self.text[..at].chars().next_back();
        let after = self.text[at + sign.len_utf8()..].chars().next();
        let is_word = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        let is_blank = |side: Option<char>| side.is_none_or(char::is_whitespace);
        if let Some(quote) = &self.quote {
            let is_end = closes(quote.opening, sign) && !is_blank(before) && !is_word(after);
            if is_end {
                let Quote { start, words, gap, .. } = *quote;
                self.quote = None;
                self.words.truncate(words);
                self.gap = gap;
                self.push(start, at + sign.len_utf8());
            }
            is_end
        } else {
            let is_start = matches!(sign, '"' | '\'' | '“' | '„' | '‘' | '«') && !is_word(before) && !is_blank(after);
            if is_start {
                self.quote = Some(Quote { opening: sign, start: at, words: self.words.len(), gap: self.gap });
            }
            is_start
        }
    }
}

fn closes(opening: char, sign: char) -> bool {
    match opening {
        '„' => matches!(sign, '“' | '”'),
        '“' => sign == '”',
        '‘' => sign == '’',
        '«' => sign == '»',
        straight => sign == straight,
    }
}

fn is_hyphen(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}' | '\u{2011}')
}

/// True for `14:02`, `1,240`, `99.9`: what stands within is no end of a sentence.
fn is_figure(core: &str) -> bool {
    core.starts_with(|first: char| first.is_ascii_digit())
        && core.bytes().all(|byte| byte.is_ascii_digit() || b".,:".contains(&byte))
}

/// True for an address, a handle, a path, a file, a version, an identifier.
fn is_name(core: &str) -> bool {
    let has_inner_dot = || core.split('.').skip(1).any(|part| part.chars().next().is_some_and(char::is_alphanumeric));
    core.contains(['@', '_', '\\', '=']) || core.contains("://") || has_inner_dot()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::spans;

    fn read(text: &str) -> Vec<(&str, Gap)> {
        words(text, &spans(text).stretches).into_iter().map(|word| (word.text, word.gap)).collect()
    }

    fn texts(text: &str) -> Vec<&str> {
        read(text).into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn gaps_tell_where_a_thought_ends() {
        use Gap::{Hyphen, Pause, Space, Stop};
        assert_eq!(
            read("The on-call *saw* it, late. Why?\n\n- x/y — z"),
            [
                ("The", Stop),
                ("on", Space),
                ("call", Hyphen),
                ("saw", Space),
                ("it", Space),
                ("late", Pause),
                ("Why", Stop),
                ("x", Stop),
                ("y", Pause),
                ("z", Pause),
            ]
        );
    }

    #[test]
    fn names_quotes_and_code_are_one_word_each() {
        assert_eq!(texts("see (https://a.test/human-error), `a b`."), ["see", "https://a.test/human-error", "`a b`"]);
        assert_eq!(
            texts("@bob set max_size=2 in db.toml e.g. here"),
            ["@bob", "set", "max_size=2", "in", "db.toml", "e.g", "here"]
        );
        assert_eq!(
            texts("a \"b c\" 'd e', “f `g`” „h“ ‘i’ «j k»"),
            ["a", "\"b c\"", "'d e'", "“f `g`”", "„h“", "‘i’", "«j k»"]
        );
    }

    #[test]
    fn apostrophes_and_open_quotes_are_no_quotations() {
        assert_eq!(texts("shouldn't users' don’t"), ["shouldn't", "users", "don’t"]);
        assert_eq!(texts("a \"b c\n\nd\" e"), ["a", "b", "c", "d", "e"]);
        assert_eq!(texts("a 5\" disk 'n"), ["a", "5", "disk", "n"]);
    }

    #[test]
    fn words_are_compared_in_any_case_and_with_any_apostrophe() {
        let word = |text| Word::alone(text);
        assert!(word("Shouldn’t").is("shouldn't") && word("WE").is_any(&["they", "we"]));
        assert!(!word("wé").is("we") && !word("’").is("\"") && !word("we").is("w"));
    }
}
