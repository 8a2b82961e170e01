//! What every request passes before its handler: the host, the asking site, headers, one line of log.

mod headers;
mod host;
mod log;
mod rate;
mod site;

pub use headers::protect;
pub use host::check_host;
pub use log::log;
pub use rate::limit_rate;
pub use site::check_site;
