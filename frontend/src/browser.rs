//! The browser's own interfaces. Nothing outside this module calls them.

pub mod channel;
pub mod clipboard;
pub mod clock;
pub mod database;
pub mod described;
pub mod early;
pub mod file;
pub mod focus;
pub mod highlights;
pub mod http;
pub mod ids;
pub mod letters;
pub mod lock;
pub mod mirror;
pub mod page;
pub mod quota;
pub mod sight;
pub mod storage;
pub mod stream;
pub mod typing;
pub mod web_page;
