//! `link.credentials`: an address that lets everybody in who has it.

use crate::lint::address::{self, Address};
use crate::lint::secret;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};

pub(in crate::lint) const RULE: Rule = Rule::text("link.credentials", Severity::Error, check).any_language();

/// Parameters that open doors, in lower case.
#[rustfmt::skip]
const KEYS: [&str; 18] = [
    "access_token", "accesskey", "api_key", "api-key", "apikey", "auth", "auth_token", "client_secret", "id_token",
    "key", "passwd", "password", "refresh_token", "secret", "sig", "signature", "token", "x-amz-signature",
];

fn check(text: &Text<'_>, findings: &mut Findings) {
    for Address { url, bytes } in address::addresses(text) {
        let is_password = address::password(url).is_some_and(|password| !secret::is_stand_in(password));
        let key = address::parameters(url)
            .find(|(name, value)| KEYS.contains(&name.to_ascii_lowercase().as_str()) && secret::is_random(value));
        let message = match key {
            _ if is_password => {
                "This address holds a password. Whoever reads the report can use it: change the password, \
                                 and leave it out here."
                    .to_owned()
            }
            Some((name, _)) => format!(
                "This address holds a key in “{name}=”. Whoever reads the report can use it: have it revoked, and link \
                 to the page without it."
            ),
            None => continue,
        };
        match bytes {
            Some(bytes) => findings.add_words(text.place, text.text, bytes, message),
            None => findings.add(text.place, message),
        };
    }
}
