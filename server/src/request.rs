//! What handlers take from a request. Bad input is refused here, before any query.

mod accept;
mod body;
mod condition;
mod id;

pub use accept::{Form, accepts_brotli};
pub use body::{JsonBody, ReportBody};
pub use condition::{IfMatch, IfNoneMatch, Precondition, RepeatedSave, etag};
pub use id::{BrowserId, ReportId, RevisionNumber, ShareId, Token, uuid};
