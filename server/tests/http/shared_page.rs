//! What a reader of a shared report gets.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::running::{Running, golden, header};

/// Closes every context that it could be written into.
const HOSTILE: &str = "\"'></title></style></textarea><script>alert(1)</script><img src=x onerror=alert(2)>&lt;";

async fn filled() -> String {
    let report = postmortem::markdown::parse(&golden("filled.md")).report;
    Running::start().await.shared_page(serde_json::to_value(report).unwrap()).await
}

#[tokio::test]
async fn a_shared_page_has_no_script() {
    for report in [json!({}), json!({"title": "a", "what_happened": "b"})] {
        let page = Running::start().await.shared_page(report).await;
        assert!(!page.contains("<script") && !page.contains("__RESOLVED"), "{page}");
        assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"), "{page}");
    }
}

#[tokio::test]
async fn a_shared_page_may_do_nothing_but_be_read() {
    let server = Running::start().await;
    let (_, link) = server.shared(&server.saved(json!({"title": "a"})).await).await;
    let answer = server.get(&link).send().await.unwrap();
    let policy = header(&answer, "content-security-policy").to_owned();
    for (name, value) in [
        ("cache-control", "no-store"),
        ("referrer-policy", "no-referrer"),
        ("x-robots-tag", "noindex"),
        ("x-content-type-options", "nosniff"),
        ("content-type", "text/html; charset=utf-8"),
    ] {
        assert_eq!(header(&answer, name), value, "{name}");
    }
    let page = answer.text().await.unwrap();
    let style = page.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
    let hash = STANDARD.encode(Sha256::digest(style));
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; style-src 'sha256-{hash}'; img-src data:; form-action 'none'; base-uri 'none'; \
             frame-ancestors 'none'"
        )
    );
    assert!(!page.contains(" style=") && page.contains("<meta name=\"robots\" content=\"noindex\""), "{page}");
}

#[tokio::test]
async fn a_shared_page_is_one_request() {
    let page = filled().await;
    for tag in ["src=", "url(", "@import", "rel=\"stylesheet\"", "rel=\"preload\""] {
        assert!(!page.contains(tag), "{tag}");
    }
    assert!(page.contains("<link rel=\"icon\" href=\"data:"));
}

#[tokio::test]
async fn a_shared_report_stands_in_the_order_of_the_template() {
    let page = filled().await;
    let parts = [
        "<html lang=\"en\"",
        "<h1 class=\"report__title\">Checkout returned HTTP 502 for 41 minutes after pool exhaustion</h1>",
        ">Issue Overview</h2>",
        "<h3>What happened",
        "<h3>Impact scope",
        ">Where It Went Wrong</h2>",
        ">Why It Went Wrong</h2>",
        "<h3>Immediate cause",
        "<h3>Root cause",
        "<h3>Why existing safeguards didn't prevent this",
        "<h3>Causal chain",
        "Symptom",
        "Checkout requests end in HTTP 502",
        "Root cause",
        ">Impact</h2>",
        "<h3>Business impact",
        ">Resolution</h2>",
        ">Action Items</h2>",
        "<th scope=\"col\">Owner",
        "<th scope=\"row\">",
        "Platform lead",
        "<h3>Priority actions",
        ">Pre-Release Checklist</h2>",
        "Done: ",
        "Open: ",
        ">Lessons Learned</h2>",
        "<h3>Systemic improvements",
        ">Related Links</h2>",
        "href=\"https://git.shop.test/orders-api/pull/2291\"",
        "Revision ",
        " UTC</time>",
        "This postmortem follows blameless principles",
    ];
    let mut rest = page.as_str();
    for part in parts {
        let (_, after) = rest.split_once(part).unwrap_or_else(|| panic!("{part} is missing or out of order in {page}"));
        rest = after;
    }
    assert!(page.contains("<code>eu-west-1</code>") && !page.contains("Not written yet"));
}

#[tokio::test]
async fn empty_fields_are_named_in_one_line_at_the_end() {
    let page = Running::start().await.shared_page(json!({"action_items": [{"item": "Limit the pool"}]})).await;
    let (before, missing) = page.split_once("Not written yet").unwrap();
    let missing = missing.split("</p>").next().unwrap();
    // What is required, and no section of which nothing is written.
    assert_eq!(missing.matches(", ").count() + 1, 16, "{missing}");
    assert!(missing.contains("Title, What happened, Impact scope"), "{missing}");
    for optional in ["Business impact", "Systemic improvements", "Related links"] {
        assert!(!missing.contains(optional), "{optional} in {missing}");
    }
    assert_eq!(before.matches("<h2").count(), 1, "{page}");
    for cell in ["No owner yet", "No priority yet", "No status yet"] {
        assert_eq!(before.matches(cell).count(), 1, "{cell} in {page}");
    }
    assert!(page.contains("<title>Untitled postmortem</title>") && !page.contains("[What"), "{page}");
}

#[tokio::test]
async fn readers_see_how_long_it_took_and_each_time_in_utc() {
    let report = json!({
        "severity": "SEV-1", "started": "2026-03-02 14:02 CET", "detected": "2026-03-02 14:10 CET",
        "resolved": "2026-03-02 14:49 CET", "timeline": [{"time": "14:10 CET", "event": "The pager rings"}],
    });
    let page = Running::start().await.shared_page(report).await;
    let band = page.split("<dl class=\"details\">").nth(1).unwrap().split("</dl>").next().unwrap();
    for words in ["SEV-1", "47 min", "noticed after 8 min", "2026-03-02 14:02 CET", "(2026-03-02 13:02 UTC)"] {
        assert!(band.replace("<!>", "").contains(words), "{words} in {band}");
    }
    assert!(page.replace("<!>", "").contains("(13:10 UTC)"), "{page}");
}

#[tokio::test]
async fn a_long_report_begins_with_links_to_its_sections() {
    let long = json!({
        "what_happened": "The pool was empty. ".repeat(200), "where_it_went_wrong": "pool", "root_cause": "a limit",
        "user_impact": [{"text": "none"}],
        "custom_sections": [{"heading": "What [Ops](https://a.test) saw", "text": "x", "after": "impact"}],
    });
    let page = Running::start().await.shared_page(long).await;
    let contents = page.split("aria-label=\"Contents\"").nth(1).unwrap().split("</nav>").next().unwrap();
    let links: Vec<&str> = contents.split("href=\"#").skip(1).map(|link| link.split('"').next().unwrap()).collect();
    assert_eq!(links.len(), 5, "{contents}");
    for id in links {
        assert_eq!(page.matches(&format!("id=\"{id}\"")).count(), 1, "{id}");
    }
    assert!(contents.contains(">What Ops saw</a>"), "{contents}");
    let short = Running::start().await.shared_page(json!({"what_happened": "The pool was empty."})).await;
    assert!(!short.contains("aria-label=\"Contents\""));
}

#[tokio::test]
async fn hostile_text_is_only_ever_text() {
    let item = json!([{"text": HOSTILE}]);
    let report = json!({
        "title": HOSTILE, "what_happened": HOSTILE, "where_it_went_wrong": format!("```{HOSTILE}\n{HOSTILE}\n```"),
        "causal_chain": item, "user_impact": item, "immediate_fixes": item,
        "action_items": [{"item": HOSTILE, "owner": HOSTILE, "priority": HOSTILE, "status": HOSTILE}],
        "priority_actions": item, "pre_release_checklist": item,
        "related_links": [
            {"label": HOSTILE, "url": HOSTILE},
            {"label": "x", "url": format!("https://a.test/{HOSTILE}")},
            {"label": "run", "url": "javascript:alert(1)"},
            {"label": "[run](javascript:alert(1))", "url": "data:text/html,x"},
        ],
    });
    let page = Running::start().await.shared_page(report).await;
    for markup in ["<script", "<img", "</textarea", "href=\"javascript", "href=\"data:text"] {
        assert!(!page.contains(markup), "{markup} in {page}");
    }
    assert_eq!((page.matches("</title>").count(), page.matches("</style>").count()), (1, 1));
    for property in ["og:title", "og:description"] {
        let content =
            page.split(&format!("property=\"{property}\" content=\"")).nth(1).unwrap().split('"').next().unwrap();
        assert!(content.starts_with("&quot;'&gt;&lt;/title&gt;"), "{property}: {content}");
    }
}

#[tokio::test]
async fn a_preview_in_a_chat_shows_title_and_beginning() {
    let page = filled().await;
    assert!(
        page.contains(
            "property=\"og:title\" content=\"Checkout returned HTTP 502 for 41 minutes after pool exhaustion\""
        )
    );
    assert!(
        page.contains("property=\"og:description\" content=\"On 2026-03-02 from 14:02 to 14:43 UTC every checkout")
    );
}

#[tokio::test]
async fn a_page_of_1500_words_is_at_most_14_kb_with_brotli() {
    let server = Running::start().await;
    let mut report: Value = serde_json::to_value(postmortem::markdown::parse(&golden("filled.md")).report).unwrap();
    let words = |text: &str| text.split_whitespace().count();
    let mut more = String::new();
    for number in 0.. {
        if words(&golden("filled.md")) + words(&more) >= 1500 {
            break;
        }
        // Words that compress about as badly as prose does.
        more.push_str(&format!("w{:x} ", (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40));
    }
    report["where_it_went_wrong"] = json!(more);
    let (_, link) = server.shared(&server.saved(report).await).await;
    let answer = server.get(&link).header("accept-encoding", "gzip, deflate, br, zstd").send().await.unwrap();
    assert_eq!(header(&answer, "content-encoding"), "br");
    let size = answer.bytes().await.unwrap().len();
    assert!(size <= 14 * 1024, "{size}");
}

#[tokio::test]
async fn readers_get_optional_data_and_custom_sections_but_not_what_is_noted_for_writers() {
    let server = Running::start().await;
    let report = postmortem::markdown::parse(&golden("full.md")).report;
    let (_, link) = server.shared(&server.saved(serde_json::to_value(report).unwrap()).await).await;
    let page = server.get(&link).send().await.unwrap().text().await.unwrap();
    let parts = [
        "SEV-2",
        "2026-03-02T14:02:11Z",
        ">Timeline</h2>",
        ">Detection</h2>",
        "SHOP-2291",
        "Where we got lucky",
        "Customer notice",
    ];
    let positions: Vec<Option<usize>> = parts.iter().map(|part| page.find(part)).collect();
    assert!(positions.iter().all(Option::is_some) && positions.is_sorted(), "{positions:?}");
    let markdown = server.get(&format!("{link}.md")).send().await.unwrap().text().await.unwrap();
    assert!(markdown.starts_with("---\nseverity: SEV-2\n") && !markdown.contains("dismissed"), "{markdown}");
    assert!(!page.contains("five minutes is the fact") && !markdown.contains("five minutes is the fact"));
}

#[tokio::test]
async fn no_reader_gets_an_internal_section() {
    let server = Running::start().await;
    let report = postmortem::markdown::parse(&golden("internal.md")).report;
    let (_, link) = server.shared(&server.saved(serde_json::to_value(report).unwrap()).await).await;
    for link in [link.clone(), format!("{link}.md")] {
        let shown = server.get(&link).send().await.unwrap().text().await.unwrap();
        let is_empty = shown.to_lowercase().contains("where it went wrong");
        assert!(shown.contains("Checkout lead") && is_empty, "{shown}");
        let hidden = ["internal", "Detection", "90 seconds", "User Impact", "User impact", "3,112", "Cost", "euros"];
        assert!(hidden.iter().all(|word| !shown.contains(word)), "{shown}");
    }
}
