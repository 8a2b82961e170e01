//! The one reader and writer of reports says and takes what the derived ones do.

use postmortem::markdown::parse;
use postmortem::report::json::{self, Written};
use postmortem::{Report, Section};
use serde_json::Value;

/// A report with something in every list.
fn full() -> Report {
    let mut report = parse(include_str!("golden/full.md")).report;
    report.internal = vec![Section::TEMPLATE[4]];
    report.reviewers = report.authors.clone();
    let marks = r#"{
        "dismissed": [{ "rule": "act.verb", "field": "title", "item": "a", "reason": "so" }],
        "conflicts": [
            { "field": "action items", "item": "a", "cell": "owner", "mine": "x", "theirs": "y" },
            { "field": "title" }
        ]
    }"#;
    let marks: Report = serde_json::from_str(marks).expect("marks as they are sent");
    Report { dismissed: marks.dismissed, conflicts: marks.conflicts, ..report }
}

fn full_json() -> Value {
    serde_json::to_value(full()).expect("JSON holds it")
}

/// What both readers make of a text, which has to be the same.
fn read(text: &str) -> Option<Report> {
    let derived = serde_json::from_str::<Report>(text).ok();
    let compact = json::deserialize(&mut serde_json::Deserializer::from_str(text)).ok();
    assert_eq!(compact, derived, "{text}");
    compact
}

/// Every value that differs from `value` in one place: a field is missing, has another name, or holds what it cannot.
fn damaged(value: &Value) -> Vec<Value> {
    let mut all = vec![Value::Null, Value::from(-1), Value::from(1.5), Value::from("x"), Value::from(true)];
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                let mut without = fields.clone();
                without.remove(name);
                all.push(Value::Object(without.clone()));
                without.insert(format!("{name}x"), inner.clone());
                all.push(Value::Object(without));
                let with = |inner| Value::Object(fields.clone().into_iter().chain([(name.clone(), inner)]).collect());
                all.extend(damaged(inner).into_iter().map(with));
            }
        }
        Value::Array(items) => {
            for (at, inner) in items.iter().enumerate() {
                all.extend(damaged(inner).into_iter().map(|inner| {
                    let mut items = items.clone();
                    items[at] = inner;
                    Value::Array(items)
                }));
            }
        }
        _ => all.push(Value::Object(serde_json::Map::new())),
    }
    all
}

#[test]
fn a_full_report_is_read_and_written_alike() {
    let written = serde_json::to_string(&Written(&full())).unwrap();
    assert_eq!(written, serde_json::to_string(&full()).unwrap());
    assert_eq!(read(&written), Some(full()));
    assert!(!written.contains("[]"), "a list is empty: {written}");
}

#[test]
fn what_is_missing_unknown_or_of_another_kind_is_taken_and_refused_alike() {
    let damaged = damaged(&full_json());
    let taken = damaged.iter().filter(|value| read(&value.to_string()).is_some()).count();
    assert!(taken > 50 && damaged.len() - taken > 1000, "{taken} of {}", damaged.len());
}

#[test]
fn a_field_that_is_there_twice_is_refused_and_none_is_needed() {
    assert_eq!(read(r#"{"title":"a","title":"b"}"#), None);
    assert_eq!(read(r#"{"tags":[{"text":"a","text":"b"}]}"#), None);
    assert_eq!(read("{}"), Some(Report::default()));
}
