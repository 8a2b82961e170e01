//! What is held in memory of each report, to filter, sort and count.

use std::collections::{HashMap, HashSet};

use postmortem::report::Stage;
use postmortem::search;
use postmortem::wire::{Count, Counts};
use uuid::Uuid;

use super::super::order::{Key, Position, page};
use super::super::overview::{Names, Rows, Tally};
use super::super::session::SqlRow;
use super::{By, Cursor, Has, ReportFilter, kept_line};

/// Characters of a title that it is sorted by.
const SORTED: usize = 80;

/// All reports that are not in the bin.
#[derive(Debug, Default)]
pub struct Shelf {
    lines: HashMap<Uuid, Line>,
    severities: Names,
    statuses: Names,
    services: Names,
    tags: Names,
    owners: Names,
}

#[derive(Debug)]
struct Line {
    position: i64,
    title: Box<str>,
    severity: u32,
    status: u32,
    stage: Stage,
    services: Box<[u32]>,
    tags: Box<[u32]>,
    owner: u32,
    day: Option<i64>,
    minutes: Option<u64>,
    open_actions: u32,
    left: u32,
}

impl Rows for Shelf {
    const COLUMNS: &'static str = ", line";

    fn put(&mut self, id: Uuid, row: &SqlRow) -> Result<(), sqlx::Error> {
        let kept = kept_line(row)?;
        let title: String = row.get("title")?;
        let title: String = title.chars().take(SORTED).collect();
        let line = Line {
            position: row.get("position")?,
            title: search::key(&title).into(),
            severity: self.severities.number(&kept.severity),
            status: self.statuses.number(&kept.status),
            stage: Stage::of(&kept.status),
            services: self.services.numbers(&kept.services),
            tags: self.tags.numbers(&kept.tags),
            owner: self.owners.number(&kept.owner),
            day: kept.incident_on.as_deref().and_then(postmortem::lint::day_in),
            minutes: kept.minutes,
            open_actions: kept.open_actions,
            left: kept.left,
        };
        self.lines.insert(id, line);
        Ok(())
    }

    fn remove(&mut self, id: Uuid) {
        self.lines.remove(&id);
    }

    fn len(&self) -> usize {
        self.lines.len()
    }
}

/// What is on a page.
pub struct Found {
    pub ids: Vec<Uuid>,
    /// Those that were saved since the first page, on whichever page they are.
    pub moved: HashSet<Uuid>,
    pub next: Option<Cursor>,
    pub counts: Option<Counts>,
}

/// A filter, and the numbers of what it names.
struct Wanted<'a> {
    filter: &'a ReportFilter,
    severity: Option<u32>,
    status: Option<u32>,
    service: Option<u32>,
    tag: Option<u32>,
    owner: Option<u32>,
}

/// The parts of a filter, a bit each: those that counts leave out, and all others as one.
const STAGE: u8 = 1;
const SEVERITY: u8 = 2;
const SERVICE: u8 = 4;
const TAG: u8 = 8;
const OWNER: u8 = 16;
const HAS: u8 = 32;
const OTHERS: u8 = 64;

impl<'a> Wanted<'a> {
    fn of(shelf: &Shelf, filter: &'a ReportFilter) -> Wanted<'a> {
        Wanted {
            filter,
            severity: shelf.severities.wanted(&filter.severity),
            status: shelf.statuses.wanted(&filter.status),
            service: shelf.services.wanted(&filter.service),
            tag: shelf.tags.wanted(&filter.tag),
            owner: shelf.owners.wanted(&filter.owner),
        }
    }

    /// The parts of the filter that a report does not fit.
    fn misfits(&self, line: &Line) -> u8 {
        let is_other = |wanted: Option<u32>, is: u32| wanted.is_some_and(|wanted| wanted != is);
        let is_none_of = |wanted: Option<u32>, are: &[u32]| wanted.is_some_and(|wanted| !are.contains(&wanted));
        let is_out = self.filter.from.is_some_and(|from| line.day.is_none_or(|day| day < from))
            || self.filter.to.is_some_and(|to| line.day.is_none_or(|day| day > to));
        let has_not = self.filter.has.is_some_and(|has| match has {
            Has::OpenActions => line.open_actions == 0,
            Has::Ready => line.left > 0,
            Has::NotReady => line.left == 0,
        });
        let bit = |is_misfit: bool, bit: u8| if is_misfit { bit } else { 0 };
        bit(self.filter.stage.is_some_and(|stage| stage != line.stage), STAGE)
            | bit(is_other(self.severity, line.severity), SEVERITY)
            | bit(is_none_of(self.service, &line.services), SERVICE)
            | bit(is_none_of(self.tag, &line.tags), TAG)
            | bit(is_other(self.owner, line.owner), OWNER)
            | bit(has_not, HAS)
            | bit(is_other(self.status, line.status) || is_out, OTHERS)
    }
}

impl Shelf {
    /// A page of what fits `filter` and is among `found`, where that is said. `former` says where reports stood that were
    /// saved since the first page.
    pub fn page(
        &self,
        filter: &ReportFilter,
        found: Option<&HashSet<Uuid>>,
        cursor: &Cursor,
        former: &HashMap<Uuid, i64>,
        count: usize,
    ) -> Found {
        let wanted = Wanted::of(self, filter);
        let mut counting = (*cursor == Cursor::First).then(|| Counting::of(self));
        let (mut rows, mut moved) = (Vec::new(), HashSet::new());
        let lines: Box<dyn Iterator<Item = (&Uuid, &Line)>> = match found {
            None => Box::new(self.lines.iter()),
            Some(found) => Box::new(found.iter().filter_map(|id| self.lines.get_key_value(id))),
        };
        for (id, line) in lines {
            let misfits = wanted.misfits(line);
            if let Some(counting) = &mut counting {
                counting.add(line, misfits);
            }
            if matches!(cursor, Cursor::Saved { newest, .. } if line.position > *newest) {
                moved.insert(*id);
            }
            if misfits == 0
                && let Some(key) = self.key(*id, line, filter, cursor, former)
            {
                rows.push(Position { key, id: *id, number: 0 });
            }
        }
        let (rows, has_more) = page(rows, filter.sort.is_descending, cursor.last().as_ref(), count);
        let next = has_more.then(|| cursor.next(filter.sort, &rows)).flatten();
        let ids = rows.iter().map(|position| position.id).collect();
        Found { ids, moved, next, counts: counting.map(Counting::counts) }
    }

    /// What a report is sorted by, if by anything; `None` for one that was not there on the first page.
    fn key<'a>(
        &'a self,
        id: Uuid,
        line: &'a Line,
        filter: &ReportFilter,
        cursor: &Cursor,
        former: &HashMap<Uuid, i64>,
    ) -> Option<Option<Key<'a>>> {
        let number = |number: i64| Some(Key::Number(number));
        Some(match filter.sort.by {
            By::Saved => match cursor {
                Cursor::Saved { newest, .. } if line.position > *newest => number(*former.get(&id)?),
                _ => number(line.position),
            },
            By::Incident => line.day.map(Key::Number),
            By::Title => Key::text(&*line.title),
            By::Severity => {
                let key = self.severities.key(line.severity);
                Key::text(match key.chars().find(char::is_ascii_digit) {
                    Some(digit) => format!("{digit}{key}"),
                    None if key.is_empty() => String::new(),
                    // Behind all digits.
                    None => format!("~{key}"),
                })
            }
            By::Duration => line.minutes.and_then(|minutes| i64::try_from(minutes).ok()).map(Key::Number),
            By::OpenActions => number(line.open_actions.into()),
            By::Left => number(line.left.into()),
        })
    }
}

/// Counts of the first page, while they are made.
struct Counting<'a> {
    total: u64,
    open_actions: u64,
    ready: u64,
    stages: [u64; Stage::ALL.len()],
    severities: Tally<'a>,
    services: Tally<'a>,
    tags: Tally<'a>,
    owners: Tally<'a>,
}

impl<'a> Counting<'a> {
    fn of(shelf: &'a Shelf) -> Counting<'a> {
        Counting {
            total: 0,
            open_actions: 0,
            ready: 0,
            stages: [0; Stage::ALL.len()],
            severities: shelf.severities.tally(),
            services: shelf.services.tally(),
            tags: shelf.tags.tally(),
            owners: shelf.owners.tally(),
        }
    }

    /// A report counts for a kind when it fits all of the filter, that kind's own part aside.
    fn add(&mut self, line: &Line, misfits: u8) {
        let counts_for = |kind: u8| misfits & !kind == 0;
        self.total += u64::from(misfits == 0);
        if counts_for(STAGE) {
            self.stages[line.stage as usize] += 1;
        }
        if counts_for(SEVERITY) {
            self.severities.add(line.severity);
        }
        if counts_for(SERVICE) {
            line.services.iter().for_each(|service| self.services.add(*service));
        }
        if counts_for(TAG) {
            line.tags.iter().for_each(|tag| self.tags.add(*tag));
        }
        if counts_for(OWNER) {
            self.owners.add(line.owner);
        }
        if counts_for(HAS) {
            self.open_actions += u64::from(line.open_actions > 0);
            self.ready += u64::from(line.left == 0);
        }
    }

    fn counts(self) -> Counts {
        let stages = Stage::ALL.into_iter().zip(self.stages).filter(|(_, reports)| *reports > 0);
        let mut stage: Vec<Count> =
            stages.map(|(stage, reports)| Count { value: stage.name().to_owned(), reports }).collect();
        stage.sort_by(|one, other| other.reports.cmp(&one.reports).then(one.value.cmp(&other.value)));
        Counts {
            total: self.total,
            stage,
            severity: self.severities.counts(),
            service: self.services.counts(),
            tag: self.tags.counts(),
            owner: self.owners.counts(),
            open_actions: self.open_actions,
            ready: self.ready,
        }
    }
}
