//! `postmortem import FILE…`: Markdown of any team, a report each. One that fails keeps none of the
//! others from coming in.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use jiff::Timestamp;
use postmortem::report::{MAX_MARKDOWN_BYTES, title_or_untitled};
use postmortem::{Field, Report, markdown};
use uuid::Uuid;

use super::{CommandError, say};
use crate::config::DatabaseConfig;
use crate::html;
use crate::store::{Expected, Store};

#[derive(Debug, Args)]
pub struct Flags {
    /// Files of Markdown or another markup, or web pages; each becomes a report of its own
    #[arg(required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    database: DatabaseConfig,
}

/// Exit code 1 when a file could not be imported.
pub async fn run(flags: &Flags) -> Result<ExitCode, CommandError> {
    let address = flags.database.address()?;
    let store = Store::open(&address, &flags.database.backups()).await?;
    let mut failed = 0;
    for file in &flags.files {
        match import(&store, file).await {
            Ok(line) => say(&line),
            Err(reason) => {
                failed += 1;
                say(&format!("{} was not imported: {reason}.", file.display()));
            }
        }
    }
    store.close().await;
    say(&format!("{} imported, {failed} not.", flags.files.len() - failed));
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What became of a file, or why nothing did.
async fn import(store: &Store, file: &Path) -> Result<String, String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let text = markdown::decode(&bytes).map_err(|reason| reason.to_string())?;
    let is_page = markdown::is_web_page(&text);
    let text = if is_page { Cow::Owned(html::to_markdown(&text)) } else { text };
    let markdown::Parsed { report, markup, .. } = markdown::parse(&text);
    let markup = is_page.then_some("a web page").or(markup);
    let written = markdown::write(&report).len();
    if written > MAX_MARKDOWN_BYTES {
        return Err(format!("the report has {written} bytes; at most {MAX_MARKDOWN_BYTES} are kept"));
    }
    let line = format!("{}: {}", file.display(), in_words(&report, markup));
    let id = Uuid::now_v7();
    store.save(id, report, Expected::New, None, Timestamp::now()).await.map_err(|error| error.to_string())?;
    Ok(format!("{line} /edit/{id}"))
}

/// Such as `"Checkout down", read as AsciiDoc, 12 of 20 fields; under their own headings: Weather.`
fn in_words(report: &Report, markup: Option<&str>) -> String {
    let markup = markup.map(|markup| format!(", read as {markup}")).unwrap_or_default();
    let title = title_or_untitled(&report.title);
    let markdown::Outcome { template, custom, .. } = markdown::Outcome::of(report);
    let filled = template.len();
    let custom =
        if custom.is_empty() { String::new() } else { format!("; under their own headings: {}", custom.join(", ")) };
    format!("\u{201c}{title}\u{201d}{markup}, {filled} of {} fields{custom}.", Field::TEMPLATE.len())
}
