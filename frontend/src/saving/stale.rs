//! Two writers: a save that came second is settled by the one who made it, and nothing is lost.

use leptos::prelude::*;
use postmortem::wire::Saved;

use super::{SaveState, Saver};
use crate::draft;

impl Saver {
    /// After a stale save: the writer's text becomes the revision after theirs, which is set aside.
    pub fn keep_mine(&self, current: &Saved) {
        let _ = draft::set_aside("the other text of a report that two people changed", &current.report);
        let mut work = self.work.borrow_mut();
        work.revision = current.revision;
        work.acknowledged = Some(current.report.clone());
        work.is_journaled = false;
        drop(work);
        self.tell(SaveState::Kept);
        self.flush();
    }

    /// After a stale save: theirs is shown, the writer's text is set aside.
    pub fn take_theirs(&self, current: &Saved) {
        let mine = self.report(&self.work.borrow());
        if let Err(trouble) = draft::set_aside("your text of a report that two people changed", &mine) {
            self.trouble.set(Some(trouble));
            return;
        }
        self.content.replace(&current.report);
        self.acknowledge(current.revision, current.report.clone());
    }
}
