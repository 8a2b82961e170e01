//! The built page and its files, wherever they come from.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::running::{INDEX, Running, header};

#[tokio::test]
async fn every_page_of_the_app_is_the_one_page() {
    for server in Running::start_both().await {
        let script = STANDARD.encode(Sha256::digest("import('/app.js')"));
        for path in ["/", "/new", "/actions", "/settings", "/edit/0198c1f5-7a3e-7c55-9c0a-3c1de3b2f6a1"] {
            let answer = server.get(path).send().await.unwrap();
            assert_eq!((answer.status().as_u16(), header(&answer, "cache-control")), (200, "no-cache"), "{path}");
            assert_eq!(header(&answer, "content-type"), "text/html; charset=utf-8");
            assert_eq!(
                header(&answer, "content-security-policy"),
                format!(
                    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-{script}'; style-src 'self'; \
                     connect-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; worker-src 'self'; \
                     form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
                )
            );
            let etag = header(&answer, "etag").to_owned();
            assert_eq!(answer.text().await.unwrap(), INDEX);
            let again = server.get(path).header("if-none-match", etag).send().await.unwrap();
            assert_eq!(again.status(), 304);
        }
    }
}

#[tokio::test]
async fn files_have_their_types_and_are_kept_for_ever_where_their_name_holds_a_hash() {
    for server in Running::start_both().await {
        for (path, content_type, cache) in [
            ("/app-0123456789abcdef.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable"),
            ("/app-0123456789abcdef_bg.wasm", "application/wasm", "public, max-age=31536000, immutable"),
            ("/tokens-fedcba9876543210.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
            ("/sub/icon.svg", "image/svg+xml", "no-cache"),
        ] {
            let answer = server.get(path).send().await.unwrap();
            assert_eq!((answer.status().as_u16(), header(&answer, "content-type")), (200, content_type), "{path}");
            assert_eq!(header(&answer, "cache-control"), cache, "{path}");
            let vary: Vec<_> =
                answer.headers().get_all("vary").iter().map(|v| v.to_str().unwrap().to_lowercase()).collect();
            assert!(vary.iter().any(|value| value == "accept-encoding"), "{path}: {vary:?}");
        }
    }
}

#[tokio::test]
async fn the_service_worker_is_asked_for_each_time_and_may_fetch_from_here_alone() {
    for server in Running::start_both().await {
        let answer = server.get("/service-worker.js").send().await.unwrap();
        assert_eq!((answer.status().as_u16(), header(&answer, "cache-control")), (200, "no-cache"));
        assert_eq!(
            header(&answer, "content-security-policy"),
            "default-src 'none'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
        );
    }
}

#[tokio::test]
async fn the_ready_made_brotli_is_sent_where_it_is_accepted() {
    for server in Running::start_both().await {
        let path = "/app-0123456789abcdef.js";
        let answer = server.get(path).header("accept-encoding", "gzip, br").send().await.unwrap();
        assert_eq!(header(&answer, "content-encoding"), "br");
        assert_eq!(answer.text().await.unwrap(), "compressed js");
        for encoding in ["gzip", "br;q=0"] {
            let answer = server.get(path).header("accept-encoding", encoding).send().await.unwrap();
            assert_eq!((header(&answer, "content-encoding"), answer.status().as_u16()), ("", 200));
            assert_eq!(answer.text().await.unwrap(), "export default 1;");
        }
        assert_eq!(server.get("/app-0123456789abcdef.js.br").send().await.unwrap().status(), 404);
    }
}

#[tokio::test]
async fn a_missing_file_is_missing_and_not_kept() {
    for server in Running::start_both().await {
        for path in
            ["/app-ffffffffffffffff.js", "/sub/none.css", "/.made-from", "/..%2f..%2fetc/passwd.txt", "/index.html.br"]
        {
            let answer = server.get(path).send().await.unwrap();
            assert_eq!((answer.status().as_u16(), header(&answer, "cache-control")), (404, "no-store"), "{path}");
            assert_eq!(answer.text().await.unwrap(), "", "{path}: a page would be taken for the file");
        }
    }
}

#[tokio::test]
async fn an_address_that_leads_nowhere_says_where_to_go() {
    for server in Running::start_both().await {
        for path in ["/nowhere", "/edit", "/edit/a/b", "/sub", "/api%2freports"] {
            let answer = server.get(path).send().await.unwrap();
            assert_eq!(
                (answer.status().as_u16(), header(&answer, "content-type")),
                (404, "text/html; charset=utf-8"),
                "{path}"
            );
            let page = answer.text().await.unwrap();
            assert!(page.contains("There is no page here") && page.contains("href=\"/\"") && !page.contains("<script"));
        }
    }
}

#[tokio::test]
async fn the_server_says_that_it_is_well() {
    let server = Running::start().await;
    let answer = server.get("/healthz").send().await.unwrap();
    assert_eq!((answer.status().as_u16(), header(&answer, "cache-control")), (200, "no-store"));
    assert_eq!(answer.text().await.unwrap(), "ok\n");
}
