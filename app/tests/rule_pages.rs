//! Every rule has a page, and every example on it holds.
//!
//! An example is a code block under `## Flagged` or `## Accepted`. Its info string says how it is
//! read: `markdown` as a piece of a written report, `json` as a report, otherwise the name of a field, which then
//! holds the block's text (prose) or one item for each of its lines (lists), and is looked at alone.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use postmortem::lint::{Context, Finding, RULES};
use postmortem::markdown::{faults, parse};
use postmortem::report::{ActionItem, Check, CustomSection, Item, ItemId, Link, Section, TimelineEvent, ValueMut};
use postmortem::{Field, Report};

/// The parts of a page, in order, behind the summary: who asks why is told the reason first.
const PARTS: [&str; 5] =
    ["## Why it matters", "## What to write instead", "## What it finds", "## Flagged", "## Accepted"];

/// Fewer say too little about where a rule begins and ends.
const FEWEST_EXAMPLES: usize = 3;

/// With the severities of the pages.
fn lint(report: &Report) -> Vec<Finding> {
    postmortem::lint::lint(report, &Context::default())
}

struct Example {
    info: String,
    text: String,
}

#[test]
fn every_rule_has_a_page_with_its_parts() {
    for rule in RULES {
        let page = page(rule.name);
        let mut lines = page.lines();
        assert_eq!(lines.next(), Some(format!("# {}", rule.name).as_str()));
        assert_eq!(lines.next(), Some(""), "{}: a blank line after the heading", rule.name);
        let summary = lines.next().unwrap_or_default();
        let is_sentence = summary.ends_with('.') && summary.matches(". ").count() == 0 && summary.len() <= 120;
        assert!(is_sentence, "{}: one short sentence as summary, not {summary:?}", rule.name);
        assert_eq!(lines.next(), Some(""), "{}: the summary is a paragraph", rule.name);
        let parts: Vec<&str> = outside_code(&page).filter(|line| line.starts_with("##")).collect();
        assert_eq!(parts, PARTS, "{}", rule.name);
        for part in PARTS {
            assert!(!body(&page, part).trim().is_empty(), "{}: {part} is empty", rule.name);
        }
    }
}

#[test]
fn every_flagged_example_is_flagged() {
    let missed: Vec<String> = examples("## Flagged")
        .into_iter()
        .filter(|(rule, example)| !found(rule, example))
        .map(|(rule, example)| format!("{rule} finds nothing in {}: {:?}", example.info, example.text))
        .collect();
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn messages_begin_with_one_short_line_and_give_a_reason() {
    const LONGEST: usize = 60;
    let mut wrong = Vec::new();
    for (rule, example) in examples("## Flagged") {
        for message in messages(rule, &example) {
            let (line, reason) = message.split_once('\n').unwrap_or((&message, ""));
            let is_sentence = line.starts_with(|first: char| !first.is_lowercase()) && line.ends_with(['.', '?']);
            if line.chars().count() > LONGEST || !is_sentence || reason.is_empty() || reason.contains('\n') {
                wrong.push(format!("{rule}: {message:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_title_of_its_own_for_people() {
    const LONGEST: usize = 44;
    let titles: BTreeSet<&str> = RULES.iter().map(|rule| rule.title).collect();
    assert_eq!(titles.len(), RULES.len());
    for rule in RULES {
        let is_name = rule.title.contains('.') || rule.title.chars().count() > LONGEST;
        assert!(!is_name && !rule.title.starts_with(char::is_lowercase), "{}: {}", rule.name, rule.title);
    }
}

#[test]
fn every_accepted_example_is_accepted() {
    let wrong: Vec<String> = examples("## Accepted")
        .into_iter()
        .filter(|(rule, example)| found(rule, example))
        .map(|(rule, example)| format!("{rule} finds something in {}: {:?}", example.info, example.text))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_page_is_without_a_rule() {
    let rules: BTreeSet<PathBuf> = RULES.iter().map(|rule| path(rule.name)).collect();
    let folders = fs::read_dir(folder()).unwrap().map(|group| group.unwrap().path());
    let pages = folders.flat_map(|group| fs::read_dir(group).unwrap().map(|page| page.unwrap().path()));
    assert_eq!(pages.collect::<BTreeSet<PathBuf>>(), rules);
}

#[test]
fn names_are_unique_and_say_where_the_files_are() {
    let names: BTreeSet<&str> = RULES.iter().map(|rule| rule.name).collect();
    assert_eq!(names.len(), RULES.len());
    for name in names {
        let source = name.replace('.', "/").replace('-', "_");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lint").join(source).with_extension("rs");
        assert!(source.exists(), "{}", source.display());
    }
}

/// The examples of all rules in one part of their pages.
fn examples(part: &str) -> Vec<(&'static str, Example)> {
    let mut all = Vec::new();
    for rule in RULES {
        let examples = code_blocks(&body(&page(rule.name), part));
        assert!(examples.len() >= FEWEST_EXAMPLES, "{}: {} examples under {part}", rule.name, examples.len());
        all.extend(examples.into_iter().map(|example| (rule.name, example)));
    }
    all
}

fn found(rule: &str, example: &Example) -> bool {
    !messages(rule, example).is_empty()
}

/// What a rule says of an example.
fn messages(rule: &str, example: &Example) -> Vec<String> {
    let (faults, findings) = match example.info.as_str() {
        "markdown" => {
            let parsed = parse(&example.text);
            (faults(&example.text, &parsed), lint(&parsed.report))
        }
        "json" => {
            let report: Report = serde_json::from_str(&example.text).unwrap_or_else(|error| panic!("{rule}: {error}"));
            (Vec::new(), lint(&report.normalize()))
        }
        name => {
            let field = Field::named(name).unwrap_or_else(|| panic!("no field is named {name:?}"));
            let mut findings = lint(&report(field, &example.text));
            findings.retain(|finding| finding.place.field == field);
            (Vec::new(), findings)
        }
    };
    let faults = faults.into_iter().filter(|fault| fault.rule == rule).map(|fault| fault.message);
    faults.chain(findings.into_iter().filter(|finding| finding.rule == rule).map(|finding| finding.message)).collect()
}

fn report(field: Field, text: &str) -> Report {
    let mut report = Report::default();
    let lines = || text.lines().map(str::to_owned);
    match report.value_mut(field) {
        ValueMut::Text(value) => text.clone_into(value),
        ValueMut::Items(items) => items.extend(lines().map(|text| Item { text, ..Item::default() })),
        ValueMut::Checks(checks) => checks.extend(lines().map(|text| Check { text, ..Check::default() })),
        ValueMut::Links(links) => links.extend(lines().map(|url| Link { url, ..Link::default() })),
        ValueMut::Actions(rows) => rows.extend(lines().map(|item| ActionItem { item, ..ActionItem::default() })),
        ValueMut::Events(events) => {
            events.extend(lines().map(|event| TimelineEvent { event, ..TimelineEvent::default() }))
        }
        ValueMut::Sections(sections) => sections.push(CustomSection {
            id: ItemId::default(),
            after: Section::RelatedLinks,
            heading: String::new(),
            text: text.to_owned(),
            internal: false,
        }),
    }
    report.normalize()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules")
}

/// `act.no-owner` stands in `act/no-owner.md`.
fn path(rule: &str) -> PathBuf {
    folder().join(rule.replace('.', "/") + ".md")
}

fn page(rule: &str) -> String {
    let path = path(rule);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What stands under the heading `part`.
fn body(page: &str, part: &str) -> String {
    let mut is_inside = false;
    let mut fence = None;
    let mut lines = Vec::new();
    for line in page.lines() {
        let is_code = steps_into_code(&mut fence, line);
        if !is_code && line.starts_with("## ") {
            is_inside = line == part;
        } else if is_inside {
            lines.push(line);
        }
    }
    lines.join("\n")
}

fn outside_code(page: &str) -> impl Iterator<Item = &str> {
    let mut fence = None;
    page.lines().filter(move |line| !steps_into_code(&mut fence, line))
}

/// True for a line of a code block, its fences included. `fence` is the one that is open.
fn steps_into_code(fence: &mut Option<String>, line: &str) -> bool {
    let ticks = &line[..line.len() - line.trim_start_matches('`').len()];
    match fence {
        Some(open) if line == open.as_str() => *fence = None,
        None if ticks.len() >= 3 => *fence = Some(ticks.to_owned()),
        None => return false,
        Some(_) => {}
    }
    true
}

fn code_blocks(text: &str) -> Vec<Example> {
    let mut fence = None;
    let mut blocks: Vec<Example> = Vec::new();
    for line in text.lines() {
        let was_open = fence.is_some();
        if !steps_into_code(&mut fence, line) {
            continue;
        }
        match (was_open, &fence) {
            (false, _) => {
                let info = line.trim_start_matches('`').to_owned();
                blocks.push(Example { info, text: String::new() });
            }
            (true, Some(_)) => {
                let block = blocks.last_mut().expect("a fence has opened it");
                block.text.push_str(line);
                block.text.push('\n');
            }
            (true, None) => {}
        }
    }
    blocks
}
