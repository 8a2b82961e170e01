//! No report makes a rule fail, whatever it holds.

use postmortem::lint::{Edit, Fix, RULES};
use postmortem::report::{Check, CustomSection, ItemId, Link, Section, TimelineEvent, ValueMut};
use postmortem::{Field, Report};
use proptest::prelude::*;

use super::{action, item, lint, words};

/// What rules look for, and what breaks careless code.
#[rustfmt::skip]
const PARTS: [&str; 77] = [
    "We", "should", "have", "not", "caught", "had", "if", "only", "would", "been", "they", "the", "operator",
    "call", "on", "human", "error", "fat", "finger", "mistake", "by", "improve", "look", "into", "fix", "issue",
    "review", "to", "[Root Cause]", "[Owner]", "[a](javascript:x)", "![", "](data:", ")", "<file:x>", "&colon;",
    "&#x", "> ", "```", "`", "“", "”", "\"", "'", "’", "@", "é", "🎉", "\u{301}", "\u{200b}", "日本", "-", "- ", "1. ",
    "|", "\n", "\n\n", "    ", "\t", ".", ",", ":", " ", " ", " ", " ", "\\", "*", "_", "~~", "<!--", "<b>", "[^1]",
    "İ", "ẞ", "TBD", "?",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(prop::sample::select(&PARTS[..]), 0..40).prop_map(|parts| parts.concat()),
        "\\PC{0,40}",
        any::<String>(),
    ]
}

/// A report with one text in each place of one field, and another text in its neighbours.
fn report() -> impl Strategy<Value = Report> {
    let field = prop::sample::select(Field::ALL.to_vec());
    (prop::collection::vec((field, text(), text()), 1..6)).prop_map(|texts| {
        let mut report = Report::default();
        for (field, text, other) in texts {
            match report.value_mut(field) {
                ValueMut::Text(value) => *value = text,
                ValueMut::Items(items) => items.extend([item(&text), item(&other)]),
                ValueMut::Checks(checks) => checks.push(Check { text, ..Check::default() }),
                ValueMut::Links(links) => links.push(Link { label: text, url: other, ..Link::default() }),
                ValueMut::Actions(rows) => rows.extend([action(&text, &other, "High"), action(&other, "", &text)]),
                ValueMut::Events(events) => {
                    events.push(TimelineEvent { time: text, event: other, ..TimelineEvent::default() })
                }
                ValueMut::Sections(sections) => sections.push(CustomSection {
                    id: ItemId::default(),
                    after: Section::Impact,
                    heading: text,
                    text: other,
                    internal: false,
                }),
            }
        }
        report
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn no_report_makes_it_fail_and_spans_are_within_their_text(report in report()) {
        // Raw keystrokes, too: the editor lints what is on the screen.
        for report in [report.clone(), report.normalize()] {
            let texts = report.texts();
            for finding in lint(&report) {
                prop_assert!(RULES.iter().any(|rule| rule.name == finding.rule));
                prop_assert!((1..=60).contains(&finding.headline().chars().count()), "{:?}", finding.message);
                let needs_span = |fix: &Fix| matches!(fix.edit, Edit::Replacement(_) | Edit::Removal(_));
                prop_assert!(!finding.fixes.iter().any(needs_span) || finding.span.is_some());
                let Some(span) = finding.span else { continue };
                let (_, text) = texts.iter().find(|(place, _)| *place == finding.place).expect("the place has a text");
                prop_assert!(span.start < span.end);
                for fix in &finding.fixes {
                    let Edit::Removal(gone) = &fix.edit else { continue };
                    prop_assert!(gone.start <= span.start && span.end <= gone.end && gone.end <= text.encode_utf16().count());
                }
                let seen = words(text, span);
                match finding.rule {
                    // Secrets are not repeated.
                    "sec.secret" | "link.credentials" => {}
                    "link.scheme" => prop_assert!(seen.ends_with([')', ']', '>']), "{seen:?}"),
                    _ => {
                        // A message quotes the beginning, on one line.
                        let one_line: String = seen.split_whitespace().collect::<Vec<_>>().join(" ");
                        let begin: String = one_line.chars().take(20).collect();
                        prop_assert!(finding.message.contains(begin.trim_end()), "{seen:?} is not in {:?}", finding.message);
                    }
                }
            }
        }
    }
}
