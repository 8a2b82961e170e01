//! `act.human-only`: an action item that asks people to be better.

use super::lead;
use crate::lint::finding::quoted;
use crate::lint::text::{Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("act.human-only", "Action that relies on people", Severity::Warning, check).of(&[Field::ActionItems]);

/// What only people can do.
static HUMAN: Phrases = Phrases::of(
    "remind, be careful, be more careful, be more attentive, be more vigilant, be more diligent, be mindful, \
     pay attention, pay more attention, pay closer attention, double check, take care, take extra care, \
     take more care, raise awareness, follow the process, follow the procedure, follow the runbook, \
     follow the checklist, remember to, don't forget, do not forget, be extra careful, emphasize the importance, \
     emphasise the importance, stress the importance, be more aware",
);

/// What can be done to a machine, too: `train the fraud model`.
static TO_PEOPLE: Phrases = Phrases::of("train, educate, tell, instruct, ask, teach, coach, brief, encourage");

static PEOPLE: Phrases = Phrases::of(
    "everyone, everybody, engineers, developers, operators, people, humans, staff, team, teams, users, employees, \
     colleagues, reviewers, interns, contractors, administrators, admins, responders, them, members, on-callers, \
     personnel, newcomers, agents",
);

fn check(text: &Text<'_>, findings: &mut Findings) {
    let words = lead::behind(&text.words);
    let Some(count) = asked(words) else { return };
    let message = format!(
        "{} relies on people alone.\nIt has to be done again each time, and on the next bad day it is forgotten. What could refuse, \
         warn or do it for them?",
        quoted(text.seen(&words[..count]))
    );
    findings.add_words(text.place, text.text, words[0].start..words[count - 1].end(), message);
}

/// How many words ask people for something.
fn asked(words: &[Word<'_>]) -> Option<usize> {
    let count = HUMAN.at(words);
    if count > 0 {
        return Some(count);
    }
    // `Regular training of all engineers`
    let training = words.iter().take(3).position(|word| word.is("training"));
    let is_of_people = |at: &usize| {
        words[at + 1..].first().is_some_and(|next| next.is_any(&["of", "for"]))
            && words[at + 1..].iter().take(5).any(|word| PEOPLE.has(*word) || word.is_any(&["employee's", "employee"]))
    };
    if let Some(at) = training.filter(is_of_people) {
        return Some(at + 1);
    }
    let is_told = words.first().is_some_and(|word| TO_PEOPLE.has(*word));
    let person = words.iter().skip(1).take(4).position(|word| PEOPLE.has(*word))?;
    is_told.then_some(person + 2)
}
