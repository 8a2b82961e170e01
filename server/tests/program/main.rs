//! The program itself: how it starts, what it says, how it stops.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

#[path = "../postgres/cluster.rs"]
#[allow(dead_code, reason = "no test of the program kills the database")]
mod cluster;

mod lint;

mod files;

mod settings;

mod commands;

mod moving;

mod api_page;

mod security_page;

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use tempfile::TempDir;

/// The program with a page and a data folder of its own, on a free port.
fn program(folder: &Path) -> Command {
    program_at(folder, "127.0.0.1:0")
}

fn program_at(folder: &Path, bind: &str) -> Command {
    let dist = folder.join("dist");
    std::fs::create_dir_all(&dist).unwrap();
    std::fs::write(dist.join("index.html"), "<!doctype html>").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_postmortem"));
    command.args(["--bind", bind, "--data"]).arg(folder.join("data")).arg("--bundle").arg(dist);
    command.env_remove("DATABASE_URL").stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What a command that ends says: its exit code, standard output and standard error.
fn outcome(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_postmortem"));
    command.args(arguments).current_dir(folder).env_remove("DATABASE_URL");
    let output = command.output().unwrap();
    let [said, failed] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    (output.status.code(), said, failed)
}

/// A program that runs; its address is the one that it prints.
struct Started {
    child: Child,
    origin: String,
}

fn start(mut command: Command) -> Started {
    let mut child = command.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let origin =
        line.trim_end().strip_prefix("Postmortem is open at ").unwrap_or_else(|| panic!("{line:?}")).to_owned();
    Started { child, origin }
}

impl Started {
    /// Ends it as a service manager does, and gives its log.
    fn stop(mut self) -> Vec<Value> {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
        let mut log = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        log.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"))).collect()
    }
}

impl Drop for Started {
    /// A test that fails leaves no program behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The same program where files end at 400 blocks of 512 bytes, which is more than the empty database needs.
fn with_small_files(plain: Command) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", "trap '' XFSZ; ulimit -f 400; exec \"$0\" \"$@\""])
        .arg(plain.get_program())
        .args(plain.get_args());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// The one sentence of a program that does not start, because something else is not as it should be.
fn refusal(command: Command) -> String {
    refused(command, 1)
}

/// What is said by a program that does not start, with this exit code. One that does is ended after a while.
fn refused(mut command: Command, code: i32) -> String {
    let mut child = command.spawn().unwrap();
    for _ in 0..200 {
        if child.try_wait().unwrap().is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let _ = child.kill();
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(code), "{said}");
    // What it has tried may be in the log, which is JSON.
    let said: String = said.lines().filter(|line| !line.starts_with('{')).map(|line| format!("{line}\n")).collect();
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    assert!(said.starts_with("postmortem: ") && said.trim_end().ends_with('.'), "{said}");
    said
}

#[tokio::test]
async fn it_says_where_it_is_and_stops_when_asked() {
    let folder = TempDir::new().unwrap();
    let started = start(program(folder.path()));
    let answer = reqwest::get(format!("{}/healthz", started.origin)).await.unwrap();
    assert_eq!(answer.status(), 200);
    started.stop();
    assert!(folder.path().join("data/postmortem.sqlite").exists());
    assert!(!folder.path().join("data/postmortem.sqlite-wal").exists(), "everything is in the one file");
}

#[test]
fn it_says_where_the_reports_are_and_who_reaches_what() {
    let folder = TempDir::new().unwrap();
    let mut command = program(folder.path());
    command.args(["--share-bind", "127.0.0.1:0", "--public-url", "https://pm.example.com"]);
    let mut child = command.spawn().unwrap();
    let said: Vec<String> = BufReader::new(child.stdout.take().unwrap()).lines().take(4).map(Result::unwrap).collect();
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(said[0].starts_with("Postmortem is open at http://127.0.0.1:"), "{said:?}");
    assert_eq!(said[1], format!("Reports are in {}.", folder.path().join("data/postmortem.sqlite").display()));
    assert_eq!(said[2], "Only this computer can reach the editor.");
    assert!(
        said[3].starts_with("Share links begin with https://pm.example.com and are served at 127.0.0.1:"),
        "{said:?}"
    );
}

#[tokio::test]
async fn serve_may_be_said() {
    let folder = TempDir::new().unwrap();
    let plain = program(folder.path());
    let mut command = Command::new(plain.get_program());
    command.arg("serve").args(plain.get_args()).stdout(Stdio::piped()).stderr(Stdio::piped());
    start(command).stop();
}

#[tokio::test]
async fn each_request_is_a_line_of_log_and_tokens_are_in_none() {
    let folder = TempDir::new().unwrap();
    let mut command = program(folder.path());
    command.env("POSTMORTEM_LOG", "trace");
    let started = start(command);
    let client = reqwest::Client::new();
    let created: Value = client
        .post(format!("{}/api/reports", started.origin))
        .header("content-type", "application/json")
        .body("{}")
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let shares = format!("{}/api/reports/{}/shares", started.origin, created["id"].as_str().unwrap());
    let share: Value = client.post(shares).json(&serde_json::json!({})).send().await.unwrap().json().await.unwrap();
    let url = share["url"].as_str().unwrap();
    assert_eq!(reqwest::get(url).await.unwrap().status(), 200);
    assert_eq!(reqwest::get(format!("{url}.md")).await.unwrap().status(), 200);
    let log = started.stop();
    let requests: Vec<_> = log.iter().filter(|line| line["message"] == "request").collect();
    let routes: Vec<_> = requests
        .iter()
        .map(|line| {
            (line["method"].as_str().unwrap(), line["route"].as_str().unwrap(), line["status"].as_u64().unwrap())
        })
        .collect();
    assert_eq!(
        routes,
        [
            ("POST", "/api/reports", 201),
            ("POST", "/api/reports/{id}/shares", 201),
            ("GET", "/r/{token}", 200),
            ("GET", "/r/{token}", 200),
        ]
    );
    assert!(requests.iter().all(|line| line["ms"].is_f64()));
    let token = url.rsplit('/').next().unwrap();
    assert!(!log.iter().any(|line| line.to_string().contains(token)));
}

#[tokio::test]
async fn a_full_disk_refuses_saves_and_the_server_lives() {
    let folder = TempDir::new().unwrap();
    let started = start(with_small_files(program(folder.path())));
    let client = reqwest::Client::new();
    let save = |text: String| {
        let body = serde_json::json!({"what_happened": text});
        client.post(format!("{}/api/reports", started.origin)).json(&body).send()
    };
    assert_eq!(save("small".into()).await.unwrap().status(), 201);
    let answer = save("x".repeat(500_000)).await.unwrap();
    assert_eq!(answer.status(), 503);
    assert!(answer.text().await.unwrap().contains("kept in your browser"));
    let list: Value = reqwest::get(format!("{}/api/reports", started.origin)).await.unwrap().json().await.unwrap();
    assert_eq!(list["reports"].as_array().unwrap().len(), 1);
    started.stop();
}

#[test]
fn a_taken_port_is_named() {
    let folder = TempDir::new().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = refusal(program_at(folder.path(), &address));
    assert!(said.contains(&address) && said.contains("used by another program") && said.contains("--bind"), "{said}");
}

#[test]
fn a_damaged_database_is_named() {
    let folder = TempDir::new().unwrap();
    let command = program(folder.path());
    std::fs::create_dir_all(folder.path().join("data")).unwrap();
    std::fs::write(folder.path().join("data/postmortem.sqlite"), "no database ".repeat(1000)).unwrap();
    let said = refusal(command);
    assert!(
        said.contains("postmortem.sqlite cannot be opened for reading and writing (file is not a database)"),
        "{said}"
    );
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    let folder = TempDir::new().unwrap();
    start(program(folder.path())).stop();
    let file = folder.path().join("data/postmortem.sqlite");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let database = sqlx::SqlitePool::connect(&format!("sqlite:{}", file.display())).await.unwrap();
        let sql = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', 1, x'00', 0)";
        sqlx::query(sql).execute(&database).await.unwrap();
        database.close().await;
    });
    assert!(refusal(program(folder.path())).contains("newer version"));
}

#[test]
fn a_data_folder_that_cannot_be_written_is_named() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("data"), "a file").unwrap();
    let said = refusal(program(folder.path()));
    assert!(said.contains("data") && said.contains("--data"), "{said}");
}
