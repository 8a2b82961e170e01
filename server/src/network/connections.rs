//! Open connections: how many there may be, and how long one may take to say what it wants and to take it.

use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt as _;

use super::patient::Patient;
use super::{Networks, Peer, client_of};

/// Connections that one client may have open.
const EACH: usize = 64;

/// Connections that all clients may have open together: half of the files that a process may have open where nobody
/// has set another number, so that the database and this computer always have the other half.
const ALL: usize = 512;

/// How long the head of a request may take, the pause before it included, and how long an answer may wait to be taken.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long to wait before accepting again when the system has nothing left to accept with.
const PAUSE: Duration = Duration::from_millis(100);

/// Of all listeners, by client. This computer and trusted proxies are not counted.
#[derive(Debug)]
pub struct Connections {
    trusted: Networks,
    patience: Duration,
    open: Mutex<HashMap<IpAddr, usize>>,
}

/// A connection that is counted for as long as this is there.
struct Counted {
    connections: Arc<Connections>,
    client: Option<IpAddr>,
}

impl Connections {
    /// None yet.
    pub fn new(trusted: Networks) -> Arc<Connections> {
        Arc::new(Connections { trusted, patience: PATIENCE, open: Mutex::default() })
    }

    /// Answers on a listener until `stopped` changes, and then ends what has begun.
    pub async fn serve(self: Arc<Self>, listener: TcpListener, router: Router, mut stopped: watch::Receiver<()>) {
        let graceful = GracefulShutdown::new();
        loop {
            let accepted = tokio::select! {
                accepted = listener.accept() => accepted,
                // The sender is dropped to say stop.
                _ = stopped.changed() => break,
            };
            match accepted {
                Ok((stream, peer)) => self.answer(stream, peer, &router, &graceful),
                Err(error) => self.rest(&error).await,
            }
        }
        drop(listener);
        graceful.shutdown().await;
    }

    fn answer(self: &Arc<Self>, stream: TcpStream, peer: SocketAddr, router: &Router, graceful: &GracefulShutdown) {
        // One too many is closed without a word, which costs nothing.
        let Some(place) = self.count_in(peer.ip()) else { return };
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "answers of this connection may be late");
        }
        let router = router.clone();
        let service = service_fn(move |mut request: hyper::Request<Incoming>| {
            request.extensions_mut().insert(Peer(peer));
            router.clone().oneshot(request)
        });
        let mut builder = http1::Builder::new();
        let connection = builder.timer(TokioTimer::new()).header_read_timeout(self.patience);
        let stream = TokioIo::new(Patient::new(stream, self.patience));
        let connection = graceful.watch(connection.serve_connection(stream, service));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
            drop(place);
        });
    }

    async fn rest(&self, error: &io::Error) {
        let is_of_one = matches!(
            error.kind(),
            io::ErrorKind::ConnectionRefused | io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset
        );
        if !is_of_one {
            tracing::warn!(%error, "no connection can be accepted just now");
            tokio::time::sleep(PAUSE).await;
        }
    }

    fn count_in(self: &Arc<Self>, address: IpAddr) -> Option<Counted> {
        let address = address.to_canonical();
        if address.is_loopback() || self.trusted.contain(address) {
            return Some(Counted { connections: self.clone(), client: None });
        }
        let client = client_of(address);
        let mut open = self.lock();
        let all: usize = open.values().sum();
        if all >= ALL || open.get(&client).is_some_and(|count| *count >= EACH) {
            return None;
        }
        *open.entry(client).or_default() += 1;
        Some(Counted { connections: self.clone(), client: Some(client) })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<IpAddr, usize>> {
        // Counts are whole at any time.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let Some(client) = self.client else { return };
        let mut open = self.connections.lock();
        if let Some(count) = open.get_mut(&client) {
            *count -= 1;
            if *count == 0 {
                open.remove(&client);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::routing::get;
    use futures::stream;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;

    #[test]
    fn a_client_has_so_many_connections_and_this_computer_as_many_as_it_likes() {
        let connections = Connections::new(Networks(vec!["10.0.0.0/8".parse().unwrap()]));
        let take = |address: &str, count: usize| -> Vec<Counted> {
            (0..count).filter_map(|_| connections.count_in(address.parse().unwrap())).collect()
        };
        assert_eq!((take("127.0.0.1", 500).len(), take("10.1.2.3", 500).len()), (500, 500));
        let mut held = take("203.0.113.7", 500);
        assert_eq!((held.len(), take("203.0.113.8", 1).len()), (EACH, 1));
        held.pop();
        assert_eq!(take("203.0.113.7", 2).len(), 1);
        let others: Vec<Counted> = (0..99).flat_map(|last| take(&format!("198.51.100.{last}"), 20)).collect();
        assert_eq!(held.len() + others.len(), ALL);
        drop((held, others));
        assert!(connections.lock().is_empty());
    }

    #[tokio::test]
    async fn a_client_that_does_not_say_what_it_wants_is_not_waited_for() {
        let patience = Duration::from_millis(50);
        let connections = Arc::new(Connections { patience, trusted: Networks::default(), open: Mutex::default() });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = watch::channel(());
        let serving = tokio::spawn(connections.serve(listener, Router::new(), stopped));
        for begin in ["", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n", "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"] {
            let mut stream = TcpStream::connect(address).await.unwrap();
            stream.write_all(begin.as_bytes()).await.unwrap();
            // Ends by itself, with whatever it is told before.
            stream.read_to_end(&mut Vec::new()).await.unwrap();
        }
        drop(stop);
        serving.await.unwrap();
    }

    #[tokio::test]
    async fn a_client_that_does_not_take_what_it_asked_for_is_not_waited_for() {
        let patience = Duration::from_millis(50);
        let connections = Arc::new(Connections { patience, trusted: Networks::default(), open: Mutex::default() });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (asked, is_asked) = watch::channel(());
        // More than all buffers between the two ends hold.
        let answer = async move || {
            let _ = asked.send(());
            vec![0_u8; 64 * 1024 * 1024]
        };
        let (stop, stopped) = watch::channel(());
        let serving = tokio::spawn(connections.serve(listener, Router::new().route("/", get(answer)), stopped));
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").await.unwrap();
        is_asked.clone().changed().await.unwrap();
        // A server that stops ends what it has begun, which nobody takes.
        drop(stop);
        serving.await.unwrap();
        drop(stream);
    }

    #[tokio::test]
    async fn an_answer_that_goes_on_is_not_ended_while_it_is_taken() {
        let patience = Duration::from_millis(50);
        let connections = Arc::new(Connections { patience, trusted: Networks::default(), open: Mutex::default() });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        // As a stream of events does, it says something every now and then, for longer than anybody is waited for.
        let answer = async || {
            let beats = tokio::time::interval(Duration::from_millis(20));
            let beats = stream::unfold((0, beats), async |(number, mut beats)| {
                beats.tick().await;
                (number < 20).then(|| (Ok::<_, io::Error>("beat"), (number + 1, beats)))
            });
            Body::from_stream(beats)
        };
        let (stop, stopped) = watch::channel(());
        let serving = tokio::spawn(connections.serve(listener, Router::new().route("/", get(answer)), stopped));
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").await.unwrap();
        let mut said = String::new();
        stream.read_to_string(&mut said).await.unwrap();
        assert_eq!(said.matches("beat").count(), 20, "{said}");
        drop(stop);
        serving.await.unwrap();
    }
}
