//! What a report is found by. The terms are made here, so that every database answers alike.
//!
//! A database keeps an [`Entry`] per report as plain text and compares it with patterns of SQL's
//! `LIKE`, in which `%` stands for anything; neither knows anything of languages.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::report::Report;

/// Changes when entries are made in another way, so that old ones are made again.
pub const VERSION: u32 = 3;

/// What is kept of one report to find it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Every term of its texts once, in order, each between spaces.
    pub terms: String,
    /// What the list can be narrowed down to: a line each, and one before the first.
    pub facets: String,
}

/// What the list can be narrowed down by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// As the team counts it.
    Severity,
    /// The state of the report, as its writer put it.
    Status,
    /// A tag of the report; an entry for each of them.
    Tag,
}

impl Facet {
    fn name(self) -> &'static str {
        match self {
            Facet::Severity => "severity",
            Facet::Status => "status",
            Facet::Tag => "tag",
        }
    }

    fn line(self, text: &str) -> String {
        let words: Vec<String> = text.split_whitespace().map(fold).collect();
        format!("{}:{}\n", self.name(), words.join(" "))
    }

    /// The pattern that [`Entry::facets`] fits where this is `text`, whatever its case and accents;
    /// `!` stands before signs that would else mean something. Anything fits an empty text.
    pub fn pattern(self, text: &str) -> String {
        if text.trim().is_empty() {
            return "%".into();
        }
        let line = self.line(text).replace('!', "!!").replace('%', "!%").replace('_', "!_");
        format!("%\n{line}%")
    }
}

impl Entry {
    /// Of a normalised report.
    pub fn of(report: &Report) -> Entry {
        let mut all = BTreeSet::new();
        for (_, text) in report.texts() {
            all.extend(terms(text));
        }
        let mut facets = String::from("\n");
        let tags = report.tags.iter().map(|tag| (Facet::Tag, tag.text.as_str()));
        for (facet, text) in [(Facet::Severity, report.severity.as_str()), (Facet::Status, &report.status)]
            .into_iter()
            .chain(tags)
            .filter(|(_, text)| !text.is_empty())
        {
            facets += &facet.line(text);
        }
        Entry { terms: all.iter().fold(String::from(" "), |line, term| line + term + " "), facets }
    }
}

/// The pattern that [`Entry::terms`] fits when for each word of `question` a term begins with it.
/// Anything fits a question without words.
pub fn pattern(question: &str) -> String {
    let words: BTreeSet<String> = terms(question).collect();
    // In order, a word that another one begins with is followed by that one, which asks for more.
    // What begins with one of the others then stands before what begins with the next, as in an entry.
    let mut pattern = String::from("%");
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        if !words.peek().is_some_and(|next| next.starts_with(word.as_str())) {
            pattern = pattern + " " + word + "%";
        }
    }
    pattern
}

/// Lower case, without accents, and compatible forms as one: `Ｄétail` is `detail`.
fn fold(text: &str) -> String {
    text.nfkd().filter(|character| !is_combining_mark(*character)).flat_map(char::to_lowercase).collect()
}

/// The words of a text, folded. Languages written without spaces give a term per character.
fn terms(text: &str) -> impl Iterator<Item = String> {
    let mut spaced = String::with_capacity(text.len());
    for character in fold(text).chars() {
        match character {
            ideograph if stands_alone(ideograph) => spaced.extend([' ', ideograph, ' ']),
            letter if letter.is_alphanumeric() => spaced.push(letter),
            _ => spaced.push(' '),
        }
    }
    spaced.split(' ').filter(|term| !term.is_empty()).map(str::to_owned).collect::<Vec<_>>().into_iter()
}

/// Kana and Chinese characters.
fn stands_alone(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `LIKE` does with the patterns made here.
    fn fits(entry: &Entry, pattern: &str) -> bool {
        let mut rest = entry.terms.as_str();
        pattern.split('%').all(|part| match rest.find(part) {
            Some(at) => {
                rest = &rest[at + part.len()..];
                true
            }
            None => false,
        })
    }

    fn finds(text: &str, question: &str) -> bool {
        let report = Report { what_happened: text.into(), ..Report::default() };
        fits(&Entry::of(&report.normalize()), &pattern(question))
    }

    #[test]
    fn words_are_found_by_their_beginning_in_any_order() {
        let text = "The connection pool of `db_main` ran out at 09:12; HTTP 502 followed.";
        for question in ["pool", "POOL conn", "conn connection", "502 http", "db main", "pool,pool", "", " ?! "] {
            assert!(finds(text, question), "{question}");
        }
        for question in ["ool", "connections", "pool sql", "03"] {
            assert!(!finds(text, question), "{question}");
        }
    }

    #[test]
    fn case_accents_and_compatible_forms_do_not_matter() {
        for (text, question) in
            [("Défaillance", "defaillance"), ("STRASSE Ångström", "angstrom"), ("ﬁle", "FILE"), ("ΣΊΣΥΦΟΣ", "σισυφ")]
        {
            assert!(finds(text, question), "{question}");
        }
    }

    #[test]
    fn languages_without_spaces_are_found_too() {
        assert!(finds("決済障害が発生した", "障害") && !finds("決済障害が発生した", "決断"));
        assert!(finds("장애가 발생했다", "장애"));
    }

    #[test]
    fn a_pattern_holds_no_other_signs_than_its_own() {
        assert_eq!(pattern("100% of_a\\b' \"c"), "% 100% a% b% c% of%");
    }

    #[test]
    fn a_facet_is_the_whole_of_it_whatever_its_case() {
        let tag = |text: &str| crate::report::Item { text: text.into(), ..Default::default() };
        let report = Report {
            severity: "SEV-1".into(),
            status: "In Review".into(),
            tags: vec![tag("Réseau"), tag("100%_!")],
            ..Report::default()
        };
        let entry = Entry::of(&report);
        assert_eq!(entry.facets, "\nseverity:sev-1\nstatus:in review\ntag:reseau\ntag:100%_!\n");
        assert_eq!(Facet::Status.pattern(" in  review "), "%\nstatus:in review\n%");
        assert_eq!(Facet::Tag.pattern("100%_!"), "%\ntag:100!%!_!!\n%");
        assert_eq!(Facet::Tag.pattern(" "), "%");
    }

    #[test]
    fn every_text_of_a_report_is_found() {
        let report = crate::markdown::parse(include_str!("../tests/golden/filled.md")).report;
        let entry = Entry::of(&report);
        for (place, text) in report.texts() {
            assert!(fits(&entry, &pattern(text)), "{place:?}");
        }
    }
}
