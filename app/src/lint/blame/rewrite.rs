//! Words about the system to put in the place of words about people. They are offered and never put there unasked:
//! whether they are true, only the writer knows.

use crate::lint::Finding;
use crate::lint::text::{Gap, Word};

/// What people see or do, as a participle and as it stands behind "to".
const VERBS: &str = "added add, alerted alert, anticipated anticipate, asked ask, caught catch, checked check, \
     communicated communicate, configured configure, considered consider, documented document, done do, \
     escalated escalate, fixed fix, found find, foreseen foresee, involved involve, known know, \
     looked look, monitored monitor, noticed notice, paged page, planned plan, prevented prevent, \
     questioned question, read read, realised realise, realized realize, reverted revert, reviewed review, \
     rolled roll, run run, seen see, spotted spot, stopped stop, tested test, updated update, \
     verified verify, waited wait";

/// The index of a person's first word, of the article before it if there is one.
pub(super) fn with_article(sentence: &[Word<'_>], start: usize) -> usize {
    let before = start.checked_sub(1).filter(|before| {
        let is_joined = sentence.get(start).is_some_and(|word| word.gap == Gap::Space);
        is_joined && sentence[*before].is_any(&["the", "a", "an", "our"])
    });
    before.unwrap_or(start)
}

/// Offers `words` in the place of the finding's own.
pub(super) fn offer(finding: &mut Finding, words: Option<String>) {
    if let Some(words) = words {
        finding.offer(format!("Use “{words}”"), words);
    }
}

/// `We should have caught` becomes `Nothing prompted us to catch`, `should have been noticed` `was not noticed`.
pub(super) fn should_have(seen: &str) -> Option<String> {
    for (modal, said) in
        [("should have been ", "was not "), ("should never have been ", "was "), ("should not have been ", "was ")]
    {
        if let Some(rest) = seen.strip_prefix(modal) {
            return Some(format!("{said}{rest}"));
        }
    }
    let (rest, participle) = seen.rsplit_once(' ')?;
    let verb = VERBS.split(", ").find_map(|pair| pair.strip_prefix(participle)?.strip_prefix(' '))?;
    let who =
        [" should have", " could have", " should've", " could've"].iter().find_map(|end| rest.strip_suffix(end))?;
    Some(format!("{} to {verb}", nothing("prompted", who)?))
}

/// `The on-call missed` becomes `Nothing pointed the on-call to`, `We forgot`, with `to` behind it, `Nothing prompted us`.
pub(super) fn left_out(seen: &str, next: &str) -> Option<String> {
    if let Some(who) = [" failed to", " neglected to"].iter().find_map(|end| seen.strip_suffix(end)) {
        return Some(format!("{} to", nothing("prompted", who)?));
    }
    if let Some(who) = [" forgot", " neglected"].iter().find_map(|end| seen.strip_suffix(end)) {
        return nothing("prompted", who).filter(|_| next.eq_ignore_ascii_case("to"));
    }
    let ends = [" missed", " overlooked", " ignored", " disregarded"];
    let who = ends.iter().find_map(|end| seen.strip_suffix(end))?;
    Some(format!("{} to", nothing("pointed", who)?))
}

/// `A developer broke` becomes `A change broke`.
pub(super) fn did_it(seen: &str) -> Option<String> {
    let ends = [" broke", " caused", " took down", " brought down", " crashed", " corrupted", " wiped"];
    let end = ends.iter().find(|end| seen.ends_with(**end))?;
    Some(format!("{}{end}", as_begun("a change", seen)))
}

/// `Human error` becomes `A manual step without a safeguard`. `before` is what stands before it.
pub(super) fn human_error(seen: &str, before: &str) -> Option<String> {
    let is_one = ["error", "mistake"].iter().any(|end| seen.to_ascii_lowercase().ends_with(end));
    // The article is all that matters.
    let near = before.char_indices().rev().nth(3).map_or(before, |(at, _)| &before[at..]);
    let before = near.to_ascii_lowercase();
    if !is_one || before.ends_with("an ") {
        return None;
    }
    let words =
        if before.ends_with("a ") { "manual step without a safeguard" } else { "a manual step without a safeguard" };
    Some(as_begun(words, seen))
}

/// A name becomes `the responder`.
pub(super) fn role(seen: &str, opens: bool) -> Option<String> {
    (!seen.contains('\n')).then(|| if opens { "The responder".to_owned() } else { "the responder".to_owned() })
}

/// `Nothing prompted us`, beginning as `who` does. None for nobody, whom nothing prompts anyway.
fn nothing(verb: &str, who: &str) -> Option<String> {
    let lower = who.to_ascii_lowercase();
    if lower == "nobody" || lower == "none" || lower.starts_with("no ") || lower.starts_with("no-") {
        return None;
    }
    let whom = match lower.as_str() {
        "we" => "us",
        "they" => "them",
        "he" => "him",
        "she" => "her",
        "i" => "me",
        _ => who,
    };
    let small = ["the ", "a ", "an ", "our ", "some "].iter().any(|article| lower.starts_with(article));
    let whom = if small { begun_small(whom) } else { whom.to_owned() };
    Some(format!("{} {verb} {whom}", as_begun("nothing", who)))
}

fn begun_small(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// English `words` with the first letter as large as that of `seen`.
fn as_begun(words: &str, seen: &str) -> String {
    let mut words = words.to_owned();
    if let Some(first) = words.get_mut(..1).filter(|_| seen.starts_with(char::is_uppercase)) {
        first.make_ascii_uppercase();
    }
    words
}

#[cfg(test)]
mod tests {
    use crate::lint::{Context, Edit, lint};
    use crate::report::Report;

    /// The first rewrite that is offered for a root cause, put in its place.
    fn rewritten(root_cause: &str) -> Option<String> {
        let report = Report { root_cause: root_cause.into(), ..Report::default() }.normalize();
        let findings = lint(&report, &Context::default());
        findings.iter().filter(|finding| finding.rule.starts_with("blame.")).find_map(|finding| {
            let (span, fix) = (finding.span?, finding.fixes.first()?);
            let Edit::Replacement(with) = &fix.edit else { return None };
            Some(format!("{}{with}{}", &root_cause[..span.start], &root_cause[span.end..]))
        })
    }

    #[test]
    fn what_people_did_not_do_becomes_what_the_system_did_not_show() {
        let pairs = [
            ("We should have caught this in code review.", "Nothing prompted us to catch this in code review."),
            ("The change should never have been merged.", "The change was merged."),
            ("The on-call missed the alert.", "Nothing pointed the on-call to the alert."),
            ("The engineer forgot to run the migration.", "Nothing prompted the engineer to run the migration."),
            ("The reviewer failed to look at the plan.", "Nothing prompted the reviewer to look at the plan."),
            ("A developer broke the login.", "A change broke the login."),
            ("Human error: a restart.", "A manual step without a safeguard: a restart."),
            ("It was a human error.", "It was a manual step without a safeguard."),
        ];
        for (seen, better) in pairs {
            assert_eq!(rewritten(seen).as_deref(), Some(better));
        }
    }

    #[test]
    fn what_would_not_read_well_is_not_offered() {
        let kept = ["If only we had tested the restore.", "It was an operator error.", "Nobody should have known."];
        for seen in kept {
            assert_eq!(rewritten(seen), None, "{seen}");
        }
    }
}
