//! What becomes of what is pasted: rows of lists, tables, checklists, lines of a chat or a log; Markdown of a page.

use super::import::{self, split_time};
use super::list::{Line, marker};
use super::parse;
use super::structure::Fenced;
use super::table::{self, Table};
use super::web_page::{HtmlNode, escaped, from_html};
use crate::report::{Field, Report, Row, Shape};

/// What becomes of what the clipboard holds, where it is not pasted as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pasted {
    /// Rows of the field's list.
    Rows(Vec<Row>),
    /// Markdown for the box.
    Text(String),
    /// A whole report, as Markdown: whoever writes says whether it is to be imported.
    Report(String),
}

/// Headings of so many fields make a report of a text.
const HEADINGS_OF_A_REPORT: usize = 2;

/// What becomes of a text that is pasted into a box, and of the page that says the same; none where the browser
/// shall paste. `cell` counts the boxes of a row.
pub fn pasted(field: Field, cell: usize, plain: &str, page: &[HtmlNode]) -> Option<Pasted> {
    let plain = plain.replace("\r\n", "\n");
    let page = Some(from_html(page)).filter(|page| says_more(page, &plain));
    let text = page.as_ref().unwrap_or(&plain);
    if import::known_headings(text) >= HEADINGS_OF_A_REPORT {
        return Some(Pasted::Report(text.clone()));
    }
    let is_first = cell == 0 || field.shape() == Shape::Events;
    let made = page.as_ref().and_then(|page| rows(field, &by_tabs(page))).or_else(|| rows(field, &plain));
    if let Some(made) = made.filter(|_| is_first) {
        return Some(Pasted::Rows(made));
    }
    let page = page.filter(|_| takes_markdown(field, cell))?;
    let is_item = !matches!(field.shape(), Shape::Prose | Shape::Sections) && !page.contains('\n');
    Some(Pasted::Text(if is_item { unmarked(&page).to_owned() } else { page }))
}

/// True where a page is more than its words: these alone are pasted as they are, and so is code.
fn says_more(page: &str, plain: &str) -> bool {
    let fence = "```";
    let is_code = page.starts_with(fence) && page.ends_with(fence) && page.matches(fence).count() == 2;
    let words = page.replace("\\\n", "\n");
    !page.is_empty() && !is_code && !words.split_whitespace().eq(plain.split_whitespace().map(escaped))
}

/// True for a box whose text readers see as Markdown.
const fn takes_markdown(field: Field, cell: usize) -> bool {
    match field.shape() {
        Shape::Prose => true,
        Shape::Bullets | Shape::Numbers | Shape::Checks | Shape::Actions => cell == 0,
        Shape::Events | Shape::Sections => cell == 1,
        _ => false,
    }
}

/// A page that is one table as a spreadsheet copies it: there, its first row may be one like the others.
fn by_tabs(page: &str) -> String {
    let lines: Vec<&str> = page.lines().collect();
    let is_table =
        lines.iter().all(|line| line.starts_with('|')) && lines.get(1).is_some_and(|line| table::is_rule(line));
    if !is_table {
        return page.replace("\\\n", "\n");
    }
    let rows = lines.iter().enumerate().filter(|(index, _)| *index != 1);
    rows.map(|(_, line)| table::read_row(line).join("\t")).collect::<Vec<_>>().join("\n")
}

/// The rows that a pasted text is for `field`; none where it is a text for one box.
fn rows(field: Field, text: &str) -> Option<Vec<Row>> {
    // One row of a table is a row; one line is a text.
    let least = if text.trim().contains('\t') { 1 } else { 2 };
    let text = of_table(field, &with_markers(text));
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let is_item = |line: &&str| marker(line.trim_start()).is_some();
    let is_list = lines.iter().filter(|line| is_item(line)).count() > 1 && lines.first().is_some_and(is_item);
    let is_table = lines.len() >= least && lines.iter().all(|line| line.trim_start().starts_with('|'));
    let rows = match field.shape() {
        Shape::Sections | Shape::Line | Shape::Prose => return None,
        Shape::Events if !is_table => events(&lines, least),
        Shape::Chain => nodes(&lines),
        Shape::Words => lines.iter().map(|line| row(&[unmarked(line.trim())])).collect(),
        _ if is_list || is_table => read(field, &text)?,
        _ => return None,
    };
    (rows.len() >= least).then_some(rows)
}

/// Bullets that other programs put on the clipboard as the signs of Markdown; what is deeper stays deeper.
fn with_markers(text: &str) -> String {
    let bulleted = |line: &str| {
        let rest = line.trim_start();
        let indent = &line[..line.len() - rest.len()];
        let item = ["•", "◦", "▪", "‣", "·", "–", "—", "○", "■"].into_iter().find_map(|sign| rest.strip_prefix(sign));
        let item = item.filter(|item| item.starts_with([' ', '\t', '\u{a0}']));
        item.map(|item| format!("{indent}- {}", item.trim_start()))
    };
    let lines: Vec<String> = text.split('\n').map(|line| bulleted(line).unwrap_or_else(|| line.to_owned())).collect();
    lines.join("\n")
}

/// Lines of cells parted by tabs, as a spreadsheet copies them: a table where the field has cells, a list where it has
/// none. Any other text stays.
fn of_table(field: Field, text: &str) -> String {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let columns = lines.first().map_or(0, |line| line.matches('\t').count());
    let is_table = columns > 0
        && !lines[0].starts_with([' ', '\t'])
        && lines.iter().all(|line| line.matches('\t').count() == columns);
    let cells = |line: &str| line.split('\t').map(|cell| cell.trim().replace('|', "\\|")).collect::<Vec<_>>();
    let made: Vec<String> = match field.shape() {
        Shape::Actions if is_table => {
            let row = |line: &&str| format!("| {} |", cells(line).join(" | "));
            let mut rows: Vec<String> = lines.iter().map(row).collect();
            let head: Vec<Line<'_>> =
                rows[..1].iter().map(|text| Line { number: 1, text, fenced: Fenced::Outside }).collect();
            let rule = format!("|{}", "---|".repeat(columns + 1));
            let titled = [head[0], Line { number: 2, text: &rule, fenced: Fenced::Outside }];
            if table::action_columns(&Table::read(&titled)).is_some() {
                rows.insert(1, rule);
            }
            rows
        }
        // Column titles say which cell is the time.
        Shape::Events if is_table && lines.len() > 1 && split_time(cells(lines[0])[0].as_str()).is_none() => {
            let mut rows: Vec<String> = lines.iter().map(|line| format!("| {} |", cells(line).join(" | "))).collect();
            rows.insert(1, format!("|{}", "---|".repeat(columns + 1)));
            rows
        }
        Shape::Bullets | Shape::Numbers | Shape::Checks if is_table => {
            let filled = |line: &&str| {
                let cells: Vec<&str> = line.split('\t').map(str::trim).filter(|cell| !cell.is_empty()).collect();
                format!("- {}", cells.join(" – "))
            };
            lines.iter().map(filled).collect()
        }
        _ => return text.to_owned(),
    };
    made.join("\n")
}

fn row(cells: &[&str]) -> Row {
    Row { cells: cells.iter().map(|cell| (*cell).to_owned()).collect(), ..Row::default() }
}

fn unmarked(line: &str) -> &str {
    marker(line).map_or(line, |(width, _)| line.get(width..).unwrap_or_default())
}

/// As a part of a report under the field's heading. Whatever else it might be is for one box.
fn read(field: Field, text: &str) -> Option<Vec<Row>> {
    if text.lines().any(|line| line.starts_with(['#', '`', '~'])) {
        return None;
    }
    let (section, label) = (field.section().heading(), field.label());
    let below = if label.eq_ignore_ascii_case(section) { String::new() } else { format!("### {label}\n\n") };
    let mut report = parse(&format!("## {section}\n\n{below}{text}\n")).report;
    let rows = report.rows(field);
    report.set_rows(field, Vec::new());
    let is_all = Report { front_matter: String::new(), ..report }.is_untouched();
    is_all.then_some(rows)
}

/// Arrows stand between nodes, on lines of their own or within one.
fn nodes(lines: &[&str]) -> Vec<Row> {
    let lines: Vec<&str> = lines.iter().map(|line| unmarked(line.trim())).collect();
    let joined = lines.join("\n").replace("->", "→").replace("=>", "→");
    let nodes = joined.split(['\n', '→', '↓', '⇒']).map(str::trim).filter(|node| !node.is_empty());
    nodes.map(|node| row(&[node])).collect()
}

/// A line that begins with a time is an event, and so are the lines behind it that begin with none. In
/// a copied chat the time stands behind the name and the words on the next line.
fn events(lines: &[&str], least: usize) -> Vec<Row> {
    let mut events: Vec<(String, String)> = Vec::new();
    for line in lines {
        let line = line.trim();
        let bare = unmarked(line);
        match (split_time(bare).or_else(|| said_at(bare)), events.last_mut()) {
            (Some(event), _) => events.push(event),
            (None, Some((_, event))) => {
                event.push_str(if event.is_empty() { "" } else { " " });
                event.push_str(line);
            }
            (None, None) => events.push((String::new(), line.to_owned())),
        }
    }
    if events.iter().filter(|(time, _)| !time.is_empty()).count() < least {
        return Vec::new();
    }
    events.iter().map(|(time, event)| row(&[time, &event.replace('\t', " – ")])).collect()
}

/// `Ada  [2:02 PM]` and `ada 14:02`: a short name, and a time that ends the line.
fn said_at(line: &str) -> Option<(String, String)> {
    let starts = line.char_indices().filter(|(at, _)| line[..*at].ends_with(char::is_whitespace));
    let mut starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    starts.truncate(4);
    let (name, time) = starts.into_iter().find_map(|at| {
        let (time, rest) = split_time(&line[at..]).filter(|(time, _)| time.contains(':'))?;
        rest.is_empty().then(|| (line[..at].trim(), time))
    })?;
    Some((time, format!("{name}:")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(field: Field, text: &str) -> Vec<Vec<String>> {
        rows(field, text).unwrap_or_default().into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn a_markdown_list_becomes_items_in_every_list_field() {
        for field in Field::ALL {
            let made = cells(field, "- Alpha is slow\n- Beta is slow\n");
            if matches!(field.shape(), Shape::Line | Shape::Prose | Shape::Sections | Shape::Events) {
                assert!(made.is_empty(), "{field:?}");
                continue;
            }
            assert_eq!(made.len(), 2, "{field:?}: {made:?}");
            assert!(made[0].contains(&"Alpha is slow".to_owned()), "{field:?}: {made:?}");
        }
        assert_eq!(cells(Field::UserImpact, "1. a b\n2. c d"), [["a b"], ["c d"]]);
        assert_eq!(
            cells(Field::PreReleaseChecklist, "- [x] Is it?\n- [ ] Was it?"),
            [["Is it?", "x"], ["Was it?", ""]]
        );
        assert_eq!(cells(Field::CausalChain, "502 -> Pool full → No bound"), [["502"], ["Pool full"], ["No bound"]]);
        let table = "| Action | Owner |\n|---|---|\n| Bound it | Ada |\n| Test it | Bo |\n";
        assert_eq!(cells(Field::ActionItems, table)[1][..2], ["Test it", "Bo"]);
    }

    #[test]
    fn what_is_no_list_stays_a_text() {
        for text in ["one line", "two\nlines of prose", "- one item", "# Title\n- a\n- b", "Words first:\n- a\n- b"] {
            assert_eq!(cells(Field::UserImpact, text), Vec::<Vec<String>>::new(), "{text}");
        }
    }

    #[test]
    fn lines_of_logs_and_chats_become_events_with_their_zones() {
        for (text, expected) in [
            (
                "2026-03-02T14:02:11Z first 502\n2026-03-02T14:05:00+01:00 page sent\n  to on-call",
                [["2026-03-02T14:02:11Z", "first 502"], ["2026-03-02T14:05:00+01:00", "page sent to on-call"]],
            ),
            (
                "2026-03-02 14:02:11,120 ERROR pool full\n2026-03-02 14:02:12,001 WARN retry",
                [["2026-03-02 14:02:11,120", "ERROR pool full"], ["2026-03-02 14:02:12,001", "WARN retry"]],
            ),
            (
                "[2026-03-02 14:02:11 +0000] GET / 502\n[2026-03-02 14:03:11 +0000] GET / 502",
                [["2026-03-02 14:02:11 +0000", "GET / 502"], ["2026-03-02 14:03:11 +0000", "GET / 502"]],
            ),
            (
                "Mar  2 14:02:11 orders-api: pool full\nMar  2 14:03:11 orders-api: restarted",
                [["Mar  2 14:02:11", "orders-api: pool full"], ["Mar  2 14:03:11", "orders-api: restarted"]],
            ),
            (
                "Ada Lovelace  [2:02 PM]\nCheckout is down?\nbo 14:05\nlooking",
                [["2:02 PM", "Ada Lovelace: Checkout is down?"], ["14:05", "bo: looking"]],
            ),
            ("- 14:02 UTC: paged\n- 14:10 UTC: rolled back", [["14:02 UTC", "paged"], ["14:10 UTC", "rolled back"]]),
        ] {
            assert_eq!(cells(Field::Timeline, text), expected, "{text}");
        }
        assert!(cells(Field::Timeline, "It was 14:02.\nThen nothing.").is_empty());
    }

    #[test]
    fn bullets_of_other_programs_are_items() {
        for text in
            ["• Alpha is slow\n• Beta is slow", "–\tAlpha is slow\n–\tBeta is slow", "▪ Alpha is slow\n▪ Beta is slow"]
        {
            assert_eq!(cells(Field::UserImpact, text), [["Alpha is slow"], ["Beta is slow"]], "{text}");
        }
        assert_eq!(cells(Field::UserImpact, "• a b\n  ◦ inner\n• c d"), [["a b\n- inner"], ["c d"]]);
        assert!(cells(Field::UserImpact, "10 – 20 users\nwere hit").is_empty());
    }
}
