//! Markdown read as a report. Total: any text is a report, and none of its words is dropped without
//! being named.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::reading::ReportBuilder;
use super::{front_matter, import, own};
use crate::report::{Field, Place, Report, with_plain_line_ends};

/// A report with what reading it took and left out. Reading never fails.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// Normalised; items have numbers for ids.
    pub report: Report,
    /// Words of the source that the report does not hold, because its written form says the same in
    /// words of its own.
    pub imported: Vec<Imported>,
    /// Where in the source its parts stand.
    pub source_map: SourceMap,
    /// What people call the markup that it was written in, such as `AsciiDoc`; none for Markdown.
    pub markup: Option<&'static str>,
}

/// A heading, label, column title, front matter key or guidance line that was recognised and left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Imported {
    /// The source line, counted from 1.
    pub line: usize,
    /// The words that were left out, as they stood there.
    pub text: String,
    /// What they were recognised as; on the wire by its name, such as `what happened`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub field: Field,
}

/// The source lines of fields and items.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    lines: BTreeMap<Place, usize>,
}

impl SourceMap {
    /// The line, counted from 1, on which `place` stands: that of its item, otherwise of its field.
    ///
    /// `None` for a field that the source does not have.
    pub fn line(&self, place: Place) -> Option<usize> {
        let item = Place { cell: None, ..place };
        self.lines.get(&item).or_else(|| self.lines.get(&Place::field(place.field))).copied()
    }

    /// The first line of a field that occurs twice is the one that is named.
    pub(super) fn add(&mut self, place: Place, line: usize) {
        self.lines.entry(place).or_insert(line);
    }
}

/// Reads Markdown as a report.
///
/// A text in the written form is read word for word, any other one by meaning: see [`super::import`].
pub fn parse(source: &str) -> Parsed {
    let source = with_plain_line_ends(source.strip_prefix('\u{feff}').unwrap_or(source));
    let lines: Vec<&str> = source.split('\n').collect();
    let end = front_matter::end(&lines);
    let start = end.map_or(0, |end| end + 1);
    let mut builder = ReportBuilder::default();
    match own::parts(&lines, start) {
        Some(parts) => {
            if let Some(end) = end {
                builder.own_front_matter(&lines[1..end]);
            }
            own::read(&mut builder, &parts);
        }
        None => import::read(&mut builder, &lines),
    }
    builder.finish()
}
