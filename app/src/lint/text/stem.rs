//! Words that differ only in their ending, told to be the same.

/// A number for the stem of a word. Two stems with one number are as likely as a broken disk.
pub(in crate::lint) fn stem_number(word: &str) -> u64 {
    let hash = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    stem(word).bytes().fold(0xcbf2_9ce4_8422_2325, hash)
}

/// The stem of an English word in lower case: `connections` and `connection` become one,
/// `exhausted` and `exhaustion` stay two. Light on purpose: a wrong match costs more than a missed one.
fn stem(word: &str) -> String {
    let mut stem = word.to_lowercase();
    if cut(&mut stem, "ies", 3) || cut(&mut stem, "ied", 3) {
        stem.push('y');
        return stem;
    }
    if !["ss", "us", "is"].iter().any(|ending| stem.ends_with(ending)) {
        cut(&mut stem, "s", 3);
    }
    if cut(&mut stem, "ing", 4) || cut(&mut stem, "ed", 4) {
        undouble(&mut stem);
    }
    // `releas` is what is left of `releasing`.
    cut(&mut stem, "e", 3);
    stem
}

/// Takes `ending` away where at least `shortest` letters stay, so that they still tell a word.
fn cut(word: &mut String, ending: &str, shortest: usize) -> bool {
    let is_cut = word.strip_suffix(ending).is_some_and(|rest| rest.chars().count() >= shortest);
    if is_cut {
        word.truncate(word.len() - ending.len());
    }
    is_cut
}

/// `dropp` is what is left of `dropped`.
fn undouble(word: &mut String) {
    const DOUBLED: [&str; 9] = ["bb", "dd", "gg", "kk", "mm", "nn", "pp", "rr", "tt"];
    if DOUBLED.iter().any(|pair| word.ends_with(pair)) {
        word.pop();
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
            assert_eq!(stem(word), stem(other), "{word} {other}");
        }
    }

    #[test]
    fn short_words_and_other_scripts_stay() {
        for word in ["as", "ring", "red", "status", "access", "analysis", "été", "日本", "pool", "502"] {
            assert_eq!(stem(word), word);
        }
        assert_ne!(stem("exhausted"), stem("exhaustion"));
    }
}
