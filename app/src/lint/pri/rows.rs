//! Which row a priority action names.

use crate::lint::text::is_template_text;
use crate::report::{ActionItem, Field};

/// The rows' texts as [`key`]s, sorted, each with its number.
pub(super) struct Rows {
    all: Vec<(String, usize)>,
    /// Without those that begin with another one.
    shortest: Vec<(String, usize)>,
}

impl Rows {
    pub fn of(rows: &[ActionItem]) -> Rows {
        let written = rows.iter().zip(1..).filter(|(row, _)| !is_template_text(Field::ActionItems, &row.item));
        let mut all: Vec<(String, usize)> = written.map(|(row, number)| (key(&row.item), number)).collect();
        all.retain(|(key, _)| !key.is_empty());
        all.sort_unstable();
        let mut shortest: Vec<(String, usize)> = Vec::new();
        for (key, number) in &all {
            if !shortest.last().is_some_and(|(kept, _)| key.starts_with(kept.as_str())) {
                shortest.push((key.clone(), *number));
            }
        }
        Rows { all, shortest }
    }

    pub fn are_none(&self) -> bool {
        self.all.is_empty()
    }

    /// The number of the row that `text` names: one of the two begins with the other.
    pub fn named(&self, text: &str) -> Option<usize> {
        let label_and_text = text.split_once(": ").map(|(_, text)| text);
        std::iter::once(text).chain(label_and_text).map(key).find_map(|key| {
            let next = self.all.partition_point(|(row, _)| *row < key);
            let longer = self.all.get(next).filter(|(row, _)| row.starts_with(&key));
            // Among texts of which none begins with another, only the last before `key` can begin it.
            let before = self.shortest.partition_point(|(row, _)| *row <= key);
            let shorter = || self.shortest[..before].last().filter(|(row, _)| key.starts_with(row.as_str()));
            longer.or_else(shorter).map(|(_, number)| *number)
        })
    }
}

/// The words of `text` in lower case, a blank behind each: two keys begin alike where whole words do.
fn key(text: &str) -> String {
    let is_sign = |letter: char| !letter.is_alphanumeric();
    let words = text.split(is_sign).filter(|word| !word.is_empty());
    words.flat_map(|word| [word.to_lowercase(), " ".to_owned()]).collect()
}
