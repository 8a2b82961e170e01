//! The rule book.

use postmortem::lint::RULES;

use crate::running::{Running, header};

#[tokio::test]
async fn every_rule_has_a_page_and_the_book_lists_it() {
    let server = Running::start().await;
    let book = server.get("/rules").send().await.unwrap().text().await.unwrap();
    for rule in RULES {
        assert!(book.contains(&format!("href=\"/rules/{}\"", rule.name)), "{}", rule.name);
        let answer = server.get(&format!("/rules/{}", rule.name)).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{}", rule.name);
        let page = answer.text().await.unwrap();
        let heading = page.split("<h1 class=\"report__title\">").nth(1).and_then(|rest| rest.split("</h1>").next());
        let heading = heading.unwrap_or_else(|| panic!("{page}"));
        let title = rule.title.replace('\'', "&#x27;");
        assert!(heading.contains(rule.title) || heading.contains(&title), "{heading}");
        assert!(heading.contains(rule.name), "{heading}");
        assert!(page.contains("<h2>Flagged</h2>") && page.contains("<h2>Accepted</h2>") && page.contains("<pre><code"));
        assert!(!page.contains("<script"));
    }
    let headings: Vec<&str> = book.split("<h2>").skip(1).filter_map(|rest| rest.split("</h2>").next()).collect();
    let mut once = headings.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), headings.len(), "no group twice: {headings:?}");
    let (above, _) = book.split_once("<h1").unwrap();
    assert!(above.contains("href=\"/\">Library</a>"), "the way back stands on top: {above}");
    assert!(book.contains("Error") && book.contains("Warning") && !book.contains("<script"));
}

#[tokio::test]
async fn a_rule_that_does_not_exist_has_no_page() {
    let server = Running::start().await;
    for name in ["no.such-rule", "..%2F..%2FCargo.toml", "%ff", "blame"] {
        let answer = server.get(&format!("/rules/{name}")).send().await.unwrap();
        assert_eq!((answer.status().as_u16(), header(&answer, "content-type")), (404, "text/html; charset=utf-8"));
        assert!(answer.text().await.unwrap().contains("href=\"/rules\""), "{name}");
    }
}
