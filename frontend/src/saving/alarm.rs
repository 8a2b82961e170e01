//! When something is due. Most keys only put that off: the browser's timer goes on, and what is not due yet when it rings
//! waits again. A timer set anew would cost more than all else that a key does.

use gloo_timers::callback::Timeout;
use postmortem::sync::{Event, Timer};

use super::Saver;
use crate::browser::clock;

/// When something is due, in milliseconds since the page was opened, and the timer that looks whether it is so by
/// then.
pub struct Alarm {
    due: f64,
    rings: f64,
    timer: Timeout,
}

impl Saver {
    /// Tells the machine in so many milliseconds, and no longer when it would have been told.
    pub(super) fn wake(&self, timer: Timer, milliseconds: u32) {
        let due = clock::since_opened() + f64::from(milliseconds);
        let alarm = &mut self.work.borrow_mut().alarms[timer as usize];
        match alarm {
            Some(alarm) if alarm.rings <= due => alarm.due = due,
            _ => *alarm = Some(self.alarm(timer, milliseconds, due)),
        }
    }

    fn alarm(&self, timer: Timer, milliseconds: u32, due: f64) -> Alarm {
        let saver = self.clone();
        let ring = move || {
            let rung = saver.work.borrow_mut().alarms[timer as usize].take();
            let now = clock::since_opened();
            let rest = rung.as_ref().map_or(0.0, |alarm| alarm.due - now);
            // It need not be stopped any more.
            let _ = rung.map(|alarm| alarm.timer.forget());
            if rest >= 1.0 {
                let alarm = saver.alarm(timer, rest as u32, now + rest);
                saver.work.borrow_mut().alarms[timer as usize] = Some(alarm);
            } else {
                saver.happened(Event::Due(timer));
            }
        };
        Alarm { due, rings: due, timer: Timeout::new(milliseconds, ring) }
    }
}

/// The two alarms of a page stand side by side.
const _: () = assert!(Timer::Journal as usize == 0 && Timer::Send as usize == 1);
