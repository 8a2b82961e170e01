//! Who did what: verbs of people, and where blame looks for them.

use super::people::People;
use super::text::{Gap, Phrases, Word};

/// What stands between a person and the verb.
static BETWEEN: Phrases = Phrases::of(
    "accidentally, again, also, already, apparently, carelessly, clearly, completely, had, has, have, having, \
     inadvertently, initially, just, mistakenly, obviously, probably, repeatedly, simply, still, then, therefore, \
     unfortunately, unintentionally, wrongly, later, first, erroneously",
);

/// What people do, in the past.
static PAST: Phrases = Phrases::of(
    "began, bought, broke, brought, built, chose, cut, did, drew, drove, forgot, gave, got, held, hid, kept, left, \
     let, lost, made, misread, mistook, ran, read, rebuilt, sent, set, shut, stole, switched, thought, threw, told, took, \
     turned, typed, went, withdrew, wrote",
);

/// What people see, get or are, which is no deed.
static NO_DEED: Phrases = Phrases::of(
    "alerted, allowed, asked, assigned, called, confirmed, debugged, detected, discovered, fixed, found, heard, \
     identified, informed, investigated, involved, learned, looked, mitigated, needed, notified, noticed, observed, \
     owned, paged, realised, realized, received, recovered, relied, reported, required, responded, restored, \
     reverted, saw, suspected, trained, tried, used, using, verified, waited, wanted, based, related, affected, \
     impacted, shared, named, depended, expected, believed, assumed, experienced",
);

/// Where the verb of a person at `sentence[..=last]` stands.
pub(super) fn verb(sentence: &[Word<'_>], last: usize) -> usize {
    let is_between = |word: &&Word<'_>| word.gap <= Gap::Space && BETWEEN.has(**word);
    last + 1 + sentence[last + 1..].iter().take(3).take_while(is_between).count()
}

/// Persons in a sentence, each with the index of its first word and that of its verb; pronouns that
/// stand for nobody in particular are none.
pub(super) fn persons<'a>(sentence: &'a [Word<'a>], people: &'a People) -> impl Iterator<Item = (usize, usize)> + 'a {
    (0..sentence.len()).filter_map(move |last| {
        let person = people.ending_at(sentence, last).filter(|_| !sentence[last].is_any(&["nobody", "who", "us"]))?;
        // "The team lead" ends at its last word.
        let next = (last + 1 < sentence.len()).then(|| people.ending_at(sentence, last + 1)).flatten();
        let goes_on = next.is_some_and(|next| next.start <= last);
        let verb = verb(sentence, last);
        let is_joined = sentence.get(verb).is_some_and(|word| word.gap <= Gap::Space);
        (is_joined && !goes_on).then_some((person.start, verb))
    })
}

/// True for a verb in the past by which somebody did something.
pub(super) fn is_deed(word: Word<'_>) -> bool {
    let lower = word.text.len() > 4 && word.text.to_ascii_lowercase().ends_with("ed");
    !NO_DEED.has(word) && (PAST.has(word) || lower)
}

/// Where a sentence tells what somebody left out: `the reviewer overlooked`, from person to verb.
pub(super) fn left_out(sentence: &[Word<'_>], people: &People) -> Option<(usize, usize)> {
    static LEFT_OUT: Phrases = Phrases::of(
        "failed to, failed in, forgot, forgotten, neglected, overlooked, ignored, missed, disregarded, \
         did not bother, didn't bother, did not follow, didn't follow, has not followed, never bothered, \
         never followed, not bothered, not be bothered, couldn't be bothered, turned a blind eye, looked the other way, slept on, \
         slept through, sat on, paid no attention, dropped the ball, brushed off, brushed aside, shrugged off, cut corners",
    );
    /// `We did not notice it` tells how it was noticed; of somebody else it is blame.
    static BY_OTHERS: Phrases = Phrases::of(
        "skipped, dismissed, did not read, didn't read, did not notice, didn't notice, did not check, didn't check, \
         did not look, didn't look, did not care, didn't care, never looked, never checked, never read",
    );
    static BY_ALL: Phrases = Phrases::of(
        "nobody bothered, no one bothered, noone bothered, nobody cared, no one cared, nobody looked, no one looked, \
         nobody checked, no one checked, nobody paid attention, no one paid attention, everyone knew, everybody knew",
    );
    if let Some((start, count)) = BY_ALL.find(sentence) {
        return Some((start, start + count - 1));
    }
    persons(sentence, people).find_map(|(start, verb)| {
        let is_other = !is_pronoun(&sentence[start..verb]);
        let behind = &sentence[verb..];
        let mut count = LEFT_OUT.at(behind);
        if count == 0 && is_other {
            count = BY_OTHERS.at(behind).max(usize::from(is_let_go(behind)));
        }
        (count > 0 && !is_excused(behind, count)).then_some((start, verb + count - 1))
    })
}

/// `let the certificate expire`, `left the flag on`; not `left the company`, `let others deploy`.
fn is_let_go(behind: &[Word<'_>]) -> bool {
    static GONE: Phrases = Phrases::of("expire, expired, lapse, rot, fill, drift, slip");
    static LEFT: Phrases = Phrases::of("on, open, enabled, disabled, running, unattended, unprotected, unlocked");
    let near = behind.iter().skip(2).take(6).take_while(|word| word.gap <= Gap::Hyphen);
    let has = |list: &'static Phrases| near.clone().any(|word| list.has(*word));
    behind[0].is("let") && has(&GONE) || behind[0].is("left") && has(&LEFT)
}

/// What is left out by nobody's neglect: `we missed our target`, `failed in the end`.
fn is_excused(behind: &[Word<'_>], count: usize) -> bool {
    static GOALS: Phrases = Phrases::of(
        "target, targets, goal, goals, objective, objectives, slo, slos, sla, slas, budget, deadline, deadlines, \
         release, window, sprint, opportunity, milestone",
    );
    let next = behind.get(count);
    let is_over = behind[0].is("failed") && next.is_some_and(|next| next.is_any(&["the", "a", "our"]));
    let is_goal = behind[0].is("missed") && behind.iter().take(7).any(|word| GOALS.has(*word));
    is_over || is_goal
}

/// The verb of a person at `sentence[start]` who is called by name. That a name stands there, `blame.person-named`
/// says; other rules speak of the verb alone.
pub(super) fn verb_behind_name(sentence: &[Word<'_>], start: usize, people: &People) -> Option<usize> {
    const LONGEST_NAME: usize = 4;
    let is_end = |last: &usize| people.name_ending_at(sentence, *last) == Some(start);
    let last = (start..sentence.len().min(start + LONGEST_NAME)).rev().find(is_end)?;
    Some(verb(sentence, last))
}

/// Where a sentence says that somebody of some role broke something, from person to verb.
pub(super) fn broke(sentence: &[Word<'_>], people: &People) -> Option<(usize, usize)> {
    static BROKE: Phrases = Phrases::of(
        "caused, broke, broken, took down, taken down, brought down, knocked out, knocked over, crashed, \
         misconfigured, mistyped, botched, messed up, screwed up, wiped, corrupted, pushed a bad, pushed bad, \
         pushed broken, pushed a broken, pushed a faulty, deployed a bad, deployed a broken, deployed a faulty, \
         merged a bad, merged a broken, shipped a bad, shipped a bug, introduced a bug, introduced the bug, \
         made a mistake, made an error, deleted the wrong, restarted the wrong, ran the wrong, dropped the wrong, \
         used the wrong, picked the wrong, chose the wrong, typed the wrong, entered the wrong, selected the wrong",
    );
    static CHANGED: Phrases =
        Phrases::of("pushed, deployed, merged, released, shipped, committed, ran, applied, executed, made");
    persons(sentence, people).filter(|(start, verb)| !is_pronoun(&sentence[*start..*verb])).find_map(|(start, verb)| {
        let count = BROKE.at(&sentence[verb..]);
        if count > 0 {
            return Some((start, verb + count - 1));
        }
        let behind = if CHANGED.has(sentence[verb]) { &sentence[verb + 1..] } else { &[] };
        let which = behind.windows(2).position(|two| two[0].is_any(&["that", "which"]) && BROKE.at(&two[1..]) > 0)?;
        Some((start, verb + which + 2))
    })
}

/// `we`, `they`: a report may speak of its own people like this.
pub(super) fn is_pronoun(words: &[Word<'_>]) -> bool {
    words.first().is_some_and(|word| {
        word.is_any(&["we", "they", "i", "us", "who", "everyone", "everybody", "anyone", "anybody", "nobody"])
    })
}
