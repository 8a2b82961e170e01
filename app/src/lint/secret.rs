//! Where a text holds a password, a key or a token: one search for the rules, for redaction and for what is sent.
//!
//! The shapes are those of gitleaks (github.com/gitleaks/gitleaks, MIT, its rules of July 2026): published beginnings of
//! keys, names before a sign and a value, headers, addresses, flags. None of its text is here. The time grows with the text.

mod address;
mod assigned;
mod command;
mod mark;
mod value;

use std::ops::Range;

/// A secret of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Secret {
    /// What has to be kept from readers, and nothing else.
    pub bytes: Range<usize>,
    /// What it seems to be.
    pub kind: Kind,
}

/// What a secret seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Something with a name, such as `a GitHub token`.
    Named(&'static str),
    /// The password of a web address.
    AddressPassword,
    /// A key among the parameters of a web address.
    AddressKey,
}

impl Kind {
    /// In words, with an article.
    pub fn what(self) -> &'static str {
        match self {
            Kind::Named(what) => what,
            Kind::AddressPassword => "a password",
            Kind::AddressKey => "a key",
        }
    }

    /// True for what makes a web address a door.
    pub fn is_of_address(self) -> bool {
        matches!(self, Kind::AddressPassword | Kind::AddressKey)
    }
}

/// Shorter runs of letters hold no key that is known by its beginning.
const SHORTEST_KEY: usize = 16;

/// The secrets of a text with all its bytes, code included, in reading order.
pub(super) fn secrets(text: &str) -> Vec<Secret> {
    let mut search = Search { text, found: Vec::new(), end: 0, has_at: false };
    search.walk();
    if search.has_at {
        command::connections(text, &mut search.found);
    }
    mark::private_keys(text, &mut search.found);
    let mut found = search.found;
    found.sort_by_key(|secret| (secret.bytes.start, std::cmp::Reverse(secret.bytes.end)));
    found.dedup_by(|next, before| next.bytes.start < before.bytes.end);
    found
}

/// One walk through a text.
struct Search<'a> {
    text: &'a str,
    found: Vec<Secret>,
    /// Behind the last web address, whose parameters were looked at.
    end: usize,
    /// An `@` was seen, which every connection string has.
    has_at: bool,
}

impl Search<'_> {
    fn walk(&mut self) {
        let bytes = self.text.as_bytes();
        let mut start = 0;
        for (at, byte) in bytes.iter().enumerate() {
            if mark::is_inner(*byte) {
                if *byte == b'-' && at == start {
                    self.found.extend(command::flag(self.text, at));
                }
                if *byte == b'=' {
                    self.sign(at);
                }
                continue;
            }
            self.run(start..at);
            if *byte == b' ' {
                self.found.extend(command::behind_name(self.text, start..at));
            }
            start = at + 1;
            self.has_at |= *byte == b'@';
            if matches!(byte, b':' | b'>' | b'(' | b',' | b'|') {
                self.sign(at);
            }
        }
        self.run(start..bytes.len());
    }

    /// Looks at letters, digits and signs of keys that stand together.
    fn run(&mut self, bytes: Range<usize>) {
        if bytes.len() >= SHORTEST_KEY {
            mark::keys(self.text, bytes, &mut self.found);
        }
    }

    /// Looks at what stands around a sign.
    fn sign(&mut self, at: usize) {
        if self.text[at..].starts_with("://") {
            self.end = address::secrets(self.text, at, self.end, &mut self.found);
        } else if at >= self.end {
            self.found.extend(mark::bot(self.text, at).or_else(|| assigned::at(self.text, at)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        secrets(text).into_iter().map(|secret| &text[secret.bytes]).collect()
    }

    #[test]
    fn nothing_but_the_secret_itself_is_found() {
        for (text, secret) in [
            ("postgres://app:hV3kq9Zr2m@db/orders", "hV3kq9Zr2m"),
            ("redis://:84629173@cache/0", "84629173"),
            ("https://app:p@ss:w0rd@git.shop.test/x", "p@ss:w0rd"),
            ("{\"password\": \"hV3kq9 Zr2m\"}", "hV3kq9 Zr2m"),
            ("{\\\"password\\\":\\\"hV3kq9Zr2m\\\"}", "hV3kq9Zr2m"),
            ("password: hV3kq9Zr2m.", "hV3kq9Zr2m"),
            ("**API key:** `hV3kq9Zr2m`", "hV3kq9Zr2m"),
            ("User ID=app;Password=hV3kq9Zr2m;Encrypt=True", "hV3kq9Zr2m"),
            ("Authorization: Bearer hV3kq9Zr2mXw4TfLp", "hV3kq9Zr2mXw4TfLp"),
            ("see https://a.test/x?a=b&token=hV3kq9Zr2mXw&c=d.", "hV3kq9Zr2mXw"),
            ("curl -u admin:hV3kq9Zr2m https://a.test", "hV3kq9Zr2m"),
            ("mysql -phV3kq9Zr2m shop", "hV3kq9Zr2m"),
            ("DB_PASSWORD=hunter2 ./migrate", "hunter2"),
            ("define('DB_PASSWORD', 'hV3kq9Zr2m');", "hV3kq9Zr2m"),
            ("| password | hV3kq9Zr2m |", "hV3kq9Zr2m"),
            ("aws configure set aws_secret_access_key hV3kq9Zr2mXw4TfLp", "hV3kq9Zr2mXw4TfLp"),
            ("jdbc:oracle:thin:scott/tig3rX9q@//db:1521/orcl", "tig3rX9q"),
            ("DSN=app:hV3kq9Zr2m@tcp(db:3306)/shop", "hV3kq9Zr2m"),
            ("The root password is hV3kq9Zr2m.", "hV3kq9Zr2m"),
            ("1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8", "1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw8"),
            ("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "ghp_abcdefghijklmnopqrstuvwxyz0123456789"),
            ("sent with bearer hV3kq9Zr2mXw4TfLp0Qs", "hV3kq9Zr2mXw4TfLp0Qs"),
            ("<password>hV3kq9Zr2m</password>", "hV3kq9Zr2m"),
            ("- name: DB_PASSWORD\n  value: hV3kq9Zr2m", "hV3kq9Zr2m"),
        ] {
            assert_eq!(found(text), [secret], "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_secret_is_left_alone() {
        for text in [
            "docker run -u node:node20 x",
            "The password is OAuth2, the other password was reset.",
            "`-p 127.0.0.1:8080:80`",
            "arn:aws:secretsmanager:eu-west-1:1:secret:orders/db-Ab3dEf",
            "12:AA",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn letters_of_any_script_may_stand_around_signs() {
        for text in [
            "ключ: значение",
            " -é",
            "-é",
            "é=é",
            "密码：abc",
            "a://é@é:é",
            "\u{301}password=",
            "--é x1",
            "name: é\nvalue: x",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_private_key_is_found_with_all_its_lines_or_none() {
        let key = "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA7v\n-----END RSA PRIVATE KEY-----";
        assert_eq!(found(&format!("The file\n{key}\nwas public.")), [key]);
        assert_eq!(found("A line with -----BEGIN PRIVATE KEY----- opens such a file."), [""; 0]);
    }
}
