//! `link.dummy`: an address that was made up, or that works on one computer only.

use crate::lint::address::{self, Address};
use crate::lint::finding::quoted;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("link.dummy", "Made-up address", Severity::Warning, check).any_language();

#[rustfmt::skip]
const MADE_UP: [&str; 12] = [
    "example.com", "example.org", "example.net", "your-company.com", "yourcompany.com", "mycompany.com",
    "company.com", "your-domain.com", "yourdomain.com", "domain.com", "acme.com", "foo.bar",
];

fn check(text: &Text<'_>, findings: &mut Findings) {
    for Address { url, bytes } in address::addresses(text) {
        let Some(host) = address::host(url).map(str::to_ascii_lowercase) else { continue };
        let is_made_up = MADE_UP
            .iter()
            .any(|name| host.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')));
        // In a sentence, the address of one's own machine is something the system does; a link there is none.
        let is_local = matches!(host.as_str(), "localhost" | "127.0.0.1" | "0.0.0.0" | "[::1]")
            && (text.place.field == Field::RelatedLinks
                || bytes.as_ref().is_some_and(|bytes| text.text[bytes.clone()].starts_with('[')));
        let message = if is_made_up {
            format!("{} is an example host.\nWhich page is meant?", quoted(&host))
        } else if is_local {
            format!("{} is the reader's own computer.\nWhere do others find the page?", quoted(&host))
        } else {
            continue;
        };
        match bytes {
            Some(bytes) => findings.add_words(text.place, text.text, bytes, message),
            None => findings.add(text.place, message),
        };
    }
}
