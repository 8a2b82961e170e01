//! What kind of measure an action is, by its words.

use super::text::{Phrases, Word};
use crate::report::Category;

static LASTING: Phrases = Phrases::of(
    "reject, block, validate, require, test, tests, guard, limit, limits, bound, remove, idempotent, enforce, refuse, \
     prevent, disable, fallback, failover, runbook, rollback, canary, throttle, rate, timeout, timeouts, retry, \
     retries, redundancy, replicate, isolate, split, automate, ci, check, checks, replace, migrate, release, delay, \
     refactor, upgrade, pin, cap, default, review, approval, linter, lint, schema, quota, staging, separate, rewrite, \
     move, fix, return",
);

static DETECTING: Phrases = Phrases::of(
    "alert, alerts, alerting, alarm, alarms, monitor, monitoring, dashboard, dashboards, log, logs, logging, trace, \
     tracing, metric, metrics, page, notify, graph, panel, detect",
);

static REPAIRING: Phrases =
    Phrases::of("restore, backfill, clean, cleanup, refund, rebuild, recover, repair, re-run, rerun, restart, reindex");

static INVESTIGATING: Phrases =
    Phrases::of("investigate, analyse, analyze, research, explore, understand, find out, look into, evaluate, examine");

/// The kind of an action by its words. What may last counts as lasting: the benefit of the doubt.
pub(super) fn of_words(words: &[Word<'_>]) -> Option<Category> {
    if words.first().is_some_and(|_| INVESTIGATING.at(words) > 0) {
        Some(Category::Investigate)
    } else if LASTING.are_in(words) {
        Some(Category::Prevent)
    } else if DETECTING.are_in(words) {
        Some(Category::Detect)
    } else if REPAIRING.are_in(words) {
        Some(Category::Repair)
    } else {
        None
    }
}
