//! `blame.punitive`: a person who has to be punished or bettered.

use crate::lint::finding::quoted;
use crate::lint::text::{Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("blame.punitive", "Punishment or better behaviour", Severity::Warning, check);

static PUNISHED: Phrases = Phrases::of(
    "disciplinary action, disciplinary measures, disciplinary, formal warning, written warning, \
     performance improvement plan, reprimanded, reprimand, was disciplined, were disciplined, be disciplined, \
     held accountable, must learn, needs to learn, need to learn, has to learn, there will be consequences, \
     will face consequences, has consequences for, warning to the engineer",
);

static TO_BE: Phrases = Phrases::of("needs, need, must, should, has, have, ought, will");

fn check(text: &Text<'_>, findings: &mut Findings) {
    for sentence in text.sentences() {
        let found = PUNISHED
            .find(sentence)
            .or_else(|| accountable(sentence))
            .or_else(|| warned(sentence))
            // In a list of actions `act.human-only` says it.
            .or_else(|| if text.place.field == Field::ActionItems { None } else { more_careful(sentence) });
        let Some((start, count)) = found else { continue };
        let seen = &sentence[start..start + count];
        let message = format!(
            "{} asks people to change.\nThe next person is left in the same place. What could the system do, so that nobody has to be \
             that careful?",
            quoted(text.seen(seen))
        );
        findings.add_words(text.place, text.text, seen[0].start..seen[count - 1].end(), message);
    }
}

/// `hold the team accountable`
fn accountable(sentence: &[Word<'_>]) -> Option<(usize, usize)> {
    let hold = sentence.iter().position(|word| word.is_any(&["hold", "holding"]))?;
    let behind = sentence[hold..].iter().take(6).position(|word| word.is("accountable"))?;
    Some((hold, behind + 1))
}

/// `received a warning for`, not `received a warning from the dashboard`.
fn warned(sentence: &[Word<'_>]) -> Option<(usize, usize)> {
    static WARNED: Phrases = Phrases::of(
        "received a warning for, got a warning for, was given a warning, were given a warning, was warned for",
    );
    WARNED.find(sentence)
}

/// `needs to be more careful`
fn more_careful(sentence: &[Word<'_>]) -> Option<(usize, usize)> {
    let careful = sentence
        .windows(2)
        .position(|two| two[0].is("more") && two[1].is_any(&["careful", "attentive", "diligent", "vigilant"]))?;
    let from = careful.saturating_sub(5);
    // "Be more careful" asks without naming anybody.
    let bare = || (careful == 1 && sentence[0].is("be")).then_some(0);
    let start = (from..careful).find(|at| TO_BE.has(sentence[*at])).or_else(bare)?;
    Some((start, careful + 2 - start))
}
