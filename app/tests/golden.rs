//! The written form by example: each file is read and written back byte for byte.

use std::collections::BTreeSet;

use postmortem::markdown::{Parsed, parse, write, write_for_readers};
use postmortem::report::{Place, Report};
use postmortem::{Field, Section, lint};

const TEMPLATE: &str = include_str!("golden/template.md");
const HALF_FILLED: &str = include_str!("golden/half-filled.md");
const FILLED: &str = include_str!("golden/filled.md");
const FULL: &str = include_str!("golden/full.md");
const INTERNAL: &str = include_str!("golden/internal.md");
const BAD_TWIN: &str = include_str!("golden/bad-twin.md");

#[test]
fn an_untouched_report_writes_the_template() {
    assert_eq!(write(&Report::default()), TEMPLATE);
    assert_eq!(parse(TEMPLATE).report, Report::default());
}

#[test]
fn a_half_filled_report_comes_back_byte_for_byte() {
    let report = parse(HALF_FILLED).report;
    assert_eq!(write(&report), HALF_FILLED);
    assert_eq!(report.action_items[0].item, "Compare the list of backups with the catalogue | alert on any difference");
    assert_eq!(report.where_it_went_wrong, "");
    assert!(report.what_happened.ends_with("routine restore."));
}

#[test]
fn a_filled_report_comes_back_byte_for_byte() {
    let report = parse(FILLED).report;
    assert_eq!(write(&report), FILLED);
    assert!(Field::TEMPLATE.iter().all(|field| !report.value(*field).is_empty()));
    assert!(report.pre_release_checklist[0].done);
    assert_eq!(report.related_links[2].kind.word(), "Monitoring");
}

#[test]
fn a_report_that_uses_everything_comes_back_byte_for_byte() {
    let Parsed { report, imported, .. } = parse(FULL);
    assert_eq!(write(&report), FULL);
    assert_eq!(imported, []);
    let internal = parse(INTERNAL).report;
    let is_filled = |field: &Field| !report.value(*field).is_empty() || !internal.value(*field).is_empty();
    assert!(Field::ALL.iter().all(is_filled));
    assert_eq!(report.started, "2026-03-02T14:02:11Z");
    assert_eq!(report.timeline[2].event, "Rollback to release 417 starts");
    assert_eq!(report.action_items[2].due, "2026-04-01");
    assert_eq!(report.dismissed[0].field, Field::WhatWentWell);
    let custom = &report.custom_sections[0];
    assert_eq!((custom.heading.as_str(), custom.after), ("Customer notice", Section::LessonsLearned));
}

#[test]
fn a_report_with_internal_sections_comes_back_byte_for_byte_and_readers_get_the_rest() {
    let Parsed { report, imported, .. } = parse(INTERNAL);
    assert_eq!(write(&report), INTERNAL);
    assert_eq!(imported, []);
    assert_eq!((report.owner.as_str(), report.reviewers.len()), ("Checkout lead", 2));
    assert_eq!(report.internal, [Section::Detection, Section::Impact]);
    let shown = write_for_readers(&report);
    let words = ["internal", "Detection", "90 seconds", "## Impact", "3,112", "euros", "Cost"];
    assert!(words.iter().all(|word| INTERNAL.contains(word) && !shown.contains(word)), "{shown}");
}

#[test]
fn places_have_their_source_lines() {
    let map = parse(FILLED).source_map;
    let line = |text: &str| FILLED.lines().position(|line| line.starts_with(text)).map(|index| index + 1);
    assert_eq!(map.line(Place::field(Field::RootCause)), line("### Root Cause"));
    assert_eq!(map.line(Place::field(Field::ActionItems).item(2)), line("| Reject requests"));
    assert_eq!(map.line(Place::field(Field::CausalChain).item(3)), line("The repository layer ties"));
    assert_eq!(map.line(Place::field(Field::Title)), Some(1));
    assert_eq!(parse("").source_map.line(Place::field(Field::Title)), None);
}

#[test]
fn of_a_key_that_stands_twice_the_one_that_is_read_has_the_line() {
    let front = "---\nseverity: [1, 2]\nservices: {a: b}\nstatus:\nseverity: high\nstatus: final\nseverity: low\n\
                 services:\n  - checkout\nservices:\n  - search\n---\n\n";
    // In the written form, and in a text that is read by meaning.
    for text in [TEMPLATE, "# Checkout failed\n\n## Summary\n\nEvery checkout failed.\n"] {
        let Parsed { report, source_map, .. } = parse(&format!("{front}{text}"));
        let services: Vec<&str> = report.services.iter().map(|item| item.text.as_str()).collect();
        assert_eq!((&*report.severity, &*report.status, services), ("high", "final", vec!["checkout"]));
        let line = |place: Place| source_map.line(place);
        assert_eq!(line(Place::field(Field::Severity)), Some(5), "{text}");
        assert_eq!(line(Place::field(Field::Status)), Some(6), "{text}");
        assert_eq!(line(Place::field(Field::Services)), Some(8), "{text}");
        assert_eq!(line(Place::field(Field::Services).item(1)), Some(9), "{text}");
    }
}

#[test]
fn the_template_gives_one_finding_for_each_empty_field() {
    let findings = lint::lint(&parse(TEMPLATE).report, &lint::Context::default());
    let fields: Vec<Field> = findings.iter().map(|finding| finding.place.field).collect();
    assert_eq!(fields, Field::TEMPLATE);
    assert!(findings.iter().all(|finding| finding.rule == lint::UNFILLED));
}

#[test]
fn the_bad_twin_of_the_filled_report_meets_many_rules() {
    let findings = lint::lint(&parse(BAD_TWIN).report, &lint::Context::default());
    let rules: BTreeSet<&str> = findings.iter().map(|finding| finding.rule).collect();
    println!("{} rules: {rules:?}", rules.len());
    assert!(rules.len() >= 25, "{rules:?}");
}

#[test]
fn the_full_report_has_no_error_and_hardly_a_warning() {
    let findings = lint::lint(&parse(FULL).report, &lint::Context::default());
    assert!(lint::is_ready(&findings) && findings.len() <= 2, "{findings:#?}");
}

#[test]
fn the_filled_report_is_ready() {
    let findings = lint::lint(&parse(FILLED).report, &lint::Context::default());
    assert!(lint::is_ready(&findings), "{findings:#?}");
}
