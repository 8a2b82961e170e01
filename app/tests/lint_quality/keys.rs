//! Random signs in the place of keys, so that no key, real or not, stands in the repository.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// The text with so many signs for each `‹kind length›`: always the same for the same text.
pub fn drawn(text: &str) -> String {
    let mut signs = Signs::of(text);
    let mut parts = text.split('‹');
    let mut drawn = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (mark, rest) = part.split_once('›').unwrap_or_else(|| panic!("‹kind length› is not closed: {text}"));
        let (kind, length) = mark.split_once(' ').unwrap_or_else(|| panic!("‹kind length›, not ‹{mark}›"));
        let length: usize = length.parse().unwrap_or_else(|_| panic!("a length, not {length:?}"));
        drawn.extend((0..length).map(|_| signs.next(alphabet(kind))));
        drawn.push_str(rest);
    }
    drawn
}

fn alphabet(kind: &str) -> &'static [u8] {
    match kind {
        "hex" => b"0123456789abcdef",
        "HEX" => b"0123456789ABCDEF",
        "digits" => b"0123456789",
        "lower" => b"abcdefghijklmnopqrstuvwxyz0123456789",
        "upper" => b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
        "alnum" => b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
        "base64" => b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
        "url" => b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
        other => panic!("no kind of signs is called {other:?}"),
    }
}

/// A generator of which nothing is asked but that it varies (xorshift).
struct Signs(u64);

impl Signs {
    fn of(text: &str) -> Signs {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        Signs(hasher.finish() | 1)
    }

    fn next(&mut self, alphabet: &[u8]) -> char {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        char::from(alphabet[(self.0 >> 33) as usize % alphabet.len()])
    }
}
