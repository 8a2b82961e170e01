//! The report as it was when the writer last paused, and what the rules say of it.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::Report;
use postmortem::lint::{Checker, Context, Finding, Severity, UNFILLED};
use postmortem::progress::{Progress, SectionState};
use postmortem::report::{Field, Section};
use postmortem::wire::Settings;

use super::Content;
use crate::api;

/// The rule that finds what two people changed at the same time.
const CONFLICT: &str = "doc.merge-conflict";

/// How long the keys must rest before the rules run.
const PAUSE_MS: u32 = 200;

/// Report, findings and progress of the last pause.
#[derive(Clone, Copy)]
pub struct Checked {
    /// Normalised.
    pub report: RwSignal<Report>,
    findings: Memo<Vec<Finding>>,
    /// False when language rules say nothing, because the report is in another language.
    pub is_english: Memo<bool>,
    /// Of the whole report.
    pub progress: Memo<Progress>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
}

impl Checked {
    /// Checks what the boxes hold now.
    pub fn new(content: &Content) -> Checked {
        let report = RwSignal::new(content.report().normalize());
        // It remembers the last check, so that only what changed is checked again.
        let checker = StoredValue::new_local(Checker::new(Context::default()));
        let settings = RwSignal::new(Context::default());
        let findings = Memo::new(move |_| {
            settings.track();
            report.with(|report| checker.try_update_value(|checker| checker.check(report)).unwrap_or_default())
        });
        let is_english = Memo::new(move |_| {
            findings.track();
            checker.try_with_value(Checker::is_english).unwrap_or(true)
        });
        spawn_local(async move {
            // Without an answer the rules stand as their pages describe them.
            let Ok(Settings { lint, .. }) = api::settings().await else { return };
            if settings.try_get_untracked().is_some_and(|known| known != lint) {
                checker.try_update_value(|checker| *checker = Checker::new(lint.clone()));
                settings.try_set(lint);
            }
        });
        let progress = Memo::new(move |_| report.with(|report| findings.with(|list| Progress::of(report, list))));
        Checked { report, findings, is_english, progress, timer: StoredValue::new_local(None) }
    }

    /// Checks again at once.
    pub fn check_now(self, content: &Content) {
        // The page may be gone by then.
        let _ = self.report.try_set(content.report().normalize());
    }

    /// Checks again once the keys rest.
    pub fn changed(self, content: Content) {
        let report = self.report;
        let timer = Timeout::new(PAUSE_MS, move || {
            // The page may be gone by then.
            let _ = report.try_set(content.report().normalize());
        });
        self.timer.set_value(Some(timer));
    }

    /// The findings of one field that are shown below it. Missing text is not nagged about there, and
    /// a conflict has a card of its own.
    pub fn of_field(self, field: Field) -> Memo<Vec<Finding>> {
        let findings = self.findings;
        let is_shown = move |finding: &&Finding| {
            finding.place.field == field && finding.rule != UNFILLED && finding.rule != CONFLICT
        };
        Memo::new(move |_| findings.with(|list| list.iter().filter(is_shown).cloned().collect()))
    }

    /// The findings of the list: what was found in texts, errors first.
    pub fn found(self) -> Memo<Vec<Finding>> {
        let findings = self.findings;
        Memo::new(move |_| {
            let mut found: Vec<Finding> =
                findings.with(|list| list.iter().filter(|finding| finding.rule != UNFILLED).cloned().collect());
            found.sort_by_key(|finding| finding.severity);
            found
        })
    }

    /// What is still to be written in sections that are begun.
    pub fn missing(self) -> Memo<Vec<Finding>> {
        let (findings, progress) = (self.findings, self.progress);
        Memo::new(move |_| {
            let begun = |section: Section| {
                progress.with(|progress| {
                    progress.sections.iter().any(|(s, state)| *s == section && *state != SectionState::NotStarted)
                })
            };
            let is_missing = |finding: &&Finding| {
                finding.rule == UNFILLED && finding.severity == Severity::Error && begun(finding.place.field.section())
            };
            findings.with(|list| list.iter().filter(is_missing).cloned().collect())
        })
    }
}
