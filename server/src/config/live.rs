//! How many pages may hear of changes, and how soon a page that is gone is forgotten.

use std::time::Duration;

/// Fewer than the files that a process may have open where nobody has set another number, connections that are none of
/// these included.
const MAX_STREAMS: u32 = 400;

/// Short enough for proxies, which close what is idle for a minute.
const BEAT: Duration = Duration::from_secs(10);

/// Two answers to a beat may be lost.
const LEASE: Duration = Duration::from_secs(25);

/// The settings of `GET /api/events` and `PUT /api/present/{browser}`.
#[derive(Clone, Copy, Debug, clap::Args)]
pub struct LiveConfig {
    /// Browsers that may follow changes at the same time, each over its own connection; the others poll
    #[arg(long, env = "POSTMORTEM_MAX_STREAMS", value_name = "NUMBER", default_value_t = MAX_STREAMS)]
    pub max_streams: u32,

    /// How often a browser is told that its connection lives, which it answers. Not a setting of a person.
    #[arg(skip = BEAT)]
    pub beat: Duration,

    /// How long a browser is believed to have open what it says. Not a setting of a person.
    #[arg(skip = LEASE)]
    pub lease: Duration,
}

impl Default for LiveConfig {
    fn default() -> LiveConfig {
        LiveConfig { max_streams: MAX_STREAMS, beat: BEAT, lease: LEASE }
    }
}
