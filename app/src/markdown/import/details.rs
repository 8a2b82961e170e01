//! Severity, times and people in lines, lists and tables of a text.

mod table;

use super::draft::Draft;
use super::meaning::detail;
use super::pairs::pairs;
use super::source::broken;
use crate::markdown::list::{Line, marker};
use crate::markdown::structure::Fenced;
use crate::markdown::table::{self as tables, Block};
use crate::report::{Field, Shape};
use table::take_table;

/// The most values of one key.
const MAX_VALUES: usize = 12;

/// True for lines that are a label and a value each, of which two or more say something about the report.
pub(super) fn is_header(lines: &[Line<'_>]) -> bool {
    let mut known = 0;
    let mut lines = lines.iter().filter(|line| !line.text.trim().is_empty());
    let is_pair = |line: &Line<'_>| {
        let found = if line.fenced == Fenced::Outside { pairs(inside(line), true) } else { Vec::new() };
        known += usize::from(found.iter().any(|pair| detail(pair.key).is_some() && !pair.value.is_empty()));
        !found.is_empty()
    };
    lines.all(is_pair) && known > 1
}

/// Takes details out of a text and answers the lines that are left. With `plain`, also lines such as
/// `Status: final`.
pub(super) fn take<'a>(draft: &mut Draft<'a>, lines: &[Line<'a>], plain: bool) -> Vec<Line<'a>> {
    let mut left = Vec::new();
    for block in tables::blocks(lines) {
        match block {
            Block::Table(lines) => take_table(draft, lines, plain, &mut left),
            Block::Text(lines) => take_lines(draft, lines, plain, &mut left),
        }
    }
    left
}

fn take_lines<'a>(draft: &mut Draft<'a>, lines: &[Line<'a>], plain: bool, left: &mut Vec<Line<'a>>) {
    let mut index = 0;
    while let Some(line) = lines.get(index) {
        index += 1;
        let text = inside(line);
        if plain && take_unlike(draft, &lines[index - 1..]) {
            index += usize::from(is_definition(lines.get(index)));
            continue;
        }
        let found = if line.fenced == Fenced::Outside { pairs(text, plain) } else { Vec::new() };
        if let [pair] = &found[..]
            && pair.value.is_empty()
            && let Some(field) = detail(pair.key).filter(|field| field.shape() == Shape::Words)
        {
            index += take_list(draft, field, pair.key, line.number, &lines[index..]).unwrap_or_else(|| {
                left.push(*line);
                0
            });
            continue;
        }
        let is_known = found.iter().any(|pair| detail(pair.key).is_some());
        if !is_known || goes_on(lines, index - 1, plain) {
            left.push(*line);
            continue;
        }
        for pair in found {
            if !take_pair(draft, line.number, pair.key, pair.value) {
                left.push(Line { text: pair.whole, ..*line });
            }
        }
    }
}

/// Takes a value that no colon parts from its key: `Owner - Ann`, `**Owner** Ann`, or a definition on the line below.
fn take_unlike(draft: &mut Draft<'_>, lines: &[Line<'_>]) -> bool {
    let line = &lines[0];
    if line.fenced != Fenced::Outside {
        return false;
    }
    let text = inside(line).trim_end_matches('\\').trim_end();
    if is_definition(lines.get(1)) {
        return take_pair(draft, line.number, text, lines[1].text[1..].trim());
    }
    let dashed = [" - ", " – ", " — "].into_iter().find_map(|sign| text.split_once(sign));
    let bold = || {
        let pair = text.strip_prefix("**").and_then(|text| text.split_once("** "));
        pair.filter(|(key, value)| !key.ends_with([':', '：']) && !value.starts_with([':', '：']))
    };
    let Some((key, value)) = dashed.or_else(bold) else { return false };
    let key = key.trim_matches(['*', '_', '`', ' ']);
    // "End - to - end" is no time.
    let is_value = match detail(key) {
        Some(Field::Started | Field::Detected | Field::Resolved) => value.contains(|sign: char| sign.is_ascii_digit()),
        Some(_) => value.split_whitespace().count() <= MAX_VALUES && !value.contains(": "),
        None => false,
    };
    is_value && !goes_on(lines, 0, true) && take_pair(draft, line.number, key, bare(value.trim()))
}

/// `: value` below a term.
fn is_definition(line: Option<&Line<'_>>) -> bool {
    line.is_some_and(|line| {
        line.fenced == Fenced::Outside && line.text.starts_with([':']) && line.text[1..].starts_with([' ', '\t'])
    })
}

/// A line without the marks of a quote or an item before it.
pub(super) fn inside<'a>(line: &Line<'a>) -> &'a str {
    let text = line.text.trim_start_matches(['>', ' ']);
    let text = marker(text).map_or(text, |(_, text)| text);
    // The whole line may be in italics.
    let inside =
        |mark: &str| text.trim_end().strip_prefix(mark)?.strip_suffix(mark).filter(|text| !text.contains(mark));
    let whole = ["*", "_"].into_iter().find_map(inside);
    whole.filter(|text| text.contains([':', '：'])).unwrap_or(text)
}

/// True when what stands on this line goes on below it.
fn goes_on(lines: &[Line<'_>], index: usize, plain: bool) -> bool {
    let is_ended = lines[index].text.ends_with(['\\']) || lines[index].text.ends_with("  ");
    !is_ended
        && lines.get(index + 1).is_some_and(|next| {
            let is_blank = next.text.trim_start_matches(['>', ' ']).is_empty();
            !is_blank
                && (next.text.starts_with([' ', '\t'])
                    || (marker(next.text).is_none() && pairs(inside(next), plain).is_empty()))
        })
}

/// Takes the items of a list below a key without a value, and answers how many lines they are.
fn take_list(draft: &mut Draft<'_>, field: Field, key: &str, number: usize, lines: &[Line<'_>]) -> Option<usize> {
    let indent = |line: &Line<'_>| line.text.len() - line.text.trim_start().len();
    let least = lines.iter().find(|line| !line.text.trim().is_empty()).map_or(0, indent);
    let item = |line: &&Line<'_>| {
        line.fenced == Fenced::Outside && indent(line) >= least && marker(line.text.trim_start()).is_some()
    };
    let blanks = lines.iter().take_while(|line| line.text.trim().is_empty()).count();
    let items: Vec<&Line<'_>> = lines[blanks..].iter().take_while(item).collect();
    // Quoted values are YAML that was not read as such.
    let is_plain = items.iter().all(|line| !inside(line).starts_with('"'));
    let is_field = is_plain && !items.is_empty() && items.len() <= MAX_VALUES && !draft.has(field);
    is_field.then_some(())?;
    draft.note(number, key, field);
    draft.mark(field, number);
    for line in &items {
        draft.value(field, line.number, bare(inside(line)));
    }
    Some(blanks + items.len())
}

/// False when the pair is none that the report has a place for.
fn take_pair(draft: &mut Draft<'_>, number: usize, key: &str, value: &str) -> bool {
    let Some(field) = detail(key).filter(|_| !value.trim().is_empty()) else { return false };
    if draft.has(field) || value.starts_with('"') {
        return false;
    }
    let pieces = broken(value);
    (1..pieces.len()).for_each(|_| draft.note(number, "<br>", field));
    if field.shape() == Shape::Words {
        for value in pieces.into_iter().flat_map(listed) {
            for person in people(draft, field, number, value) {
                draft.value(field, number, person);
            }
        }
    } else {
        draft.value(field, number, &pieces.join(" "));
    }
    draft.mark(field, number);
    draft.note(number, key, field);
    true
}

/// `Bo and Cy` are two people; services and tags may have the word in them.
fn people<'v>(draft: &mut Draft<'_>, field: Field, number: usize, value: &'v str) -> Vec<&'v str> {
    let is_person = |name: &str| !name.is_empty() && name.split_whitespace().count() <= 3 && !name.contains(['(', '[']);
    let parted = ["and", "&", "und", "et", "y"].into_iter().find_map(|word| {
        let (first, second) = value.split_once(&format!(" {word} "))?;
        Some((word, first.trim(), second.trim()))
    });
    match parted.filter(|_| matches!(field, Field::Authors | Field::Reviewers)) {
        Some((word, first, second)) if is_person(first) && is_person(second) => {
            draft.note(number, word, field);
            vec![first, second]
        }
        _ => vec![value.strip_prefix("and ").filter(|_| matches!(field, Field::Authors | Field::Reviewers)).map_or(
            value,
            |name| {
                draft.note(number, "and", field);
                name
            },
        )],
    }
}

/// The values of a list in one line: parted by commas, or each in code.
pub(super) fn listed(text: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let part = |sign: char| {
        depth = match sign {
            '(' | '[' => depth + 1,
            ')' | ']' => depth.saturating_sub(1),
            _ => depth,
        };
        depth == 0 && matches!(sign, ',' | ';' | '，' | '、' | '；')
    };
    let text = text.trim().trim_end_matches('\\');
    let is_code = |word: &str| word.len() > 2 && word.starts_with('`') && word.ends_with('`');
    let parts: Vec<&str> = text.split(part).map(str::trim).filter(|value| !value.is_empty()).collect();
    let words = || text.split_whitespace();
    let parts: Vec<&str> =
        if parts.len() == 1 && words().count() > 1 && words().all(is_code) { words().collect() } else { parts };
    parts.into_iter().map(bare).collect()
}

/// A value without code or emphasis around all of it.
fn bare(value: &str) -> &str {
    let inside = ["**", "__", "`", "*", "_"].into_iter().find_map(|mark| {
        let inside = value.strip_prefix(mark)?.strip_suffix(mark)?;
        (!inside.is_empty() && !inside.contains(mark)).then_some(inside)
    });
    inside.unwrap_or(value)
}

/// Fills a detail from the lines below its heading. False when they are more than its value.
pub(super) fn take_section(draft: &mut Draft<'_>, field: Field, lines: &[Line<'_>]) -> bool {
    let texts: Vec<&Line<'_>> = lines.iter().filter(|line| !line.text.trim().is_empty()).collect();
    let is_value = |line: &&Line<'_>| line.fenced == Fenced::Outside && !line.text.starts_with(['|', '>', '[', '!']);
    if texts.is_empty() || !texts.iter().all(is_value) || draft.has(field) {
        return false;
    }
    let values: Vec<(usize, &str)> = texts.iter().map(|line| (line.number, inside(line))).collect();
    match (field.shape(), &values[..]) {
        (Shape::Words, [(number, one)]) => {
            listed(one).into_iter().for_each(|value| draft.value(field, *number, value));
        }
        (Shape::Words, _) if values.len() <= MAX_VALUES => {
            values.iter().for_each(|(number, value)| draft.value(field, *number, bare(value)));
        }
        (Shape::Line, [(number, one)]) => draft.value(field, *number, one),
        _ => return false,
    }
    true
}
