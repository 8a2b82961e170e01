//! `sec.email`: somebody's e-mail address.

use crate::lint::finding::quoted;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Cell, Field};

pub(in crate::lint) const RULE: Rule =
    Rule::text("sec.email", "E-mail address", Severity::Warning, check).any_language();

fn check(text: &Text<'_>, findings: &mut Findings) {
    if !text.has_any("@") || text.place.cell == Some(Cell::Owner) || text.place.field == Field::Authors {
        return;
    }
    let is_outside = |letter: char| !(letter.is_ascii_alphanumeric() || ".-_+@".contains(letter));
    let mut from = 0;
    while let Some(at) = text.text[from..].find('@').map(|at| from + at) {
        let start = text.text[from..at]
            .rfind(is_outside)
            .map_or(from, |before| from + before + text.text[from + before..].chars().next().map_or(1, char::len_utf8));
        let end = text.text[at..].find(is_outside).map_or(text.text.len(), |end| at + end);
        from = end;
        let email = text.text[start..end].trim_matches(['.', '-', '_']);
        let start = start + text.text[start..end].find(email).unwrap_or(0);
        // In an address of the web or of git a user stands there, too.
        let is_other = text.text[..start].ends_with("://")
            || text.text[..start].ends_with(':') && !text.text[..start].ends_with("mailto:")
            || text.text[end..].starts_with(':');
        if is_other || !is_email(email) || text.spans.is_code(start) {
            continue;
        }
        let message = format!(
            "{} is somebody's address.\nAnyone who has the report can read it, and it stays in every copy. Which role or team is \
             meant?",
            quoted(email)
        );
        findings.add_words(text.place, text.text, start..start + email.len(), message);
    }
}

/// Somebody's: not of nobody, not of an example, not `package@1.2.3`.
fn is_email(text: &str) -> bool {
    let Some((user, domain)) = text.split_once('@') else { return false };
    let Some((name, top)) = domain.rsplit_once('.') else { return false };
    let lower = user.to_ascii_lowercase();
    let is_nobody = ["noreply", "no-reply", "donotreply", "git"].iter().any(|known| lower.ends_with(known))
        || domain.contains("noreply");
    // Where organisations ask strangers to write to.
    let is_office = ["abuse", "security", "postmaster", "hostmaster", "noc"].contains(&lower.as_str());
    let is_example = domain.ends_with("example.com") || domain.ends_with("example.org");
    !user.is_empty()
        && !name.is_empty()
        && top.len() > 1
        && top.bytes().all(|b| b.is_ascii_alphabetic())
        && !domain.contains('@')
        && !is_nobody
        && !is_office
        && !is_example
}
