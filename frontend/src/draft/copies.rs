//! Two copies of what one tab kept: which one goes on.

use std::collections::BTreeMap;

use postmortem::markdown::write;
use postmortem::sync::tabs::count;

use super::{DRAFTS, Draft, Found, aside, find_both, typed};
use crate::device;
use crate::words;

/// What goes on under `key` where the copy `there` has something that local storage has not, or that is newer,
/// whatever the clock said meanwhile. What gives way is set aside if it cannot be read, or holds words that
/// the newer one does not.
pub fn goes_on(key: &str, there: &BTreeMap<String, String>) -> Option<String> {
    let text = there.get(key)?;
    if !key.starts_with(DRAFTS) {
        // What stands beside a draft comes with it.
        let is_new = !key.starts_with(typed::TYPED) && device::read(key).is_none();
        return is_new.then(|| text.clone());
    }
    let theirs = find_both(text, there.get(&typed::key_beside(key)).map(String::as_str));
    let Some(here) = device::read(key) else {
        return Some(if let Found::Draft(draft) = theirs { draft.sealed() } else { text.clone() });
    };
    match (find_both(&here, device::read(&typed::key_beside(key)).as_deref()), theirs) {
        (Found::Draft(older), Found::Draft(newer)) if writings(&newer) > writings(&older) => {
            if !holds(&newer, &older) {
                // Without room for it there is nothing better than the newer one alone.
                let _ = aside::set_aside(words::library::ASIDE_EARLIER, &older.report);
            }
            Some(newer.sealed())
        }
        (Found::Damaged, Found::Draft(newer)) => {
            let _ = aside::set_text_aside(here);
            Some(newer.sealed())
        }
        _ => None,
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
