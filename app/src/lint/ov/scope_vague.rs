//! `ov.scope-vague`: an impact without a number or a name.

use crate::lint::finding::quoted;
use crate::lint::text::{Gap, Phrases, Text};
use crate::lint::{Findings, Rule, Severity, amount};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("ov.scope-vague", "Vague scope", Severity::Warning, check).of(&[Field::ImpactScope]);

static VAGUE: Phrases = Phrases::of(
    "some, many, several, a few, few, various, certain, most, multiple, numerous, a number of, lots of, a lot of, \
     a small number of, a large number of, a small percentage of, a subset of, a handful of, the majority of",
);

static AFFECTED: Phrases = Phrases::of(
    "users, user, customers, clients, people, visitors, shoppers, accounts, tenants, subscribers, partners, services, \
     features, systems, requests, sessions, pages, regions, teams, employees, devices, applications, apps, jobs, \
     players, merchants, sites, countries, nodes, workloads, netspace, servers, machines, instances, deployments, \
     clusters, builds, pods",
);

fn check(text: &Text<'_>, findings: &mut Findings) {
    for sentence in text.sentences().filter(|sentence| !amount::are_in(sentence)) {
        let Some((start, count)) = VAGUE.find(sentence) else { continue };
        let behind = &sentence[start + count..];
        let near = behind.iter().take(4).take_while(|word| word.gap <= Gap::Hyphen);
        let Some(noun) = near.into_iter().position(|word| AFFECTED.has(*word)) else { continue };
        let seen = &sentence[start..=start + count + noun];
        let message = format!(
            "{} gives no size.\nHow many were there, or which ones? A well-informed estimate is better than no figure.",
            quoted(text.seen(seen))
        );
        findings.add_words(text.place, text.text, seen[0].start..seen[seen.len() - 1].end(), message);
    }
}
