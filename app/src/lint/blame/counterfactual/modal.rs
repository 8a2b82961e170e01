//! `should have caught`, `wouldn't have been`: verbs of what was not.

use crate::lint::people::{People, Person};
use crate::lint::text::{Gap, Phrases, Word};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    Should,
    Could,
    Would,
}

/// The verb with `have` and a participle behind it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Modal {
    pub verb: Verb,
    /// The index of its first word; for `we'd have` that of `we'd`.
    pub start: usize,
    /// The index of the participle.
    pub participle: usize,
    pub is_negated: bool,
}

static ADVERBS: Phrases = Phrases::of(
    "all, already, also, always, arguably, at, both, certainly, clearly, definitely, easily, ideally, immediately, \
     instead, just, least, likely, maybe, never, not, obviously, perhaps, possibly, probably, really, simply, still, \
     surely, then, too",
);

/// The irregular ones that postmortems use.
static PARTICIPLES: Phrases = Phrases::of(
    "been, begun, bought, broken, brought, built, caught, chosen, come, cost, done, drawn, driven, fallen, felt, \
     fired, forgotten, foreseen, fought, found, given, gone, got, gotten, grown, had, heard, held, hidden, kept, \
     known, lost, made, meant, met, overwritten, paid, rebuilt, redone, rewritten, risen, said, seen, sent, shown, \
     shut, slept, sold, spent, split, spoken, stolen, stood, stuck, taken, taught, thought, thrown, told, understood, \
     undone, withdrawn, won, worn",
);

/// Participles that describe a thing, too: `we should have automated alerts` wishes for alerts.
static ALSO_ADJECTIVES: Phrases = Phrases::of(
    "automated, centralized, cut, dedicated, defined, detailed, documented, encrypted, fixed, improved, increased, \
     isolated, led, left, limited, managed, protected, proven, put, read, reduced, replicated, required, restricted, \
     run, scheduled, set, shared, signed, split, standardized, written",
);

/// What follows a participle that is one, and no adjective.
static BEHIND_A_VERB: Phrases = Phrases::of(
    "a, after, all, an, and, as, at, back, before, both, but, by, down, each, earlier, every, everything, first, for, \
     from, her, his, how, if, in, into, it, its, more, off, on, or, our, out, over, sooner, that, the, their, them, \
     these, this, those, to, up, when, while, with",
);

impl Modal {
    /// The verb that begins at `sentence[start]`.
    pub fn at(sentence: &[Word<'_>], start: usize) -> Option<Modal> {
        let (verb, has_have, is_negative) = verb(sentence[start])?;
        let mut have = start + 1;
        if sentence[start].is("ought") {
            sentence.get(have).filter(|word| word.is("to"))?;
            have += 1;
        }
        let first = skip_adverbs(sentence, have);
        let is_negated = is_negative || sentence[have..first].iter().any(|word| word.is_any(&["not", "never"]));
        if !has_have {
            sentence.get(first).filter(|word| word.is("have"))?;
        }
        let mut participle = skip_adverbs(sentence, if has_have { first } else { first + 1 });
        let begins_here = sentence.get(participle).is_some_and(|word| word.gap == Gap::Space);
        // The second half of "double-checked" tells.
        while sentence.get(participle + 1).is_some_and(|word| word.gap == Gap::Hyphen) {
            participle += 1;
        }
        let is_past = begins_here && is_participle(sentence, participle);
        is_past.then_some(Modal { verb, start, participle, is_negated })
    }

    /// The person who does it.
    pub fn subject(&self, sentence: &[Word<'_>], people: &People) -> Option<Person> {
        if sentence[self.start].is_any(&["we'd", "they'd", "he'd", "she'd", "i'd"]) {
            return Some(Person { start: self.start, is_indefinite: false });
        }
        let is_adverb = |index: &usize| ADVERBS.has(sentence[*index]);
        let last = (0..self.start).rev().find(|index| !is_adverb(index))?;
        people.ending_at(sentence, last).or_else(|| {
            let is_joined = sentence[last].is_any(&["and", "but"]);
            is_joined
                .then(|| opener(&sentence[..last], people))
                .flatten()
                .map(|who| Person { start: self.start, ..who })
        })
    }

    /// `been paged`: the subject is the one to whom it is done.
    pub fn is_passive(&self, sentence: &[Word<'_>]) -> bool {
        let next = sentence.get(skip_adverbs(sentence, self.participle + 1));
        sentence[self.participle].is("been") && next.is_some_and(|word| ends_as_participle(*word))
    }

    /// True when nothing but adverbs stands before it: nobody is named.
    pub fn opens(&self, sentence: &[Word<'_>]) -> bool {
        sentence[..self.start].iter().all(|word| ADVERBS.has(*word))
    }
}

/// The person of whom all of these words speak: `the engineer pushed the change`, and so of what `and` joins to them. Words
/// that begin another clause may bring another subject.
fn opener(words: &[Word<'_>], people: &People) -> Option<Person> {
    static OTHER_CLAUSES: Phrases = Phrases::of(
        "after, although, and, as, because, before, but, how, if, since, so, than, that, though, until, what, when, where, \
         whether, which, while, who, whose, why",
    );
    let (end, who) = (0..words.len().min(5)).find_map(|end| Some((end, people.ending_at(words, end)?)))?;
    let is_first = words[..who.start].iter().all(|word| word.is_any(&["a", "an", "the"]) || ADVERBS.has(*word));
    let is_one_clause = words[end + 1..].iter().all(|word| word.gap < Gap::Pause && !OTHER_CLAUSES.has(*word));
    (is_first && is_one_clause).then_some(who)
}

/// The index of the first word from `from` on that is no adverb.
pub(super) fn skip_adverbs(sentence: &[Word<'_>], from: usize) -> usize {
    let is_adverb = |word: &&Word<'_>| word.gap <= Gap::Pause && ADVERBS.has(**word);
    from + sentence.get(from..).unwrap_or_default().iter().take(3).take_while(is_adverb).count()
}

/// Which verb it is, whether it holds `have` already, whether it is negated.
fn verb(word: Word<'_>) -> Option<(Verb, bool, bool)> {
    let forms = [
        (Verb::Should, ["should", "ought", "should've", "shouldn't"].as_slice()),
        (Verb::Could, &["could", "could've", "couldn't"]),
        (Verb::Would, &["would", "would've", "wouldn't", "we'd", "they'd", "he'd", "she'd", "i'd"]),
    ];
    let (verb, _) = forms.into_iter().find(|(_, forms)| word.is_any(forms))?;
    let ends_in = |ending: &str| word.text.len() >= ending.len() && word.text.to_ascii_lowercase().ends_with(ending);
    Some((verb, ends_in("ve"), ends_in("t") && !word.is("ought")))
}

/// True for the past of `have`: `should have limited it`, not `should have limits`.
fn is_participle(sentence: &[Word<'_>], at: usize) -> bool {
    let word = sentence[at];
    if ALSO_ADJECTIVES.has(word) {
        return sentence.get(at + 1).is_none_or(|next| next.gap > Gap::Space || BEHIND_A_VERB.has(*next));
    }
    ends_as_participle(word)
}

fn ends_as_participle(word: Word<'_>) -> bool {
    let ends_in = |ending: &str| word.text.to_ascii_lowercase().ends_with(ending);
    let is_regular = word.text.len() > 4 && ends_in("ed") && (!ends_in("eed") || word.is("agreed"));
    is_regular || PARTICIPLES.has(word)
}
