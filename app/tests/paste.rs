//! What becomes of what the clipboard holds, by the box that it is pasted into.

use postmortem::markdown::{HtmlNode, Pasted, pasted};
use postmortem::report::Field;

fn text(words: &str) -> HtmlNode {
    HtmlNode::Text(words.into())
}

fn element(name: &str, children: Vec<HtmlNode>) -> HtmlNode {
    HtmlNode::Element { name: name.into(), attributes: Vec::new(), children }
}

fn with(name: &str, key: &str, value: &str, children: Vec<HtmlNode>) -> HtmlNode {
    HtmlNode::Element { name: name.into(), attributes: vec![(key.into(), value.into())], children }
}

fn table(rows: &[&[&str]]) -> HtmlNode {
    let cell = |words: &&str| element("td", vec![text(words)]);
    let row = |cells: &&[&str]| element("tr", cells.iter().map(cell).collect());
    element("table", vec![element("tbody", rows.iter().map(row).collect())])
}

fn list(items: &[&str]) -> HtmlNode {
    let item = |words: &&str| element("li", vec![element("p", vec![text(words)])]);
    with("b", "style", "font-weight:normal;", vec![element("ul", items.iter().map(item).collect())])
}

fn cells(field: Field, plain: &str, page: &[HtmlNode]) -> Vec<Vec<String>> {
    match pasted(field, 0, plain, page) {
        Some(Pasted::Rows(rows)) => rows.into_iter().map(|row| row.cells).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_list_becomes_items_and_in_prose_markdown() {
    let page = [list(&["Checkout failed", "Orders were late"])];
    let plain = "Checkout failed\nOrders were late";
    assert_eq!(cells(Field::UserImpact, plain, &page), [["Checkout failed"], ["Orders were late"]]);
    let markdown = Pasted::Text("- Checkout failed\n- Orders were late".into());
    assert_eq!(pasted(Field::WhatHappened, 0, plain, &page), Some(markdown));
    let one = Some(Pasted::Text("Checkout failed".into()));
    assert_eq!(pasted(Field::UserImpact, 0, "• Checkout failed", &[list(&["Checkout failed"])]), one);
}

#[test]
fn a_table_becomes_rows_by_its_titles_or_by_the_order_of_its_cells() {
    let titled = [table(&[&["Due", "Task", "Assignee"], &["Friday", "Bound it", "Ada"], &["", "Test it", "Bo"]])];
    let made = cells(Field::ActionItems, "", &titled);
    assert_eq!(made.len(), 2);
    assert_eq!((made[0][0].as_str(), made[0][1].as_str(), made[0][4].as_str()), ("Bound it", "Ada", "Friday"));
    let bare = [table(&[&["Bound it", "Ada"], &["Test it", "Bo"]])];
    assert_eq!(cells(Field::ActionItems, "", &bare)[0][..2], ["Bound it", "Ada"]);
    let one = [table(&[&["Bound it", "Ada", "High"]])];
    assert_eq!(cells(Field::ActionItems, "", &one)[0][..3], ["Bound it", "Ada", "High"]);
    let events = [["14:02", "paged"], ["14:10", "rolled back"]];
    assert_eq!(cells(Field::Timeline, "", &[table(&[&["14:02", "paged"], &["14:10", "rolled back"]])]), events);
    for titles in [["Time", "Event"], ["When", "What happened"]] {
        let titled = [table(&[&titles, &["14:02", "paged"], &["14:10", "rolled back"]])];
        assert_eq!(cells(Field::Timeline, "", &titled), events, "{titles:?}");
    }
    let turned = [table(&[&["Event", "Time"], &["paged", "14:02"], &["rolled back", "14:10"]])];
    assert_eq!(cells(Field::Timeline, "", &turned), events);
}

#[test]
fn rows_of_plain_text_are_rows_where_the_page_says_no_more() {
    let page = [element("div", vec![text("• Checkout failed"), element("br", vec![]), text("• Orders were late")])];
    let plain = "• Checkout failed\n• Orders were late";
    for page in [&page[..], &[]] {
        assert_eq!(cells(Field::UserImpact, plain, page), [["Checkout failed"], ["Orders were late"]]);
    }
    assert_eq!(cells(Field::Timeline, "Time\tEvent\n14:02\tpaged\tAda\n14:10\tfixed", &[]).len(), 3);
    assert_eq!(
        cells(Field::Timeline, "Time\tEvent\n14:02\tpaged\n14:10\tfixed", &[]),
        [["14:02", "paged"], ["14:10", "fixed"]]
    );
}

#[test]
fn a_paragraph_keeps_its_marks_and_links_where_readers_see_them() {
    let link = with("a", "href", "https://a.test", vec![text("the graph")]);
    let page = [element("p", vec![text("It "), element("strong", vec![text("failed")]), text(", see "), link])];
    let plain = "It failed, see the graph";
    let markdown = Some(Pasted::Text("It **failed**, see [the graph](https://a.test)".into()));
    for (field, cell) in
        [(Field::WhatHappened, 0), (Field::UserImpact, 0), (Field::Timeline, 1), (Field::ActionItems, 0)]
    {
        assert_eq!(pasted(field, cell, plain, &page), markdown, "{field:?}");
    }
    for (field, cell) in [(Field::Title, 0), (Field::Severity, 0), (Field::Timeline, 0), (Field::ActionItems, 1)] {
        assert_eq!(pasted(field, cell, plain, &page), None, "{field:?}");
    }
}

#[test]
fn words_that_are_only_dressed_are_pasted_as_they_are() {
    let plain = "let a_b = *c;\nlet d = [e];";
    let styled = |words: &str| with("span", "style", "color: #d4d4d4", vec![text(words)]);
    let lines = [
        element(
            "div",
            vec![with("div", "style", "color: #ccc", vec![styled("let a_b = *c;")]), styled("let d = [e];")],
        ),
        element("p", vec![styled("let a_b = *c;"), element("br", vec![]), text("let d = [e];")]),
        with("div", "style", "font-family: Consolas;white-space: pre;", vec![element("b", vec![text(plain)])]),
        element("pre", vec![element("i", vec![text(plain)])]),
    ];
    for page in lines {
        assert_eq!(pasted(Field::WhatHappened, 0, plain, std::slice::from_ref(&page)), None, "{page:?}");
    }
}

#[test]
fn a_picture_says_that_it_was_left_out() {
    let page = [with("img", "alt", "latency", vec![])];
    let said = Some(Pasted::Text("(picture “latency” left out)".into()));
    assert_eq!(pasted(Field::WhatHappened, 0, "", &page), said);
}

#[test]
fn a_whole_report_asks_to_be_imported_in_whatever_box_and_markup() {
    let heading = |words: &str| element("h2", vec![text(words)]);
    let paragraph = |words: &str| element("p", vec![text(words)]);
    let page = [heading("Summary"), paragraph("It failed."), heading("Root cause"), paragraph("A limit.")];
    let report = Some(Pasted::Report("## Summary\n\nIt failed.\n\n## Root cause\n\nA limit.".into()));
    for field in [Field::Title, Field::WhatHappened, Field::UserImpact, Field::Timeline] {
        assert_eq!(pasted(field, 0, "Summary\nIt failed.\nRoot cause\nA limit.", &page), report, "{field:?}");
    }
    let wiki = "h1. Checkout down\n\nh2. Summary\n\nIt failed.\n\nh2. Root cause\n\nA limit.";
    assert!(matches!(pasted(Field::WhatHappened, 0, wiki, &[]), Some(Pasted::Report(_))));
    let own = postmortem::markdown::write(&postmortem::Report { root_cause: "A limit".into(), ..Default::default() });
    assert!(matches!(pasted(Field::WhatHappened, 0, &own, &[]), Some(Pasted::Report(_))));
    for part in ["## Summary\n\nIt failed.", "# Weather\n\n## Rain\n\nMuch.", "Summary: it failed\nRoot cause: a limit"]
    {
        assert!(!matches!(pasted(Field::WhatHappened, 0, part, &[]), Some(Pasted::Report(_))), "{part}");
    }
}

#[test]
fn rows_of_a_spreadsheet_are_rows() {
    let titled = "Task\tAssignee\tDue date\nBound it\tAda\tFriday\nTest it\tBo\t";
    let made = cells(Field::ActionItems, titled, &[]);
    assert_eq!(made.len(), 2);
    assert_eq!((made[0][..2].to_vec(), made[0][4].as_str()), (vec!["Bound it".to_owned(), "Ada".to_owned()], "Friday"));
    assert_eq!(
        cells(Field::ActionItems, "Bound it\tAda\tHigh\nTest it\tBo\tLow", &[])[1][..3],
        ["Test it", "Bo", "Low"]
    );
    assert_eq!(
        cells(Field::Timeline, "14:02\tpaged\n14:10\trolled back", &[]),
        [["14:02", "paged"], ["14:10", "rolled back"]]
    );
    assert_eq!(cells(Field::UserImpact, "a\tb\nc\td", &[]), [["a – b"], ["c – d"]]);
}
