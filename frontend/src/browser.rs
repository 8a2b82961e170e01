//! The browser's own interfaces. Nothing outside this module calls them.

pub mod clipboard;
pub mod clock;
pub mod file;
pub mod focus;
pub mod http;
pub mod ids;
pub mod mirror;
pub mod page;
pub mod panic;
pub mod storage;
pub mod typing;
