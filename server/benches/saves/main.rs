//! Saves per second through HTTP, each answered once it is on the disk, beside a bare handler that
//! takes the same bytes and runs the same statements in batches by the same rule, and does nothing else.
//!
//! Variables: `SECONDS_EACH`, how long each is measured.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a program that measures and stops where it fails")]

#[path = "../../tests/postgres/cluster.rs"]
#[allow(dead_code, reason = "orders are of the other program")]
mod cluster;

#[path = "../endurance/served.rs"]
#[allow(dead_code, reason = "kills and commands are of the other program")]
mod served;

mod bare;

mod load;

use std::process::{Child, Command, Stdio};

use cluster::Cluster;
use load::{Load, Measured};
use served::Served;
use tempfile::TempDir;

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--bare") {
        bare::serve(&arguments[at + 1]).await;
    }
    // `cargo test --benches` and clippy only want it to build.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let postgres = Cluster::start("/tmp", "");
    for name in ["SQLite", "PostgreSQL"] {
        let folder = TempDir::new().unwrap();
        let mut databases = Vec::new();
        for file in ["ours", "bare"] {
            databases.push(match name {
                "SQLite" => format!("sqlite:{}", folder.path().join(file).display()),
                _ => postgres.database().await,
            });
        }
        let bare = {
            let (child, origin) = start_bare(&databases[1]);
            let measured = Load { origin, readers: 0 }.run().await;
            end(child);
            measured
        };
        let server = Served::start(folder.path(), &databases[0]);
        let ours = Load { origin: server.origin.clone(), readers: 0 }.run().await;
        let both = Load { origin: server.origin.clone(), readers: 8 }.run().await;
        println!("{name}, {} clients, reports of {} bytes:", load::WRITERS, load::BYTES);
        println!("  bare handler    {}", line(&bare));
        println!("  saves           {}, {:.2} of the bare handler", line(&ours), ours.rate() / bare.rate());
        println!("  saves with 8 readers  {}", line(&both));
        println!(
            "  reads meanwhile {:.0} a second, p50 {:.1} ms, p99 {:.1} ms",
            both.read_rate(),
            both.read_at(0.5),
            both.read_at(0.99)
        );
    }
    postgres.end();
}

fn line(measured: &Measured) -> String {
    format!(
        "{:.0} a second, p50 {:.1} ms, p99 {:.1} ms",
        measured.rate(),
        measured.save_at(0.5),
        measured.save_at(0.99)
    )
}

/// The bare handler is a process of its own, as ours is.
fn start_bare(database: &str) -> (Child, String) {
    use std::io::BufRead as _;
    let mut command = Command::new(std::env::current_exe().unwrap());
    let mut child = command.args(["--bare", database]).stdout(Stdio::piped()).spawn().unwrap();
    let mut origin = String::new();
    std::io::BufReader::new(child.stdout.take().unwrap()).read_line(&mut origin).unwrap();
    (child, origin.trim_end().to_owned())
}

fn end(mut child: Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}
