//! A report as rules read it: each text taken apart once, for all rules.

mod stem;
mod word;

pub(super) use stem::stem;
pub(super) use word::{Gap, Word};

use crate::markdown::{Spans, spans};
use crate::report::{Cell, Field, Place, Report};

/// A report and its texts.
pub(super) struct Reading<'a> {
    /// Normalised.
    pub report: &'a Report,
    /// Every text that is not empty, in reading order; also those the template put there.
    pub texts: Vec<Text<'a>>,
}

/// One text of a report.
pub(super) struct Text<'a> {
    /// Where it stands.
    pub place: Place,
    /// As it is kept.
    pub text: &'a str,
    /// Its code, links and pieces.
    pub spans: Spans,
    /// What language rules read of it; empty where they read nothing.
    pub words: Vec<Word<'a>>,
}

impl<'a> Reading<'a> {
    /// Takes all texts of `report` apart.
    pub fn of(report: &'a Report) -> Reading<'a> {
        let texts = report.texts().into_iter().filter(|(_, text)| !text.is_empty());
        Reading { report, texts: texts.map(|(place, text)| Text::of(place, text)).collect() }
    }

    /// The texts that somebody wrote: `ph.exact` alone reads what the template put there.
    pub fn written(&self) -> impl Iterator<Item = &Text<'a>> {
        self.texts.iter().filter(|text| !is_template_text(text.place.field, text.text))
    }
}

impl<'a> Text<'a> {
    fn of(place: Place, text: &'a str) -> Text<'a> {
        let spans = spans(text);
        let words = if is_language(place) { word::words(text, &spans.pieces) } else { Vec::new() };
        Text { place, text, spans, words }
    }
}

/// True where people write sentences. Owners are names, and a link's label is the title of something else.
fn is_language(place: Place) -> bool {
    place.field != Field::RelatedLinks && matches!(place.cell, None | Some(Cell::Item))
}

/// True for a text that is nothing but a placeholder of the template or an unchanged example of its field.
///
/// `[Root Cause]` counts in any field.
pub(super) fn is_template_text(field: Field, text: &str) -> bool {
    let is_placeholder = |field: Field| field.placeholders().contains(&text);
    is_placeholder(field)
        || field.examples().contains(&text)
        || (text.starts_with('[') && Field::ALL.into_iter().any(is_placeholder))
}
