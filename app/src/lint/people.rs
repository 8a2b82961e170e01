//! Who is a person in a sentence, and what is a system.

use std::collections::BTreeSet;

use super::Context;
use super::text::{Gap, Phrases, Word};
use crate::report::Report;

#[rustfmt::skip]
static PRONOUNS: Phrases = Phrases::of(&[
    "i", "we", "they", "he", "she", "us", "who", "someone", "somebody", "everyone", "everybody", "anyone",
    "anybody", "nobody",
]);

/// Roles that are nothing else.
#[rustfmt::skip]
static ROLES: Phrases = Phrases::of(&[
    "engineer", "engineers", "developer", "developers", "devs", "oncall", "operators", "admins", "administrator",
    "administrators", "qa", "ops", "intern", "interns", "contractor", "contractors", "sre", "sres", "team", "teams",
    "reviewer", "reviewers", "responder", "responders", "tester", "testers", "maintainer", "maintainers",
    "sysadmin", "commander",
]);

/// Roles that are software, too: `the operator` is a person, `the Prometheus operator` is none.
const ROLES_WITH_THE: [&str; 3] = ["dev", "admin", "operator"];

const DEFINITE: [&str; 6] = ["the", "our", "this", "that", "each", "every"];
const INDEFINITE: [&str; 4] = ["a", "an", "any", "another"];

/// The most words of an owner's name that are looked for in a sentence.
const MAX_NAME_WORDS: usize = 4;

/// The people of one report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct People {
    /// What stands in the owner cells, and the names and roles of the settings, in lower case, a blank
    /// behind each word.
    names: BTreeSet<String>,
}

/// Somebody in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Person {
    /// The index of the first word.
    pub start: usize,
    /// `a developer`: anybody of that kind.
    pub is_indefinite: bool,
}

impl People {
    pub fn of(report: &Report, context: &Context) -> People {
        let owners = report.action_items.iter().map(|row| &row.owner).filter(|owner| !owner.is_empty());
        let known = context.names.iter().chain(&context.roles);
        People { names: owners.chain(known).map(|text| name(text.split_whitespace())).collect() }
    }

    /// The names that only one of the two knows.
    pub fn difference<'a>(&'a self, other: &'a People) -> impl Iterator<Item = &'a str> {
        self.names.symmetric_difference(&other.names).map(String::as_str)
    }

    /// The person whose last word is `words[last]`.
    pub fn ending_at(&self, words: &[Word<'_>], last: usize) -> Option<Person> {
        let word = words[last];
        let before = |distance: usize| last.checked_sub(distance).map(|index| words[index]);
        let has = |word: Option<Word<'_>>, list: &[&str]| word.is_some_and(|word| word.is_any(list));
        let is_indefinite = has(before(1), &INDEFINITE);
        let person = |start| Some(Person { start, is_indefinite });
        if PRONOUNS.has(word) || is_handle(word.text) || ROLES.has(word) {
            return person(last);
        }
        if word.is_any(&ROLES_WITH_THE) && (is_indefinite || has(before(1), &DEFINITE)) {
            return person(last);
        }
        if word.is_any(&["call", "duty", "shift"]) && word.gap <= Gap::Hyphen && has(before(1), &["on"]) {
            return person(last - 1);
        }
        self.owner_ending_at(words, last).and_then(person)
    }

    /// Where the owner's name begins. Of a single word behind `the` nobody knows whether it is a name:
    /// `the database` may be a team in one report and a machine in the next.
    fn owner_ending_at(&self, words: &[Word<'_>], last: usize) -> Option<usize> {
        let count = MAX_NAME_WORDS.min(last + 1);
        let start = (1..=count).map(|count| last + 1 - count).find(|start| {
            !self.names.is_empty() && self.names.contains(&name(words[*start..=last].iter().map(|word| word.text)))
        })?;
        let is_thing = start == last && start > 0 && words[start - 1].is("the");
        (!is_thing).then_some(start)
    }
}

fn name<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.flat_map(|word| [word.to_lowercase(), " ".to_owned()]).collect()
}

/// `@handle`, `handle@` or an e-mail address; `package@1.2.3` is none.
fn is_handle(text: &str) -> bool {
    let is_name =
        |part: &str| !part.is_empty() && part.chars().all(|letter| letter.is_alphanumeric() || "-_.+".contains(letter));
    let is_domain = |part: &str| {
        is_name(part) && part.rsplit_once('.').is_some_and(|(_, top)| top.chars().all(char::is_alphabetic))
    };
    match text.split_once('@') {
        Some(("", name)) | Some((name, "")) => is_name(name),
        Some((name, domain)) => is_name(name) && is_domain(domain),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::text::words_of;
    use crate::report::Action;

    /// Whether `text` ends in a person, in a report whose actions belong to these owners.
    fn is_person(text: &str, owners: &[&str]) -> bool {
        let action = |owner: &&str| Action { owner: (*owner).into(), ..Action::default() };
        let action_items = owners.iter().map(action).collect();
        let report = Report { action_items, ..Report::default() };
        let words = words_of(text);
        People::of(&report, &Context::default()).ending_at(&words, words.len() - 1).is_some()
    }
    #[test]
    fn roles_pronouns_and_handles_are_people() {
        for text in [
            "we",
            "the on-call",
            "somebody on duty",
            "the operator",
            "the platform team",
            "@bob",
            "bob@",
            "bob@a.test",
            "QA",
        ] {
            assert!(is_person(text, &[]), "{text}");
        }
        for text in ["it", "the Prometheus operator", "staging and dev", "`we`", "left-pad@1.2.3", "a phone call"] {
            assert!(!is_person(text, &[]), "{text}");
        }
    }

    #[test]
    fn owners_are_people_in_their_own_report() {
        assert!(is_person("then Ana Torres", &["ana torres"]) && !is_person("then Ana Torres", &[]));
        assert!(is_person("the platform lead", &["Platform lead"]));
        assert!(!is_person("the database", &["Database"]));
    }

    #[test]
    fn settings_add_names_and_roles() {
        let words = words_of("then the duty manager");
        let context = Context { roles: vec!["Duty manager".into()], ..Context::default() };
        let is_person = |context| People::of(&Report::default(), context).ending_at(&words, 3).is_some();
        assert!(is_person(&context) && !is_person(&Context::default()));
    }
}
