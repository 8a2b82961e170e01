//! What the validator promises beyond the examples on the rule pages: places, spans, severities,
//! fixes, and that no text makes it fail.

#[path = "lint/any_report.rs"]
mod any_report;
#[path = "lint/fixes.rs"]
mod fixes;

use postmortem::lint::{Context, Finding, Severity, Span};
use postmortem::markdown::parse;
use postmortem::report::{ActionItem, Cell, Conflict, Dismissal, Item, ItemId, Link, Place};
use postmortem::{Field, Report};

/// With the severities of the rules' own pages.
fn lint(report: &Report) -> Vec<Finding> {
    postmortem::lint::lint(report, &Context::default())
}

const FILLED: &str = include_str!("golden/filled.md");

fn item(text: &str) -> Item {
    Item { text: text.into(), ..Item::default() }
}

fn action(item: &str, owner: &str, priority: &str) -> ActionItem {
    ActionItem { item: item.into(), owner: owner.into(), priority: priority.into(), ..ActionItem::default() }
}

/// The findings of one rule.
fn of(rule: &str, report: Report) -> Vec<Finding> {
    lint(&report.normalize()).into_iter().filter(|finding| finding.rule == rule).collect()
}

/// The words under a span.
fn words(text: &str, span: Span) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[span.start..span.end]).expect("spans end at characters")
}

/// The words that the findings of one rule point at in a root cause.
fn pointed_at(rule: &str, text: &str) -> Vec<String> {
    let findings = of(rule, Report { root_cause: text.into(), ..Report::default() });
    findings.into_iter().map(|finding| words(text, finding.span.expect("it is about words"))).collect()
}

#[test]
fn a_filled_report_has_no_problem() {
    let findings = lint(&parse(FILLED).report);
    assert_eq!(findings, [], "{findings:#?}");
}

#[test]
fn spans_count_as_browsers_do() {
    let text = "🎉 “ö” **Human error** — and a mistake\u{a0}by 𝔹ob";
    assert_eq!(pointed_at("blame.human-error", text), ["Human error", "mistake\u{a0}by"]);
    let findings = of("blame.human-error", Report { root_cause: text.into(), ..Report::default() });
    assert_eq!(findings[0].span, Some(Span { start: 9, end: 20 }));
}

#[test]
fn a_sentence_is_flagged_once_and_each_sentence_for_itself() {
    let text = "Had they looked, they would have seen it. We\nshould also have *looked*; if only we had.";
    let expected = ["Had they", "We\nshould also have *looked", "if only"];
    assert_eq!(pointed_at("blame.counterfactual", text), expected);
}

#[test]
fn an_owner_of_this_report_is_a_person() {
    let report = |owner: &str| Report {
        root_cause: "Tux Torres should have looked.".into(),
        action_items: vec![action("Add an alert", owner, "Low")],
        ..Report::default()
    };
    assert_eq!(of("blame.counterfactual", report("tux torres")).len(), 1);
    assert_eq!(of("blame.counterfactual", report("Bob")).len(), 0);
}

#[test]
fn owners_and_link_labels_are_not_read_as_sentences() {
    let report = Report {
        action_items: vec![action("Add an alert", "Human error team", "Low")],
        related_links: vec![Link { label: "Human error, by J. Reason".into(), ..Link::default() }],
        ..Report::default()
    };
    assert_eq!(of("blame.human-error", report), []);
}

#[test]
fn a_text_that_is_a_placeholder_is_left_to_one_rule() {
    let rows = vec![action("Add an alert", "[Owner]", "High"), action("[Specific, actionable item]", "", "High")];
    let findings = lint(&Report { action_items: rows, ..Report::default() }.normalize());
    let about_rows: Vec<&str> = findings
        .iter()
        .filter(|finding| finding.place.field == Field::ActionItems)
        .map(|finding| finding.rule)
        .collect();
    assert_eq!(about_rows, ["ph.exact", "ph.exact"]);
}

#[test]
fn an_owner_is_missed_more_where_it_matters_more() {
    let rows = vec![action("Add an alert", "", " high "), action("Add a limit", "tbd", "Medium")];
    let findings = of("act.no-owner", Report { action_items: rows, ..Report::default() });
    let severities: Vec<Severity> = findings.iter().map(|finding| finding.severity).collect();
    assert_eq!(severities, [Severity::Error, Severity::Warning]);
    assert_eq!(findings[1].place, Place::field(Field::ActionItems).item(2).cell(Cell::Owner));
    assert!(findings[1].message.starts_with("This action has no owner"), "{}", findings[1].message);
}

#[test]
fn the_words_that_matched_are_shown() {
    let report = Report {
        immediate_cause: "Slow payments held all connections of the pool.".into(),
        root_cause: "All connections held by slow payments.".into(),
        ..Report::default()
    };
    let message = of("cause.same-as-immediate", report).remove(0).message;
    assert!(message.contains("connections, held, slow, payments"), "{message}");
}

#[test]
fn a_link_is_flagged_where_it_stands() {
    let report = Report {
        root_cause: "See [the log](file:///log).".into(),
        related_links: vec![
            Link { url: "https://a.test".into(), ..Link::default() },
            Link { url: "data:x".into(), ..Link::default() },
        ],
        ..Report::default()
    };
    let text = report.root_cause.clone();
    let findings = of("link.scheme", report);
    assert_eq!(findings[0].span.map(|span| words(&text, span)).as_deref(), Some("[the log](file:///log)"));
    assert_eq!((findings[1].place, findings[1].span), (Place::field(Field::RelatedLinks).item(2), None));
}

#[test]
fn of_one_rule_a_field_is_told_a_hundred_times_and_how_many_more_there_are() {
    let report = Report { root_cause: "It was human error. ".repeat(512), ..Report::default() };
    let findings = of("blame.human-error", report);
    assert_eq!(findings.len(), 100);
    assert!(findings[99].message.ends_with("and 412 more like it."), "{}", findings[99].message);
    assert!(!findings[98].message.contains("more like it"));
    let rows = (0..512).map(|number| action("Add an alert", "Ana", &format!("x{number}")));
    let report = Report { action_items: rows.collect(), ..Report::default() };
    assert!(of("act.priority-invalid", report)[99].message.ends_with("and 412 more like it."));
}

#[test]
fn findings_come_in_reading_order() {
    let report = Report {
        title: "Human error".into(),
        root_cause: "[Symptom] human error".into(),
        user_impact: vec![item("a"), item("We should have known")],
        ..Report::default()
    };
    let places: Vec<Place> = lint(&report.normalize()).into_iter().map(|finding| finding.place).collect();
    assert!(places.is_sorted());
}

#[test]
fn a_dismissed_finding_is_left_out_until_its_text_changes() {
    let report = |item: &str, rule: &str| {
        let dismissal = Dismissal {
            rule: rule.into(),
            field: Field::WhatCouldBeImproved,
            item: item.into(),
            reason: "it is a quotation".into(),
        };
        let what_could_be_improved =
            vec![self::item("We should have tested it"), self::item("We should have known it")];
        Report { what_could_be_improved, dismissed: vec![dismissal], ..Report::default() }
    };
    let count = |item, rule| of("blame.counterfactual", report(item, rule)).len();
    assert_eq!(count("We should have tested it", "blame.counterfactual"), 1);
    assert_eq!(count("We should have tested", "blame.counterfactual"), 2);
    assert_eq!(count("We should have tested it", "blame.failed-to"), 2);
}

#[test]
fn an_error_cannot_be_dismissed() {
    let dismissal =
        Dismissal { rule: "ph.exact".into(), field: Field::RootCause, item: String::new(), reason: "x".into() };
    let report = |dismissed| Report { root_cause: "[Symptom] and more".into(), dismissed, ..Report::default() };
    assert_eq!(of("ph.exact", report(vec![dismissal])).len(), 1);
}

#[test]
fn a_conflict_is_open_at_its_place() {
    let row = ActionItem { id: ItemId("a".into()), ..action("Add an alert", "Bob", "High") };
    let conflict = Conflict {
        field: Field::ActionItems,
        item: Some(ItemId("a".into())),
        cell: Some(Cell::Priority),
        mine: "Low".into(),
        theirs: "High".into(),
    };
    let report = Report {
        action_items: vec![action("Add a limit", "", ""), row],
        conflicts: vec![conflict],
        ..Report::default()
    };
    let finding = of("doc.merge-conflict", report).remove(0);
    assert_eq!(finding.place, Place::field(Field::ActionItems).item(2).cell(Cell::Priority));
    assert!(finding.message.contains("“Low”") && finding.severity == Severity::Error, "{finding:?}");
}
