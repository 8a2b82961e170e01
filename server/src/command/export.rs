//! `postmortem export DIR`: every report of the library in its written form, a file each.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use postmortem::markdown;
use postmortem::wire::Saved;
use uuid::Uuid;

use super::{CommandError, say};
use crate::config::DatabaseConfig;
use crate::file_name::file_name;
use crate::private;
use crate::store::{Cursor, ReportFilter, Store, connect_existing};

#[derive(Debug, Args)]
pub struct Flags {
    /// The folder to write into, created if missing; existing files stay as they are
    folder: PathBuf,
    #[command(flatten)]
    database: DatabaseConfig,
}

/// Exit code 1 when a report could not be written.
pub async fn run(flags: &Flags) -> Result<ExitCode, CommandError> {
    let address = flags.database.address()?;
    let unusable = |source| CommandError::Folder { folder: flags.folder.clone(), source };
    private::create_folder(&flags.folder).map_err(unusable)?;
    connect_existing(&address).await?.close().await;
    let store = Store::open(&address, &flags.database.backups()).await?;
    let (mut written, mut failed) = (0, 0);
    let mut cursor = Some(Cursor::First);
    while let Some(begin) = cursor {
        let page = store.list(&ReportFilter::default(), &begin).await?;
        cursor = page.next;
        for summary in page.reports {
            let Ok(id) = Uuid::parse_str(&summary.id) else { continue };
            let exported = match store.report(id).await {
                Ok(report) => export(&flags.folder, &report.saved).map_err(|error| error.to_string()),
                Err(error) => Err(error.to_string()),
            };
            match exported {
                Ok(()) => written += 1,
                Err(error) => {
                    failed += 1;
                    say(&format!("\u{201c}{}\u{201d} ({id}) was not written: {error}.", summary.title));
                }
            }
        }
    }
    store.close().await;
    say(&format!("{written} written to {}, {failed} not.", flags.folder.display()));
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The id in the name keeps reports with one title apart.
fn export(folder: &Path, saved: &Saved) -> io::Result<()> {
    let path = folder.join(format!("{}-{}.md", file_name(&saved.report.title), saved.id));
    let mut file = private::create_file(&path)?;
    file.write_all(markdown::write(&saved.report).as_bytes())?;
    file.sync_all()
}
