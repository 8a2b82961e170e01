//! What the rules say: under each field, and all together at the side.

mod dismiss;
mod fix;
mod fold;
mod groups;
mod help;
mod in_rows;
mod line;
mod list;
mod panel;
mod step;
mod tied;

pub use fold::Fold;
pub use help::{Done, Help};
pub use list::{FieldFindings, Listed, listed};
pub use panel::FindingsPanel;
pub use step::{stay, step, whereabouts};
