//! Who may do what. Every handler asks [`authorize`] before it does anything.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use uuid::Uuid;

use crate::problem::Problem;

/// Who asks. Decided by the listener that a request came in by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Whoever reaches the editor's address: this computer, or whom a sign-in proxy lets through.
    Editor,
    /// Whoever reaches the address of share links: everybody.
    Reader,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Read what is there, in any form.
    Read,
    /// Create something, or change what is there.
    Write,
    /// Delete something, or end a link to it.
    Delete,
}

/// What somebody wants to do something to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Object {
    /// The list of all reports.
    Library,
    /// One report, by its id.
    Report(Uuid),
    /// The share links of one report.
    Shares(Uuid),
    /// What a share link shows.
    SharedReport,
    /// Figures of the running server.
    Metrics,
    /// What is the same for everybody: the app's files, rule pages, settings, the validator.
    Public,
}

/// The one place where it is decided who may do what; every handler asks it first.
pub fn authorize(subject: Subject, action: Action, object: Object) -> Result<(), Problem> {
    match (subject, action, object) {
        (Subject::Editor, ..) | (Subject::Reader, Action::Read, Object::SharedReport) => Ok(()),
        (Subject::Reader, ..) => Err(Problem::Forbidden),
    }
}

impl<S: Sync> FromRequestParts<S> for Subject {
    type Rejection = Infallible;

    /// A request that no listener has marked is treated as everybody's.
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Subject, Infallible> {
        Ok(parts.extensions.get::<Subject>().copied().unwrap_or(Subject::Reader))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_sees_shared_reports_and_nothing_else() {
        let id = Uuid::nil();
        assert!(authorize(Subject::Reader, Action::Read, Object::SharedReport).is_ok());
        for object in [Object::Library, Object::Report(id), Object::Shares(id), Object::Metrics, Object::Public] {
            assert!(authorize(Subject::Reader, Action::Read, object).is_err(), "{object:?}");
        }
        assert!(authorize(Subject::Reader, Action::Delete, Object::SharedReport).is_err());
    }
}
