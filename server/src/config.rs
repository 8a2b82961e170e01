//! How the server runs: one struct a concern, filled from flags and variables.

mod actions;
mod live;
mod log;
mod rules;

pub use actions::ActionsConfig;
pub use live::LiveConfig;
pub use log::{LogConfig, LogFormat};
pub use rules::{RulesConfig, RulesError};

use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;
use std::{fmt, fs, io};

use axum::http::Uri;
use clap::builder::BoolishValueParser;

pub use crate::network::Network;
use crate::store::Address;

/// Where the server listens unless told otherwise.
pub const BIND: &str = "127.0.0.1:3000";

/// The settings of `postmortem serve`. Each is a flag or the variable named beside it; the flag wins.
#[derive(Clone, Debug, clap::Args)]
pub struct Config {
    /// Address of the editor and the API
    #[arg(long, env = "POSTMORTEM_BIND", value_name = "ADDR", default_value = BIND)]
    pub bind: SocketAddr,

    /// Second address, which serves share links, read-only, and nothing else; needs --public-url or
    /// --share-url
    #[arg(long, env = "POSTMORTEM_SHARE_BIND", value_name = "ADDR")]
    pub share_bind: Option<SocketAddr>,

    /// Where others reach this server, such as https://postmortems.example.com
    #[arg(long, env = "POSTMORTEM_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<PublicUrl>,

    /// Where readers reach share links, if the host is not that of --public-url
    #[arg(long, env = "POSTMORTEM_SHARE_URL", value_name = "URL")]
    pub share_url: Option<PublicUrl>,

    /// Serve the editor beyond this computer, behind a sign-in proxy of your own
    #[arg(long, env = "POSTMORTEM_ALLOW_REMOTE_EDITING", value_parser = BoolishValueParser::new())]
    pub allow_remote_editing: bool,

    /// Let other computers read /metrics as well
    #[arg(long, env = "POSTMORTEM_ALLOW_REMOTE_METRICS", value_parser = BoolishValueParser::new())]
    pub allow_remote_metrics: bool,

    /// Network of proxies whose X-Forwarded-For is trusted, such as 10.0.0.0/8; separate several with commas
    #[arg(long, env = "POSTMORTEM_TRUSTED_PROXY", value_name = "NETWORK", value_delimiter = ',')]
    pub trusted_proxy: Vec<Network>,

    /// Requests a minute that readers and programs may make from one address, a sixth of them at once; 0 for no limit
    #[arg(long, env = "POSTMORTEM_RATE_LIMIT", value_name = "NUMBER", default_value_t = 600)]
    pub rate_limit: u32,

    /// Who is told of changes.
    #[command(flatten)]
    pub live: LiveConfig,

    /// When action items are due.
    #[command(flatten)]
    pub actions: ActionsConfig,

    /// Where the reports are.
    #[command(flatten)]
    pub database: DatabaseConfig,

    /// What the validator is told.
    #[command(flatten)]
    pub rules: RulesConfig,

    /// What is logged, and how.
    #[command(flatten)]
    pub log: LogConfig,

    /// Folder of a built page, instead of the one in a released program
    #[arg(long, env = "POSTMORTEM_BUNDLE", value_name = "DIR")]
    pub bundle: Option<PathBuf>,

    /// The page that the program carries, which is no setting of a person.
    #[arg(skip)]
    pub carried: Option<CarriedFiles>,
}

/// Files that are part of the program: the paths they are asked for, such as `/index.html`, and their bytes.
pub type CarriedFiles = &'static [(&'static str, &'static [u8])];

/// Where the page is built, for a program that carries none.
const BUILT: &str = "dist";

/// Where the page comes from.
#[derive(Clone, Debug)]
pub enum PageSource {
    /// Read from there at start.
    Folder(PathBuf),
    /// Part of the program.
    Program(CarriedFiles),
}

impl Config {
    /// A folder that was named, else what the program carries, else where the page is built.
    pub fn page(&self) -> PageSource {
        match (&self.bundle, self.carried) {
            (Some(folder), _) => PageSource::Folder(folder.clone()),
            (None, Some(files)) => PageSource::Program(files),
            (None, None) => PageSource::Folder(BUILT.into()),
        }
    }
}

impl fmt::Display for PageSource {
    /// For a person.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PageSource::Folder(folder) => write!(f, "in the folder {}", folder.display()),
            PageSource::Program(_) => f.write_str("part of the program"),
        }
    }
}

/// Where the reports are: the settings of every command that needs the database.
#[derive(Clone, Debug, clap::Args)]
pub struct DatabaseConfig {
    /// Folder of the database, created if missing
    #[arg(long, env = "POSTMORTEM_DATA", value_name = "DIR", default_value = "data")]
    pub data: PathBuf,

    /// Another place for the database, as sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE
    #[arg(long, env = "DATABASE_URL", value_name = "URL", hide_env_values = true)]
    pub database_url: Option<String>,

    /// File with what --database-url would say, so that its password is not in a variable or a list of processes
    #[arg(long, env = "DATABASE_URL_FILE", value_name = "FILE", conflicts_with = "database_url")]
    pub database_url_file: Option<PathBuf>,
}

/// Why there is no address of a database: one sentence without the text, which may hold a password.
#[derive(Debug, thiserror::Error)]
pub enum AddressError {
    /// It is none we know.
    #[error("DATABASE_URL cannot be used: {0}.")]
    Wrong(&'static str),
    /// The file that should hold it cannot be read.
    #[error("The file {file} that DATABASE_URL_FILE names cannot be read: {source}.", file = .0.display(), source = .1)]
    File(PathBuf, #[source] io::Error),
}

impl DatabaseConfig {
    /// Where the database is. Its text is not read where the other settings are, since an error there repeats it.
    pub fn address(&self) -> Result<Address, AddressError> {
        let url = match (&self.database_url, &self.database_url_file) {
            (Some(url), _) => url.clone(),
            (None, Some(file)) => {
                let text = fs::read_to_string(file).map_err(|error| AddressError::File(file.clone(), error))?;
                text.trim().to_owned()
            }
            (None, None) => return Ok(Address::Sqlite(self.data.join("postmortem.sqlite"))),
        };
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Address::Postgres(url));
        }
        let path =
            url.strip_prefix("sqlite:").ok_or(AddressError::Wrong("it has to be sqlite:FILE or postgres://…"))?;
        let path = path.strip_prefix("//").unwrap_or(path);
        match path.split('?').next() {
            None | Some("" | ":memory:") => {
                Err(AddressError::Wrong("sqlite: has to be followed by the path of a file"))
            }
            Some(file) => Ok(Address::Sqlite(file.into())),
        }
    }

    /// The folder for backups that the program makes by itself.
    pub fn backups(&self) -> PathBuf {
        match self.address() {
            Ok(Address::Sqlite(file)) => file.with_file_name("backups"),
            _ => self.data.join("backups"),
        }
    }
}

/// Scheme and host under which readers reach share links.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    /// Without a slash at its end.
    pub url: String,
    /// Its host in lower case, without a port.
    pub host: String,
}

impl FromStr for PublicUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<PublicUrl, &'static str> {
        let uri: Uri = text.parse().map_err(|_| "it is not an address")?;
        let (Some("http" | "https"), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err("it has to begin with https:// or http:// and name a host");
        };
        if authority.as_str().contains('@') || uri.path_and_query().is_some_and(|path| path != "/") {
            return Err("it has to be a scheme and a host, with nothing after them");
        }
        let url = text.trim_end_matches('/').to_ascii_lowercase();
        Ok(PublicUrl { url, host: authority.host().to_ascii_lowercase() })
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    #[test]
    fn a_public_url_is_a_scheme_and_a_host() {
        let url: PublicUrl = "https://PM.example.com:8443/".parse().unwrap();
        assert_eq!((url.url.as_str(), url.host.as_str()), ("https://pm.example.com:8443", "pm.example.com"));
        for wrong in ["pm.example.com", "ftp://a.test", "https://a.test/path", "https://a@b.test", "https://", "/x"] {
            assert!(wrong.parse::<PublicUrl>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_database_is_a_file_or_a_server() {
        #[derive(clap::Parser)]
        struct Program {
            #[command(flatten)]
            config: DatabaseConfig,
        }
        let database = |url: &str| Program::parse_from(["postmortem", "--database-url", url]).config.address();
        assert_eq!(database("sqlite:a/b.db").unwrap(), Address::Sqlite("a/b.db".into()));
        assert_eq!(database("sqlite:///var/b.db?mode=rwc").unwrap(), Address::Sqlite("/var/b.db".into()));
        let server = database("postgres://u:secret@h/d").unwrap();
        assert!(
            server == Address::Postgres("postgres://u:secret@h/d".into()) && !format!("{server:?}").contains("secret")
        );
        for wrong in ["mysql://u:secret@h/d", "sqlite:", "sqlite::memory:", "a.db"] {
            let error = database(wrong).unwrap_err().to_string();
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
