//! One text as rules read it, taken apart once for all of them.

mod language;
mod phrases;
mod stem;
mod word;

pub(super) use language::Tally;
pub(super) use phrases::Phrases;
pub(super) use stem::stem_number;
pub(super) use word::{Gap, Word, hash};

use std::ops::Range;

use super::people::People;
use crate::markdown::{Spans, Target, spans};
use crate::report::{Cell, Field, Place, Section};

/// One text of a report as it stands there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Source<'a> {
    /// The place that the findings of this text name.
    pub place: Place,
    /// As it is kept.
    pub text: &'a str,
    /// Where a related link leads, as written; empty elsewhere. Text and address are not both empty.
    pub address: &'a str,
    /// True when it is all that its field holds.
    pub is_only: bool,
}

/// One text of a report, taken apart.
pub(super) struct Text<'a> {
    /// As in [`Source`].
    pub place: Place,
    /// As in [`Source`].
    pub text: &'a str,
    /// As in [`Source`].
    pub address: &'a str,
    /// As in [`Source`].
    pub is_only: bool,
    /// The ASCII characters in it, a bit each: most rules about signs have nothing to look for.
    signs: u128,
    /// Its code, links and stretches.
    pub spans: Spans,
    /// What language rules read of it; empty where they read nothing.
    pub words: Vec<Word<'a>>,
    /// Who counts as a person.
    pub people: &'a People,
}

impl<'a> Text<'a> {
    pub fn of(source: Source<'a>, people: &'a People) -> Text<'a> {
        let bare = Text::bare(source, people);
        let mut words =
            if is_language(bare.place) { word::words(bare.text, &bare.spans.stretches) } else { Vec::new() };
        // Several rules look for people; most words are none.
        words.iter_mut().for_each(|word| word.may_be_person = people.may_end_in(*word));
        Text { words, ..bare }
    }

    /// Without its words, for rules that look for none.
    pub fn bare(source: Source<'a>, people: &'a People) -> Text<'a> {
        let Source { place, text, address, is_only } = source;
        let signs = text.bytes().filter(u8::is_ascii).fold(0, |signs, byte| signs | 1 << byte);
        Text { place, text, address, is_only, signs, spans: spans(text), words: Vec::new(), people }
    }

    /// True where one of these ASCII characters stands in it.
    pub fn has_any(&self, signs: &str) -> bool {
        signs.bytes().any(|sign| self.signs & (1 << sign) != 0)
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
    word::words(text, &spans(text).stretches)
}
