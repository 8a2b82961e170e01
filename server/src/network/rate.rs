//! How many requests a client may make, in memory of a fixed size.

use std::hash::{BuildHasher as _, RandomState};
use std::net::IpAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Clients that are told apart. Two that share a place share its limit; which do is drawn anew at each start.
const PLACES: usize = 16 * 1024;

/// So many requests a minute, a sixth of them at once.
#[derive(Debug)]
pub struct RateLimit {
    /// Nanoseconds since the start at which each would have made all its requests at the even rate.
    places: Box<[AtomicU64]>,
    hashing: RandomState,
    start: Instant,
    /// Nanoseconds between two requests at the even rate.
    interval: u64,
    /// Nanoseconds by which a client may be ahead of it.
    ahead: u64,
}

impl RateLimit {
    /// 0 is no limit.
    pub fn per_minute(requests: u32) -> Option<RateLimit> {
        let interval = 60_000_000_000_u64.checked_div(u64::from(requests))?;
        Some(RateLimit {
            places: std::iter::repeat_with(AtomicU64::default).take(PLACES).collect(),
            hashing: RandomState::new(),
            start: Instant::now(),
            interval,
            ahead: interval * u64::from((requests / 6).max(1)),
        })
    }

    /// Counts a request, or says how long to wait before the next one.
    pub fn count(&self, client: IpAddr) -> Result<(), Duration> {
        self.count_at(client, u64::try_from(self.start.elapsed().as_nanos()).unwrap_or(u64::MAX))
    }

    fn count_at(&self, client: IpAddr, now: u64) -> Result<(), Duration> {
        let place = usize::try_from(self.hashing.hash_one(client)).unwrap_or(0) % PLACES;
        let next = |before: u64| Some(before.max(now) + self.interval).filter(|next| next - now <= self.ahead);
        let counted = self.places[place].fetch_update(Ordering::Relaxed, Ordering::Relaxed, next);
        counted.map(drop).map_err(|before| Duration::from_nanos(before + self.interval - now - self.ahead))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: u64 = 1_000_000_000;

    #[test]
    fn a_client_has_its_burst_and_then_the_even_rate() {
        let limit = RateLimit::per_minute(60).unwrap();
        let (client, other) = (IpAddr::from([203, 0, 113, 7]), IpAddr::from([203, 0, 113, 8]));
        assert_eq!((0..20).filter(|_| limit.count_at(client, 0).is_ok()).count(), 10);
        assert_eq!(limit.count_at(client, 0), Err(Duration::from_secs(1)));
        assert!(limit.count_at(client, SECOND).is_ok() && limit.count_at(client, SECOND).is_err());
        assert!(limit.count_at(other, SECOND).is_ok());
        assert_eq!((0..20).filter(|_| limit.count_at(client, 1000 * SECOND).is_ok()).count(), 10);
    }

    #[test]
    fn however_many_clients_there_are_the_memory_is_the_same() {
        let limit = RateLimit::per_minute(600).unwrap();
        for client in 0..100_000_u32 {
            let _ = limit.count_at(IpAddr::from(client.to_be_bytes()), 0);
        }
        assert_eq!(limit.places.len(), PLACES);
        assert!(RateLimit::per_minute(0).is_none());
    }
}
