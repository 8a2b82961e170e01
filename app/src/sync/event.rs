//! What happens to a writer, and what the machine wants done about it.

use serde::{Deserialize, Serialize};

use super::state::{Base, Refusal};
use crate::report::Report;
use crate::wire::Saved;

/// What the machine cannot know by itself when something happens.
#[derive(Clone, Copy)]
pub struct StepInput<'a> {
    /// Milliseconds since 1970.
    pub now: f64,
    /// From 0 to 1, at random.
    pub chance: f64,
    /// What stands in the boxes, as typed; asked for only where it is needed.
    pub typed: &'a dyn Fn() -> Report,
}

/// What the machine of synchronising is told, by the writer, a timer, the server or another tab.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Something was typed, ticked, added, moved, removed or settled.
    Changed,
    /// A timer has run out.
    Due(Timer),
    /// The writer wants it saved now.
    Flush,
    /// There may be a server again, or news on it: the network, the window or the tab is back.
    Returned,
    /// The server has told that this is its current revision; none where it may be another than is known here.
    Told(Option<u64>),
    /// The page is hidden or goes.
    Left,
    /// The writer keeps the report on this device only, or no longer.
    KeepHere(bool),
    /// The secrets that are in the report now may go to the server.
    SendAnyway,
    /// What another tab of this device wrote is in the boxes now, and kept by it, with the save that it
    /// has no answer to yet, if both go on from the same revision.
    Joined(Option<Box<Sent>>),
    /// Another tab has saved what is in the boxes, or some of it: the revision that holds it.
    Heard(Box<Saved>),
    /// This tab is the one that sends for all of this device, or no longer.
    Sends(bool),
    /// The answer to request `number`, or that there is none.
    Answered {
        /// As the effect gave it.
        number: u64,
        /// How the server answered, or that it did not.
        answer: Answer,
    },
}

/// How the server answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// To a save: the revision it became.
    Saved(Box<Saved>),
    /// To a save: it came too late, this is current.
    Stale(Box<Saved>),
    /// To a question: this is current.
    Current(Box<Saved>),
    /// To a question: what the writer knows is current.
    Unchanged,
    /// To either: the server does not do it, and why.
    Refused(Refusal),
    /// Nothing came in time, or what a server in trouble says.
    Nothing,
}

/// What a writer waits for. Each exists once; starting it again puts it off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timer {
    /// To keep what was typed.
    Journal,
    /// To send it, or to try again.
    Send,
}

/// Something to be done, in the order given.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Keep this on the device.
    Keep(Box<Kept>),
    /// The server has everything: the device need not keep it.
    Forget,
    /// Send an event after so many milliseconds.
    Wake(Timer, u32),
    /// Ask the server, and tell of its answer by [`Event::Answered`].
    Request(Request),
    /// Put a merged report into the boxes.
    Show(Box<Shown>),
}

/// A question to the server. Its number names it and is unique for one machine.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Save `sent` as the revision after `revision`, 0 for a new report.
    Put {
        /// What the answer names.
        number: u64,
        /// The revision that the server is to have still, as `If-Match` says it.
        revision: u64,
        /// The report with the name of the save.
        sent: Box<Sent>,
        /// The page goes: the request has to outlive it.
        is_last: bool,
    },
    /// Ask for the current revision unless it is this one; 0 asks in any case.
    Get {
        /// What the answer names.
        number: u64,
        /// The revision that the writer goes on from.
        revision: u64,
    },
}

impl Request {
    /// What the answer names.
    pub fn number(&self) -> u64 {
        match self {
            Request::Put { number, .. } | Request::Get { number, .. } => *number,
        }
    }
}

/// A merge that the writer has to see.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// For the boxes: the merged report with what was only typed so far.
    pub typed: Report,
    /// What the writer had, normalised.
    pub before: Report,
    /// What it has become, normalised.
    pub after: Report,
    /// The revision that brought the news.
    pub revision: u64,
}

/// What a device keeps of a report that the server does not have all of.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// What the writer goes on from.
    pub base: Base,
    /// The writer does not want it on the server.
    pub device_only: bool,
    /// As typed, not normalised.
    pub typed: Report,
    /// A save that was not answered yet.
    pub sent: Option<Sent>,
    /// `sent` was made of `typed` just now: it is the same, normalised.
    pub is_sent_as_typed: bool,
}

/// A save under way. Sent again under the same name, it is answered as the first time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sent {
    /// The `Save-Id` of the request, unique among all saves of all writers.
    pub save_id: String,
    /// What was sent, normalised. A device may hold it as it was typed.
    #[serde(with = "crate::report::json")]
    pub report: Report,
}
