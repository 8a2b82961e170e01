//! Where the words of a document landed, and whether what it has was found.

use postmortem::markdown::{Parsed, parse};
use postmortem::{Field, Report, Section};

use super::words::words;

/// What is counted of one document.
pub struct Measure {
    pub field_words: usize,
    pub custom_words: usize,
    pub timeline_words: usize,
    pub optional_words: usize,
    /// Title, summary and action items: `None` where the document has none, otherwise whether they were found.
    pub found: [Option<bool>; 3],
}

impl Measure {
    pub fn of(text: &str) -> Measure {
        let report = parse(text).report;
        let count = |field: Field| report.texts_of(field).iter().map(|(_, text)| words(text).count()).sum::<usize>();
        let is_timeline = |heading: &str| heading.to_lowercase().contains("timeline") || heading.contains("时间线");
        let section_words =
            |section: &postmortem::report::CustomSection| words(&section.heading).chain(words(&section.text)).count();
        let (timelines, others): (Vec<_>, Vec<_>) =
            report.custom_sections.iter().partition(|section| is_timeline(&section.heading));
        let is_optional = |field: &Field| {
            matches!(field.section(), Section::Details | Section::Detection) || *field == Field::WhereWeGotLucky
        };
        Measure {
            field_words: Field::TEMPLATE.into_iter().map(count).sum(),
            custom_words: others.into_iter().map(section_words).sum(),
            timeline_words: count(Field::Timeline) + timelines.into_iter().map(section_words).sum::<usize>(),
            optional_words: Field::ALL.into_iter().filter(is_optional).map(count).sum(),
            found: found(text, &report),
        }
    }
}

fn found(text: &str, report: &Report) -> [Option<bool>; 3] {
    let has_title = text.lines().any(|line| line.starts_with("# ") || line.starts_with("title:"));
    let has = |names: &[&str]| sections(text).any(|(heading, body)| names.contains(&heading.as_str()) && body);
    let has_summary = has(&[
        "summary",
        "issue summary",
        "incident summary",
        "executive summary",
        "what happened",
        "overview",
        "摘要",
    ]);
    let has_actions = has(&[
        "action items",
        "corrective actions",
        "follow-ups",
        "action items & followups",
        "行动项",
        "aksjonspunkter",
    ]);
    [
        has_title.then_some(!report.title.is_empty()),
        has_summary.then_some(!report.what_happened.is_empty()),
        has_actions.then_some(!report.action_items.is_empty()),
    ]
}

/// The headings of a text in lower case, and whether anything stands below each.
fn sections(text: &str) -> impl Iterator<Item = (String, bool)> {
    let lines: Vec<&str> = text.lines().collect();
    let level = |line: &str| line.len() - line.trim_start_matches('#').len();
    let is_heading = move |line: &str| (1..=6).contains(&level(line)) && line.trim_start_matches('#').starts_with(' ');
    (0..lines.len())
        .filter(move |index| is_heading(lines[*index]))
        .map(|index| index)
        .collect::<Vec<_>>()
        .into_iter()
        .map({
            let lines: Vec<String> = text.lines().map(str::to_owned).collect();
            move |index| {
                let own = level(&lines[index]);
                let below = lines[index + 1..].iter().take_while(|line| !is_heading(line) || level(line) > own);
                let has_text = below.filter(|line| !is_heading(line)).any(|line| words(line).next().is_some());
                (lines[index].trim_start_matches('#').trim().trim_end_matches(['?', ':']).to_lowercase(), has_text)
            }
        })
}

/// The headings and labels of a document that were recognised in other words than ours, and their field.
pub fn headings(text: &str) -> Vec<(String, String)> {
    let Parsed { imported, .. } = parse(text);
    let lines: Vec<&str> = text.split('\n').collect();
    let notes = imported.iter().filter(|note| {
        let line = lines.get(note.line - 1).map(|line| line.trim_start()).unwrap_or_default();
        line.starts_with(['#', '*', '-', '_']) && line.contains(note.text.as_str()) && note.field != Field::Title
    });
    let is_word = |text: &str| text.chars().any(char::is_alphabetic) && text.len() > 3;
    notes
        .map(|note| (note.text.trim_end_matches([':', '?']).trim().to_lowercase(), note.field.name()))
        .filter(|(text, _)| is_word(text) && text.len() < 60)
        .collect()
}
