//! A timeline in any of the forms people write: tables, lists, paragraphs, sub-headings by time.
//!
//! What has more in one entry than one line can hold is no timeline for a table; it stays as it is.

use super::is_blank;
use super::outline::Part;
use crate::markdown::list::{Line, marker, read_items};
use crate::markdown::structure::Fenced;
use crate::markdown::table::{self, Block, Table};

/// Rows of a timeline, and the titles above them that stand for our own, each with its line.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) rows: Vec<(usize, String, String)>,
    pub(super) titles: Vec<(usize, Vec<String>)>,
}

/// The rows of a section and the parts below it. `None` where it stays as it is.
pub(super) fn rows(lines: &[Line<'_>], below: &[Part<'_>]) -> Option<Rows> {
    let mut rows = Rows::default();
    rows.read(lines)?;
    for part in below {
        let before = rows.rows.len();
        let (time, event) = split_time(part.text).unwrap_or_else(|| (part.text.to_owned(), String::new()));
        rows.rows.push((part.number, time, event));
        rows.read(&part.body)?;
        // A paragraph below a time is what happened then.
        if rows.rows.len() == before + 2 && rows.rows[before + 1].1.is_empty() {
            let (_, _, text) = rows.rows.remove(before + 1);
            let event = &mut rows.rows[before].2;
            *event = if event.is_empty() { text } else { format!("{event}: {text}") };
        } else if rows.rows.len() > before + 1 && rows.rows[before + 1..].iter().all(|(_, time, _)| time.is_empty()) {
            return None;
        }
    }
    rows.rows.iter().any(|(_, time, event)| !time.is_empty() && !event.is_empty()).then_some(rows)
}

impl Rows {
    fn read(&mut self, lines: &[Line<'_>]) -> Option<()> {
        for block in table::blocks(lines) {
            match block {
                Block::Table(lines) => self.read_table(lines)?,
                Block::Text(lines) if is_blank(lines) => {}
                Block::Text(lines) => self.read_text(lines)?,
            }
        }
        Some(())
    }

    fn read_text(&mut self, lines: &[Line<'_>]) -> Option<()> {
        let is_code = |line: &Line<'_>| line.fenced != Fenced::Outside;
        (!lines.iter().any(is_code)).then_some(())?;
        let unindented: Vec<Line<'_>> = lines.iter().map(|line| without_indent(*line)).collect();
        for read in read_items(&unindented) {
            let mut parts = read.text.lines();
            let is_plain = parts.next().is_some()
                && parts
                    .all(|line| !line.is_empty() && marker(line.trim_start()).is_none() && !line.starts_with("    "));
            is_plain.then_some(())?;
            match split_time(&read.text) {
                Some((time, event)) => self.rows.push((read.number, time, event)),
                None => self.rows.push((read.number, String::new(), read.text)),
            }
        }
        Some(())
    }

    fn read_table(&mut self, lines: &[Line<'_>]) -> Option<()> {
        let Table { head, rows } = Table::read(lines);
        let (head_line, head) = head?;
        let times: Vec<usize> = (0..head.len()).filter(|index| is_time(&head[*index])).collect();
        let event = (0..head.len()).find(|index| !times.contains(index) && is_event(&head[*index]))?;
        (!times.is_empty()).then_some(())?;
        // What a title says of zones and dates is kept, the plain word is not.
        let is_more = |index: &&usize| head[**index].trim().contains([' ', '(', '[']);
        for index in times.iter().chain([&event]).filter(is_more) {
            self.rows.push((head_line, String::new(), head[*index].clone()));
        }
        let is_other = |index: &usize| !times.contains(index) && *index != event;
        let is_used =
            |index: usize| rows.iter().any(|(_, cells)| cells.get(index).is_some_and(|cell| !cell.is_empty()));
        let is_left_out = |index: &usize| if is_other(index) { !is_used(*index) } else { !is_more(&index) };
        let left_out = (0..head.len()).filter(is_left_out).map(|index| head[index].clone()).collect();
        self.titles.push((head_line, left_out));
        for (number, cells) in rows {
            let at = |index: usize| cells.get(index).map(String::as_str).unwrap_or_default();
            let time: Vec<&str> = times.iter().map(|index| at(*index)).filter(|text| !text.is_empty()).collect();
            let mut text = at(event).to_owned();
            for index in (0..cells.len()).filter(is_other).filter(|index| !at(*index).is_empty()) {
                let title = head.get(index).map(|title| format!("{title}: ")).unwrap_or_default();
                text.push_str(&format!(" ({title}{})", at(index)));
            }
            self.rows.push((number, time.join(" "), text.trim().to_owned()));
        }
        Some(())
    }
}

fn without_indent(line: Line<'_>) -> Line<'_> {
    let text = line.text.strip_prefix('\t').unwrap_or(line.text);
    let spaces = text.len() - text.trim_start_matches(' ').len();
    Line { text: if spaces <= 3 { &text[spaces..] } else { text }, ..line }
}

fn is_time(title: &str) -> bool {
    let title = title.to_lowercase();
    ["time", "date", "when", "day", "timestamp", "tid", "时间"].iter().any(|word| title.starts_with(word))
}

fn is_event(title: &str) -> bool {
    let title = title.to_lowercase();
    ["event", "what", "description", "action", "detail", "comment", "note", "hendelse", "事件"]
        .iter()
        .any(|word| title.starts_with(word))
}

/// Zones, as people write them behind a time.
const ZONES: [&str; 24] = [
    "utc", "gmt", "z", "cet", "cest", "pst", "pdt", "pt", "mst", "mdt", "mt", "cst", "cdt", "ct", "est", "edt", "et",
    "bst", "ist", "jst", "aest", "aedt", "am", "pm",
];

const NAMES: [&str; 19] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon", "tue", "wed", "thu",
    "fri", "sat", "sun",
];

/// The time that an entry begins with, and the rest of it.
pub(in crate::markdown) fn split_time(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    let mark = ["**", "__", "*", "_", "`", "["].into_iter().find(|mark| text.starts_with(mark)).unwrap_or("");
    let is_edge = |c: char| c.is_whitespace() || ":-–—|,".contains(c);
    let inside = &text[mark.len()..];
    let (time, rest) = match mark {
        "" => inside.split_at(time_end(inside)),
        _ => {
            let (time, rest) = inside.split_once(if mark == "[" { "]" } else { mark })?;
            (time_end(time) == time.len()).then_some((time, rest))?
        }
    };
    let time = time.trim_matches(is_edge);
    let has_digit = time.contains(|c: char| c.is_ascii_digit());
    let has_sign = time.contains([':', '-', '/', '.']) || time.contains(' ');
    (has_digit && has_sign).then(|| (time.to_owned(), rest.trim_start_matches(is_edge).to_owned()))
}

/// The end of the words that are a time: clocks, dates, zones, names of days and months.
fn time_end(text: &str) -> usize {
    let mut end = 0;
    let mut is_after_name = false;
    let mut depth = 0_usize;
    for word in text.split_inclusive(char::is_whitespace) {
        let bare = word.trim_end();
        // Two blanks in a row end nothing.
        if bare.is_empty() {
            end += word.len();
            continue;
        }
        let core = bare.trim_matches(|c: char| "()[]:,~≈-–—".contains(c)).to_lowercase();
        let has_digit = core.starts_with(|c: char| c.is_ascii_digit());
        let is_clock = has_digit
            && core.contains([':', '-', '/', '.', 'h'])
            && core
                .chars()
                .all(|c| c.is_ascii_digit() || ":-/.–+~thzampx".contains(c) || (c == ',' && core.contains(':')));
        let is_day = has_digit && core.chars().take_while(char::is_ascii_digit).count() <= 4 && {
            let ending = core.trim_start_matches(|c: char| c.is_ascii_digit());
            (["st", "nd", "rd", "th"].contains(&ending) || (ending.is_empty() && (is_after_name || core.len() == 4)))
                || matches!(ending, "am" | "pm")
        };
        let is_name = NAMES.iter().any(|name| core.starts_with(name)) && is_name(&core);
        let is_offset = bare.starts_with('+') && bare[1..].bytes().all(|b| b.is_ascii_digit() || b == b':');
        let is_zone = end > 0 && (is_offset || ZONES.contains(&core.as_str()));
        let is_joint = end > 0 && matches!(core.as_str(), "" | "to" | "ca." | "approx." | "of" | "in");
        if !(is_clock || is_day || is_name || is_zone || is_joint) {
            break;
        }
        depth = (depth + word.matches('(').count()).saturating_sub(word.matches(')').count());
        is_after_name = is_name;
        end += word.len();
        let is_end = bare.ends_with([':', ',']) || (bare.len() == 1 && "-–—".contains(bare)) && depth == 0 && !is_joint;
        if is_end && depth == 0 {
            break;
        }
    }
    // A joint is only one between times.
    let words = text[..end].trim_end();
    let last = words.rsplit(char::is_whitespace).next().unwrap_or_default();
    if matches!(last.to_lowercase().as_str(), "to" | "of" | "in") { words.len() - last.len() } else { end }
}

/// True for the whole name of a day or month, or its first letters.
fn is_name(word: &str) -> bool {
    let whole = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "sept",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "tues",
        "thurs",
    ];
    word.trim_end_matches('.').len() == 3 || whole.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_an_entry_is_told_from_what_happened() {
        for (entry, time, event) in [
            ("12:48 (6:48 PDT): The last block", "12:48 (6:48 PDT)", "The last block"),
            ("12:45 PM PST Saturday Oct 30th: First wave", "12:45 PM PST Saturday Oct 30th", "First wave"),
            ("**11:11** We deployed", "11:11", "We deployed"),
            ("*17:35* We got an alert", "17:35", "We got an alert"),
            ("08:33 Start the deployment", "08:33", "Start the deployment"),
            ("7:32 PM - The chain stalled", "7:32 PM", "The chain stalled"),
            ("01-31-2024 - The fix was added", "01-31-2024", "The fix was added"),
            ("21:00 - Team alerted", "21:00", "Team alerted"),
            ("2018-07-08 ca. 18:30", "2018-07-08 ca. 18:30", ""),
            ("02:22 UTC - OBS is back", "02:22 UTC", "OBS is back"),
            ("09:02 OBS is back", "09:02", "OBS is back"),
            ("Feb 21, 13:00", "Feb 21", "13:00"),
        ] {
            assert_eq!(split_time(entry), Some((time.to_owned(), event.to_owned())), "{entry}");
        }
        for entry in
            ["All times in UTC.", "3 users complained", "A user notified us", "", "May be wrong", "1st wave: 1071900"]
        {
            assert_eq!(split_time(entry), None, "{entry}");
        }
    }
}
