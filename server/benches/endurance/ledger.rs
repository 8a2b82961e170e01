//! What one writer was told, held against what the server has.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use futures::future::join_all;
use reqwest::Client;
use tokio::task::JoinHandle;
use uuid::Uuid;

use super::served::{read, save};

/// One report with one writer.
pub struct Ledger {
    id: String,
    /// The text of each acknowledged revision since the last audit; the last one is current.
    acknowledged: Vec<String>,
    /// The revision of the first of these, less one.
    before: u64,
    /// A save whose answer did not come.
    open: Option<String>,
    saves: u64,
}

/// Writers that are at work.
pub struct Writers {
    tasks: Vec<JoinHandle<Ledger>>,
    is_over: Arc<AtomicBool>,
}

impl Writers {
    /// Lets each write into its report until they are stopped.
    pub fn start(ledgers: Vec<Ledger>, client: &Client, origin: &str) -> Writers {
        let is_over = Arc::new(AtomicBool::new(false));
        let work = |mut ledger: Ledger| {
            let (client, origin, is_over) = (client.clone(), origin.to_owned(), is_over.clone());
            tokio::spawn(async move {
                ledger.write(&client, &origin, || is_over.load(Ordering::Relaxed)).await;
                ledger
            })
        };
        Writers { tasks: ledgers.into_iter().map(work).collect(), is_over }
    }

    /// Lets them end what they have begun.
    pub async fn stop(self) -> Vec<Ledger> {
        self.is_over.store(true, Ordering::Relaxed);
        join_all(self.tasks).await.into_iter().map(Result::unwrap).collect()
    }
}

impl Ledger {
    pub fn new() -> Ledger {
        let id = Uuid::now_v7().to_string();
        Ledger { id, acknowledged: Vec::new(), before: 0, open: None, saves: 0 }
    }

    fn revision(&self) -> u64 {
        self.before + self.acknowledged.len() as u64
    }

    /// Saves until a save is not answered, or until `is_over`.
    pub async fn write(&mut self, client: &Client, origin: &str, is_over: impl Fn() -> bool) {
        while !is_over() {
            self.saves += 1;
            let text = self.open.take().unwrap_or_else(|| format!("save {} {}", self.saves, "x".repeat(500)));
            let save_id = text.split(" x").next().unwrap().replace(' ', "-");
            match save(client, origin, &self.id, self.revision(), &save_id, &text).await {
                Ok(answer) if answer.status().is_success() => {
                    let revision: u64 = answer.headers()["etag"].to_str().unwrap().trim_matches('"').parse().unwrap();
                    self.acknowledged.push(text);
                    assert_eq!(self.revision(), revision, "a save was answered with another revision");
                }
                Ok(answer) if answer.status() == 503 => self.open = Some(text),
                Ok(answer) => panic!("a save was refused: {}", answer.status()),
                Err(_) => {
                    self.open = Some(text);
                    return;
                }
            }
        }
    }

    /// Everything acknowledged is there. What was not answered is there once or not at all.
    pub async fn audit(&mut self, client: &Client, origin: &str) -> usize {
        let address = format!("{origin}/api/reports/{}", self.id);
        let counted = self.acknowledged.len();
        if self.revision() > 0 {
            let (revision, text) = read(client, &address).await;
            match revision - self.revision() {
                0 => {}
                1 => assert_eq!(Some(&text), self.open.as_ref(), "a revision that nobody saved"),
                more => panic!("{more} revisions that nobody saved"),
            }
            for (number, text) in (self.before + 1..).zip(&self.acknowledged) {
                let (_, stored) = read(client, &format!("{address}/revisions/{number}")).await;
                assert_eq!(stored, *text, "an acknowledged save was lost");
            }
        }
        self.before = self.revision();
        self.acknowledged.clear();
        counted
    }
}
