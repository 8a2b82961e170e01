//! `time.inconsistent`: times that contradict each other.

use crate::lint::clock::{self, Clock, DatedTime};
use crate::lint::digest::{Gist, ReportDigest};
use crate::lint::finding::quoted;
use crate::lint::text::Text;
use crate::lint::{Findings, Rule, Severity, date, lasting, zone};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("time.inconsistent", "Times that contradict each other", Severity::Warning, check).and(check_fields);

const DAY: i64 = 24 * 3600;

fn check(text: &Text<'_>, findings: &mut Findings) {
    let clocks = clock::clocks(text);
    for pair in clocks.windows(2) {
        let [first, last] = pair else { continue };
        let Some(took) = Span::of(text, first, last).and_then(|span| span.seconds(first, last)) else { continue };
        let bytes = first.bytes.start..last.bytes.end;
        let seen = &text.text[bytes.clone()];
        // What ends early in the night has begun the evening before.
        let Some(took) = took else {
            let message = format!(
                "{} ends before it begins.\nAre the two times swapped, or does one of them have another date or zone?",
                quoted(seen)
            );
            findings.add_words(text.place, text.text, bytes, message);
            continue;
        };
        if let Some((stated, words)) = stated_behind(text, last)
            && differs(took as f64, stated)
        {
            let message = format!(
                "{} is not how long that took.\nThe two times are {} minutes apart. Which of the three is right?",
                quoted(words),
                took / 60
            );
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
        let (_, _, other) = before.lasted.clone().unwrap_or_default();
        let message = format!(
            "{} differs from {}.\n“{}” is in {}. Which of them is right, or what does each of them count?",
            quoted(&gist.text[bytes.clone()]),
            before.place.field.label(),
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
                "It {this} before it {what}.\n“{}” is before “{}”. Are the two times swapped, or is one from another day or zone?",
                gist.text, before.text
            );
            findings.add(gist.place, message);
        } else {
            last = Some(moment);
        }
    }
}

/// What stands around two times of which the first is the beginning and the second the end.
struct Span {
    /// The day of the beginning and that of the end, where they are said.
    days: [Option<i64>; 2],
}

impl Span {
    /// `14:02 to 14:43`, `14:02 UTC – 14:43`, `between 14:02 and 14:43`, `2026-03-02 14:02 UTC until 2026-03-03 01:20 UTC`.
    fn of(text: &Text<'_>, first: &Clock, last: &Clock) -> Option<Span> {
        const LONGEST: usize = 48;
        let between = text.text[first.end()..last.bytes.start].trim_start_matches([')', ']', '）']);
        if between.len() > LONGEST || between.contains('\n') {
            return None;
        }
        let (joint, date) = parted(between);
        let is_range = match joint.split_whitespace().collect::<Vec<_>>()[..] {
            ["to" | "until" | "till" | "-" | "–" | "—" | "through" | "bis" | "à" | "a"] => true,
            ["and"] => {
                text.text[..first.bytes.start].contains("etween") && is_near_between(&text.text[..first.bytes.start])
            }
            _ => false,
        };
        is_range.then(|| Span { days: [day_before(&text.text[..first.bytes.start]), date] })
    }

    /// How long it took, `Some(None)` where it ends before it begins; None where nobody can say.
    fn seconds(&self, first: &Clock, last: &Clock) -> Option<Option<i64>> {
        let zone = |clock: &Clock| clock.zone.map(|(zone, _)| zone);
        let minutes = zone::between(zone(last), zone(first))?;
        let took = i64::from(last.seconds) - i64::from(first.seconds) - minutes * 60;
        if let [Some(begin), Some(end)] = self.days {
            let took = took + (end - begin) * DAY;
            return Some(Some(took).filter(|took| *took >= 0));
        }
        if self.days[1].is_some() {
            return None;
        }
        // Midnight may lie between them.
        let took = took.rem_euclid(DAY);
        let is_turned = i64::from(last.seconds) - minutes * 60 < i64::from(first.seconds);
        Some(Some(took).filter(|_| !is_turned || took <= DAY / 2))
    }
}

/// `between` and the date behind it: ` to 2026-03-03 ` becomes ` to ` and the day.
fn parted(between: &str) -> (&str, Option<i64>) {
    let bare = between.trim_end_matches(['T', ' ', ',']);
    let bare = bare.strip_suffix(" at").unwrap_or(bare).trim_end_matches([' ', ',']);
    let starts = bare
        .char_indices()
        .map(|(at, _)| at)
        .filter(|at| !bare[..*at].ends_with(|before: char| before.is_alphanumeric()));
    let date = starts.filter_map(|at| Some((at, date::at_start(bare, at)?))).find(|(_, date)| date.end == bare.len());
    date.map_or((between, None), |(at, date)| (&between[..at], Some(date.days)))
}

/// The day that is said right before a time.
fn day_before(before: &str) -> Option<i64> {
    const NEAR: usize = 48;
    let mut first = before.len().saturating_sub(NEAR);
    while !before.is_char_boundary(first) {
        first += 1;
    }
    let near = before[first..].trim_end_matches("from ").trim_end_matches("between ");
    parted(near).1
}

fn is_near_between(before: &str) -> bool {
    const NEAR: usize = 48;
    before.rfind("etween").is_some_and(|at| before.len() - at < NEAR)
}

/// The duration that stands right behind a range: `(2 hours)`, `, for 40 minutes`.
fn stated_behind<'a>(text: &Text<'a>, last: &Clock) -> Option<(f64, &'a str)> {
    let next = text.words.partition_point(|word| word.start < last.bytes.end);
    let words = &text.words[next..];
    let skipped = words
        .iter()
        .take(4)
        .take_while(|word| zone::is_zone(**word) || word.is_any(&["for", "lasting", "about"]))
        .count();
    let words = &words[skipped..];
    let (count, seconds) = lasting::duration(words)?;
    let before = &text.text[last.bytes.end..words[0].start];
    let is_about_it = before.contains('(') || before.contains(", for") || before.contains("lasting");
    (is_about_it && !before.contains('\n')).then(|| (seconds, text.seen(&words[..count])))
}

/// Rounding aside: to half an hour where it is told in hours, to a tenth otherwise.
fn differs(took: f64, stated: f64) -> bool {
    let rounding = if stated >= 3600.0 { 1800.0 } else { 60.0 };
    (took - stated).abs() > f64::max(rounding, took / 10.0)
}
