//! Drafts of this device, as lines of the library.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::Report;
use postmortem::drafts::{Draft, Listing};
use postmortem::lint::Context;
use postmortem::progress::left;
use postmortem::report::{Item, Stage};
use postmortem::search::Words;
use postmortem::wire::Summary;
use uuid::Uuid;

use super::entry::{Entry, Kept, is_before};
use super::shelf::{DEVICE, HAS, ONLY, OWNER, SERVICE, SEVERITY, STAGE, TAG};
use crate::api;
use crate::browser::{clock, letters};
use crate::list::{View, WORDS};
use crate::saving::{self, Removed};

/// A draft and the line it makes.
#[derive(Clone, PartialEq)]
struct Here {
    entry: Entry,
    report: Arc<Report>,
}

/// The draft that was removed last, while that can be taken back.
#[derive(Clone)]
struct Gone {
    here: Here,
    kept: Removed,
}

/// What this device has that the server does not have.
#[derive(Clone, Copy)]
pub struct Device {
    /// All of it.
    pub listing: Memo<Listing>,
    /// The lines that are to be seen, in their order.
    pub entries: Memo<Vec<Entry>>,
    view: View,
    here: Memo<Vec<Here>>,
    gone: RwSignal<Option<Gone>>,
}

impl Device {
    /// Reads what there is, and keeps it up to date.
    pub fn new(view: View) -> Device {
        let (listing, gone) = (saving::listing(), RwSignal::new(None::<Gone>));
        let rules = RwSignal::new(Context::default());
        if listing.with_untracked(|listing| !listing.drafts.is_empty()) {
            spawn_local(async move {
                if let Ok(settings) = api::settings().await {
                    // The page may be gone by now.
                    let _ = rules.try_set(settings.lint);
                }
            });
        }
        let here = Memo::new(move |_| {
            rules.with(|rules| listing.with(|listing| listing.drafts.iter().map(|draft| line(draft, rules)).collect()))
        });
        let entries = Memo::new(move |_| {
            let mut all: Vec<Here> = here.get();
            all.extend(gone.get().map(|gone| Here { entry: Entry { is_gone: true, ..gone.here.entry }, ..gone.here }));
            let mut entries: Vec<Entry> =
                all.into_iter().filter(|here| fits(view, here, "")).map(|here| here.entry).collect();
            let order = view.order();
            entries
                .sort_by(|a, b| is_before(&order, &b.report, &a.report).cmp(&is_before(&order, &a.report, &b.report)));
            entries
        });
        Device { listing, entries, view, here, gone }
    }

    /// True where there is anything to list, or was a moment ago.
    pub fn holds_any(self) -> bool {
        self.listing.with(|listing| !listing.drafts.is_empty() || !listing.asides.is_empty() || listing.has_newer)
            || self.gone.with(Option::is_some)
    }

    /// True for a report of which this device has words that the server does not have.
    pub fn is_here(self, id: &str) -> bool {
        self.here.with(|here| here.iter().any(|here| here.entry.report.id == id))
    }

    /// The report of a line.
    pub fn report(self, id: &str) -> Option<Report> {
        let report =
            |here: &Vec<Here>| Some(Report::clone(&here.iter().find(|here| here.entry.report.id == id)?.report));
        self.here.with_untracked(report)
    }

    /// How many reports that the server does not know are to be seen and fit, if what is called `name` in the address
    /// asks for nothing.
    pub fn count(self, name: &str, is_counted: impl Fn(&Summary) -> bool) -> u64 {
        let mut count = 0;
        self.each(name, |report| count += u64::from(is_counted(report)));
        count
    }

    /// Calls `then` with each of those.
    pub fn each(self, name: &str, mut then: impl FnMut(&Summary)) {
        self.here.with(|here| {
            let are_seen = here.iter().filter(|here| here.entry.is_here_only() && fits(self.view, here, name));
            are_seen.for_each(|here| then(&here.entry.report));
        });
    }

    /// Removes the draft of a line from this device. The line says so from then on, and can take that back.
    pub fn remove(self, id: &str) {
        let here = self.here.with_untracked(|here| here.iter().find(|here| here.entry.report.id == id).cloned());
        if let Some((here, id)) = here.zip(id.parse::<Uuid>().ok()) {
            self.gone.set(Some(Gone { here, kept: saving::remove(id) }));
        }
    }

    /// Puts back what was removed last.
    pub fn put_back(self) {
        if let Some(gone) = self.gone.get_untracked() {
            self.gone.set(None);
            saving::put_back(&gone.kept);
        }
    }
}

fn line(draft: &Draft, rules: &Context) -> Here {
    let report = draft.report.clone().normalize();
    let (id, saved_at) = (draft.id.to_string(), clock::rfc3339(draft.kept_at));
    let kept = match draft.revision {
        0 if draft.device_only => Kept::HereOnly,
        0 => Kept::HereYet,
        _ => Kept::Both,
    };
    let summary = Summary::of(id, draft.revision, saved_at, &report, left(&report, rules));
    Here { entry: Entry { report: Arc::new(summary), kept, is_gone: false }, report: Arc::new(report) }
}

/// True where a line is to be seen, if what is called `left_out` in the address asks for nothing.
fn fits(view: View, Here { entry, report }: &Here, left_out: &str) -> bool {
    let line = &entry.report;
    let is = |name: &str, fits: &dyn Fn(&str) -> bool| {
        let asked = view.get(name);
        name == left_out || asked.trim().is_empty() || fits(&asked)
    };
    let is_of = |items: &[Item], asked: &str| items.iter().any(|item| is_same(&item.text, asked));
    is(WORDS, &|asked| Words::of(asked, letters::bare).fit(report))
        && is(STAGE, &|asked| Stage::of(&line.status).name() == asked)
        && is(SEVERITY, &|asked| is_same(&line.severity, asked))
        && is(SERVICE, &|asked| is_of(&report.services, asked))
        && is(TAG, &|asked| is_of(&report.tags, asked))
        && is(OWNER, &|asked| is_same(&line.owner, asked))
        && is(HAS, &|asked| match asked {
            "ready" => line.left == 0,
            "not-ready" => line.left > 0,
            _ => line.open_actions > 0,
        })
        && is(ONLY, &|asked| asked != DEVICE || entry.is_here_only())
}

/// True for texts that differ in nothing but the case of letters and blanks around them.
pub fn is_same(written: &str, asked: &str) -> bool {
    written.trim().to_lowercase() == asked.trim().to_lowercase()
}
