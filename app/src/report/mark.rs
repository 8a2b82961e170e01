//! What is noted about places of a report without being part of its text.

use serde::{Deserialize, Serialize};

use super::{Cell, Field, ItemId};

/// A finding that the writer answered with a reason instead of a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Dismissal {
    /// The rule's name. It stays noted while no such rule or finding exists.
    pub rule: String,
    /// On the wire by its name, such as `what happened`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub field: Field,
    /// The item's text, for rows that of their first cell; empty for a field that is one text.
    /// An item that is changed is looked at anew.
    #[serde(default)]
    pub item: String,
    /// Why the finding does not apply. One line.
    #[serde(default)]
    pub reason: String,
}

/// A place where two writers changed the same words or the same value, and nobody has settled it.
///
/// Where the place is a text, both versions stand in it; where it is a single value (title, priority,
/// status, a tick) the report holds `theirs`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Conflict {
    /// On the wire by its name, such as `what happened`.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub field: Field,
    /// The item; null for a field that is one text.
    #[serde(default)]
    pub item: Option<ItemId>,
    /// The cell of a row, or the part of a custom section.
    #[serde(default)]
    pub cell: Option<Cell>,
    /// The words, or the value, of the writer who came second.
    #[serde(default)]
    pub mine: String,
    /// Those that had been saved.
    #[serde(default)]
    pub theirs: String,
}
