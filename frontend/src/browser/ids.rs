//! Names made at random.

use postmortem::report::ItemId;
use uuid::{Builder, Uuid};

use super::clock;

/// For a new report: a version 7 UUID, of the time and chance. The library's own also counts within a millisecond, for
/// which it divides numbers of 128 bits.
pub fn report() -> Uuid {
    let mut chance = [0; 10];
    chance.copy_from_slice(&Uuid::new_v4().as_bytes()[6..]);
    Builder::from_unix_timestamp_millis(clock::now() as u64, &chance).into_uuid()
}

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
