//! The lines of a backup.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::store::session::Cell;

/// A line of a backup: JSON, with a word that says which.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// The first line, by which a backup is known.
    PostmortemBackup {
        /// See [`super::FORM`].
        form: u32,
        /// The newest migration of the database it was made from.
        migration: i64,
        /// RFC 3339, UTC.
        made_at: String,
    },
    /// A row of a table, with all its columns.
    Row {
        /// The table it is put into.
        table: String,
        /// By column: a number, a text, or bytes as `{"base64": "…"}`; what is null is left out.
        cells: Map<String, Value>,
    },
    /// The last line, without which the backup is cut off.
    End {
        /// How many rows stand before it.
        rows: u64,
        /// Of all lines before it, in hexadecimal digits.
        sha256: String,
    },
}

/// As it stands in a line.
pub fn value(cell: Cell) -> Value {
    match cell {
        Cell::Integer(number) => number.into(),
        Cell::Text(text) => text.into(),
        Cell::Bytes(bytes) => Value::Object(Map::from_iter([("base64".to_owned(), STANDARD.encode(bytes).into())])),
    }
}

/// As it stands in a column; `None` for what no backup of ours holds.
pub fn cell(value: Value) -> Option<Cell> {
    match value {
        Value::Number(number) => number.as_i64().map(Cell::Integer),
        Value::String(text) => Some(Cell::Text(text)),
        Value::Object(object) => STANDARD.decode(object.get("base64")?.as_str()?).ok().map(Cell::Bytes),
        _ => None,
    }
}

/// As checksums are written.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
