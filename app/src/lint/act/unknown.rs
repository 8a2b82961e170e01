//! Words in a column of the action table that are none of those it knows.

use std::collections::BTreeMap;

use crate::lint::Findings;
use crate::lint::digest::ReportDigest;
use crate::lint::finding::quoted;
use crate::lint::text::is_template_text;
use crate::report::{Cell, Field, Place};

/// A column, what it is called, and the words it knows.
pub(super) struct Column {
    pub cell: Cell,
    pub name: &'static str,
    pub words: [&'static str; 3],
    /// Which of them another word means, by its index.
    pub meant: fn(&str) -> Option<usize>,
    /// True for a word that is known.
    pub is_known: fn(&str) -> bool,
}

/// One finding for each word that is not known, however many rows hold it, with one fix for all of them.
pub(super) fn check(digest: &ReportDigest<'_>, column: &Column, findings: &mut Findings) {
    let Column { cell, name, words, meant, is_known } = *column;
    // The word, the first row that holds it, and how many do.
    let mut unknown: Vec<(&str, usize, usize)> = Vec::new();
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (row, number) in digest.report.action_items.iter().zip(1..) {
        let text = row.cell(cell);
        if text.is_empty() || is_known(text) || is_template_text(Field::ActionItems, text) {
            continue;
        }
        let index = *known.entry(text).or_insert(unknown.len());
        if index == unknown.len() {
            unknown.push((text, number, 0));
        }
        unknown[index].2 += 1;
    }
    for (text, number, count) in unknown {
        let [first, second, third] = words;
        let rows = if count > 1 { format!(" It is in {count} rows.") } else { String::new() };
        let message = format!(
            "{} is not a known {name}.\nThe table knows {first}, {second} and {third}. Which of them comes closest?{rows}",
            quoted(text)
        );
        let finding = findings.add(Place::field(Field::ActionItems).item(number).cell(cell), message);
        let meant = meant(text);
        for word in words
            .into_iter()
            .enumerate()
            .filter(|(index, _)| meant.is_none_or(|meant| meant == *index))
            .map(|(_, word)| word)
        {
            match count {
                1 => finding.offer_text(format!("Change to {word}"), word),
                _ => finding.offer_everywhere(format!("Change all {count} to {word}"), word),
            }
        }
    }
}

/// The index of the first list that holds a word or phrase of a cell: `WIP (50 %)` holds `wip`. Lists are in lower case, with `, `
/// between their entries.
pub(super) fn first_of(lists: [&str; 3], cell: &str) -> Option<usize> {
    let bare = cell.trim().to_lowercase();
    let words = bare
        .split(|letter: char| letter.is_whitespace() || letter.is_ascii_punctuation())
        .filter(|word| !word.is_empty());
    let joined = words.fold(String::from(" "), |joined, word| joined + word + " ");
    let holds = |list: &&str| list.split(", ").any(|word| bare == word || joined.contains(&format!(" {word} ")));
    lists.iter().position(holds)
}
