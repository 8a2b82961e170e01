//! Two copies of what one tab kept: which one goes on.

use postmortem::markdown::write;
use postmortem::sync::tabs::count;

use super::{Draft, Found, aside, find};
use crate::words;

/// True when what local storage has is older than `there`, whatever the clock said
/// meanwhile, or cannot be read. It is set aside if it holds words that `there` does not.
pub fn gives_way(here: String, there: &str) -> bool {
    if here == there {
        return false;
    }
    match (find(&here), find(there)) {
        (Found::Draft(older), Found::Draft(newer)) if writings(&newer) > writings(&older) => {
            if !holds(&newer, &older) {
                // Without room for it there is nothing better than the newer one alone.
                let _ = aside::set_aside(words::library::ASIDE_EARLIER, &older.report);
            }
            true
        }
        (Found::Damaged, Found::Draft(_)) => {
            let _ = aside::set_text_aside(here);
            true
        }
        _ => false,
    }
}

fn writings(draft: &Draft) -> u64 {
    count(&draft.seen, &draft.tab)
}

/// True when every character of `older` stands in `newer`, too, in the same order, as after going on
/// with a word that was half typed.
fn holds(newer: &Draft, older: &Draft) -> bool {
    let [newer, older] = [newer, older].map(|draft| write(&draft.report.clone().normalize()));
    let mut rest = newer.chars();
    older.chars().all(|wanted| rest.any(|found| found == wanted))
}
