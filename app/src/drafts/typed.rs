//! The one box that is being typed into, beside the draft it belongs to: so a few keys write a few words, and
//! not a whole report. It counts only beside the very draft that it goes on from.

use serde::{Deserialize, Serialize};

use super::draft::Draft;
use super::envelope::{self, Sealed};
use super::tabs::joined;
use crate::report::Field;
use crate::sync::Sent;
use crate::undo::Spot;

/// What one box holds, in a draft that is otherwise as it was written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    /// How often the tab had written when it wrote the draft.
    pub after: u64,
    /// How often it has written by now.
    pub writings: u64,
    /// When it was kept, in milliseconds since 1970.
    pub kept_at: f64,
    field: String,
    row: usize,
    cell: usize,
    text: String,
    /// A save that was sent since the draft was written, and not answered yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sent: Option<SentBox>,
}

/// A save, as what the one box held when it was sent: all else is as in the draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentBox {
    /// The name of the save.
    pub save_id: String,
    /// What the box held; none while it holds the same.
    pub text: Option<String>,
}

impl Typed {
    /// The box at `spot` of `draft`, which goes on from the draft that its tab wrote as its writing `after`. None
    /// where the draft has no such box.
    pub fn of(draft: &Draft, after: u64, spot: Spot, sent: Option<&SentBox>) -> Option<Typed> {
        let text = spot.text_in(&draft.report)?;
        // The same text is not written twice.
        let sent =
            sent.map(|sent| SentBox { text: sent.text.clone().filter(|before| *before != text), ..sent.clone() });
        Some(Typed {
            after,
            writings: draft.writings(),
            kept_at: draft.kept_at,
            field: spot.field.name(),
            row: spot.row,
            cell: spot.cell,
            text,
            sent,
        })
    }

    /// The text that is kept.
    pub fn sealed(&self) -> String {
        // Plain strings and numbers, which JSON always holds.
        envelope::seal(&serde_json::to_string(self).unwrap_or_default())
    }

    /// Reads what [`Typed::sealed`] and every released version of it wrote; none where it cannot be read.
    pub fn unseal(text: &str) -> Option<Typed> {
        let Sealed::Kept(json) = envelope::open(text) else { return None };
        serde_json::from_str(json).ok()
    }

    /// Puts it into the draft that it stands beside. False where it is newer than the draft and yet goes on from
    /// another; then nothing has changed.
    pub fn put_into(self, draft: &mut Draft) -> bool {
        let written = draft.writings();
        if self.writings <= written {
            return true;
        }
        let spot = Field::named(&self.field).map(|field| Spot { field, row: self.row, cell: self.cell });
        let Some(spot) = spot.filter(|_| self.after == written) else { return false };
        let mut report = draft.report.clone();
        if spot.put(&mut report, self.text).is_none() {
            return false;
        }
        if let Some(SentBox { save_id, text }) = self.sent {
            let mut sent = report.clone();
            if let Some(text) = text {
                spot.put(&mut sent, text);
            }
            draft.sent = Some(Sent { save_id, report: sent });
        }
        draft.report = report;
        draft.seen = joined(&draft.seen, &vec![(draft.tab.clone(), self.writings)]);
        draft.kept_at = self.kept_at;
        true
    }
}
