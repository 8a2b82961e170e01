//! The action items of all reports.

mod ledger;

use std::collections::HashMap;

use futures::TryStreamExt as _;
use postmortem::wire::{ActionCounts, ActionLine, DuePolicy};
use uuid::Uuid;

pub(super) use ledger::Ledger;

use super::library::{bind_ids, listed_title, placeholders};
use super::order::{After, Sort, SortBy};
use super::{Store, StoreError};

/// Actions on one page.
const PAGE: usize = 100;

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// What is looked for, and in which order; everything fits the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionFilter {
    /// Words, with each of which a word of the item, its owner, its ticket or the title of its report has to begin.
    pub words: String,
    /// As it is written, whatever its case; empty for any.
    pub owner: String,
    /// The same.
    pub priority: String,
    /// One of the services of the report; the same.
    pub service: String,
    /// How far it is.
    pub state: Option<ActionState>,
    /// The order.
    pub sort: Sort<ActionBy>,
}

/// How far an action is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionState {
    /// Something is left to do.
    NotDone,
    /// So it is, and its day has passed.
    Overdue,
    /// Something is left to do, and its owner names nobody.
    NoOwner,
    /// Nothing is left to do.
    Done,
}

impl ActionState {
    /// All of them by name.
    pub const ALL: &'static [(&'static str, ActionState)] = &[
        ("not-done", ActionState::NotDone),
        ("overdue", ActionState::Overdue),
        ("no-owner", ActionState::NoOwner),
        ("done", ActionState::Done),
    ];
}

/// What actions can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionBy {
    /// The day it is due, the first one first.
    Due,
    /// The day its report was first saved, the first one first.
    Age,
    /// The owner; one that names nobody stands last.
    Owner,
    /// The priority, the highest first.
    Priority,
    /// The title of its report.
    Report,
}

impl SortBy for ActionBy {
    const DEFAULT: Sort<ActionBy> = Sort { by: ActionBy::Due, is_descending: false };
    const ALL: &'static [(&'static str, ActionBy)] = &[
        ("due", ActionBy::Due),
        ("age", ActionBy::Age),
        ("owner", ActionBy::Owner),
        ("priority", ActionBy::Priority),
        ("report", ActionBy::Report),
    ];
}

/// What it depends on, beside the reports, which actions are overdue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// In days since 1970.
    pub today: i64,
    /// When an action is due that does not say it.
    pub policy: DuePolicy,
}

/// One page of action items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionsPage {
    /// At most 100.
    pub actions: Vec<ActionLine>,
    /// Where the next one begins.
    pub next: Option<After<ActionBy>>,
    /// On the first page.
    pub counts: Option<ActionCounts>,
}

impl Store {
    /// One page of the action items of all reports that are not in the bin. `after` is one of the same order.
    pub async fn actions(
        &self,
        filter: &ActionFilter,
        after: Option<&After<ActionBy>>,
        calendar: Calendar,
    ) -> Result<ActionsPage, StoreError> {
        let page = self.ledger.look(self, |ledger| ledger.page(filter, after, calendar, PAGE)).await?;
        let actions = self.action_lines(&page.rows, calendar).await?;
        Ok(ActionsPage { actions, next: page.next, counts: page.counts })
    }

    /// Report and row of all actions that fit, in order; what they say is asked for by [`Store::action_lines`].
    pub async fn action_rows(
        &self,
        filter: &ActionFilter,
        after: Option<&After<ActionBy>>,
        calendar: Calendar,
    ) -> Result<Vec<(Uuid, u32)>, StoreError> {
        Ok(self.ledger.look(self, |ledger| ledger.page(filter, after, calendar, usize::MAX)).await?.rows)
    }

    /// What rows of reports say now, in their order, without those that are gone.
    pub async fn action_lines(&self, rows: &[(Uuid, u32)], calendar: Calendar) -> Result<Vec<ActionLine>, StoreError> {
        let mut wanted: HashMap<Uuid, Vec<(u32, usize)>> = HashMap::new();
        for ((id, number), place) in rows.iter().zip(0..) {
            wanted.entry(*id).or_default().push((*number, place));
        }
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!(
            "SELECT id, title, revision, created_at, actions FROM reports JOIN search ON search.report_id = reports.id
             WHERE deleted_at IS NULL AND id IN ({})",
            placeholders(wanted.len())
        );
        let ids: Vec<Uuid> = wanted.keys().copied().collect();
        let mut reader = self.reader().await?;
        let mut session = reader.session();
        let mut stream = bind_ids(&mut session, sql, &ids).stream();
        let mut lines = Vec::with_capacity(rows.len());
        while let Some(row) = stream.try_next().await? {
            let id: String = row.get("id")?;
            let (title, revision) = (listed_title(&row)?, row.get::<i64>("revision")?.unsigned_abs());
            let created = row.get::<i64>("created_at")?.div_euclid(DAY);
            let places = Uuid::try_parse(&id).ok().and_then(|id| wanted.get(&id)).map_or(&[][..], Vec::as_slice);
            for mut line in kept_actions(&row.get::<String>("actions")?) {
                let Some((_, place)) = places.iter().find(|(number, _)| *number as usize == line.number) else {
                    continue;
                };
                line.set_days(created, calendar.policy, calendar.today);
                lines.push((*place, ActionLine { report: id.clone(), report_title: title.clone(), revision, ..line }));
            }
        }
        lines.sort_unstable_by_key(|(place, _)| *place);
        Ok(lines.into_iter().map(|(_, line)| line).collect())
    }
}

/// What is kept of the actions of a report; nothing where a newer program kept it in another way.
fn kept_actions(json: &str) -> Vec<ActionLine> {
    serde_json::from_str(json).unwrap_or_default()
}
