//! The rules by which it is told how much is left of a report.

use std::fmt::Write as _;

use postmortem::lint::Context;
use postmortem::{Report, progress};
use sha2::{Digest, Sha256};

/// The settings of the rules, and a text that tells whether what is stored was told by them.
#[derive(Clone, Debug)]
pub struct Rules {
    context: Context,
    /// Other settings, or another release of the program, have another one.
    pub print: String,
}

impl Rules {
    /// Rules as a server sets them.
    pub fn of(context: Context) -> Rules {
        let settings = serde_json::to_string(&context).unwrap_or_default();
        let hash = Sha256::new().chain_update(env!("CARGO_PKG_VERSION")).chain_update(settings).finalize();
        let print = hash.iter().take(8).fold(String::new(), |mut print, byte| {
            let _ = write!(print, "{byte:02x}");
            print
        });
        Rules { context, print }
    }

    /// Empty required fields and open errors of a normalised report.
    pub fn left(&self, report: &Report) -> usize {
        progress::left(report, &self.context)
    }
}

#[cfg(test)]
mod tests {
    use postmortem::lint::Level;

    use super::*;

    #[test]
    fn other_settings_have_another_print() {
        let strict = Context { rules: [("act.no-owner".to_owned(), Level::Error)].into(), ..Context::default() };
        assert_ne!(Rules::of(strict).print, Rules::of(Context::default()).print);
        assert_eq!(Rules::of(Context::default()).print.len(), 16);
    }
}
