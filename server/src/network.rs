//! Connections and the addresses they come from: bounded, each with its limit.

mod client;
mod connections;
mod networks;
mod patient;
mod rate;

pub use client::{Peer, is_this_computer, limited_client};
pub use connections::Connections;
pub use networks::{Network, Networks};
pub use rate::RateLimit;

use std::net::{IpAddr, Ipv6Addr};

/// What is counted as one client: an address of IPv4, or the 64 bits of IPv6 that one subscriber has.
fn client_of(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        address => address,
    }
}
