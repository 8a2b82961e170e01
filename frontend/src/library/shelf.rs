//! The server's reports as far as they are listed, and what is done with them.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::report::title_or_untitled;
use postmortem::wire::{Counts, Deleted, Library, Summary};

use super::device::Device;
use super::entry::{Entry, is_before, link_id};
use crate::api::{self, Failure};
use crate::browser::{focus, page};
use crate::list::{SORT, View, WORDS};
use crate::words::library;

/// The element id of the heading of the page, which has the focus where there is no line to put it on.
pub const HEADING: &str = "library";

/// What the address may ask for.
const NAMES: [&str; 9] = [WORDS, STAGE, SEVERITY, SERVICE, TAG, OWNER, HAS, ONLY, SORT];

/// What the address calls how far reports are.
pub const STAGE: &str = "stage";
/// What it calls their severity.
pub const SEVERITY: &str = "severity";
/// What it calls what was affected.
pub const SERVICE: &str = "service";
/// What it calls one of their tags.
pub const TAG: &str = "tag";
/// What it calls who drives them.
pub const OWNER: &str = "owner";
/// What it calls what they have, such as [`OPEN_ACTIONS`].
pub const HAS: &str = "has";
/// An action that is not done.
pub const OPEN_ACTIONS: &str = "open-actions";
/// What it calls where they are.
pub const ONLY: &str = "only";
/// Nowhere but on this device.
pub const DEVICE: &str = "device";

/// How far the list is.
#[derive(Clone, PartialEq)]
pub enum ShelfState {
    /// The server was asked.
    Loading,
    /// It has answered.
    Listed,
    /// It has not.
    Failed(Failure),
}

/// What the server gave at once, at most 50 reports, in its order.
#[derive(Clone)]
pub struct Page {
    number: usize,
    reports: ArcRwSignal<Vec<Arc<Summary>>>,
    /// The last report of the page before it.
    behind: Option<Arc<Summary>>,
    /// No page follows, as far as is known.
    is_last: ArcRwSignal<bool>,
}

impl Page {
    fn new(number: usize, library: Library, behind: Option<Arc<Summary>>) -> Page {
        let is_last = ArcRwSignal::new(library.next.is_none());
        let reports = library.reports.into_iter().map(Arc::new).collect();
        Page { number, reports: ArcRwSignal::new(reports), behind, is_last }
    }

    /// Counted from 0.
    pub fn number(&self) -> usize {
        self.number
    }
}

/// The reports as far as they are listed.
#[derive(Clone, Copy)]
pub struct Shelf {
    /// What somebody wants to see.
    pub view: View,
    /// What this device has.
    pub device: Device,
    /// The server's reports, with those that were deleted here a moment ago at the place they had. There is always one.
    pub pages: RwSignal<Vec<Page>>,
    /// The ids of those that were deleted.
    pub deleted: RwSignal<Vec<String>>,
    /// Where the next page begins, if there is one.
    pub next: RwSignal<Option<String>>,
    /// How far the list is.
    pub state: RwSignal<ShelfState>,
    /// How many reports the server has of each kind, once it has said so.
    pub counts: RwSignal<Option<Counts>>,
    /// What was deleted in the last 30 days; none before that is known.
    pub bin: RwSignal<Option<Vec<Deleted>>>,
    /// What was just done, for those who do not see it.
    pub said: RwSignal<String>,
    /// What the server did not do, and why.
    pub refused: RwSignal<Option<String>>,
    /// The line whose ways are open.
    pub chosen: RwSignal<Option<Entry>>,
    /// How far down somebody was who comes back, until that is reached.
    pub way_down: RwSignal<Option<f64>>,
    /// Counts the first pages that were asked for, so that a late answer does not replace a later one.
    asked: StoredValue<u32>,
}

impl Shelf {
    /// Asks the server for the first page, and for the bin.
    pub fn new() -> Shelf {
        let view = View::of_address(&NAMES, "-saved");
        let shelf = Shelf {
            view,
            device: Device::new(view),
            pages: RwSignal::new(vec![Page::new(0, Library::default(), None)]),
            deleted: RwSignal::new(Vec::new()),
            next: RwSignal::new(None),
            state: RwSignal::new(ShelfState::Loading),
            counts: RwSignal::new(None),
            bin: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            refused: RwSignal::new(None),
            chosen: RwSignal::new(None),
            way_down: RwSignal::new(page::remembered_scroll()),
            asked: StoredValue::new(0),
        };
        view.on_change(move || {
            shelf.way_down.set(None);
            shelf.deleted.set(Vec::new());
            shelf.load();
        });
        shelf.load();
        shelf.load_bin();
        shelf
    }

    /// True where the server has no report, deleted ones included; none while it has not said so.
    pub fn is_empty(self) -> Option<bool> {
        let holds_any = self.view.is_narrowed()
            || self.pages.with(|pages| pages.iter().any(|page| !page.reports.with(Vec::is_empty)))
            || self.bin.with(|bin| bin.as_ref().is_some_and(|bin| !bin.is_empty()));
        match self.state.get() {
            _ if holds_any => Some(false),
            ShelfState::Failed(_) => Some(false),
            ShelfState::Listed => self.bin.with(Option::is_some).then_some(true),
            ShelfState::Loading => None,
        }
    }

    /// True for a report that was deleted here a moment ago.
    pub fn is_deleted(self, id: &str) -> bool {
        self.deleted.with(|deleted| deleted.iter().any(|deleted| deleted == id))
    }

    /// The lines of a page: what the server gave, and what only this device has at its place among it. A report with words
    /// that the server does not have is listed once, with those words.
    pub fn entries(self, page: &Page) -> Vec<Entry> {
        let (mine, order) = (self.device.entries.get(), self.view.order());
        let is_mine = |id: &str| self.device.is_here(id);
        let mut entries: Vec<Entry> = page.reports.with(|reports| {
            let theirs = reports.iter().filter(|report| !is_mine(&report.id));
            theirs.map(|report| Entry::of_server(report.clone(), self.is_deleted(&report.id))).collect()
        });
        let last = page.reports.with(|reports| reports.last().cloned()).filter(|_| !page.is_last.get());
        for entry in mine {
            let is_behind = page.behind.as_ref().is_none_or(|behind| !is_before(&order, &entry.report, behind));
            let is_in_time = last.as_ref().is_none_or(|last| is_before(&order, &entry.report, last));
            if is_behind && is_in_time {
                let at = entries.iter().position(|theirs| is_before(&order, &entry.report, &theirs.report));
                entries.insert(at.unwrap_or(entries.len()), entry);
            }
        }
        entries
    }

    /// Lists anew.
    pub fn load(self) {
        spawn_local(self.list(None));
    }

    /// Lists the next page below what is listed, or anew where that is not known.
    pub fn go_on(self) {
        if self.state.get_untracked() != ShelfState::Loading {
            spawn_local(self.list(self.next.get_untracked()));
        }
    }

    async fn list(self, mut cursor: Option<String>) {
        loop {
            let is_first = cursor.is_none();
            // The page may be gone by now.
            let Some(asked) = self.asked.try_get_value().map(|asked| asked + u32::from(is_first)) else { return };
            self.asked.set_value(asked);
            let (query, is_device_only) = untrack(|| (self.view.query(ONLY), self.view.get(ONLY) == DEVICE));
            self.state.set(ShelfState::Loading);
            let answer = api::library(&query, cursor).await;
            // So it may now, or something else be asked for.
            if self.asked.try_get_value() != Some(asked) {
                return;
            }
            let mut library = match answer {
                Ok(library) => library,
                Err(failure) => return self.state.set(ShelfState::Failed(failure)),
            };
            if is_first {
                self.counts.set(library.counts.take());
            }
            if is_device_only {
                library = Library::default();
            }
            self.next.set(library.next.clone());
            self.take(library, is_first);
            self.state.set(ShelfState::Listed);
            match self.go_down().await {
                Some(next) => cursor = Some(next),
                None => return,
            }
        }
    }

    /// Takes in what the server lists. What was deleted here a moment ago keeps its place.
    fn take(self, mut library: Library, is_first: bool) {
        let pages = self.pages.get_untracked();
        if !is_first {
            let before = pages.last();
            let behind = before.and_then(|page| page.reports.with_untracked(|reports| reports.last().cloned()));
            before.iter().for_each(|page| page.is_last.set(false));
            return self.pages.update(|pages| pages.push(Page::new(pages.len(), library, behind)));
        }
        let is_listed = |id: &String| library.reports.iter().any(|report| report.id == *id);
        self.deleted.update(|deleted| deleted.retain(|id| !is_listed(id)));
        let deleted = self.deleted.get_untracked();
        let first = pages.into_iter().next().unwrap_or_else(|| Page::new(0, Library::default(), None));
        let before = first.reports.get_untracked();
        for (at, report) in before.iter().enumerate().filter(|(_, report)| deleted.contains(&report.id)) {
            library.reports.insert(at.min(library.reports.len()), Summary::clone(report));
        }
        first.is_last.set(library.next.is_none());
        first.reports.set(library.reports.into_iter().map(Arc::new).collect());
        self.pages.set(vec![first]);
    }

    /// Goes to where somebody was who comes back; gives the next page where it takes that.
    async fn go_down(self) -> Option<String> {
        let down = self.way_down.try_get_untracked().flatten()?;
        leptos::task::tick().await;
        let next = self.next.try_get_untracked().flatten();
        if page::scroll_down_to(down) || next.is_none() {
            let _ = self.way_down.try_set(None);
            return None;
        }
        next
    }

    /// Puts a report in the bin. Its line says so from then on, and can take that back.
    pub fn delete(self, entry: Entry) {
        spawn_local(async move {
            let report = &entry.report;
            let title = title_or_untitled(&report.title);
            match api::delete(&report.id, report.revision).await {
                Ok(()) => {
                    // Whoever has gone on to something else stays there.
                    let is_here = focus::active_id().is_none_or(|active| active == entry.ways_id());
                    if self.deleted.try_update(|deleted| deleted.push(report.id.clone())).is_none() {
                        return;
                    }
                    self.refused.set(None);
                    self.said.set(library::said_deleted(title));
                    if is_here {
                        focus::focus_soon(self.line_beside(&report.id));
                    }
                    self.load_bin();
                    self.count();
                }
                Err(failure) => {
                    let _ = self.refused.try_set(Some(library::not_deleted(title, &failure.words())));
                }
            }
        });
    }

    /// Removes a draft from this device. Its line says so from then on, and can take that back.
    pub fn remove(self, entry: &Entry) {
        focus::focus_soon(self.line_beside(&entry.report.id));
        self.said.set(library::said_removed(title_or_untitled(&entry.report.title)));
        self.device.remove(&entry.report.id);
    }

    /// Puts back the draft that was removed last, and leads to its line.
    pub fn put_back(self, link_id: String, title: &str) {
        focus::focus_soon(link_id);
        self.said.set(library::said_back(title));
        self.device.put_back();
    }

    /// The element id of the line below that of a report, of the one above where it is the last, or of the heading.
    fn line_beside(self, id: &str) -> String {
        untrack(|| {
            let lines: Vec<Entry> = self.pages.get().iter().flat_map(|page| self.entries(page)).collect();
            let at = lines.iter().position(|entry| entry.report.id == id).unwrap_or_default();
            let (above, below) = lines.split_at(at);
            let beside = below.iter().chain(above.iter().rev()).find(|entry| !entry.is_gone && entry.report.id != id);
            beside.map_or_else(|| HEADING.to_owned(), Entry::link_id)
        })
    }

    /// Asks how many there are of each kind now.
    fn count(self) {
        let query = untrack(|| self.view.query(ONLY));
        spawn_local(async move {
            if let Ok(library) = api::library(&query, None).await {
                // The page may be gone by now.
                let _ = self.counts.try_set(library.counts);
            }
        });
    }

    /// Asks what is in the bin.
    pub fn load_bin(self) {
        spawn_local(async move {
            // Without an answer the list of reports already says that the server is away.
            let _ = self.bin.try_set(Some(api::bin().await.unwrap_or_default()));
        });
    }

    /// Takes a report out of the bin and leads to its line.
    pub fn restore(self, id: String, title: String) {
        spawn_local(async move {
            match api::restore(&id).await {
                Ok(()) => {
                    let Some(deleted) = self.deleted.try_get_untracked() else { return };
                    self.refused.set(None);
                    self.said.set(library::said_restored(&title));
                    self.load_bin();
                    if deleted.contains(&id) {
                        self.deleted.update(|deleted| deleted.retain(|deleted| *deleted != id));
                        self.count();
                    } else {
                        self.list(None).await;
                    }
                    // Older reports may stand on a later page.
                    let has = |page: &Page| page.reports.with_untracked(|all| all.iter().any(|report| report.id == id));
                    let is_listed = self.pages.try_with_untracked(|pages| pages.iter().any(has));
                    if let Some(is_listed) = is_listed {
                        focus::focus_soon(if is_listed { link_id(&id) } else { HEADING.to_owned() });
                    }
                }
                Err(failure) => {
                    let _ = self.refused.try_set(Some(library::not_restored(&title, &failure.words())));
                }
            }
        });
    }
}
