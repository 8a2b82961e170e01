//! Cases written by hand: three states and the one result a reader expects.

use postmortem::merge::{carry, merge};
use postmortem::report::{Cell, Conflict, ItemId, Row, ValueMut};
use postmortem::{Field, Report};

const DISJOINT: &str = include_str!("disjoint.txt");
const CONTESTED: &str = include_str!("contested.txt");

struct Case<'a> {
    name: &'a str,
    field: Field,
    lines: Vec<(&'a str, &'a str)>,
}

impl<'a> Case<'a> {
    fn all(text: &'a str) -> Vec<Case<'a>> {
        text.split("\n== ").skip(1).map(Case::read).collect()
    }

    fn read(text: &'a str) -> Case<'a> {
        let mut lines = text.lines().filter(|line| !line.is_empty());
        let name = lines.next().unwrap();
        let field = lines.next().and_then(Field::named).unwrap_or_else(|| panic!("{name}: no such field"));
        let lines = lines.map(|line| line.split_once(':').map(|(key, value)| (key, value.trim())).unwrap()).collect();
        Case { name, field, lines }
    }

    fn report(&self, key: &str) -> Report {
        let line = self.lines.iter().find(|(other, _)| *other == key);
        report(self.field, line.unwrap_or_else(|| panic!("{}: no {key}", self.name)).1)
    }

    fn marks(&self) -> Vec<Conflict> {
        let marks = self.lines.iter().filter(|(key, _)| *key == "mark").map(|(_, mark)| {
            let (place, versions) = match mark.split_once(": ") {
                Some((place, versions)) if !place.contains("<>") && !place.contains(' ') || place.starts_with("a ") => {
                    (place, versions)
                }
                _ => ("", *mark),
            };
            let (theirs, mine) = versions.split_once("<>").unwrap();
            let (item, cell) = place.split_once(' ').unwrap_or((place, ""));
            Conflict {
                field: self.field,
                item: (!item.is_empty()).then(|| ItemId(item.into())),
                cell: CELLS.into_iter().find(|other| other.label().eq_ignore_ascii_case(cell)),
                mine: mine.trim().into(),
                theirs: theirs.trim().into(),
            }
        });
        marks.collect()
    }
}

const CELLS: [Cell; 6] = [Cell::Item, Cell::Owner, Cell::Priority, Cell::Status, Cell::Address, Cell::Text];

fn report(field: Field, value: &str) -> Report {
    let mut report = Report::default();
    if let ValueMut::Text(text) = report.value_mut(field) {
        *text = value.replace("\\n", "\n");
    } else {
        let rows = value.split(" | ").filter(|item| !item.is_empty()).map(|item| {
            let (id, cells) = item.split_once('=').unwrap();
            let mut cells: Vec<String> = cells.split(" / ").map(|cell| cell.trim().to_owned()).collect();
            cells.resize(Row::width(field), String::new());
            Row { id: ItemId(id.into()), cells }
        });
        report.set_rows(field, rows.collect());
    }
    report.normalize()
}

fn check(case: &Case<'_>) {
    let [base, mine, theirs] = ["base", "mine", "theirs"].map(|key| case.report(key));
    let expected = Report { conflicts: case.marks(), ..case.report("merged") };
    assert_eq!(merge(&base, &mine, &theirs), expected, "{}", case.name);
}

#[test]
fn changes_that_do_not_touch_are_all_there_and_not_marked() {
    let cases = Case::all(DISJOINT);
    assert!(cases.len() >= 60, "{} cases", cases.len());
    for case in &cases {
        assert!(case.marks().is_empty(), "{}", case.name);
        check(case);
    }
}

#[test]
fn what_both_changed_is_marked_where_it_stands() {
    Case::all(CONTESTED).iter().for_each(check);
}

#[test]
fn a_priority_action_follows_the_row_that_the_other_writer_renamed() {
    let base = report(Field::ActionItems, "a=Add an alert / Ana / High / Open");
    let mut mine = base.clone();
    mine.set_rows(Field::PriorityActions, vec![Row { id: ItemId("p".into()), cells: vec!["Add an alert".into()] }]);
    let theirs = report(Field::ActionItems, "a=Add an alert on the pool / Ana / High / Open");
    for merged in [merge(&base, &mine, &theirs), merge(&base, &theirs, &mine)] {
        assert_eq!(merged.priority_actions[0].text, "Add an alert on the pool");
    }
}

#[test]
fn an_item_with_a_new_conflict_is_not_removed_unseen() {
    let base = report(Field::ActionItems, "a=Add an alert / Bo / High / Open");
    let mark = Conflict {
        field: Field::ActionItems,
        item: Some(ItemId("a".into())),
        cell: Some(Cell::Owner),
        mine: "Ana".into(),
        theirs: "Bo".into(),
    };
    let marked = Report { conflicts: vec![mark.clone()], ..base.clone() };
    for merged in [merge(&base, &Report::default(), &marked), merge(&base, &marked, &Report::default())] {
        assert_eq!(merged.action_items, base.action_items);
        assert!(merged.conflicts.contains(&mark));
    }
    assert_eq!(merge(&marked, &Report::default(), &marked), Report::default());
}

#[test]
fn new_items_that_happen_to_have_one_id_are_two_unless_they_are_alike() {
    let two = merge(
        &Report::default(),
        &report(Field::UserImpact, "1=Mail was late"),
        &report(Field::UserImpact, "1=Search broke"),
    );
    let texts: Vec<&str> = two.user_impact.iter().map(|item| item.text.as_str()).collect();
    assert_eq!(texts, ["Search broke", "Mail was late"]);
    let one = merge(
        &Report::default(),
        &report(Field::UserImpact, "1=Mail was late for all"),
        &report(Field::UserImpact, "1=Mail was late"),
    );
    assert_eq!(one, report(Field::UserImpact, "1=Mail was late for all"));
}

#[test]
fn marks_and_lines_of_foreign_front_matter_are_merged_too() {
    let base = Report { front_matter: "team: shop\nlevel: 2".into(), ..Report::default() };
    let mine = Report { front_matter: "team: shop\nlevel: 3".into(), ..Report::default() };
    let theirs = Report { front_matter: "team: shop\nlevel: 2\nid: 7".into(), ..Report::default() };
    assert_eq!(merge(&base, &mine, &theirs).front_matter, "team: shop\nlevel: 3\nid: 7");
}

#[test]
fn what_is_only_typed_so_far_stays_in_the_boxes() {
    let typed = |rows: &[(&str, &str)]| {
        let mut report = Report::default();
        let row = |(id, text): &(&str, &str)| Row { id: ItemId((*id).into()), cells: vec![(*text).into()] };
        report.set_rows(Field::UserImpact, rows.iter().map(row).collect());
        report
    };
    let boxes = Report { what_happened: "It failed ".into(), ..typed(&[("a", "Carts "), ("b", " Mail"), ("new", "")]) };
    let before = boxes.clone().normalize();
    let after = Report { what_happened: "At noon it failed".into(), ..typed(&[("a", "Carts"), ("t", "Search")]) };
    let expected = Report {
        what_happened: "At noon it failed ".into(),
        ..typed(&[("a", "Carts "), ("t", "Search"), ("new", "")])
    };
    assert_eq!(carry(&boxes, &before, &after), expected);
}
