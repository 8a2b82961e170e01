//! A PostgreSQL of our own that lives as long as the program that uses it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

/// Keeps the server. It ends, and removes everything, when its standard input does: that is when this
/// process ends, in whatever way. PostgreSQL does not run as root.
const KEEPER: &str = r#"
trap '' INT TERM
set -eu
folder="$(mktemp -d "$1/postmortem-postgres-XXXXXX")"
shift
start() { pg_ctl --pgdata "$folder/data" --log "$folder/log" -w -o "-k '$folder' -c listen_addresses='' -c max_connections=300 $*" start >/dev/null; }
stop() { pg_ctl --pgdata "$folder/data" -m immediate stop >/dev/null 2>&1 || true; }
trap 'stop; rm -rf "$folder"' EXIT
initdb --pgdata "$folder/data" --username postgres --auth trust --encoding UTF8 --locale C --no-sync >/dev/null
start "$@"
echo "$folder"
while read -r what; do
  case "$what" in
    start) start "$@" ;;
    stop) stop ;;
    kill)
      process="$(head -n 1 "$folder/data/postmaster.pid")"
      processes="$process $(pgrep -P "$process" || true)"
      kill -9 $processes
      while kill -0 $processes 2>/dev/null; do sleep 0.02; done
      ;;
  esac
  echo "$folder"
done
"#;

/// A running server without any database of ours yet.
pub struct Cluster {
    keeper: Child,
    orders: ChildStdin,
    answers: BufReader<ChildStdout>,
    /// Of its socket and its files.
    pub folder: PathBuf,
}

impl Cluster {
    /// Starts one whose files are in `place`, with these settings, each as `-c name=value`.
    pub fn start(place: &str, settings: &str) -> Cluster {
        let is_root = Command::new("id").arg("-u").output().unwrap().stdout == b"0\n";
        let mut command = match is_root {
            true => {
                let mut command = Command::new("runuser");
                command.args(["-u", "postgres", "--", "bash"]);
                command
            }
            false => Command::new("bash"),
        };
        command.args(["-c", KEEPER, "keeper", place, settings]).current_dir("/").env("PATH", path());
        let mut keeper = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let orders = keeper.stdin.take().unwrap();
        let mut answers = BufReader::new(keeper.stdout.take().unwrap());
        let mut folder = String::new();
        answers.read_line(&mut folder).unwrap();
        assert!(!folder.is_empty(), "PostgreSQL does not start; .ci/set-up test installs it");
        Cluster { keeper, orders, answers, folder: folder.trim_end().into() }
    }

    /// The address of a new database.
    pub async fn database(&self) -> String {
        static COUNT: AtomicU32 = AtomicU32::new(1);
        let name = format!("test_{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let mut connection = PgConnection::connect(&self.address("postgres")).await.unwrap();
        sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        self.address(&name)
    }

    fn address(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.folder.display())
    }

    /// `start`, `stop` (at once, but as PostgreSQL does it), or `kill`: SIGKILL to all its processes.
    pub fn order(&mut self, what: &str) {
        writeln!(self.orders, "{what}").unwrap();
        let mut done = String::new();
        self.answers.read_line(&mut done).unwrap();
        assert_eq!(done.trim_end(), self.folder.display().to_string(), "PostgreSQL did not {what}");
    }

    /// Ends the server and waits until nothing is left of it.
    pub fn end(self) {
        let Cluster { mut keeper, orders, .. } = self;
        drop(orders);
        keeper.wait().unwrap();
    }
}

/// The one that all tests of a program share.
#[allow(dead_code, reason = "programs that kill theirs share none")]
pub fn shared() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    // What a crash of the machine would lose does not matter here; a database each costs megabytes.
    CLUSTER.get_or_init(|| Cluster::start(memory(), "-c fsync=off -c full_page_writes=off"))
}

#[allow(dead_code, reason = "see `shared`")]
/// A folder in memory, where there is one with room for a database per test.
fn memory() -> &'static str {
    let free = Command::new("df").args(["--output=avail", "-BG", "/dev/shm"]).output().unwrap().stdout;
    let gigabytes =
        String::from_utf8_lossy(&free).lines().last().and_then(|line| line.trim().trim_end_matches('G').parse().ok());
    if gigabytes.is_some_and(|free: u32| free >= 3) { "/dev/shm" } else { "/tmp" }
}

/// Debian keeps PostgreSQL's programs apart, by version.
fn path() -> String {
    let mut folders: Vec<String> = Vec::new();
    if let Ok(versions) = std::fs::read_dir("/usr/lib/postgresql") {
        folders.extend(versions.flatten().map(|version| version.path().join("bin").display().to_string()));
    }
    folders.sort();
    folders.push(std::env::var("PATH").unwrap());
    folders.join(":")
}
