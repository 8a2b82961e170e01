//! What is set by flags and the environment, and what is said of a wrong one.

use std::io::Read as _;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::{program, program_at, refused, start};

/// The one sentence of a program that does not start, because of a setting.
fn wrong_setting(command: Command) -> String {
    refused(command, 2)
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
