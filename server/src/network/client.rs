//! Who a request comes from. Only proxies that are trusted are asked whom they speak for: anybody can
//! write a header.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, HeaderName};

use super::{Networks, client_of};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The same as RFC 7239 has it; only that it is there is asked.
const FORWARDED: HeaderName = HeaderName::from_static("forwarded");

/// The other end of the connection.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

/// The client whose requests are counted; `None` for this computer and for trusted proxies, which speak
/// for many.
pub fn limited_client(peer: Peer, headers: &HeaderMap, trusted: &Networks) -> Option<IpAddr> {
    let mut address = peer.0.ip().to_canonical();
    // Each proxy has added the address that it saw, so that the last one is the nearest.
    let values: Vec<&str> = headers.get_all(FORWARDED_FOR).iter().filter_map(|value| value.to_str().ok()).collect();
    let mut forwarded = values.iter().flat_map(|value| value.split(',')).rev();
    while trusted.contain(address)
        && let Some(next) = forwarded.next().and_then(read)
    {
        address = next;
    }
    (!address.is_loopback() && !trusted.contain(address)).then(|| client_of(address))
}

/// True for a request that no proxy has passed on, of this very computer.
pub fn is_this_computer(peer: Peer, headers: &HeaderMap) -> bool {
    peer.0.ip().to_canonical().is_loopback() && !headers.contains_key(FORWARDED_FOR) && !headers.contains_key(FORWARDED)
}

/// An address, which some proxies write with its port, and in brackets without one.
fn read(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let address = bare.parse::<IpAddr>().or_else(|_| text.parse::<SocketAddr>().map(|address| address.ip()));
    address.ok().map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, forwarded: &[&'static str], trusted: &[&str]) -> Option<String> {
        let peer = Peer(SocketAddr::new(peer.parse().unwrap(), 1));
        let headers = forwarded.iter().map(|value| (FORWARDED_FOR, value.parse().unwrap()));
        let trusted = Networks(trusted.iter().map(|network| network.parse().unwrap()).collect());
        limited_client(peer, &HeaderMap::from_iter(headers), &trusted).map(|address| address.to_string())
    }

    #[test]
    fn a_header_is_believed_from_a_trusted_proxy_only() {
        let one = |address: &str| Some(address.to_owned());
        assert_eq!(client("203.0.113.7", &["198.51.100.1"], &[]), one("203.0.113.7"));
        assert_eq!(client("127.0.0.1", &["198.51.100.1"], &[]), None);
        assert_eq!(client("10.0.0.2", &["198.51.100.1"], &["10.0.0.0/8"]), one("198.51.100.1"));
        assert_eq!(client("127.0.0.1", &["198.51.100.1:4711"], &["127.0.0.1"]), one("198.51.100.1"));
        assert_eq!(client("10.0.0.2", &["[2001:db8:1:2::3]"], &["10.0.0.0/8"]), one("2001:db8:1:2::"));
        assert_eq!(client("10.0.0.2", &["[2001:db8:1:2::3]:80"], &["10.0.0.0/8"]), one("2001:db8:1:2::"));
        // What a client wrote itself stands before what the proxies added.
        assert_eq!(client("10.0.0.2", &["1.1.1.1, 198.51.100.1, 10.0.0.3"], &["10.0.0.0/8"]), one("198.51.100.1"));
        assert_eq!(client("10.0.0.2", &["nonsense"], &["10.0.0.0/8"]), None);
        assert_eq!(client("10.0.0.2", &[], &["10.0.0.0/8"]), None);
    }

    #[test]
    fn one_subscriber_is_one_client() {
        let one = client("2001:db8:1:2:3:4:5:6", &[], &[]);
        assert_eq!(one, client("2001:db8:1:2:aaaa::1", &[], &[]));
        assert_ne!(one, client("2001:db8:1:3::1", &[], &[]));
        assert_eq!(client("::ffff:203.0.113.7", &[], &[]), client("203.0.113.7", &[], &[]));
    }
}
