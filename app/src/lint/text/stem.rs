//! Words that differ only in their ending, told to be the same.

use std::borrow::Cow;

/// A number for the stem of a word. Two stems with one number are as likely as a broken disk.
pub(in crate::lint) fn stem_number(word: &str) -> u64 {
    let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let (stem, end) = stem(word);
    let number = stem.bytes().map(|byte| byte.to_ascii_lowercase()).fold(0xcbf2_9ce4_8422_2325, hash);
    end.into_iter().fold(number, hash)
}

/// The stem of an English word, and what stands in the place of its ending: `connections` and `connection` become one,
/// `exhausted` and `exhaustion` stay two. Light on purpose: a wrong match costs more than a missed one.
fn stem(word: &str) -> (Cow<'_, str>, Option<u8>) {
    if !word.is_ascii() {
        return (word.to_lowercase().into(), None);
    }
    if let Some(stem) = cut(word, "ies", 3).or_else(|| cut(word, "ied", 3)) {
        return (stem.into(), Some(b'y'));
    }
    let mut stem = word;
    if !["ss", "us", "is"].iter().any(|ending| ends_with(stem, ending)) {
        stem = cut(stem, "s", 3).unwrap_or(stem);
    }
    if let Some(short) = cut(stem, "ing", 4).or_else(|| cut(stem, "ed", 4)) {
        stem = undoubled(short);
    }
    // `releas` is what is left of `releasing`.
    (cut(stem, "e", 3).unwrap_or(stem).into(), None)
}

fn ends_with(word: &str, ending: &str) -> bool {
    word.len() >= ending.len() && word.as_bytes()[word.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
}

/// The word without `ending`, where at least `shortest` letters stay, so that they still tell a word.
fn cut<'a>(word: &'a str, ending: &str, shortest: usize) -> Option<&'a str> {
    let length = word.len().checked_sub(ending.len()).filter(|length| *length >= shortest)?;
    ends_with(word, ending).then(|| &word[..length])
}

/// `dropp` is what is left of `dropped`.
fn undoubled(word: &str) -> &str {
    match word.as_bytes() {
        [.., one, other] if one.eq_ignore_ascii_case(other) && b"bdgkmnprt".contains(&other.to_ascii_lowercase()) => {
            &word[..word.len() - 1]
        }
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_taken_away() {
        for (word, other) in [
            ("Connections", "connection"),
            ("released", "release"),
            ("releases", "releasing"),
            ("dropped", "drop"),
            ("retries", "retry"),
            ("retried", "retry"),
            ("failing", "fails"),
            ("caches", "cached"),
            ("strings", "string"),
            ("processes", "process"),
            ("speeds", "speed"),
        ] {
            assert_eq!(stem_number(word), stem_number(other), "{word} {other}");
        }
    }

    #[test]
    fn short_words_and_other_scripts_stay() {
        for word in ["as", "ring", "red", "status", "access", "analysis", "été", "日本", "pool", "502"] {
            assert_eq!(stem(word), (word.into(), None));
        }
        assert_ne!(stem_number("exhausted"), stem_number("exhaustion"));
    }
}
