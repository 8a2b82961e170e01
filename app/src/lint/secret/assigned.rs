//! A name, a sign and a value: `password=…`, `"api_key": "…"`, `Authorization: Bearer …`, `<password>…</password>`.

use super::value::{is_password, is_random};
use super::{Kind, Secret};

/// How far back a name is looked for.
const LONGEST_NAME: usize = 64;

/// How names of secrets end, in lower case and without signs.
#[rustfmt::skip]
const NAMES: [&str; 30] = [
    "password", "passwd", "passphrase", "secret", "token", "apikey", "accesskey", "secretkey", "privatekey", "signingkey",
    "encryptionkey", "masterkey", "accountkey", "authkey", "servicekey", "storagekey", "webhookkey", "hmackey", "clientkey",
    "subscriptionkey", "integrationkey", "adminkey", "secretkeybase", "credential", "credentials", "authorization", "connectionstring",
    "accesskeysecret", "passcode", "apitokens",
];

/// Those that are a part of their own only: `db_pass`, `MYSQL_PWD`; `bypass` is none.
const PARTS: [&str; 5] = ["pass", "pwd", "pw", "auth", "authtoken"];

/// What stands before `token` where it opens nothing: it turns pages.
#[rustfmt::skip]
const TURNS_PAGES: [&str; 12] = [
    "page", "next", "continuation", "continue", "sync", "csrf", "xsrf", "cancellation", "resume", "cursor", "start", "client",
];

/// Words between a header's name and its value.
const SCHEMES: [&str; 6] = ["bearer ", "basic ", "token ", "apikey ", "digest ", "key "];

/// Names of cookies that let somebody in, without signs.
const COOKIES: [&str; 8] =
    ["session", "sessionid", "sid", "phpsessid", "jsessionid", "connectsid", "auth", "remembertoken"];

/// The secret whose sign stands at `sign`.
pub(super) fn at(text: &str, sign: usize) -> Option<Secret> {
    let name = name_before(text, sign)?;
    let is_of_password = is_password_name(name);
    let is_closed =
        |value: &Value<'_>| text.as_bytes()[sign] != b'>' || text[value.start + value.text.len()..].starts_with("</");
    let is_secret = |value: &str| is_random(value) || is_of_password && is_password(value);
    let found = || Some(Value::behind(text, sign)).filter(|value| is_secret(value.text) && is_closed(value));
    let is_named = names_secret(name)
        || (name.eq_ignore_ascii_case("value") && names_secret(name_of_value(text, name)))
        || text.as_bytes()[sign] == b'=' && is_cookie(text, name);
    let value = if is_named { found()? } else { return None };
    Some(Secret { bytes: value.start..value.start + value.text.len(), kind: Kind::Named(what(name)) })
}

/// What the value of such a name is.
pub(super) fn what(name: &str) -> &'static str {
    if is_password_name(name) { "a password" } else { "a secret value" }
}

fn is_password_name(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    lower.contains("pass") || lower.ends_with("pwd") || lower.ends_with("pw")
}

/// True for the name of a setting, a header or a parameter that holds a secret.
pub(super) fn names_secret(name: &str) -> bool {
    const LONGEST: usize = 64;
    if name.len() < 2 || name.len() > LONGEST {
        return false;
    }
    // Nearly all names end otherwise.
    let is_last = |byte: &u8| {
        matches!(byte.to_ascii_lowercase(), b'd' | b'e' | b't' | b'n' | b'y' | b's' | b'l' | b'g' | b'w' | b'h')
    };
    if !name.as_bytes().last().is_some_and(is_last) {
        return false;
    }
    let bare: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect();
    if bare.contains("encrypted") || bare.contains("public") || bare.contains("hash") {
        return false;
    }
    if let Some(before) = bare.strip_suffix("token") {
        return !TURNS_PAGES.iter().any(|word| before.ends_with(word));
    }
    let part = name.rsplit(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap_or_default();
    NAMES.iter().any(|known| bare.ends_with(known)) || PARTS.iter().any(|known| part.eq_ignore_ascii_case(known))
}

/// The name before a sign, without quotation marks, emphasis and blanks.
fn name_before(text: &str, sign: usize) -> Option<&str> {
    let bytes = text.as_bytes();
    // Most commas and brackets stand in sentences.
    let may_be = match bytes[sign] {
        b',' => sign > 0 && b"\"'".contains(&bytes[sign - 1]),
        b'(' => matches!(bytes.get(sign + 1), Some(b'"' | b'\'')),
        _ => true,
    };
    if !may_be {
        return None;
    }
    let is_edge = |byte: u8| b" \t\"'`\\:=?|]*".contains(&byte);
    let end = (sign.saturating_sub(6)..sign).rev().find(|at| !is_edge(bytes[*at]))? + 1;
    let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    let first = end.saturating_sub(LONGEST_NAME);
    let back = |end: usize| end - bytes[first..end].iter().rev().take_while(|byte| is_inner(**byte)).count();
    let mut start = back(end);
    // `API key: …`
    let is_half =
        ["key", "token", "secret"].iter().any(|half| text.as_bytes()[start..end].eq_ignore_ascii_case(half.as_bytes()));
    if is_half && start > first && bytes[start - 1] == b' ' {
        start = back(start - 1);
    }
    let before = start.checked_sub(1).map(|at| bytes[at]);
    let next = bytes.get(sign + 1);
    let is_sign = match bytes[sign] {
        b'=' => next != Some(&b'=') && !matches!(bytes[sign - 1], b'=' | b'!' | b'<'),
        // `arn:aws:…:secret:…`
        b':' => before != Some(b':') || next == Some(&b' '),
        b'>' => before == Some(b'<') && end == sign,
        b'(' => matches!(next, Some(b'"' | b'\'')) && end == sign,
        // `"DB_PASSWORD", "…"`, `| password | … |`
        b',' => {
            end < sign
                && b"\"'".contains(&bytes[sign - 1])
                && text[sign + 1..].trim_start_matches(' ').starts_with(['"', '\''])
        }
        _ => next == Some(&b' '),
    };
    // Letters of other scripts may stand before.
    (is_sign && start < end && text.is_char_boundary(start)).then(|| &text[start..end])
}

/// The name that belongs to `value`: of `name: DB_PASSWORD, value: …` it is `DB_PASSWORD`.
fn name_of_value<'a>(text: &'a str, value: &str) -> &'a str {
    let end = value.as_ptr() as usize - text.as_ptr() as usize;
    let bytes = text.as_bytes();
    let first = end.saturating_sub(LONGEST_NAME);
    let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    let Some(last) = (first..end).rev().find(|at| bytes[*at].is_ascii_alphanumeric()) else { return "" };
    let start = last + 1 - bytes[first..=last].iter().rev().take_while(|byte| is_inner(**byte)).count();
    &text[start..=last]
}

/// True for `session=…` in a line of cookies.
fn is_cookie(text: &str, name: &str) -> bool {
    const FAR: usize = 160;
    let bare: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect();
    let at = name.as_ptr() as usize - text.as_ptr() as usize;
    let before = &text.as_bytes()[at.saturating_sub(FAR)..at];
    COOKIES.contains(&bare.as_str())
        && before
            .rsplit(|byte| *byte == b'\n')
            .next()
            .is_some_and(|line| line.windows(6).any(|six| six.eq_ignore_ascii_case(b"ookie:")))
}

/// What follows a sign.
struct Value<'a> {
    text: &'a str,
    start: usize,
}

impl<'a> Value<'a> {
    fn behind(text: &'a str, sign: usize) -> Value<'a> {
        const BLANKS: usize = 12;
        let bytes = text.as_bytes();
        let skip = |from: usize, signs: &[u8], most: usize| {
            from + bytes[from..].iter().take(most).take_while(|byte| signs.contains(byte)).count()
        };
        let mut start = skip(skip(sign + 1, b">=*", 3), b" \t", BLANKS);
        let quote = skip(start, b"\\", 1);
        let quote = bytes.get(quote).copied().filter(|byte| b"\"'`".contains(byte)).map(|byte| (quote + 1, byte));
        start = quote.map_or(start, |(behind, _)| behind);
        let rest = &bytes[start..];
        let is_of =
            |scheme: &&&str| rest.len() > scheme.len() && rest[..scheme.len()].eq_ignore_ascii_case(scheme.as_bytes());
        start += SCHEMES.iter().find(is_of).map_or(0, |scheme| scheme.len());
        let is_end = |byte: &u8| match quote {
            Some((_, quote)) => *byte == quote || *byte == b'\n' || *byte == b'\\',
            None => byte.is_ascii_whitespace() || b"\"'`,;<>(){}[]|&\\".contains(byte),
        };
        let length = bytes[start..].iter().position(is_end).unwrap_or(bytes.len() - start);
        let value = text.get(start..start + length).unwrap_or_default();
        let value = if quote.is_none() { value.trim_end_matches(['.', ':', '*']) } else { value };
        Value { text: value, start }
    }
}
