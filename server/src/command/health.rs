//! `postmortem health`: would the server on this computer keep a save? For supervisors that ask by running a program.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use clap::Args;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::{CommandError, say};
use crate::config::BIND;

/// How long an answer may take. The server looks at its disk for it.
const PATIENCE: Duration = Duration::from_secs(5);

#[derive(Debug, Args)]
pub struct Flags {
    /// Address that the server was told to listen on
    #[arg(long, env = "POSTMORTEM_BIND", value_name = "ADDR", default_value = BIND)]
    bind: SocketAddr,
}

/// Exit code 1 when the server is not there, or not ready.
pub async fn run(flags: &Flags) -> Result<ExitCode, CommandError> {
    let address = SocketAddr::new(near(flags.bind.ip()), flags.bind.port());
    let not_ready = |reason| CommandError::NotReady { address, reason };
    match tokio::time::timeout(PATIENCE, ask(address)).await {
        Ok(Ok(StatusCode::OK)) => {
            say(&format!("The server at {address} is ready."));
            Ok(ExitCode::SUCCESS)
        }
        Ok(Ok(status)) => Err(not_ready(format!("it answers {status}"))),
        Ok(Err(error)) => Err(not_ready(error.to_string())),
        Err(_) => Err(not_ready("it does not answer".into())),
    }
}

/// Where a server that listens on every address is found.
fn near(ip: IpAddr) -> IpAddr {
    match ip {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    }
}

async fn ask(address: SocketAddr) -> io::Result<StatusCode> {
    let stream = TcpStream::connect(address).await?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(io::Error::other)?;
    // It carries what is asked and answered, and ends with the program.
    tokio::spawn(connection);
    // The name by which every listener knows this computer.
    let host = format!("127.0.0.1:{}", address.port());
    let request = Request::get("/readyz").header(header::HOST, host).body(Body::empty()).map_err(io::Error::other)?;
    sender.send_request(request).await.map(|answer| answer.status()).map_err(io::Error::other)
}
