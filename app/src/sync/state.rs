//! Where a writer's words are.

use crate::report::Report;

/// Where a writer's words are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// On this device, or nothing is written yet.
    OnlyHere,
    /// On this device: it is time to send or to ask, and the [`Tools`](super::Tools) for it are not there yet.
    Waiting,
    /// On the server, all of them.
    Saved,
    /// On this device and on the way.
    Sending,
    /// On this device; what the server has by now is being asked for.
    Behind,
    /// On this device; the server does not answer.
    Offline,
    /// On this device; the server does not take them.
    Refused(Refusal),
    /// On this device: they hold what looks like a secret that the server does not have, and the writer has not
    /// said yet whether it may go there.
    Held,
}

/// What a writer goes on from: a revision as the server has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    /// 0 before the first save.
    pub revision: u64,
    /// Untouched at revision 0; none where an older program did not keep it.
    pub report: Option<Report>,
}

impl Base {
    /// A revision that the server has.
    pub fn new(revision: u64, report: Report) -> Base {
        Base { revision, report: Some(report) }
    }

    /// Of a report that the server does not know.
    pub fn untouched() -> Base {
        Base::new(0, Report::default())
    }
}

/// Why the server does not take a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The kind, which decides what can be done.
    pub reason: Reason,
    /// The server's own words.
    pub detail: String,
}

/// What kind of refusal it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// More bytes than the server takes: it is sent again once it is changed.
    TooLarge,
    /// The report was saved by a newer program: this page has to be a newer one.
    NewerFormat,
    /// The report was deleted.
    Gone,
    /// Nothing that the writer could change: trying again may help.
    Other,
}

impl Reason {
    /// The reason behind a status of the API.
    pub const fn of_status(status: u16) -> Reason {
        match status {
            404 | 410 => Reason::Gone,
            409 => Reason::NewerFormat,
            413 => Reason::TooLarge,
            _ => Reason::Other,
        }
    }
}
