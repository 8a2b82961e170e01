//! One open stream, read line by line without a client library between.

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

pub struct Listener {
    stream: BufReader<TcpStream>,
    line: String,
    has_ended: bool,
}

impl Listener {
    /// Opens it and waits for its first event.
    pub async fn open(origin: &str) -> Listener {
        let authority = origin.strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(authority).await.unwrap();
        let request = format!("GET /api/events HTTP/1.1\r\nHost: {authority}\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut listener = Listener { stream: BufReader::new(stream), line: String::new(), has_ended: false };
        while !listener.line.starts_with("data:") {
            assert!(listener.read().await, "the stream did not begin");
        }
        listener
    }

    /// The revision of the next save that is told; `None` at the end.
    pub async fn revision(&mut self) -> Option<u64> {
        while self.read().await {
            if self.line.starts_with("data:")
                && let Some((_, revision)) = self.line.split_once("\"revision\":")
            {
                return Some(revision.trim_end().trim_end_matches('}').parse().unwrap());
            }
        }
        None
    }

    /// True where the answer is whole: the server has ended it.
    pub fn has_ended(&self) -> bool {
        self.has_ended
    }

    /// The next line, also of those that only say how long a chunk is.
    async fn read(&mut self) -> bool {
        self.line.clear();
        let read = self.stream.read_line(&mut self.line).await;
        // The last chunk is an empty one.
        self.has_ended |= self.line.trim_end() == "0";
        read.is_ok_and(|bytes| bytes > 0)
    }
}
