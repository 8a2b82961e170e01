//! What a reviewer will ask of a whole report.

use crate::lint::Finding;
use crate::report::{Field, Report, Value};

/// More questions than these are a questionnaire.
const MOST: usize = 4;

/// A question, where its answer belongs, and when it is asked.
struct Question {
    words: &'static str,
    field: Field,
    when: When,
}

/// When a question is asked.
enum When {
    /// One of these rules has found something.
    Found(&'static [&'static str]),
    /// The report is so.
    Is(fn(&Report) -> bool),
}

/// What the report gives reason to ask comes first.
///
/// Sources: the review criteria of Google's Site Reliability Engineering, chapter 15 (is the impact complete, the
/// cause deep enough, the plan appropriate?), Atlassian's handbook (could detection and recovery have been half as
/// long, has this happened before?), Etsy's Debriefing Facilitation Guide (luck).
const QUESTIONS: [Question; 9] = [
    Question {
        words: "How many users, for how long, and how sure is the number?",
        field: Field::ImpactScope,
        when: When::Found(&["ov.scope-vague", "imp.no-number", "imp.no-duration", "imp.vague"]),
    },
    Question {
        words: "Is the root cause a condition that others could also meet?",
        field: Field::RootCause,
        when: When::Found(&[
            "cause.person",
            "blame.role-did-it",
            "blame.failed-to",
            "cause.same-as-immediate",
            "cause.restates-symptom",
            "cause.whys-shallow",
            "cause.whys-stop-at-person",
            "blame.human-error",
        ]),
    },
    Question {
        words: "Which action keeps it from happening again instead of only showing it sooner?",
        field: Field::ActionItems,
        when: When::Found(&["act.no-prevent", "act.root-unaddressed", "res.no-action", "safe.no-action"]),
    },
    Question {
        words: "Who can say that each action is finished, and how?",
        field: Field::ActionItems,
        when: When::Found(&["act.no-owner", "act.unbounded", "act.vague-verb", "act.human-only"]),
    },
    Question {
        words: "How was it noticed, and could that have taken half as long?",
        field: Field::WhatHappened,
        when: When::Found(&["imp.detection"]),
    },
    Question {
        words: "How do you know that it is over?",
        field: Field::ImmediateFixes,
        when: When::Is(|report| {
            let fixes = &report.immediate_fixes;
            !fixes.is_empty() && !fixes.iter().any(|fix| fix.text.contains(|letter: char| letter.is_ascii_digit()))
        }),
    },
    Question {
        words: "Where can the numbers behind this be seen?",
        field: Field::RelatedLinks,
        when: When::Is(|report| report.related_links.is_empty()),
    },
    Question {
        words: "Has this cause come up before, and was work planned that would have removed it?",
        field: Field::RootCause,
        when: When::Is(|report| !report.root_cause.is_empty()),
    },
    Question {
        words: "Where did you get lucky?",
        field: Field::WhatWentWell,
        when: When::Is(|report| report.where_we_got_lucky.is_empty()),
    },
];

/// A short list for the report as it is, each with the field where the answer belongs. None before somebody has
/// told what happened.
pub fn questions(report: &Report, findings: &[Finding]) -> Vec<(Field, &'static str)> {
    if matches!(report.value(Field::WhatHappened), Value::Text("")) {
        return Vec::new();
    }
    let is_asked = |question: &&Question| match question.when {
        When::Found(rules) => findings.iter().any(|finding| rules.contains(&finding.rule)),
        When::Is(is_so) => is_so(report),
    };
    QUESTIONS.iter().filter(is_asked).take(MOST).map(|question| (question.field, question.words)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Context, RULES, lint};

    #[test]
    fn a_report_that_is_not_begun_is_asked_nothing() {
        let report = Report::default();
        assert_eq!(questions(&report, &lint(&report, &Context::default())), []);
    }

    #[test]
    fn what_was_found_is_asked_about_first() {
        let report = Report {
            what_happened: "On 2026-03-02 at 14:02 UTC the checkout failed.".into(),
            impact_scope: "Some users".into(),
            root_cause: "Human error".into(),
            ..Report::default()
        };
        let asked = questions(&report, &lint(&report, &Context::default()));
        assert_eq!(asked.len(), MOST);
        assert_eq!(asked[0].0, Field::ImpactScope);
        assert_eq!(asked[1].0, Field::RootCause);
    }

    #[test]
    fn questions_are_asked_because_of_rules_that_exist() {
        for question in &QUESTIONS {
            if let When::Found(rules) = question.when {
                assert!(rules.iter().all(|name| RULES.iter().any(|rule| rule.name == *name)), "{}", question.words);
            }
        }
    }
}
