//! `imp.vague`: an impact in words that measure nothing.

use crate::lint::finding::quoted;
use crate::lint::text::{Gap, Phrases, Text};
use crate::lint::{Findings, Rule, Severity, amount};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule = Rule::text("imp.vague", "Impact without a measure", Severity::Warning, check)
    .of(&[Field::UserImpact, Field::BusinessImpact, Field::TechnicalImpact]);

static VAGUE: Phrases = Phrases::of(
    "significant, significantly, severe, severely, massive, massively, huge, hugely, heavily, slow, slower, slowly, \
     degraded, degradation, poor, substantial, considerable, considerably, noticeably, drastically",
);

/// Of what users saw `imp.no-number` asks how many they were.
static QUANTITIES: Phrases = Phrases::of("some, lots, lots of, a lot, a lot of, many, several, a few, various");

/// Behind these, `slow` is a name: `the slow query log`.
static NAMES: Phrases = Phrases::of("query log, log, logs, query logs, lane, path, start mode, consumer policy");

fn check(text: &Text<'_>, findings: &mut Findings) {
    for sentence in text.sentences().filter(|sentence| !amount::are_in(sentence)) {
        let is_counted = text.place.field == Field::UserImpact;
        let quantity = if is_counted { None } else { QUANTITIES.find(sentence) };
        let Some((start, count)) = VAGUE.find(sentence).or(quantity) else { continue };
        let behind = &sentence[start + count..];
        if sentence[start].is("slow")
            && behind.first().is_some_and(|next| next.gap <= Gap::Hyphen)
            && NAMES.at(behind) > 0
        {
            continue;
        }
        let seen = &sentence[start..start + count];
        let message = format!(
            "{} gives no measure.\nWhat was measured, and what is usual? “p95 6 s instead of 0.3 s” is the same for everybody.",
            quoted(text.seen(seen))
        );
        findings.add_words(text.place, text.text, seen[0].start..seen[count - 1].end(), message);
    }
}
