//! What people bring: small inputs of many tools, each with what a reader would call right.

#[path = "field/habits.rs"]
mod habits;
#[path = "field/tools.rs"]
mod tools;

use postmortem::markdown::{Parsed, decode, parse};
use postmortem::report::{ActionItem, Item, Report, TimelineEvent};

/// What is right in one file.
pub struct Case {
    pub file: &'static str,
    /// What was read and what would be right, for every value that is wrong.
    pub check: fn(&Report) -> Vec<String>,
}

/// Collects what differs from what is right.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn text(mut self, name: &str, read: &str, right: &str) -> Wrong {
        if read != right {
            self.0.push(format!("{name} is {read:?} and not {right:?}"));
        }
        self
    }

    fn items(mut self, name: &str, read: &[Item], right: &[&str]) -> Wrong {
        let read: Vec<&str> = read.iter().map(|item| item.text.as_str()).collect();
        if read != right {
            self.0.push(format!("{name} are {read:?} and not {right:?}"));
        }
        self
    }

    fn that(mut self, is_right: bool, what: &str) -> Wrong {
        if !is_right {
            self.0.push(format!("not so: {what}"));
        }
        self
    }

    /// Item, owner, priority, status and due date of each row.
    fn rows(mut self, rows: &[ActionItem], right: &[[&str; 5]]) -> Wrong {
        let cells = |row: &ActionItem| {
            [&row.item, &row.owner, &row.priority, &row.status, &row.due].map(|cell| cell.as_str().to_owned())
        };
        let read: Vec<[String; 5]> = rows.iter().map(cells).collect();
        if read != right {
            self.0.push(format!("the rows are {read:?} and not {right:?}"));
        }
        self
    }

    fn events(mut self, events: &[TimelineEvent], right: &[[&str; 2]]) -> Wrong {
        let read: Vec<[&str; 2]> = events.iter().map(|event| [event.time.as_str(), event.event.as_str()]).collect();
        if read != right {
            self.0.push(format!("the events are {read:?} and not {right:?}"));
        }
        self
    }
}

/// A section of the report's own words that has these in its heading or text.
fn has_custom(report: &Report, words: &str) -> bool {
    report.custom_sections.iter().any(|section| section.heading.contains(words) || section.text.contains(words))
}

fn has(texts: &[Item], words: &str) -> bool {
    texts.iter().any(|item| item.text.contains(words))
}

/// All cases, in the order of the folder's own page.
pub fn cases() -> impl Iterator<Item = &'static Case> {
    tools::CASES.iter().chain(&habits::CASES)
}
/// What is wrong in a file, and what was read of it. A file in an encoding that is not read is right where
/// the reason names it.
pub fn tried(case: &Case, bytes: &[u8]) -> (Vec<String>, Option<Parsed>) {
    match decode(bytes) {
        Ok(text) => {
            let parsed = parse(&text);
            ((case.check)(&parsed.report), Some(parsed))
        }
        Err(error) if error.to_string().contains("Windows-1252") && case.file.contains("cp1252") => (Vec::new(), None),
        Err(error) => (vec![error.to_string()], None),
    }
}
