//! The form in which a text is kept: with a version and a hash, so that one that is torn is known.

use std::hash::Hasher;

use fnv::FnvHasher;

const BEFORE_HASH: &str = r#"{"version":2,"hash":""#;
const BEFORE_KEPT: &str = r#"","kept":"#;
const AFTER_KEPT: &str = "}";

/// What an envelope holds.
#[derive(Debug, PartialEq, Eq)]
pub enum Sealed<'a> {
    /// JSON, byte for byte as it was sealed.
    Kept(&'a str),
    /// JSON of the first version, which had no hash.
    First(&'a str),
    /// A later version of this program wrote it.
    Newer,
    /// Torn, changed, or never an envelope.
    Damaged,
}

/// Puts JSON into an envelope.
pub fn seal(json: &str) -> String {
    [BEFORE_HASH, &hash(json), BEFORE_KEPT, json, AFTER_KEPT].concat()
}

/// Takes out of an envelope what is in it.
pub fn open(text: &str) -> Sealed<'_> {
    let Some(rest) = text.strip_prefix(BEFORE_HASH) else {
        let digits = text.strip_prefix(r#"{"version":"#).and_then(|rest| rest.split_once(','));
        return match digits.and_then(|(digits, _)| digits.parse::<u32>().ok()) {
            Some(1) => Sealed::First(text),
            Some(3..) => Sealed::Newer,
            _ => Sealed::Damaged,
        };
    };
    let json = rest
        .split_once(BEFORE_KEPT)
        .and_then(|(sum, rest)| Some((sum, rest.strip_suffix(AFTER_KEPT)?)))
        .filter(|(sum, json)| *sum == hash(json));
    json.map_or(Sealed::Damaged, |(_, json)| Sealed::Kept(json))
}

/// 16 hexadecimal digits. They guard against chance, not against anybody: who can write here can do everything.
pub fn hash(json: &str) -> String {
    let mut hasher = FnvHasher::default();
    hasher.write(json.as_bytes());
    format!("{:016x}", hasher.finish())
}
