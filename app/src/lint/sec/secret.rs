//! `sec.secret`: a password, key or token.

use crate::lint::secret;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};

pub(in crate::lint) const RULE: Rule = Rule::text("sec.secret", Severity::Error, check).any_language();

fn check(text: &Text<'_>, findings: &mut Findings) {
    for (bytes, kind) in secret::secrets(text.text) {
        // The message does not repeat it: messages end up in logs.
        let message = format!(
            "This looks like {kind}. Whoever reads the report can use it, so it should be revoked, and is better not \
             here."
        );
        findings.add_words(text.place, text.text, bytes, message).offer("Redact it", "(redacted)");
    }
    for (_, kind) in secret::secrets(text.address) {
        let message =
            format!("This address holds what looks like {kind}. It should be revoked, and is better not here.");
        findings.add(text.place, message);
    }
}
