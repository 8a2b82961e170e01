//! `time.no-zone`: a clock time that means another moment to readers elsewhere.

use std::ops::Range;

use crate::lint::digest::{Gist, ReportDigest};
use crate::lint::finding::quoted;
use crate::lint::{Findings, Rule, Severity};
use crate::report::{Cell, Field};

pub(in crate::lint) const RULE: Rule = Rule::report("time.no-zone", "Time without a zone", Severity::Warning, check);

/// Days that move on with the reader, in the languages that reports come in, in lower case.
#[rustfmt::skip]
const MOVING: [&str; 18] = [
    "yesterday", "today", "tomorrow", "tonight", "last night", "this morning", "this afternoon", "this evening", "just now",
    "gestern", "heute", "hier", "aujourd'hui", "ayer", "hoy", "昨天", "今天", "昨日",
];

/// The times of the incident.
const TIMES: &[Field] = &[Field::Started, Field::Detected, Field::Resolved];

fn check(digest: &ReportDigest<'_>, findings: &mut Findings) {
    for gist in digest.written_in(TIMES) {
        let Some(bytes) = moving_day(&gist.text) else { continue };
        let message = format!(
            "{} will be another day tomorrow.\nWhich date was it? “2026-03-02 14:02 UTC” stays true.",
            quoted(&gist.text[bytes.clone()])
        );
        findings.add_words(gist.place, &gist.text, bytes, message);
    }
    // "All times in UTC" is said once.
    if digest.gists.iter().flatten().any(|gist| gist.sets_zone) || has_zoned_timeline(digest) {
        return;
    }
    // So is “14:02 UTC” in the overview: the timeline that begins at 14:02 is in the same zone. Where other rows name
    // theirs, the one that does not may be in another.
    let told = |seconds: &u32| digest.gists.iter().flatten().any(|gist| gist.zoned.contains(seconds));
    let first = digest.written(Field::Timeline).find_map(|gist| gist.clock_without_zone.as_ref());
    let is_timeline_told = first.is_some_and(|(seconds, _)| told(seconds)) && !timeline_times(digest).any(is_zoned);
    let zones = named_zones(digest);
    for field in Field::ALL.into_iter().filter(|field| *field != Field::Timeline || !is_timeline_told) {
        // One finding for a field: whoever changes one sees the others.
        let Some((gist, (_, clock))) =
            digest.written(field).find_map(|gist| Some((gist, gist.clock_without_zone.clone()?)))
        else {
            continue;
        };
        let message = format!(
            "{} has no time zone.\nReaders elsewhere, and log files, are hours away from it. “14:30 UTC” is the same for all.",
            quoted(&gist.text[clock.clone()])
        );
        let finding = findings.add_words(gist.place, &gist.text, clock.clone(), message);
        for zone in &zones {
            finding.offer(format!("Add “{zone}”"), format!("{} {zone}", &gist.text[clock.clone()]));
        }
    }
}

/// The zones that the report names, in its own words. Which of them a time is in, only the writer knows.
fn named_zones<'a>(digest: &ReportDigest<'a>) -> Vec<&'a str> {
    const MOST_OFFERED: usize = 2;
    let mut zones = Vec::new();
    for gist in digest.gists.iter().flatten() {
        let zone = gist.named_zone.clone().map(|bytes| &gist.text[bytes]);
        if let Some(zone) = zone.filter(|zone| zones.len() < MOST_OFFERED && !zones.contains(zone)) {
            zones.push(zone);
        }
    }
    zones
}

/// True where every clock time of the timeline has a zone, as after an import of "Timeline (CEST)": readers take the
/// times elsewhere for the same.
fn has_zoned_timeline(digest: &ReportDigest<'_>) -> bool {
    let mut clocks = timeline_times(digest).peekable();
    clocks.peek().is_some() && clocks.all(is_zoned)
}

/// The clock times of the timeline's rows.
fn timeline_times<'a>(digest: &ReportDigest<'a>) -> impl Iterator<Item = &'a Gist> + use<'a> {
    digest.written(Field::Timeline).filter(|gist| gist.place.cell == Some(Cell::Time) && gist.text.contains(':'))
}

fn is_zoned(clock: &Gist) -> bool {
    clock.clock_without_zone.is_none()
}

/// Where a text says `yesterday`, or another day that depends on when it is read.
fn moving_day(text: &str) -> Option<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let is_inner = |letter: char| letter.is_ascii_alphanumeric();
    MOVING.iter().find_map(|day| {
        let at = lower.find(day)?;
        let is_word = !lower[..at].ends_with(is_inner) && !lower[at + day.len()..].starts_with(is_inner);
        is_word.then_some(at..at + day.len())
    })
}
