//! Every route, from everywhere: a route that has no row here fails.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::json;

use crate::running::{Running, new_id, raw};

/// What the editor's address answers to the page itself, and to a page of another site. Readers get 404
/// and foreign hosts 421, whatever the route; what differs has a row of its own below.
const ROUTES: [(&str, &str, u16, u16); 41] = [
    ("GET", "/api/reports", 200, 403),
    ("POST", "/api/reports", 201, 403),
    ("GET", "/api/reports/{id}", 200, 403),
    ("PUT", "/api/reports/{id}", 200, 403),
    ("DELETE", "/api/reports/{id}", 204, 403),
    ("POST", "/api/reports/{id}/restore", 200, 403),
    ("POST", "/api/reports/{id}/redact", 200, 403),
    // A text is asked for.
    ("POST", "/api/reports/{id}/purge", 422, 403),
    ("GET", "/api/reports/{id}/revisions", 200, 403),
    ("GET", "/api/reports/{id}/revisions/{n}", 200, 403),
    ("PUT", "/api/reports/{id}/revisions/{n}/kept", 204, 403),
    ("DELETE", "/api/reports/{id}/revisions/{n}/kept", 204, 403),
    ("GET", "/api/reports/{id}/shares", 200, 403),
    ("POST", "/api/reports/{id}/shares", 201, 403),
    ("DELETE", "/api/reports/{id}/shares", 204, 403),
    ("DELETE", "/api/reports/{id}/shares/{share_id}", 204, 403),
    ("GET", "/api/bin", 200, 403),
    ("GET", "/api/actions", 200, 403),
    ("GET", "/api/actions.csv", 200, 403),
    ("POST", "/api/lint", 200, 403),
    ("GET", "/api/events", 200, 403),
    ("PUT", "/api/present/{browser}", 204, 403),
    ("GET", "/api/settings", 200, 403),
    ("GET", "/api/openapi.json", 200, 403),
    ("ANY", "/api", 404, 403),
    ("ANY", "/api/", 404, 403),
    ("ANY", "/api/{*rest}", 404, 403),
    // Pages say nothing of reports; a link on another site may lead to them.
    ("GET", "/", 200, 200),
    ("GET", "/new", 200, 200),
    ("GET", "/edit/{id}", 200, 200),
    ("GET", "/actions", 200, 200),
    ("GET", "/settings", 200, 200),
    ("GET", "/r/{token}", 200, 200),
    ("GET", "/rules", 200, 200),
    ("GET", "/rules/{name}", 200, 200),
    ("GET", "/healthz", 200, 200),
    ("GET", "/readyz", 200, 200),
    ("GET", "/metrics", 200, 200),
    ("FALLBACK", "/app-0123456789abcdef.js", 200, 200),
    ("FALLBACK", "/nowhere", 404, 404),
    ("READERS", "/r/{token}", 200, 200),
];

/// Methods and paths as the router has them.
fn routed() -> BTreeSet<(String, String)> {
    let source = include_str!("../../src/router.rs");
    let (editor, readers) = source.split_once("pub fn readers").unwrap();
    let mut routed = BTreeSet::new();
    for (part, is_editor) in [(editor, true), (readers, false)] {
        for route in part.split(".route(\"").skip(1) {
            let (path, handlers) = route.split_once('"').unwrap();
            let handlers = handlers.split(".route(").next().unwrap().split(";\n").next().unwrap();
            let names = ["get(", "post(", "put(", "delete(", "any(", "patch("];
            for name in names
                .into_iter()
                .filter(|name| handlers.contains(&format!(" {name}")) || handlers.contains(&format!(".{name}")))
            {
                let method = if is_editor { name.trim_end_matches('(').to_uppercase() } else { "READERS".into() };
                routed.insert((method, path.to_owned()));
            }
        }
    }
    routed
}

/// Methods that a client can name, but HEAD, which goes where GET goes.
const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];

/// A report with a link, and the address of a row with them in it.
async fn fill(server: &Running, path: &str) -> String {
    let id = server.saved(json!({"title": "Secret title"})).await;
    let (share, link) = server.shared(&id).await;
    let filled = path.replace("{id}", &id).replace("{share_id}", &share).replace("{n}", "1");
    let filled = filled.replace("{browser}", &new_id());
    filled.replace("/r/{token}", &link).replace("{name}", "act.no-owner").replace("{*rest}", "nothing")
}

/// The status of a request that would do what its route does.
async fn status(address: std::net::SocketAddr, method: &Method, path: &str, host: &str, more: &str) -> (u16, String) {
    let condition = match *method {
        Method::PUT | Method::DELETE => "If-Match: \"1\"\r\n",
        _ => "",
    };
    let head = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{condition}{more}");
    let answer = raw(address, &format!("{head}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}")).await;
    (answer[9..12].parse().unwrap(), answer)
}

async fn public_server() -> Running {
    Running::start_with(|config| {
        config.share_bind = Some("127.0.0.1:0".parse().unwrap());
        config.public_url = Some("https://pm.example.com".parse().unwrap());
    })
    .await
}

#[test]
fn every_route_has_a_row() {
    let rows = ROUTES.iter().filter(|(method, ..)| *method != "FALLBACK");
    let rows: BTreeSet<_> = rows.map(|(method, path, ..)| (method.to_string(), path.to_string())).collect();
    assert_eq!(rows, routed());
}

#[tokio::test]
async fn every_route_answers_whom_it_should_and_nobody_else() {
    let server = public_server().await;
    let (editor, readers) = (server.address, server.share_address.unwrap());
    let cross_site = "Sec-Fetch-Site: cross-site\r\nOrigin: https://evil.test\r\n";
    let mut cells = 0;
    for (name, path, own, foreign) in ROUTES {
        let method =
            Method::from_bytes(name.as_bytes()).ok().filter(|method| *method != Method::from_bytes(b"ANY").unwrap());
        let method = method.filter(|_| !matches!(name, "ANY" | "FALLBACK" | "READERS")).unwrap_or(Method::GET);
        let is_shared = path == "/r/{token}";
        let for_readers = if is_shared { 200 } else { 404 };
        for (address, host, more, expected) in [
            (editor, "127.0.0.1", "", own),
            (editor, "127.0.0.1", cross_site, foreign),
            (editor, "evil.test", "", 421),
            // The public host is that of share links.
            (editor, "pm.example.com", "", 421),
            (readers, "pm.example.com", "", for_readers),
            (readers, "pm.example.com", cross_site, for_readers),
            (readers, "127.0.0.1", "", for_readers),
            (readers, "evil.test", "", 421),
        ] {
            let path = fill(&server, path).await;
            let (status, answer) = status(address, &method, &path, host, more).await;
            assert_eq!(status, expected, "{method} {path} at {host}: {answer}");
            assert!(status < 300 || !answer.contains("Secret title"), "{answer}");
            cells += 1;
        }
    }
    println!("{} routes, {cells} cells", ROUTES.len());
}

#[tokio::test]
async fn what_has_no_row_is_answered_nowhere() {
    let server = public_server().await;
    let mut cells = 0;
    for path in ROUTES.map(|(_, path, ..)| path).into_iter().collect::<BTreeSet<_>>() {
        for name in METHODS {
            let has_row = |listener: &str| {
                ROUTES.iter().any(|(row, of, ..)| *of == path && (*row == name || (*row == listener && name == "GET")))
            };
            let filled = fill(&server, path).await;
            let method = Method::from_bytes(name.as_bytes()).unwrap();
            for (address, is_answered) in [
                (server.address, has_row("FALLBACK")),
                (server.share_address.unwrap(), name == "GET" && path == "/r/{token}"),
            ] {
                if !is_answered {
                    let (status, _) = status(address, &method, &filled, "127.0.0.1", "").await;
                    assert!(matches!(status, 404 | 405), "{name} {filled} at {address}: {status}");
                    cells += 1;
                }
            }
        }
    }
    println!("{cells} cells without a row, no answer");
}

#[tokio::test]
async fn a_link_opens_while_it_works_and_never_after() {
    let server = public_server().await;
    let database = server.database().await;
    let mut cells = 0;
    for (state, expected) in
        [("valid", 200), ("pinned", 200), ("revoked", 410), ("expired", 410), ("of a deleted report", 410)]
    {
        let id = server.saved(json!({"title": "Secret title"})).await;
        let new = if state == "pinned" { json!({"revision": 1}) } else { json!({"expires_in_days": 1}) };
        let (share, link) = server.shared_with(&id, new).await;
        for form in ["", ".md"] {
            // Its page is kept from here on.
            assert_eq!(server.get(&format!("{link}{form}")).send().await.unwrap().status(), 200);
        }
        match state {
            "revoked" => drop(server.delete(&format!("/api/reports/{id}/shares/{share}")).send().await.unwrap()),
            "expired" => {
                let sql = "UPDATE shares SET expires_at = 1 WHERE id = $1";
                sqlx::query(sql).bind(&share).execute(&database).await.unwrap();
            }
            "of a deleted report" => {
                let delete = server.delete(&format!("/api/reports/{id}")).header("if-match", "\"1\"");
                assert_eq!(delete.send().await.unwrap().status(), 204);
            }
            _ => {}
        }
        for address in [server.address, server.share_address.unwrap()] {
            for (path, method) in
                [(link.clone(), Method::GET), (format!("{link}.md"), Method::GET), (link.clone(), Method::HEAD)]
            {
                let (status, answer) = status(address, &method, &path, "127.0.0.1", "").await;
                assert_eq!(status, expected, "{state}: {method} {path}");
                assert!(status == 200 || !answer.contains("Secret title"), "{answer}");
                cells += 1;
            }
            for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
                let (status, _) = status(address, &method, &link, "127.0.0.1", "").await;
                assert!(status == 404 || status == 405, "{state}: {method}: {status}");
                cells += 1;
            }
        }
    }
    println!("5 states of a link, {cells} cells");
}
