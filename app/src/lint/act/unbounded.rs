//! `act.unbounded`: an action item that is never finished.

use crate::lint::finding::quoted;
use crate::lint::text::{Phrases, Text};
use crate::lint::{Findings, Rule, Severity, amount};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("act.unbounded", "Action without an end", Severity::Warning, check).of(&[Field::ActionItems]);

static ENDLESS: Phrases = Phrases::of(
    "continue to, continue monitoring, continue working, continually, continuously, keep an eye, keep monitoring, \
     keep watching, keep improving, keep track of, ongoing, regularly, on a regular basis, periodically, \
     going forward, from now on, in the future, as needed, as necessary, when needed, if needed, where needed, \
     where possible, when possible, whenever possible, as appropriate, where appropriate, at all times, \
     from time to time, more robust, more generic, more aware, more careful, more resilient, more reliable, \
     more aggressively, more aggresively, more often, more closely, more thoroughly, sensible, feasibility of, \
     options for, something more",
);

fn check(text: &Text<'_>, findings: &mut Findings) {
    if amount::are_in(&text.words) || !text.spans.code.is_empty() {
        return;
    }
    // `Better dashboards` is a matter of its verb.
    let is_vague = text.words.first().is_some_and(|word| word.is_any(&["better", "be"]));
    if is_vague {
        return;
    }
    // Further back, "better" compares.
    let better = text.words.iter().take(4).position(|word| word.is("better")).map(|at| (at, 1));
    let always = text.words.first().filter(|word| word.is("always")).map(|_| (0, 1));
    let Some((start, count)) = always.or(better).or_else(|| ENDLESS.find(&text.words)) else { return };
    // "… so that we can find it in the future" says what it is good for.
    if text.words[..start].iter().any(|word| word.is("so")) {
        return;
    }
    let seen = &text.words[start..start + count];
    let message = format!(
        "{} never ends.\nNobody can say that this is done. What will be there once it is: a check in CI, a job with a schedule, \
         an alert with a threshold?",
        quoted(text.seen(seen))
    );
    findings.add_words(text.place, text.text, seen[0].start..seen[count - 1].end(), message);
}
