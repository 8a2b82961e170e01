//! What every request passes first.

use reqwest::Method;
use serde_json::json;

use crate::running::{Running, detail, header, raw};

#[tokio::test]
async fn a_foreign_host_is_refused() {
    let server = Running::start().await;
    for method in [Method::GET, Method::PUT, Method::OPTIONS, Method::DELETE] {
        for path in ["/", "/healthz", "/api/reports", "/nowhere", "/r/x"] {
            let answer = server.request(method.clone(), path).header("host", "evil.test:3000").send().await.unwrap();
            assert!(detail(answer, 421).await.contains("--public-url"), "{method} {path}");
        }
    }
    for host in
        ["127.0.0.1.evil.test", "localhost.evil.test", "127.0.0.1:80@evil.test", "evil.test#127.0.0.1", "0.0.0.0"]
    {
        let answer =
            raw(server.address, &format!("GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).await;
        assert!(!answer.starts_with("HTTP/1.1 200"), "{host}: {answer}");
    }
}

#[tokio::test]
async fn a_request_names_one_host() {
    let server = Running::start().await;
    let ask = async |lines: &str| raw(server.address, &format!("{lines}\r\nConnection: close\r\n\r\n")).await;
    assert!(ask("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:1").await.starts_with("HTTP/1.1 200"));
    for lines in [
        "GET /healthz HTTP/1.1",
        "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: evil.test",
        "GET http://evil.test/healthz HTTP/1.1\r\nHost: 127.0.0.1",
    ] {
        let answer = ask(lines).await;
        assert!(answer.starts_with("HTTP/1.1 4"), "{lines}: {answer}");
    }
}

#[tokio::test]
async fn the_editor_answers_to_names_of_this_computer_only_unless_more_is_allowed() {
    for is_allowed in [false, true] {
        let server = Running::start_with(|config| {
            config.public_url = Some("https://PM.example.com".parse().unwrap());
            config.allow_remote_editing = is_allowed;
        })
        .await;
        for host in ["localhost:1", "127.0.0.1", "[::1]:3000", "[::1]"] {
            assert_eq!(server.get("/healthz").header("host", host).send().await.unwrap().status(), 200, "{host}");
        }
        for host in ["pm.example.com", "PM.EXAMPLE.COM:8443"] {
            for path in ["/", "/api/reports", "/r/x", "/healthz"] {
                let status = server.get(path).header("host", host).send().await.unwrap().status();
                assert_eq!(status != 421, is_allowed, "{host}{path}: {status}");
            }
        }
    }
}

#[tokio::test]
async fn share_links_can_have_an_origin_of_their_own() {
    let server = Running::start_with(|config| {
        config.public_url = Some("https://pm.example.com".parse().unwrap());
        config.share_url = Some("https://read.example.com".parse().unwrap());
        config.share_bind = Some("127.0.0.1:0".parse().unwrap());
        config.allow_remote_editing = true;
    })
    .await;
    let (editor, readers) = (server.address, server.share_address.unwrap());
    let (_, link) = server.shared(&server.saved(json!({"title": "a"})).await).await;
    for (address, host, status) in [
        (editor, "pm.example.com", "200"),
        (editor, "read.example.com", "421"),
        (readers, "read.example.com", "200"),
        (readers, "pm.example.com", "421"),
        // No redirect: readers have no drafts.
        (readers, "localhost", "200"),
        (readers, "127.0.0.1", "200"),
    ] {
        let answer = raw(address, &format!("GET {link} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{host}: {answer}");
    }
    let settings: serde_json::Value = server.get("/api/settings").send().await.unwrap().json().await.unwrap();
    assert_eq!(settings["public_url"], "https://read.example.com");
}

#[tokio::test]
async fn pages_on_localhost_move_to_the_one_address() {
    let server = Running::start().await;
    for path in ["/", "/edit/0198c1f5-7a3e-7c55-9c0a-3c1de3b2f6a1?a=b", "/rules", "/r/x"] {
        let answer = server.get(path).header("host", "localhost:4711").send().await.unwrap();
        assert_eq!(answer.status(), 308, "{path}");
        assert_eq!(header(&answer, "location"), format!("http://127.0.0.1:4711{path}"));
    }
    for path in ["/api/reports", "/healthz", "/readyz"] {
        assert_eq!(server.get(path).header("host", "localhost:4711").send().await.unwrap().status(), 200, "{path}");
    }
}

#[tokio::test]
async fn a_page_of_another_site_cannot_use_the_api() {
    let server = Running::start().await;
    let own = format!("http://{}", server.address);
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "http://evil.test"),
        ("origin", "null"),
        ("origin", "http://127.0.0.1:1"),
    ] {
        for path in ["/api/reports", "/api/nothing"] {
            detail(server.get(path).header(name, value).send().await.unwrap(), 403).await;
        }
        let write = server.post("/api/reports").header(name, value).json(&json!({"title": "a"}));
        detail(write.send().await.unwrap(), 403).await;
    }
    let both = server.get("/api/reports").header("sec-fetch-site", "none").header("origin", "http://evil.test");
    detail(both.send().await.unwrap(), 403).await;
    for (name, value) in [("sec-fetch-site", "same-origin"), ("sec-fetch-site", "none"), ("origin", own.as_str())] {
        let answer = server.get("/api/reports").header(name, value).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{name}: {value}");
    }
    // A link on another site may well lead to the app or to a shared report.
    assert_eq!(server.get("/").header("sec-fetch-site", "cross-site").send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn every_answer_carries_the_strict_headers() {
    let server = Running::start().await;
    for path in
        ["/", "/rules", "/nowhere", "/r/x", "/healthz", "/api/reports", "/api/nothing", "/app-0123456789abcdef.js"]
    {
        let answer = server.get(path).send().await.unwrap();
        assert_eq!(header(&answer, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&answer, "referrer-policy"), "no-referrer", "{path}");
        assert_eq!(header(&answer, "cross-origin-opener-policy"), "same-origin", "{path}");
        let policy = header(&answer, "content-security-policy");
        for directive in ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"] {
            assert!(policy.split("; ").any(|found| found == directive), "{path}: {directive}");
        }
        assert_ne!(header(&answer, "cache-control"), "", "{path}");
    }
}

#[tokio::test]
async fn answers_are_compressed_once_and_only_where_asked() {
    let server = Running::start().await;
    for path in ["/rules", "/api/nothing", "/app-0123456789abcdef.js"] {
        let plain = server.get(path).send().await.unwrap();
        assert_eq!(header(&plain, "content-encoding"), "", "{path}");
        let answer = server.get(path).header("accept-encoding", "br").send().await.unwrap();
        assert_eq!(header(&answer, "content-encoding"), "br", "{path}");
        assert_eq!(answer.headers().get_all("content-encoding").iter().count(), 1, "{path}");
    }
}

#[tokio::test]
async fn readers_and_programs_may_ask_so_often_by_their_address() {
    let server = Running::start_with(|config| {
        config.trusted_proxy = vec!["127.0.0.0/8".parse().unwrap()];
        config.rate_limit = 6;
    })
    .await;
    for (path, form) in [("/api/reports", "application/problem+json"), ("/r/x", "text/html; charset=utf-8")] {
        let ask = async |from: &str| server.get(path).header("x-forwarded-for", from).send().await.unwrap();
        let from = format!("203.0.113.{}", path.len());
        let mut refused = 0;
        for _ in 0..20 {
            let answer = ask(&from).await;
            if answer.status() == 429 {
                refused += 1;
                assert!(header(&answer, "retry-after").parse::<u64>().unwrap() >= 1);
                assert_eq!(header(&answer, "content-type"), form);
            }
        }
        // One at once, and one more for every ten seconds that the test should take.
        assert!(refused >= 15, "{path}: {refused}");
        assert_ne!(ask(&from.replace("203", "198")).await.status(), 429);
    }
    for _ in 0..100 {
        assert_eq!(
            server.get("/healthz").header("x-forwarded-for", "203.0.113.12").send().await.unwrap().status(),
            200
        );
        assert_eq!(server.get("/api/bin").send().await.unwrap().status(), 200, "this computer is not limited");
    }
}

#[tokio::test]
async fn a_header_of_somebody_who_is_not_trusted_is_not_read() {
    let server = Running::start_with(|config| config.rate_limit = 6).await;
    for _ in 0..20 {
        let answer = server.get("/api/bin").header("x-forwarded-for", "203.0.113.7").send().await.unwrap();
        assert_eq!(answer.status(), 200);
    }
}
