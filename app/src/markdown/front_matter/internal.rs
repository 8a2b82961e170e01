//! `internal:`, the marks of sections that reach no reader.

use super::{entries, foreign, key, take, write_mapping};
use crate::markdown::yaml::read_mappings;
use crate::report::{CustomSection, Report, Section, clean_line};

/// The same as [`super::adopt`] for marks of internal sections. Call it when custom sections are in order. A mark
/// of a section that is not there stays, so that a heading that comes back is hidden again.
pub(crate) fn adopt_internal(report: &mut Report) {
    if report.front_matter.is_empty() {
        return;
    }
    let text = std::mem::take(&mut report.front_matter);
    let lines: Vec<&str> = text.split('\n').collect();
    let mut kept: Vec<&str> = Vec::new();
    for entry in entries(&lines) {
        let is_internal = key(entry[0]).is_some_and(|(key, first)| key == "internal" && first.trim().is_empty());
        let marks = if is_internal { &entry[1..] } else { &[] };
        let marks = marks.chunk_by(|_, next| !next.trim_start().starts_with("- "));
        let rest: Vec<&str> = marks.filter(|mark| mark_internal(report, mark).is_none()).flatten().copied().collect();
        if !is_internal {
            kept.extend(entry);
        } else if rest.iter().any(|line| !line.trim().is_empty()) {
            kept.push(entry[0]);
            kept.extend(rest);
        }
    }
    report.front_matter = foreign(&kept);
}

/// `None` where there is no such section.
fn mark_internal(report: &mut Report, lines: &[&str]) -> Option<()> {
    let mut mapping = read_mappings(lines)?.pop()?;
    if let Some(name) = take(&mut mapping, "section") {
        let section = Section::named(&name).filter(|section| section.can_be_internal() && mapping.is_empty())?;
        report.internal.push(section);
        return Some(());
    }
    let heading = clean_line(&take(&mut mapping, "custom section")?);
    let number: Option<usize> = take(&mut mapping, "number").map(|number| number.parse()).transpose().ok()?;
    mapping.is_empty().then_some(())?;
    let namesakes = report.custom_sections.iter_mut().filter(|section| section.heading == heading);
    let mut namesakes: Vec<&mut CustomSection> = namesakes.collect();
    // A number that none of them has hides all: one too many is seen, one too few is read by strangers.
    let number = number.filter(|number| (1..=namesakes.len()).contains(number));
    let named = namesakes.iter_mut().enumerate().filter(|(index, _)| number.is_none_or(|number| number == index + 1));
    named.map(|(_, section)| section.internal = true).last()
}

/// The lines about internal sections, each with its index.
pub(in crate::markdown) fn internal_lines(text: &str) -> Vec<(usize, &str)> {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut index = 0;
    let mut found = Vec::new();
    for entry in entries(&lines) {
        if key(entry[0]).is_some_and(|(key, _)| key == "internal") {
            found.extend(entry.iter().enumerate().map(|(offset, line)| (index + offset, *line)));
        }
        index += entry.len();
    }
    found
}

/// Sections of the program's own by their name, custom ones by their heading, with a number where several
/// are called the same.
pub(super) fn write(out: &mut String, report: &Report) {
    let is_marked = |section: &&CustomSection| section.internal;
    if !report.internal.is_empty() || report.custom_sections.iter().any(|section| section.internal) {
        out.push_str("internal:\n");
    }
    for section in &report.internal {
        write_mapping(out, &[("section", Some(&section.name()))]);
    }
    for section in report.custom_sections.iter().filter(is_marked) {
        let mut namesakes = report.custom_sections.iter().filter(|other| other.heading == section.heading);
        let number = namesakes.clone().nth(1).and(namesakes.position(|other| std::ptr::eq(other, section)));
        let number = number.map(|index| (index + 1).to_string());
        write_mapping(out, &[("custom section", Some(&section.heading)), ("number", number.as_deref())]);
    }
}
