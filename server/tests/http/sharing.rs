//! Share links: made, listed, revoked, expired; and the second listener.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::Method;
use serde_json::json;

use crate::running::{Running, body, detail, golden, header, new_id, raw};

#[tokio::test]
async fn a_link_is_made_listed_and_opens_the_report() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "Pool exhausted"})).await;
    let shares = format!("/api/reports/{id}/shares");
    let request = server.post(&shares).json(&json!({"label": " the  team ", "expires_in_days": 30}));
    let answer = request.send().await.unwrap();
    assert_eq!((answer.status().as_u16(), header(&answer, "cache-control")), (201, "no-store"));
    let created = body(answer).await;
    let url = created["url"].as_str().unwrap().to_owned();
    let token = url.strip_prefix(&format!("http://{}/r/", server.address)).unwrap();
    assert_eq!(URL_SAFE_NO_PAD.decode(token).unwrap().len(), 32);

    let list = body(server.get(&shares).send().await.unwrap()).await;
    let mut listed = created.clone();
    listed.as_object_mut().unwrap().remove("url");
    assert_eq!(list, json!({"shares": [listed]}));
    assert!(!list.to_string().contains(token));
    assert_eq!((&listed["label"], &listed["revoked_at"]), (&json!("the  team"), &json!(null)));
    assert!(listed["expires_at"].as_str().unwrap() > listed["created_at"].as_str().unwrap());
    assert!(server.get(&format!("/r/{token}")).send().await.unwrap().text().await.unwrap().contains("Pool exhausted"));
}

#[tokio::test]
async fn a_link_shows_the_report_as_it_is_now() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "Old name"})).await;
    let (_, link) = server.shared(&id).await;
    assert_eq!(server.save(&id, 1).json(&json!({"title": "New name"})).send().await.unwrap().status(), 200);
    let page = server.get(&link).send().await.unwrap().text().await.unwrap();
    assert!(page.contains("New name") && !page.contains("Old name"));
}

#[tokio::test]
async fn the_written_form_of_a_shared_report_is_downloaded() {
    let server = Running::start().await;
    let (id, filled) = (new_id(), golden("filled.md"));
    let save = server.save(&id, 0).header("content-type", "text/markdown").body(filled.clone());
    assert_eq!(save.send().await.unwrap().status(), 201);
    let (_, link) = server.shared(&id).await;
    let answer = server.get(&format!("{link}.md")).send().await.unwrap();
    assert_eq!(header(&answer, "content-type"), "text/markdown; charset=utf-8");
    assert_eq!((header(&answer, "x-content-type-options"), header(&answer, "cache-control")), ("nosniff", "no-store"));
    assert_eq!((header(&answer, "x-robots-tag"), header(&answer, "referrer-policy")), ("noindex", "no-referrer"));
    assert_eq!(
        header(&answer, "content-disposition"),
        "attachment; filename=\"postmortem-checkout-returned-http-502-for-41-minutes-after.md\""
    );
    assert_eq!(answer.text().await.unwrap(), filled);
}

#[tokio::test]
async fn a_revoked_link_is_gone_at_once() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "Secret title"})).await;
    let (share, link) = server.shared(&id).await;
    let (_, other) = server.shared(&id).await;
    let path = format!("/api/reports/{id}/shares/{share}");
    assert_eq!(server.delete(&path).send().await.unwrap().status(), 204);

    for gone in [&link, &format!("{link}.md")] {
        let answer = server.get(gone).send().await.unwrap();
        assert_eq!((answer.status().as_u16(), header(&answer, "content-type")), (410, "text/html; charset=utf-8"));
        let page = answer.text().await.unwrap();
        assert!(page.contains("Ask whoever sent it") && !page.contains("Secret title") && !page.contains("<script"));
    }
    assert_eq!(server.get(&other).send().await.unwrap().status(), 200);
    let list = async || body(server.get(&format!("/api/reports/{id}/shares")).send().await.unwrap()).await;
    let first = list().await;
    assert!(first["shares"][1]["revoked_at"].is_string() && first["shares"][0]["revoked_at"].is_null(), "{first}");
    assert_eq!(server.delete(&path).send().await.unwrap().status(), 204);
    assert_eq!(list().await, first);
}

#[tokio::test]
async fn an_expired_link_is_gone() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let (share, link) = server.shared(&id).await;
    let sql = "UPDATE shares SET expires_at = unixepoch() - 1 WHERE id = $1";
    sqlx::query(sql).bind(share).execute(&server.database().await).await.unwrap();
    assert_eq!(server.get(&link).send().await.unwrap().status(), 410);
}

#[tokio::test]
async fn a_link_that_was_never_made_opens_nothing() {
    let server = Running::start().await;
    let token = URL_SAFE_NO_PAD.encode([7; 32]);
    for path in [format!("/r/{token}"), format!("/r/{token}.md"), "/r/short".into(), "/r/.md".into(), "/r/%ff".into()] {
        let answer = server.get(&path).send().await.unwrap();
        assert_eq!((answer.status().as_u16(), header(&answer, "cache-control")), (404, "no-store"), "{path}");
        assert!(answer.text().await.unwrap().contains("There is no report at this address"), "{path}");
    }
}

#[tokio::test]
async fn what_a_link_is_asked_to_be_is_checked() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let shares = format!("/api/reports/{id}/shares");
    for days in [0, 3651] {
        let answer = server.post(&shares).json(&json!({"expires_in_days": days})).send().await.unwrap();
        assert!(detail(answer, 422).await.contains("1 to 3650"));
    }
    let long = server.post(&shares).json(&json!({"label": "ä".repeat(201)})).send().await.unwrap();
    assert!(detail(long, 422).await.contains("201 characters, and the limit is 200"));
    let unknown = server.post(&shares).json(&json!({"expires": 3})).send().await.unwrap();
    assert!(detail(unknown, 422).await.contains("`expires`"));
    for body in
        [json!({}), json!({"label": "ä".repeat(200), "expires_in_days": 3650}), json!({"expires_in_days": null})]
    {
        assert_eq!(server.post(&shares).json(&body).send().await.unwrap().status(), 201, "{body}");
    }
}

#[tokio::test]
async fn a_link_belongs_to_its_report() {
    let server = Running::start().await;
    let (one, other) = (server.saved(json!({"title": "a"})).await, server.saved(json!({"title": "b"})).await);
    let (share, link) = server.shared(&one).await;
    for path in [format!("/api/reports/{other}/shares/{share}"), format!("/api/reports/{one}/shares/{}", new_id())] {
        assert!(detail(server.delete(&path).send().await.unwrap(), 404).await.contains("share link"));
    }
    assert_eq!(server.get(&link).send().await.unwrap().status(), 200);
    detail(server.post(&format!("/api/reports/{}/shares", new_id())).json(&json!({})).send().await.unwrap(), 404).await;
}

#[tokio::test]
async fn the_database_does_not_hold_a_token() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let (_, link) = server.shared(&id).await;
    let token = link.trim_start_matches("/r/");
    let row: (Vec<u8>, String) =
        sqlx::query_as("SELECT token_hash, id || label FROM shares").fetch_one(&server.database().await).await.unwrap();
    assert_eq!(row.0.len(), 32);
    assert_ne!(row.0, URL_SAFE_NO_PAD.decode(token).unwrap());
    assert!(!row.1.contains(token));
}

#[tokio::test]
async fn links_lead_to_the_public_url() {
    let server =
        Running::start_with(|config| config.public_url = Some("https://pm.example.com/".parse().unwrap())).await;
    let id = server.saved(json!({"title": "a"})).await;
    let created = server.post(&format!("/api/reports/{id}/shares")).json(&json!({})).send().await.unwrap();
    assert!(body(created).await["url"].as_str().unwrap().starts_with("https://pm.example.com/r/"));
    let settings = body(server.get("/api/settings").send().await.unwrap()).await;
    assert_eq!(settings["public_url"], json!("https://pm.example.com"));
}

#[tokio::test]
async fn the_second_listener_serves_shared_reports_and_nothing_else() {
    let server = Running::start_with(|config| {
        config.share_bind = Some("127.0.0.1:0".parse().unwrap());
        config.public_url = Some("https://pm.example.com".parse().unwrap());
    })
    .await;
    let readers = server.share_address.unwrap();
    let id = server.saved(json!({"title": "Pool exhausted"})).await;
    let (_, link) = server.shared(&id).await;
    let ask = async |method: Method, path: &str| {
        let host = "pm.example.com";
        raw(readers, &format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).await
    };
    let page = ask(Method::GET, &link).await;
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("Pool exhausted"), "{page}");
    assert!(ask(Method::HEAD, &link).await.starts_with("HTTP/1.1 200"));
    assert!(ask(Method::GET, &format!("{link}.md")).await.contains("# Postmortem: Pool exhausted"));
    let report = format!("/api/reports/{id}");
    for path in
        ["/", "/new", "/api/reports", &report, "/api/settings", "/rules", "/healthz", "/app-0123456789abcdef.js"]
    {
        let answer = ask(Method::GET, path).await;
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
    for (method, path) in [(Method::POST, link.as_str()), (Method::DELETE, &report), (Method::POST, "/api/lint")] {
        let answer = ask(method, path).await;
        assert!(answer.starts_with("HTTP/1.1 404"), "{path}: {answer}");
    }
    let foreign = raw(readers, &format!("GET {link} HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n")).await;
    assert!(foreign.starts_with("HTTP/1.1 421"), "{foreign}");
}

#[tokio::test]
async fn readers_get_the_front_matter_of_other_programs_only_where_that_is_ticked() {
    let server = Running::start().await;
    let report = json!({"title": "a", "severity": "SEV-2", "front_matter": "cost_centre: 4711"});
    let id = server.saved(report).await;
    for (ticked, is_there) in [(json!({}), false), (json!({"front_matter": true}), true)] {
        let link = server.shared_with(&id, ticked).await.1;
        let markdown = server.get(&format!("{link}.md")).send().await.unwrap().text().await.unwrap();
        assert_eq!(markdown.contains("4711"), is_there, "{markdown}");
        assert!(markdown.contains("severity: SEV-2"), "{markdown}");
        assert!(!server.get(&link).send().await.unwrap().text().await.unwrap().contains("4711"));
    }
}

#[tokio::test]
async fn a_pinned_link_goes_on_to_show_its_revision() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "First name"})).await;
    let (_, pinned) = server.shared_with(&id, json!({"revision": 1})).await;
    let (_, following) = server.shared(&id).await;
    assert_eq!(server.save(&id, 1).json(&json!({"title": "Second name"})).send().await.unwrap().status(), 200);
    let page = async |link: &str| server.get(link).send().await.unwrap().text().await.unwrap();
    assert!(page(&pinned).await.contains("First name") && page(&following).await.contains("Second name"));
    let shares = format!("/api/reports/{id}/shares");
    let missing = server.post(&shares).json(&json!({"revision": 3})).send().await.unwrap();
    assert!(detail(missing, 422).await.contains("no revision 3"));
    let zero = server.post(&shares).json(&json!({"revision": 0})).send().await.unwrap();
    assert!(detail(zero, 422).await.contains("`revision`"));
}

#[tokio::test]
async fn the_list_says_how_often_and_on_which_day_a_link_was_opened() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let (_, link) = server.shared(&id).await;
    for path in [link.clone(), format!("{link}.md"), link.clone()] {
        assert_eq!(server.get(&path).send().await.unwrap().status(), 200);
    }
    assert_eq!(server.request(Method::HEAD, &link).send().await.unwrap().status(), 200);
    let list = body(server.get(&format!("/api/reports/{id}/shares")).send().await.unwrap()).await;
    let today = jiff::Timestamp::now().strftime("%F").to_string();
    assert_eq!((&list["shares"][0]["opened"], &list["shares"][0]["opened_on"]), (&json!(3), &json!(today)));
}

#[tokio::test]
async fn a_link_is_gone_at_once_although_its_page_is_kept() {
    let server = Running::start().await;
    let id = server.saved(json!({"title": "a"})).await;
    let links = [server.shared(&id).await.1, server.shared(&id).await.1];
    for link in &links {
        let first = server.get(link).send().await.unwrap();
        let tag = header(&first, "etag").to_owned();
        let again = server.get(link).header("if-none-match", &tag).send().await.unwrap();
        assert_eq!((again.status().as_u16(), header(&again, "cache-control")), (304, "no-store"));
    }
    assert_eq!(server.delete(&format!("/api/reports/{id}/shares")).send().await.unwrap().status(), 204);
    for link in &links {
        assert_eq!(server.get(link).header("if-none-match", "*").send().await.unwrap().status(), 410);
    }
}

#[tokio::test]
async fn a_page_that_is_kept_is_not_shown_after_its_secret_was_redacted() {
    let server = Running::start().await;
    let secret = "AKIAIOSFODNN7EXAMPLQ";
    let id = server.saved(json!({"title": "a", "what_happened": format!("The key was {secret}.")})).await;
    let (_, pinned) = server.shared_with(&id, json!({"revision": 1})).await;
    let page = async || server.get(&pinned).send().await.unwrap().text().await.unwrap();
    assert!(page().await.contains(secret));
    let save = server.save(&id, 1).json(&json!({"title": "a", "what_happened": "A key was there."}));
    assert_eq!(save.send().await.unwrap().status(), 200);
    let redacted = server.post(&format!("/api/reports/{id}/redact")).send().await.unwrap();
    assert_eq!(body(redacted).await, json!({"revisions": 1}));
    assert!(!page().await.contains(secret));
}
