//! `postmortem lint`: what it prints and how it ends.

use std::fs;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const FILLED: &str = include_str!("../../../app/tests/golden/filled.md");

/// Runs it in a folder with these files.
fn lint(files: &[(&str, &str)], arguments: &[&str]) -> Output {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_postmortem"));
    command.current_dir(folder.path()).env_remove("POSTMORTEM_RULES").arg("lint").args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn a_report_without_errors_ends_with_0() {
    let output = lint(&[("a.md", FILLED)], &["a.md"]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(said(&output), "1 report: errors 0, warnings 0, hints 0\n");
}

#[test]
fn an_error_ends_with_1_and_names_its_line() {
    let text = FILLED.replace("| High | Done |", "| urgent | Done |");
    let output = lint(&[("a.md", FILLED), ("b.md", &text)], &["a.md", "b.md"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let line = 1 + text.lines().position(|line| line.contains("urgent")).unwrap();
    let said = said(&output);
    assert!(said.contains(&format!("b.md:{line}: error: action items 1: “urgent” is not")), "{said}");
    assert!(
        said.contains("[act.priority-invalid]") && said.ends_with("2 reports: errors 1, warnings 0, hints 0\n"),
        "{said}"
    );
}

#[test]
fn json_is_what_the_api_answers_for_each_file() {
    let output = lint(&[("a,b.md", "# Postmortem: Outage\n")], &["--format", "json", "a,b.md"]);
    let checked: Value = serde_json::from_str(&said(&output)).unwrap();
    assert_eq!((&checked[0]["file"], &checked[0]["ready"]), (&Value::from("a,b.md"), &Value::from(false)));
    let findings = checked[0]["findings"].as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["rule"] == "ov.title-generic").unwrap();
    assert_eq!((&finding["line"], &finding["severity"]), (&Value::from(1), &Value::from("warning")));
}

#[test]
fn annotations_name_file_and_line_with_their_signs_escaped() {
    let output = lint(
        &[("a,b.md", "# Postmortem: Outage\n\n### Root Cause\n\n100 % human error\n")],
        &["--format", "github", "a,b.md"],
    );
    let said = said(&output);
    let line = said.lines().find(|line| line.contains("blame.human-error")).unwrap();
    assert!(line.starts_with("::warning file=a%2Cb.md,line=3,title=blame.human-error::“human error” is"), "{line}");
    assert!(said.lines().all(|line| line.starts_with("::")), "{said}");
}

#[test]
fn a_rules_file_weighs_anew_and_a_wrong_one_is_named() {
    let files = [
        ("a.md", FILLED),
        ("r.json", r#"{"rules": {"doc.unfilled": "off", "doc.section-missing": "hint"}}"#),
        ("w.json", r#"{"rules": {"x": "off"}}"#),
    ];
    assert_eq!(lint(&files, &["--rules", "r.json", "a.md"]).status.code(), Some(0));
    let empty = [("a.md", ""), files[1]];
    assert_eq!(lint(&empty, &["a.md"]).status.code(), Some(1));
    assert_eq!(lint(&empty, &["--rules", "r.json", "a.md"]).status.code(), Some(0));
    let wrong = lint(&files, &["--rules", "w.json", "a.md"]);
    let error = String::from_utf8(wrong.stderr).unwrap();
    assert!(wrong.status.code() == Some(2) && error.contains("w.json") && error.contains("\"x\""), "{error}");
}

#[test]
fn what_cannot_be_read_is_said_in_one_sentence() {
    for (arguments, expected) in [(["no.md"], "no.md cannot be read"), (["a.json"], "a.json is not a report in JSON")] {
        let output = lint(&[("a.json", "{\"titel\": 1}")], &arguments);
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(1) && error.contains(expected) && error.lines().count() == 1, "{error}");
    }
}
