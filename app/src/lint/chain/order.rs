//! `chain.order`: a chain that runs from the root cause to the symptom, or ends elsewhere.

use crate::lint::digest::ReportDigest;
use crate::lint::terms::{Terms, listed};
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Field, Place};

pub(in crate::lint) const RULE: Rule =
    Rule::report("chain.order", "Causal chain out of order", Severity::Warning, check).of(&[
        Field::Title,
        Field::WhatHappened,
        Field::ImpactScope,
        Field::WhereItWentWrong,
        Field::RootCause,
        Field::CausalChain,
        Field::UserImpact,
        Field::TechnicalImpact,
    ]);

/// Where the report says what was seen.
const SYMPTOMS: &[Field] = &[
    Field::Title,
    Field::WhatHappened,
    Field::ImpactScope,
    Field::WhereItWentWrong,
    Field::UserImpact,
    Field::TechnicalImpact,
];

/// With fewer words that carry meaning nothing can be said.
const FEWEST: usize = 3;

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    let nodes: Vec<_> = digest.written(Field::CausalChain).collect();
    let [first, .., last] = &nodes[..] else { return };
    let begin = first.place;
    let (first, last_terms) = (Terms::of(std::iter::once(*first)), Terms::of(std::iter::once(*last)));
    let root = Terms::of(digest.written(Field::RootCause));
    let symptom = Terms::of(digest.written_in(&[Field::Title, Field::WhatHappened]));
    let seen = Terms::of(digest.written_in(SYMPTOMS));
    let (at_root, at_symptom) = (root.shared(&first), symptom.shared(&last_terms));
    let is_reversed = at_root.len() > symptom.shared(&first).len() && at_symptom.len() > root.shared(&last_terms).len();
    if is_reversed {
        let message = format!(
            "The chain seems to run backwards.\nIt begins at the root cause ({}) and ends at the symptom ({}). The symptom comes \
             first, the root cause last.",
            listed(&at_root),
            listed(&at_symptom)
        );
        findings.add(Place::field(Field::CausalChain), message);
    } else if root.len() >= FEWEST && last_terms.len() >= FEWEST && root.shared(&last_terms).is_empty() {
        let message = format!(
            "The last node is not the root cause.\nIt mentions {}, and the root cause does not. Is a step missing, or is this \
             the deeper cause?",
            listed(&last_terms.words())
        );
        findings.add(last.place, message).severity = Severity::Hint;
    }
    if !is_reversed && symptom.len() >= FEWEST && first.len() >= FEWEST && seen.shared(&first).is_empty() {
        let message = format!(
            "The first node is not what was seen.\nIt mentions {}, and neither the overview nor the impact does. Is it what people saw \
             first?",
            listed(&first.words())
        );
        findings.add(begin, message).severity = Severity::Hint;
    }
}
