//! What a rule is, and where its findings go.

use std::ops::Range;

use super::digest::ReportDigest;
use super::text::Text;
use super::{Finding, Severity, Span};
use crate::report::{Field, Place};
use crate::utf16;

/// A rule with all that the checker has to know of it; its page is found by its name.
#[derive(Debug)]
pub struct Rule {
    /// Names the fault and reads well after "allow": `act.no-owner`.
    pub name: &'static str,
    /// Says the same to people: `Action without an owner`.
    pub title: &'static str,
    /// Of its findings, unless a finding or the settings say otherwise.
    pub severity: Severity,
    /// Of the gravest finding it may have by itself.
    pub(super) gravest: Severity,
    /// The fields it reads.
    pub(super) fields: &'static [Field],
    /// It knows English words, and says nothing of other languages.
    pub(super) is_english: bool,
    /// It reads what the template put there, too.
    pub(super) reads_template: bool,
    /// Rules that say it better: where one of them speaks of the same words, this one is silent.
    pub(super) better: &'static [&'static str],
    pub(super) check: Check,
}

/// How a rule reads a report.
#[derive(Debug)]
pub(super) enum Check {
    /// Each text by itself, and the people of the report.
    Text(fn(&Text<'_>, &mut Findings)),
    /// Looks at fields together, so it is asked again when any of them changes.
    Report(fn(&ReportDigest<'_>, &mut Findings)),
    /// The one and the other.
    Both(fn(&Text<'_>, &mut Findings), fn(&ReportDigest<'_>, &mut Findings)),
    /// Where Markdown is read; nothing of it is left in the report.
    Source,
}

impl Rule {
    /// A rule about single texts in English, in whichever field.
    pub(super) const fn text(
        name: &'static str,
        title: &'static str,
        severity: Severity,
        check: fn(&Text<'_>, &mut Findings),
    ) -> Rule {
        Rule::new(name, title, severity, true, Check::Text(check))
    }

    /// A rule about what fields say together.
    pub(super) const fn report(
        name: &'static str,
        title: &'static str,
        severity: Severity,
        check: fn(&ReportDigest<'_>, &mut Findings),
    ) -> Rule {
        Rule::new(name, title, severity, false, Check::Report(check))
    }

    /// A rule about the written form.
    pub(super) const fn source(name: &'static str, title: &'static str, severity: Severity) -> Rule {
        Rule::new(name, title, severity, false, Check::Source)
    }

    const fn new(name: &'static str, title: &'static str, severity: Severity, is_english: bool, check: Check) -> Rule {
        Rule {
            name,
            title,
            severity,
            gravest: severity,
            fields: &Field::ALL,
            is_english,
            reads_template: false,
            better: &[],
            check,
        }
    }

    /// The same rule, which reads these fields and no other.
    pub(super) const fn of(self, fields: &'static [Field]) -> Rule {
        Rule { fields, ..self }
    }

    /// The same rule, some findings of which are this grave.
    pub(super) const fn up_to(self, gravest: Severity) -> Rule {
        Rule { gravest, ..self }
    }

    /// The same rule about single texts, which looks at fields together, too.
    pub(super) const fn and(self, together: fn(&ReportDigest<'_>, &mut Findings)) -> Rule {
        let Check::Text(text) = self.check else { panic!("only a rule about single texts has a second half") };
        Rule { check: Check::Both(text, together), ..self }
    }

    /// The same rule, silent about words of which one of these speaks.
    pub(super) const fn unless(self, better: &'static [&'static str]) -> Rule {
        Rule { better, ..self }
    }

    /// The same rule, for English only.
    pub(super) const fn english(self) -> Rule {
        Rule { is_english: true, ..self }
    }

    /// The same rule, for all languages.
    pub(super) const fn any_language(self) -> Rule {
        Rule { is_english: false, ..self }
    }

    /// The same rule, which reads placeholders and examples, too.
    pub(super) const fn template_too(self) -> Rule {
        Rule { reads_template: true, ..self }
    }

    /// True when a change of `field` may change what it says.
    pub fn reads(&self, field: Field) -> bool {
        self.fields.contains(&field)
    }

    /// True for a rule that reads each text by itself.
    pub fn reads_single_texts(&self) -> bool {
        matches!(self.check, Check::Text(_) | Check::Both(..))
    }

    /// True for a rule about what fields say together.
    pub fn reads_fields_together(&self) -> bool {
        matches!(self.check, Check::Report(_) | Check::Both(..))
    }
}

/// What one rule has found so far.
pub(super) struct Findings {
    rule: &'static Rule,
    pub(super) list: Vec<Finding>,
    counted: Counted,
}

impl Findings {
    pub(super) fn of(rule: &'static Rule) -> Findings {
        Findings { rule, list: Vec::new(), counted: Counted::default() }
    }

    /// Something about `place` as a whole.
    pub(super) fn add(&mut self, place: Place, message: String) -> &mut Finding {
        let Rule { name, severity, .. } = *self.rule;
        self.list.push(Finding { rule: name, severity, place, span: None, message, fixes: Vec::new() });
        self.list.last_mut().expect("it was pushed a line above")
    }

    /// Something about the words `text[bytes]` at `place`. Cheapest from left to right.
    pub(super) fn add_words(&mut self, place: Place, text: &str, bytes: Range<usize>, message: String) -> &mut Finding {
        let start = self.counted.units(place, text, bytes.start);
        let end = start + utf16::length(&text[bytes]);
        let finding = self.add(place, message);
        finding.span = Some(Span { start, end });
        finding
    }
}

/// How far one text has been counted, so that a thousand findings in it cost one walk.
#[derive(Default)]
struct Counted {
    place: Option<Place>,
    bytes: usize,
    units: usize,
}

impl Counted {
    /// The UTF-16 units of the text at `place` before `byte`.
    fn units(&mut self, place: Place, text: &str, byte: usize) -> usize {
        if self.place != Some(place) || byte < self.bytes {
            *self = Counted { place: Some(place), ..Counted::default() };
        }
        self.units += utf16::length(&text[self.bytes..byte]);
        self.bytes = byte;
        self.units
    }
}
