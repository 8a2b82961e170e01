//! How often rules are right, over texts that people labelled by reading them.
//!
//! `make lint-quality` prints it. Half of the texts are lines of reports that others published, which
//! are not part of this repository; where their folder does not exist, the other half is measured.

#[path = "lint_quality/keys.rs"]
mod keys;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use postmortem::lint::{Context, RULES, Severity, lint};
use postmortem::markdown::parse;
use postmortem::report::{ActionItem, Cell, Check, Item, ValueMut};
use postmortem::{Field, Report};

/// Beside the repository.
const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpus/real");

/// The files of labels.
const SETS: [&str; 6] = ["own", "secrets", "secrets-held", "names", "part2", INDEPENDENT];

/// The labels of a reader who had not seen the rules, which are told apart.
const INDEPENDENT: &str = "independent";

/// A text, and the rules that should find something in it.
struct Labelled {
    set: &'static str,
    source: String,
    field: Field,
    /// Of the action table.
    cell: Cell,
    text: String,
    rules: BTreeSet<String>,
}

/// Rules that count the rows or nodes of a field. A label is about one text, so they are not asked here.
const COUNTING: [&str; 3] = ["chain.short", "pri.count", "pri.not-in-table"];

/// Two names that readers give to one slip. No two rules say the same of the same words: of a text that is labelled with
/// both, the second is what it should be told.
const ONE_SLIP: [(&str, &str); 4] = [
    ("sec.secret", "link.credentials"),
    ("cause.person", "blame.role-did-it"),
    ("cause.person", "blame.failed-to"),
    ("cause.person", "blame.human-error"),
];

/// What came of one rule, or of some.
#[derive(Clone, Copy, Default)]
struct Score {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Score {
    fn add(&mut self, other: Score) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }

    fn precision(self) -> String {
        share(self.right, self.right + self.wrong)
    }

    fn recall(self) -> String {
        share(self.right, self.right + self.missed)
    }
}

fn share(part: usize, whole: usize) -> String {
    if whole == 0 { "-".into() } else { format!("{:.2}", part as f64 / whole as f64) }
}

fn labelled() -> Vec<Labelled> {
    SETS.into_iter().flat_map(read).collect()
}

fn read(set: &'static str) -> Vec<Labelled> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/labels").join(set).with_extension("tsv");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#') && !line.starts_with("source\t"));
    rows.filter_map(|line| row(set, line)).collect()
}

/// `None` for a line of a report where there are none.
fn row(set: &'static str, line: &str) -> Option<Labelled> {
    let [source, field, text, rules] = line.split('\t').collect::<Vec<_>>()[..] else {
        panic!("four columns: {line:?}")
    };
    let text = match source {
        "written" => keys::drawn(&text.replace("\\n", "\n")),
        _ if !Path::new(CORPUS).exists() => return None,
        _ => corpus_line(source),
    };
    let (field, cell) = field.split_once('/').unwrap_or((field, "item"));
    let is_named = |cell_of_row: &Cell| cell_of_row.label().eq_ignore_ascii_case(cell);
    let cell = Cell::ACTION.into_iter().find(is_named).unwrap_or_else(|| panic!("no cell is named {cell:?}: {line:?}"));
    let field = Field::named(field).unwrap_or_else(|| panic!("no field is named {field:?}: {line:?}"));
    let mut rules: BTreeSet<String> =
        rules.split(',').map(str::trim).filter(|rule| *rule != "-").map(str::to_owned).collect();
    for (one, other) in ONE_SLIP {
        if rules.contains(other) {
            rules.remove(one);
        }
    }
    Some(Labelled { set, source: source.to_owned(), field, cell, text, rules })
}

/// The line `FILE:NUMBER` without its list marker, box, heading or quotation signs; of a table row the
/// cells, joined by a dash.
fn corpus_line(source: &str) -> String {
    let (file, number) = source.rsplit_once(':').unwrap_or_else(|| panic!("FILE:LINE, not {source:?}"));
    let path: PathBuf = Path::new(CORPUS).join(file);
    let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let number: usize = number.parse().unwrap_or_else(|_| panic!("FILE:LINE, not {source:?}"));
    let line = text.lines().nth(number - 1).unwrap_or_else(|| panic!("{source}: no such line")).trim();
    if let Some(row) = line.strip_prefix('|') {
        let cells = row.split('|').map(str::trim).filter(|cell| !cell.is_empty());
        return cells.collect::<Vec<_>>().join(" - ");
    }
    let bare = line.trim_start_matches(['#', '>', '-', '*', '+']);
    let bare = if bare.starts_with([' ', '\t']) { bare.trim_start() } else { line };
    let digits = bare.len() - bare.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let bare = match bare[digits..].strip_prefix(['.', ')']).filter(|rest| digits > 0 && rest.starts_with(' ')) {
        Some(rest) => rest.trim_start(),
        None => bare,
    };
    // The title of front matter.
    let bare = bare.strip_prefix("title: ").map_or(bare, |title| title.trim_matches(['"', '\'']));
    let is_box = ["[ ] ", "[x] ", "[X] "].iter().find_map(|mark| bare.strip_prefix(mark));
    is_box.unwrap_or(bare).to_owned()
}

/// A report in which the text stands alone in its field.
fn report(labelled: &Labelled) -> Report {
    let mut report = Report::default();
    let Labelled { field, cell, .. } = *labelled;
    let text = labelled.text.clone();
    match report.value_mut(field) {
        ValueMut::Text(value) => *value = text,
        ValueMut::Items(items) => items.push(Item { text, ..Item::default() }),
        ValueMut::Checks(checks) => checks.push(Check { text, ..Check::default() }),
        ValueMut::Links(links) => *links = parse(&format!("## Related Links\n\n- {text}\n")).report.related_links,
        ValueMut::Actions(rows) => {
            let mut row = ActionItem {
                item: "Add an alert".into(),
                owner: "Quality lead".into(),
                priority: "High".into(),
                status: "Open".into(),
                ..ActionItem::default()
            };
            *row.cell_mut(cell).expect("a cell of the action table") = text;
            rows.push(row);
        }
        ValueMut::Events(_) | ValueMut::Sections(_) => panic!("no label is about {}", field.label()),
    }
    report.normalize()
}

/// The rules that find something in the text, and how they weigh it.
fn found(labelled: &Labelled) -> BTreeMap<&'static str, Severity> {
    let report = report(labelled);
    let findings = lint(&report, &Context::default());
    let about = findings.iter().filter(|finding| finding.place.field == labelled.field);
    about.map(|finding| (finding.rule, finding.severity)).filter(|(rule, _)| !COUNTING.contains(rule)).collect()
}

/// Published, and not to be fallen below: precision and recall of each severity, over all labels.
const FLOORS: [(Severity, f64, f64); 3] =
    [(Severity::Error, 1.0, 1.0), (Severity::Warning, 0.90, 0.88), (Severity::Hint, 0.80, 0.80)];

/// Fewer labels measure too little. Those of published reports are not counted, where their folder does not exist.
const FEWEST: usize = 900;

#[test]
fn rules_are_right_as_often_as_is_published() {
    let labelled = labelled();
    let counts = Counts::of(&labelled);
    println!("{}", counted(&labelled));
    counts.print_rules();
    counts.print_severities();
    let unknown: BTreeSet<&str> = labelled.iter().flat_map(|labelled| &labelled.rules).map(String::as_str).collect();
    let is_known = |rule: &&str| RULES.iter().any(|known| *known.name == **rule);
    let unknown: Vec<&str> = unknown.into_iter().filter(|rule| !is_known(rule)).collect();
    println!("\nlabels of rules that were not made: {unknown:?}");
    assert!(labelled.len() >= FEWEST || !Path::new(CORPUS).exists(), "{} labels", labelled.len());
    for (severity, precision, recall) in FLOORS {
        let Score { right, wrong, missed } = counts.of_severity(severity, &SETS);
        let share = |whole: usize| if whole == 0 { 1.0 } else { right as f64 / whole as f64 };
        let (found, wanted) = (share(right + wrong), share(right + missed));
        assert!(found >= precision, "precision of {}s is {found:.3}, below {precision}", severity.word());
        assert!(wanted >= recall, "recall of {}s is {wanted:.3}, below {recall}", severity.word());
    }
}

fn counted(labelled: &[Labelled]) -> String {
    let written = labelled.iter().filter(|labelled| labelled.source == "written").count();
    let independent = labelled.iter().filter(|labelled| labelled.set == INDEPENDENT).count();
    let secret = |labelled: &&Labelled| labelled.set.starts_with("secrets");
    let secrets: Vec<&Labelled> = labelled.iter().filter(secret).collect();
    let harmless = secrets.iter().filter(|labelled| labelled.rules.is_empty()).count();
    format!(
        "{} texts: {written} written, {} from published reports; {independent} labelled by a reader who had not seen the rules; \
         {} about secrets, {harmless} of them without any finding",
        labelled.len(),
        labelled.len() - written,
        secrets.len(),
    )
}

/// What came of all labels.
#[derive(Default)]
struct Counts {
    by_rule: BTreeMap<(&'static str, &'static str), Score>,
    by_severity: BTreeMap<(&'static str, Severity), Score>,
}

impl Counts {
    /// Asks the rules of each text, and says where they differ from its label.
    fn of(labelled: &[Labelled]) -> Counts {
        let mut counts = Counts::default();
        for labelled in labelled {
            let found = found(labelled);
            for rule in RULES {
                let (is_found, is_right) = (found.contains_key(rule.name), labelled.rules.contains(rule.name));
                if is_found != is_right {
                    let what = if is_found { "wrong " } else { "missed" };
                    println!("{what} {:24} {:12} {}: {}", rule.name, labelled.set, labelled.source, labelled.text);
                }
                let severity = found.get(rule.name).copied().unwrap_or(rule.severity);
                let score = Score {
                    right: usize::from(is_found && is_right),
                    wrong: usize::from(is_found && !is_right),
                    missed: usize::from(!is_found && is_right),
                };
                counts.by_rule.entry((labelled.set, rule.name)).or_default().add(score);
                counts.by_severity.entry((labelled.set, severity)).or_default().add(score);
            }
        }
        counts
    }

    fn of_severity(&self, severity: Severity, sets: &[&'static str]) -> Score {
        let mut sum = Score::default();
        sets.iter().for_each(|set| sum.add(self.by_severity.get(&(*set, severity)).copied().unwrap_or_default()));
        sum
    }

    fn print_rules(&self) {
        println!(
            "\n| rule | found, right | found, wrong | missed | precision | recall | independent: right, wrong, missed |"
        );
        println!("|---|---|---|---|---|---|---|");
        for rule in RULES {
            let of = |set| self.by_rule.get(&(set, rule.name)).copied().unwrap_or_default();
            let mut all = Score::default();
            SETS.into_iter().for_each(|set| all.add(of(set)));
            let Score { right, wrong, missed } = all;
            if right + wrong + missed > 0 {
                let Score { right: r, wrong: w, missed: m } = of(INDEPENDENT);
                let (precision, recall) = (all.precision(), all.recall());
                println!("| {} | {right} | {wrong} | {missed} | {precision} | {recall} | {r}, {w}, {m} |", rule.name);
            }
        }
    }

    fn print_severities(&self) {
        println!("\n| findings | precision | recall | independent labels alone: precision | recall |");
        println!("|---|---|---|---|---|");
        for (severity, ..) in FLOORS {
            let (all, independent) = (self.of_severity(severity, &SETS), self.of_severity(severity, &[INDEPENDENT]));
            println!(
                "| {}s | {} | {} | {} | {} |",
                severity.word(),
                all.precision(),
                all.recall(),
                independent.precision(),
                independent.recall()
            );
        }
    }
}
