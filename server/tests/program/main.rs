//! The program itself: how it starts, what it says, how it stops.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails where it stands")]

#[path = "../postgres/cluster.rs"]
#[allow(dead_code, reason = "no test of the program kills the database")]
mod cluster;

mod lint;

mod files;

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

/// The one sentence of a program that does not start, because of a setting.
fn wrong_setting(command: Command) -> String {
    refused(command, 2)
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
    assert_eq!(said[2], "Only this computer reaches the editor.");
    assert!(
        said[3].starts_with("Share links begin with https://pm.example.com and are answered at 127.0.0.1:"),
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
fn without_the_page_it_names_the_command_that_builds_it() {
    let folder = TempDir::new().unwrap();
    let command = program(folder.path());
    std::fs::remove_file(folder.path().join("dist/index.html")).unwrap();
    assert!(wrong_setting(command).contains("make run"));
    let command = program(folder.path());
    std::fs::remove_dir_all(folder.path().join("dist")).unwrap();
    assert!(wrong_setting(command).contains("make run"));
}

#[test]
fn a_taken_port_is_named() {
    let folder = TempDir::new().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let said = refusal(program_at(folder.path(), &address));
    assert!(said.contains(&address) && said.contains("taken") && said.contains("--bind"), "{said}");
}

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

#[test]
fn other_databases_are_refused_without_repeating_the_password() {
    let folder = TempDir::new().unwrap();
    for (url, code) in [("mysql://user:secret@host/db", 2), ("postgres://user:secret@127.0.0.1:1/db", 1)] {
        let mut command = program(folder.path());
        command.env("DATABASE_URL", url);
        let said = refused(command, code);
        assert!(!said.contains("secret"), "{said}");
    }
    let mut command = program(folder.path());
    let file = folder.path().join("other/place.db");
    command.env("DATABASE_URL", format!("sqlite:{}", file.display()));
    start(command).stop();
    assert!(file.exists() && !folder.path().join("data").exists());
}

#[test]
fn editing_from_afar_has_to_be_allowed() {
    let folder = TempDir::new().unwrap();
    let remote = || program_at(folder.path(), "0.0.0.0:0");
    let said = wrong_setting(remote());
    assert!(said.contains("read, change and delete all reports") && said.contains("--allow-remote-editing"), "{said}");
    let mut allowed = remote();
    allowed.env("POSTMORTEM_ALLOW_REMOTE_EDITING", "1");
    start(allowed).stop();
}

#[test]
fn sharing_needs_an_address_for_readers() {
    let folder = TempDir::new().unwrap();
    let mut command = program(folder.path());
    command.args(["--share-bind", "127.0.0.1:0"]);
    assert!(wrong_setting(command).contains("--public-url"));
    let mut command = program(folder.path());
    command.args(["--share-bind", "127.0.0.1:0", "--public-url", "https://pm.example.com"]);
    start(command).stop();
}

#[test]
fn a_wrong_setting_is_one_sentence_wherever_it_stands() {
    let folder = TempDir::new().unwrap();
    for (flag, value, says) in [
        ("--bind", "here", "--bind"),
        ("--rate-limit", "many", "--rate-limit"),
        ("--trusted-proxy", "10.0.0.0/99", "--trusted-proxy"),
        ("--log", "server=loud", "--log"),
        ("--log-format", "xml", "json, text"),
        ("--public-url", "pm.example.com", "--public-url"),
        ("--no-such-flag", "1", "--no-such-flag"),
        ("--database-url-file", "/no/such/file", "/no/such/file"),
        ("--rules", "/no/such/rules.json", "/no/such/rules.json"),
    ] {
        let plain = program(folder.path());
        let mut command = Command::new(plain.get_program());
        let arguments =
            plain.get_args().filter(|argument| flag != "--bind" || *argument != "--bind" && *argument != "127.0.0.1:0");
        command.args(arguments).args([flag, value]).env_remove("DATABASE_URL");
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let said = wrong_setting(command);
        assert!(said.contains(says), "{said}");
    }
}

#[test]
fn it_says_which_settings_are_in_force_and_where_they_come_from() {
    let folder = TempDir::new().unwrap();
    let secret = folder.path().join("database");
    std::fs::write(&secret, "postgres://ann:secret@db.test/reports\n").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_postmortem"));
    command.args(["config", "--bind", "127.0.0.1:4000", "--database-url-file"]).arg(&secret).env_remove("DATABASE_URL");
    let output = command.env("POSTMORTEM_RATE_LIMIT", "5").output().unwrap();
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8(output.stdout).unwrap();
    let line = |flag: &str| {
        let line =
            said.lines().find(|line| line.starts_with(&format!("{flag} "))).unwrap_or_else(|| panic!("{flag}: {said}"));
        line.split_whitespace().skip(1).map(str::to_owned).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(line("--bind"), "127.0.0.1:4000 --bind");
    assert_eq!(line("--rate-limit"), "5 POSTMORTEM_RATE_LIMIT");
    assert_eq!(line("--data"), "data default");
    assert_eq!(line("--share-bind"), "not set");
    assert!(said.ends_with("Reports are in postgres://ann:…@db.test/reports.\n"), "{said}");
    assert_eq!(line("--bundle"), "not set");
    assert!(said.contains("\nThe page is in the folder dist.\n"), "{said}");
    assert!(!said.contains("secret@"), "{said}");
}

#[tokio::test]
async fn a_log_can_be_text_for_people() {
    let folder = TempDir::new().unwrap();
    let mut command = program(folder.path());
    command.args(["--log-format", "text"]);
    let mut started = start(command);
    started.child.kill().unwrap();
    let mut log = String::new();
    started.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert!(log.contains(" INFO ") && log.contains("listening") && !log.starts_with('{'), "{log}");
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
    assert!(said.contains("scan.md was not imported: it is not a text but a PDF"), "{said}");
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
