//! What is in no report at the moment and yet not thrown away.

use serde::{Deserialize, Serialize};

use super::draft::{Draft, Unsealed};
use super::envelope::hash;
use super::key;
use super::storage::{Plan, Stored};
use crate::report::Report;

/// Something that was set aside, as it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Aside {
    /// A name of a [`AsideReason`]; a sentence, in what older programs set aside.
    reason: String,
    /// The report's title; empty where that could not be read.
    pub title: String,
    /// When it was set aside, in milliseconds since 1970.
    pub at: f64,
    /// What was found: a sealed draft, a text that could not be read, or, of older programs, a report in its
    /// written form.
    pub text: String,
}

/// Why something was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AsideReason {
    /// It could not be read.
    Unreadable,
    /// It is a draft of another tab, and what both came from is not known.
    Unmergeable,
    /// It is an earlier state with words that the newest one does not hold.
    Earlier,
    /// As an older program said it, in a sentence.
    Said(String),
}

impl Aside {
    /// Why it was set aside.
    pub fn reason(&self) -> AsideReason {
        match self.reason.as_str() {
            "unreadable" => AsideReason::Unreadable,
            "unmergeable" => AsideReason::Unmergeable,
            "earlier" => AsideReason::Earlier,
            said => AsideReason::Said(said.to_owned()),
        }
    }

    /// The same with `stand_in` for each of the secrets; none where it holds none of them.
    pub(super) fn without(mut self, secrets: &[String], stand_in: &str) -> Option<Aside> {
        if let Unsealed::Draft(mut draft) = Draft::unseal(&self.text) {
            if !draft.redact(secrets) {
                return None;
            }
            self.title = draft.report.title.trim().to_owned();
            self.text = draft.sealed();
            return Some(self);
        }
        let clean = |text: &str| secrets.iter().fold(text.to_owned(), |text, secret| text.replace(secret, stand_in));
        let (title, text) = (clean(&self.title), clean(&self.text));
        let has_changed = title != self.title || text != self.text;
        has_changed.then_some(Aside { title, text, ..self })
    }

    /// The report that was set aside, as it was typed; none where there is only a text.
    pub fn report(&self) -> Option<Report> {
        match Draft::unseal(&self.text) {
            Unsealed::Draft(draft) => Some(draft.report),
            Unsealed::Newer | Unsealed::Damaged => None,
        }
    }
}

/// The beginning of a plan: sets a draft aside.
pub fn set_draft_aside(plan: Plan, reason: &AsideReason, draft: &Draft, now: f64) -> Plan {
    set_aside(plan, reason, draft.report.title.trim().to_owned(), draft.sealed(), now)
}

/// The beginning of a plan: sets a text aside that could not be read.
pub fn set_text_aside(plan: Plan, text: String, now: f64) -> Plan {
    set_aside(plan, &AsideReason::Unreadable, String::new(), text, now)
}

fn set_aside(plan: Plan, reason: &AsideReason, title: String, text: String, now: f64) -> Plan {
    let reason = match reason {
        AsideReason::Unreadable => "unreadable",
        AsideReason::Unmergeable => "unmergeable",
        AsideReason::Earlier => "earlier",
        AsideReason::Said(said) => said,
    };
    let aside = Aside { reason: reason.to_owned(), title, at: now, text };
    plan.write(key::aside(&hash(&aside.text)), to_text(&aside))
}

/// What was set aside, newest first, with the keys to remove it by.
pub fn read_all(stored: &dyn Stored) -> Vec<(String, Aside)> {
    let read = |key: String| Some((serde_json::from_str(&stored.read(&key)?).ok()?, key));
    let mut asides: Vec<(String, Aside)> =
        stored.keys(key::ASIDES).into_iter().filter_map(read).map(|(aside, key)| (key, aside)).collect();
    asides.sort_by(|(_, a), (_, b)| b.at.total_cmp(&a.at));
    asides
}

/// The text that is kept.
pub fn to_text(aside: &Aside) -> String {
    // Plain strings and a number, which JSON always holds.
    serde_json::to_string(aside).unwrap_or_default()
}
