//! Networks whose word on addresses is believed.

use std::net::IpAddr;
use std::str::FromStr;

use ipnet::IpNet;

/// Addresses with the same first bits, such as `10.0.0.0/8`, or a single one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network(IpNet);

impl FromStr for Network {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Network, &'static str> {
        let network = text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
        network.map(Network).map_err(|_| "it has to be an address or a network, such as 10.0.0.0/8 or ::1")
    }
}

/// Those that `--trusted-proxy` names.
#[derive(Clone, Debug, Default)]
pub struct Networks(pub Vec<Network>);

impl Networks {
    /// True when one of them has the address.
    pub fn contain(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.0.contains(&address))
    }
}
