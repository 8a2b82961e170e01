//! What closed tabs left unsent is sent from the library, too.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use postmortem::Report;
use postmortem::drafts::{Draft, FoundDraft, OpenedFrom};
use uuid::Uuid;

use crate::saving::{self, Boxes, SaveState, Saver};

/// The most drafts that are sent at a time.
const MOST: usize = 20;

/// The drafts that the library is sending, for as long as it is open.
#[derive(Clone, Copy)]
pub struct Sending {
    owner: StoredValue<Option<Owner>>,
    under_way: StoredValue<Vec<Saver>, LocalStorage>,
}

impl Sending {
    /// Sends nothing yet.
    pub fn new() -> Sending {
        let sending =
            Sending { owner: StoredValue::new(Owner::current()), under_way: StoredValue::new_local(Vec::new()) };
        on_cleanup(move || {
            let left = sending.under_way.try_update_value(std::mem::take).unwrap_or_default();
            left.iter().for_each(Saver::close);
        });
        sending
    }

    /// Sends each draft of this device that no tab has open and whose writer does not keep it here; what did not arrive
    /// is tried again. One that the server does not take, or that holds a secret, stays as it is.
    pub fn send(self) {
        let waiting = self.under_way.try_get_value().unwrap_or_default();
        waiting.iter().for_each(Saver::returned);
        spawn_local(async move {
            let drafts = saving::listing_now().drafts.into_iter().filter(|draft| !draft.device_only).take(MOST);
            for Draft { id, .. } in drafts {
                // Whoever has it open sends it.
                if !saving::is_open(id).await && !self.is_under_way(id) {
                    self.begin(id);
                }
            }
        });
    }

    /// True as well once the library is gone.
    fn is_under_way(self, id: Uuid) -> bool {
        self.under_way.try_with_value(|all| all.iter().any(|saver| saver.id() == id)).unwrap_or(true)
    }

    fn begin(self, id: Uuid) {
        if let (Some(owner), Some(found)) = (self.owner.try_get_value().flatten(), saving::find(id)) {
            owner.with(|| self.begin_with(id, found));
        }
    }

    fn begin_with(self, id: Uuid, found: FoundDraft) {
        // Nobody sees them; what others wrote is merged all the same.
        let report = StoredValue::new_local(found.draft.report.clone());
        let read = move || report.try_get_value().unwrap_or_default();
        let show = move |merged: &Report| drop(report.try_set_value(merged.clone()));
        let boxes = Boxes { read: Rc::new(read), show: Rc::new(show) };
        let saver = Saver::new(id, boxes, OpenedFrom::Found(found));
        let state = saver.state;
        self.under_way.update_value(|all| all.push(saver));
        Effect::new(move || {
            if matches!(state.get(), SaveState::Saved { .. } | SaveState::Refused(_) | SaveState::Held) {
                let done = self.under_way.try_update_value(|all| {
                    let index = all.iter().position(|saver| saver.id() == id)?;
                    Some(all.swap_remove(index))
                });
                done.flatten().iter().for_each(Saver::close);
            }
        });
    }
}
