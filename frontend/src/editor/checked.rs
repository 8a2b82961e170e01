//! The report as it was when the writer last paused, and what the rules say of it.

use std::mem;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use postmortem::Report;
use postmortem::lint::{Coverage, Finding, Severity};
use postmortem::progress::Progress;
use postmortem::report::{Field, Place};

use super::DraftText;
use super::findings::Listed;
use super::rules::Rules;
use crate::browser::clock;
use crate::later;

/// The rule that finds what two people changed at the same time.
const CONFLICT: &str = "doc.merge-conflict";

/// How long the keys must rest before the rules run.
const PAUSE_MS: u32 = 400;

/// How soon it is tried again while a pointer is down.
const PRESSED_MS: u32 = 50;

/// As the rules read a report. Before they are here, nothing reads it that minds.
fn normalized(report: Report) -> Report {
    match untrack(later::parts) {
        Some(parts) => (parts.tools.normalize)(report),
        None => report,
    }
}

/// What the rules say once they are here.
fn ask<T>(
    rules: StoredValue<Option<Box<dyn Rules>>, LocalStorage>,
    question: impl FnOnce(&dyn Rules) -> T,
) -> Option<T> {
    rules.try_with_value(|rules| rules.as_deref().map(question)).flatten()
}

/// Report, findings and progress of the last pause.
#[derive(Clone, Copy)]
pub struct Checked {
    /// Normalised.
    pub report: RwSignal<Report>,
    /// All, in reading order.
    pub findings: Memo<Vec<Finding>>,
    /// The same without what is only missing, each with a key.
    pub listed: Memo<Vec<Listed>>,
    /// False when language rules say nothing, because the report is in another language.
    pub is_english: Memo<bool>,
    /// False where the server's settings switch the rule about secrets off.
    pub asks_for_secrets: Memo<bool>,
    /// Of the whole report; none before it was checked.
    pub progress: Memo<Option<Progress>>,
    /// What the action items cover.
    pub coverage: Memo<Coverage>,
    content: StoredValue<DraftText, LocalStorage>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
    /// When a key came last.
    changed_at: StoredValue<f64>,
    /// An input method is in the middle of a word.
    is_composing: StoredValue<bool>,
    /// A pointer is down.
    is_pressed: StoredValue<bool>,
}

impl Checked {
    /// Checks what the boxes hold now.
    pub fn new(content: &DraftText) -> Checked {
        let report = RwSignal::new(normalized(content.report()));
        let rules = StoredValue::new_local(None::<Box<dyn Rules>>);
        // What the boxes hold before the rules are here is not what they read: an empty node is no node.
        let is_normal = RwSignal::new(untrack(later::parts).is_some());
        let here = move || later::parts().filter(|_| is_normal.get());
        let findings = Memo::new(move |_| {
            let Some(parts) = here() else { return Vec::new() };
            let check = |rules: &mut Option<Box<dyn Rules>>| {
                let rules = rules.get_or_insert_with(|| (parts.rules)());
                report.with(|report| rules.check(report))
            };
            rules.try_update_value(check).unwrap_or_default()
        });
        let is_english = Memo::new(move |_| {
            findings.track();
            ask(rules, |rules| rules.is_english()).unwrap_or(true)
        });
        let asks_for_secrets = Memo::new(move |_| {
            // Findings come and stay the same where the rules find nothing.
            here().is_none_or(|_| {
                findings.track();
                ask(rules, |rules| rules.asks_for_secrets()).unwrap_or(true)
            })
        });
        let coverage = Memo::new(move |_| {
            findings.track();
            report.with(|report| ask(rules, |rules| rules.coverage(report))).unwrap_or_default()
        });
        later::once_here(move |_| {
            report.update(|report| *report = normalized(mem::take(report)));
            is_normal.set(true);
        });
        let progress = Memo::new(move |_| {
            here()?;
            report.with(|report| findings.with(|list| ask(rules, |rules| rules.progress(report, list))))
        });
        let found =
            Memo::new(move |_| findings.with(|list| ask(rules, |rules| rules.listed(list))).unwrap_or_default());
        Checked {
            report,
            findings,
            listed: found,
            is_english,
            asks_for_secrets,
            progress,
            coverage,
            content: StoredValue::new_local(content.clone()),
            timer: StoredValue::new_local(None),
            changed_at: StoredValue::new(0.0),
            is_composing: StoredValue::new(false),
            is_pressed: StoredValue::new(false),
        }
    }

    /// The language of the report for the browser's spell check; empty where it is not known.
    pub fn language(self) -> &'static str {
        if self.is_english.get() { "en" } else { "" }
    }

    /// Checks again at once; in the middle of a word that an input method composes, once that stands.
    pub fn check_now(self, content: &DraftText) {
        // The page may be gone by then.
        self.timer.try_set_value(None);
        // What is new above it would push a button away from under the pointer that presses it.
        if self.is_pressed.try_get_value() == Some(true) {
            return self.wait(PRESSED_MS);
        }
        if self.is_composing.try_get_value() == Some(false) {
            let _ = self.report.try_set(normalized(content.report()));
        }
    }

    /// Checks again once the keys rest.
    pub fn changed(self) {
        self.changed_at.set_value(clock::now());
        // The list of a choice can swallow the end of the press that opened it.
        self.is_pressed.set_value(false);
        // One timer for many keys: starting one anew with each would cost more than all else here.
        if self.timer.with_value(Option::is_none) {
            self.wait(PAUSE_MS);
        }
    }

    fn wait(self, milliseconds: u32) {
        let timer = Timeout::new(milliseconds, move || {
            // The page may be gone by then.
            let Some(changed_at) = self.changed_at.try_get_value() else { return };
            let rest = changed_at + f64::from(PAUSE_MS) - clock::now();
            match self.content.try_get_value() {
                Some(_) if rest >= 1.0 => self.wait((rest as u32).min(PAUSE_MS)),
                Some(content) => self.check_now(&content),
                None => {}
            }
        });
        self.timer.set_value(Some(timer));
    }

    /// A box was left: what was typed there is checked now.
    pub fn left(self) {
        if self.timer.try_with_value(Option::is_some) == Some(true)
            && let Some(content) = self.content.try_get_value()
        {
            self.check_now(&content);
        }
    }

    /// An input method begins to compose a word, or has ended it.
    pub fn composes(self, is_composing: bool) {
        self.is_composing.set_value(is_composing);
        if !is_composing {
            self.changed();
        }
    }

    /// A pointer is down, or up again.
    pub fn presses(self, is_pressed: bool) {
        self.is_pressed.set_value(is_pressed);
    }

    /// True while a pointer is down; also once the page is gone.
    pub fn is_pressed(self) -> bool {
        self.is_pressed.try_get_value() != Some(false)
    }

    /// A finding by its key, as of the last check.
    pub fn finding(self, key: u64) -> Option<Finding> {
        let of_key = |listed: &&Listed| listed.key == key;
        self.listed.with_untracked(|all| all.iter().find(of_key).map(|listed| listed.finding.clone()))
    }

    /// The findings of one field that are shown below it. Missing text is not nagged about there, and
    /// a conflict has a card of its own.
    pub fn of_field(self, field: Field) -> Memo<Vec<Listed>> {
        let all = self.listed;
        let is_shown = move |listed: &&Listed| listed.finding.place.field == field && listed.finding.rule != CONFLICT;
        Memo::new(move |_| all.with(|all| all.iter().filter(is_shown).cloned().collect()))
    }

    /// Where the writer goes on: of what is missing and what is wrong the first; then, in a report that is ready, the
    /// first warning.
    pub fn next_step(self) -> Memo<Option<Place>> {
        let (report, listed) = (self.report, self.listed);
        Memo::new(move |_| {
            let missing = report.with(|report| report.missing().next().map(Place::field));
            listed.with(|all| {
                let first = |severity| {
                    let found = all.iter().find(|listed| listed.finding.severity == severity);
                    found.map(|listed| listed.finding.place)
                };
                let needed = [missing, first(Severity::Error)].into_iter().flatten().min();
                needed.or_else(|| first(Severity::Warning))
            })
        })
    }

    /// The required fields that nothing is written in yet; none before something is written anywhere.
    pub fn missing(self) -> Memo<Vec<Field>> {
        let (report, progress) = (self.report, self.progress);
        Memo::new(move |_| {
            let is_begun = progress.with(|progress| progress.as_ref().is_some_and(Progress::is_begun));
            report.with(|report| if is_begun { report.missing().collect() } else { Vec::new() })
        })
    }
}
