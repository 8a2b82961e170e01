//! The limit: a handler that stores what it is sent and looks at nothing.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::routing::put;
use server::store::{Address, Database, Session, Store, connect};
use tokio::sync::{mpsc, oneshot};

struct Job {
    id: String,
    save_id: String,
    body: Bytes,
    saved: oneshot::Sender<()>,
}

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
    let router = Router::new().route("/api/reports/{id}", put(save)).with_state(queue);
    axum::serve(listener, router).await.unwrap();
    unreachable!()
}

async fn save(
    State(queue): State<mpsc::Sender<Job>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Bytes {
    let (saved, is_saved) = oneshot::channel();
    let save_id = headers["save-id"].to_str().unwrap().to_owned();
    queue.send(Job { id, save_id, body: body.clone(), saved }).await.unwrap();
    is_saved.await.unwrap();
    body
}

/// The same rule by which ours are batched: what has queued, at most 64.
async fn write(database: Arc<dyn Database>, mut jobs: mpsc::Receiver<Job>) {
    while let Some(first) = jobs.recv().await {
        let mut batch = vec![first];
        while batch.len() < 64
            && let Ok(next) = jobs.try_recv()
        {
            batch.push(next);
        }
        let mut transaction = database.begin().await.unwrap();
        for job in &batch {
            store(&mut transaction.session(), job).await;
        }
        transaction.commit().await.unwrap();
        batch.into_iter().for_each(|job| job.saved.send(()).unwrap());
    }
}

/// Statement for statement what a save of ours does.
async fn store(session: &mut Session<'_>, job: &Job) {
    let body = std::str::from_utf8(&job.body).unwrap();
    let found = session
        .query(
            "SELECT reports.revision, reports.saved_at, reports.format, reports.deleted_at, r.sitting,
                    (SELECT position FROM revisions WHERE report_id = $1 AND save_id = $2) AS same_save
             FROM reports JOIN revisions r ON r.position = reports.position WHERE reports.id = $1",
        )
        .bind(&job.id)
        .bind(&job.save_id)
        .optional()
        .await
        .unwrap();
    let next = found.map_or(1, |row| row.get::<i64>("revision").unwrap() + 1);
    let position: i64 = session
        .query(
            "INSERT INTO revisions (report_id, revision, saved_at, save_id, report, sitting)
             VALUES ($1, $2, $3, $4, $5, $6) RETURNING position",
        )
        .bind(&job.id)
        .bind(next)
        .bind(0_i64)
        .bind(&job.save_id)
        .bind(body)
        .bind(1_i64)
        .one()
        .await
        .unwrap()
        .get("position")
        .unwrap();
    session
        .query(
            "INSERT INTO reports (id, revision, position, title, saved_at, format) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO UPDATE
             SET revision = excluded.revision, position = excluded.position, title = excluded.title,
                 saved_at = excluded.saved_at, format = excluded.format
             WHERE reports.revision = excluded.revision - 1 AND reports.deleted_at IS NULL",
        )
        .bind(&job.id)
        .bind(next)
        .bind(position)
        .bind("title")
        .bind(0_i64)
        .bind(2_i64)
        .execute()
        .await
        .unwrap();
    session
        .query(
            "INSERT INTO search (report_id, version, terms, facets, severity, status, tags)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (report_id) DO UPDATE
             SET version = excluded.version, terms = excluded.terms, facets = excluded.facets,
                 severity = excluded.severity, status = excluded.status, tags = excluded.tags",
        )
        .bind(&job.id)
        .bind(2_i64)
        // As many bytes as the terms of such a report have.
        .bind(&body[..4500])
        .bind("\n")
        .bind("")
        .bind("")
        .bind("")
        .execute()
        .await
        .unwrap();
}
