//! One line of the library: a report of the server, or one that this device has more of.

use std::cmp::Ordering;
use std::sync::Arc;

use postmortem::wire::Summary;

/// Where the words of a line are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// On the server.
    There,
    /// Here, by wish of its writer.
    HereOnly,
    /// Here until it is sent.
    HereYet,
    /// On the server, and what was written since then here.
    Both,
}

/// One line of the library.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What the line says of the report.
    pub report: Arc<Summary>,
    /// Whether that is on the server, on this device, or only here.
    pub kept: Kept,
    /// Deleted or removed a moment ago.
    pub is_gone: bool,
}

impl Entry {
    /// A report as the server has it.
    pub fn of_server(report: Arc<Summary>, is_gone: bool) -> Entry {
        Entry { report, kept: Kept::There, is_gone }
    }

    /// True where the server does not know of the report.
    pub fn is_here_only(&self) -> bool {
        matches!(self.kept, Kept::HereOnly | Kept::HereYet)
    }

    /// Names all that is shown of it.
    pub fn key(&self) -> String {
        let Summary { id, revision, saved_at, left, .. } = &*self.report;
        format!("{id} {revision} {saved_at} {left} {:?} {}", self.kept, self.is_gone)
    }

    /// The element id of the link to the report.
    pub fn link_id(&self) -> String {
        link_id(&self.report.id)
    }

    /// The element id of the button that opens what can be done with it.
    pub fn ways_id(&self) -> String {
        format!("ways-{}", self.report.id)
    }
}

/// The element id of the link to a report.
pub fn link_id(id: &str) -> String {
    format!("report-{id}")
}

/// True where the first line stands before the second in an order, as the server lists them.
pub fn is_before(order: &str, first: &Summary, second: &Summary) -> bool {
    let (name, is_turned) = order.strip_prefix('-').map_or((order, false), |name| (name, true));
    let by_order = match (key(name, first), key(name, second)) {
        (Some(first), Some(second)) if is_turned => second.cmp(&first),
        (Some(first), Some(second)) => first.cmp(&second),
        // What is not known stands at the end, whichever way the list is sorted.
        (first, second) => second.is_some().cmp(&first.is_some()),
    };
    by_order.then_with(|| second.id.cmp(&first.id)) == Ordering::Less
}

fn key(name: &str, report: &Summary) -> Option<(u64, String)> {
    let of_text = |text: &str| (!text.is_empty()).then(|| (0, text.to_lowercase()));
    let of_number = |number: u32| Some((u64::from(number), String::new()));
    match name {
        "incident" => report.incident_on.as_deref().and_then(of_text),
        "title" => of_text(&report.title),
        // The gravest first: by the digit in it, those without one behind.
        "severity" => {
            let digit = report.severity.chars().find(char::is_ascii_digit).unwrap_or('~');
            of_text(&report.severity).map(|(_, text)| (u64::from(u32::from(digit)), text))
        }
        "duration" => report.minutes.map(|minutes| (minutes, String::new())),
        "open-actions" => of_number(report.open_actions),
        "left" => of_number(report.left),
        _ => of_text(&report.saved_at),
    }
}
