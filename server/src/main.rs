//! The program `postmortem`.

use std::process::ExitCode;

use server::command::Program;

/// Gives memory back after a burst; how soon is said in `.cargo/config.toml`.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

#[tokio::main]
async fn main() -> ExitCode {
    Program::main().await
}
