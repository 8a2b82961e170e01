//! What any version saved stays readable: one stored report of every format.

use postmortem::markdown::{parse, write};
use postmortem::report::FORMAT;
use postmortem::{Field, Report, Section};

const FORMAT_1: &str = include_str!("stored/format-1.json");
const FORMAT_2: &str = include_str!("stored/format-2.json");
const FORMAT_3: &str = include_str!("stored/format-3.json");

fn stored(json: &str) -> Report {
    serde_json::from_str::<Report>(json).expect("a stored report").normalize()
}

#[test]
fn a_report_of_format_1_has_the_fields_of_the_template() {
    let report = stored(FORMAT_1);
    assert!(Field::TEMPLATE.iter().all(|field| !report.value(*field).is_empty()));
    assert_eq!((report.format, report.action_items[0].id.0.as_str()), (FORMAT, "9"));
}

#[test]
fn a_report_of_format_2_keeps_its_optional_data_also_through_markdown() {
    let report = stored(FORMAT_2);
    assert_eq!(report.conflicts.len() + report.dismissed.len() + report.custom_sections.len(), 3);
    let mut read = parse(&write(&report)).report;
    read.adopt_ids(&report);
    assert_eq!(read, report);
}

#[test]
fn a_report_of_format_3_keeps_its_owner_its_reviewers_and_its_marks_also_through_markdown() {
    let report = stored(FORMAT_3);
    assert_eq!((report.owner.as_str(), report.reviewers.len()), ("Orders team", 2));
    assert_eq!(report.internal, [Section::Details, Section::Impact]);
    assert_eq!(report.custom_sections.iter().map(|section| section.internal).collect::<Vec<_>>(), [true, false]);
    let mut read = parse(&write(&report)).report;
    read.adopt_ids(&report);
    assert_eq!(read, report);
}

#[test]
fn there_is_a_stored_report_of_every_format() {
    assert_eq!(FORMAT, 3, "store a report of the new format beside the others");
}
