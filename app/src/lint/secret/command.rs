//! Secrets on command lines: behind a flag, or behind a word.

use std::ops::Range;

use super::assigned::{names_secret, what};
use super::value::{is_mixed_password, is_password, is_random, is_stand_in};
use super::{Kind, Secret};

/// Commands, and the flag behind which they take a password.
const TAKES: [(&str, &str); 10] = [
    ("sshpass", "-p"),
    ("login", "-p"),
    ("mysql", "-p"),
    ("mysqldump", "-p"),
    ("mysqladmin", "-p"),
    ("mongodump", "-p"),
    ("redis-cli", "-a"),
    ("ldapsearch", "-w"),
    ("smbclient", "-U"),
    ("ssh-keygen", "-N"),
];

/// How far around a flag its command and its value are looked for, in bytes.
const FAR: usize = 200;

/// The longest value that is looked for, in bytes.
const LONGEST: usize = 4096;

/// The secret behind the flag that begins at `at`: `--password …`, `-u user:…`, `sshpass -p …`.
pub(super) fn flag(text: &str, at: usize) -> Option<Secret> {
    let line = near(text, at, at + FAR).split(['\n', '\r']).next().unwrap_or_default();
    let flag = line.split(|letter: char| letter.is_whitespace() || letter == '=').next().unwrap_or_default();
    if flag.len() < 2 || flag.len() > 40 || !text[..at].ends_with([' ', '\n', '`', '\t']) {
        return None;
    }
    let behind = &line[flag.len()..];
    let rest = behind.trim_start_matches([' ', '\t', '=']);
    let is_user = matches!(flag, "-u" | "--user" | "-U");
    let (value, what) = if flag.starts_with("--") && !is_user {
        // With a sign between, it was looked at already.
        (names_secret(flag) && behind.starts_with(' ')).then(|| (word(rest), what(flag)))?
    } else if is_user {
        (word(rest).split_once(':')?.1, "a password")
    } else {
        let command = takes(text, at, flag.get(..2)?)?;
        let attached = &flag[2..];
        let is_apart = attached.is_empty() && !command.starts_with("mysql");
        (if is_apart { word(rest) } else { attached }, "a password")
    };
    // `docker run -u node:node20` names a group.
    let is_of_curl =
        || near(text, at.saturating_sub(FAR), at).rsplit('\n').next().is_some_and(|line| line.contains("curl"));
    let is_secret = if is_user && !is_of_curl() {
        is_random(value)
    } else if what == "a password" {
        is_password(value)
    } else {
        is_random(value)
    };
    is_secret.then(|| secret(text, value, what))
}

/// The text from about `first` to about `last`: between whole characters.
fn near(text: &str, mut first: usize, last: usize) -> &str {
    let mut last = last.min(text.len());
    while !text.is_char_boundary(first) {
        first += 1;
    }
    while !text.is_char_boundary(last) {
        last -= 1;
    }
    &text[first..last]
}

/// What stands up to the next blank, without quotation marks.
fn word(text: &str) -> &str {
    let bare = text.trim_start_matches(['"', '\'']);
    bare.split(|letter: char| letter.is_whitespace() || "\"'`;|)".contains(letter)).next().unwrap_or_default()
}

/// The command before a flag, where it takes a password behind it.
fn takes(text: &str, at: usize, flag: &str) -> Option<&'static str> {
    if !TAKES.iter().any(|(_, known)| *known == flag) {
        return None;
    }
    let line = near(text, at.saturating_sub(FAR), at).rsplit('\n').next().unwrap_or_default();
    let is_of = |(command, known): &&(&str, &str)| {
        *known == flag
            && line.split(|letter: char| letter.is_whitespace() || letter == '`').any(|word| word == *command)
    };
    TAKES.iter().find(is_of).map(|(command, _)| *command)
}

/// The secret behind a word and a blank: `ENV API_TOKEN …`, `set aws_secret_access_key …`, `Bearer …`.
pub(super) fn behind_name(text: &str, name: Range<usize>) -> Option<Secret> {
    const SHORTEST: usize = 16;
    const SHORTEST_BEARER: usize = 20;
    let behind = name.end + 1;
    let name = &text[name];
    if name.ends_with("assword") {
        return behind_password(text, behind);
    }
    if name.ends_with("earer") {
        let value = plain(text, behind);
        return (value.len() >= SHORTEST_BEARER && is_random(value)).then(|| secret(text, value, "a token"));
    }
    if !(5..=40).contains(&name.len()) || !name.contains('_') || !names_secret(name) {
        return None;
    }
    let value = word(near(text, behind, behind + LONGEST));
    let is_key = value.len() >= SHORTEST && !value.contains('-') && is_random(value);
    is_key.then(|| secret(text, value, what(name)))
}

/// `login … password …` of netrc, and `the password is …` of a sentence.
fn behind_password(text: &str, behind: usize) -> Option<Secret> {
    let line = near(text, behind.saturating_sub(FAR), behind).rsplit('\n').next()?;
    let value = plain(text, behind);
    if matches!(value, "is" | "was") {
        let said = plain(text, behind + value.len() + 1);
        return is_mixed_password(said).then(|| secret(text, said, "a password"));
    }
    (line.contains("login ") && is_password(value)).then(|| secret(text, value, "a password"))
}

/// What stands from `from` to the next blank, without the end of a sentence.
fn plain(text: &str, from: usize) -> &str {
    word(near(text, from.min(text.len()), from + LONGEST)).trim_end_matches(['.', ',', ':', '!'])
}

/// Passwords of connection strings that are no addresses: `jdbc:oracle:thin:app/…@//db`, `app:…@tcp(db:3306)/orders`.
pub(super) fn connections(text: &str, found: &mut Vec<Secret>) {
    let mut push = |value: &str| {
        if !value.is_empty() && !is_stand_in(value) {
            found.push(secret(text, value, "a password"));
        }
    };
    for (at, mark) in text.match_indices("jdbc:oracle:") {
        let rest = word(near(text, at + mark.len(), at + FAR));
        let user = rest.split_once('@').and_then(|(user, _)| user.split_once('/'));
        user.into_iter().for_each(|(_, password)| push(password));
    }
    for mark in ["@tcp(", "@unix("] {
        for (at, _) in text.match_indices(mark) {
            let before = near(text, at.saturating_sub(FAR), at);
            let user = before.rsplit(|letter: char| letter.is_whitespace() || "\"'`=".contains(letter)).next();
            user.and_then(|user| user.split_once(':')).into_iter().for_each(|(_, password)| push(password));
        }
    }
}

fn secret(text: &str, value: &str, what: &'static str) -> Secret {
    let start = value.as_ptr() as usize - text.as_ptr() as usize;
    Secret { bytes: start..start + value.len(), kind: Kind::Named(what) }
}
