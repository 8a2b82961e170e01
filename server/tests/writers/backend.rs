//! The real server on its real database, in this process.

use postmortem::Report;
use postmortem::sync::{Answer, Reason, Refusal, Sent};
use postmortem::wire::{Problem, Saved};
use reqwest::{Client, Response};
use server::config::{ActionsConfig, Config, DatabaseConfig, LiveConfig, LogConfig, LogFormat, RulesConfig};
use server::serve::Server;
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// A server that can be stopped and started again on the same data.
pub struct Backend {
    folder: TempDir,
    client: Client,
    running: Option<(String, oneshot::Sender<()>, JoinHandle<()>)>,
}

impl Backend {
    pub async fn start() -> Backend {
        // What is tried here is not the disk: where there is a folder in memory, it is enough.
        let folder = TempDir::new_in("/dev/shm").or_else(|_| TempDir::new()).unwrap();
        let bundle = folder.path().join("dist");
        std::fs::create_dir(&bundle).unwrap();
        std::fs::write(bundle.join("index.html"), "<!doctype html><script type=\"module\"></script>").unwrap();
        // An idle connection would keep a stopping server waiting.
        let client = Client::builder().pool_max_idle_per_host(0).build().unwrap();
        let mut backend = Backend { folder, client, running: None };
        backend.restart().await;
        backend
    }

    /// Stops the server, if it runs, and starts it on what is on the disk.
    pub async fn restart(&mut self) {
        if let Some((_, stop, task)) = self.running.take() {
            let _ = stop.send(());
            task.await.unwrap();
        }
        let server = Server::start(&self.config()).await.unwrap();
        let address = format!("http://{}", server.address);
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(server.run(async {
            let _ = stopped.await;
        }));
        self.running = Some((address, stop, task));
    }

    fn config(&self) -> Config {
        Config {
            bind: "127.0.0.1:0".parse().unwrap(),
            share_bind: None,
            public_url: None,
            share_url: None,
            allow_remote_editing: false,
            trusted_proxy: Vec::new(),
            rate_limit: 600,
            live: LiveConfig::default(),
            actions: ActionsConfig::default(),
            database: DatabaseConfig {
                data: self.folder.path().join("data"),
                database_url: None,
                database_url_file: None,
            },
            rules: RulesConfig::default(),
            log: LogConfig { log: "info".into(), log_format: LogFormat::Json },
            allow_remote_metrics: false,
            bundle: Some(self.folder.path().join("dist")),
            carried: None,
        }
    }

    fn url(&self, id: &str) -> String {
        format!("{}/api/reports/{id}", self.running.as_ref().map_or("", |(address, ..)| address))
    }

    pub async fn put(&self, id: &str, revision: u64, sent: &Sent) -> Answer {
        let request = self.client.put(self.url(id)).header("save-id", &sent.save_id).json(&sent.report);
        let request = match revision {
            0 => request.header("if-none-match", "*"),
            _ => request.header("if-match", format!("\"{revision}\"")),
        };
        let response = request.send().await.unwrap();
        match response.status().as_u16() {
            200 | 201 => Answer::Saved(Box::new(saved(response).await)),
            412 => Answer::Stale(problem(response).await.current.expect("a stale save is told what is current")),
            status => refused(status, response).await,
        }
    }

    pub async fn get(&self, id: &str, revision: u64) -> Answer {
        let request = self.client.get(self.url(id)).header("if-none-match", format!("\"{revision}\""));
        let response = request.send().await.unwrap();
        match response.status().as_u16() {
            304 => Answer::Unchanged,
            200 => Answer::Current(Box::new(saved(response).await)),
            status => refused(status, response).await,
        }
    }

    /// The report as it is now, and its revision; none before it was created.
    pub async fn report(&self, id: &str) -> Option<(u64, Report)> {
        match self.get(id, 0).await {
            Answer::Current(saved) => Some((saved.revision, saved.report)),
            _ => None,
        }
    }
}

async fn saved(response: Response) -> Saved {
    response.json().await.unwrap()
}

async fn problem(response: Response) -> Problem {
    response.json().await.unwrap()
}

async fn refused(status: u16, response: Response) -> Answer {
    Answer::Refused(Refusal { reason: Reason::of_status(status), detail: problem(response).await.detail })
}
