//! From a SQLite file to a PostgreSQL server and back, by the commands that a person gives.

use std::path::Path;

use serde_json::{Value, json};
use sqlx::{Connection as _, SqliteConnection};
use tempfile::TempDir;

use crate::cluster::shared;
use crate::{Started, outcome, program, start};

/// A program that serves the database at an address.
fn serving(folder: &Path, address: &str) -> Started {
    let mut command = program(folder);
    command.env("DATABASE_URL", address);
    start(command)
}

/// Something of everything in a database: a report of two revisions, one in the bin, a link that works and a revoked one,
/// and a setting.
struct Made {
    id: String,
    deleted: String,
    link: String,
    revoked: String,
}

async fn make(started: &Started) -> Made {
    let client = reqwest::Client::new();
    let create = async |title: &str| -> String {
        let created = client.post(format!("{}/api/reports", started.origin)).json(&json!({"title": title}));
        let created: Value = created.send().await.unwrap().json().await.unwrap();
        created["id"].as_str().unwrap().to_owned()
    };
    let (id, deleted) = (create("决済 “first”").await, create("deleted").await);
    let report = format!("{}/api/reports/{id}", started.origin);
    let save = client.put(&report).header("if-match", "\"1\"").json(&json!({"title": "second"}));
    assert_eq!(save.send().await.unwrap().status(), 200);
    let share = async || -> Value {
        let created = client.post(format!("{report}/shares")).json(&json!({"label": "team"}));
        created.send().await.unwrap().json().await.unwrap()
    };
    let (link, revoked) = (share().await, share().await);
    let revoke = client.delete(format!("{report}/shares/{}", revoked["id"].as_str().unwrap()));
    assert!(revoke.send().await.unwrap().status().is_success());
    let delete = client.delete(format!("{}/api/reports/{deleted}", started.origin)).header("if-match", "\"1\"");
    assert!(delete.send().await.unwrap().status().is_success());
    let path = |share: &Value| {
        let url = share["url"].as_str().unwrap();
        url[url.find("/r/").unwrap()..].to_owned()
    };
    Made { id, deleted, link: path(&link), revoked: path(&revoked) }
}

/// All that a server answers, but for how often links were opened.
async fn everything(started: &Started, made: &Made) -> Vec<(u16, String)> {
    let report = format!("/api/reports/{}", made.id);
    let paths = [
        "/api/reports".to_owned(),
        "/api/bin".to_owned(),
        report.clone(),
        format!("{report}/revisions"),
        format!("{report}/revisions/1"),
        format!("/api/reports/{}", made.deleted),
        format!("{}.md", made.link),
        format!("{}.md", made.revoked),
    ];
    let mut answers = Vec::new();
    for path in paths {
        let answer = reqwest::get(format!("{}{path}", started.origin)).await.unwrap();
        answers.push((answer.status().as_u16(), answer.text().await.unwrap()));
    }
    answers
}

/// Backs up what is at one address and restores it at another, with nobody serving either.
fn move_all(folder: &Path, from: &str, to: &str, file: &str) {
    let (code, said, failed) = outcome(folder, &["backup", file, "--database-url", from]);
    assert_eq!(code, Some(0), "{said}{failed}");
    let (code, said, failed) = outcome(folder, &["restore", file, "--database-url", to]);
    assert!(code == Some(0) && said.contains("2 reports with 3 revisions and 2 share links"), "{said}{failed}");
    let (code, said, failed) = outcome(folder, &["check", "--database-url", to]);
    assert!(code == Some(0) && said.contains("is sound"), "{said}{failed}");
}

async fn settings(address: &str, sql: &'static str) -> Vec<(String, String)> {
    let mut connection = SqliteConnection::connect(address).await.unwrap();
    sqlx::query_as(sql).fetch_all(&mut connection).await.unwrap()
}

#[tokio::test]
async fn reports_history_links_and_settings_move_to_postgres_and_back() {
    let folder = TempDir::new().unwrap();
    let file = |name: &str| format!("sqlite:{}", folder.path().join(name).display());
    let [first, server, second] = [file("first.sqlite"), shared().database().await, file("second.sqlite")];

    let started = serving(folder.path(), &first);
    let made = make(&started).await;
    let before = everything(&started, &made).await;
    assert_eq!(before.iter().map(|(status, _)| *status).collect::<Vec<_>>(), [200, 200, 200, 200, 200, 410, 200, 410]);
    started.stop();
    settings(&first, "INSERT INTO settings (name, value) VALUES ('rules', '{}') RETURNING name, value").await;

    move_all(folder.path(), &first, &server, "there.postmortem");
    let started = serving(folder.path(), &server);
    assert_eq!(everything(&started, &made).await, before);
    started.stop();

    move_all(folder.path(), &server, &second, "back.postmortem");
    let started = serving(folder.path(), &second);
    assert_eq!(everything(&started, &made).await, before);
    started.stop();
    let kept = settings(&second, "SELECT name, value FROM settings").await;
    assert_eq!(kept, [("rules".to_owned(), "{}".to_owned())]);
}
