//! `postmortem serve`: runs until SIGTERM or SIGINT.

use std::process::ExitCode;

use tokio::signal::unix::{SignalKind, signal};

use super::CommandError;
use crate::config::Config;
use crate::log;
use crate::serve::Server;

pub async fn run(config: &Config) -> Result<ExitCode, CommandError> {
    log::start(&config.log);
    let server = Server::start(config).await?;
    // Whoever reads the announcement may already ask to stop.
    let stop = asked_to_stop();
    server.announce();
    server.run(stop).await;
    Ok(ExitCode::SUCCESS)
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
