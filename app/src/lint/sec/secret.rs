//! `sec.secret`: a password, key or token.

use crate::lint::digest::ReportDigest;
use crate::lint::secret::{self, Secret};
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};
use crate::redact::{REDACTED, beside};

pub(in crate::lint) const RULE: Rule =
    Rule::text("sec.secret", "Possible secret", Severity::Error, check).any_language().and(check_beside);

/// Why, whichever it is. What was found is not repeated: messages end up in logs.
const WHY: &str = "Anyone who reads the report can use it. Have it revoked, and leave it out here.";

fn check(text: &Text<'_>, findings: &mut Findings) {
    // Those of web addresses are `link.credentials`.
    let secrets = |text| secret::secrets(text).into_iter().filter(|secret| !secret.kind.is_of_address());
    for Secret { bytes, kind } in secrets(text.text) {
        let message = format!("This looks like {}.\n{WHY}", kind.what());
        findings.add_words(text.place, text.text, bytes, message).offer("Redact it", REDACTED);
    }
    for Secret { kind, .. } in secrets(text.address) {
        findings.add(text.place, format!("This address seems to contain {}.\n{WHY}", kind.what()));
    }
}

/// Looks at what is stored and stands in no box.
fn check_beside(digest: &ReportDigest<'_>, findings: &mut Findings) {
    for (place, what, text) in beside(digest.report) {
        if let Some(Secret { kind, .. }) = secret::secrets(text).first() {
            findings.add(place, format!("{what} seems to contain {}.\n{WHY}", kind.what()));
        }
    }
}
