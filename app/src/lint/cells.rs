//! What times and cells of the action table mean, by the words that the rules know: for lists over many reports.

use super::act::{no_owner, priority_invalid, status_invalid};
use super::date;
use crate::report::Priority;

/// The first day that a text names with its year, in days since 1970: of `2 March 2026, 14:02 UTC` that Monday.
pub fn day_in(text: &str) -> Option<i64> {
    date::first(text).map(|date| date.days)
}

/// True for a status that leaves nothing to do: the action is done, in whichever words, or will not be.
pub fn leaves_nothing(status: &str) -> bool {
    status_invalid::leaves_nothing(status)
}

/// The priority that a cell means: `P1` and `urgent` are high.
pub fn priority_meant(cell: &str) -> Option<Priority> {
    Priority::of(cell).or_else(|| Priority::ALL.get(priority_invalid::meant(cell)?).copied())
}

/// True for an owner that names nobody: an empty cell, `TBD`, `?`.
pub fn is_nobody(owner: &str) -> bool {
    no_owner::is_nobody(owner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_understood_in_everybodys_words() {
        assert_eq!(day_in("2 March 2026, 14:02 UTC"), day_in("2026-03-02T14:02Z"));
        assert!(day_in("next week").is_none() && day_in("").is_none());
        assert!(["Done", "closed", "✅", "won't do", "Cancelled"].into_iter().all(leaves_nothing));
        assert!(!["", "Open", "not done", "Almost finished", "Purple"].into_iter().any(leaves_nothing));
        assert_eq!(
            ["high", "P0", "urgent", "P2", "low", "", "Purple"].map(priority_meant),
            [
                Some(Priority::High),
                Some(Priority::High),
                Some(Priority::High),
                Some(Priority::Medium),
                Some(Priority::Low),
                None,
                None
            ]
        );
        assert!(is_nobody("TBD") && is_nobody("") && !is_nobody("Payments team"));
    }
}
