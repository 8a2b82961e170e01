//! Names made at random.

use postmortem::report::ItemId;
use uuid::Uuid;

/// For a new item: 12 hexadecimal digits, enough to be unique within one report.
pub fn item() -> ItemId {
    let mut id = Uuid::new_v4().simple().to_string();
    id.truncate(12);
    ItemId(id)
}

/// For a tab or a save.
pub fn token() -> String {
    Uuid::new_v4().simple().to_string()
}
