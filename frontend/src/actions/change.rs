//! Changing one action item in the report that it is of.

use postmortem::Report;
use postmortem::merge::merge;
use postmortem::sync::{Answer, Sent};
use uuid::Uuid;

use crate::api;
use crate::browser::ids;
use crate::words::{actions, saving};

/// So many times others may save the report in between.
const MOST_TRIES: usize = 5;

/// What a change became.
pub struct Changed {
    /// The revision it is in.
    pub revision: u64,
    /// The status that the item has there: another one where somebody else chose at the same time.
    pub status: String,
}

/// Gives the action item with this id another status, as a revision of its report. What others saved in between is
/// merged as in the editor. An error says why it was not done.
pub async fn set_status(report: Uuid, item: &str, status: &str) -> Result<Changed, String> {
    let mut base = api::report(report).await.map_err(|failure| failure.words())?;
    let mut mine = base.report.clone();
    match mine.action_items.iter_mut().find(|row| row.id.0 == item) {
        Some(row) => status.clone_into(&mut row.status),
        None => return Err(actions::ITEM_GONE.to_owned()),
    }
    for _ in 0..MOST_TRIES {
        if mine == base.report {
            return Ok(Changed { revision: base.revision, status: status_of(&mine, item) });
        }
        let sent = Sent { save_id: ids::token(), report: mine.clone() };
        let mut answer = api::save(report, base.revision, &sent, false).await;
        if answer == Answer::Nothing {
            // A save whose answer was lost is answered again.
            answer = api::save(report, base.revision, &sent, false).await;
        }
        match answer {
            Answer::Saved(saved) => {
                return Ok(Changed { revision: saved.revision, status: status_of(&saved.report, item) });
            }
            Answer::Stale(current) => {
                mine = merge(&base.report, &mine, &current.report);
                base = *current;
            }
            Answer::Refused(refusal) => return Err(refusal.detail),
            Answer::Current(_) | Answer::Unchanged | Answer::Nothing => return Err(saving::SERVER_AWAY.to_owned()),
        }
    }
    Err(actions::BUSY.to_owned())
}

fn status_of(report: &Report, item: &str) -> String {
    let row = report.action_items.iter().find(|row| row.id.0 == item);
    row.map(|row| row.status.clone()).unwrap_or_default()
}
