//! A report as JSON by one reader and one writer for all of its rows, for what the browser loads first: it is a tenth
//! of what serde derives for every kind of row. `app/tests/json.rs` compares both, which say the same.

mod form;

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Deserialize, Serialize, Serializer};

use super::{Cell, Field, ItemId, LinkKind, Report, Section};
use form::Form;

/// A report to be written.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a>(pub &'a Report);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self.0, serializer)
    }
}

/// As the derived form writes it; for `serde(with)`.
pub fn serialize<S: Serializer>(report: &Report, serializer: S) -> Result<S::Ok, S::Error> {
    Row(report).serialize(serializer)
}

/// Reads what the derived form reads, objects only; for `serde(with)`.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Report, D::Error> {
    let mut report = Report::default();
    deserializer.deserialize_map(Fields(&mut report))?;
    Ok(report)
}

/// What a field holds.
enum Part<'a> {
    Text(&'a str),
    Flag(bool),
    Number(u32),
    Rows(&'a dyn Rows),
    Kind(LinkKind),
    Field(Field),
    Section(Section),
    Sections(&'a [Section]),
    Item(&'a Option<ItemId>),
    Cell(Option<Cell>),
}

/// Where it goes.
enum Slot<'a> {
    Text(&'a mut String),
    Flag(&'a mut bool),
    Number(&'a mut u32),
    Rows(&'a mut dyn Rows),
    Kind(&'a mut LinkKind),
    Field(&'a mut Field),
    Section(&'a mut Section),
    Sections(&'a mut Vec<Section>),
    Item(&'a mut Option<ItemId>),
    Cell(&'a mut Option<Cell>),
}

/// A list of rows of one kind.
trait Rows {
    fn all(&self) -> Box<dyn Iterator<Item = &dyn Form> + '_>;
    /// One more, to be filled in.
    fn add(&mut self) -> &mut dyn Form;
}

impl<T: Form> Rows for Vec<T> {
    fn all(&self) -> Box<dyn Iterator<Item = &dyn Form> + '_> {
        Box::new(self.iter().map(|row| row as &dyn Form))
    }

    fn add(&mut self) -> &mut dyn Form {
        let last = self.len();
        self.push(T::blank());
        &mut self[last]
    }
}

struct Row<'a>(&'a dyn Form);

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let names = self.0.names();
        let mut map = serializer.serialize_map(Some(names.len()))?;
        for (at, name) in names.iter().enumerate() {
            map.serialize_entry(name, &self.0.part(at))?;
        }
        map.end()
    }
}

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Part::Text(text) => serializer.serialize_str(text),
            Part::Flag(flag) => serializer.serialize_bool(*flag),
            Part::Number(number) => serializer.serialize_u32(*number),
            Part::Rows(rows) => {
                let mut list = serializer.serialize_seq(None)?;
                rows.all().try_for_each(|row| list.serialize_element(&Row(row)))?;
                list.end()
            }
            Part::Kind(kind) => kind.serialize(serializer),
            Part::Field(field) => field.serialize(serializer),
            Part::Section(section) => section.serialize(serializer),
            Part::Sections(sections) => sections.serialize(serializer),
            Part::Item(item) => item.serialize(serializer),
            Part::Cell(cell) => cell.serialize(serializer),
        }
    }
}

/// Reads the fields of one row, each at most once, and those that have to be there.
struct Fields<'a>(&'a mut dyn Form);

impl<'de> Visitor<'de> for Fields<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let names = self.0.names();
        let mut missing = self.0.needed();
        let mut found = 0_u64;
        while let Some(at) = map.next_key_seed(Name(names))? {
            if found & (1 << at) != 0 {
                return Err(A::Error::duplicate_field(names[at]));
            }
            found |= 1 << at;
            missing &= !(1 << at);
            map.next_value_seed(self.0.slot(at))?;
        }
        match names.get(missing.trailing_zeros() as usize) {
            Some(name) => Err(A::Error::missing_field(name)),
            None => Ok(()),
        }
    }
}

/// The name of a field, as its number.
struct Name(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Name {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name {
    type Value = usize;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        let place = self.0.iter().position(|known| *known == name);
        place.ok_or_else(|| E::unknown_field(name, self.0))
    }
}

impl<'de> DeserializeSeed<'de> for Slot<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self {
            Slot::Text(text) => *text = String::deserialize(deserializer)?,
            Slot::Flag(flag) => *flag = bool::deserialize(deserializer)?,
            Slot::Number(number) => *number = u32::deserialize(deserializer)?,
            Slot::Rows(rows) => deserializer.deserialize_seq(List(rows))?,
            Slot::Kind(kind) => *kind = LinkKind::deserialize(deserializer)?,
            Slot::Field(field) => *field = Field::deserialize(deserializer)?,
            Slot::Section(section) => *section = Section::deserialize(deserializer)?,
            Slot::Sections(sections) => *sections = Vec::deserialize(deserializer)?,
            Slot::Item(item) => *item = Option::deserialize(deserializer)?,
            Slot::Cell(cell) => *cell = Option::deserialize(deserializer)?,
        }
        Ok(())
    }
}

struct List<'a>(&'a mut dyn Rows);

impl<'de> Visitor<'de> for List<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(Added(&mut *self.0))?.is_some() {}
        Ok(())
    }
}

/// One more row of a list.
struct Added<'a>(&'a mut dyn Rows);

impl<'de> DeserializeSeed<'de> for Added<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(Fields(self.0.add()))
    }
}
