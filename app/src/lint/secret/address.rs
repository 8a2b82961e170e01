//! Addresses that open a door: with a password, with a key, or that are one themselves.

use super::assigned::names_secret;
use super::value::{is_random, is_stand_in};
use super::{Kind, Secret};

/// What stands in an address to which anybody may post, up to the part that nobody can guess.
const HOOKS: [&str; 8] = [
    "hooks.slack.com/services/",
    "hooks.slack.com/workflows/",
    "hooks.slack.com/triggers/",
    "discord.com/api/webhooks/",
    "discordapp.com/api/webhooks/",
    ".webhook.office.com/webhookb2/",
    "hooks.zapier.com/hooks/catch/",
    "api.telegram.org/bot",
];

/// Parameters that open doors beside those whose names say it, in lower case.
const KEYS: [&str; 7] = ["auth", "key", "routing_key", "sig", "signature", "x-amz-signature", "x-goog-signature"];

/// The longest user and password that are looked for.
const LONGEST: usize = 1024;

/// Finds the secrets of the address around `://`, which stands at `sign`. `behind` is the byte behind the last address
/// of the web; what is given is that of this one, if it is one of the web.
pub(super) fn secrets(text: &str, sign: usize, behind: usize, found: &mut Vec<Secret>) -> usize {
    let is_scheme = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
    let bytes = text.as_bytes();
    let scheme =
        &text[sign - bytes[..sign].iter().rev().take(LONGEST).take_while(|byte| is_scheme(byte)).count()..sign];
    let is_web = ["http", "https", "ftp", "ws", "wss"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let start = sign + 3;
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"\"'`<>|\\".contains(byte);
    if let Some((first, last)) = password(&bytes[start..], is_end).filter(|_| !scheme.is_empty()) {
        let kind = if is_web { Kind::AddressPassword } else { Kind::Named("a password") };
        found.push(Secret { bytes: start + first..start + last, kind });
    }
    // An address within an address was looked at with it.
    if !is_web || sign < behind {
        return behind;
    }
    let end = start + bytes[start..].iter().position(is_end).unwrap_or(bytes.len() - start);
    let url = &text[start..end];
    if let Some(hook) = HOOKS.iter().find_map(|hook| url.find(hook).map(|at| at + hook.len())) {
        let length = url[hook..].find(['?', '#', ')', ',', ';']).unwrap_or(url.len() - hook);
        let path = url[hook..hook + length].trim_end_matches(['.', ':', '!']);
        if path.bytes().filter(u8::is_ascii_alphanumeric).count() >= 20 && !is_stand_in(path) {
            let first = start + hook;
            found.push(Secret { bytes: first..first + path.len(), kind: Kind::Named("the address of a webhook") });
        }
    }
    parameters(text, start, end, found);
    end
}

/// Where the password stands in what follows the scheme: `user:password@host`.
fn password(rest: &[u8], is_end: impl Fn(&u8) -> bool) -> Option<(usize, usize)> {
    let rest = &rest[..rest.len().min(LONGEST)];
    let length = rest.iter().position(|byte| b"/?#".contains(byte) || is_end(byte)).unwrap_or(rest.len());
    let rest = std::str::from_utf8(&rest[..length]).ok()?;
    let at = rest.rfind('@')?;
    let colon = rest[..at].find(':')?;
    let (user, password, host) = (&rest[..colon], &rest[colon + 1..at], &rest[at + 1..]);
    let is_example = ["example.com", "example.org", "host", "hostname"].iter().any(|known| {
        host.len() >= known.len()
            && host.as_bytes()[..known.len()].eq_ignore_ascii_case(known.as_bytes())
            && !host[known.len()..].starts_with(|next: char| next.is_alphanumeric() || "-.".contains(next))
    });
    let is_masked = password.bytes().all(|byte| byte == b'x' || byte == b'X' || byte == b'.');
    (!is_masked && !is_example && !user.eq_ignore_ascii_case(password) && !is_stand_in(password))
        .then_some((colon + 1, at))
}

fn parameters(text: &str, start: usize, end: usize, found: &mut Vec<Secret>) {
    let Some(query) = text[start..end].find(['?', '#']).map(|at| start + at + 1) else { return };
    let mut first = query;
    for pair in text[query..end].split(['&', ';', '?', '#']) {
        if let Some((name, value)) = pair.split_once('=') {
            let length = value.find([')', ']', ',']).unwrap_or(value.len());
            let value = value[..length].trim_end_matches(['.', ':', '!', '*', '_']);
            let is_named = names_secret(name) || KEYS.iter().any(|key| name.eq_ignore_ascii_case(key));
            if is_named && is_random(value) {
                let begin = first + name.len() + 1;
                found.push(Secret { bytes: begin..begin + value.len(), kind: Kind::AddressKey });
            }
        }
        first += pair.len() + 1;
    }
}
