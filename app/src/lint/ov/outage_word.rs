//! `ov.outage-word`: an "outage" that most did not notice.

use crate::lint::finding::quoted;
use crate::lint::text::{Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity, amount};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("ov.outage-word", "“Outage” for a partial failure", Severity::Warning, check).of(&[
        Field::Title,
        Field::WhatHappened,
        Field::ImpactScope,
        Field::UserImpact,
    ]);

static OUTAGE: Phrases =
    Phrases::of("outage, full outage, total outage, complete outage, was down, were down, went down");

/// `12 % of logins`, not `97 % availability`.
static WHOLE: Phrases = Phrases::of(
    "of users, of the users, of all users, of customers, of our customers, of our users, of requests, \
     of the requests, of all requests, of logins, of all logins, of sessions, of traffic, of the traffic, of calls, \
     of orders, of checkouts, of shoppers, of tenants, of accounts, of the fleet, of its requests, of its users, \
     of clients",
);

fn check(text: &Text<'_>, findings: &mut Findings) {
    let words = &text.words;
    let Some((start, count)) = OUTAGE.find(words) else { return };
    let is_partial =
        |word: &Word<'_>| word.is_any(&["partial", "brief", "short", "no", "potential", "possible", "zone"]);
    if words[start.saturating_sub(2)..start].iter().any(is_partial) {
        return;
    }
    let Some(share) = share(text) else { return };
    let seen = text.seen(&words[start..start + count]);
    let message = format!(
        "{} says that nothing worked.\nThe text mentions {share}. Is it a degradation? The share says more: “12 % of logins failed”.",
        quoted(seen)
    );
    findings.add_words(text.place, text.text, words[start].start..words[start + count - 1].end(), message);
}

/// `12 % of logins`, `412 of 38,000 tenants`: a part of all there are.
fn share(text: &Text<'_>) -> Option<String> {
    let words = &text.words;
    if let Some(at) = amount::partial_percentage(text.text, words)
        && WHOLE.at(&words[at + 1..]) > 0
    {
        return Some(format!("{} %", words[at].text));
    }
    let is_part = |three: &&[Word<'_>]| {
        let [part, whole] =
            [three[0], three[2]].map(|word| if word.text.contains(':') { None } else { amount::value(word) });
        three[1].is("of") && part.zip(whole).is_some_and(|(part, whole)| part < whole && whole >= 5.0)
    };
    words.windows(3).find(is_part).map(|three| text.seen(three).to_owned())
}
