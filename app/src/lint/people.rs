//! Who is a person in a sentence, and what is a system.

mod names;

use std::collections::BTreeSet;

use super::Context;
use super::text::{Gap, Phrases, Word, hash};
use crate::report::Report;
use names::{is_capitalised, is_company, is_first_name};

/// Pronouns, and roles that are nothing else.
static ALONE: Phrases = Phrases::of(
    "i, we, they, he, she, us, who, someone, somebody, everyone, everybody, anyone, anybody, nobody, engineer, \
     engineers, developer, developers, devs, oncall, operators, admins, administrator, administrators, qa, ops, \
     intern, interns, contractor, contractors, sre, sres, team, teams, reviewer, reviewers, responder, responders, \
     tester, testers, maintainer, maintainers, sysadmin, commander",
);

/// Roles that are software, too: `the operator` is a person, `the Prometheus operator` is none. And `on call`.
static WITH_OTHERS: Phrases = Phrases::of("dev, admin, operator, call, duty, shift");

/// Where one of these stands beside `the operator` it is software.
static OF_MACHINES: Phrases = Phrases::of(
    "custom resource, custom resources, crd, crds, chart, controller, helm, k8s, kubernetes, manifest, namespace, pod, pods, \
     reconcile, reconciled, reconciler, reconciliation, selector, webhook",
);

fn is_of_machine(words: &[Word<'_>], at: usize) -> bool {
    const NEAR: usize = 20;
    OF_MACHINES.are_in(&words[at.saturating_sub(NEAR)..words.len().min(at + NEAR)])
}

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
    /// Those of them that are names of single persons.
    personal: BTreeSet<String>,
    /// The numbers of the last words of all names, to rule out most words at a glance.
    last: BTreeSet<u32>,
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
        let owned = owners.clone().filter(|owner| is_personal(owner));
        let personal = owned.chain(&context.names).map(|text| name(text.split_whitespace())).collect();
        let known = context.names.iter().chain(&context.roles);
        let names: BTreeSet<String> = owners.chain(known).map(|text| name(text.split_whitespace())).collect();
        let last = names.iter().filter_map(|name| name.split_whitespace().next_back()).map(hash).collect();
        People { names, personal, last }
    }

    /// The names that only one of the two knows.
    pub fn difference<'a>(&'a self, other: &'a People) -> impl Iterator<Item = &'a str> {
        let names = self.names.symmetric_difference(&other.names);
        names.chain(self.personal.symmetric_difference(&other.personal)).map(String::as_str)
    }

    /// False for a word that is the last one of no person.
    pub fn may_end_in(&self, word: Word<'_>) -> bool {
        // Hashes know no capitals beyond ASCII.
        let may_be_name = !self.last.is_empty() && (self.last.contains(&word.hash) || !word.text.is_ascii());
        may_be_name
            || ALONE.has(word)
            || WITH_OTHERS.has(word)
            || word.text.contains('@')
            || word.text.starts_with(char::is_uppercase)
    }

    /// The person whose last word is `words[last]`.
    pub fn ending_at(&self, words: &[Word<'_>], last: usize) -> Option<Person> {
        let word = words[last];
        if !word.may_be_person {
            return None;
        }
        let before = |list: &[&str]| last > 0 && words[last - 1].is_any(list);
        let person = |start| Some(Person { start, is_indefinite: before(&INDEFINITE) });
        if ALONE.has(word) || is_handle(word.text) {
            return person(last);
        }
        if WITH_OTHERS.has(word) {
            let is_role = !word.is_any(&["call", "duty", "shift"]);
            if is_role && (before(&INDEFINITE) || before(&DEFINITE)) && !is_of_machine(words, last) {
                return person(last);
            }
            if !is_role && word.gap <= Gap::Hyphen && before(&["on"]) {
                return person(last - 1);
            }
        }
        People::first_name_ending_at(words, last).or_else(|| self.owner_ending_at(words, last)).and_then(person)
    }

    /// Where `Mariano` or `Jan Wiberg` begins that ends at `words[last]`.
    fn first_name_ending_at(words: &[Word<'_>], last: usize) -> Option<usize> {
        if is_first_name(words, last) {
            return Some(last);
        }
        let first = last.checked_sub(1)?;
        let is_surname = words[last].gap == Gap::Space && is_capitalised(words[last].text);
        (is_surname && is_first_name(words, first) && !is_company(&words[first..=last])).then_some(first)
    }

    /// Where the name of one person begins that ends at `words[last]`: a handle, a name of the settings, or an
    /// owner with a personal name. `Platform lead` is a role, and so is what stands for many.
    pub fn name_ending_at(&self, words: &[Word<'_>], last: usize) -> Option<usize> {
        if words[last].may_be_person && is_handle(words[last].text) {
            return Some(last);
        }
        People::first_name_ending_at(words, last).or_else(|| self.listed(&self.personal, words, last))
    }

    /// Where one of these names begins that ends at `words[last]`.
    fn listed(&self, names: &BTreeSet<String>, words: &[Word<'_>], last: usize) -> Option<usize> {
        let is_last = |word: Word<'_>| self.last.contains(&word.hash) || !word.text.is_ascii();
        if names.is_empty() || !is_last(words[last]) {
            return None;
        }
        let first = last.saturating_sub(MAX_NAME_WORDS - 1);
        let is_name = |start: &usize| names.contains(&name(words[*start..=last].iter().map(|word| word.text)));
        (first..=last).rev().find(is_name)
    }

    /// Where the owner's name begins. Of a single word behind `the` nobody knows whether it is a name:
    /// `the database` may be a team in one report and a machine in the next.
    fn owner_ending_at(&self, words: &[Word<'_>], last: usize) -> Option<usize> {
        let start = self.listed(&self.names, words, last)?;
        let is_thing = start == last && start > 0 && words[start - 1].is("the");
        (!is_thing).then_some(start)
    }
}

/// `Ana Torres`: two or three words with a capital first, none of which is a word of teams and their work.
fn is_personal(owner: &str) -> bool {
    static OF_TEAMS: Phrases = Phrases::of(
        "admin, api, app, apps, architect, backend, billing, build, business, checkout, chief, client, cloud, core, \
         customer, data, database, delivery, design, dev, devops, development, director, duty, edge, engineer, \
         engineering, experience, finance, fraud, frontend, growth, head, identity, incident, infra, infrastructure, \
         integration, internal, it, layer, lead, legal, logistics, manager, marketing, mobile, monitoring, network, \
         observability, on, operations, ops, order, orders, owner, partner, payment, payments, people, platform, \
         product, production, quality, release, reliability, risk, sales, search, security, server, service, \
         services, shop, site, sre, staff, storage, success, support, system, systems, team, tech, test, testing, \
         tools, tooling, traffic, web, website, reviewer, responder, all, everyone, nobody, qa, to, be, tbd, not, n",
    );
    let words: Vec<&str> = owner.split_whitespace().collect();
    let is_name = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.clone().any(char::is_lowercase)
            && letters.all(|letter| letter.is_alphabetic() && letter.is_lowercase() || matches!(letter, '\'' | '’'))
            && !OF_TEAMS.has(Word::alone(word))
            && !ALONE.has(Word::alone(word))
    };
    matches!(words.len(), 2 | 3) && words.iter().all(is_name)
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
    use crate::report::ActionItem;

    /// Whether `text` ends in a person, in a report whose actions belong to these owners.
    fn is_person(text: &str, owners: &[&str]) -> bool {
        let action = |owner: &&str| ActionItem { owner: (*owner).into(), ..ActionItem::default() };
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
        assert!(is_person("then Tux Torres", &["tux torres"]) && !is_person("then Tux Torres", &[]));
        assert!(is_person("the platform lead", &["Platform lead"]));
        assert!(!is_person("the database", &["Database"]));
    }

    #[test]
    fn first_names_are_people_and_what_bears_them_is_none() {
        for text in ["then Kevin", "because Priya Nair", "Mariano"] {
            assert!(is_person(text, &[]), "{text}");
        }
        for text in ["kevin", "the Kevin", "the host Kevin", "Travis", "Charles Schwab", "Jack Henry", "Mark"] {
            assert!(!is_person(text, &[]), "{text}");
        }
    }

    #[test]
    fn settings_add_names_and_roles() {
        let words = words_of("then the duty manager");
        let context = Context { roles: vec!["Duty manager".into()], ..Context::default() };
        let is_person = |context| People::of(&Report::default(), context).ending_at(&words, 3).is_some();
        assert!(is_person(&context) && !is_person(&Context::default()));
    }
}
