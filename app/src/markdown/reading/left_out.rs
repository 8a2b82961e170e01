//! What the written form says once, or not at all: it is named when the report is whole.

use super::ReportBuilder;
use crate::markdown::front_matter;
use crate::markdown::structure::{Lead, lead};
use crate::report::{Field, Place, Report};

impl ReportBuilder {
    /// A mark of an internal section that is there twice is written once, and a number that parts nothing not
    /// at all.
    pub(super) fn note_marks(&mut self, read: &str, report: &Report) {
        let mut written = String::new();
        front_matter::write(&mut written, report);
        let mut written: Vec<&str> = written.lines().map(str::trim).collect();
        for (index, line) in front_matter::internal_lines(read) {
            match written.iter().position(|other| *other == line.trim()) {
                Some(at) => drop(written.remove(at)),
                None => self.note(self.front_lines.get(index).copied().unwrap_or(1), line, Field::CustomSections),
            }
        }
    }

    /// An optional section with nothing in it leaves no trace.
    pub(super) fn note_unused(&mut self, report: &Report) {
        for field in [Field::Timeline, Field::Detection, Field::WhereWeGotLucky] {
            let Some(line) = self.source_map.line(Place::field(field)) else { continue };
            let heading = match lead(field) {
                Lead::Heading(heading) => heading,
                _ => field.section().heading(),
            };
            let is_noted = self.imported.iter().any(|note| note.line == line && note.field == field);
            if report.value(field).is_empty() && !is_noted {
                self.note(line, heading, field);
            }
        }
    }

    /// A field that holds its placeholders alone is written with each of them once.
    pub(super) fn note_doubled_placeholders(&mut self, read: &Report, report: &Report) {
        for field in Field::TEMPLATE.into_iter().filter(|field| report.value(*field).is_empty()) {
            let mut seen: Vec<&str> = Vec::new();
            let mut doubled: Vec<String> = Vec::new();
            for line in read.texts_of(field).iter().flat_map(|(_, text)| text.lines()).map(str::trim) {
                if seen.contains(&line) {
                    doubled.push(line.to_owned());
                } else {
                    seen.push(line);
                }
            }
            if field == Field::PreReleaseChecklist {
                doubled.extend(read.pre_release_checklist.iter().filter(|check| check.done).map(|_| "[x]".to_owned()));
            }
            let line = self.source_map.line(Place::field(field)).unwrap_or(1);
            doubled.iter().for_each(|text| self.note(line, text, field));
        }
    }
}
