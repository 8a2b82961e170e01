//! The rules as the editor asks them.

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::Report;
use postmortem::lint::{Checker, Context, Coverage, Finding, Level, SECRET, UNFILLED};
use postmortem::progress::Progress;
use postmortem::wire::Settings;

use super::findings::{Listed, listed};
use crate::api;

/// The rules as the server sets them, which come with the later part of the program. They remember the last check,
/// so that only what changed is checked again.
pub trait Rules {
    /// All that they find. Tracks how the server sets them.
    fn check(&mut self, report: &Report) -> Vec<Finding>;
    /// What is not only missing, each with a key.
    fn listed(&self, findings: &[Finding]) -> Vec<Listed>;
    /// How far the report is that these findings are of.
    fn progress(&self, report: &Report, findings: &[Finding]) -> Progress;
    /// False when those about language say nothing, because the report is in another one.
    fn is_english(&self) -> bool;
    /// False where the rule about secrets is switched off. Tracks that.
    fn asks_for_secrets(&self) -> bool;
    /// What the action items of the report that was checked answer.
    fn coverage(&self, report: &Report) -> Coverage;
}

struct Checking {
    settings: ArcRwSignal<Context>,
    /// How the checker below was made.
    known: Context,
    checker: Checker,
}

impl Rules for Checking {
    fn check(&mut self, report: &Report) -> Vec<Finding> {
        let settings = self.settings.get();
        if settings != self.known {
            self.known = settings.clone();
            self.checker = Checker::new(settings);
        }
        self.checker.check(report)
    }

    fn listed(&self, findings: &[Finding]) -> Vec<Listed> {
        listed(findings.iter().filter(|finding| finding.rule != UNFILLED))
    }

    fn progress(&self, report: &Report, findings: &[Finding]) -> Progress {
        Progress::of(report, findings)
    }

    fn is_english(&self) -> bool {
        self.checker.is_english()
    }

    fn asks_for_secrets(&self) -> bool {
        self.settings.with(|settings| settings.rules.get(SECRET) != Some(&Level::Off))
    }

    fn coverage(&self, report: &Report) -> Coverage {
        self.checker.coverage(report)
    }
}

/// The rules as their pages describe them, until the server has said how it sets them.
pub fn rules() -> Box<dyn Rules> {
    let settings = ArcRwSignal::new(Context::default());
    ask_for_settings(settings.clone());
    Box::new(Checking { settings, known: Context::default(), checker: Checker::new(Context::default()) })
}

fn ask_for_settings(settings: ArcRwSignal<Context>) {
    spawn_local(async move {
        // Without an answer the rules stand as their pages describe them.
        let Ok(Settings { lint, .. }) = api::settings().await else { return };
        if settings.with_untracked(|known| *known != lint) {
            settings.set(lint);
        }
    });
}
