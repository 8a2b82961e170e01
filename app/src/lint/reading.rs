//! A report as rules about several fields read it.

use super::people::People;
use super::text::{Phrases, Tally, Text, Word, is_template_text, stem_number};
use crate::report::{Field, Place, Report};

/// A report and the gist of its texts.
pub(super) struct Reading<'a> {
    /// Normalised.
    pub report: &'a Report,
    /// Of every text that is not empty, field by field.
    pub gists: &'a [Vec<Gist>],
    /// Who counts as a person.
    pub people: &'a People,
}

/// What stays of a text once it has been read: enough to compare it with others.
pub(super) struct Gist {
    /// Where it stands.
    pub place: Place,
    /// As it is kept.
    pub text: String,
    /// False for a placeholder or an unchanged example.
    pub is_written: bool,
    /// Its words that carry meaning, in reading order; code and quotations count, too.
    pub terms: Vec<Term>,
    /// What its words say of its language.
    pub tally: Tally,
}

/// A word that carries meaning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Term {
    /// Equal for words that differ in their ending only.
    pub stem: u64,
    /// Its first byte in the text of its gist.
    pub start: usize,
    /// The byte behind its last.
    pub end: usize,
}

/// Words that say little about what a text is about.
static SMALL: Phrases = Phrases::of(&[
    "about",
    "after",
    "again",
    "all",
    "also",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "both",
    "but",
    "by",
    "can",
    "cause",
    "caused",
    "causes",
    "could",
    "did",
    "do",
    "does",
    "due",
    "during",
    "each",
    "for",
    "from",
    "had",
    "has",
    "have",
    "how",
    "if",
    "immediate",
    "in",
    "into",
    "is",
    "it",
    "its",
    "just",
    "led",
    "more",
    "most",
    "no",
    "not",
    "of",
    "on",
    "only",
    "or",
    "other",
    "our",
    "out",
    "over",
    "problem",
    "root",
    "same",
    "so",
    "some",
    "such",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "through",
    "to",
    "too",
    "under",
    "until",
    "up",
    "very",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "which",
    "while",
    "who",
    "why",
    "will",
    "with",
    "would",
    "you",
]);

impl Gist {
    pub fn of(text: &Text<'_>) -> Gist {
        Gist {
            place: text.place,
            text: text.text.to_owned(),
            is_written: !is_template_text(text.place.field, text.text),
            terms: terms(text.text),
            tally: Tally::of(&text.words),
        }
    }

    /// A term as it is written.
    pub fn shown(&self, term: &Term) -> &str {
        &self.text[term.start..term.end]
    }
}

fn terms(text: &str) -> Vec<Term> {
    let is_sign = |letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’';
    let mut terms = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive(is_sign) {
        let bare = part.trim_end_matches(is_sign);
        let word = bare.trim_matches(['\'', '’']);
        let first = start + bare.find(word).unwrap_or(0);
        start += part.len();
        if word.chars().nth(1).is_some() && !SMALL.has(Word::alone(word)) {
            terms.push(Term { stem: stem_number(word), start: first, end: first + word.len() });
        }
    }
    terms
}

impl<'a> Reading<'a> {
    /// The texts of a field that somebody wrote: what the template put there is no writer's text.
    pub fn written(&self, field: Field) -> impl Iterator<Item = &'a Gist> + use<'a> {
        self.gists[field as usize].iter().filter(|gist| gist.is_written)
    }

    /// The texts of some fields that somebody wrote.
    pub fn written_in(&self, fields: &'static [Field]) -> impl Iterator<Item = &'a Gist> + use<'a> {
        let gists = self.gists;
        fields.iter().flat_map(move |field| gists[*field as usize].iter().filter(|gist| gist.is_written))
    }
}

/// The stem of the first word of a name that [`Gist::terms`] would hold.
pub(super) fn first_stem(name: &str) -> Option<u64> {
    terms(name).first().map(|term| term.stem)
}
