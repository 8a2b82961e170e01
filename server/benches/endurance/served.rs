//! The program, run as its users run it.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use reqwest::{Client, Response};
use serde_json::{Value, json};

/// A server that is killed when it is dropped.
pub struct Served {
    child: Child,
    pub origin: String,
}

impl Served {
    /// Starts one on a free port and waits until it listens.
    pub fn start(folder: &Path, database: &str) -> Served {
        Served::start_with(folder, database, &[])
    }

    /// The same with settings of its own.
    pub fn start_with(folder: &Path, database: &str, settings: &[&str]) -> Served {
        std::fs::create_dir_all(folder.join("dist")).unwrap();
        std::fs::write(folder.join("dist/index.html"), "<!doctype html>").unwrap();
        let mut command = program(folder, database, &["serve", "--bind", "127.0.0.1:0"]);
        let mut child = command.args(settings).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let origin = line.trim_end().strip_prefix("Postmortem is open at ").expect("it did not start").to_owned();
        Served { child, origin }
    }

    /// The id of the process, to read its memory by.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// SIGTERM, as a service manager does; it has to end well.
    pub fn terminate(&mut self) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        assert!(self.child.wait().unwrap().success());
    }

    /// SIGKILL, and nothing is left of it.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a command that ends; it has to succeed.
pub fn run(folder: &Path, database: &str, arguments: &[&str]) {
    let Output { status, stdout, stderr } = program(folder, database, arguments).output().unwrap();
    let said = String::from_utf8_lossy(&stdout) + String::from_utf8_lossy(&stderr);
    assert!(status.success(), "{arguments:?}: {said}");
}

/// This build of the program, or the one that `POSTMORTEM` names.
fn program(folder: &Path, database: &str, arguments: &[&str]) -> Command {
    let program = std::env::var_os("POSTMORTEM").unwrap_or_else(|| env!("CARGO_BIN_EXE_postmortem").into());
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).env("DATABASE_URL", database);
    command
}

/// A save as the page sends it.
pub async fn save(
    client: &Client,
    origin: &str,
    id: &str,
    revision: u64,
    save_id: &str,
    text: &str,
) -> reqwest::Result<Response> {
    let condition = match revision {
        0 => ("if-none-match", "*".to_owned()),
        _ => ("if-match", format!("\"{revision}\"")),
    };
    let request = client.put(format!("{origin}/api/reports/{id}")).header(condition.0, condition.1);
    request.header("save-id", save_id).json(&json!({"title": text})).send().await
}

/// A revision, or the current one, and its text.
pub async fn read(client: &Client, address: &str) -> (u64, String) {
    let answer: Value = client.get(address).send().await.unwrap().error_for_status().unwrap().json().await.unwrap();
    (answer["revision"].as_u64().unwrap(), answer["report"]["title"].as_str().unwrap().to_owned())
}
