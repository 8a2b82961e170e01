//! When an action item is due that does not say it.

use clap::value_parser;
use postmortem::wire::DuePolicy;

/// Four weeks.
const HIGH: u32 = 28;

/// Eight weeks.
const OTHERS: u32 = 56;

/// The settings of `GET /api/actions`. Days count from the one on which the report was first saved.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct ActionsConfig {
    /// Days until an action item of high priority is due that has no due date of its own
    #[arg(long, env = "POSTMORTEM_ACTIONS_DUE_HIGH", value_name = "DAYS", default_value_t = HIGH, value_parser = value_parser!(u32).range(1..=3650))]
    pub actions_due_high: u32,

    /// The same for any other action item
    #[arg(long, env = "POSTMORTEM_ACTIONS_DUE", value_name = "DAYS", default_value_t = OTHERS, value_parser = value_parser!(u32).range(1..=3650))]
    pub actions_due: u32,
}

impl ActionsConfig {
    /// As the core takes it.
    pub fn policy(self) -> DuePolicy {
        DuePolicy { high: self.actions_due_high, others: self.actions_due }
    }
}

impl Default for ActionsConfig {
    fn default() -> ActionsConfig {
        ActionsConfig { actions_due_high: HIGH, actions_due: OTHERS }
    }
}
