//! The program `postmortem`.

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;
use server::command::Program;

#[tokio::main]
async fn main() -> ExitCode {
    match Program::parse().run().await {
        Ok(code) => code,
        Err(error) => {
            // A person reads this one, so it is a sentence and no JSON.
            let _ = writeln!(std::io::stderr(), "postmortem: {error}");
            ExitCode::FAILURE
        }
    }
}
