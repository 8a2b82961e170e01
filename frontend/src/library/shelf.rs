//! The server's reports as far as they are listed, and what is done with them.

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::drafts::Listing;
use postmortem::report::title_or_untitled;
use postmortem::wire::{Deleted, Summary};

use crate::api::{self, Failure};
use crate::browser::{focus, page};
use crate::words::library;

/// What the address of the library calls the words that are looked for.
const QUERY: &str = "q";

/// The element id of the heading of the page, which has the focus where there is no line to put it on.
pub const HEADING: &str = "library";

/// The element id of the link to a report.
pub fn line_id(id: &str) -> String {
    format!("report-{id}")
}

/// The element id of the button that deletes a report.
pub fn delete_id(id: &str) -> String {
    format!("delete-{id}")
}

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

/// The server's reports as far as they are listed.
#[derive(Clone, Copy)]
pub struct Shelf {
    /// In their order, with those that were deleted here a moment ago at the place they had.
    pub reports: RwSignal<Vec<Summary>>,
    /// The ids of those.
    pub deleted: RwSignal<Vec<String>>,
    /// Where the next page begins, if there is one.
    pub next: RwSignal<Option<String>>,
    /// How far the list is.
    pub state: RwSignal<ShelfState>,
    /// What is looked for, as typed.
    pub words: RwSignal<String>,
    /// True when there is something to look for, whatever is found at the moment.
    pub holds_reports: RwSignal<bool>,
    /// What was deleted in the last 30 days; none before that is known.
    pub bin: RwSignal<Option<Vec<Deleted>>>,
    /// What was just done, for those who do not see it.
    pub said: RwSignal<String>,
    /// What the server did not do, and why.
    pub refused: RwSignal<Option<String>>,
    /// What this device holds, which is listed there.
    listing: Memo<Listing>,
    /// Counts the first pages that were asked for, so that a late answer does not replace a later one.
    asked: StoredValue<u32>,
    /// How far down somebody was who comes back, until that is reached.
    way_down: StoredValue<Option<f64>>,
}

impl Shelf {
    /// Asks the server for the first page, and for the bin.
    pub fn new(listing: Memo<Listing>) -> Shelf {
        let words = page::asked_for(QUERY);
        let shelf = Shelf {
            reports: RwSignal::new(Vec::new()),
            deleted: RwSignal::new(Vec::new()),
            next: RwSignal::new(None),
            state: RwSignal::new(ShelfState::Loading),
            // Who comes with words can change them, whatever is found.
            holds_reports: RwSignal::new(!words.is_empty()),
            words: RwSignal::new(words),
            bin: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            refused: RwSignal::new(None),
            listing,
            asked: StoredValue::new(0),
            way_down: StoredValue::new(page::remembered_scroll()),
        };
        shelf.load(None);
        shelf.load_bin();
        shelf
    }

    /// True where the server has no report, deleted ones included; none while it has not said so.
    pub fn is_empty(self) -> Option<bool> {
        let holds_any = !self.words.with(String::is_empty)
            || !self.reports.with(Vec::is_empty)
            || self.bin.with(|bin| bin.as_ref().is_some_and(|bin| !bin.is_empty()));
        match self.state.get() {
            _ if holds_any => Some(false),
            ShelfState::Failed(_) => Some(false),
            ShelfState::Listed => self.bin.with(Option::is_some).then_some(true),
            ShelfState::Loading => None,
        }
    }

    /// What has a line in the list: a report with words that only this device has is on the list of those.
    pub fn lines(self) -> Vec<Summary> {
        let is_here = |report: &Summary| {
            self.listing.with(|listing| listing.drafts.iter().any(|draft| draft.id.to_string() == report.id))
        };
        self.reports.with(|reports| reports.iter().filter(|report| !is_here(report)).cloned().collect())
    }

    /// True for a report that was deleted here a moment ago.
    pub fn is_deleted(self, id: &str) -> bool {
        self.deleted.with(|deleted| deleted.iter().any(|deleted| deleted == id))
    }

    /// Lists the page at `cursor` below what is listed; the first page begins anew.
    pub fn load(self, cursor: Option<String>) {
        spawn_local(self.list(cursor));
    }

    async fn list(self, mut cursor: Option<String>) {
        loop {
            let is_first = cursor.is_none();
            let Some(words) = self.words.try_get_untracked() else { return };
            if is_first {
                self.asked.update_value(|asked| *asked += 1);
            }
            let asked = self.asked.get_value();
            self.state.set(ShelfState::Loading);
            let answer = api::library(&words, cursor).await;
            // The page may be gone by now, or other words be looked for.
            if self.asked.try_get_value() != Some(asked) {
                return;
            }
            let page = match answer {
                Ok(page) => page,
                Err(failure) => return self.state.set(ShelfState::Failed(failure)),
            };
            self.take(page.reports, is_first);
            if is_first && words.is_empty() {
                self.holds_reports.set(self.reports.with_untracked(|reports| !reports.is_empty()));
            }
            self.next.set(page.next);
            self.state.set(ShelfState::Listed);
            match self.go_down().await {
                Some(next) => cursor = Some(next),
                None => return,
            }
        }
    }

    /// Takes in what the server lists. What was deleted here a moment ago keeps its place.
    fn take(self, listed: Vec<Summary>, is_first: bool) {
        if !is_first {
            return self.reports.update(|reports| reports.extend(listed));
        }
        let is_listed = |id: &String| listed.iter().any(|report| report.id == *id);
        self.deleted.update(|deleted| deleted.retain(|id| !is_listed(id)));
        let deleted = self.deleted.get_untracked();
        self.reports.update(|reports| {
            let before = std::mem::replace(reports, listed);
            for (at, report) in before.into_iter().enumerate().filter(|(_, report)| deleted.contains(&report.id)) {
                reports.insert(at.min(reports.len()), report);
            }
        });
    }

    /// Looks for other words, and writes them into the address.
    pub fn look_for(self, words: String) {
        page::ask_for(QUERY, words.trim());
        self.words.set(words);
        self.way_down.set_value(None);
        self.deleted.set(Vec::new());
        self.load(None);
    }

    /// Goes to where somebody was who comes back; gives the next page where it takes that.
    async fn go_down(self) -> Option<String> {
        let down = self.way_down.try_get_value().flatten()?;
        leptos::task::tick().await;
        let next = self.next.try_get_untracked().flatten();
        if page::scroll_down_to(down) || next.is_none() {
            let _ = self.way_down.try_set_value(None);
            return None;
        }
        next
    }

    /// Puts a report in the bin. Its line says so from then on, and can take that back.
    pub fn delete(self, report: Summary) {
        spawn_local(async move {
            let title = title_or_untitled(&report.title).to_owned();
            match api::delete(&report.id, report.revision).await {
                Ok(()) => {
                    // Whoever has gone on to something else stays there.
                    let is_here = focus::active_id().is_none_or(|active| active == delete_id(&report.id));
                    if self.deleted.try_update(|deleted| deleted.push(report.id.clone())).is_none() {
                        return;
                    }
                    self.refused.set(None);
                    self.said.set(library::said_deleted(&title));
                    if is_here {
                        focus::focus_soon(self.line_beside(&report.id));
                    }
                    self.load_bin();
                }
                Err(failure) => {
                    let _ = self.refused.try_set(Some(library::not_deleted(&title, &failure.words())));
                }
            }
        });
    }

    /// The element id of the line below that of a report, of the one above where it is the last, or of the heading.
    fn line_beside(self, id: &str) -> String {
        untrack(|| {
            let lines = self.lines();
            let at = lines.iter().position(|report| report.id == id).unwrap_or_default();
            let (above, below) = lines.split_at(at);
            let beside = below.iter().chain(above.iter().rev()).find(|report| !self.is_deleted(&report.id));
            beside.map_or_else(|| HEADING.to_owned(), |report| line_id(&report.id))
        })
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
                    } else {
                        self.list(None).await;
                    }
                    // Older reports may stand on a later page.
                    let is_listed = |reports: &Vec<Summary>| reports.iter().any(|report| report.id == id);
                    if let Some(is_listed) = self.reports.try_with_untracked(is_listed) {
                        focus::focus_soon(if is_listed { line_id(&id) } else { HEADING.to_owned() });
                    }
                }
                Err(failure) => {
                    let _ = self.refused.try_set(Some(library::not_restored(&title, &failure.words())));
                }
            }
        });
    }
}
