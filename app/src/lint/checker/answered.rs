//! Findings that the writer has answered.

use std::collections::{BTreeMap, BTreeSet};

use crate::lint::{Finding, Severity};
use crate::report::{Field, Place, Report};

/// What the writer answered with a reason.
pub(super) struct Answered<'a> {
    /// Rule, field and item.
    all: BTreeSet<(&'a str, Field, &'a str)>,
    /// By field that occurs in them: the first text of each item.
    items: BTreeMap<Field, BTreeMap<usize, &'a str>>,
}

impl<'a> Answered<'a> {
    pub fn of(report: &'a Report) -> Answered<'a> {
        let dismissed = report.dismissed.iter();
        let all = dismissed.map(|one| (one.rule.as_str(), one.field, one.item.as_str())).collect();
        let mut items: BTreeMap<Field, BTreeMap<usize, &'a str>> = BTreeMap::new();
        for one in &report.dismissed {
            items.entry(one.field).or_insert_with(|| {
                let texts = report.texts_of(one.field).into_iter().rev();
                texts.filter_map(|(place, text)| Some((place.item?, text))).collect()
            });
        }
        Answered { all, items }
    }

    /// True for a finding that was answered; nobody answers an error.
    pub fn holds(&self, finding: &Finding) -> bool {
        if self.all.is_empty() || finding.severity == Severity::Error {
            return false;
        }
        let Place { field, item, .. } = finding.place;
        let text = item.and_then(|item| self.items.get(&field)?.get(&item).copied()).unwrap_or_default();
        self.all.contains(&(finding.rule, field, text))
    }
}
