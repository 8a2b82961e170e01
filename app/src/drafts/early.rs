//! What was typed into a new report before the program ran. The page keeps it by itself, as plain text by box, under
//! one key that names the report; from then on it is a draft like any other.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::draft::{Draft, Unsealed};
use super::key;
use crate::report::{Field, ItemId, Report, Row, ValueMut};

/// The name of the box that keeps the report from the server.
const DEVICE_ONLY: &str = "device only";

/// The draft that the text under `key` is. What has no box in this version makes it damaged, so that it is set aside
/// whole and not without those words.
pub fn unseal(key: &str, text: &str) -> Unsealed {
    let id = key.strip_prefix(key::EARLY).and_then(|id| id.parse::<Uuid>().ok());
    let boxes = serde_json::from_str(text).ok();
    let draft = id.zip(boxes).and_then(|(id, boxes)| draft_of(id, boxes));
    draft.map_or(Unsealed::Damaged, |draft| Unsealed::Draft(Box::new(draft)))
}

/// Of a tab without a name, which counts nothing: whoever opens the report looks at all of its words.
fn draft_of(id: Uuid, mut boxes: BTreeMap<String, String>) -> Option<Draft> {
    let device_only = boxes.remove(DEVICE_ONLY).is_some_and(|mark| !mark.is_empty());
    let report = report_of(boxes)?;
    let mut draft = Draft::begun(id, String::new(), report, device_only, None, begun_at(id));
    draft.seen.clear();
    Some(draft)
}

/// The page makes a name that begins with the milliseconds since 1970.
fn begun_at(id: Uuid) -> f64 {
    (id.as_u64_pair().0 >> 16) as f64
}

fn report_of(boxes: BTreeMap<String, String>) -> Option<Report> {
    let mut report = Report::default();
    let mut rows: BTreeMap<(Field, usize), Row> = BTreeMap::new();
    for (name, text) in boxes {
        let mut parts = name.split('/');
        let field = Field::named(parts.next()?)?;
        match (report.value_mut(field), parts.next(), parts.next()) {
            (ValueMut::Text(value), None, None) => *value = text,
            (_, Some(row), Some(cell)) => {
                let empty = || Row { id: ItemId(row.to_owned()), cells: vec![String::new(); Row::width(field)] };
                let row = rows.entry((field, row.parse().ok()?)).or_insert_with(empty);
                *row.cells.get_mut(cell.parse::<usize>().ok()?)? = text;
            }
            _ => return None,
        }
    }
    for field in Field::ALL {
        let of_field = rows.range((field, 0)..=(field, usize::MAX)).map(|(_, row)| row.clone()).collect();
        report.set_rows(field, of_field);
    }
    Some(report)
}
