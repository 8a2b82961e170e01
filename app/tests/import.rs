//! Kinds of text that people bring, each with what is right.

#[path = "import/headers.rs"]
mod headers;
#[path = "import/markups.rs"]
mod markups;
#[path = "import/measures.rs"]
mod measures;
#[path = "import/shapes.rs"]
mod shapes;
#[path = "import/times.rs"]
mod times;

use postmortem::Report;
use postmortem::markdown::{Parsed, parse, write};
use postmortem::report::{Field, Place};

fn read(text: &str) -> Report {
    let Parsed { report, .. } = parse(text);
    assert_eq!(parse(&write(&report)).report, report, "{text}");
    report
}

fn events(text: &str) -> Vec<(String, String)> {
    let report = read(&format!("# T\n\n## Summary\n\nIt failed.\n\n{text}"));
    report.timeline.into_iter().map(|event| (event.time, event.event)).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(time, event)| ((*time).to_owned(), (*event).to_owned())).collect()
}

/// Item, owner, priority, status, due date and category of each row.
fn rows(text: &str) -> Vec<[String; 6]> {
    let rows = read(&format!("# T\n\n## Summary\n\nIt failed.\n\n## Action items\n\n{text}")).action_items;
    rows.into_iter().map(|row| [row.item, row.owner, row.priority, row.status, row.due, row.category]).collect()
}

#[test]
fn a_line_that_begins_with_a_time_is_a_row() {
    let expected = pairs(&[("14:02", "first error"), ("14:05", "page sent to on-call"), ("14:10", "rolled back")]);
    for lines in [
        "14:02 first error\n14:05 page sent\nto on-call\n14:10 rolled back",
        "**14:02** first error\\\n**14:05** page sent to on-call\\\n**14:10** rolled back",
        "*14:02* - first error  \n*14:05* - page sent to on-call  \n*14:10* - rolled back",
        "`14:02` first error<br>`14:05` page sent to on-call<br/>`14:10` rolled back",
        "**14:02 first error**\n\n**14:05 page sent to on-call**\n\n**14:10 rolled back**",
        "  - 14:02: first error\n  - 14:05: page sent to on-call\n  - 14:10: rolled back",
        "> 14:02 first error\n> 14:05 page sent to on-call\n> 14:10 rolled back",
        "| **Time** | **Event** |\n|---|---|\n| **14:02** | first error |\n| 14:05 | page sent to on-call |\n| 14:10 | rolled back |",
    ] {
        assert_eq!(events(&format!("## Timeline\n\n{lines}")), expected, "{lines}");
    }
}

#[test]
fn a_day_above_some_rows_is_theirs_and_what_is_left_of_a_heading_is_no_event() {
    let expected = pairs(&[("2 March 2026 23:58", "first error"), ("3 March 2026 00:10", "rolled back")]);
    for text in [
        "## Timeline\n\n### 2 March 2026\n\n- 23:58 first error\n\n### 3 March 2026\n\n- 00:10 rolled back",
        "## Timeline / Response\n\n*2 March 2026*\n\n23:58 first error\n\n*3 March 2026*\n\n00:10 rolled back",
        "## Timeline (approximate)\n\n**2 March 2026**\n23:58 first error\n\n**3 March 2026:**\n00:10 rolled back",
    ] {
        assert_eq!(events(text), expected, "{text}");
    }
    let zoned = "## Timeline (all times in PDT)\n\n- 14:02 first error\n- 14:10 UTC rolled back";
    assert_eq!(events(zoned), pairs(&[("14:02 PDT", "first error"), ("14:10 UTC", "rolled back")]));
    let table = "## Timeline\n\n| Time (UTC) | What |\n|---|---|\n| 14:02 | first error |\n| 14:10 | rolled back |";
    assert_eq!(events(table), pairs(&[("14:02 UTC", "first error"), ("14:10 UTC", "rolled back")]));
}

#[test]
fn header_values_are_found_whatever_stands_around_them() {
    for head in [
        "Status: final\nSeverity: SEV-2\nOwner: Ann\nTags: a, b",
        "**Status:** final | **Severity:** SEV-2 | **Owner:** Ann | **Tags:** a, b",
        "**Status:** final **Severity:** SEV-2 **Owner:** Ann **Tags:** `a` `b`",
        "> Status: final · Severity: SEV-2\n> Owner: Ann · Tags: a, b",
        "- *Status*: final\n- *Severity*: **SEV-2**\n- *Owner*: Ann\n- *Tags*: a; b",
        "| | |\n|---|---|\n| **Status** | final |\n| **Severity** | SEV-2 |\n| **Incident owner** | Ann |\n| **Tags** | a<br>b |",
        "| Status | Severity | Owner | Tags |\n|---|---|---|---|\n| final | SEV-2 | Ann | a, b |",
        "Status: final<br>Severity: SEV-2<br>Owner: Ann<br>Tags: a, b",
        "## Metadata\n\n- Status: final\n- Severity: SEV-2\n- Owner: Ann\n- Tags: a, b",
        "## Status\n\nfinal\n\n## Severity\n\nSEV-2\n\n## Owner\n\nAnn\n\n## Tags\n\n- a\n- b",
        "Status: final\nSeverity: SEV-2\nOwner: Ann\nTags:\n- a\n- b",
    ] {
        let report = read(&format!("# T\n\n{head}\n\n## Summary\n\nIt failed.\n"));
        let tags: Vec<&str> = report.tags.iter().map(|tag| tag.text.as_str()).collect();
        let found = (report.status.as_str(), report.severity.as_str(), report.owner.as_str(), tags);
        assert_eq!(found, ("final", "SEV-2", "Ann", vec!["a", "b"]), "{head}");
        assert_eq!(report.what_happened, "It failed.", "{head}");
    }
}

#[test]
fn front_matter_may_have_blank_lines_comments_folded_values_and_tables() {
    for front in [
        "---\n# ours\ntitle: \"T\"\n\nseverity: SEV-2\n# as agreed\n\nowner: >\n  Ann\ntags: a, b\n---",
        "---\ntitle: T\nSeverity: SEV-2\nowner:\n  - Ann\ntags: [a, b]\n---",
        "+++\ntitle = \"T\"\n\nseverity = \"SEV-2\"\n\n[taxonomies]\ntags = [\"a\", \"b\"]\n\n[extra]\nowner = \"Ann\"\n+++",
    ] {
        let report = read(&format!("{front}\n\n## Summary\n\nIt failed.\n"));
        let tags: Vec<&str> = report.tags.iter().map(|tag| tag.text.as_str()).collect();
        let found = (report.title.as_str(), report.severity.as_str(), report.owner.as_str(), tags);
        assert_eq!(found, ("T", "SEV-2", "Ann", vec!["a", "b"]), "{front}");
    }
}

#[test]
fn labels_below_an_action_item_are_its_cells() {
    let expected = [["Add an alert", "Ann", "P1", "", "Friday", ""].map(str::to_owned)];
    for list in [
        "- Add an alert\n  - Owner: Ann\n  - Priority: P1\n  - Due: Friday",
        "1. Add an alert\n   Owner: Ann | Priority: P1 | Due date: Friday",
        "* Add an alert\\\n  **Owner:** Ann, **Priority:** P1, **Deadline:** Friday",
        "- Add an alert (owner: Ann, due: Friday) P1",
        "- P1: Add an alert (Assignee: Ann; ETA: Friday)",
    ] {
        assert_eq!(rows(list), expected, "{list}");
    }
}

#[test]
fn a_mention_at_the_edge_of_an_item_is_its_owner() {
    for (list, item, owner) in [
        ("- Add an alert @ann", "Add an alert", "@ann"),
        ("- [ ] Add an alert @Payments lead", "Add an alert", "@Payments lead"),
        ("- @ann will add an alert", "add an alert", "@ann"),
        ("- @ann: add an alert", "add an alert", "@ann"),
        ("- (@ann) P2 Add an alert", "Add an alert", "@ann"),
        ("- Add an alert (@ann)", "Add an alert", "@ann"),
        ("- Write to ann@shop.test", "Write to ann@shop.test", ""),
    ] {
        let row = &rows(list)[0];
        assert_eq!((row[0].as_str(), row[1].as_str()), (item, owner), "{list}");
    }
}

#[test]
fn other_items_below_an_action_item_stay_with_it_and_a_label_is_no_row() {
    assert_eq!(
        rows("- Add an alert\n  - for the pool\n  - for the queue")[0][0],
        "Add an alert (for the pool; for the queue)"
    );
    for list in [
        "- Short term\n  - Add an alert\n  - Bound the pool",
        "**Short term**\n\n- Add an alert\n- Bound the pool",
        "Short term:\n\n- Add an alert\n- Bound the pool",
    ] {
        let found: Vec<(String, String)> =
            rows(list).into_iter().map(|[item, _, _, _, _, kind]| (item, kind)).collect();
        assert_eq!(found, pairs(&[("Add an alert", "Short term"), ("Bound the pool", "Short term")]), "{list}");
    }
}

#[test]
fn the_dress_of_a_heading_is_seen_through_and_its_address_is_kept() {
    let text = "# **T** {#t}\n\n## [**Summary**](https://a.test/s) {#s}\n\nIt failed.\n\n## `Root cause`\n\nThe pool.\n\n## __Weather__\n\nRain";
    let report = read(text);
    assert_eq!((report.title.as_str(), report.what_happened.as_str()), ("T", "It failed."));
    assert_eq!((report.root_cause.as_str(), report.custom_sections[0].heading.as_str()), ("The pool.", "Weather"));
    assert_eq!(report.related_links[0].url, "https://a.test/s");
}

#[test]
fn the_address_of_a_reference_at_the_start_of_an_item_is_kept() {
    let text = "# T\n\n## What went well\n\n- [OPS-7] was fixed\n- [b][OPS-7] too\n\n[OPS-7]: https://a.test/7\n";
    let report = read(text);
    assert!(
        report.what_went_well.iter().all(|item| item.text.ends_with("\n\n[OPS-7]: https://a.test/7")),
        "{report:?}"
    );
    let report = read("# T\n\n## Action items\n\n- [OPS-7] add an alert\n\n[ops-7]: https://a.test/7\n");
    assert_eq!(report.action_items[0].item, "[OPS-7](https://a.test/7) add an alert");
}

#[test]
fn a_heading_is_known_by_its_words() {
    use postmortem::Field;
    for (heading, field) in [
        ("What went not-so-well", Field::WhatCouldBeImproved),
        ("What did not go as planned?", Field::WhatCouldBeImproved),
        ("Where could we have done better", Field::WhatCouldBeImproved),
        ("Things that worked well", Field::WhatWentWell),
        ("Technical cause", Field::RootCause),
        ("Organizational causes", Field::RootCause),
        ("5 Why(s)?", Field::RootCause),
        ("Why did this happen?", Field::RootCause),
        ("Who was hurt", Field::UserImpact),
        ("How did it end?", Field::ImmediateFixes),
        ("How was service restored", Field::ImmediateFixes),
        ("Why did nobody notice", Field::SafeguardGaps),
        ("Why wasn't this caught earlier?", Field::SafeguardGaps),
        ("How did we find out", Field::Detection),
        ("Preventing a recurrence", Field::LongTermSolutions),
        ("How will we make sure this doesn't happen again?", Field::LongTermSolutions),
        ("Follow-up tasks", Field::ActionItems),
        ("How many customers were affected?", Field::UserImpact),
    ] {
        let report = read(&format!("# T\n\n## Summary\n\nIt failed.\n\n## {heading}\n\nSome text here\n"));
        assert!(!report.value(field).is_empty(), "{heading}: {report:?}");
    }
    for heading in [
        "What is being done about this?",
        "Recovery and lessons learned",
        "Cost of the incident",
        "Communication",
        "Establishing the timeline",
        "Notes",
    ] {
        let report = read(&format!("# T\n\n## Summary\n\nIt failed.\n\n## {heading}\n\nSome text here\n"));
        assert_eq!(report.custom_sections.len(), 1, "{heading}");
    }
}

/// What every markup below says.
fn assert_read_right(text: &str) {
    let report = read(text);
    let code = |text: &str| text.contains("```") && text.contains("# no heading");
    assert_eq!(
        (report.title.as_str(), report.what_happened.as_str()),
        ("Mail stuck", "Mail **waited** 3 hours."),
        "{text}"
    );
    assert!(report.root_cause.starts_with("The `relay` disk was full.") && code(&report.root_cause), "{report:?}");
    let events: Vec<(String, String)> =
        report.timeline.iter().map(|event| (event.time.clone(), event.event.clone())).collect();
    assert_eq!(events, pairs(&[("10:00 UTC", "queue stops"), ("12:30 UTC", "queue drains")]), "{text}");
    let items: Vec<&str> = report.action_items.iter().map(|row| row.item.as_str()).collect();
    assert_eq!(items, ["Add an alert", "See [the runbook](https://a.test/r)"], "{text}");
    assert!(report.custom_sections.is_empty(), "{report:?}");
}

#[test]
fn a_report_in_another_markup_is_read() {
    assert_read_right(
        "h1. Mail stuck\n\nh2. Summary\nMail *waited* 3 hours.\n\nh2. Timeline\n||Time||Event||\n|10:00 UTC|queue stops|\n|12:30 UTC|queue drains|\n\nh2. Root cause\nThe {{relay}} disk was full.\n{code:sh}\n# no heading\n{code}\n\nh2. Action items\n# Add an alert\n# See [the runbook|https://a.test/r]\n",
    );
    assert_read_right(
        "= Postmortem: Mail stuck\n\n== Summary\n\nMail *waited* 3 hours.\n\n== Timeline\n\n|===\n|Time |Event\n\n|10:00 UTC\n|queue stops\n\n|12:30 UTC |queue drains\n|===\n\n== Root cause\n\nThe `relay` disk was full.\n\n[source,sh]\n----\n# no heading\n----\n\n== Action items\n\n* Add an alert\n* See https://a.test/r[the runbook]\n",
    );
    assert_read_right(
        "#+TITLE: Mail stuck\n\n* Summary\nMail *waited* 3 hours.\n* Timeline\n- [10:00 UTC] queue stops\n- [12:30 UTC] queue drains\n* Root cause\nThe =relay= disk was full.\n#+BEGIN_SRC sh\n# no heading\n#+END_SRC\n* Action items\n- Add an alert\n- See [[https://a.test/r][the runbook]]\n",
    );
    assert_read_right(
        "==========\nMail stuck\n==========\n\nSummary\n-------\n\nMail **waited** 3 hours.\n\nTimeline\n--------\n\n+-----------+--------------+\n| Time      | Event        |\n+===========+==============+\n| 10:00 UTC | queue stops  |\n+-----------+--------------+\n| 12:30 UTC | queue drains |\n+-----------+--------------+\n\nRoot cause\n----------\n\nThe ``relay`` disk was full.\n\n.. code-block:: sh\n\n   # no heading\n\nAction items\n------------\n\n#. Add an alert\n#. See `the runbook <https://a.test/r>`_\n",
    );
}

#[test]
fn blanks_of_other_scripts_in_a_block_of_code_are_kept_as_they_are() {
    let text = "======\nOutage\n======\n\nSummary\n=======\n\n.. code-block:: text\n\n    first\n\n \u{3000}\u{3000}second\n\nRoot cause\n==========\n\nA limit.\n";
    let read = write(&parse(text).report);
    assert!(read.contains("\n```text\nfirst\n") && read.contains("\u{3000}\u{3000}second"), "{read}");
}

#[test]
fn another_markup_is_named() {
    for (text, name) in [
        ("h1. Checkout down\n\nh2. Summary\n\nIt failed.", Some("Jira or Confluence wiki markup")),
        ("= Checkout down\n:toc:\n\n== Summary\n\nIt failed.", Some("AsciiDoc")),
        ("#+TITLE: Checkout down\n\n* Summary\nIt failed.", Some("Org-mode")),
        ("=============\nCheckout down\n=============\n\nSummary\n-------\n\nIt failed.", Some("reStructuredText")),
        ("# Checkout down\n\n## Summary\n\nIt failed.", None),
        (&write(&Report::default()), None),
    ] {
        assert_eq!(parse(text).markup, name, "{text}");
    }
}

#[test]
fn a_number_in_a_quote_within_a_timeline_is_kept() {
    let expected = pairs(&[("", "10. users called"), ("14:02 UTC", "paged")]);
    assert_eq!(events("## Timeline\n\n> 10. users called\n\n14:02 UTC paged"), expected);
}

#[test]
fn code_of_another_markup_stands_where_its_language_is_said() {
    let text = "**Why existing safeguards didn't prevent this:**\n.. code-block:: sh\n\n   make\n\nend";
    let Parsed { report, source_map, .. } = parse(text);
    assert_eq!(report.safeguard_gaps[0].text, "```sh\nmake\n```");
    let place = Place { item: Some(1), ..Place::field(Field::SafeguardGaps) };
    assert_eq!(source_map.line(place), Some(2));
}

#[test]
fn a_related_link_has_the_address_that_is_defined_for_it() {
    for item in ["[graph]", "[graph][]", "[graph][1]"] {
        let label = if item.ends_with("[1]") { "1" } else { "graph" };
        let report = read(&format!("# T\n\n## Related links\n\n- {item}\n\n[{label}]: https://graphs.test/1"));
        let links: Vec<(&str, &str)> = report.related_links.iter().map(|link| (&*link.label, &*link.url)).collect();
        assert_eq!(links, [("graph", "https://graphs.test/1")], "{item}");
    }
}
