//! A fix rearranges or removes words, or lets the writer choose. It adds nothing that nobody said, and leaves sentences.

use postmortem::Report;
use postmortem::lint::{Edit, Finding, PLACEHOLDERS, Severity, Span};
use postmortem::report::{ActionItem, Check, TimelineEvent};

use super::{action, item, of, words};

#[test]
fn a_placeholder_is_removed_by_its_fix() {
    let text = "The é broke ([Root Cause]) and `[Symptom]`";
    let finding = of("ph.exact", Report { root_cause: text.into(), ..Report::default() }).remove(0);
    assert_eq!(words(text, finding.span.expect("it is about words")), "[Root Cause]");
    assert_eq!(finding.fixes[0].title, "Remove the placeholder");
    let Edit::Removal(gone) = finding.fixes[0].edit else { panic!("it removes: {finding:?}") };
    assert_eq!(words(text, gone), "([Root Cause]) ");
    assert_eq!(finding.severity, Severity::Error);
}

#[test]
fn a_placeholder_in_a_sentence_is_not_removed_by_a_click() {
    let example = "About 8,400 searches, or [Which services/features/users were affected]; checkout kept working.";
    let finding = of("ph.exact", Report { impact_scope: example.into(), ..Report::default() }).remove(0);
    assert_eq!(finding.fixes, []);
    assert!(PLACEHOLDERS.contains(&finding.rule));
}

#[test]
fn a_verdict_is_only_taken_out_where_the_sentence_stands_without_it() {
    let offers = |text: &str| {
        !of("blame.judgement", Report { root_cause: text.into(), ..Report::default() })[0].fixes.is_empty()
    };
    assert!(offers("The careless rollout hit all regions."));
    assert!(offers("The team carelessly deployed on Friday."));
    assert!(!offers("A careless engineer deployed it."));
    assert!(!offers("The rollout was careless and hit all regions."));
    assert!(!offers("Careless rollouts hit all regions."));
}

/// A text with each fix of a finding done in it.
fn mended(text: &str, findings: &[Finding]) -> Vec<String> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let replaced = |Span { start, end }: Span, with: &str| {
        let [before, after] = [&units[..start], &units[end..]].map(|part| String::from_utf16(part).expect("whole"));
        [before.as_str(), with, &after].concat()
    };
    let one = |finding: &Finding, edit: &Edit| match edit {
        Edit::Replacement(with) => replaced(finding.span.expect("there are words to replace"), with),
        Edit::Removal(gone) => replaced(*gone, ""),
        Edit::Text(whole) | Edit::EveryText(whole) | Edit::NewAction(whole) => whole.clone(),
    };
    findings.iter().flat_map(|finding| finding.fixes.iter().map(|fix| one(finding, &fix.edit))).collect()
}

/// A root cause with each fix of a rule done in it.
fn causes(rule: &str, text: &str) -> Vec<String> {
    mended(text, &of(rule, Report { root_cause: text.into(), ..Report::default() }))
}

/// The same of the item of an action.
fn items(rule: &str, text: &str) -> Vec<String> {
    mended(text, &of(rule, Report { action_items: vec![action(text, "Ana", "High")], ..Report::default() }))
}

/// The same of a check.
fn checks(rule: &str, text: &str) -> Vec<String> {
    let check = Check { text: text.into(), ..Check::default() };
    mended(text, &of(rule, Report { pre_release_checklist: vec![check], ..Report::default() }))
}

#[test]
fn what_made_a_step_possible_is_left_to_the_writer() {
    for (rule, text) in [
        ("blame.human-error", "Human error: the job was restarted by hand."),
        ("blame.human-error", "It was a human error."),
        ("blame.human-error", "The failover was started on the wrong cluster, an operator error."),
        ("blame.failed-to", "The on-call missed the alert."),
        ("blame.failed-to", "The engineer forgot to run the migration."),
        ("blame.failed-to", "The reviewer overlooked the missing index."),
        ("blame.role-did-it", "A developer broke the login."),
        ("blame.role-did-it", "An intern deleted the wrong bucket."),
        ("blame.role-did-it", "The on-call engineer took down the gateway."),
        ("blame.counterfactual", "We should have caught this in code review."),
        ("blame.counterfactual", "The engineer should have checked the document count first."),
        ("blame.counterfactual", "If only we had tested the restore."),
        ("blame.counterfactual", "Should have been noticed sooner."),
        ("blame.counterfactual", "One of the alerts should have been noticed."),
        ("blame.counterfactual", "The alias should have been reviewed."),
        ("blame.counterfactual", "The alert and the page should have been noticed."),
    ] {
        assert_eq!(of(rule, Report { root_cause: text.into(), ..Report::default() }).len(), 1, "{rule}: {text}");
        assert_eq!(causes(rule, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn what_a_sentence_says_anyway_is_said_without_what_should_have_been() {
    for (text, better) in [
        ("This should have been caught in review.", "This was not caught in review."),
        ("The empty index should have been noticed.", "The empty index was not noticed."),
        ("The alerts should have been noticed.", "The alerts were not noticed."),
        ("The change should never have been merged.", "The change was merged."),
        ("These changes should not have been deployed.", "These changes were deployed."),
    ] {
        assert_eq!(causes("blame.counterfactual", text), [better]);
    }
}

#[test]
fn of_a_name_the_writer_chooses_the_role() {
    let first = ["The on-call engineer", "The author of the change", "The incident lead"];
    assert_eq!(
        causes("blame.person-named", "Chris noticed the alert."),
        first.map(|role| format!("{role} noticed the alert."))
    );
    let within = causes("blame.person-named", "On 2 March @bob merged the change.");
    assert_eq!(within[0], "On 2 March the on-call engineer merged the change.");
    assert_eq!(items("blame.person-named", "Find out why Chris noticed the alert late"), Vec::<String>::new());
}

#[test]
fn a_zone_is_offered_where_the_report_names_it() {
    let report = |time: &str, cause: &str| Report {
        started: time.into(),
        timeline: vec![TimelineEvent { time: "14:31 CET".into(), event: "Told".into(), ..TimelineEvent::default() }],
        root_cause: cause.into(),
        ..Report::default()
    };
    let cause = "The pool was full at 14:02, and at 14:05 it was not.";
    let offered = |time| mended(cause, &of("time.no-zone", Report { timeline: Vec::new(), ..report(time, cause) }));
    assert_eq!(offered("2026-03-02 14:02 UTC"), ["The pool was full at 14:02 UTC, and at 14:05 it was not."]);
    assert_eq!(
        offered("2026-03-02 14:02 (Europe/Oslo)"),
        ["The pool was full at 14:02 Europe/Oslo, and at 14:05 it was not."]
    );
    assert_eq!(offered("2026-03-02 14:02 +01:00"), Vec::<String>::new());
    assert_eq!(offered("2026-03-02"), Vec::<String>::new());
    // Of two zones the writer chooses.
    let event = |time: &str| TimelineEvent { time: time.into(), event: "Told".into(), ..TimelineEvent::default() };
    let timeline = vec![event("14:02 UTC"), event("14:05"), event("15:10 CET")];
    let findings = of("time.no-zone", Report { timeline, ..Report::default() });
    let titles: Vec<&str> = findings[0].fixes.iter().map(|fix| fix.title.as_str()).collect();
    assert_eq!(titles, ["Add “UTC”", "Add “CET”"]);
    assert_eq!(mended("14:05", &findings), ["14:05 UTC", "14:05 CET"]);
}

#[test]
fn a_row_begins_with_its_verb_where_it_reads() {
    for (text, better) in [
        ("We need to streamline our pipelines", "Streamline our pipelines"),
        ("The team should also alert on the pool", "Alert on the pool"),
        ("Monitoring for empty answers", "Add monitoring for empty answers"),
        ("Alerts when the pool is 90 % full", "Add alerts when the pool is 90 % full"),
        ("A dedicated dashboard for the pool", "Add a dedicated dashboard for the pool"),
    ] {
        assert_eq!(items("act.verb", text), [better]);
    }
    for text in [
        "A runbook is missing",
        "Alerts fired too late",
        "Tests for the migration should be there",
        "Runbook for the failover",
        "Documentation of the pool",
        "We should not deploy on Fridays",
    ] {
        assert_eq!(items("act.verb", text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_question_mark_makes_a_question_of_what_is_one() {
    for (text, better) in [
        ("Is the pool limited.", "Is the pool limited?"),
        ("Does the swap stop when the new index is empty", "Does the swap stop when the new index is empty?"),
        ("Was the rollback tried on staging!", "Was the rollback tried on staging?"),
    ] {
        assert_eq!(checks("chk.not-question", text), [better]);
    }
    for text in ["Must be covered by a test", "Is the limit set. Then roll out.", "Should have an owner", "Indexes"] {
        assert_eq!(checks("chk.not-question", text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn rows_and_words_of_the_report_are_taken_as_they_are() {
    let rows = vec![action("Add an alert", "Platform lead", "P1"), action("Add a limit", "", "Low")];
    let report = |rows: &[ActionItem]| Report { action_items: rows.to_vec(), ..Report::default() };
    assert_eq!(mended("", &of("act.no-owner", report(&rows))), ["Platform lead"]);
    assert_eq!(mended("P1", &of("act.priority-invalid", report(&rows))), ["High"]);
    let unknown = vec![action("Add an alert", "Platform lead", "Purple")];
    assert_eq!(mended("Purple", &of("act.priority-invalid", report(&unknown))), ["High", "Medium", "Low"]);
    let named = Report { priority_actions: vec![item("Reject a release without a limit")], ..report(&rows) };
    assert_eq!(mended("", &of("pri.not-in-table", named)), ["Reject a release without a limit"]);
    let cause = "On Tuesday, 2026-03-02 the pool was full.";
    assert_eq!(causes("time.weekday", cause), ["On Monday, 2026-03-02 the pool was full."]);
    let secret = Report { root_cause: "It logs password=hV3kq9Zr2mXw7Lp4 at start.".into(), ..Report::default() };
    assert_eq!(of("sec.secret", secret)[0].fixes[0].title, "Redact it");
}
