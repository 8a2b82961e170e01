//! `link.credentials`: an address that lets everybody in who has it.

use crate::lint::secret::{self, Kind, Secret};
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};
use crate::redact::REDACTED;

pub(in crate::lint) const RULE: Rule =
    Rule::text("link.credentials", "Address with credentials", Severity::Error, check).any_language();

fn check(text: &Text<'_>, findings: &mut Findings) {
    let secrets = |text| secret::secrets(text).into_iter().filter(|secret| secret.kind.is_of_address());
    for Secret { bytes, kind } in secrets(text.text) {
        findings.add_words(text.place, text.text, bytes, message(kind)).offer("Redact it", REDACTED);
    }
    for Secret { kind, .. } in secrets(text.address) {
        findings.add(text.place, message(kind));
    }
}

fn message(kind: Kind) -> String {
    let cure = if kind == Kind::AddressPassword { "Change the password" } else { "Have it revoked" };
    format!(
        "This address contains {}.\nAnyone who reads the report can use it. {cure}, and link to the page without it.",
        kind.what()
    )
}
