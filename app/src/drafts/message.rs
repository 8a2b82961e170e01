//! What the tabs of one browser say to each other about a report that they have open.

use serde::{Deserialize, Serialize};

use super::draft::{Draft, Unsealed};
use crate::wire::Saved;

/// A message about one report, which goes to every other tab that has it open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Message {
    /// A draft was kept.
    Kept(Box<Draft>),
    /// A revision was saved.
    Saved {
        /// The tab that saved it.
        tab: String,
        /// How often that tab had written by then.
        writings: u64,
        /// The revision as the server has it.
        saved: Box<Saved>,
    },
    /// Whichever tab sends is to send now.
    Flush,
    /// A tab was opened; what others kept since it read the drafts, it does not know.
    Opened,
    /// The answer of a tab that has nothing unsaved: it is there.
    Here,
}

impl Message {
    /// As it goes over the channel.
    pub fn to_text(&self) -> String {
        // Plain strings, lists and numbers, which JSON always holds.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what came over the channel. None for a message of a later program.
    pub fn read(text: &str) -> Option<Message> {
        serde_json::from_str(text).ok().or_else(|| Message::read_first_form(text))
    }

    /// As tabs say it whose program is still an older one.
    fn read_first_form(text: &str) -> Option<Message> {
        let (kind, rest) = text.split_once('\n').unwrap_or((text, ""));
        match kind {
            "kept" => match Draft::unseal(rest) {
                Unsealed::Draft(draft) => Some(Message::Kept(draft)),
                Unsealed::Newer | Unsealed::Damaged => None,
            },
            "saved" => {
                let mut parts = rest.splitn(3, '\n');
                let (tab, writings) = (parts.next()?.to_owned(), parts.next()?.parse().ok()?);
                Some(Message::Saved { tab, writings, saved: serde_json::from_str(parts.next()?).ok()? })
            }
            "flush" => Some(Message::Flush),
            "opened" => Some(Message::Opened),
            "here" => Some(Message::Here),
            _ => None,
        }
    }
}
