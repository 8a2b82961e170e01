//! What the program leaves on the disk, who may read it, and what it makes of files that are not as they should be.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::{outcome, program, refusal, start};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).permissions().mode() & 0o777
}

/// The same command, run by a shell with this umask.
fn with_umask(umask: &str, plain: &Command) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("umask {umask}; exec \"$0\" \"$@\"")]).arg(plain.get_program()).args(plain.get_args());
    command.env_remove("DATABASE_URL").stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[tokio::test]
async fn what_holds_reports_is_for_its_owner_alone_whatever_the_umask() {
    for umask in ["000", "022", "077", "277"] {
        let folder = TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name);
        let started = start(with_umask(umask, &program(folder.path())));
        let created =
            reqwest::Client::new().post(format!("{}/api/reports", started.origin)).json(&serde_json::json!({}));
        assert_eq!(created.send().await.unwrap().status(), 201);
        assert_eq!(mode(&path("data")), 0o700, "{umask}");
        for name in ["data/postmortem.sqlite", "data/postmortem.sqlite-wal", "data/postmortem.sqlite-shm"] {
            assert_eq!(mode(&path(name)), 0o600, "{umask}: {name}");
        }
        started.stop();
        for arguments in [&["backup", "copy.postmortem", "--data", "data"][..], &["export", "out", "--data", "data"]] {
            let mut command = Command::new(env!("CARGO_BIN_EXE_postmortem"));
            command.args(arguments);
            let status = with_umask(umask, &command).current_dir(folder.path()).status().unwrap();
            assert!(status.success(), "{umask}: {arguments:?}");
        }
        assert_eq!((mode(&path("copy.postmortem")), mode(&path("out"))), (0o600, 0o700), "{umask}");
        for entry in fs::read_dir(path("out")).unwrap() {
            assert_eq!(mode(&entry.unwrap().path()), 0o600, "{umask}");
        }
    }
}

#[test]
fn files_of_an_older_version_are_taken_from_others() {
    let folder = TempDir::new().unwrap();
    start(program(folder.path())).stop();
    let file = folder.path().join("data/postmortem.sqlite");
    fs::set_permissions(&file, Permissions::from_mode(0o644)).unwrap();
    start(program(folder.path())).stop();
    assert_eq!(mode(&file), 0o600);
}

#[test]
fn an_empty_file_is_not_taken_for_an_empty_library() {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("data")).unwrap();
    let file = folder.path().join("data/postmortem.sqlite");
    fs::write(&file, "").unwrap();
    let said = refusal(program(folder.path()));
    assert!(said.contains("postmortem.sqlite is an empty file (0 bytes)") && said.contains("backup"), "{said}");
    for arguments in [&["check"][..], &["export", "out"], &["backup", "copy"]] {
        let (code, _, failed) = outcome(folder.path(), arguments);
        assert!(code == Some(1) && failed.contains("empty file"), "{arguments:?}: {failed}");
    }
    assert_eq!(fs::metadata(&file).unwrap().len(), 0);
}

#[test]
fn a_database_that_cannot_be_written_is_named_at_the_start() {
    let folder = TempDir::new().unwrap();
    start(program(folder.path())).stop();
    let data = folder.path().join("data");
    fs::set_permissions(data.join("postmortem.sqlite"), Permissions::from_mode(0o444)).unwrap();
    let mut command = program(folder.path());
    // For root every file can be written; the program is then run by nobody, who need not be let into the folder
    // that it was built in.
    const NOBODY: u32 = 65_534;
    if chown(folder.path(), Some(NOBODY), None).is_ok() {
        let copy = folder.path().join("postmortem");
        fs::copy(command.get_program(), &copy).unwrap();
        let mut of_nobody = Command::new(copy);
        of_nobody.args(command.get_args()).env_remove("DATABASE_URL").stdout(Stdio::piped()).stderr(Stdio::piped());
        command = of_nobody;
        chown(&data, Some(NOBODY), None).unwrap();
        chown(data.join("postmortem.sqlite"), Some(NOBODY), None).unwrap();
        command.uid(NOBODY);
    }
    let said = refusal(command);
    assert!(said.contains("cannot be opened for reading and writing") && said.contains("readonly"), "{said}");
}

#[tokio::test]
async fn a_restore_that_refuses_leaves_nothing_behind() {
    let folder = TempDir::new().unwrap();
    let started = start(program(folder.path()));
    let reports = format!("{}/api/reports", started.origin);
    for title in ["one", "two"] {
        reqwest::Client::new().post(&reports).json(&serde_json::json!({"title": title})).send().await.unwrap();
    }
    started.stop();
    let file = folder.path().join("data/postmortem.sqlite");
    let database = sqlx::SqlitePool::connect(&format!("sqlite:{}", file.display())).await.unwrap();
    sqlx::query("UPDATE revisions SET report = 'no JSON' WHERE position = 1").execute(&database).await.unwrap();
    database.close().await;
    assert_eq!(outcome(folder.path(), &["backup", "unsound"]).0, Some(0));
    fs::write(folder.path().join("no-backup"), "no backup\n").unwrap();
    for (file, says) in [("unsound", "revision 1 cannot be read"), ("no-backup", "not a line of a backup")] {
        let (code, _, failed) = outcome(folder.path(), &["restore", file, "--data", "new/place"]);
        assert!(code == Some(1) && failed.contains(says) && failed.contains("Nothing was changed"), "{failed}");
        assert!(!folder.path().join("new/place").exists(), "{file}");
    }
}

#[tokio::test]
async fn a_damaged_report_is_named_and_keeps_nobody_from_the_others() {
    let folder = TempDir::new().unwrap();
    let started = start(program(folder.path()));
    let reports = format!("{}/api/reports", started.origin);
    let mut ids = Vec::new();
    for title in ["one", "two", "three"] {
        let created =
            reqwest::Client::new().post(&reports).json(&serde_json::json!({"title": title})).send().await.unwrap();
        ids.push(created.json::<Value>().await.unwrap()["id"].as_str().unwrap().to_owned());
    }
    started.stop();
    let file = folder.path().join("data/postmortem.sqlite");
    let database = sqlx::SqlitePool::connect(&format!("sqlite:{}", file.display())).await.unwrap();
    // Bytes that are no text.
    sqlx::query("UPDATE revisions SET report = CAST(x'7b22ff' AS TEXT) WHERE position = 2")
        .execute(&database)
        .await
        .unwrap();
    sqlx::query("UPDATE revisions SET report = 'no JSON' WHERE position = 1").execute(&database).await.unwrap();
    database.close().await;
    let (code, said, _) = outcome(folder.path(), &["check"]);
    assert_eq!(code, Some(1));
    for id in &ids[..2] {
        assert!(said.contains(&format!("Report {id}: revision 1 cannot be read")), "{said}");
    }
    assert!(said.contains("2 faults in 3 reports with 3 revisions"), "{said}");
    let (code, said, _) = outcome(folder.path(), &["export", "out"]);
    assert!(code == Some(1) && said.contains("1 written to out, 2 not."), "{said}");
    start(program(folder.path())).stop();
}
