//! The laws of the written form on reports that other organisations published.
//!
//! The documents are not part of this repository, so the target runs only when asked for by name:
//! `cargo test -p postmortem --test corpus`. It fails where the folder does not exist.

#[path = "corpus/breaks.rs"]
mod breaks;
#[path = "corpus/field.rs"]
mod field;
#[path = "corpus/measure.rs"]
mod measure;
#[path = "corpus/placements.rs"]
mod placements;
#[allow(dead_code, reason = "shared with the laws")]
#[path = "laws/words.rs"]
mod words;

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::{Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use postmortem::markdown::{Imported, Outcome, Parsed, decode, faults, parse, to_html, write};
use postmortem::{Field, lint};

/// Beside the repository.
const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpus");

struct Document {
    name: String,
    text: String,
}

fn documents(folder: &str) -> Vec<Document> {
    let folder = Path::new(CORPUS).join(folder);
    let entries =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("there is no corpus in {}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry of the folder").path()).collect();
    paths.sort();
    let read = |path: &PathBuf| Document {
        name: path.display().to_string(),
        text: String::from_utf8_lossy(&fs::read(path).expect("a document")).into_owned(),
    };
    paths.iter().map(read).collect()
}

/// What people really bring, with what is right: `field` beside the corpus.
#[test]
fn what_people_bring_is_read_right() {
    let folder = Path::new(CORPUS).join("../field");
    let mut right = 0;
    println!("| file | right | what is wrong |\n|---|---|---|");
    let mut lost = Vec::new();
    for case in field::cases() {
        let bytes = fs::read(folder.join(case.file)).unwrap_or_else(|error| panic!("{}: {error}", case.file));
        let (wrong, parsed) = field::tried(case, &bytes);
        right += usize::from(wrong.is_empty());
        println!("| {} | {} | {} |", case.file, if wrong.is_empty() { "yes" } else { "no" }, wrong.join("; "));
        if let (Some(Parsed { report, imported, .. }), Ok(text)) = (parsed, decode(&bytes)) {
            let written = write(&report);
            let missing = words::missing(&text, &written, &imported);
            if !missing.is_empty() || write(&parse(&written).report) != written {
                lost.push(format!("{}: {missing:?}", case.file));
            }
        }
    }
    println!("{right} of {} are right in every value", field::cases().count());
    assert!(lost.is_empty(), "words are lost: {}", lost.join("\n"));
    assert!(right >= 22, "{right}");
}

/// Tries every law on every document of a folder and says what it saw.
fn try_all(folder: &str) {
    let documents = documents(folder);
    assert!(!documents.is_empty(), "{CORPUS}/{folder} is empty");
    let (mut bytes, mut items, mut findings) = (0, 0, 0);
    let mut faults = Vec::new();
    for Document { name, text } in &documents {
        let Parsed { report, imported, .. } = parse(text);
        let written = write(&report);
        let read_again = parse(&written).report;
        if report.clone().normalize() != report {
            faults.push(format!("{name}: normalising changes what was read"));
        }
        if read_again != report {
            faults.push(format!("{name}: the report does not come back from its written form"));
        }
        if write(&read_again) != written {
            faults.push(format!("{name}: the written form is not stable"));
        }
        let missing = words::missing(text, &written, &imported);
        if !missing.is_empty() {
            faults.push(format!("{name}: missing words {missing:?}"));
        }
        findings += lint::lint(&report, &lint::Context::default()).len();
        items += report.texts().iter().map(|(_, text)| to_html(text)).filter(|html| !html.is_empty()).count();
        bytes += text.len();
    }
    println!(
        "{folder}: {} documents, {bytes} bytes, {items} texts, {findings} findings, {} faults",
        documents.len(),
        faults.len()
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn real_reports_keep_every_word_and_their_written_form_is_stable() {
    try_all("real");
}

#[test]
fn print_what_the_rules_find_in_real_reports() {
    let mut by_rule: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    println!("| report | findings |\n|---|---|");
    for Document { name, text } in documents("real") {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let findings = lint::lint(&parse(&text).report, &lint::Context::default());
        for finding in findings.iter().filter(|finding| finding.rule != lint::UNFILLED) {
            *counts.entry(finding.rule).or_default() += 1;
        }
        for (rule, count) in &counts {
            let (findings, reports) = by_rule.entry(rule).or_default();
            *findings += count;
            *reports += 1;
        }
        let file = Path::new(&name).file_name().unwrap().to_string_lossy().into_owned();
        let counts: Vec<String> = counts.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
        println!("| {file} | {} |", counts.join(", "));
    }
    println!("\n| rule | severity | findings | reports |\n|---|---|---|---|");
    for rule in lint::RULES {
        let (findings, reports) = by_rule.get(rule.name).copied().unwrap_or_default();
        println!("| {} | {} | {findings} | {reports} |", rule.name, rule.severity.word());
    }
}

/// For people who read whether the rules are right: 150 findings drawn at random, and every error but sections that are
/// missing, which are most of them and seldom wrong.
#[test]
fn print_findings_of_real_reports() {
    const SEED: u64 = 19;
    const DRAWN: usize = 150;
    let (mut errors, mut drawn, mut missing) = (0, Vec::new(), 0);
    for Document { name, text } in documents("real").into_iter().chain(documents("../field")) {
        if name.ends_with("README.md") {
            continue;
        }
        let name = Path::new(&name).file_name().unwrap().to_string_lossy().into_owned();
        let parsed = parse(&text);
        let texts: BTreeMap<_, _> = parsed.report.texts().into_iter().collect();
        let mut findings = lint::lint(&parsed.report, &lint::Context::default());
        findings.retain(|finding| finding.rule != lint::UNFILLED);
        findings.extend(faults(&text, &parsed).into_iter().map(|fault| lint::Finding {
            rule: fault.rule,
            severity: lint::RULES.iter().find(|rule| rule.name == fault.rule).unwrap().severity,
            place: fault.place,
            span: None,
            message: fault.message,
            fixes: Vec::new(),
        }));
        for (index, finding) in findings.iter().enumerate() {
            if finding.rule == "doc.section-missing" {
                missing += 1;
                continue;
            }
            let seen: String = texts.get(&finding.place).map_or("", |text| *text).chars().take(400).collect();
            let (rule, field, message) = (finding.rule, finding.place.field, finding.message.replace('\n', " "));
            let line = format!("{rule} | {name} | {field:?} | {message} | {seen:?}");
            if finding.severity == lint::Severity::Error {
                errors += 1;
                println!("error {line}");
            }
            let mut hasher = DefaultHasher::new();
            (SEED, &name, index).hash(&mut hasher);
            drawn.push((hasher.finish(), format!("{} {line}", finding.severity.word().to_lowercase())));
        }
    }
    drawn.sort();
    println!("{missing} sections missing, {errors} other errors; {DRAWN} of {} findings, seed {SEED}:", drawn.len());
    drawn.iter().take(DRAWN).for_each(|(_, line)| println!("drawn {line}"));
}

#[test]
fn templates_keep_every_word_and_their_written_form_is_stable() {
    try_all("templates");
}

#[test]
fn most_words_land_in_the_fields_of_the_template() {
    let documents = documents("real");
    let measures: Vec<measure::Measure> =
        documents.iter().map(|document| measure::Measure::of(&document.text)).collect();
    let total = |part: fn(&measure::Measure) -> usize| measures.iter().map(part).sum::<usize>();
    let (fields, custom) = (total(|measure| measure.field_words), total(|measure| measure.custom_words));
    let share = 100.0 * fields as f64 / (fields + custom) as f64;
    println!("real: {fields} words in template fields, {custom} in custom sections: {share:.1} % in template fields");
    println!(
        "real: {} words in timelines, {} in other optional data",
        total(|m| m.timeline_words),
        total(|m| m.optional_words)
    );
    assert!(share >= 60.0);
    for (name, part, at_least) in [("title", 0, 95.0), ("summary", 1, 95.0), ("action items", 2, 90.0)] {
        let having: Vec<bool> = measures.iter().filter_map(|measure| measure.found[part]).collect();
        let found = having.iter().filter(|found| **found).count();
        let share = 100.0 * found as f64 / having.len() as f64;
        println!("real: {name} found in {found} of {} documents that have it: {share:.1} %", having.len());
        for (document, measure) in documents.iter().zip(&measures) {
            if measure.found[part] == Some(false) {
                println!("  not in {}", document.name);
            }
        }
        assert!(share >= at_least, "{name}");
    }
}

#[test]
fn headings_are_recognised_as_the_table_says() {
    let documents = documents("real").into_iter().chain(documents("templates"));
    let found =
        documents.flat_map(|document| measure::headings(&document.text)).collect::<std::collections::BTreeSet<_>>();
    let table: String = found.iter().map(|(heading, field)| format!("{heading}\t{field}\n")).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/headings.tsv");
    if std::env::var_os("UPDATE_HEADINGS").is_some() {
        fs::write(&path, &table).expect("the table is written");
    }
    println!("{table}");
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(table, committed, "set UPDATE_HEADINGS to write {}", path.display());
}

#[test]
fn placements_to_read() {
    for document in placements::drawn(documents("real"), 50) {
        println!("{document}");
    }
}

/// What the summary of an import names is all that the report holds, and each of its lines says where the words stand.
#[test]
fn the_outcome_of_an_import_names_all_that_a_report_holds() {
    let all = ["real", "templates", "../field"].into_iter().flat_map(documents);
    let mut faults = Vec::new();
    for Document { name, text } in all {
        let Parsed { report, imported, markup, .. } = parse(&text);
        let Outcome { template, optional, custom } = Outcome::of(&report);
        let mut named: Vec<Field> = template.into_iter().chain(optional).collect();
        named.extend((!custom.is_empty()).then_some(Field::CustomSections));
        let holding: BTreeSet<Field> = report.texts().into_iter().map(|(place, _)| place.field).collect();
        if named.len() != holding.len() || !named.iter().all(|field| holding.contains(field)) {
            faults.push(format!("{name}: named are {named:?}, and {holding:?} hold something"));
        }
        if custom.len() != report.custom_sections.len() || custom.iter().any(|heading| heading.is_empty()) {
            faults.push(format!("{name}: the custom sections are named {custom:?}"));
        }
        let lines: Vec<&str> = text.lines().collect();
        // Another markup says by signs what Markdown says by words.
        for note in imported.iter().filter(|note| markup.is_none() && !is_on(&lines, note)) {
            faults.push(format!("{name}: {:?} is not on line {}", note.text, note.line));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn is_on(lines: &[&str], note: &Imported) -> bool {
    let line: Vec<&str> = lines.get(note.line - 1).into_iter().flat_map(|line| words::words(line)).collect();
    words::words(&note.text).all(|word| line.contains(&word))
}

#[test]
fn line_breaks_to_read() {
    let documents: Vec<Document> = documents("real").into_iter().chain(documents("../field")).collect();
    breaks::drawn(&documents, 14, 6).iter().for_each(|line| println!("{line}"));
}

#[test]
fn the_own_template_is_an_untouched_report() {
    let own = fs::read_to_string(Path::new(CORPUS).join("../template.md")).unwrap();
    let report = parse(&own).report;
    assert!(Field::TEMPLATE.iter().all(|field| report.value(*field).is_empty()));
}
