//! The program `postmortem`.

use std::io::Write as _;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use server::config::Config;
use server::log;
use server::serve::{Server, StartError};
use tokio::signal::unix::{SignalKind, signal};

/// Write blameless incident postmortems in the browser and share them by link.
#[derive(Debug, Parser)]
#[command(name = "postmortem", version, args_conflicts_with_subcommands = true)]
struct Program {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    config: Config,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the editor, the API and shared reports (the default)
    Serve(Config),
}

#[tokio::main]
async fn main() -> ExitCode {
    let Program { command, config } = Program::parse();
    let config = match command {
        Some(Command::Serve(config)) => config,
        None => config,
    };
    log::start();
    match serve(&config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // A person reads this one, so it is a sentence and no JSON.
            let _ = writeln!(std::io::stderr(), "postmortem: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(config: &Config) -> Result<(), StartError> {
    let server = Server::start(config).await?;
    // Whoever reads the announcement may already ask to stop.
    let stop = asked_to_stop();
    server.announce();
    server.run(stop).await;
    Ok(())
}

/// Ends at SIGTERM or SIGINT, of which it takes note from now on.
fn asked_to_stop() -> impl Future<Output = ()> {
    let [terminate, interrupt] = [SignalKind::terminate(), SignalKind::interrupt()].map(|kind| {
        let listening = signal(kind);
        async move {
            match listening {
                Ok(mut signal) => signal.recv().await,
                // Without the handler the signal ends the program by itself.
                Err(_) => std::future::pending().await,
            }
        }
    });
    async move {
        tokio::select! {
            _ = terminate => {}
            _ = interrupt => {}
        }
    }
}
