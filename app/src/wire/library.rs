//! The library: a line of each report, and of each of its action items.

use serde::{Deserialize, Serialize};

use crate::lint::{day_in, leaves_nothing, priority_meant};
use crate::report::{ActionItem, Item, Moment, Priority, Report, day_words};

/// Characters of a text in a list: a page of 50 whole ones could have 50 MB.
const MOST_CHARACTERS: usize = 300;

/// Tags of a report in a list, or services.
const MOST_NAMES: usize = 50;

/// One line of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Summary {
    /// The UUID of the report, in small letters with hyphens.
    pub id: String,
    /// Its first 300 characters; empty for a report without a title. Other texts are as long at most.
    pub title: String,
    /// The number of the current revision, counted from 1.
    pub revision: u64,
    /// When that was saved: RFC 3339, UTC, whole seconds.
    pub saved_at: String,
    /// As written; empty where it is not.
    pub severity: String,
    /// As written; empty where it is not.
    pub status: String,
    /// The first 50 tags, each as it was written.
    pub tags: Vec<String>,
    /// The first 50 services, each as it was written.
    pub services: Vec<String>,
    /// Who drives the report, as written; empty where nobody is named.
    pub owner: String,
    /// When the incident began, as written; empty where it is not.
    pub started: String,
    /// That day, such as 2026-11-12, where it can be read.
    pub incident_on: Option<String>,
    /// From its start until it was resolved, where both can be read.
    pub minutes: Option<u64>,
    /// Rows of the action table that say what is to be done.
    pub actions: u32,
    /// Those among them that leave something to do.
    pub open_actions: u32,
    /// Empty required fields and open errors; 0 for a report that is ready.
    pub left: u32,
}

/// One page of the library.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Library {
    /// At most 50, in the order that was asked for.
    pub reports: Vec<Summary>,
    /// Goes into `cursor` to get the next page; null on the last.
    pub next: Option<String>,
    /// With the first page only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<Counts>,
}

/// How many of the reports that were found are of each kind. A kind's own filter is left out of its count, so that it says
/// what choosing another one would find.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counts {
    /// All that were found.
    pub total: u64,
    /// By stage: `draft`, `in-review`, `final`, `other`.
    pub stage: Vec<Count>,
    /// By severity.
    pub severity: Vec<Count>,
    /// By service; a report with two is counted for both.
    pub service: Vec<Count>,
    /// By tag, likewise.
    pub tag: Vec<Count>,
    /// By owner of the report.
    pub owner: Vec<Count>,
    /// Reports with an action item that leaves something to do.
    pub open_actions: u64,
    /// Reports of which nothing is left to write.
    pub ready: u64,
}

/// How many there are of one value. Of a kind the 50 that most have are listed, most first, then by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Count {
    /// As it is written in one of them; case and accents tell no two apart.
    pub value: String,
    /// How many have it.
    pub reports: u64,
}

/// One action item of one report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActionLine {
    /// The UUID of the report, in small letters with hyphens.
    pub report: String,
    /// Its title, as in the library.
    pub report_title: String,
    /// The number of its current revision.
    pub revision: u64,
    /// The row of its action table, counted from 1.
    pub number: usize,
    /// The id of the item within the report.
    pub id: String,
    /// What is to be done, as written like all that follows; the first 300 characters of each.
    pub item: String,
    /// Who can say that it is done.
    pub owner: String,
    /// The cell of the priority.
    pub priority: String,
    /// The cell of the status.
    pub status: String,
    /// Until when it is to be done, as written.
    pub due: String,
    /// Where it is tracked.
    pub ticket: String,
    /// The day it is due: what is written, where it can be read, else by policy from the day the report was first saved.
    pub due_on: Option<String>,
    /// True where that is by policy.
    pub is_due_by_policy: bool,
    /// The day the report was first saved, in UTC.
    pub created_on: String,
    /// True where nothing is left to do: the status says so in known words, or that it will not be done.
    pub is_done: bool,
    /// True where it is not done and its day has passed.
    pub is_overdue: bool,
}

/// One page of the action items of all reports.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Actions {
    /// At most 100, in the order that was asked for.
    pub actions: Vec<ActionLine>,
    /// Goes into `cursor` to get the next page; null on the last.
    pub next: Option<String>,
    /// With the first page only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<ActionCounts>,
}

/// How many of the action items that were found are of each kind; a kind's own filter is left out of its count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ActionCounts {
    /// Something is left to do.
    pub not_done: u64,
    /// Of these, those whose day has passed.
    pub overdue: u64,
    /// Of those that are not done, the ones whose owner names nobody.
    pub no_owner: u64,
    /// Nothing is left to do.
    pub done: u64,
    /// By owner of the action.
    pub owner: Vec<Count>,
    /// By priority, as written.
    pub priority: Vec<Count>,
    /// By service of the report.
    pub service: Vec<Count>,
}

/// In how many days an action is due that has no day of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DuePolicy {
    /// One whose priority is high.
    pub high: u32,
    /// Any other.
    pub others: u32,
}

impl DuePolicy {
    /// For an action of this priority.
    pub fn days(self, priority: Option<Priority>) -> i64 {
        i64::from(if priority == Some(Priority::High) { self.high } else { self.others })
    }
}

impl Summary {
    /// The line of a normalised report. `left` is what [`crate::progress::left`] says of it.
    pub fn of(id: String, revision: u64, saved_at: String, report: &Report, left: usize) -> Summary {
        let written = || report.action_items.iter().filter(|row| is_written(row));
        let [start, end] = [&report.started, &report.resolved].map(|text| Moment::read(text));
        let minutes = start.zip(end).and_then(|(start, end)| end.after(start));
        Summary {
            id,
            title: listed(&report.title),
            revision,
            saved_at,
            severity: listed(&report.severity),
            status: listed(&report.status),
            tags: names(&report.tags),
            services: names(&report.services),
            owner: listed(&report.owner),
            started: listed(&report.started),
            incident_on: day_in(&report.started).map(day_words),
            minutes: minutes.and_then(|minutes| u64::try_from(minutes).ok()),
            actions: count(written().count()),
            open_actions: count(written().filter(|row| !leaves_nothing(&row.status)).count()),
            left: count(left),
        }
    }
}

impl ActionLine {
    /// All rows of a normalised report that say what is to be done, with what the report alone says of them.
    pub fn all_of(report: &Report) -> Vec<ActionLine> {
        let rows = report.action_items.iter().zip(1..).filter(|(row, _)| is_written(row));
        let line = |(row, number): (&ActionItem, usize)| ActionLine {
            number,
            id: row.id.0.clone(),
            item: listed(&row.item),
            owner: listed(&row.owner),
            priority: listed(&row.priority),
            status: listed(&row.status),
            due: listed(&row.due),
            ticket: listed(&row.ticket),
            due_on: day_in(&row.due).map(day_words),
            is_done: leaves_nothing(&row.status),
            ..ActionLine::default()
        };
        rows.map(line).collect()
    }

    /// The day it is due, in days since 1970, in a report that was first saved on the day `created`.
    pub fn due_day(&self, created: i64, policy: DuePolicy) -> i64 {
        day_in(&self.due).unwrap_or(created + policy.days(priority_meant(&self.priority)))
    }

    /// Fills in what depends on the policy and on the day, in days since 1970.
    pub fn set_days(&mut self, created: i64, policy: DuePolicy, today: i64) {
        let due = self.due_day(created, policy);
        self.is_due_by_policy = self.due_on.is_none();
        self.due_on = Some(day_words(due));
        self.created_on = day_words(created);
        self.is_overdue = !self.is_done && due < today;
    }
}

fn is_written(row: &ActionItem) -> bool {
    !row.item.is_empty()
}

/// A text as lists show it.
fn listed(text: &str) -> String {
    match text.char_indices().nth(MOST_CHARACTERS) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

fn names(items: &[Item]) -> Vec<String> {
    items.iter().take(MOST_NAMES).map(|item| listed(&item.text)).collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn action(item: &str, priority: &str, status: &str, due: &str) -> ActionItem {
        let [item, priority, status, due] = [item, priority, status, due].map(str::to_owned);
        ActionItem { item, priority, status, due, ..ActionItem::default() }
    }

    fn report() -> Report {
        Report {
            title: "é".repeat(301),
            started: "2 March 2026, 14:02 UTC".into(),
            action_items: vec![
                action("Add an alert", "P0", "Open", ""),
                action("", "High", "Open", "2026-04-01"),
                action("Raise the limit", "Low", "closed", "April 1, 2026"),
            ],
            ..Report::default()
        }
    }

    #[test]
    fn a_line_says_what_can_be_read_of_a_report() {
        let line = Summary::of("a".into(), 3, String::new(), &report(), 7);
        assert_eq!((line.actions, line.open_actions, line.left), (2, 1, 7));
        assert_eq!((line.incident_on.as_deref(), line.minutes), (Some("2026-03-02"), None));
        assert_eq!(line.title.chars().count(), 301);
        let times = |started: &str, resolved: &str| {
            let report = Report { started: started.into(), resolved: resolved.into(), ..Report::default() };
            let line = Summary::of(String::new(), 1, String::new(), &report, 0);
            (line.incident_on, line.minutes)
        };
        assert_eq!(times("2026-03-02 14:02 UTC", "15:02"), (Some("2026-03-02".into()), Some(60)));
        assert_eq!(times("2026-03-02 14:02 UTC", "2026-03-02 13:02 UTC"), (Some("2026-03-02".into()), None));
        assert_eq!(times("in spring", ""), (None, None));
    }

    #[test]
    fn an_action_is_due_on_its_day_or_by_policy() {
        let policy = DuePolicy { high: 28, others: 56 };
        let mut lines = ActionLine::all_of(&report());
        let created = day_in("2026-03-02").unwrap();
        lines.iter_mut().for_each(|line| line.set_days(created, policy, created + 31));
        let dues: Vec<_> =
            lines.iter().map(|line| (line.number, line.due_on.as_deref().unwrap(), line.is_due_by_policy)).collect();
        assert_eq!(dues, [(1, "2026-03-30", true), (3, "2026-04-01", false)]);
        assert_eq!(
            lines.iter().map(|line| (line.is_done, line.is_overdue)).collect::<Vec<_>>(),
            [(false, true), (true, false)]
        );
        lines[0].set_days(created, policy, created + 28);
        assert!(!lines[0].is_overdue, "it is not overdue on its day");
    }
}
