//! `where.no-symptom`: a place without what was seen there.

use crate::lint::text::{Gap, Phrases, Text, Word};
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("where.no-symptom", "No symptom described", Severity::Warning, check).of(&[Field::WhereItWentWrong]);

static SYMPTOMS: Phrases = Phrases::of(
    "abnormal, alert, alerts, abort, aborted, blocked, bug, cannot, can't, collapse, collapsed, corrupt, corrupted, \
     couldn't, crash, crashed, crashes, crashing, deadlock, degraded, delay, delayed, delays, denied, did not, \
     didn't, does not, doesn't, down, drop, dropped, drops, duplicate, duplicated, duplication, empty, error, errors, \
     evicted, exceeded, exception, exceptions, excessive, exhausted, exhaustion, expired, exposed, fail, failed, \
     failing, fails, failure, failures, full, grew, hang, hanging, hangs, high, hung, incorrect, incorrectly, \
     inconsistent, incompatible, increase, increased, invalid, killed, lag, lagging, latency, leak, leaked, loop, \
     looped, lost, missing, mismatch, not, no, never, offline, oom, outdated, overload, overloaded, overwritten, \
     panic, queued, refused, rejected, restarted, restarting, rose, silently, skipped, slow, slowed, slower, spike, \
     spiked, spikes, stale, stalled, starvation, stopped, stuck, stopping, timed out, time out, timeout, timeouts, \
     twice, unable, unavailable, unexpected, unhealthy, unreachable, unresponsive, unusable, vulnerable, wrong, \
     wrongly, without, broken page",
);

fn check(text: &Text<'_>, findings: &mut Findings) {
    // `eu-west-1` is a name.
    let is_figure = |word: &Word<'_>| word.text.starts_with(|c: char| c.is_ascii_digit()) && word.gap != Gap::Hyphen;
    // An error may be quoted as code.
    let in_code = text.spans.code.iter().any(|code| {
        let quoted = text.text[code.clone()].to_ascii_lowercase();
        ["error", "fail", "exception", "timeout", "invalid", "denied", " 4", " 5", "`4", "`5"]
            .iter()
            .any(|sign| quoted.contains(sign))
    });
    if text.words.is_empty() || in_code || text.words.iter().any(is_figure) || SYMPTOMS.are_in(&text.words) {
        return;
    }
    let message = "What was seen there is not described.\nWhich error, figure or behaviour showed it? “HTTP 503, p99 4 s \
                   instead of 0.3 s” lets others recognise it.";
    findings.add(text.place, message.into());
}
