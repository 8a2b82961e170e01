//! `blame.counterfactual`: what people did not do, told as if it had been on offer.

mod modal;

use std::ops::Range;

use super::rewrite;
use crate::lint::finding::quoted;
use crate::lint::people::{People, Person};
use crate::lint::text::{Gap, Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity};
use modal::{Modal, Verb};

pub(in crate::lint) const RULE: Rule =
    Rule::text("blame.counterfactual", "What did not happen", Severity::Warning, check);

/// What only people do: `this should have been caught` means somebody, without saying who.
static HUMAN_ACTS: Phrases = Phrases::of(
    "addressed, anticipated, asked, caught, checked, communicated, considered, documented, escalated, foreseen, \
     known, noticed, obvious, prioritised, prioritized, questioned, reviewed, split, spotted, tested",
);

/// With `not` or `never` these are, too; without, a job may do them.
static HUMAN_ACTS_DENIED: Phrases = Phrases::of("approved, deployed, merged, pushed, released, run, shipped");

/// How many words around a word belong to the same thought, in a sentence without end.
const NEAR: usize = 40;

/// What might have happened and did not: a risk that people ran, not a step that they left out.
static RISKS: Phrases = Phrases::of(
    "accessed, affected, been, broken, caused, corrupted, deleted, downloaded, executed, exposed, exfiltrated, \
     gained, gone, leaked, lost, obtained, overwritten, read, seen, stolen, suffered",
);

/// What was hoped for: `longer than we would have liked`.
static WISHES: Phrases = Phrases::of("expected, hoped, liked, loved, preferred, wanted");

/// After "if only" these count something: `if only one replica is up`.
static AMOUNTS: Phrases =
    Phrases::of("one, two, three, four, some, part, parts, half, few, single, small, certain, partial, it");

fn check(text: &Text<'_>, findings: &mut Findings) {
    // One finding for a sentence: its other half is the same thought.
    for sentence in text.sentences() {
        let Some(found) = first_in(sentence, text.people).or_else(|| hindsight(sentence)) else { continue };
        let start = rewrite::with_article(sentence, found.start);
        let bytes = sentence[start].start..sentence[found.end - 1].end();
        let message = format!(
            "{} says what did not happen.\nWhat did people see at that moment, and why did their step make sense? \
             Write that, or what the system lacked.",
            quoted(&text.text[bytes.clone()])
        );
        let better = rewrite::not_done(&text.text[bytes.clone()], &sentence[..start]);
        let finding = findings.add_words(text.place, text.text, bytes, message);
        better.into_iter().for_each(|better| rewrite::offer(finding, better));
    }
}

/// What is plain only afterwards: `in hindsight`, `anyone could have seen this coming`.
fn hindsight(sentence: &[Word<'_>]) -> Option<Range<usize>> {
    static HINDSIGHT: Phrases = Phrases::of(
        "in hindsight, with hindsight, with the benefit of hindsight, in retrospect it was, only a matter of time, seen this coming, \
         seen it coming, saw it coming, saw this coming, warning signs were, the signs were there, known better, every chance to, \
         every opportunity to, a disaster waiting to happen, an accident waiting to happen, bound to happen",
    );
    HINDSIGHT.find(sentence).map(|(at, count)| at..at + count)
}

/// The words in question, as indices of `sentence`.
fn first_in(sentence: &[Word<'_>], people: &People) -> Option<Range<usize>> {
    /// Of all that is looked for, one of these is a part.
    static BEGINNINGS: Phrases = Phrases::of(
        "if, had, should, should've, shouldn't, ought, could, could've, couldn't, would, would've, wouldn't, we'd, \
         they'd, he'd, she'd, i'd",
    );
    (0..sentence.len()).filter(|at| BEGINNINGS.has(sentence[*at])).find_map(|at| {
        let word = sentence[at];
        if word.is("if") {
            return if_only(sentence, at).or_else(|| if_had(sentence, at, people));
        }
        if word.is("had") {
            return had_they(sentence, at, people);
        }
        if let Some(found) = better_way(sentence, at) {
            return Some(found);
        }
        let modal = Modal::at(sentence, at)?;
        left_undone(sentence, &modal, people).or_else(|| should_have_been(sentence, &modal, people))
    })
}

/// `We should have tested it`, `Should have tested it`; not `we should have been paged`, which asks
/// something of a system.
fn left_undone(sentence: &[Word<'_>], modal: &Modal, people: &People) -> Option<Range<usize>> {
    let verb = sentence[modal.participle];
    let subject = modal.subject(sentence, people);
    let is_meant = match modal.verb {
        Verb::Should => {
            (subject.is_some() || (modal.opens(sentence) && !verb.is("been"))) && !is_asked(sentence, modal.start)
        }
        // "could not have known" defends, "a developer could have read it" is a risk.
        // "… so they could have tested theirs" tells what something was for.
        Verb::Could => {
            let is_purpose = |who: &Person| who.start > 0 && sentence[who.start - 1].is_any(&["so", "that"]);
            subject.is_some_and(|who| !who.is_indefinite && !is_purpose(&who)) && !modal.is_negated && !RISKS.has(verb)
        }
        Verb::Would => subject.is_some() && !WISHES.has(verb) && !is_praise(sentence, modal.start),
    };
    let is_meant = is_meant && !modal.is_passive(sentence);
    is_meant.then(|| subject.map_or(modal.start, |who| who.start)..modal.participle + 1)
}

/// "Without the alert we would have waited", "… had we not looked" say what it was good for.
fn is_praise(sentence: &[Word<'_>], at: usize) -> bool {
    let near = &sentence[at.saturating_sub(NEAR)..sentence.len().min(at + NEAR)];
    let has = |words: &[&str]| near.iter().any(|word| word.is_any(words));
    let has_if_not =
        || has(&["if"]) && (has(&["hadn't"]) || near.windows(2).any(|two| two[0].is("had") && two[1].is("not")));
    let has_had_we_not = || near.windows(3).any(|three| three[0].is("had") && three[2].is("not"));
    has(&["without", "otherwise"]) || has_if_not() || has_had_we_not()
}

/// "Whether we should have waited" is a question.
fn is_asked(sentence: &[Word<'_>], at: usize) -> bool {
    let from = at.saturating_sub(NEAR);
    let clause = (from..at).rev().take_while(|index| sentence[index + 1].gap < Gap::Pause);
    clause.into_iter().any(|index| sentence[index].is_any(&["whether", "if"]))
}

/// `The best approach would have been to revert`, `it would have been a good idea to have tested`.
fn better_way(sentence: &[Word<'_>], at: usize) -> Option<Range<usize>> {
    static WAYS: Phrases = Phrases::of("approach, way, option, choice, decision, reaction, thing");
    static IDEAS: Phrases = Phrases::of("a good idea, a better idea, wiser, wise, smarter, better to, best to");
    if !sentence[at].is("would") {
        return None;
    }
    let been = (at + 1..sentence.len().min(at + 5)).find(|index| sentence[*index].is("been"))?;
    let is_way = || {
        at > 0 && WAYS.has(sentence[at - 1]) && sentence.get(been + 1).is_some_and(|next| next.is_any(&["to", "just"]))
    };
    let idea = IDEAS.at(&sentence[been + 1..]);
    let has_have = sentence[at + 1..been].iter().any(|word| word.is("have"));
    (has_have && (idea > 0 || is_way())).then_some(at..been + 1 + idea)
}

/// `This should have been caught in review`; not `… by the linter`, which names what let it pass.
fn should_have_been(sentence: &[Word<'_>], modal: &Modal, people: &People) -> Option<Range<usize>> {
    if modal.verb != Verb::Should || !sentence[modal.participle].is("been") {
        return None;
    }
    let act = modal::skip_adverbs(sentence, modal.participle + 1);
    let is_human = |word: &&Word<'_>| HUMAN_ACTS.has(**word) || (modal.is_negated && HUMAN_ACTS_DENIED.has(**word));
    sentence.get(act).filter(is_human)?;
    let behind = act + 1..sentence.len().min(act + 8);
    let by = behind.clone().find(|index| sentence[*index].is("by"));
    let is_by_system =
        by.is_some_and(|by| !(by + 1..behind.end).any(|index| people.ending_at(sentence, index).is_some()));
    let is_plain = modal.subject(sentence, people).is_none() && !is_asked(sentence, modal.start);
    (!is_by_system && is_plain).then_some(modal.start..act + 1)
}

/// `If only the alert had fired`.
fn if_only(sentence: &[Word<'_>], at: usize) -> Option<Range<usize>> {
    let [only, next, rest @ ..] = sentence.get(at + 1..)? else { return None };
    let is_amount = |word: &Word<'_>| AMOUNTS.has(*word) || word.text.starts_with(|c: char| c.is_ascii_digit());
    let counts = is_amount(next) || (next.is_any(&["a", "the"]) && rest.first().is_some_and(is_amount));
    let unreal = ["had", "would", "could", "were", "we'd", "they'd", "he'd", "she'd", "i'd", "hadn't"];
    let is_unreal = || std::iter::once(next).chain(rest).take(8).any(|word| word.is_any(&unreal));
    (only.is("only") && !counts && is_unreal()).then_some(at..at + 2)
}

/// `If they had read it, … would have …`. "If they had not" is left alone: it praises as often.
fn if_had(sentence: &[Word<'_>], at: usize, people: &People) -> Option<Range<usize>> {
    let had = (at + 1..sentence.len().min(at + 6)).find(|index| sentence[*index].is("had"))?;
    let person = people.ending_at(sentence, had - 1).filter(|who| who.start > at)?;
    let is_other = sentence.get(had + 1).is_some_and(|word| word.is_any(&["not", "never", "to"]));
    let near = at.saturating_sub(NEAR)..sentence.len().min(at + NEAR);
    let would_have = |index| Modal::at(sentence, index).is_some_and(|modal| modal.verb != Verb::Should);
    (!is_other && near.into_iter().any(would_have)).then_some(person.start..had + 1)
}

/// `Had they read it, … would …`, and the other way round; not `they had a team that would …`, and
/// not `had they not …`, as with "if".
fn had_they(sentence: &[Word<'_>], at: usize, people: &People) -> Option<Range<usize>> {
    let last = (at + 1..sentence.len().min(at + 5)).find(|index| people.ending_at(sentence, *index).is_some())?;
    let Person { start, .. } = people.ending_at(sentence, last)?;
    let is_unreal = |words: &[Word<'_>]| {
        static UNREAL: Phrases = Phrases::of("would, could, might, wouldn't, would've, could've, might've");
        words.iter().any(|word| UNREAL.has(*word))
    };
    let before = &sentence[at.saturating_sub(NEAR)..at];
    let has_owner =
        || before.last().is_some_and(|word| word.is("have")) || people.ending_at(sentence, at - 1).is_some();
    let opens = sentence[at].gap >= Gap::Pause || (is_unreal(before) && !has_owner());
    let is_inverted = match start - at {
        1 => opens || sentence[start].is_any(&["we", "they", "he", "she", "i"]),
        _ => opens && sentence[at + 1].is_any(&["the", "our", "a", "an", "any"]),
    };
    let is_negated = sentence.get(last + 1).is_some_and(|word| word.is_any(&["not", "never"]));
    let near = &sentence[at.saturating_sub(NEAR)..sentence.len().min(at + NEAR)];
    (is_inverted && !is_negated && is_unreal(near)).then_some(at..last + 1)
}
