//! Two changes of one item or of one value.

use super::words;
use crate::report::{Cell, Conflict, Field, Row, Shape};

/// Where both sides changed the same, as it is found.
pub(super) type Marks = Vec<Conflict>;

/// How two changes of one text are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Word by word; both versions stay.
    Words,
    /// As [`Kind::Words`] with lines and paragraphs.
    Prose,
    /// Word by word while nobody changed the same; otherwise as [`Kind::Single`].
    Line,
    /// As a whole: theirs stays.
    Single,
}

/// The cells of an item of `field`, by the name a conflict calls them.
pub(super) const fn kinds(field: Field) -> &'static [(Option<Cell>, Kind)] {
    match field.shape() {
        Shape::Line | Shape::Prose => &[],
        Shape::Bullets | Shape::Numbers => &[(None, Kind::Words)],
        Shape::Chain => &[(None, Kind::Words)],
        Shape::Words => &[(None, Kind::Line)],
        Shape::Checks => &[(None, Kind::Words), (Some(Cell::Done), Kind::Single)],
        Shape::Links => {
            &[(Some(Cell::Label), Kind::Line), (Some(Cell::Address), Kind::Single), (Some(Cell::Kind), Kind::Single)]
        }
        Shape::Events => &[(Some(Cell::Time), Kind::Single), (Some(Cell::Event), Kind::Words)],
        Shape::Sections => &[
            (Some(Cell::Heading), Kind::Line),
            (Some(Cell::Text), Kind::Prose),
            (None, Kind::Single),
            (Some(Cell::Internal), Kind::Single),
        ],
        Shape::Actions => &[
            (Some(Cell::Item), Kind::Words),
            (Some(Cell::Owner), Kind::Single),
            (Some(Cell::Priority), Kind::Single),
            (Some(Cell::Status), Kind::Single),
            (Some(Cell::Due), Kind::Single),
            (Some(Cell::Ticket), Kind::Single),
            (Some(Cell::Category), Kind::Single),
        ],
    }
}

/// Joins what both sides did to one item; `base` is none where both added it.
pub(super) fn merge_cells(field: Field, base: Option<&Row>, mine: &Row, theirs: &Row, marks: &mut Marks) -> Row {
    let cell = |row: Option<&Row>, number: usize| {
        row.and_then(|row| row.cells.get(number)).map(String::as_str).unwrap_or_default().to_owned()
    };
    let merged = kinds(field).iter().enumerate().map(|(number, (name, kind))| {
        let texts = [base, Some(mine), Some(theirs)].map(|row| cell(row, number));
        let [base, mine_text, theirs_text] = &texts;
        let (text, versions) = merge(*kind, base, mine_text, theirs_text);
        // Where a section stands is not a word of anybody's.
        if field.shape() != Shape::Sections || name.is_some() {
            marks.extend(versions.into_iter().map(|versions| Conflict {
                field,
                item: Some(theirs.id.clone()),
                cell: *name,
                mine: versions.mine,
                theirs: versions.theirs,
            }));
        }
        text
    });
    Row { cells: merged.collect(), id: theirs.id.clone() }
}

/// Joins what both sides did to one text, and says what they made of what both changed.
pub(super) fn merge(kind: Kind, base: &str, mine: &str, theirs: &str) -> (String, Vec<words::Versions>) {
    if mine == base || mine == theirs {
        return (theirs.to_owned(), Vec::new());
    }
    if theirs == base {
        return (mine.to_owned(), Vec::new());
    }
    let whole = || {
        let stays = if theirs.is_empty() { mine } else { theirs };
        (stays.to_owned(), vec![words::Versions { mine: mine.to_owned(), theirs: theirs.to_owned() }])
    };
    if kind == Kind::Single || kind == Kind::Line {
        // A blank more or less is no value that anybody gave.
        if says_the_same(mine, base) {
            return (theirs.to_owned(), Vec::new());
        }
        if says_the_same(theirs, base) {
            return (mine.to_owned(), Vec::new());
        }
    }
    let is_given_or_removed = base.is_empty() || mine.is_empty() || theirs.is_empty();
    if kind == Kind::Single || kind == Kind::Line && is_given_or_removed {
        return whole();
    }
    let mut words = words::merge(base, mine, theirs, kind == Kind::Prose);
    if kind == Kind::Prose
        && base.is_empty()
        && words.marks.is_empty()
        && ![mine, theirs].contains(&words.text.as_str())
    {
        // Two texts about the same, neither of which knows the other: somebody has to make one of them.
        words.marks.push(words::Versions { mine: mine.to_owned(), theirs: theirs.to_owned() });
    }
    if kind == Kind::Line && !words.marks.is_empty() { whole() } else { (words.text, words.marks) }
}

/// True for texts that differ in blanks only.
pub(super) fn says_the_same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
