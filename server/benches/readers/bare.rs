//! The limit: handlers that make one read as ours do, and answer with what they read, or with bytes that are there.

use std::path::Path as FilePath;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::Html;
use axum::routing::get;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use server::store::{Address, Database, connect};
use sha2::{Digest, Sha256};

type Shared = (Arc<dyn Database>, Bytes);

/// Serves until it is killed.
pub async fn serve(file: &str, page: &str) -> ! {
    let database = connect(&Address::Sqlite(FilePath::new(file).to_owned())).await.unwrap();
    let page = Bytes::from(std::fs::read(page).unwrap());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("http://{}", listener.local_addr().unwrap());
    let routes = Router::new().route("/healthz", get(async || "ok")).route("/r/{token}", get(show));
    let routes = routes.route("/list/{pattern}", get(list)).route("/read/{id}", get(read));
    axum::serve(listener, routes.with_state((database, page))).await.unwrap();
    unreachable!()
}

async fn show(State((database, page)): State<Shared>, Path(token): Path<String>) -> Html<Bytes> {
    let hash: [u8; 32] = Sha256::digest(URL_SAFE_NO_PAD.decode(token).unwrap()).into();
    let sql = "SELECT shares.id, shares.report_id, coalesce(shares.revision, reports.revision) AS revision,
        shares.front_matter, shares.expires_at, shares.expired, shares.revoked_at, reports.deleted_at, reports.redactions
        FROM shares JOIN reports ON reports.id = shares.report_id WHERE shares.token_hash = $1";
    let mut reader = database.reader().await.unwrap();
    let row = reader.session().query(sql).bind(hash.as_slice()).one().await.unwrap();
    assert_eq!(row.get::<Option<i64>>("revoked_at").unwrap(), None);
    Html(page)
}

async fn list(State((database, _)): State<Shared>, Path(pattern): Path<String>) -> String {
    let sql = "SELECT id, title, revision, saved_at, line FROM reports
        LEFT JOIN search ON report_id = id WHERE $1 = '%' OR terms LIKE $1 ORDER BY position DESC LIMIT 50";
    let mut reader = database.reader().await.unwrap();
    let rows = reader.session().query(sql).bind(&pattern).all().await.unwrap();
    let texts = ["id", "title", "line"];
    let listed = rows.iter().map(|row| texts.map(|name| row.get::<String>(name).unwrap()).join("\t"));
    listed.collect::<Vec<_>>().join("\n")
}

async fn read(State((database, _)): State<Shared>, Path(id): Path<String>) -> String {
    let sql = "SELECT report FROM revisions JOIN reports ON reports.position = revisions.position WHERE id = $1";
    let mut reader = database.reader().await.unwrap();
    reader.session().query(sql).bind(&id).one().await.unwrap().get("report").unwrap()
}
