//! The program `postmortem`.

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;
use server::command::Program;

/// Gives memory back after a burst; how soon is said in `.cargo/config.toml`.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

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
