//! `time.inconsistent`: times that contradict each other.

use crate::lint::clock::{self, Clock, DatedTime};
use crate::lint::digest::{Gist, ReportDigest};
use crate::lint::text::{Text, Word};
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule = Rule::text("time.inconsistent", Severity::Warning, check).and(check_fields);

const DAY: u32 = 24 * 3600;

fn check(text: &Text<'_>, findings: &mut Findings) {
    let clocks = clock::clocks(text);
    for pair in clocks.windows(2).filter(|pair| is_range(text, &pair[0], &pair[1])) {
        let [first, last] = pair else { continue };
        let took = (last.seconds + DAY - first.seconds) % DAY;
        let bytes = first.bytes.start..last.bytes.end;
        let seen = &text.text[bytes.clone()];
        // What ends early in the night has begun the evening before.
        if last.seconds < first.seconds && took > DAY / 2 {
            let message =
                format!("“{seen}” ends before it begins. Are the two times swapped, or does a date belong to them?");
            findings.add_words(text.place, text.text, bytes, message);
        } else if let Some((stated, words)) = stated_behind(text, last)
            && differs(f64::from(took), stated)
        {
            let message =
                format!("“{seen}” is {} minutes, and “{words}” is said beside it. Which of them is right?", took / 60);
            findings.add_words(text.place, text.text, bytes, message);
        }
    }
}

fn check_fields(digest: &ReportDigest<'_>, findings: &mut Findings) {
    check_order(digest, findings);
    check_lengths(digest, findings);
}

/// The outage that lasted 41 minutes in one field lasts as long in the next.
fn check_lengths(digest: &ReportDigest<'_>, findings: &mut Findings) {
    const TOLD: &[Field] = &[
        Field::Title,
        Field::WhatHappened,
        Field::ImpactScope,
        Field::UserImpact,
        Field::BusinessImpact,
        Field::TechnicalImpact,
    ];
    let mut told: Vec<(&Gist, u32, f64)> = Vec::new();
    for gist in digest.written_in(TOLD) {
        let Some((what, seconds, bytes)) = gist.lasted.clone() else { continue };
        let Some((before, ..)) = told
            .iter()
            .find(|(_, other, _)| *other == what)
            .filter(|(_, _, other)| differs(f64::max(seconds, *other), f64::min(seconds, *other)))
        else {
            told.push((gist, what, seconds));
            continue;
        };
        let seen = &gist.text[bytes.clone()];
        let (_, _, other) = before.lasted.clone().unwrap_or_default();
        let message = format!(
            "“{seen}” stands here and “{}” in {}. Which of them is right, or what does each of them count?",
            &before.text[other],
            before.place.field.label()
        );
        findings.add_words(gist.place, &gist.text, bytes, message);
    }
}

/// What began is noticed afterwards, and over after that.
fn check_order(digest: &ReportDigest<'_>, findings: &mut Findings) {
    const ORDER: [(Field, &str); 3] =
        [(Field::Started, "began"), (Field::Detected, "was noticed"), (Field::Resolved, "was over")];
    let moments = ORDER.map(|(field, what)| {
        let gist = digest.written(field).next()?;
        Some((gist, gist.dated_time.as_ref()?, what))
    });
    let mut last: Option<(&Gist, &DatedTime, &str)> = None;
    for moment in moments.into_iter().flatten() {
        if let Some((before, earlier, what)) = last
            && moment.1.is_before(earlier)
        {
            let (gist, _, this) = moment;
            let message = format!(
                "It {this} at “{}”, which is before it {what}: “{}”. Are the two times swapped, or is one of another \
                 day?",
                gist.text, before.text
            );
            findings.add(gist.place, message);
        } else {
            last = Some(moment);
        }
    }
}

/// `14:02 to 14:43`, `14:02 UTC – 14:43`, `between 14:02 and 14:43`.
fn is_range(text: &Text<'_>, first: &Clock, last: &Clock) -> bool {
    let between = &text.text[first.bytes.end..last.bytes.start];
    if between.len() > 24 || between.contains(['\n', ',', ';', '.']) || between.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let is_zone = |part: &&str| clock::is_zone(Word::alone(part));
    let parts: Vec<&str> = between.split_whitespace().filter(|part| !is_zone(part)).collect();
    match parts[..] {
        ["to" | "until" | "till" | "-" | "–" | "—" | "through"] => true,
        ["and"] => text.text[..first.bytes.start].trim_end().ends_with("etween"),
        _ => false,
    }
}

/// The duration that stands right behind a range: `(2 hours)`, `, for 40 minutes`.
fn stated_behind<'a>(text: &Text<'a>, last: &Clock) -> Option<(f64, &'a str)> {
    let next = text.words.partition_point(|word| word.start < last.bytes.end);
    let words = &text.words[next..];
    let skipped = words
        .iter()
        .take(4)
        .take_while(|word| clock::is_zone(**word) || word.is_any(&["for", "lasting", "about"]))
        .count();
    let words = &words[skipped..];
    let (count, seconds) = clock::duration(words)?;
    let before = &text.text[last.bytes.end..words[0].start];
    let is_about_it = before.contains('(') || before.contains(", for") || before.contains("lasting");
    (is_about_it && !before.contains('\n')).then(|| (seconds, text.seen(&words[..count])))
}

/// Rounding aside: to half an hour where it is told in hours, to a tenth otherwise.
fn differs(took: f64, stated: f64) -> bool {
    let rounding = if stated >= 3600.0 { 1800.0 } else { 60.0 };
    (took - stated).abs() > f64::max(rounding, took / 10.0)
}
