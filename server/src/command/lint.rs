//! `postmortem lint`: what the rules say of reports in files.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, str};

use postmortem::Report;
use postmortem::lint::{Context, Severity};
use postmortem::markdown::{faults, parse};
use postmortem::wire::{Linted, WireFinding};
use serde::Serialize;

use super::CommandError;
use crate::config::RulesConfig;

/// The flags of `postmortem lint`.
#[derive(Debug, clap::Args)]
pub struct Flags {
    /// Reports in Markdown, or as JSON where the name ends in .json
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// How findings are written: for people, for programs, or as annotations of GitHub Actions
    #[arg(long, value_enum, default_value = "text")]
    format: Format,

    /// What the validator is told.
    #[command(flatten)]
    rules: RulesConfig,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Format {
    Text,
    Json,
    Github,
}

/// Why a file could not be checked: one sentence.
#[derive(Debug, thiserror::Error)]
pub enum LintError {
    /// It cannot be read.
    #[error("{0} cannot be read: {1}.")]
    Read(PathBuf, #[source] io::Error),
    /// It is binary, or in an old encoding.
    #[error("{0} is not UTF-8: the byte at {1} is invalid.")]
    Encoding(PathBuf, usize),
    /// It is no report.
    #[error("{0} is not a report in JSON: {1}.")]
    Json(PathBuf, #[source] serde_json::Error),
}

/// One file and what was found in it.
#[derive(Serialize)]
struct Checked {
    file: PathBuf,
    #[serde(flatten)]
    linted: Linted,
}

/// Checks the files. The code is 1 where one of them has an error.
pub fn run(config: &Flags) -> Result<ExitCode, CommandError> {
    let context = config.rules.context()?;
    let check = |file: &PathBuf| Ok(Checked { file: file.clone(), linted: check(file, &context)? });
    let checked: Vec<Checked> = config.files.iter().map(check).collect::<Result<_, LintError>>()?;
    let text = match config.format {
        Format::Text => in_words(&checked),
        Format::Json => serde_json::to_string_pretty(&checked).expect("findings are plain data") + "\n",
        Format::Github => as_annotations(&checked),
    };
    // Whoever reads may have stopped, which is no fault of the reports.
    let _ = io::stdout().write_all(text.as_bytes());
    let is_error = |finding: &WireFinding| finding.severity == Severity::Error;
    let has_error = checked.iter().any(|checked| checked.linted.findings.iter().any(is_error));
    Ok(if !has_error { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn check(file: &Path, context: &Context) -> Result<Linted, LintError> {
    let bytes = fs::read(file).map_err(|error| LintError::Read(file.into(), error))?;
    let text = str::from_utf8(&bytes).map_err(|error| LintError::Encoding(file.into(), error.valid_up_to()))?;
    if file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")) {
        let report: Report = serde_json::from_str(text).map_err(|error| LintError::Json(file.into(), error))?;
        return Ok(Linted::of(&report.normalize(), context, None));
    }
    let parsed = parse(text);
    Ok(Linted::of(&parsed.report, context, Some((&parsed.source_map, &faults(text, &parsed)))))
}

/// `FILE:LINE: warning: field: message (title) [rule]`, and a line that sums up.
fn in_words(checked: &[Checked]) -> String {
    let mut text = String::new();
    for Checked { file, linted } in checked {
        for finding in &linted.findings {
            let line = finding.line.map(|line| format!(":{line}")).unwrap_or_default();
            let severity = finding.severity.word().to_lowercase();
            let WireFinding { field, item, title, rule, .. } = finding;
            let message = finding.message.replace('\n', " ");
            let item = item.map(|item| format!(" {item}")).unwrap_or_default();
            let _ = writeln!(text, "{}{line}: {severity}: {field}{item}: {message} ({title}) [{rule}]", file.display());
        }
        if let Some(note) = linted.note {
            let _ = writeln!(text, "{}: note: {note}", file.display());
        }
    }
    let count = |severity| checked.iter().flat_map(|c| &c.linted.findings).filter(|f| f.severity == severity).count();
    let files = if checked.len() == 1 { "1 report".to_owned() } else { format!("{} reports", checked.len()) };
    let [errors, warnings, hints] = [Severity::Error, Severity::Warning, Severity::Hint].map(count);
    let _ = writeln!(text, "{files}: errors {errors}, warnings {warnings}, hints {hints}");
    text
}

/// Workflow commands, which GitHub shows beside the lines of a pull request.
fn as_annotations(checked: &[Checked]) -> String {
    let mut text = String::new();
    for Checked { file, linted } in checked {
        let file = property(&file.display().to_string());
        for finding in &linted.findings {
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Hint => "notice",
            };
            let (line, rule) = (finding.line.unwrap_or(1), finding.rule);
            let message = data(&format!("{} ({})", finding.message, finding.title));
            let _ = writeln!(text, "::{command} file={file},line={line},title={rule}::{message}");
        }
        if let Some(note) = linted.note {
            let _ = writeln!(text, "::notice file={file},title=language::{}", data(note));
        }
    }
    text
}

/// Text of a command, where these signs would end it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a command, where these would, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
