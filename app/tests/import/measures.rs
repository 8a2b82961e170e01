//! Action items, in the habits of other writers.

use super::{read, rows};

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

#[test]
fn a_group_keeps_what_stands_below_its_measures() {
    for list in [
        "- Platform team:\n  - Add an alert\n    - Owner: Ann\n    - Due: Friday\n  - Bound the pool\n    - Owner: Bo",
        "- Platform team\n  - [ ] Add an alert\n    - Owner: Ann\n    - Due: Friday\n  - [ ] Bound the pool\n    - Owner: Bo",
        "* **Platform team**\n\t* Add an alert\n\t\t* Owner: Ann\n\t\t* Due: Friday\n\t* Bound the pool\n\t\t* Owner: Bo",
    ] {
        let found = rows(list);
        let cells: Vec<[&str; 4]> = found.iter().map(|row| [0, 1, 4, 5].map(|at| row[at].as_str())).collect();
        let expected =
            [["Add an alert", "Ann", "Friday", "Platform team"], ["Bound the pool", "Bo", "", "Platform team"]];
        assert_eq!(cells, expected, "{list}");
    }
}

#[test]
fn a_head_that_names_one_column_is_a_head() {
    let table =
        "| Finding | Change | Responsible | Completed? |\n|---|---|---|---|\n| Disk full | Grow it | Ann | Yes |";
    let expected = ["Disk full (Change: Grow it) (Completed?: Yes)", "Ann", "", "", ""];
    assert_eq!(row(table), expected.map(str::to_owned));
}

#[test]
fn the_measure_is_known_by_the_columns_beside_it() {
    for table in [
        "| # | Improvement | DRI | ETA | Status |\n|---|---|---|---|---|\n| 1 | Add an alert | Ann | Friday | open |",
        "| What we will change | Who | By when | Status |\n|---|---|---|---|\n| Add an alert | Ann | Friday | open |",
    ] {
        assert_eq!(row(table), ["Add an alert", "Ann", "", "open", "Friday"].map(str::to_owned), "{table}");
    }
    let jira = "| Key | Summary | Assignee | Priority | Status |\n|---|---|---|---|---|\n| OPS-1 | Add an alert | Ann | High | To Do |";
    assert_eq!(row(jira), ["Add an alert", "Ann", "High", "To Do", ""].map(str::to_owned));
    let report = read(&format!("# T\n\n## Action items\n\n{jira}\n"));
    assert_eq!(report.action_items[0].ticket, "OPS-1");
}

#[test]
fn emphasis_hides_no_priority_and_no_owner() {
    for list in [
        "- **P1** Add an alert *Owner: Ann. Due: Friday.*",
        "- **[P1]** Add an alert (_owner: Ann, due: Friday_)",
        "- P1: Add an alert – Owner: Ann, Due: Friday",
        "- P1 - Add an alert _Owner: Ann; Due: Friday_",
    ] {
        assert_eq!(row(list), ["Add an alert", "Ann", "P1", "", "Friday"].map(str::to_owned), "{list}");
    }
}

#[test]
fn boxes_at_the_start_of_lines_make_rows_of_them() {
    let found: Vec<[String; 6]> = rows("☐ Add an alert\n☑ Bound the pool");
    let states: Vec<(&str, &str)> = found.iter().map(|row| (row[0].as_str(), row[3].as_str())).collect();
    assert_eq!(states, [("Add an alert", "Open"), ("Bound the pool", "Done")]);
}

#[test]
fn code_below_a_table_of_measures_is_none() {
    let report =
        read("# T\n\n## Action items\n\n| Action | Owner |\n|---|---|\n| Add an alert | Ann |\n\n```\ndf -h\n```\n");
    assert_eq!(report.action_items.len(), 1);
    assert_eq!(report.custom_sections[0].text, "```\ndf -h\n```");
    let found = rows("- Add an alert:\n\n  ```\n  df -h\n  ```\n- Bound the pool");
    assert_eq!(found.len(), 2, "{found:?}");
}
