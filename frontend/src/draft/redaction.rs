//! That secrets are still to be taken out of the server's revisions of a report. The secrets themselves are kept nowhere
//! for that: the server finds them.

use uuid::Uuid;

use crate::device;

const DUE: &str = "postmortem:redact:";

/// To be done when there is a connection, also after the page was closed.
pub fn is_to_come(id: Uuid) {
    // Without room the page that is open does it all the same.
    let _ = device::keep(&key(id), "due".into());
}

/// Still to be done.
pub fn is_due(id: Uuid) -> bool {
    device::read(&key(id)).is_some()
}

/// Done, or not wanted any more.
pub fn is_done(id: Uuid) {
    device::forget(&key(id));
}

fn key(id: Uuid) -> String {
    format!("{DUE}{id}")
}
