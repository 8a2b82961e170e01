//! `act.verb`: an action item that begins with a thing instead of a deed.

use super::lead;
use crate::lint::finding::quoted;
use crate::lint::text::{Gap, Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("act.verb", "Action without a verb", Severity::Warning, check).of(&[Field::ActionItems]);

/// Words that begin no request. What is in no list may be a verb that is not known here.
static NO_VERBS: Phrases = Phrases::of(
    "a, an, the, this, that, these, our, its, it, there, they, more, new, additional, extra, automated, automatic, \
     proper, regular, missing, some, something, someone, somebody, no, all, every, each, possible, potential, faster, \
     earlier, clearer, stronger, alerts, alarms, dashboards, metrics, tests, documentation, docs, runbook, runbooks, \
     alerting, monitoring, logging, training, testing, tooling, ongoing, database, pool, pipeline, code, ci, \
     communication, automation, migration, validation, investigation, implementation, integration, improvement, \
     improvements, rollout, dashboard, follow-up, followup, permissions, certificate, certificates, retry logic",
);

/// Neither verbs nor things.
static NO_LEAD: Phrases =
    Phrases::of("always, better, never, not, just, only, at, by, in, on, with, without, be, have, both, either");

/// Those that are to be added, and not to be changed: of `the runbook` nobody knows.
static CAN_BE_ADDED: Phrases = Phrases::of(
    "a, an, more, new, additional, extra, automated, automatic, alerts, alarms, dashboards, metrics, tests, alerting, \
     monitoring, logging, tooling, automation, validation",
);

/// Behind these an adjective may stand.
static BEFORE_ADJECTIVES: Phrases = Phrases::of("a, an, more, new, additional, extra");

/// With one of these it is a sentence: `A runbook is missing`.
static SENTENCES: Phrases = Phrases::of(
    "is, isn't, are, aren't, was, wasn't, were, weren't, has, hasn't, have, haven't, had, does, doesn't, do, don't, did, \
     didn't, can, can't, could, couldn't, will, won't, would, should, shouldn't, must, may, might, needs, need, fails, \
     fires, goes, went",
);

/// Behind these another sentence may begin, which says more of the thing: `Alerts when the pool is full`.
static CLAUSES: Phrases =
    Phrases::of("when, if, that, which, who, where, while, before, after, once, so, because, until, unless, as");

/// These begin a request although they look like its object: `Follow up`, `Test whether`.
static NOUNS_OF_VERBS: Phrases = Phrases::of(
    "review app, review apps, test suite, test environment, load balancer, backup job, alert rule, alert rules, \
     build server",
);

fn check(text: &Text<'_>, findings: &mut Findings) {
    if let Some(count) = wished(&text.words) {
        let (first, verb) = (text.words[0], text.words[count]);
        let message = format!(
            "{} is not the action itself.\nIt says who wants it. Without it, the row begins with its verb.",
            quoted(text.seen(&text.words[..count]))
        );
        let mut title = verb.text.to_owned();
        if let Some(first) = title.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let finding = findings.add_words(text.place, text.text, first.start..verb.end(), message);
        if may_begin(&text.words[count..]) {
            finding.offer(format!("Begin with “{title}”"), title);
        }
        return;
    }
    let words = lead::behind(&text.words);
    let [first, ..] = words else { return };
    let is_thing = NO_VERBS.at(words) > 0 || NOUNS_OF_VERBS.at(words) > 0 || is_name_of_a_deed(*first);
    if !is_thing {
        return;
    }
    let message = format!(
        "{} is not a verb.\nWhat is to be done about it: add, remove, reject, limit, alert? “Add an alert when the pool is 90 % \
         full” can be finished.",
        quoted(first.text)
    );
    let finding = findings.add_words(text.place, text.text, first.start..first.end(), message);
    if CAN_BE_ADDED.has(*first) && !is_sentence(words) {
        let is_word = first.text.chars().skip(1).all(char::is_lowercase);
        let thing = if is_word { first.text.to_lowercase() } else { first.text.to_owned() };
        finding.offer("Begin with “Add”", format!("Add {thing}"));
    }
}

/// How many words of `We need to` stand before the verb.
fn wished(words: &[Word<'_>]) -> Option<usize> {
    static WISHES: Phrases = Phrases::of(
        "we need to, we have to, we should, we must, we want to, we will, we could, we ought to, the team should, \
         the team needs to",
    );
    /// These stand between wish and verb.
    static MORE: Phrases =
        Phrases::of("also, need to, have to, then, first, now, try to, really, probably, all, therefore, in future");
    let mut count = WISHES.at(words);
    if count == 0 {
        return None;
    }
    while let more @ 1.. = MORE.at(&words[count..]) {
        count += more;
    }
    (words.len() > count + 1 && words[count].gap == Gap::Space).then_some(count)
}

/// True where a request may begin: "automatically restart" begins with no verb.
fn may_begin(words: &[Word<'_>]) -> bool {
    let is_adverb = words[0].text.to_ascii_lowercase().ends_with("ly");
    !is_adverb && NO_VERBS.at(words) == 0 && !NO_LEAD.has(words[0])
}

/// True for more than the name of a thing: behind "Add" it would not read.
fn is_sentence(words: &[Word<'_>]) -> bool {
    let is_told =
        |next: &Word<'_>| !BEFORE_ADJECTIVES.has(words[0]) && next.gap == Gap::Space && next.text.ends_with("ed");
    let thing = words.iter().take_while(|word| !CLAUSES.has(**word));
    words.get(1).is_some_and(is_told) || thing.skip(1).any(|word| word.gap == Gap::Stop || SENTENCES.has(*word))
}

/// `Monitoring of the pool`, `Verification of backups`; not `Bring`.
fn is_name_of_a_deed(word: Word<'_>) -> bool {
    let lower = word.text.to_ascii_lowercase();
    let is_deed = lower.len() > 6 && (lower.ends_with("ing") || lower.ends_with("tion") || lower.ends_with("ment"));
    is_deed
        && word.text.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !matches!(
            lower.as_str(),
            "implement"
                | "document"
                | "supplement"
                | "augment"
                | "experiment"
                | "comment"
                | "mention"
                | "question"
                | "partition"
                | "provision"
                | "position"
                | "caution"
                | "function"
                | "section"
                | "segment"
                | "increment"
                | "decrement"
                | "transition"
        )
}
