//! The program, run with a disk that fails.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use sqlx::SqlitePool;

/// Within what time saves have to go on once the fault is over.
const PATIENCE: Duration = Duration::from_secs(5);

/// The program on a free port, with its data in `data`.
pub fn program(folder: &Path, data: &Path) -> Command {
    let dist = folder.join("dist");
    std::fs::create_dir_all(&dist).unwrap();
    std::fs::write(dist.join("index.html"), "<!doctype html>").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_postmortem"));
    command.args(["--bind", "127.0.0.1:0", "--data"]).arg(data).arg("--bundle").arg(dist);
    // Nobody reads the log while the program runs, and a pipe would fill up.
    let log = File::create(folder.join("log")).unwrap();
    command.env_remove("DATABASE_URL").stdout(Stdio::piped()).stderr(log);
    command
}

/// Which call has to fail, and with what.
pub fn preload(command: &mut Command, folder: &Path, call: usize, error: &str) {
    command.env("LD_PRELOAD", library()).env("FAULT_FOLDER", folder.join("data"));
    command.env("FAULT_AT", call.to_string()).env("FAULT_ERRNO", error).env("FAULT_LOG", folder.join("fault"));
}

/// `fault.c`, compiled once.
pub fn library() -> &'static Path {
    static LIBRARY: OnceLock<PathBuf> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fault-{}.so", std::process::id()));
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/fault.c");
        let mut compile = Command::new("cc");
        compile.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).arg("-ldl");
        assert!(compile.status().unwrap().success());
        library
    })
}

/// A program that runs, and what it has acknowledged.
pub struct Started {
    child: Child,
    origin: String,
    client: reqwest::Client,
    acknowledged: Vec<String>,
}

impl Started {
    /// `None` where it refused to start, in one sentence.
    pub fn start(mut command: Command, folder: &Path) -> Option<Started> {
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let Some(origin) = line.trim_end().strip_prefix("Postmortem is open at ") else {
            let code = child.wait().unwrap().code();
            let said = std::fs::read_to_string(folder.join("log")).unwrap();
            let last = said.lines().last().unwrap_or_default();
            assert!(code == Some(1) && last.starts_with("postmortem: "), "{said}");
            return None;
        };
        let (origin, client) = (origin.to_owned(), reqwest::Client::new());
        Some(Started { child, origin, client, acknowledged: Vec::new() })
    }

    /// The status of a save of about so many bytes.
    pub async fn save(&mut self, title: &str, bytes: usize) -> u16 {
        let report = json!({"title": title, "what_happened": "word ".repeat(bytes / 5)});
        let answer = self.client.post(format!("{}/api/reports", self.origin)).json(&report).send().await.unwrap();
        let status = answer.status().as_u16();
        if status == 201 {
            self.acknowledged.push(title.to_owned());
        }
        status
    }

    /// Saves until it is acknowledged, which has to be soon. How often it was refused before.
    pub async fn save_again_and_again(&mut self, title: &str, bytes: usize) -> usize {
        let (started, mut refused) = (Instant::now(), 0);
        while self.save(title, bytes).await != 201 {
            refused += 1;
            assert!(started.elapsed() < PATIENCE, "{title} was refused {refused} times");
        }
        refused
    }

    /// Saves a report with a link, and gives the paths at which both are read: the link first, whose opening is counted.
    pub async fn shared(&mut self, title: &str) -> Vec<String> {
        let created = self.created("/api/reports", json!({"title": title})).await;
        self.acknowledged.push(title.to_owned());
        let report = format!("/api/reports/{}", created["id"].as_str().unwrap());
        let share = self.created(&format!("{report}/shares"), json!({})).await;
        let link = share["url"].as_str().unwrap().strip_prefix(&self.origin).unwrap();
        vec![link.to_owned(), format!("{link}.md"), format!("{report}/shares"), format!("{report}/revisions"), report]
    }

    async fn created(&self, path: &str, body: Value) -> Value {
        let answer = self.client.post(format!("{}{path}", self.origin)).json(&body).send().await.unwrap();
        assert_eq!(answer.status(), 201, "{path}");
        answer.json().await.unwrap()
    }

    pub async fn status(&self, path: &str) -> u16 {
        self.client.get(format!("{}{path}", self.origin)).send().await.unwrap().status().as_u16()
    }

    /// Asks `/readyz` until it says so, which has to be soon: what it says is a second old at most.
    pub async fn wait_for(&self, status: u16) {
        let started = Instant::now();
        while self.status("/readyz").await != status {
            assert!(started.elapsed() < PATIENCE, "/readyz does not become {status}");
        }
    }

    /// Ends it as a service manager does, and reads in the file that nothing acknowledged is lost.
    pub async fn stop(mut self, data: &Path) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        assert_eq!(self.child.wait().unwrap().code(), Some(0));
        let database =
            SqlitePool::connect(&format!("sqlite:{}", data.join("postmortem.sqlite").display())).await.unwrap();
        let sound: String = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&database).await.unwrap();
        assert_eq!(sound, "ok");
        let titles: Vec<String> = sqlx::query_scalar("SELECT title FROM reports").fetch_all(&database).await.unwrap();
        for title in &self.acknowledged {
            assert!(titles.contains(title), "{title} was acknowledged and is not among {titles:?}");
        }
        let trials: i64 = sqlx::query_scalar("SELECT count(*) FROM settings").fetch_one(&database).await.unwrap();
        assert_eq!(trials, 0, "a trial left a row");
        database.close().await;
    }
}

impl Drop for Started {
    /// A test that fails leaves no program behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
