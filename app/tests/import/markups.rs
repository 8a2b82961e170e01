//! Other markups and what programs add to Markdown.

use super::{pairs, read};
use postmortem::markdown::parse;

#[test]
fn a_wiki_with_closed_headings_is_read() {
    for (text, name) in [
        (
            "= Mail stuck =\n\n== Summary ==\n\nMail '''waited''' 3 hours, see [https://a.test/g the graph].\n\n== Timeline ==\n\n* 10:00 queue stops\n* 12:30 queue drains\n\n== Action items ==\n\n{| class=\"wikitable\"\n! Action !! Owner\n|-\n| Add an alert || Ann\n|}\n",
            "MediaWiki",
        ),
        (
            "====== Mail stuck ======\n\n===== Summary =====\n\nMail **waited** 3 hours, see [[https://a.test/g|the graph]].\n\n===== Timeline =====\n\n  * 10:00 queue stops\n  * 12:30 queue drains\n\n===== Action items =====\n\n| Action | Owner |\n|---|---|\n| Add an alert | Ann |\n",
            "DokuWiki",
        ),
    ] {
        let report = read(text);
        let summary = "Mail **waited** 3 hours, see [the graph](https://a.test/g).";
        assert_eq!((report.title.as_str(), report.what_happened.as_str()), ("Mail stuck", summary), "{name}");
        let events: Vec<(String, String)> =
            report.timeline.into_iter().map(|event| (event.time, event.event)).collect();
        assert_eq!(events, pairs(&[("10:00", "queue stops"), ("12:30", "queue drains")]), "{name}");
        assert_eq!(
            (report.action_items[0].item.as_str(), report.action_items[0].owner.as_str()),
            ("Add an alert", "Ann"),
            "{name}"
        );
        assert_eq!(parse(text).markup, Some("MediaWiki or DokuWiki markup"));
    }
}

#[test]
fn the_headings_and_lists_of_latex_are_read() {
    let text = "\\documentclass{article}\n\\title{Mail stuck}\n\\begin{document}\n\\maketitle\n\\section{Summary}\nMail waited.\n\\section*{Action items}\n\\begin{itemize}\n\\item Add an alert\n\\item Bound it\n\\end{itemize}\n\\end{document}\n";
    let report = read(text);
    assert_eq!((report.title.as_str(), report.what_happened.as_str()), ("Mail stuck", "Mail waited."));
    let items: Vec<&str> = report.action_items.iter().map(|row| row.item.as_str()).collect();
    assert_eq!(items, ["Add an alert", "Bound it"]);
    assert_eq!(parse(text).markup, Some("LaTeX"));
}

#[test]
fn a_simple_table_of_restructuredtext_is_a_table() {
    let text = "Mail stuck\n==========\n\nTimeline\n~~~~~~~~\n\n=====  ============\nTime   Event\n=====  ============\n10:00  queue stops\n12:30  queue drains\n=====  ============\n";
    let events: Vec<(String, String)> =
        read(text).timeline.into_iter().map(|event| (event.time, event.event)).collect();
    assert_eq!(events, pairs(&[("10:00", "queue stops"), ("12:30", "queue drains")]));
}

#[test]
fn a_table_that_is_written_as_a_list_of_lists_is_a_table() {
    let text = "Mail stuck\n==========\n\nTimeline\n~~~~~~~~\n\n.. list-table::\n   :header-rows: 1\n\n   * - Time\n     - Event\n   * - 10:00\n     - queue\n       stops\n   * - 12:30\n     - queue drains\n\nRoot cause\n~~~~~~~~~~\n\nThe disk.\n";
    let report = read(text);
    let events: Vec<(String, String)> = report.timeline.into_iter().map(|event| (event.time, event.event)).collect();
    assert_eq!(events, pairs(&[("10:00", "queue stops"), ("12:30", "queue drains")]));
    assert_eq!(report.root_cause, "The disk.");
}

#[test]
fn the_table_and_the_rule_of_a_wiki_are_read() {
    let text = "h1. Mail stuck\n{toc}\n\nh2. Timeline\n\n|_. Time |_. Event |\n| 10:00 | queue stops |\n\nh2. Root cause\n\nThe disk.\n\n----\n\nh2. Impact\n\nAll.\n";
    let report = read(text);
    let events: Vec<(String, String)> = report.timeline.into_iter().map(|event| (event.time, event.event)).collect();
    assert_eq!(events, pairs(&[("10:00", "queue stops")]));
    assert_eq!((report.root_cause.as_str(), report.custom_sections.len()), ("The disk.", 0));
}

#[test]
fn callouts_components_and_tables_of_contents_are_seen_through() {
    let text = "import { Note } from './note'\n\n# Mail stuck\n\n[TOC]\n\n## Summary\n\n:::info Times\nMail waited.\n:::\n\n<Note type=\"x\">\nThe pool.\n</Note>\n\n## Root cause\n\nThe disk.\n";
    let report = read(text);
    assert_eq!(report.what_happened, "> [!info] Times\n> Mail waited.\n\n\nThe pool.");
    assert!(report.custom_sections.is_empty(), "{report:?}");
    // A callout that is never closed is no quote of all that comes.
    assert_eq!(read("# T\n\n:::info\n\n## Root cause\n\nThe disk.\n").root_cause, "The disk.");
}

#[test]
fn the_signs_of_an_editor_around_a_heading_are_none_of_its_words() {
    for heading in ["Summary {.lead}", "<a id=\"s\"></a>Summary", "<u>Summary</u>", ":memo: Summary", "[Summary][1]"] {
        let report = read(&format!(
            "# [Mail stuck](https://a.test/7) {{#top}}\n\n## {heading}\n\nMail waited.\n\n[1]: https://a.test/1\n"
        ));
        assert_eq!(report.title, "Mail stuck", "{heading}");
        assert!(report.what_happened.starts_with("Mail waited."), "{heading}: {report:?}");
        assert!(report.related_links.iter().any(|link| link.url == "https://a.test/7"), "{heading}");
    }
}

#[test]
fn related_links_have_their_addresses_in_other_forms() {
    let text = "# T\n\n## Related links\n\n- <https://a.test/1>\n- [two](https://a.test/2 \"all\")\n- The graph: https://a.test/3\n";
    let links: Vec<(String, String)> =
        read(text).related_links.into_iter().map(|link| (link.label, link.url)).collect();
    assert_eq!(
        links,
        pairs(&[("", "https://a.test/1"), ("two (all)", "https://a.test/2"), ("The graph", "https://a.test/3")])
    );
}

#[test]
fn a_definition_that_only_cells_use_is_not_left_over() {
    let report = read(
        "# T\n\n## Action items\n\n| Action | Ticket |\n|---|---|\n| See [the runbook][rb] | [OPS-2][] |\n\n[rb]: https://a.test/rb\n[OPS-2]: https://a.test/2\n",
    );
    assert_eq!(report.action_items[0].item, "See [the runbook](https://a.test/rb)");
    assert!(report.custom_sections.is_empty(), "{report:?}");
}
