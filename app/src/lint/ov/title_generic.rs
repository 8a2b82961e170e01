//! `ov.title-generic`: a title that any incident could have.

use crate::lint::text::{Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity, clock, zone};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("ov.title-generic", "Title that fits any incident", Severity::Warning, check).of(&[Field::Title]);

static GENERIC: Phrases = Phrases::of(
    "a, an, and, analysis, at, bug, critical, deployment, severe, brief, short, partial, degradation, downtime, due, \
     environment, error, errors, failure, for, from, in, incident, incidents, issue, issues, major, minor, mortem, \
     of, on, our, outage, outages, platform, post, postmortem, prod, problem, problems, production, report, review, \
     service, services, sev, site, something, system, systems, the, to, unplanned, utc, am, pm, with",
);

fn check(text: &Text<'_>, findings: &mut Findings) {
    let says_nothing = |word: &Word<'_>| {
        GENERIC.has(*word) || clock::is_date_name(*word) || zone::is_zone(*word) || !word.text.contains(char::is_alphabetic)
            // `4pm`, `SEV2`, `2nd`
            || (word.text.len() < 7 && word.text.contains(|c: char| c.is_ascii_digit()))
    };
    if text.words.is_empty() || !text.words.iter().all(says_nothing) {
        return;
    }
    let message = "Any incident could have this title.\nNobody finds it again. What broke, for whom and how long? “Checkout \
                   returned 502 for 41 minutes after pool exhaustion” says it.";
    findings.add(text.place, message.into());
}
