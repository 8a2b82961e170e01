//! A server that runs for one test.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use reqwest::{Client, Method, RequestBuilder, Response, redirect};
use serde_json::{Value, json};
use server::config::{ActionsConfig, Config, DatabaseConfig, LiveConfig, LogConfig, LogFormat, RulesConfig};
use server::serve::Server;
use sqlx::SqlitePool;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// The page that tests are served, with the inline script that Trunk writes.
pub const INDEX: &str = "<!doctype html><script type=\"module\">import('/app.js')</script><p>The app</p>";

/// Stops when the test ends.
pub struct Running {
    pub address: SocketAddr,
    pub share_address: Option<SocketAddr>,
    client: Client,
    folder: TempDir,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Running {
    pub async fn start() -> Running {
        Running::start_with(|_| {}).await
    }

    /// The same page twice: from a folder, and as a part of the program.
    pub async fn start_both() -> [Running; 2] {
        let carried = Running::start_with(|config| {
            config.bundle = None;
            config.carried = Some(&FILES);
        });
        [Running::start().await, carried.await]
    }

    pub async fn start_with(change: impl FnOnce(&mut Config)) -> Running {
        let folder = TempDir::new().unwrap();
        write_bundle(&folder.path().join("dist"));
        let mut config = Config {
            bind: "127.0.0.1:0".parse().unwrap(),
            share_bind: None,
            public_url: None,
            share_url: None,
            allow_remote_editing: false,
            trusted_proxy: Vec::new(),
            rate_limit: 600,
            live: LiveConfig::default(),
            actions: ActionsConfig::default(),
            database: DatabaseConfig { data: folder.path().join("data"), database_url: None, database_url_file: None },
            rules: RulesConfig::default(),
            log: LogConfig { log: "info".into(), log_format: LogFormat::Json },
            allow_remote_metrics: false,
            bundle: Some(folder.path().join("dist")),
            carried: None,
        };
        change(&mut config);
        let server = Server::start(&config).await.unwrap();
        let (address, share_address) = (server.address, server.share_address);
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(server.run(async {
            let _ = stopped.await;
        }));
        let client = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        Running { address, share_address, client, folder, stop, task }
    }

    /// Asks it to stop, as a service manager does, and waits until it has.
    pub async fn stop(self) {
        let _ = self.stop.send(());
        self.task.await.unwrap();
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("http://{}{path}", self.address))
    }

    pub fn get(&self, path: &str) -> RequestBuilder {
        self.request(Method::GET, path)
    }

    pub fn post(&self, path: &str) -> RequestBuilder {
        self.request(Method::POST, path)
    }

    pub fn put(&self, path: &str) -> RequestBuilder {
        self.request(Method::PUT, path)
    }

    pub fn delete(&self, path: &str) -> RequestBuilder {
        self.request(Method::DELETE, path)
    }

    /// A save that expects `revision`, or a new report where that is 0.
    pub fn save(&self, id: &str, revision: u64) -> RequestBuilder {
        let request = self.request(Method::PUT, &format!("/api/reports/{id}"));
        match revision {
            0 => request.header("if-none-match", "*"),
            _ => request.header("if-match", format!("\"{revision}\"")),
        }
    }

    /// A new report, saved once.
    pub async fn saved(&self, report: Value) -> String {
        let id = new_id();
        assert_eq!(self.save(&id, 0).json(&report).send().await.unwrap().status(), 201);
        id
    }

    /// A share link to a report: its id and the path it opens.
    pub async fn shared(&self, id: &str) -> (String, String) {
        self.shared_with(id, json!({"label": "team"})).await
    }

    /// The same for a link of its own kind.
    pub async fn shared_with(&self, id: &str, new: Value) -> (String, String) {
        let answer = self.post(&format!("/api/reports/{id}/shares")).json(&new).send().await.unwrap();
        assert_eq!(answer.status(), 201);
        let created = body(answer).await;
        let url = created["url"].as_str().unwrap();
        (created["id"].as_str().unwrap().to_owned(), url[url.find("/r/").unwrap()..].to_owned())
    }

    /// The page of a new share link to a new report.
    pub async fn shared_page(&self, report: Value) -> String {
        let (_, path) = self.shared(&self.saved(report).await).await;
        let answer = self.get(&path).send().await.unwrap();
        assert_eq!(answer.status(), 200);
        answer.text().await.unwrap()
    }

    /// The database behind the server's back.
    pub async fn database(&self) -> SqlitePool {
        let file = self.folder.path().join("data/postmortem.sqlite");
        SqlitePool::connect(&format!("sqlite:{}", file.display())).await.unwrap()
    }
}

/// What `request` gets back, byte for byte, for what a client library would never send. Of a stream of events, which
/// has no end, what comes first.
pub async fn raw(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    while stream.read_buf(&mut answer).await.unwrap() > 0 {
        let text = String::from_utf8_lossy(&answer);
        if text.contains("\r\n\r\n") && text.contains("text/event-stream") {
            break;
        }
    }
    String::from_utf8_lossy(&answer).into_owned()
}

pub async fn body(answer: Response) -> Value {
    answer.json().await.unwrap()
}

/// The problem document of a refusal, whose media type and members are checked.
pub async fn problem(answer: Response, status: u16) -> Value {
    assert_eq!(answer.status(), status);
    assert_eq!(header(&answer, "content-type"), "application/problem+json");
    let problem = body(answer).await;
    assert_eq!((&problem["status"], &problem["type"]), (&json!(status), &json!("about:blank")));
    assert!(!problem["title"].as_str().unwrap().is_empty());
    problem
}

/// The sentence of a refusal.
pub async fn detail(answer: Response, status: u16) -> String {
    problem(answer, status).await["detail"].as_str().unwrap().to_owned()
}

pub fn header<'a>(answer: &'a Response, name: &str) -> &'a str {
    answer.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

/// A UUID that no other call has given.
pub fn new_id() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    format!("0198c1f5-7a3e-7c55-9c0a-{:012x}", COUNT.fetch_add(1, Ordering::Relaxed))
}

pub fn golden(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../app/tests/golden").join(name);
    std::fs::read_to_string(path).unwrap()
}

/// The files of the page that tests are served.
static FILES: [(&str, &[u8]); 7] = [
    ("/index.html", INDEX.as_bytes()),
    ("/app-0123456789abcdef.js", b"export default 1;"),
    ("/app-0123456789abcdef.js.br", b"compressed js"),
    ("/app-0123456789abcdef_bg.wasm", b"\0asm"),
    ("/tokens-fedcba9876543210.css", b"p{}"),
    ("/sub/icon.svg", b"<svg/>"),
    ("/service-worker.js", b"fetch('/');"),
];

fn write_bundle(folder: &Path) {
    std::fs::create_dir_all(folder.join("sub")).unwrap();
    for (path, bytes) in FILES {
        std::fs::write(folder.join(&path[1..]), bytes).unwrap();
    }
    std::fs::write(folder.join(".made-from"), "hidden").unwrap();
}
