//! Action items, in the habits of other writers.

use super::rows;

/// Item, owner, priority, status and due date of the first row.
fn row(list: &str) -> [String; 5] {
    let [item, owner, priority, status, due, _] = rows(list)[0].clone();
    [item, owner, priority, status, due]
}

#[test]
fn who_and_when_are_found_at_the_edges_of_a_measure() {
    for (list, expected) in [
        ("- @ann to add an alert", ["add an alert", "@ann", "", "", ""]),
        ("- @ann @bo: add an alert", ["add an alert", "@ann, @bo", "", "", ""]),
        ("- @ann & @bo will add an alert", ["add an alert", "@ann, @bo", "", "", ""]),
        ("- Add an alert → @ann", ["Add an alert", "@ann", "", "", ""]),
        ("- Add an alert -> @ann", ["Add an alert", "@ann", "", "", ""]),
        ("- Add an alert — Owner: Ann — Due: Friday", ["Add an alert", "Ann", "", "", "Friday"]),
        ("- Add an alert - Owner: Ann - P1", ["Add an alert", "Ann", "P1", "", ""]),
        ("Add an alert. Owner: Ann. Due: Friday.", ["Add an alert.", "Ann", "", "", "Friday"]),
        ("- **Add an alert** (DRI: Ann) [P1]", ["**Add an alert**", "Ann", "P1", "", ""]),
        ("- Add an alert (owner Ann, due Friday)", ["Add an alert", "Ann", "", "", "Friday"]),
        ("1) Add an alert\n   * Owner: Ann\n   * Due: Friday", ["Add an alert", "Ann", "", "", "Friday"]),
        ("- Add an alert\n    - *Owner:* Ann\n    - *ETA:* Friday", ["Add an alert", "Ann", "", "", "Friday"]),
    ] {
        assert_eq!(row(list), expected.map(str::to_owned), "{list}");
        assert_eq!(row(&list.replace('\n', "\r\n")), expected.map(str::to_owned), "{list} in lines of Windows");
    }
}

#[test]
fn a_state_is_known_by_its_box_or_word() {
    for (list, status) in [
        ("- ☐ Add an alert", "Open"),
        ("- ☑ Add an alert", "Done"),
        ("- ✅ Add an alert", "Done"),
        ("- TODO Add an alert", "Open"),
        ("- DONE: Add an alert", "Done"),
        ("- (done) Add an alert", "Done"),
        ("- [WIP] Add an alert", "In Progress"),
        ("- Add an alert [DONE]", "Done"),
        ("- Add an alert **TODO**", "Open"),
        ("- [x] Add an alert", "Done"),
    ] {
        assert_eq!(row(list), ["Add an alert", "", "", status, ""].map(str::to_owned), "{list}");
    }
    for list in ["- [done](https://a.test) is a page", "- Done pages are archived", "- Add TODO to the list"] {
        assert_eq!(row(list)[3], "", "{list}");
    }
}

#[test]
fn columns_are_known_in_other_words_and_without_edges() {
    for table in [
        "No. | Task | Responsible party | Target date | State\n:--|:--|:--|:--|:--\n1 | Add an alert | Ann | Friday | open",
        "| Maßnahme | Verantwortlich | Fällig am | Status |\n|---|---|---|---|\n| Add an alert | Ann | Friday | open |",
        "| Tâche | Responsable | Échéance | Statut |\n|---|---|---|---|\n| Add an alert | Ann | Friday | open |",
    ] {
        assert_eq!(row(table), ["Add an alert", "Ann", "", "open", "Friday"].map(str::to_owned), "{table}");
    }
}

#[test]
fn a_measure_may_be_a_heading_with_labels_below_it() {
    for list in [
        "### Add an alert\n\n- **Owner:** Ann\n- **Due date:** Friday\n- **Priority:** P1",
        "### Add an alert\n\nOwner: Ann | Due: Friday | Priority: P1",
    ] {
        assert_eq!(row(list), ["Add an alert", "Ann", "P1", "", "Friday"].map(str::to_owned), "{list}");
    }
}

#[test]
fn how_soon_is_said_by_a_line_above_some_measures() {
    let found = rows("Short-term (this week)\n\n- Add an alert\n\nLong term\n\n- Bound the pool");
    let kinds: Vec<&str> = found.iter().map(|row| row[5].as_str()).collect();
    assert_eq!(kinds, ["Short-term (this week)", "Long term"]);
}
