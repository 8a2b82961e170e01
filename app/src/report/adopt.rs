//! Ids for a report that came without them: each item takes that of the stored item it continues.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Cell, Conflict, Field, ItemId, Report, Value};

/// The most items of one field, on either side, that are compared word by word.
const MAX_COMPARED_ITEMS: usize = 256;

/// The most words of one item that are compared.
const MAX_COMPARED_WORDS: usize = 128;

/// Items are alike when more than this share of their words, in thousandths, occurs in both.
const ALIKE: usize = 500;

impl Report {
    /// Gives every item the id of the item of `stored`, in the same field, whose text is equal or
    /// else most alike; an item that is like none gets an id that `stored` does not have.
    ///
    /// For reports read from Markdown, which carries no ids: those that `self` has are lost. Call it
    /// on a normalised report with a normalised `stored`; the ids are unique afterwards. Action rows
    /// are known by their item cell, links by their address and then by their label.
    pub fn adopt_ids(&mut self, stored: &Report) {
        let number = |conflict: &Conflict| {
            let id = conflict.item.as_ref()?;
            self.item_ids(conflict.field).position(|known| known == id)
        };
        let numbers: Vec<Option<usize>> = self.conflicts.iter().map(number).collect();
        let mut taken = BTreeSet::new();
        for field in Field::ALL {
            let theirs = likenesses(stored, field);
            let adopted = adopted(&likenesses(self, field), &theirs);
            let mut ids = adopted.into_iter().map(|index| index.map(|index| theirs[index].id.clone()));
            self.for_each_id_of(field, |id| *id = ids.next().flatten().unwrap_or_default());
            taken.extend(theirs.into_iter().map(|likeness| likeness.id.clone()));
        }
        self.fill_ids(taken);
        let mut conflicts = std::mem::take(&mut self.conflicts);
        for (conflict, number) in conflicts.iter_mut().zip(numbers) {
            conflict.item = number.and_then(|number| self.item_ids(conflict.field).nth(number).cloned());
        }
        self.conflicts = conflicts;
    }
}

/// What is compared of an item.
#[derive(Clone, Copy)]
struct Likeness<'a> {
    id: &'a ItemId,
    /// All its texts.
    whole: [&'a str; 7],
    /// The text it is known by.
    name: &'a str,
    /// The text whose words are compared.
    words: &'a str,
}

fn likenesses(report: &Report, field: Field) -> Vec<Likeness<'_>> {
    fn of_text<'a>(id: &'a ItemId, text: &'a str) -> Likeness<'a> {
        Likeness { id, whole: [text, "", "", "", "", "", ""], name: text, words: text }
    }
    match report.value(field) {
        Value::Text(_) => Vec::new(),
        Value::Items(items) => items.iter().map(|item| of_text(&item.id, &item.text)).collect(),
        Value::Checks(checks) => checks.iter().map(|check| of_text(&check.id, &check.text)).collect(),
        Value::Actions(rows) => {
            let whole = rows.iter().map(|row| Cell::ACTION.map(|cell| row.cell(cell)));
            rows.iter().zip(whole).map(|(row, whole)| Likeness { whole, ..of_text(&row.id, &row.item) }).collect()
        }
        Value::Links(links) => links
            .iter()
            .map(|link| Likeness {
                id: &link.id,
                whole: [&link.url, &link.label, "", "", "", "", ""],
                name: if link.url.is_empty() { &link.label } else { &link.url },
                words: if link.label.is_empty() { &link.url } else { &link.label },
            })
            .collect(),
        Value::Events(events) => events
            .iter()
            .map(|event| Likeness {
                whole: [&event.time, &event.event, "", "", "", "", ""],
                ..of_text(&event.id, if event.event.is_empty() { &event.time } else { &event.event })
            })
            .collect(),
        Value::Sections(sections) => sections
            .iter()
            .map(|section| Likeness {
                whole: [&section.heading, &section.text, "", "", "", "", ""],
                ..of_text(&section.id, if section.heading.is_empty() { &section.text } else { &section.heading })
            })
            .collect(),
    }
}

/// For each of `mine` the index of the one of `theirs` that it continues; none is named twice.
fn adopted(mine: &[Likeness<'_>], theirs: &[Likeness<'_>]) -> Vec<Option<usize>> {
    let mut adopted = vec![None; mine.len()];
    let mut free = vec![true; theirs.len()];
    pair_equal(mine, theirs, |likeness| likeness.whole, &mut adopted, &mut free);
    pair_equal(mine, theirs, |likeness| likeness.name, &mut adopted, &mut free);
    pair_alike(mine, theirs, &mut adopted, &mut free);
    adopted
}

/// Pairs what has the same `key`, the first with the first.
fn pair_equal<'a, K: Ord>(
    mine: &[Likeness<'a>],
    theirs: &[Likeness<'a>],
    key: impl Fn(Likeness<'a>) -> K,
    adopted: &mut [Option<usize>],
    free: &mut [bool],
) {
    let mut indices: BTreeMap<K, VecDeque<usize>> = BTreeMap::new();
    for (index, likeness) in theirs.iter().enumerate().filter(|(index, _)| free[*index]) {
        indices.entry(key(*likeness)).or_default().push_back(index);
    }
    for (likeness, adopted) in mine.iter().zip(adopted).filter(|(_, adopted)| adopted.is_none()) {
        *adopted = indices.get_mut(&key(*likeness)).and_then(VecDeque::pop_front);
        if let Some(index) = *adopted {
            free[index] = false;
        }
    }
}

/// Pairs what is left by the share of equal words, the most alike first, then the nearest.
fn pair_alike(mine: &[Likeness<'_>], theirs: &[Likeness<'_>], adopted: &mut [Option<usize>], free: &mut [bool]) {
    let words_of = |likenesses: &[Likeness<'_>], is_left: &dyn Fn(usize) -> bool| -> Vec<(usize, Vec<String>)> {
        let left = (0..likenesses.len()).filter(|index| is_left(*index)).take(MAX_COMPARED_ITEMS);
        left.map(|index| (index, words(likenesses[index].words))).collect()
    };
    let left = words_of(mine, &|index| adopted[index].is_none());
    let candidates = words_of(theirs, &|index| free[index]);
    let mut pairs = Vec::new();
    for (mine, words) in &left {
        for (theirs, other_words) in &candidates {
            let alike = share(words, other_words);
            if alike > ALIKE {
                pairs.push((Reverse(alike), mine.abs_diff(*theirs), *mine, *theirs));
            }
        }
    }
    pairs.sort_unstable();
    for (_, _, mine, theirs) in pairs {
        if adopted[mine].is_none() && free[theirs] {
            adopted[mine] = Some(theirs);
            free[theirs] = false;
        }
    }
}

/// The words of a text without regard to case, sorted. Scripts that do not part words by blanks
/// count by character.
fn words(text: &str) -> Vec<String> {
    let is_whole_word = |c: char| c >= '\u{2e80}';
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .flat_map(|part| part.split_inclusive(is_whole_word))
        .filter(|word| !word.is_empty())
        .take(MAX_COMPARED_WORDS)
        .map(str::to_lowercase)
        .collect();
    words.sort_unstable();
    words
}

/// How many of a thousand words of two sorted lists occur in both.
fn share(a: &[String], b: &[String]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(left), Some(right)) = (a.get(i), b.get(j)) {
        shared += usize::from(left == right);
        i += usize::from(left <= right);
        j += usize::from(right <= left);
    }
    (2000 * shared).checked_div(a.len() + b.len()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{ActionItem, Item, Link};

    fn items(items: &[(&str, &str)]) -> Report {
        let item = |(id, text): &(&str, &str)| Item { id: ItemId((*id).into()), text: (*text).into() };
        Report { user_impact: items.iter().map(item).collect(), ..Report::default() }
    }

    /// The ids that texts adopt from stored items.
    fn adopted_by(texts: &[&str], stored: &[(&str, &str)]) -> Vec<String> {
        let mut report = items(&texts.iter().map(|text| ("", *text)).collect::<Vec<_>>()).normalize();
        report.adopt_ids(&items(stored));
        report.user_impact.into_iter().map(|item| item.id.0).collect()
    }

    #[test]
    fn an_item_keeps_the_id_of_the_stored_item_with_the_same_text_wherever_it_moved() {
        assert_eq!(adopted_by(&["two", "one"], &[("a", "one"), ("b", "two")]), ["b", "a"]);
    }

    #[test]
    fn equal_texts_keep_their_order() {
        assert_eq!(adopted_by(&["x", "x", "x"], &[("a", "x"), ("b", "x")]), ["a", "b", "1"]);
    }

    #[test]
    fn an_edited_item_keeps_the_id_of_the_stored_item_that_is_most_alike() {
        let stored = [("a", "Checkout failed for all shops"), ("b", "Search was slow for all shops in Europe")];
        assert_eq!(adopted_by(&["Search was very slow for all shops in Asia", "Checkout failed"], &stored), ["b", "a"]);
    }

    #[test]
    fn an_equal_item_comes_before_one_that_is_alike() {
        assert_eq!(adopted_by(&["a b c e", "a b c d"], &[("1", "a b c d")]), ["2", "1"]);
    }

    #[test]
    fn an_item_like_none_gets_an_id_that_the_stored_report_does_not_have() {
        assert_eq!(adopted_by(&["new", "one"], &[("1", "one"), ("2", "gone")]), ["3", "1"]);
        assert_eq!(adopted_by(&["…", "?!"], &[("1", "!"), ("2", "…!")]), ["3", "4"]);
    }

    #[test]
    fn half_of_the_words_is_not_enough() {
        assert_eq!(adopted_by(&["Add alert"], &[("a", "Add test")]), ["1"]);
        assert_eq!(adopted_by(&["Add an alert"], &[("a", "add an ALARM")]), ["a"]);
    }

    #[test]
    fn words_are_found_where_nothing_parts_them() {
        assert_eq!(adopted_by(&["決済が失敗した"], &[("a", "検索が遅い"), ("b", "決済は失敗した")]), ["b"]);
    }

    #[test]
    fn ids_of_one_field_are_not_adopted_by_another() {
        let stored = items(&[("1", "same")]);
        let item = Item { text: "same".into(), ..Item::default() };
        let mut report = Report { technical_impact: vec![item], ..Report::default() }.normalize();
        report.adopt_ids(&stored);
        assert_eq!(report.technical_impact[0].id.0, "2");
    }

    #[test]
    fn an_action_is_known_by_its_item_cell_and_among_equal_ones_by_the_whole_row() {
        let row = |id: &str, item: &str, owner: &str| ActionItem {
            id: ItemId(id.into()),
            item: item.into(),
            owner: owner.into(),
            ..ActionItem::default()
        };
        let report = |rows| Report { action_items: rows, ..Report::default() };
        let stored = report(vec![row("a", "Add alert", "Ann"), row("b", "Add alert", "Bo"), row("c", "Fix", "Cy")]);
        let mut new = report(vec![row("", "Fix", "Di"), row("", "Add alert", "Bo"), row("", "Add alert", "Ed")]);
        new.adopt_ids(&stored);
        assert_eq!(new.action_items.iter().map(|row| row.id.0.as_str()).collect::<Vec<_>>(), ["c", "b", "a"]);
    }

    #[test]
    fn a_link_is_known_by_its_address_and_then_by_its_label() {
        let link = |id: &str, label: &str, url: &str| Link {
            id: ItemId(id.into()),
            label: label.into(),
            url: url.into(),
            ..Link::default()
        };
        let report = |links| Report { related_links: links, ..Report::default() };
        let stored = report(vec![link("a", "The fix", "https://a.test"), link("b", "The graph", "https://b.test")]);
        let mut new = report(vec![link("", "The graph", "https://a.test"), link("", "The graph", "https://c.test")]);
        new.adopt_ids(&stored);
        assert_eq!(new.related_links.iter().map(|link| link.id.0.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn a_conflict_stays_with_its_item() {
        let conflict = Conflict {
            field: Field::UserImpact,
            item: Some(ItemId("2".into())),
            cell: None,
            mine: "x".into(),
            theirs: "y".into(),
        };
        let mut report = Report { conflicts: vec![conflict], ..items(&[("1", "one"), ("2", "two")]) };
        report.adopt_ids(&items(&[("a", "two")]));
        assert_eq!(report.conflicts[0].item, Some(ItemId("a".into())));
    }

    #[test]
    fn thousands_of_items_that_share_nothing_do_not_take_long_and_stay_unique() {
        let many = |word: &str| Report {
            user_impact: (0..20_000).map(|n| Item { text: format!("{word}{n} {word}"), ..Item::default() }).collect(),
            ..Report::default()
        };
        let mut report = many("new").normalize();
        report.adopt_ids(&many("old").normalize());
        assert_eq!(report.clone().normalize(), report);
        assert_eq!(report.user_impact[0].id.0, "20001");
    }
}
