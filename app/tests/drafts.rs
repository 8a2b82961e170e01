//! What a device keeps: its forms, its recovery, and tabs that open, type, sleep, crash and close.

#[path = "drafts/clearing.rs"]
mod clearing;
#[path = "drafts/company.rs"]
mod company;
#[path = "drafts/device.rs"]
mod device;
#[path = "drafts/early.rs"]
mod early;
#[path = "drafts/file.rs"]
mod file;
#[path = "drafts/forms.rs"]
mod forms;
#[path = "drafts/gathering.rs"]
mod gathering;
#[path = "drafts/journal.rs"]
mod journal;
#[path = "drafts/laws.rs"]
mod laws;
#[path = "drafts/recovery.rs"]
mod recovery;
#[path = "drafts/tabs.rs"]
mod tabs;
#[path = "drafts/waiting.rs"]
mod waiting;
