//! `tone.animated`: a report that raises its voice.

use std::ops::Range;

use crate::lint::finding::quoted;
use crate::lint::text::{Phrases, Text};
use crate::lint::{Findings, Rule, Severity};
use crate::markdown::Stretch;

pub(in crate::lint) const RULE: Rule = Rule::text("tone.animated", "Loud words", Severity::Warning, check);

static LOUD: Phrases = Phrases::of(
    "ridiculous, ridiculously, insane, insanely, nightmare, unbelievable, unbelievably, can't believe, \
     cannot believe, couldn't believe, horrible, horribly, terrifying, shocking, shockingly, outrageous, \
     absolutely terrible, a disaster, an absolute disaster, total disaster, complete disaster, time bomb, time bombs",
);

/// Words of the language that are in capitals only where somebody raises the voice.
static SHOUTED: Phrases = Phrases::of(
    "again, always, broken, completely, dead, everything, extremely, finally, gone, horrible, never, nobody, nothing, \
     still, very, wrong",
);

fn check(text: &Text<'_>, findings: &mut Findings) {
    for stretch in &text.spans.stretches {
        let Stretch::Words(bytes) = stretch else { continue };
        // One is enough to see what is meant.
        let Some(found) = loud_signs(text, bytes.clone()).or_else(|| loud_words(text, bytes)) else { continue };
        let message = format!(
            "{} is louder than what happened.\nWhat was measured? Data stay true when the excitement is over.",
            quoted(&text.text[found.clone()])
        );
        findings.add_words(text.place, text.text, found, message);
    }
}

/// `!!`, `?!`
fn loud_signs(text: &Text<'_>, bytes: Range<usize>) -> Option<Range<usize>> {
    if !text.has_any("!") {
        return None;
    }
    let is_sign = |byte: u8| byte == b'!' || byte == b'?';
    let slice = &text.text.as_bytes()[bytes.clone()];
    let at = slice.windows(2).position(|two| two.iter().all(|b| is_sign(*b)) && two.contains(&b'!'))?;
    let length = slice[at..].iter().take_while(|byte| is_sign(**byte)).count();
    // In `a!!b` it is an operator.
    let is_inner = slice.get(at + length).is_some_and(u8::is_ascii_alphanumeric);
    (!is_inner).then_some(bytes.start + at..bytes.start + at + length)
}

fn loud_words(text: &Text<'_>, bytes: &Range<usize>) -> Option<Range<usize>> {
    let first = text.words.partition_point(|word| word.start < bytes.start);
    let count = text.words[first..].partition_point(|word| word.start < bytes.end);
    let words = &text.words[first..first + count];
    (0..words.len()).find_map(|at| {
        let is_shouted = || words[at].text.bytes().all(|byte| byte.is_ascii_uppercase()) && SHOUTED.has(words[at]);
        let count = if is_shouted() { 1 } else { LOUD.at(&words[at..]) };
        // "A disaster recovery plan" is a plan.
        let is_name = words.get(at + count).is_some_and(|next| next.is_any(&["recovery", "plan", "relief"]));
        (count > 0 && !is_name).then(|| words[at].start..words[at + count - 1].end())
    })
}
