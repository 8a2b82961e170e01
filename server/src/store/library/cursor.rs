//! Where the next page of the library begins.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use super::super::order::{After, Key, Position, Sort};
use super::{By, SAVED_LAST};

/// Where a page begins. Last saved first, it also holds what the first page saw, so that a report saved while somebody
/// turns the pages keeps its place: every report is met exactly once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// At the beginning, in whichever order.
    First,
    /// Last saved first.
    Saved {
        /// The newest position when the first page was read.
        newest: i64,
        /// The position of the last report on the page before.
        last: i64,
    },
    /// In any other order.
    After(After<By>),
}

impl Cursor {
    /// True for one that a page in this order has given.
    pub fn is_of(&self, sort: Sort<By>) -> bool {
        match self {
            Cursor::First => true,
            Cursor::Saved { .. } => sort == SAVED_LAST,
            Cursor::After(after) => sort == after.sort,
        }
    }

    /// Where the last report of the page before stands.
    pub(super) fn last(&self) -> Option<Position<'_>> {
        match self {
            Cursor::First => None,
            // Each position is that of one report, so that no id has to tell two apart.
            Cursor::Saved { last, .. } => Some(Position { key: Some(Key::Number(*last)), id: Uuid::nil(), number: 0 }),
            Cursor::After(after) => Some(after.last.clone()),
        }
    }

    /// Behind the rows of the page that begins here; `None` where there are none.
    pub(super) fn next(&self, sort: Sort<By>, rows: &[Position<'_>]) -> Option<Cursor> {
        let position = |row: &Position<'_>| match row.key {
            Some(Key::Number(position)) if sort == SAVED_LAST => Some(position),
            _ => None,
        };
        let (first, last) = (rows.first()?, rows.last()?);
        Some(match (self, position(first), position(last)) {
            (Cursor::Saved { newest, .. }, _, Some(last)) => Cursor::Saved { newest: *newest, last },
            (_, Some(newest), Some(last)) => Cursor::Saved { newest, last },
            _ => Cursor::After(After::new(sort, last)),
        })
    }
}

impl FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> Result<Cursor, ()> {
        if let Ok(after) = text.parse() {
            return Ok(Cursor::After(after));
        }
        let (newest, last) = text.split_once('-').ok_or(())?;
        Ok(Cursor::Saved { newest: newest.parse().map_err(drop)?, last: last.parse().map_err(drop)? })
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cursor::First => Ok(()),
            Cursor::Saved { newest, last } => write!(f, "{newest}-{last}"),
            Cursor::After(after) => after.fmt(f),
        }
    }
}
