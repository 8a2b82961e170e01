//! `les.systemic-local`: a systemic improvement that mends one spot.

use crate::lint::text::{Phrases, Text};
use crate::lint::{Findings, Rule, Severity};
use crate::report::Field;

pub(in crate::lint) const RULE: Rule =
    Rule::text("les.systemic-local", "Systemic improvement of one spot", Severity::Warning, check)
        .of(&[Field::SystemicImprovements]);

static MENDS: Phrases = Phrases::of(
    "fix, fixed, correct, corrected, patch, patched, repair, repaired, hotfix, restart, restarted, revert, reverted, \
     roll back, rolled back, increase the, bump, increased the, raise the, raised the, lower the, lowered the, \
     add a null check, added a null check, add a missing, added a missing, remove the typo",
);

/// What holds for more than one place.
static SYSTEMIC: Phrases = Phrases::of(
    "all, always, any, approval, architecture, audit, automatic, automatically, automation, automated, budget, build, \
     catalogue, chart, check, checklist, checks, ci, convention, conventions, culture, dashboard, dashboards, \
     default, defaults, deployment, design, documentation, docs, drill, drills, each, every, framework, guide, \
     guideline, guidelines, library, lint, linter, monitoring, on-call, onboarding, pipeline, pipelines, platform, \
     policy, policies, practice, process, processes, procedure, procedures, release, review, reviews, runbook, \
     runbooks, rule, rules, schedule, services, standard, standards, staging, template, templates, test, testing, \
     tests, tool, tooling, tools, training, workflow",
);

fn check(text: &Text<'_>, findings: &mut Findings) {
    let mended = MENDS.at(&text.words);
    if mended == 0 || SYSTEMIC.are_in(&text.words[mended..]) {
        return;
    }
    let message = "This repairs one spot only.\nWhich process, tool, default or document let it happen? “The migration tool \
                   requires an index plan” applies everywhere.";
    findings.add(text.place, message.into());
}
