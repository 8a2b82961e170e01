//! Where in a report something is.

use serde::{Deserialize, Serialize};

use super::Field;

/// One text of a report: a field, an item of it, a cell of that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The field.
    pub field: Field,
    /// The item, counted from 1.
    pub item: Option<usize>,
    /// The cell of an action row.
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
}

/// A column of the action table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Cell {
    /// What is to be done.
    Item,
    /// By whom.
    Owner,
    /// High, Medium or Low.
    Priority,
    /// Open, In Progress or Done.
    Status,
}

impl Cell {
    /// The columns from left to right.
    pub const ALL: [Cell; 4] = [Cell::Item, Cell::Owner, Cell::Priority, Cell::Status];

    /// The accessible name of the cell's box: `Item`, `Owner`, `Priority`, `Status`.
    pub const fn label(self) -> &'static str {
        match self {
            Cell::Item => "Item",
            Cell::Owner => "Owner",
            Cell::Priority => "Priority",
            Cell::Status => "Status",
        }
    }
}
