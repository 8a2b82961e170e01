//! What a program does first: two stores that may disagree are put right, and what cannot be read is set aside.
//! Recovery reads both and says what to do; done twice it does nothing the second time.

use std::collections::BTreeMap;

use super::aside::{self, AsideReason};
use super::draft::{Draft, Unsealed};
use super::key;
use super::storage::{Plan, Stored};
use super::stored;
use super::typed::Typed;
use crate::report::{Field, Report, Value};

/// The plans that put `here` right, which was written first, by what the second store has, each to be carried out
/// by itself. Of two copies of what one tab kept, the one that it wrote later goes on, whatever the clock said.
pub fn recover(here: &dyn Stored, second: &BTreeMap<String, String>, now: f64) -> Vec<Plan> {
    let mut recovery = Recovery { here, second, now, plans: Vec::new() };
    for (key, text) in second {
        if !key.starts_with(key::DRAFTS) && !key.starts_with(key::TYPED) && !here.has(key) {
            recovery.plans.push(Plan::default().write(key.clone(), text.clone()));
        }
    }
    let drafts = |stored: &dyn Stored| {
        let beside = stored.keys(key::TYPED).into_iter().map(|key| key::draft_of_beside(&key));
        stored.keys(key::DRAFTS).into_iter().chain(beside).collect::<Vec<String>>()
    };
    let mut keys = [drafts(here), drafts(second)].concat();
    keys.sort_unstable();
    keys.dedup();
    keys.iter().for_each(|key| recovery.recover_draft(key));
    for key in here.keys(key::EARLY) {
        recovery.recover_early(&key);
    }
    recovery.plans
}

struct Recovery<'a> {
    here: &'a dyn Stored,
    second: &'a BTreeMap<String, String>,
    now: f64,
    plans: Vec<Plan>,
}

impl Recovery<'_> {
    /// What becomes of the draft under `key` and of the box beside it.
    fn recover_draft(&mut self, key: &str) {
        let (mine, theirs) = (stored::read(self.here, key), stored::read(self.second, key));
        match (mine, theirs) {
            (Some(Unsealed::Draft(older)), Some(Unsealed::Draft(newer))) if newer.writings() > older.writings() => {
                let mut plan = Plan::default();
                if !holds(&newer.report, &older.report) {
                    plan = aside::set_draft_aside(plan, &AsideReason::Earlier, &older, self.now);
                }
                self.put_in_place(plan, key, *newer);
            }
            (None | Some(Unsealed::Damaged), Some(Unsealed::Draft(newer))) => {
                let plan = self.set_aside(Plan::default(), self.here.read(key));
                self.put_in_place(plan, key, *newer);
            }
            (None, Some(Unsealed::Newer)) => {
                let text = self.second.read(key).unwrap_or_default();
                self.plans.push(Plan::default().write(key.to_owned(), text));
            }
            (Some(Unsealed::Draft(_)), _) => self.set_unfitting_box_aside(key),
            (Some(Unsealed::Newer), _) => {}
            (None, None) => {
                // Left by a tab that was stopped while it removed both, once the server had all of it.
                self.plans.push(Plan::default().remove(key::beside(key)));
            }
            (None | Some(Unsealed::Damaged), _) => {
                let found = [self.here.read(key), self.second.read(key), self.here.read(&key::beside(key))];
                let plan = found.into_iter().fold(Plan::default(), |plan, text| self.set_aside(plan, text));
                self.plans.push(plan.remove(key.to_owned()).remove(key::beside(key)));
            }
        }
    }

    /// What was typed before the program ran stays until its report is opened, unless it cannot be read.
    fn recover_early(&mut self, key: &str) {
        if let Some(Unsealed::Damaged) = stored::read(self.here, key) {
            let plan = self.set_aside(Plan::default(), self.here.read(key));
            self.plans.push(plan.remove(key.to_owned()));
        }
    }

    /// Writes `draft` under `key`, with the box that stands beside it here, if that fits.
    fn put_in_place(&mut self, mut plan: Plan, key: &str, mut draft: Draft) {
        let beside = key::beside(key);
        if let Some(text) = self.here.read(&beside)
            && !Typed::unseal(&text).is_some_and(|typed| typed.put_into(&mut draft))
        {
            plan = self.set_aside(plan, Some(text));
        }
        self.plans.push(plan.write(key.to_owned(), draft.sealed()).remove(beside));
    }

    /// A box that does not fit the draft it stands beside.
    fn set_unfitting_box_aside(&mut self, key: &str) {
        let beside = key::beside(key);
        let (Some(draft), Some(text)) = (self.here.read(key), self.here.read(&beside)) else { return };
        let Unsealed::Draft(mut draft) = Draft::unseal(&draft) else { return };
        if !Typed::unseal(&text).is_some_and(|typed| typed.put_into(&mut draft)) {
            let plan = self.set_aside(Plan::default(), Some(text));
            self.plans.push(plan.remove(beside));
        }
    }

    /// Sets a text aside that could not be read, if there is one.
    fn set_aside(&self, plan: Plan, text: Option<String>) -> Plan {
        match text {
            Some(text) => aside::set_text_aside(plan, text, self.now),
            None => plan,
        }
    }
}

/// True when every character of `older` stands in `newer`, in the same order, as after going on with a word that
/// was half typed.
fn holds(newer: &Report, older: &Report) -> bool {
    let [newer, older] = [newer, older].map(texts);
    let mut rest = newer.chars();
    older.chars().filter(|wanted| !wanted.is_whitespace()).all(|wanted| rest.any(|found| found == wanted))
}

/// All texts of a report in the order of its fields.
fn texts(report: &Report) -> String {
    let text_of = |field: Field| match report.value(field) {
        Value::Text(text) => text.to_owned(),
        _ => report.rows(field).into_iter().flat_map(|row| row.cells).collect::<Vec<_>>().join("\n"),
    };
    Field::ALL.into_iter().map(text_of).chain([report.front_matter.clone()]).collect::<Vec<_>>().join("\n")
}
