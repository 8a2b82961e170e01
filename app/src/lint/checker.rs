//! Checking again what changed, and nothing else.

mod answered;
mod once;

use super::digest::{Gist, ReportDigest};
use super::finding::capped;
use super::people::People;
use super::rule::{Check, Findings};
use super::text::{Source, Tally, Text};
use super::{Context, Coverage, Finding, Level, RULES, Rule, Severity};
use crate::report::{Cell, Conflict, Dismissal, Field, Report};
use answered::Answered;
use once::say_once;

/// Checks one report again and again while it is being written.
///
/// What it says is what [`super::lint`] says. A text is read again when it has changed, rules about several fields are
/// asked again when one of theirs has.
pub struct Checker {
    context: Context,
    people: People,
    is_english: bool,
    /// Rules that cannot find an error are not asked; those that can compare no words.
    is_for_errors: bool,
    beside: Beside,
    /// By field: what its texts are about.
    gists: Vec<Vec<Gist>>,
    /// By field and text: what rules about single texts found, in the order of [`RULES`].
    single: Vec<Vec<Vec<Found>>>,
    /// By rule: what those about several fields found.
    together: Vec<Vec<Finding>>,
    ran: Ran,
}

/// What rules read and is no field.
#[derive(Default)]
struct Beside {
    conflicts: Vec<Conflict>,
    dismissed: Vec<Dismissal>,
    front_matter: String,
}

impl Beside {
    /// Takes it over from `report`. True when it was different.
    fn meet(&mut self, report: &Report) -> bool {
        let is_same = self.conflicts == report.conflicts
            && self.dismissed == report.dismissed
            && self.front_matter == report.front_matter;
        if !is_same {
            self.conflicts.clone_from(&report.conflicts);
            self.dismissed.clone_from(&report.dismissed);
            self.front_matter.clone_from(&report.front_matter);
        }
        !is_same
    }
}

/// A finding and the index of its rule in [`RULES`].
type Found = (usize, Finding);

/// What a check has run, for tests and for the curious.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    /// The fields of which texts were read by the rules about single texts.
    pub fields: Vec<Field>,
    /// How many texts that were.
    pub texts: usize,
    /// The rules about several fields that were asked.
    pub rules: Vec<&'static str>,
}

impl Checker {
    /// Knows no report yet.
    pub fn new(context: Context) -> Checker {
        Checker {
            context,
            people: People::default(),
            is_english: true,
            is_for_errors: false,
            beside: Beside::default(),
            gists: Vec::new(),
            single: Vec::new(),
            together: Vec::new(),
            ran: Ran::default(),
        }
    }

    /// Knows no report yet, and says all errors of one, but of warnings and hints only some. No rule that can find an error
    /// is silent because of another one, unless the settings make it an error.
    pub fn for_errors(context: Context) -> Checker {
        let is_for_errors = !context.rules.values().any(|level| *level == Level::Error);
        Checker { is_for_errors, ..Checker::new(context) }
    }

    /// Everything all rules have to say of a normalised report, in reading order.
    pub fn check(&mut self, report: &Report) -> Vec<Finding> {
        let is_first = self.gists.is_empty();
        if is_first {
            self.gists.resize_with(Field::ALL.len(), Vec::new);
            self.single.resize_with(Field::ALL.len(), Vec::new);
            self.together.resize_with(RULES.len(), Vec::new);
        }
        self.ran = Ran::default();
        let was_english = self.is_english;
        let has_new_people = !self.is_for_errors && (is_first || !self.knows_owners(report));
        let names = if has_new_people { self.meet(report) } else { Vec::new() };
        let mut is_all = self.beside.meet(report) || is_first;
        let changed: Vec<Field> = Field::ALL.into_iter().filter(|field| self.read(report, *field, &names)).collect();
        self.is_english = self.tally().is_english();
        if self.is_english != was_english {
            is_all = true;
            self.gists.iter_mut().for_each(Vec::clear);
            self.single.iter_mut().for_each(Vec::clear);
            Field::ALL.into_iter().for_each(|field| _ = self.read(report, field, &[]));
        }
        self.ask_together(report, &changed, is_all);
        self.all(report)
    }

    /// What the last check has run.
    pub fn ran(&self) -> &Ran {
        &self.ran
    }

    /// Which causes have an action item, and which kinds of those there are, in the report that was checked last.
    pub fn coverage(&self, report: &Report) -> Coverage {
        if self.gists.is_empty() {
            return Coverage::default();
        }
        Coverage::of(&ReportDigest { report, gists: &self.gists })
    }

    /// False when the last report was in another language, of which language rules say nothing.
    pub fn is_english(&self) -> bool {
        self.is_english
    }

    /// True when the owner cells hold what they held.
    fn knows_owners(&self, report: &Report) -> bool {
        let rows = &self.gists[Field::ActionItems as usize];
        let known = rows.iter().filter(|gist| gist.place.cell == Some(Cell::Owner)).map(|gist| gist.text.as_str());
        let owners = report.action_items.iter().map(|row| row.owner.as_str());
        known.eq(owners.filter(|owner| !owner.is_empty()))
    }

    /// Learns who counts as a person. Gives the names that came or went.
    fn meet(&mut self, report: &Report) -> Vec<String> {
        let people = People::of(report, &self.context);
        let names = self.people.difference(&people).map(str::to_owned).collect();
        self.people = people;
        names
    }

    fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        self.gists.iter().flatten().for_each(|gist| tally.add(gist.tally));
        tally
    }

    /// Reads the texts of a field that have changed, and those that may mention one of `names`, which came or went.
    /// True when one has changed.
    fn read(&mut self, report: &Report, field: Field, names: &[String]) -> bool {
        let texts = texts(report, field);
        let (mut gists, mut single) =
            (std::mem::take(&mut self.gists[field as usize]), std::mem::take(&mut self.single[field as usize]));
        // What stands before and behind a change stays.
        let head = gists.iter().zip(&texts).take_while(|(gist, text)| gist.is_of(text)).count();
        let most = gists.len().min(texts.len()) - head;
        let pairs = gists.iter().rev().zip(texts.iter().rev()).take(most);
        let tail = pairs.take_while(|(gist, text)| gist.is_of(text)).count();
        let (old, new) = (head..gists.len() - tail, head..texts.len() - tail);
        let is_changed = !old.is_empty() || !new.is_empty();
        let read: Vec<(Gist, Vec<Found>)> = texts[new.clone()].iter().map(|text| self.read_text(text)).collect();
        let (new_gists, new_found): (Vec<Gist>, Vec<Vec<Found>>) = read.into_iter().unzip();
        gists.splice(old.clone(), new_gists);
        single.splice(old, new_found);
        let mut count = new.len();
        for index in 0..texts.len() {
            if new.contains(&index) {
                continue;
            }
            if names.iter().any(|name| gists[index].may_mention(name)) {
                (gists[index], single[index]) = self.read_text(&texts[index]);
                count += 1;
            }
        }
        for (index, text) in texts.iter().enumerate().skip(new.end) {
            gists[index].place = text.place;
            single[index].iter_mut().for_each(|(_, finding)| finding.place = text.place);
        }
        if count > 0 {
            self.ran.fields.push(field);
            self.ran.texts += count;
        }
        (self.gists[field as usize], self.single[field as usize]) = (gists, single);
        is_changed
    }

    fn read_text(&self, source: &Source<'_>) -> (Gist, Vec<Found>) {
        let read = if self.is_for_errors { Text::bare } else { Text::of };
        let text = read(*source, &self.people);
        let mut found = Vec::new();
        self.ask_single(&text, &mut found);
        (if self.is_for_errors { Gist::bare(&text) } else { Gist::of(&text) }, found)
    }

    fn ask_single(&self, text: &Text<'_>, found: &mut Vec<Found>) {
        let is_template = text.is_template();
        for (index, rule) in RULES.iter().enumerate() {
            let (Check::Text(check) | Check::Both(check, _)) = rule.check else { continue };
            if (is_template && !rule.reads_template) || !rule.reads(text.place.field) || !self.is_asked(rule) {
                continue;
            }
            let mut findings = Findings::of(rule);
            check(text, &mut findings);
            found.extend(findings.list.into_iter().map(|finding| (index, finding)));
        }
        say_once(found);
    }

    fn ask_together(&mut self, report: &Report, changed: &[Field], is_all: bool) {
        for (index, rule) in RULES.iter().enumerate() {
            let (Check::Report(check) | Check::Both(_, check)) = rule.check else { continue };
            if !is_all && !changed.iter().any(|field| rule.reads(*field)) {
                continue;
            }
            let mut findings = Findings::of(rule);
            if self.is_asked(rule) {
                let digest = ReportDigest { report, gists: &self.gists };
                check(&digest, &mut findings);
            }
            self.ran.rules.push(rule.name);
            self.together[index] = findings.list;
        }
    }

    fn is_asked(&self, rule: &Rule) -> bool {
        (self.is_english || !rule.is_english)
            && (!self.is_for_errors || rule.gravest == Severity::Error)
            && self.context.level(rule.name).is_none_or(|level| level.severity().is_some())
    }

    /// All that was found, with the severities of the settings, in reading order.
    fn all(&self, report: &Report) -> Vec<Finding> {
        let together = self.together.iter().enumerate();
        let together = together.flat_map(|(index, list)| list.iter().map(move |finding| (index, finding)));
        let single = self.single.iter().flatten().flatten().map(|(index, finding)| (*index, finding));
        let mut all: Vec<(usize, &Finding)> = single.chain(together).collect();
        all.sort_by_key(|(index, finding)| (finding.place, *index));
        let weighed = all.into_iter().map(|(index, finding)| self.weighed(&RULES[index], finding));
        let answered = Answered::of(report);
        let left = weighed.filter(|finding| !answered.holds(finding));
        capped(left, |finding| (finding.rule, finding.place.field), |finding| &mut finding.message)
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

/// The texts of a field that are not empty.
fn texts(report: &Report, field: Field) -> Vec<Source<'_>> {
    let texts = report.texts_of(field);
    let is_only = texts.len() == 1;
    let links = if field == Field::RelatedLinks { report.related_links.as_slice() } else { &[] };
    let sources = texts.into_iter().enumerate().map(|(index, (place, text))| {
        let address = links.get(index).map_or("", |link| link.url.as_str());
        Source { place, text, address, is_only }
    });
    sources.filter(|source| !source.text.is_empty() || !source.address.is_empty()).collect()
}
