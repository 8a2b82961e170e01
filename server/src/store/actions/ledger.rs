//! What is held in memory of each action item, to filter, sort and count.

use std::collections::HashMap;

use postmortem::lint::{day_in, is_nobody, priority_meant};
use postmortem::report::Priority;
use postmortem::search::{self, Question};
use postmortem::wire::ActionCounts;
use uuid::Uuid;

use super::super::library::kept_line;
use super::super::order::{After, Key, Position, page};
use super::super::overview::{Names, Rows};
use super::super::session::SqlRow;
use super::{ActionBy, ActionFilter, ActionState, Calendar, DAY, kept_actions};

/// The actions of all reports that are not in the bin.
#[derive(Debug, Default)]
pub struct Ledger {
    /// Of reports that have any.
    reports: HashMap<Uuid, ReportActions>,
    owners: Names,
    priorities: Names,
    services: Names,
}

#[derive(Debug)]
struct ReportActions {
    /// The key of its title.
    title: Box<str>,
    /// The day it was first saved, in days since 1970.
    created: i64,
    services: Box<[u32]>,
    rows: Box<[Row]>,
}

#[derive(Debug)]
struct Row {
    number: u32,
    owner: u32,
    is_nobodys: bool,
    priority: u32,
    meant: Option<Priority>,
    is_done: bool,
    /// As it is written, in days since 1970.
    due: Option<i64>,
    /// What words are looked for in.
    terms: Box<str>,
}

impl Rows for Ledger {
    const COLUMNS: &'static str = ", line, actions";

    fn put(&mut self, id: Uuid, row: &SqlRow) -> Result<(), sqlx::Error> {
        let kept: Option<String> = row.get("actions")?;
        let lines = kept.map(|kept| kept_actions(&kept)).unwrap_or_default();
        if lines.is_empty() {
            self.reports.remove(&id);
            return Ok(());
        }
        let report = kept_line(row)?;
        let rows = lines.iter().map(|line| Row {
            number: u32::try_from(line.number).unwrap_or(u32::MAX),
            owner: self.owners.number(&line.owner),
            is_nobodys: is_nobody(&line.owner),
            priority: self.priorities.number(&line.priority),
            meant: priority_meant(&line.priority),
            is_done: line.is_done,
            due: line.due_on.as_deref().and_then(day_in),
            terms: search::line([line.item.as_str(), &line.owner, &line.ticket, &report.title]).into(),
        });
        let rows = rows.collect();
        let created = row.get::<i64>("created_at")?.div_euclid(DAY);
        let services = self.services.numbers(&report.services);
        self.reports.insert(id, ReportActions { title: search::key(&report.title).into(), created, services, rows });
        Ok(())
    }

    fn remove(&mut self, id: Uuid) {
        self.reports.remove(&id);
    }

    fn len(&self) -> usize {
        self.reports.len()
    }
}

/// Where words for a priority that are not known stand, behind those that are.
const UNKNOWN: i64 = 9;

/// What is on a page.
pub struct Found {
    /// The report and the number of the row in it, in the order of the list.
    pub rows: Vec<(Uuid, u32)>,
    pub next: Option<After<ActionBy>>,
    pub counts: Option<ActionCounts>,
}

/// The parts of a filter, a bit each: those that counts leave out, and the words.
const OWNER: u8 = 1;
const PRIORITY: u8 = 2;
const SERVICE: u8 = 4;
const STATE: u8 = 8;
const WORDS: u8 = 16;

impl Ledger {
    /// A page of what fits `filter`, behind `after`. Only the first one is counted.
    pub fn page(
        &self,
        filter: &ActionFilter,
        after: Option<&After<ActionBy>>,
        calendar: Calendar,
        count: usize,
    ) -> Found {
        let question = Question::of(&filter.words);
        let (owner, priority) = (self.owners.wanted(&filter.owner), self.priorities.wanted(&filter.priority));
        let service = self.services.wanted(&filter.service);
        let bit = |is_misfit: bool, bit: u8| if is_misfit { bit } else { 0 };
        let is_other = |wanted: Option<u32>, is: u32| wanted.is_some_and(|wanted| wanted != is);
        let (mut owners, mut priorities) = (self.owners.tally(), self.priorities.tally());
        let (mut services, mut counts) = (self.services.tally(), ActionCounts::default());
        let mut rows = Vec::new();
        for (id, report) in &self.reports {
            let of_report = bit(service.is_some_and(|service| !report.services.contains(&service)), SERVICE);
            for row in &report.rows {
                let state = State::of(row, report, calendar);
                let misfits = of_report
                    | bit(is_other(owner, row.owner), OWNER)
                    | bit(is_other(priority, row.priority), PRIORITY)
                    | bit(filter.state.is_some_and(|wanted| !state.is(wanted)), STATE)
                    | bit(!question.fits(&row.terms), WORDS);
                let counts_for = |kind: u8| misfits & !kind == 0;
                if counts_for(OWNER) {
                    owners.add(row.owner);
                }
                if counts_for(PRIORITY) {
                    priorities.add(row.priority);
                }
                if counts_for(SERVICE) {
                    report.services.iter().for_each(|service| services.add(*service));
                }
                if counts_for(STATE) {
                    state.count(&mut counts);
                }
                if misfits == 0 {
                    let key = self.key(filter.sort.by, report, row, calendar);
                    rows.push(Position { key, id: *id, number: row.number });
                }
            }
        }
        let (rows, has_more) = page(rows, filter.sort.is_descending, after.map(|after| &after.last), count);
        let next = rows.last().filter(|_| has_more).map(|last| After::new(filter.sort, last));
        let rows = rows.iter().map(|row| (row.id, row.number)).collect();
        let counts = after.is_none().then(|| ActionCounts {
            owner: owners.counts(),
            priority: priorities.counts(),
            service: services.counts(),
            ..counts
        });
        Found { rows, next, counts }
    }

    fn key<'a>(&'a self, by: ActionBy, report: &'a ReportActions, row: &Row, calendar: Calendar) -> Option<Key<'a>> {
        match by {
            ActionBy::Due => Some(Key::Number(due(row, report, calendar))),
            ActionBy::Age => Some(Key::Number(report.created)),
            ActionBy::Owner if row.is_nobodys => None,
            ActionBy::Owner => Key::text(self.owners.key(row.owner)),
            ActionBy::Priority => match row.meant {
                Some(priority) => Some(Key::Number(priority as i64)),
                None if row.priority > 0 => Some(Key::Number(UNKNOWN)),
                None => None,
            },
            ActionBy::Report => Key::text(&*report.title),
        }
    }
}

fn due(row: &Row, report: &ReportActions, calendar: Calendar) -> i64 {
    row.due.unwrap_or(report.created + calendar.policy.days(row.meant))
}

/// How far an action is, each answer by itself.
struct State {
    is_done: bool,
    is_overdue: bool,
    is_nobodys: bool,
}

impl State {
    fn of(row: &Row, report: &ReportActions, calendar: Calendar) -> State {
        let is_overdue = !row.is_done && due(row, report, calendar) < calendar.today;
        State { is_done: row.is_done, is_overdue, is_nobodys: !row.is_done && row.is_nobodys }
    }

    fn is(&self, wanted: ActionState) -> bool {
        match wanted {
            ActionState::NotDone => !self.is_done,
            ActionState::Overdue => self.is_overdue,
            ActionState::NoOwner => self.is_nobodys,
            ActionState::Done => self.is_done,
        }
    }

    fn count(&self, counts: &mut ActionCounts) {
        counts.not_done += u64::from(!self.is_done);
        counts.overdue += u64::from(self.is_overdue);
        counts.no_owner += u64::from(self.is_nobodys);
        counts.done += u64::from(self.is_done);
    }
}
