//! What the action items cover: kinds of action, and causes.

use super::digest::{Gist, ReportDigest};
use super::terms::Terms;
use crate::report::{Category, Cell, Field, Place};

/// Which causes have an action, and which kinds of action there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Rows by kind, in the order of [`Category::ALL`].
    pub kinds: [usize; 6],
    /// Causes in reading order, each with the number of rows that speak of it.
    pub causes: Vec<(Place, usize)>,
}

impl Coverage {
    /// A row answers a cause when they share a word that carries meaning, as for the rules about them.
    pub(super) fn of(digest: &ReportDigest<'_>) -> Coverage {
        let is_item = |gist: &&Gist| gist.place.cell == Some(Cell::Item);
        let rows: Vec<&Gist> = digest.written(Field::ActionItems).filter(is_item).collect();
        let mut coverage = Coverage::default();
        for row in &rows {
            let named = row.place.item.and_then(|number| digest.report.action_items.get(number - 1));
            let kind = named.and_then(|row| Category::of(&row.category)).or(row.category);
            if let Some(kind) = kind {
                coverage.kinds[kind as usize] += 1;
            }
        }
        let terms: Vec<Terms<'_>> = rows.into_iter().map(|row| Terms::of(std::iter::once(row))).collect();
        let causes = [Field::ImmediateCause, Field::RootCause, Field::SafeguardGaps, Field::CausalChain];
        for cause in causes.into_iter().flat_map(|field| digest.written(field)) {
            let words = Terms::of(std::iter::once(cause));
            let answers = terms.iter().filter(|row| row.meets(&words)).count();
            coverage.causes.push((cause.place, answers));
        }
        coverage
    }

    /// How many rows speak of what stands at `place`; none where nothing stands there.
    pub fn answers(&self, place: Place) -> Option<usize> {
        self.causes.iter().find(|(other, _)| *other == place).map(|(_, answers)| *answers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Checker, Context};
    use crate::report::{ActionItem, Item, ItemId, Report};

    #[test]
    fn causes_know_the_rows_that_speak_of_them_and_rows_their_kind() {
        let item = |text: &str| Item { id: ItemId(text.into()), text: text.into() };
        let action = |item: &str, category: &str| ActionItem {
            id: ItemId(item.into()),
            item: item.into(),
            category: category.into(),
            ..ActionItem::default()
        };
        let report = Report {
            root_cause: "Nothing limits how long a connection is held".into(),
            causal_chain: vec![item("Checkout returned 502"), item("Every connection was taken")],
            action_items: vec![
                action("Limit the hold time of a connection to 2 s", ""),
                action("Alert when 90% of the pool is in use", ""),
                action("Ask the provider", "investigate"),
            ],
            ..Report::default()
        };
        let mut checker = Checker::new(Context::default());
        let report = report.normalize();
        checker.check(&report);
        let coverage = checker.coverage(&report);
        assert_eq!(coverage.answers(Place::field(Field::RootCause)), Some(1));
        assert_eq!(coverage.answers(Place::field(Field::CausalChain).item(1)), Some(0));
        assert_eq!(coverage.answers(Place::field(Field::CausalChain).item(2)), Some(1));
        assert_eq!(coverage.answers(Place::field(Field::ImmediateCause)), None);
        let kinds: Vec<_> =
            Category::ALL.map(Category::word).into_iter().zip(coverage.kinds).filter(|(_, count)| *count > 0).collect();
        assert_eq!(kinds, [("Investigate", 1), ("Detect", 1), ("Prevent", 1)]);
    }
}
