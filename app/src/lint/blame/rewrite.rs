//! Words to put in the place of words about people. They say nothing that the sentence does not say: what made a step
//! possible, only the writer knows.

use crate::lint::Finding;
use crate::lint::text::{Gap, Phrases, Word};

/// What is offered for a name: the writer knows which of them it was.
const ROLES: [&str; 3] = ["the on-call engineer", "the author of the change", "the incident lead"];

/// Words that join a thing to another one, which may be more than one.
static JOINING: Phrases = Phrases::of("and, or, of, in, on, at, for, to, with, by, from, which, that, who");

/// One or several, and it does not show.
static UNCOUNTED: Phrases = Phrases::of("children, criteria, data, media, people, police, staff");

/// The index of a person's first word, of the article before it if there is one.
pub(super) fn with_article(sentence: &[Word<'_>], start: usize) -> usize {
    let before = start.checked_sub(1).filter(|before| {
        let is_joined = sentence.get(start).is_some_and(|word| word.gap == Gap::Space);
        is_joined && sentence[*before].is_any(&["the", "a", "an", "our"])
    });
    before.unwrap_or(start)
}

/// Offers `words` in the place of the finding's own.
pub(super) fn offer(finding: &mut Finding, words: impl Into<String>) {
    let words = words.into();
    finding.offer(format!("Use “{words}”"), words);
}

/// Offers roles in the place of a name, which may begin a sentence.
pub(super) fn offer_roles(finding: &mut Finding, is_first: bool) {
    for role in ROLES {
        let begin = if is_first { "The" } else { "the" };
        offer(finding, format!("{begin}{}", &role["the".len()..]));
    }
}

/// `should have been noticed` becomes `was not noticed`, and `were not noticed` behind several things. None where `before`,
/// the words in front of it, do not plainly say how many they are.
pub(super) fn not_done(seen: &str, before: &[Word<'_>]) -> Option<String> {
    const FORMS: [(&str, &str); 3] =
        [("should have been ", " not"), ("should never have been ", ""), ("should not have been ", "")];
    let (rest, not) = FORMS.iter().find_map(|(form, not)| Some((seen.strip_prefix(form)?, not)))?;
    let verb = if is_one(before)? { "was" } else { "were" };
    Some(format!("{verb}{not} {rest}"))
}

/// Whether the words in front of a verb are one thing: `this`, `the empty index`; or several: `these`, `the alerts`.
fn is_one(before: &[Word<'_>]) -> Option<bool> {
    const LONGEST: usize = 3;
    let (first, rest) = before.split_first()?;
    let is_plain = |word: &Word<'_>| word.gap == Gap::Space && !JOINING.has(*word);
    if before.len() > LONGEST || !rest.iter().all(is_plain) {
        return None;
    }
    if first.is_any(&["these", "those"]) {
        return Some(false);
    }
    let Some(noun) = rest.last() else { return first.is_any(&["this", "that", "it"]).then_some(true) };
    if first.is_any(&["this", "that", "a", "an", "each", "every"]) {
        return Some(true);
    }
    let is_word = noun.text.bytes().all(|byte| byte.is_ascii_lowercase()) && !UNCOUNTED.has(*noun);
    if !first.is_any(&["the", "our", "its", "their"]) || !is_word {
        return None;
    }
    let ends_in = |ends: &[&str]| ends.iter().any(|end| noun.text.ends_with(end));
    // `status`, `analysis`, `alias`, `news`
    if ends_in(&["ss", "us", "is", "as", "ews"]) { None } else { Some(!ends_in(&["s"])) }
}
