//! What a report is found by. The terms are made here, so that every database answers alike.
//!
//! A database keeps an [`Entry`] per report as plain text and compares it with patterns of SQL's
//! `LIKE`, in which `%` stands for anything; neither knows anything of languages.

mod words;

pub use words::{Bare, Words};

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::report::Report;

/// Changes when entries, or lines of the library, are made in another way, so that old ones are made again.
pub const VERSION: u32 = 4;

/// What is kept of one report to find it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Every term of its texts once, in order, each between spaces.
    pub terms: String,
}

impl Entry {
    /// Of a normalised report.
    pub fn of(report: &Report) -> Entry {
        let mut all = BTreeSet::new();
        for (_, text) in report.texts() {
            all.extend(terms(text));
        }
        Entry { terms: all.iter().fold(String::from(" "), |line, term| line + term + " ") }
    }
}

/// A text to compare with others: equal for those that differ in case, accents or blanks alone.
pub fn key(text: &str) -> String {
    text.split_whitespace().map(fold).collect::<Vec<_>>().join(" ")
}

/// The terms of short texts that are held in memory, each between spaces, for [`Question::fits`].
pub fn line<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().flat_map(terms).fold(String::from(" "), |line, term| line + &term + " ")
}

/// Words that are looked for in lines that are held in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question(Vec<String>);

impl Question {
    /// Of what somebody typed.
    pub fn of(text: &str) -> Question {
        Question(terms(text).map(|term| format!(" {term}")).collect())
    }

    /// True when for each word a term of the line begins with it; so it is for a question without words.
    pub fn fits(&self, line: &str) -> bool {
        self.0.iter().all(|word| line.contains(word.as_str()))
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

/// Without accents, and compatible forms as one: `Ｄétail` is `Detail`.
pub fn bare(text: &str) -> String {
    text.nfkd().filter(|character| !is_combining_mark(*character)).collect()
}

/// Lower case, without accents, and compatible forms as one: `Ｄétail` is `detail`.
fn fold(text: &str) -> String {
    bare(text).chars().flat_map(char::to_lowercase).collect()
}

/// The words of a text, as [`words::terms`] makes them.
fn terms(text: &str) -> impl Iterator<Item = String> + use<> {
    words::terms(text, bare)
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
    fn a_key_tells_no_case_accents_and_blanks_apart() {
        assert_eq!(key(" Réseau  EDGE "), "reseau edge");
        assert_ne!(key("edge cache"), key("edgecache"));
    }

    #[test]
    fn lines_in_memory_are_found_as_reports_are() {
        let line = line(["Add an alert on `db_main`", "Ann Lée"]);
        for question in ["alert", "ALERT ann", "lee", "db main", "", " ?! "] {
            assert!(Question::of(question).fits(&line), "{question}");
        }
        for question in ["lert", "alerts", "ann bob"] {
            assert!(!Question::of(question).fits(&line), "{question}");
        }
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
