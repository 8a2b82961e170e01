//! The laws of the written form, tried on hostile reports and documents.
//!
//! `PROPTEST_CASES` sets how many cases each law is tried on.

#[path = "laws/fragments.rs"]
mod fragments;
#[path = "laws/reports.rs"]
mod reports;
#[path = "laws/tags.rs"]
mod tags;
#[path = "laws/words.rs"]
mod words;

use std::collections::BTreeMap;

use postmortem::markdown::{Parsed, inline_html, parse, to_html, write};
use postmortem::report::{Cell, Conflict, ItemId, Place, ValueMut};
use postmortem::{Field, Report, lint};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

fn config() -> ProptestConfig {
    let is_set = std::env::var_os("PROPTEST_CASES").is_some();
    let default = ProptestConfig { failure_persistence: None, max_shrink_iters: 20_000, ..ProptestConfig::default() };
    if is_set { default } else { ProptestConfig { cases: 400, ..default } }
}

/// The same report with ids as reading gives them.
fn renumbered(mut report: Report) -> Report {
    let mut conflicts = std::mem::take(&mut report.conflicts);
    let number = |conflict: &Conflict| {
        let id = conflict.item.as_ref()?;
        report.item_ids(conflict.field).position(|known| known == id)
    };
    let numbers: Vec<Option<usize>> = conflicts.iter().map(number).collect();
    for field in Field::ALL {
        let no_id = |id: &mut ItemId| id.0.clear();
        match report.value_mut(field) {
            ValueMut::Text(_) => {}
            ValueMut::Items(items) => items.iter_mut().for_each(|item| no_id(&mut item.id)),
            ValueMut::Checks(checks) => checks.iter_mut().for_each(|check| no_id(&mut check.id)),
            ValueMut::Actions(rows) => rows.iter_mut().for_each(|row| no_id(&mut row.id)),
            ValueMut::Links(links) => links.iter_mut().for_each(|link| no_id(&mut link.id)),
            ValueMut::Events(events) => events.iter_mut().for_each(|event| no_id(&mut event.id)),
            ValueMut::Sections(sections) => sections.iter_mut().for_each(|section| no_id(&mut section.id)),
        }
    }
    // Foreign front matter may name conflicts, too; they count only where there are no others.
    let front_matter = if conflicts.is_empty() { String::new() } else { std::mem::take(&mut report.front_matter) };
    let mut report = report.normalize();
    for (conflict, number) in conflicts.iter_mut().zip(numbers) {
        conflict.item = number.and_then(|number| report.item_ids(conflict.field).nth(number).cloned());
    }
    if !conflicts.is_empty() {
        report.conflicts = conflicts;
        report.front_matter = front_matter;
    }
    report.normalize()
}

/// The lines of a document that no golden file has.
fn own_lines(document: &str) -> String {
    let is_golden = |line: &str| reports::GOLDEN.iter().any(|golden| golden.lines().any(|other| other == line));
    let is_own = |line: &&str| !line.is_empty() && !is_golden(line);
    document.split('\n').filter(is_own).collect::<Vec<_>>().join("\n")
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_report_comes_back_from_its_written_form(typed in reports::report()) {
        let report = typed.report.normalize();
        let written = write(&report);
        prop_assert_eq!(parse(&written).report, renumbered(report), "written as\n{}", own_lines(&written));
    }

    #[test]
    fn normalising_twice_is_normalising_once(typed in reports::report()) {
        let once = typed.report.normalize();
        prop_assert_eq!(once.clone().normalize(), once);
    }

    #[test]
    fn what_was_read_from_any_text_is_written_the_same_for_ever(document in reports::document()) {
        let report = parse(&document.text).report;
        prop_assert_eq!(&report.clone().normalize(), &report);
        let written = write(&report);
        let read = parse(&written).report;
        prop_assert_eq!(write(&read), written);
        prop_assert_eq!(read, report);
    }

    #[test]
    fn no_word_of_any_text_is_lost(document in reports::document()) {
        let Parsed { report, imported, .. } = parse(&document.text);
        let written = write(&report);
        let missing = words::missing(&document.text, &written, &imported);
        prop_assert!(
            missing.is_empty(),
            "missing {missing:?}, written as\n{}\n{imported:?}",
            own_lines(&written)
        );
    }

    #[test]
    fn every_item_stands_on_its_source_line(document in reports::document()) {
        let Parsed { report, source_map, .. } = parse(&document.text);
        let source = words::decoded_by_line(&document.text.replace("\r\n", "\n").replace('\r', "\n"));
        let lines: Vec<&str> = source.split('\n').collect();
        // A status may stand for a tick, a category for the heading above; a text stands below its heading.
        let is_elsewhere = |place: &Place| matches!(place.cell, Some(Cell::Status | Cell::Category | Cell::Text));
        let items = report.texts().into_iter().filter(|(place, _)| place.item.is_some() && !is_elsewhere(place));
        for (place, text) in items {
            let line = source_map.line(place).expect("every item has a line");
            // The marker of an item may stand alone on its line, and so may signs without words.
            // A cell without words may have the title of its column, which stands above.
            let first_line = if place.field == Field::ActionItems { line.saturating_sub(8) } else { line - 1 };
            let near = lines[first_line..].iter().filter(|line| words::words(line).next().is_some()).take(12);
            let near: Vec<&str> = near.flat_map(|line| words::words(line)).collect();
            let mut first = words::words(text.lines().next().unwrap_or_default()).peekable();
            let is_near = first.peek().is_none() || first.any(|word| near.contains(&word));
            prop_assert!(is_near, "{place:?} {text:?} is not on line {line}");
        }
    }

    #[test]
    fn text_is_shown_with_no_tags_but_ours_and_each_is_closed(text in fragments::text(8)) {
        for html in [to_html(&text.text), inline_html(&text.text)] {
            let fault = tags::fault(&html);
            prop_assert!(fault.is_none(), "{fault:?} in\n{html}");
        }
    }

    #[test]
    fn every_report_can_be_linted_and_adopts_its_own_ids(typed in reports::report()) {
        let report = typed.report.normalize();
        lint::lint(&report, &lint::Context::default());
        let mut read = parse(&write(&report)).report;
        read.adopt_ids(&report);
        prop_assert_eq!(read, report);
    }
}

#[test]
fn every_class_of_fragment_is_tried_in_reports_and_in_documents() {
    let mut runner = TestRunner::deterministic();
    let (reports, documents) = (reports::report(), reports::document());
    let mut counts: BTreeMap<&str, [usize; 2]> =
        fragments::class_names().into_iter().map(|name| (name, [0; 2])).collect();
    let cases = config().cases.clamp(500, 10_000);
    for _ in 0..cases {
        let report = reports.new_tree(&mut runner).unwrap().current();
        let document = documents.new_tree(&mut runner).unwrap().current();
        report.classes.iter().for_each(|class| counts.get_mut(class).unwrap()[0] += 1);
        document.classes.iter().for_each(|class| counts.get_mut(class).unwrap()[1] += 1);
    }
    println!("of {cases} reports and {cases} documents:");
    for (class, [in_reports, in_documents]) in &counts {
        println!("{in_reports:6} {in_documents:6} {class}");
    }
    assert!(counts.values().flatten().all(|count| *count > 0), "a class was never tried");
}
