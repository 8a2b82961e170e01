//! `chk.unverifiable`: a check that two people would answer differently.

use crate::lint::finding::quoted;
use crate::lint::text::{Phrases, Text};
use crate::lint::{Findings, Rule, Severity, amount};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("chk.unverifiable", "Check that nobody can verify", Severity::Warning, check)
        .of(&[Field::PreReleaseChecklist]);

static OPINIONS: Phrases = Phrases::of(
    "appropriate, appropriately, sufficient, sufficiently, proper, properly, adequate, adequately, good enough, \
     fast enough, carefully, reasonable, reasonably, well tested, thoroughly, enough, as expected, \
     correctly configured, satisfactory, suitable, well documented",
);

fn check(text: &Text<'_>, findings: &mut Findings) {
    // A figure beside it says what is enough.
    if amount::are_in(&text.words) {
        return;
    }
    let Some((start, count)) = OPINIONS.find(&text.words) else { return };
    let seen = &text.words[start..start + count];
    let message = format!(
        "{} is a matter of opinion.\nWhich fact would settle it? “Does an alert fire when pool use stays above 90 % for 5 \
         minutes?” can be tried.",
        quoted(text.seen(seen))
    );
    findings.add_words(text.place, text.text, seen[0].start..seen[count - 1].end(), message);
}
