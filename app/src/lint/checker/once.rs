//! No two rules say the same of the same words.

use super::Found;
use crate::lint::{RULES, Span};

/// Leaves out what another rule says better of the same words.
pub(super) fn say_once(found: &mut Vec<Found>) {
    // No two findings of one rule overlap, so its ends are in the order of its starts.
    let spans = |rules: &[&str]| {
        let of_rule = |(_, finding): &&Found| rules.contains(&finding.rule);
        let mut spans: Vec<Span> = found.iter().filter(of_rule).filter_map(|(_, finding)| finding.span).collect();
        spans.sort_unstable_by_key(|span| span.start);
        spans
    };
    let said: Vec<(usize, Vec<Span>)> = (RULES.iter().enumerate())
        .filter(|(index, rule)| !rule.better.is_empty() && found.iter().any(|(other, _)| other == index))
        .map(|(index, rule)| (index, spans(rule.better)))
        .collect();
    found.retain(|(rule, finding)| {
        let better = said.iter().find(|(index, _)| index == rule).map_or(&[][..], |(_, spans)| spans);
        !finding.span.is_some_and(|span| {
            let next = better.partition_point(|other| other.start < span.end);
            better[..next].last().is_some_and(|other| other.end > span.start)
        })
    });
}
