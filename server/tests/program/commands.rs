//! The commands beside serving: health, backup, restore, check, import and export.

use tempfile::TempDir;

use crate::{outcome, program, start, with_small_files};

#[test]
fn it_can_be_asked_whether_a_server_is_ready() {
    let folder = TempDir::new().unwrap();
    let started = start(program(folder.path()));
    let address = started.origin.trim_start_matches("http://").to_owned();
    let health = || outcome(folder.path(), &["health", "--bind", &address]);
    assert_eq!(health(), (Some(0), format!("The server at {address} is ready.\n"), String::new()));
    started.stop();
    let (code, said, failed) = health();
    assert_eq!((code, said.as_str()), (Some(1), ""));
    assert!(failed.starts_with(&format!("postmortem: The server at {address} is not ready: ")), "{failed}");
}

#[test]
fn a_server_without_room_for_a_save_is_not_ready() {
    let folder = TempDir::new().unwrap();
    let started = start(with_small_files(program(folder.path())));
    let address = started.origin.trim_start_matches("http://");
    // Listening on every address, it is asked at this computer's own.
    for bind in [address.to_owned(), address.replace("127.0.0.1", "0.0.0.0")] {
        let (code, _, failed) = outcome(folder.path(), &["health", "--bind", &bind]);
        assert_eq!(code, Some(1));
        assert_eq!(
            failed,
            format!("postmortem: The server at {address} is not ready: it answers 503 Service Unavailable.\n")
        );
    }
    started.stop();
}

#[tokio::test]
async fn a_backup_is_made_while_the_server_runs_and_restored_elsewhere() {
    let folder = TempDir::new().unwrap();
    let started = start(program(folder.path()));
    let reports = format!("{}/api/reports", started.origin);
    reqwest::Client::new().post(&reports).json(&serde_json::json!({"title": "a"})).send().await.unwrap();
    let (code, said, _) = outcome(folder.path(), &["backup", "copy.postmortem"]);
    assert_eq!(
        (code, said.as_str()),
        (Some(0), "copy.postmortem holds 1 reports with 1 revisions and 0 share links.\n")
    );
    let (code, _, failed) = outcome(folder.path(), &["backup", "copy.postmortem"]);
    assert!(code == Some(1) && failed.contains("name another file"), "{failed}");
    let (code, said, _) = outcome(folder.path(), &["restore", "copy.postmortem", "--data", "other"]);
    assert!(code == Some(0) && said.contains("now holds 1 reports"), "{said}");
    let (code, said, _) = outcome(folder.path(), &["check", "--data", "other"]);
    assert!(code == Some(0) && said.contains("is sound"), "{said}");
    started.stop();
}

#[test]
fn a_check_that_finds_a_fault_fails() {
    let folder = TempDir::new().unwrap();
    let (code, _, failed) = outcome(folder.path(), &["check"]);
    assert!(code == Some(1) && failed.contains("There is no database"), "{failed}");
    assert!(!folder.path().join("data").exists());
    start(program(folder.path())).stop();
    let file = folder.path().join("data/postmortem.sqlite");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let database = sqlx::SqlitePool::connect(&format!("sqlite:{}", file.display())).await.unwrap();
        let sql = "INSERT INTO reports (id, revision, position, title, saved_at) VALUES ('x', 1, 1, '', 0)";
        sqlx::query(sql).execute(&database).await.unwrap();
        database.close().await;
    });
    let (code, said, _) = outcome(folder.path(), &["check"]);
    assert!(code == Some(1) && said.contains("Report x: its current revision is missing."), "{said}");
}

#[test]
fn many_files_are_imported_and_those_that_fail_are_named_with_the_reason() {
    let folder = TempDir::new().unwrap();
    let file = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let good: Vec<String> = (0..97).map(|number| format!("report-{number}.md")).collect();
    for (number, name) in good.iter().enumerate() {
        file(name, format!("# Report {number}\n\n## Summary\n\nIt failed.\n\n## Weather\n\nRain").as_bytes());
    }
    file("latin.md", b"# St\xf6rung");
    file("scan.md", b"%PDF-1.7");
    file("page.html", b"<!doctype html><h1>Saved page</h1><h2>Summary</h2><p>It failed.</p><h2>Weather</h2><p>Rain");
    file("empty.md", b"\n");
    let mut arguments = vec!["import", "--data", "data", "latin.md", "scan.md", "missing.md", "empty.md", "page.html"];
    arguments.extend(good.iter().map(String::as_str));

    let (code, said, _) = outcome(folder.path(), &arguments);
    assert_eq!(code, Some(1));
    assert!(said.ends_with("98 imported, 4 not.\n"), "{said}");
    assert!(
        said.contains("page.html: \u{201c}Saved page\u{201d}, read as a web page, 2 of 20 fields; under their own headings: Weather."),
        "{said}"
    );
    assert!(said.contains("empty.md was not imported: it is empty"), "{said}");
    assert!(said.contains("latin.md was not imported: it is not UTF-8: byte 4"), "{said}");
    assert!(said.contains("scan.md was not imported: it is not text but a PDF"), "{said}");
    assert!(said.contains("missing.md was not imported: No such file"), "{said}");
    assert!(said.contains("report-5.md: \u{201c}Report 5\u{201d}, 2 of 20 fields; under their own headings: Weather."));

    let (code, said, _) = outcome(folder.path(), &["export", "--data", "data", "out"]);
    assert_eq!((code, said.as_str()), (Some(0), "98 written to out, 0 not.\n"));
    let texts: Vec<String> = std::fs::read_dir(folder.path().join("out"))
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    for number in 0..97 {
        let heading = format!("# Postmortem: Report {number}\n");
        assert_eq!(texts.iter().filter(|text| text.contains(&heading) && text.contains("Rain")).count(), 1);
    }

    let (code, said, _) = outcome(folder.path(), &["export", "--data", "data", "out"]);
    assert_eq!(code, Some(1), "files that are there stay as they are");
    assert!(said.ends_with("0 written to out, 98 not.\n"), "{said}");
}

#[test]
fn exporting_where_nothing_was_saved_makes_no_database() {
    let folder = TempDir::new().unwrap();
    let (code, _, failed) = outcome(folder.path(), &["export", "--data", "data", "out"]);
    assert_eq!(code, Some(1));
    assert!(failed.starts_with("postmortem: "), "{failed}");
    assert!(!folder.path().join("data").exists());
}
