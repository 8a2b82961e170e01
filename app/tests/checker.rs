//! Checking again what changed says what a full check says, and runs nothing else.

use postmortem::lint::{Checker, Context, Level, RULES, Rule, Severity, lint};
use postmortem::markdown::parse;
use postmortem::progress::{self, Progress};
use postmortem::report::{ActionItem, Check, CustomSection, Item, ItemId, Link, Section, TimelineEvent, ValueMut};
use postmortem::{Field, Report};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngSeed, TestRng, TestRunner};

const FILLED: &str = include_str!("golden/filled.md");

/// `POSTMORTEM_STEPS` makes the walk longer.
const STEPS: usize = 500;

/// What is typed: words that rules look for, in English and not, and what breaks careless code.
#[rustfmt::skip]
const TEXTS: [&str; 44] = [
    "", "We should have tested it.", "Human error", "Ana Torres forgot the index", "ana torres", "Bob", "TBD", "N/A",
    "[Root Cause]", "The pool was full because calls were slow", "Some users could not log in", "High", "Low",
    "Done", "Open", "urgent", "Add an alert when pool use stays above 90 %", "Improve the alerts", "at 14:02 it fell",
    "from 14:02 to 14:43 UTC", "3,112 shoppers saw an error", "an outage for 41 minutes", "`db.toml` timed out",
    "Checkout requests end in HTTP 502", "All 20 pool connections are held during slow payment calls",
    "Der Pool war voll und die Anfragen wurden nicht beantwortet.", "接続プールが枯渇した", "password=hunter2hunter9X",
    "https://example.com/x", "ops@shop.test", "8.8.4.4", "Is the load test good enough?", "Train the engineers",
    "Restarted the pods", "We will restart the pods", "A customer wrote a ticket", "not applicable", "!!", "🎉 é",
    "Release the connection before the payment call in `orders-api`", "javascript:alert(1)", "[x]()", "\u{301}",
    "No alert watches the share of connections in use",
];

#[derive(Clone, Debug)]
struct Step {
    field: usize,
    item: usize,
    cell: usize,
    text: usize,
    what: u8,
}

fn step() -> impl Strategy<Value = Step> {
    (0..Field::ALL.len(), 0..4_usize, 0..4_usize, 0..TEXTS.len(), any::<u8>())
        .prop_map(|(field, item, cell, text, what)| Step { field, item, cell, text, what })
}

fn put<T: Default>(list: &mut Vec<T>, step: &Step, set: impl Fn(&mut T)) {
    let at = step.item.min(list.len());
    match step.what % 8 {
        0 => list.truncate(step.item),
        1 => list.rotate_left(at),
        2 => list.insert(at, T::default()),
        _ if list.len() <= step.item => list.push(T::default()),
        _ => {}
    }
    if let Some(item) = list.get_mut(step.item) {
        set(item);
    }
}

fn apply(report: &mut Report, step: &Step) {
    let text = TEXTS[step.text];
    match report.value_mut(Field::ALL[step.field]) {
        ValueMut::Text(value) if step.what.is_multiple_of(3) => value.push_str(text),
        ValueMut::Text(value) => text.clone_into(value),
        ValueMut::Items(items) => put(items, step, |item: &mut Item| item.text = text.into()),
        ValueMut::Checks(checks) => put(checks, step, |check: &mut Check| check.text = text.into()),
        ValueMut::Links(links) => put(links, step, |link: &mut Link| match step.cell {
            0 => link.label = text.into(),
            _ => link.url = text.into(),
        }),
        ValueMut::Actions(rows) => put(rows, step, |row: &mut ActionItem| match step.cell {
            0 => row.item = text.into(),
            1 => row.owner = text.into(),
            2 => row.priority = text.into(),
            _ => row.status = text.into(),
        }),
        ValueMut::Events(events) => put(events, step, |event: &mut TimelineEvent| match step.cell {
            0 => event.time = text.into(),
            _ => event.event = text.into(),
        }),
        ValueMut::Sections(sections) => {
            sections.truncate(step.item);
            sections.push(CustomSection {
                id: ItemId::default(),
                after: Section::Impact,
                heading: String::new(),
                text: text.into(),
                internal: false,
            });
        }
    }
}

/// The fields in which two reports differ.
fn changed(one: &Report, other: &Report) -> Vec<Field> {
    Field::ALL.into_iter().filter(|field| one.value(*field) != other.value(*field)).collect()
}

fn runner() -> TestRunner {
    let config = Config { rng_seed: RngSeed::Fixed(4), failure_persistence: None, ..Config::default() };
    let rng = TestRng::from_seed(config.rng_algorithm, &[4; 32]);
    TestRunner::new_with_rng(config, rng)
}

#[test]
fn after_each_of_many_edits_it_says_what_a_full_check_says() {
    let steps = std::env::var("POSTMORTEM_STEPS").map_or(STEPS, |steps| steps.parse().expect("a number of steps"));
    let mut runner = runner();
    let mut context = Context { names: vec!["Bob".into()], ..Context::default() };
    context.rules.insert("act.no-owner".into(), Level::Hint);
    let mut checker = Checker::new(context.clone());
    let mut report = parse(FILLED).report;
    checker.check(&report);
    let (mut texts, mut rules) = (0, 0);
    for number in 0..steps {
        let before = report.clone();
        let step = step().new_tree(&mut runner).expect("a step").current();
        apply(&mut report, &step);
        report = report.normalize();
        let was_english = checker.is_english();
        let found = checker.check(&report);
        assert_eq!(found, lint(&report, &context), "step {number}: {step:?}\n{report:#?}");
        if checker.is_english() == was_english {
            nothing_else_ran(&checker, &changed(&before, &report), &step);
        }
        texts += checker.ran().texts;
        rules += checker.ran().rules.len();
        // A report of nothing tells little: begin again now and then.
        if number % 500 == 499 {
            report = parse(FILLED).report;
            checker.check(&report);
        }
    }
    println!("{steps} steps: {texts} texts read again, {rules} rules about several fields asked again");
}

/// Texts are read where something changed, or where a name that came or went is mentioned; rules about several fields
/// are asked where one changed.
fn nothing_else_ran(checker: &Checker, changed: &[Field], step: &Step) {
    let ran = checker.ran();
    let has_new_people = changed.contains(&Field::ActionItems);
    assert!(has_new_people || ran.fields.iter().all(|field| changed.contains(field)), "{:?}: {step:?}", ran.fields);
    let reads = |rule: &&Rule| rule.reads_fields_together() && changed.iter().any(|field| rule.reads(*field));
    let rules: Vec<&str> = RULES.iter().filter(reads).map(|rule| rule.name).collect();
    assert_eq!(ran.rules, rules, "{step:?}");
}

#[test]
fn a_check_for_errors_finds_the_errors_of_a_full_check() {
    let all = |level| RULES.iter().map(|rule| (rule.name.to_owned(), level)).collect();
    let one = [("cause.person".to_owned(), Level::Error)].into();
    for rules in [Default::default(), all(Level::Error), all(Level::Hint), one] {
        let context = Context { rules, ..Context::default() };
        let mut runner = runner();
        let mut report = parse(FILLED).report;
        for _ in 0..200 {
            apply(&mut report, &step().new_tree(&mut runner).expect("a step").current());
            report = report.normalize();
            let errors = |mut checker: Checker| {
                let found = checker.check(&report).into_iter();
                found.filter(|finding| finding.severity == Severity::Error).collect::<Vec<_>>()
            };
            assert_eq!(
                errors(Checker::for_errors(context.clone())),
                errors(Checker::new(context.clone())),
                "{report:#?}"
            );
            let left = Progress::of(&report, &lint(&report, &context)).left();
            assert_eq!(progress::left(&report, &context), left);
        }
    }
}

#[test]
fn a_key_in_one_field_reads_that_field_and_asks_the_rules_that_read_it() {
    let mut report = parse(FILLED).report;
    let mut checker = Checker::new(Context::default());
    checker.check(&report);
    report.root_cause.push('x');
    checker.check(&report);
    let rules: Vec<&str> = RULES
        .iter()
        .filter(|rule| rule.reads_fields_together() && rule.reads(Field::RootCause))
        .map(|rule| rule.name)
        .collect();
    assert_eq!((checker.ran().fields.as_slice(), &checker.ran().rules), ([Field::RootCause].as_slice(), &rules));
    checker.check(&report);
    assert!(checker.ran().fields.is_empty() && checker.ran().rules.is_empty());
}

#[test]
fn a_key_in_one_item_reads_that_item_alone_and_a_new_row_reads_its_own_cells() {
    let mut report = parse(FILLED).report;
    let mut checker = Checker::new(Context::default());
    checker.check(&report);
    let mut read = |report: &Report| {
        assert_eq!(checker.check(report), lint(report, &Context::default()));
        (checker.ran().fields.clone(), checker.ran().texts)
    };
    report.causal_chain[1].text.push('x');
    assert_eq!(read(&report), (vec![Field::CausalChain], 1));
    report.action_items[2].item.push('x');
    assert_eq!(read(&report), (vec![Field::ActionItems], 1));
    let row = ActionItem { item: "Add an alert".into(), priority: "High".into(), ..ActionItem::default() };
    report.action_items.insert(0, row);
    assert_eq!(read(&report), (vec![Field::ActionItems], 2));
    report.causal_chain.remove(0);
    assert_eq!(read(&report), (vec![], 0));
}

#[test]
fn language_rules_are_silent_in_other_languages_and_structural_rules_are_not() {
    let report = parse(
        "### Root Cause\n\nHuman error, und der Pool war nicht groß genug für die Anfragen, die wir bei der Messung \
         hatten.\n\n## Related Links\n\n- [x](javascript:x)\n",
    )
    .report;
    let mut checker = Checker::new(Context::default());
    let rules: Vec<&str> = checker.check(&report).iter().map(|finding| finding.rule).collect();
    assert!(
        !checker.is_english() && !rules.contains(&"blame.human-error") && rules.contains(&"link.scheme"),
        "{rules:?}"
    );
}

#[test]
fn settings_change_severities_and_switch_rules_off() {
    let report = parse("### Root Cause\n\nHuman error.\n").report;
    let with = |level| {
        let mut context = Context::default();
        context.rules.insert("blame.human-error".into(), level);
        let findings = lint(&report, &context);
        findings.into_iter().find(|finding| finding.rule == "blame.human-error").map(|finding| finding.severity.word())
    };
    assert_eq!((with(Level::Off), with(Level::Hint), with(Level::Error)), (None, Some("Hint"), Some("Error")));
}
