//! Where in a report something is.

use serde::{Deserialize, Serialize};

use super::Field;

/// One text of a report: a field, an item of it, a cell of that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The field that holds what is meant, or is it as a whole.
    pub field: Field,
    /// The item, counted from 1.
    pub item: Option<usize>,
    /// The cell of a row, or the part of a custom section.
    pub cell: Option<Cell>,
}

impl Place {
    /// The field as a whole.
    pub const fn field(field: Field) -> Place {
        Place { field, item: None, cell: None }
    }

    /// Item `number` of the same field, counted from 1.
    pub const fn item(self, number: usize) -> Place {
        Place { item: Some(number), ..self }
    }

    /// A cell of the same row.
    pub const fn cell(self, cell: Cell) -> Place {
        Place { cell: Some(cell), ..self }
    }

    /// The place in words: `Root cause`, `Chain node 2`, `Action item 2, Owner`.
    pub fn label(self) -> String {
        let row = self.item.map(|number| format!("{} {number}", self.field.item_label()));
        let row = row.unwrap_or_else(|| self.field.label().to_owned());
        match self.cell {
            Some(cell) => format!("{row}, {}", cell.label()),
            None => row,
        }
    }

    /// The place without its cell: the row, or the field.
    pub const fn row(self) -> Place {
        Place { cell: None, ..self }
    }
}

/// A column of a table, or a part of a custom section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Cell {
    /// What is to be done.
    Item,
    /// Who is to do it, in the words of the writer.
    Owner,
    /// High, Medium or Low.
    Priority,
    /// Open, In Progress or Done.
    Status,
    /// Until when it is to be done, as written; columns for it are optional.
    Due,
    /// Optional: where it is tracked.
    Ticket,
    /// Optional: investigate, mitigate, repair, detect, mitigate future, prevent.
    Category,
    /// When an event of the timeline was.
    Time,
    /// What happened at the time of the same row.
    Event,
    /// What a custom section is called.
    Heading,
    /// The text of a custom section, below its heading.
    Text,
    /// The mark of a section that reaches no reader of a share link.
    Internal,
    /// The tick of a check.
    Done,
    /// What the reader of a link sees.
    Label,
    /// Where a link leads.
    Address,
    /// What kind of thing a link leads to.
    Kind,
}

impl Cell {
    /// The columns of the action table from left to right.
    pub const ACTION: [Cell; 7] =
        [Cell::Item, Cell::Owner, Cell::Priority, Cell::Status, Cell::Due, Cell::Ticket, Cell::Category];

    /// Those that the template has.
    pub const TEMPLATE: [Cell; 4] = [Cell::Item, Cell::Owner, Cell::Priority, Cell::Status];

    /// The columns of the timeline from left to right.
    pub const EVENT: [Cell; 2] = [Cell::Time, Cell::Event];

    /// The parts of a custom section.
    pub const SECTION: [Cell; 2] = [Cell::Heading, Cell::Text];

    /// Its number from left to right in its row, counted from 0, as [`super::Row`] has it.
    pub const fn column(self) -> usize {
        match self {
            Cell::Item | Cell::Time | Cell::Heading | Cell::Label => 0,
            Cell::Owner | Cell::Event | Cell::Text | Cell::Done | Cell::Address => 1,
            Cell::Priority | Cell::Kind => 2,
            Cell::Status | Cell::Internal => 3,
            Cell::Due => 4,
            Cell::Ticket => 5,
            Cell::Category => 6,
        }
    }

    /// The accessible name of the cell's box, such as `Owner`.
    pub const fn label(self) -> &'static str {
        match self {
            Cell::Item => "Item",
            Cell::Owner => "Owner",
            Cell::Priority => "Priority",
            Cell::Status => "Status",
            Cell::Due => "Due",
            Cell::Ticket => "Ticket",
            Cell::Category => "Category",
            Cell::Time => "Time",
            Cell::Event => "Event",
            Cell::Heading => "Heading",
            Cell::Text => "Text",
            Cell::Internal => "Internal",
            Cell::Done => "Done",
            Cell::Label => "Label",
            Cell::Address => "Address",
            Cell::Kind => "Kind",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_said_as_its_boxes_are_labelled() {
        assert_eq!(Place::field(Field::RootCause).label(), "Root cause");
        assert_eq!(Place::field(Field::CausalChain).item(2).label(), "Chain node 2");
        let owner = Place::field(Field::ActionItems).item(3).cell(Cell::Owner);
        assert_eq!(owner.label(), "Action item 3, Owner");
        assert_eq!(owner.row().label(), "Action item 3");
    }
}
