//! The order of lists, and where the next page begins.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// What a row is sorted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key<'a> {
    /// Sorted by size.
    Number(i64),
    /// Sorted by letters, without regard to case and accents.
    Text(Cow<'a, str>),
}

impl<'a> Key<'a> {
    /// None for an empty text.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Option<Key<'a>> {
        let text = text.into();
        (!text.is_empty()).then_some(Key::Text(text))
    }
}

/// Where a row stands in its order: what has no key stands last in either direction, and of rows with the same key the
/// newest report stands first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position<'a> {
    /// What it is sorted by.
    pub key: Option<Key<'a>>,
    /// The report.
    pub id: Uuid,
    /// The row within it; 0 for the report itself.
    pub number: u32,
}

impl Position<'_> {
    /// Compares two rows of one order.
    pub fn compare(&self, other: &Position<'_>, is_descending: bool) -> Ordering {
        let by_key = match (&self.key, &other.key) {
            (Some(one), Some(other)) if is_descending => other.cmp(one),
            (Some(one), Some(other)) => one.cmp(other),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        };
        by_key.then(other.id.cmp(&self.id)).then(self.number.cmp(&other.number))
    }
}

/// An order by one of `B`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort<B> {
    /// What rows are sorted by.
    pub by: B,
    /// The greatest first.
    pub is_descending: bool,
}

/// Something that a list can be sorted by.
pub trait SortBy: Copy + PartialEq + 'static {
    /// The order where none is asked for.
    const DEFAULT: Sort<Self>;

    /// All of them, and what they are called.
    const ALL: &'static [(&'static str, Self)];
}

impl<B: SortBy> Default for Sort<B> {
    fn default() -> Sort<B> {
        B::DEFAULT
    }
}

impl<B: SortBy> FromStr for Sort<B> {
    type Err = ();

    /// A name, with `-` before it for the other direction.
    fn from_str(text: &str) -> Result<Sort<B>, ()> {
        let (name, is_descending) = text.strip_prefix('-').map_or((text, false), |name| (name, true));
        let (_, by) = B::ALL.iter().find(|(known, _)| *known == name).ok_or(())?;
        Ok(Sort { by: *by, is_descending })
    }
}

impl<B: SortBy> fmt::Display for Sort<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = B::ALL.iter().find(|(_, by)| *by == self.by).map_or("", |(name, _)| *name);
        write!(f, "{}{name}", if self.is_descending { "-" } else { "" })
    }
}

/// The last row of a page, and the order it stands in. A row whose key changes while somebody turns the pages may be met
/// twice or not at all; every other one is met once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After<B> {
    /// The order.
    pub sort: Sort<B>,
    /// Where the last row stands in it.
    pub last: Position<'static>,
}

impl<B> After<B> {
    /// The page that begins behind this row.
    pub fn new(sort: Sort<B>, last: &Position<'_>) -> After<B> {
        let key = last.key.as_ref().map(|key| match key {
            Key::Number(number) => Key::Number(*number),
            Key::Text(text) => Key::Text(Cow::Owned(text.to_string())),
        });
        After { sort, last: Position { key, id: last.id, number: last.number } }
    }
}

impl<B: SortBy> fmt::Display for After<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}.", self.sort, self.last.id.simple(), self.last.number)?;
        match &self.last.key {
            None => Ok(()),
            Some(Key::Number(number)) => write!(f, "n{number}"),
            Some(Key::Text(text)) => {
                f.write_str("t")?;
                text.bytes().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }
    }
}

impl<B: SortBy> FromStr for After<B> {
    type Err = ();

    fn from_str(text: &str) -> Result<After<B>, ()> {
        let parts: Vec<&str> = text.split('.').collect();
        let [sort, id, number, key] = parts[..] else { return Err(()) };
        let key = match (key.strip_prefix('n'), key.strip_prefix('t')) {
            (Some(digits), _) => Some(Key::Number(digits.parse().map_err(drop)?)),
            (_, Some(digits)) => Some(Key::Text(Cow::Owned(unhex(digits).ok_or(())?))),
            (None, None) if key.is_empty() => None,
            (None, None) => return Err(()),
        };
        let (id, number) = (Uuid::try_parse(id).map_err(drop)?, number.parse().map_err(drop)?);
        Ok(After { sort: sort.parse()?, last: Position { key, id, number } })
    }
}

fn unhex(digits: &str) -> Option<String> {
    let bytes = digits.as_bytes().chunks(2).map(|pair| {
        let [high, low] = *pair else { return None };
        let [high, low] = [high, low].map(|digit| char::from(digit).to_digit(16));
        u8::try_from(high? * 16 + low?).ok()
    });
    String::from_utf8(bytes.collect::<Option<_>>()?).ok()
}

/// The first `count` rows behind `after`, in order, and whether there are more.
pub fn page<'a>(
    mut rows: Vec<Position<'a>>,
    is_descending: bool,
    after: Option<&Position<'_>>,
    count: usize,
) -> (Vec<Position<'a>>, bool) {
    let compare = |one: &Position<'_>, other: &Position<'_>| one.compare(other, is_descending);
    if let Some(after) = after {
        rows.retain(|row| compare(row, after) == Ordering::Greater);
    }
    let has_more = rows.len() > count;
    if has_more {
        rows.select_nth_unstable_by(count, compare);
        rows.truncate(count);
    }
    rows.sort_unstable_by(compare);
    (rows, has_more)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    struct ByName;

    impl SortBy for ByName {
        const DEFAULT: Sort<ByName> = Sort { by: ByName, is_descending: false };
        const ALL: &'static [(&'static str, ByName)] = &[("name", ByName)];
    }

    fn at(key: Option<Key<'static>>, id: u128) -> Position<'static> {
        Position { key, id: Uuid::from_u128(id), number: 0 }
    }

    #[test]
    fn every_row_is_on_one_page_in_either_direction() {
        for direction in ["name", "-name"] {
            let sort: Sort<ByName> = direction.parse().unwrap();
            let key = |n: u128| (!n.is_multiple_of(3)).then_some(Key::Number(if n.is_multiple_of(5) { 2 } else { 1 }));
            let rows: Vec<_> = (0..23).map(|n| at(key(n), n)).collect();
            let (mut met, mut after) = (Vec::new(), None);
            loop {
                let (page, has_more) = page(rows.clone(), sort.is_descending, after.as_ref(), 5);
                after = page.last().cloned();
                met.extend(page);
                if !has_more {
                    break;
                }
            }
            let mut sorted = rows;
            sorted.sort_by(|one, other| one.compare(other, sort.is_descending));
            assert_eq!(met, sorted);
            assert!(met[22].key.is_none() && met[0].key.is_some());
        }
    }

    #[test]
    fn where_a_page_ends_is_text_and_back() {
        for key in [None, Some(Key::Number(-7)), Key::text("pool é"), Some(Key::Number(0))] {
            let after = After::new("-name".parse::<Sort<ByName>>().unwrap(), &at(key, 77));
            assert_eq!(after.to_string().parse(), Ok(after));
        }
        for wrong in ["", "name", "name.x.0.", "other.00000000000000000000000000000001.0.", "name.1.0.q", "name.1.0.n"]
        {
            assert_eq!(wrong.parse::<After<ByName>>(), Err(()), "{wrong}");
        }
    }
}
