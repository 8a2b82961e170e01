//! One text as rules read it, taken apart once for all of them.

mod language;
mod phrases;
mod stem;
mod word;

pub(super) use language::Tally;
pub(super) use phrases::{Marks, Phrases};
pub(super) use stem::stem_number;
pub(super) use word::{Gap, Word};

use std::ops::Range;

use super::people::People;
use crate::markdown::{Spans, Target, spans};
use crate::report::{Cell, Field, Place, Section};

/// One text of a report.
pub(super) struct Text<'a> {
    /// Where it stands.
    pub place: Place,
    /// As it is kept.
    pub text: &'a str,
    /// Where a related link leads, as written; empty elsewhere. Text and address are not both empty.
    pub address: &'a str,
    /// Its code, links and pieces.
    pub spans: Spans,
    /// What language rules read of it; empty where they read nothing.
    pub words: Vec<Word<'a>>,
    /// How many texts its field has, empty cells included.
    pub siblings: usize,
    /// Who counts as a person.
    pub people: &'a People,
}

impl<'a> Text<'a> {
    pub fn of(place: Place, text: &'a str, address: &'a str, siblings: usize, people: &'a People) -> Text<'a> {
        let spans = spans(text);
        let words = if is_language(place) { word::words(text, &spans.pieces) } else { Vec::new() };
        Text { place, text, address, spans, words, siblings, people }
    }

    /// Its sentences; the end of a clause ends one, too.
    pub fn sentences(&self) -> impl Iterator<Item = &[Word<'a>]> {
        self.words.chunk_by(|_, next| next.gap != Gap::Stop)
    }

    /// Its links and images with all their bytes, and where they lead. What is inside another one is left out
    /// where that one is asked for first.
    pub fn links(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        let mut end = 0;
        let is_outer = move |link: &&Target| {
            let is_outer = link.bytes.start >= end;
            end = end.max(link.bytes.end);
            is_outer
        };
        self.spans.links.iter().filter(is_outer).map(|link| (link.bytes.clone(), link.url.as_str()))
    }

    /// What these words look like in the text.
    pub fn seen(&self, words: &[Word<'a>]) -> &'a str {
        match words {
            [] => "",
            [first, .., last] => &self.text[first.start..last.end()],
            [only] => only.text,
        }
    }

    /// True for nothing but a placeholder of the template or an unchanged example.
    pub fn is_template(&self) -> bool {
        is_template_text(self.place.field, self.text)
    }
}

/// True where people write sentences. Owners and authors are names, a link's label is the title of something
/// else, and the front matter holds single words.
pub(super) fn is_language(place: Place) -> bool {
    use Cell::{Event, Heading, Item, Text};
    place.field != Field::RelatedLinks
        && place.field.section() != Section::Details
        && matches!(place.cell, None | Some(Item | Event | Heading | Text))
}

/// True for a text that is nothing but a placeholder of the template or an unchanged example of its field.
///
/// `[Root Cause]` counts in any field.
pub(super) fn is_template_text(field: Field, text: &str) -> bool {
    let is_placeholder = |field: Field| field.placeholders().contains(&text);
    is_placeholder(field)
        || field.examples().contains(&text)
        || (text.starts_with('[') && Field::TEMPLATE.into_iter().any(is_placeholder))
}

#[cfg(test)]
pub(super) fn words_of(text: &str) -> Vec<Word<'_>> {
    word::words(text, &spans(text).pieces)
}
