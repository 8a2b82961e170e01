//! Start and stop: the database, the page, the listeners.

use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use any_spawner::Executor;
use axum::Router;
use axum::http::uri::Authority;
use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::app::App;
use crate::bundle::{Bundle, BundleError};
use crate::config::{AddressError, Config, RulesError};
use crate::live::Live;
use crate::metrics::Metrics;
use crate::network::{Connections, Networks, RateLimit};
use crate::pages::RenderedPages;
use crate::readiness::Readiness;
use crate::router;
use crate::store::{OpenError, Store};

/// How often what is older than 30 days is folded or deleted.
const HOUSEKEEPING: Duration = Duration::from_secs(60 * 60);

/// How often it is written how often links were opened.
const RECORDING: Duration = Duration::from_secs(5);

/// How long requests may take to end once the server is asked to stop.
const GRACE: Duration = Duration::from_secs(4);

/// Why the server did not start: one sentence that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// No address of a database.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The database could not be opened.
    #[error(transparent)]
    Database(#[from] OpenError),
    /// The file that `--rules` names could not be used.
    #[error(transparent)]
    Rules(#[from] RulesError),
    /// The built page is not where it should be.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// The editor would be open to others.
    #[error(
        "--bind {0} would let anyone who reaches this address read, change and delete all reports, because there \
         is no sign-in yet; stay on 127.0.0.1 and share with --share-bind, or put your own sign-in in front and add \
         --allow-remote-editing."
    )]
    RemoteEditing(SocketAddr),
    /// Links would lead nowhere.
    #[error(
        "--share-bind needs --public-url, the address at which readers reach it, or share links would lead nowhere."
    )]
    ShareWithoutUrl,
    /// Somebody else listens there.
    #[error("The address {0} is used by another program; stop it, or choose another port with {1}.")]
    Taken(SocketAddr, &'static str),
    /// The address cannot be listened on, such as one of another computer.
    #[error("Cannot listen on {0} ({2}); choose another address with {1}.")]
    Listen(SocketAddr, &'static str, #[source] io::Error),
}

impl StartError {
    /// True for what only another setting mends.
    pub(crate) fn is_wrong_setting(&self) -> bool {
        use StartError::*;
        matches!(self, Address(_) | Rules(_) | Bundle(_) | RemoteEditing(_) | ShareWithoutUrl | Listen(..))
    }
}

/// A server that listens and does not answer yet.
pub struct Server {
    /// Where the editor is.
    pub address: SocketAddr,
    /// Where share links are, if they have a listener of their own.
    pub share_address: Option<SocketAddr>,
    listeners: Vec<(TcpListener, Router)>,
    connections: Arc<Connections>,
    store: Store,
    live: Arc<Live>,
    /// What a person should know of it, beside its address.
    says: Vec<String>,
}

impl Server {
    /// Opens everything that can fail.
    pub async fn start(config: &Config) -> Result<Server, StartError> {
        if !config.bind.ip().is_loopback() && !config.allow_remote_editing {
            return Err(StartError::RemoteEditing(config.bind));
        }
        if config.share_bind.is_some() && config.public_url.is_none() && config.share_url.is_none() {
            return Err(StartError::ShareWithoutUrl);
        }
        if config.public_url.is_some() && config.share_bind.is_none() && !config.allow_remote_editing {
            tracing::warn!("share links lead to --public-url, but nothing answers there without --share-bind");
        }
        // The renderer of pages asks for a runtime; being told twice, as in tests, does no harm.
        let _ = Executor::init_tokio();
        let lint = config.rules.context()?;
        let bundle = Bundle::open(&config.page())?;
        let (editor, address) = listen(config.bind, "--bind").await?;
        let readers = match config.share_bind {
            Some(bind) => Some(listen(bind, "--share-bind").await?),
            None => None,
        };
        let database = config.database.address()?;
        let store = Store::open_with_rules(&database, &config.database.backups(), lint.clone()).await?;
        let mut says = vec![format!("Reports are in {database}.")];
        says.push(match config.allow_remote_editing {
            false => "Only this computer can reach the editor.".into(),
            true => {
                format!("Anyone who reaches {address}, directly or through a proxy, can read, change and delete all reports.")
            }
        });
        if let (Some((_, address)), Some(url)) = (&readers, config.share_url.as_ref().or(config.public_url.as_ref())) {
            says.push(format!("Share links begin with {} and are served at {address}.", url.url));
        }
        let trusted = Networks(config.trusted_proxy.clone());
        let live = Live::new(config.live.max_streams, config.live.beat, config.live.lease);
        let app = Arc::new(App {
            store: store.clone(),
            live: live.clone(),
            bundle,
            public_url: config.public_url.clone(),
            share_url: config.share_url.clone(),
            allow_remote_editing: config.allow_remote_editing,
            allow_remote_metrics: config.allow_remote_metrics,
            metrics: Metrics::new(store.write_metrics(), live.open()),
            lint,
            due: config.actions.policy(),
            trusted: trusted.clone(),
            rate: RateLimit::per_minute(config.rate_limit),
            readiness: Readiness::default(),
            rendered: RenderedPages::default(),
            local: local(address),
        });
        let mut listeners = vec![(editor, router::editor(app.clone()))];
        let share_address = readers.as_ref().map(|(_, address)| *address);
        listeners.extend(readers.map(|(listener, _)| (listener, router::readers(app))));
        Ok(Server { address, share_address, listeners, connections: Connections::new(trusted), store, live, says })
    }

    /// Says where it is on standard output, for people and for programs that start it.
    pub fn announce(&self) {
        tracing::info!(address = %self.address, share_address = ?self.share_address, "listening");
        // Nobody may be reading, which is no reason to stop.
        let _ =
            writeln!(io::stdout(), "Postmortem is open at http://{}\n{}", local(self.address), self.says.join("\n"));
    }

    /// Answers until `stop`, then ends what it has begun.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        // Before anybody can change anything.
        let news = self.store.subscribe();
        let (sender, receiver) = watch::channel(());
        let serving: Vec<_> = self
            .listeners
            .into_iter()
            .map(|(listener, router)| tokio::spawn(self.connections.clone().serve(listener, router, receiver.clone())))
            .collect();
        let keeping = tokio::spawn(keep_house(self.store.clone()));
        let recording = tokio::spawn(record_openings(self.store.clone()));
        let live = self.live.clone();
        let telling = tokio::spawn(async move { live.listen(news).await });
        stop.await;
        keeping.abort();
        recording.abort();
        tracing::info!("stopping");
        drop(sender);
        // What is being saved meanwhile is heard of by whoever comes back and is told to ask again.
        telling.abort();
        self.live.end();
        let finish = async {
            for task in serving {
                let _ = task.await;
            }
        };
        if tokio::time::timeout(GRACE, finish).await.is_err() {
            tracing::warn!("requests that did not end in time were cut off");
        }
        self.store.close().await;
    }
}

/// Folds old sittings and empties the bin, for as long as the server runs.
async fn keep_house(store: Store) {
    let mut hours = tokio::time::interval(HOUSEKEEPING);
    loop {
        hours.tick().await;
        if let Err(error) = store.tidy(Timestamp::now()).await {
            tracing::warn!(%error, "what is old could not be folded; trying again in an hour");
        }
    }
}

/// Writes what readers have opened, for as long as the server runs.
async fn record_openings(store: Store) {
    let mut pauses = tokio::time::interval(RECORDING);
    loop {
        pauses.tick().await;
        if let Err(error) = store.record_openings().await {
            tracing::warn!(%error, "how often links were opened could not be kept; trying again");
        }
    }
}

async fn listen(bind: SocketAddr, flag: &'static str) -> Result<(TcpListener, SocketAddr), StartError> {
    let listener = TcpListener::bind(bind).await.map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => StartError::Taken(bind, flag),
        _ => StartError::Listen(bind, flag, error),
    })?;
    let address = listener.local_addr().map_err(|error| StartError::Listen(bind, flag, error))?;
    Ok((listener, address))
}

/// The address by which this computer reaches the editor.
fn local(address: SocketAddr) -> Authority {
    let host = if address.ip() == std::net::Ipv6Addr::LOCALHOST { "[::1]" } else { "127.0.0.1" };
    let authority = format!("{host}:{}", address.port());
    authority.parse().expect("an IP address and a port are an authority")
}
