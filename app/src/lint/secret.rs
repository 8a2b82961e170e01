//! What passwords, keys and tokens look like.

use std::ops::Range;

/// Marks of keys, how many characters follow at least, and what they open.
const MARKS: [(&str, usize, &str); 20] = [
    ("AKIA", 16, "an AWS access key"),
    ("ASIA", 16, "an AWS access key"),
    ("ghp_", 30, "a GitHub token"),
    ("gho_", 30, "a GitHub token"),
    ("ghu_", 30, "a GitHub token"),
    ("ghs_", 30, "a GitHub token"),
    ("ghr_", 30, "a GitHub token"),
    ("github_pat_", 22, "a GitHub token"),
    ("glpat-", 18, "a GitLab token"),
    ("xoxb-", 10, "a Slack token"),
    ("xoxp-", 10, "a Slack token"),
    ("xoxa-", 10, "a Slack token"),
    ("xoxs-", 10, "a Slack token"),
    ("xapp-", 10, "a Slack token"),
    ("sk_live_", 16, "a Stripe key"),
    ("rk_live_", 16, "a Stripe key"),
    ("AIza", 30, "a Google key"),
    ("npm_", 30, "an npm token"),
    ("dop_v1_", 40, "a DigitalOcean token"),
    ("eyJ", 40, "a signed token"),
];

/// Names of settings that hold secrets, in lower case.
#[rustfmt::skip]
const NAMES: [&str; 16] = [
    "password", "passwd", "pwd", "passphrase", "secret", "client_secret", "secret_key", "secretkey", "api_key",
    "api-key", "apikey", "access_key", "access_token", "auth_token", "private_key", "token",
];

/// A name, a sign and a value; shorter ones are none.
const SHORTEST: usize = "pwd=".len() + 8;

/// The secrets of a text with all its bytes, code included, and what each seems to be.
pub(super) fn secrets(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found: Vec<(Range<usize>, &'static str)> = Vec::new();
    let mut start = 0;
    // Of all the marks, none holds a blank.
    for part in text.split_inclusive(ends) {
        let first = start;
        start += part.len();
        if part.len() < SHORTEST {
            continue;
        }
        let bare = part.trim_end_matches(|letter| ends(letter) || letter == '.');
        // Words of the language end here.
        if bare.bytes().all(|byte| byte.is_ascii_lowercase()) {
            continue;
        }
        if let Some((bytes, kind)) = marked(bare).or_else(|| assigned(bare)) {
            found.push((first + bytes.start..first + bytes.end, kind));
        }
    }
    found.extend(spaced(text));
    for (at, begin) in text.match_indices("-----BEGIN ") {
        let line = text[at..].lines().next().unwrap_or_default();
        if line.ends_with("PRIVATE KEY-----") {
            let length = text[at..].find("-----END").map_or(line.len(), |end| {
                text[at + end + begin.len()..].find("-----").map_or(end, |close| end + begin.len() + close + 5)
            });
            found.push((at..at + length, "a private key"));
        }
    }
    found.sort_by_key(|(bytes, _)| bytes.start);
    found.dedup_by(|next, before| next.0.start < before.0.end);
    found
}

/// True for what stands in no secret.
fn ends(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '"' | '\'' | '`' | ',' | ';' | '(' | ')' | '<' | '>' | '[' | ']' | '{' | '}' | '|' | '“' | '”'
        )
}

/// A key by its mark: `ghp_…`.
fn marked(part: &str) -> Option<(Range<usize>, &'static str)> {
    let begins = |at: &usize| *at == 0 || !part.as_bytes()[at - 1].is_ascii_alphanumeric();
    let starts = (0..part.len()).filter(|at| part.is_char_boundary(*at)).filter(begins);
    starts.flat_map(|at| MARKS.iter().map(move |mark| (at, mark))).find_map(|(at, (mark, least, kind))| {
        if !part[at..].starts_with(mark) {
            return None;
        }
        let rest = &part[at + mark.len()..];
        let is_inner =
            |letter: char| letter.is_ascii_alphanumeric() || "_-".contains(letter) || (*mark == "eyJ" && letter == '.');
        let length = rest.find(|letter| !is_inner(letter)).unwrap_or(rest.len());
        let key = &rest[..length];
        let is_key = match *mark {
            "AKIA" | "ASIA" => {
                length == 16
                    && key.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
                    && !key.ends_with("EXAMPLE")
            }
            "eyJ" => length >= *least && key.contains(".eyJ"),
            _ => length >= *least && is_random(key),
        };
        is_key.then_some((at..at + mark.len() + length, *kind))
    })
}

/// `password=…`, `api_key:…`
fn assigned(part: &str) -> Option<(Range<usize>, &'static str)> {
    let at = part.find(['=', ':'])?;
    let name = part[..at].trim_start_matches(|letter: char| !letter.is_ascii_alphanumeric()).to_ascii_lowercase();
    let is_named = NAMES.iter().any(|known| {
        name.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with(['_', '-', '.', '?', '&', '/']))
    });
    let value = part[at + 1..].trim_start_matches('=');
    // An address is looked at by another rule.
    (is_named && !part.contains("://") && is_random(value))
        .then(|| (part.len() - value.len()..part.len(), "a secret value"))
}

/// `password: …` with a blank between.
fn spaced(text: &str) -> Vec<(Range<usize>, &'static str)> {
    let mut found = Vec::new();
    let signs = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b':' | b'='));
    for (sign, _) in signs.filter(|(at, _)| text[at + 1..].starts_with(' ')) {
        let is_equal = text[..=sign].ends_with(" =");
        if !is_equal && text[..=sign].ends_with('=') {
            continue;
        }
        let at = if is_equal { sign - 1 } else { sign };
        let name = text[..at].rsplit(char::is_whitespace).next().unwrap_or_default().to_ascii_lowercase();
        let rest = text[sign + 2..].trim_start_matches(['"', '\'', '`']);
        let start = text.len() - rest.len();
        let length =
            rest.find(|letter: char| letter.is_whitespace() || "\"'`,;()<>".contains(letter)).unwrap_or(rest.len());
        let is_named = NAMES.iter().any(|known| name.ends_with(known));
        if is_named && is_random(&rest[..length]) && has_both_kinds(&rest[..length]) {
            found.push((start..start + length, "a secret value"));
        }
    }
    found
}

/// True for a value that nobody would write by hand in a sentence: long, of several kinds of signs, and varied.
pub(super) fn is_random(value: &str) -> bool {
    const SHORTEST: usize = 8;
    const FEWEST_DIFFERENT: usize = 6;
    let mut signs: Vec<u8> = value.bytes().collect();
    signs.sort_unstable();
    signs.dedup();
    value.len() >= SHORTEST
        && signs.len() >= FEWEST_DIFFERENT
        && value.is_ascii()
        && has_both_kinds(value)
        && !is_stand_in(value)
}

fn has_both_kinds(value: &str) -> bool {
    let has = |is: fn(&u8) -> bool| value.bytes().any(|byte| is(&byte));
    has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic)
}

/// True for what stands in the place of a secret: `***`, `<password>`, `${TOKEN}`, `redacted`, `changeme`.
pub(super) fn is_stand_in(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let words = [
        "redacted",
        "example",
        "changeme",
        "xxxx",
        "placeholder",
        "your",
        "secret",
        "dummy",
        "hidden",
        "removed",
        "123456",
        "test",
        "password",
    ];
    lower.is_empty()
        || value.starts_with(['$', '<', '{', '*', '%', '[', '('])
        || words.iter().any(|word| lower.contains(word))
}
