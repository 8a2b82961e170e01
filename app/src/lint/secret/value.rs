//! Whether a value is a secret or only stands for one.

/// True for a value that nobody would write by hand in a sentence: long, of several kinds of signs, and varied.
pub(super) fn is_random(value: &str) -> bool {
    const SHORTEST: usize = 8;
    const FEWEST_DIFFERENT: u32 = 6;
    value.len() >= SHORTEST
        && value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ')
        && different(value) >= FEWEST_DIFFERENT
        && (has_both_kinds(value) || is_scrambled(value))
        && !is_stand_in(value)
        && !is_reference(value)
}

/// True for a password: one may be shorter than a key, and of letters with a sign between them.
pub(super) fn is_password(value: &str) -> bool {
    const SHORTEST: usize = 6;
    const FEWEST_DIFFERENT: u32 = 5;
    let inner = value.get(1..value.len().saturating_sub(1)).unwrap_or_default();
    let is_mixed = || {
        let has_letters = value.bytes().filter(u8::is_ascii_alphabetic).count() >= 3;
        has_letters && (has_both_kinds(value) || inner.contains(|sign: char| "!@#$%^&*?+~".contains(sign)))
    };
    is_random(value)
        || value.len() >= SHORTEST
            && value.bytes().all(|byte| byte.is_ascii_graphic())
            && different(value) >= FEWEST_DIFFERENT
            && is_mixed()
            && !is_stand_in(value)
            && !is_reference(value)
}

/// True for a password that no sentence would hold by chance: in both cases and with two digits.
pub(super) fn is_mixed_password(value: &str) -> bool {
    let count = |is: fn(&u8) -> bool| value.bytes().filter(is).count();
    let is_mixed =
        count(u8::is_ascii_digit) >= 2 && count(u8::is_ascii_uppercase) >= 1 && count(u8::is_ascii_lowercase) >= 1;
    is_mixed && is_random(value)
}

/// How many different signs there are, as far as anybody has to know.
fn different(value: &str) -> u32 {
    const ENOUGH: usize = 200;
    value.bytes().take(ENOUGH).fold(0_u128, |seen, byte| seen | 1 << (byte & 127)).count_ones()
}

fn has_both_kinds(value: &str) -> bool {
    let has = |is: fn(&u8) -> bool| value.bytes().any(|byte| is(&byte));
    has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic)
}

/// True for letters in both cases that make no words: `kQzXwPbTlMnE`, not `getUserName`.
fn is_scrambled(value: &str) -> bool {
    const SHORTEST: usize = 10;
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    let capitals = value.bytes().filter(u8::is_ascii_uppercase).count();
    let vowels = value.bytes().filter(|byte| b"aeiouAEIOU".contains(byte)).count();
    let is_mixed = capitals * 5 >= letters && capitals * 5 <= letters * 4;
    value.len() >= SHORTEST && is_mixed && vowels * 10 < letters * 3
}

/// True for what stands in the place of a secret: `***`, `<password>`, `${TOKEN}`, `redacted`, `your-api-key-1`.
pub(super) fn is_stand_in(value: &str) -> bool {
    /// One of these tells whatever stands around it.
    const TELLING: [&str; 11] = [
        "redacted",
        "example",
        "changeme",
        "change_me",
        "xxxx",
        "placeholder",
        "your",
        "dummy",
        "hidden",
        "removed",
        "****",
    ];
    let lower = value.to_ascii_lowercase();
    value.is_empty()
        || value.starts_with(['$', '<', '{', '*', '%', '[', '(', '!'])
        || ["enc[", "vault:", "op://", "arn:", "ssm:"].iter().any(|start| lower.starts_with(start))
        || TELLING.iter().any(|word| lower.contains(word))
        || is_made_of_names(&lower)
}

/// True for words that name a secret, and nothing but digits and signs beside them: `test-password-1`.
fn is_made_of_names(lower: &str) -> bool {
    const NAMES: &str = "password, passwd, passphrase, pass, pwd, secrets, secret, token, keys, key, api, access, auth, test, \
        fake, username, user, admin, name, here, value, some, masked, insert, the, my, none, null, true, \
        false, string, abc, foo, bar";
    let letters: String = lower.chars().filter(char::is_ascii_alphabetic).collect();
    let mut rest = letters.as_str();
    while let Some(next) = NAMES.split(", ").find_map(|name| rest.strip_prefix(name)) {
        rest = next;
    }
    rest.is_empty() && !letters.is_empty()
}

/// True for the name of something kept elsewhere, a file, a path, a version: `orders/db-password-v2`.
fn is_reference(value: &str) -> bool {
    let is_separator = |letter: char| "._-/:\\ ".contains(letter);
    let is_word = |part: &str| {
        let letters = part.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let inner = letters.get(1..).unwrap_or_default();
        part.len() - letters.len() <= 4
            && letters.bytes().all(|byte| byte.is_ascii_alphabetic())
            && (inner.bytes().all(|byte| byte.is_ascii_lowercase())
                || letters.bytes().all(|byte| byte.is_ascii_uppercase()))
    };
    value.contains(is_separator) && value.split(is_separator).all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_told_from_what_stands_for_them() {
        for value in ["hunter2hunter9X", "Sommer2024!", "kQzXwPbTlMnE", "9f86d081884c7d65", "a8f0-77c1-Zk2d"] {
            assert!(is_random(value), "{value}");
        }
        for value in ["hunter2", "s3cr3t", "Tr!ck-y&Pass"] {
            assert!(is_password(value), "{value}");
        }
        for value in ["bcrypt", "wrong!", "12345", "pass1"] {
            assert!(!is_password(value), "{value}");
        }
        for value in [
            "getUserNameFrom",
            "orders/db-password-v2",
            "user.password2",
            "created_at2",
            "customer_1240",
            "********",
            "test-password-1",
            "${DB_PASSWORD1}",
            "eu-west-1",
            "3600s",
            "2026-03-02",
            "short1",
        ] {
            assert!(!is_random(value), "{value}");
        }
    }
}
