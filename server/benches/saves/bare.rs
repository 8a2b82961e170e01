//! The limit: a handler that stores what it is sent by the statements of a save of ours, and looks at nothing.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::{Router, body::Bytes, http::HeaderMap, routing::put};
use server::store::{Address, Database, Session, Store, connect};
use tokio::sync::{mpsc, oneshot};

type Job = (String, String, Bytes, oneshot::Sender<()>);

/// Serves until it is killed.
pub async fn serve(database: &str) -> ! {
    let address = match database.strip_prefix("sqlite:") {
        Some(file) => Address::Sqlite(file.into()),
        None => Address::Postgres(database.into()),
    };
    // The tables are those of ours.
    Store::open(&address, std::path::Path::new("backups")).await.unwrap().close().await;
    let (queue, jobs) = mpsc::channel(256);
    tokio::spawn(write(connect(&address).await.unwrap(), jobs));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    println!("http://{}", listener.local_addr().unwrap());
    axum::serve(listener, Router::new().route("/api/reports/{id}", put(save)).with_state(queue)).await.unwrap();
    unreachable!()
}

async fn save(queue: State<mpsc::Sender<Job>>, id: Path<String>, headers: HeaderMap, body: Bytes) -> Bytes {
    let (saved, is_saved) = oneshot::channel();
    let save_id = headers["save-id"].to_str().unwrap().to_owned();
    queue.send((id.0, save_id, body.clone(), saved)).await.unwrap();
    is_saved.await.unwrap();
    body
}

/// The same rule by which ours are batched: what has queued, at most 64.
async fn write(database: Arc<dyn Database>, mut jobs: mpsc::Receiver<Job>) {
    let mut batch = Vec::new();
    while jobs.recv_many(&mut batch, 64).await > 0 {
        let mut transaction = database.begin().await.unwrap();
        for job in &batch {
            store(&mut transaction.session(), job).await;
        }
        transaction.commit().await.unwrap();
        batch.drain(..).for_each(|job| job.3.send(()).unwrap());
    }
}

async fn store(session: &mut Session<'_>, (id, save_id, body, _): &Job) {
    let text = std::str::from_utf8(body).unwrap();
    let found = session.query(include_str!("statements/find.sql")).bind(id).bind(save_id).optional().await.unwrap();
    let next = found.map_or(1, |row| row.get::<i64>("revision").unwrap() + 1);
    let revision = session.query(include_str!("statements/revision.sql")).bind(id).bind(next).bind(save_id).bind(text);
    let position: i64 = revision.one().await.unwrap().get("position").unwrap();
    let report = session.query(include_str!("statements/report.sql")).bind(id).bind(next).bind(position);
    report.execute().await.unwrap();
    // As many bytes as the terms of such a report have.
    let search = session.query(include_str!("statements/search.sql")).bind(id).bind(&text[..4500]).bind("\n");
    search.execute().await.unwrap();
}
