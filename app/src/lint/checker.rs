//! Checking again what changed, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use super::people::People;
use super::reading::{Gist, Reading, first_stem};
use super::rule::{Check, Findings};
use super::text::{Tally, Text};
use super::{Context, Finding, RULES, Rule, Severity};
use crate::report::{Field, Place, Report};

/// Checks one report again and again while it is being written.
///
/// What it says is what [`super::lint`] says. Texts of a field are read again when the field has
/// changed, rules about several fields when one of theirs has.
pub struct Checker {
    context: Context,
    /// As of the last check.
    report: Report,
    people: People,
    is_english: bool,
    /// By field: what its texts are about.
    gists: Vec<Vec<Gist>>,
    /// By field: what rules about single texts found, in the order of [`RULES`].
    single: Vec<Vec<Found>>,
    /// By rule: what those about several fields found.
    together: Vec<Vec<Finding>>,
    ran: Ran,
}

/// A finding and the index of its rule in [`RULES`].
type Found = (usize, Finding);

/// What a check has run, for tests and for the curious.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    /// The fields whose texts were read by the rules about single texts.
    pub fields: Vec<Field>,
    /// The rules about several fields that were asked.
    pub rules: Vec<&'static str>,
}

impl Checker {
    /// Knows no report yet.
    pub fn new(context: Context) -> Checker {
        Checker {
            context,
            report: Report::default(),
            people: People::default(),
            is_english: true,
            gists: Vec::new(),
            single: Vec::new(),
            together: Vec::new(),
            ran: Ran::default(),
        }
    }

    /// Everything all rules have to say of a normalised report, in reading order.
    pub fn check(&mut self, report: &Report) -> Vec<Finding> {
        let is_first = self.gists.is_empty();
        if is_first {
            self.gists.resize_with(Field::ALL.len(), Vec::new);
            self.single.resize_with(Field::ALL.len(), Vec::new);
            self.together.resize_with(RULES.len(), Vec::new);
        }
        let is_changed = |field: &Field| is_first || self.report.value(*field) != report.value(*field);
        let changed: Vec<Field> = Field::ALL.into_iter().filter(is_changed).collect();
        let people = if is_first || changed.contains(&Field::ActionItems) {
            People::of(report, &self.context)
        } else {
            self.people.clone()
        };
        let is_touched = |field: &Field| changed.contains(field) || self.mentions(*field, &people);
        let touched: Vec<Field> = Field::ALL.into_iter().filter(is_touched).collect();
        // Neither names nor conflicts are a field.
        let is_all = is_first || people != self.people || report.conflicts != self.report.conflicts;
        self.people = people;
        self.report.clone_from(report);
        self.ran = Ran { fields: touched, rules: Vec::new() };
        self.read_touched();
        self.ask_together(&changed, is_all);
        self.all()
    }

    /// What the last check has run.
    pub fn ran(&self) -> &Ran {
        &self.ran
    }

    /// False when the last report was in another language, of which language rules say nothing.
    pub fn is_english(&self) -> bool {
        self.is_english
    }

    /// True when a name that came or went may stand in a field.
    fn mentions(&self, field: Field, people: &People) -> bool {
        let may_hold = |name: &str| match first_stem(name) {
            Some(stem) => self.gists[field as usize].iter().flat_map(|gist| &gist.terms).any(|term| term.stem == stem),
            None => true,
        };
        self.people.difference(people).any(may_hold)
    }

    /// Reads the texts of the touched fields, and all where the language of the report turns out to be another.
    fn read_touched(&mut self) {
        for field in self.ran.fields.clone() {
            self.read(field);
        }
        let mut tally = Tally::default();
        self.gists.iter().flatten().for_each(|gist| tally.add(gist.tally));
        if tally.is_english() != self.is_english {
            self.is_english = tally.is_english();
            self.ran.fields = Field::ALL.to_vec();
            for field in Field::ALL {
                self.read(field);
            }
        }
    }

    fn read(&mut self, field: Field) {
        let texts = self.report.texts_of(field);
        let siblings = texts.len();
        let (mut gists, mut found) = (Vec::new(), Vec::new());
        for (index, (place, text)) in texts.into_iter().enumerate() {
            let link = self.report.related_links.get(index).filter(|_| field == Field::RelatedLinks);
            let address = link.map_or("", |link| link.url.as_str());
            if text.is_empty() && address.is_empty() {
                continue;
            }
            let text = Text::of(place, text, address, siblings, &self.people);
            self.ask_single(&text, &mut found);
            gists.push(Gist::of(&text));
        }
        self.gists[field as usize] = gists;
        self.single[field as usize] = found;
    }

    fn ask_single(&self, text: &Text<'_>, found: &mut Vec<Found>) {
        let is_template = text.is_template();
        for (index, rule) in RULES.iter().enumerate() {
            let Check::Text(check) = rule.check else { continue };
            if (is_template && !rule.reads_template) || !rule.reads(text.place.field) || !self.is_asked(rule) {
                continue;
            }
            let mut findings = Findings::of(rule);
            check(text, &mut findings);
            found.extend(findings.list.into_iter().map(|finding| (index, finding)));
        }
    }

    fn ask_together(&mut self, changed: &[Field], is_all: bool) {
        let is_all = is_all || self.ran.fields.len() == Field::ALL.len();
        for (index, rule) in RULES.iter().enumerate() {
            let Check::Report(check) = rule.check else { continue };
            if !is_all && !changed.iter().any(|field| rule.reads(*field)) {
                continue;
            }
            let mut findings = Findings::of(rule);
            if self.is_asked(rule) {
                let reading = Reading { report: &self.report, gists: &self.gists };
                check(&reading, &mut findings);
            }
            self.ran.rules.push(rule.name);
            self.together[index] = findings.list;
        }
    }

    fn is_asked(&self, rule: &Rule) -> bool {
        (self.is_english || !rule.is_english)
            && self.context.level(rule.name).is_none_or(|level| level.severity().is_some())
    }

    /// All that was found, with the severities of the settings, in reading order.
    fn all(&self) -> Vec<Finding> {
        let together = self.together.iter().enumerate();
        let together = together.flat_map(|(index, list)| list.iter().map(move |finding| (index, finding)));
        let single = self.single.iter().flatten().map(|(index, finding)| (*index, finding));
        let mut all: Vec<(usize, &Finding)> = single.chain(together).collect();
        all.sort_by_key(|(index, finding)| (finding.place, *index));
        let weighed = all.into_iter().map(|(index, finding)| self.weighed(&RULES[index], finding));
        let answered = Answered::of(&self.report);
        weighed.filter(|finding| !answered.holds(finding)).collect()
    }

    /// The finding as the settings weigh it. One that its rule takes more seriously than others, or less,
    /// stays so, but is never above what is set.
    fn weighed(&self, rule: &Rule, finding: &Finding) -> Finding {
        let severity = match self.context.level(rule.name).and_then(|level| level.severity()) {
            Some(set) if finding.severity == rule.severity => set,
            Some(set) => finding.severity.max(set),
            None => finding.severity,
        };
        Finding { severity, ..finding.clone() }
    }
}

/// What the writer answered with a reason.
struct Answered<'a> {
    /// Rule, field and item.
    all: BTreeSet<(&'a str, Field, &'a str)>,
    /// By field that occurs in them: the first text of each item.
    items: BTreeMap<Field, BTreeMap<usize, &'a str>>,
}

impl<'a> Answered<'a> {
    fn of(report: &'a Report) -> Answered<'a> {
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
    fn holds(&self, finding: &Finding) -> bool {
        if self.all.is_empty() || finding.severity == Severity::Error {
            return false;
        }
        let Place { field, item, .. } = finding.place;
        let text = item.and_then(|item| self.items.get(&field)?.get(&item).copied()).unwrap_or_default();
        self.all.contains(&(finding.rule, field, text))
    }
}
