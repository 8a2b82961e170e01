//! The built page, held in memory: a few small files, carried by the program or read once at start.

mod file;
mod policy;

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;

use crate::config::{CarriedFiles, PageSource};
use crate::request::IfNoneMatch;
pub use file::File;
pub use policy::source_hash;

/// What keeps the page for times without a network. A worker has the policy of its own file.
const SERVICE_WORKER: &str = "/service-worker.js";

/// The page that was built into the program, in a release; see `build.rs`.
pub const CARRIED: Option<CarriedFiles> = include!(concat!(env!("OUT_DIR"), "/bundle.rs"));

/// All files of the page.
#[derive(Debug)]
pub struct Bundle {
    index: File,
    /// What `index.html` may do.
    policy: HeaderValue,
    /// By the path they are asked for, such as `/app-0123456789abcdef.js`.
    files: HashMap<String, File>,
}

/// Why there is no page to serve.
#[derive(Debug, thiserror::Error)]
pub enum BundleError {
    /// Nobody has built it, or not here.
    #[error("The page is not built: there is no {}; run `make run`, or name its folder with --bundle.", .0.display())]
    Missing(PathBuf),
    /// The program was built with half a page.
    #[error("The page in this program has no index.html; name the folder of a complete one with --bundle.")]
    Incomplete,
    /// A file cannot be read.
    #[error("The page cannot be read from {folder} ({source}).", folder = folder.display())]
    Unreadable {
        /// The folder of the built page.
        folder: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl Bundle {
    /// The page, wherever it comes from.
    pub fn open(source: &PageSource) -> Result<Bundle, BundleError> {
        match source {
            PageSource::Folder(folder) => Bundle::read(folder),
            PageSource::Program(files) => Bundle::carried(files),
        }
    }

    /// Reads the folder that Trunk built.
    fn read(folder: &Path) -> Result<Bundle, BundleError> {
        let mut raw = HashMap::new();
        read_folder(folder, "", &mut raw).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => BundleError::Missing(folder.join("index.html")),
            _ => BundleError::Unreadable { folder: folder.to_owned(), source: error },
        })?;
        Bundle::of(raw).ok_or_else(|| BundleError::Missing(folder.join("index.html")))
    }

    /// What the program carries, which stays where it is.
    fn carried(files: CarriedFiles) -> Result<Bundle, BundleError> {
        let raw = files.iter().map(|(path, bytes)| ((*path).to_owned(), Bytes::from_static(bytes))).collect();
        Bundle::of(raw).ok_or(BundleError::Incomplete)
    }

    /// Files by their paths, a `.br` beside those that are compressed; `None` without an `index.html`.
    fn of(mut raw: HashMap<String, Bytes>) -> Option<Bundle> {
        let paths: Vec<String> = raw.keys().filter(|path| !path.ends_with(".br")).cloned().collect();
        let mut files: HashMap<String, File> = paths
            .into_iter()
            .filter_map(|path| {
                let bytes = raw.remove(&path)?;
                let brotli = raw.remove(&format!("{path}.br"));
                let file = File::new(&path, bytes, brotli);
                Some((path, file))
            })
            .collect();
        let index = files.remove("/index.html")?;
        Some(Bundle { policy: policy::for_app(index.text()), index, files })
    }

    /// The page of the app, whichever of its addresses was asked for.
    pub fn index(&self, headers: &HeaderMap, known: &IfNoneMatch) -> Response {
        let mut response = self.index.respond(headers, known);
        response.headers_mut().insert(axum::http::header::CONTENT_SECURITY_POLICY, self.policy.clone());
        response
    }

    /// A file of the page.
    pub fn file(&self, path: &str, headers: &HeaderMap, known: &IfNoneMatch) -> Option<Response> {
        let mut response = self.files.get(path)?.respond(headers, known);
        if path == SERVICE_WORKER {
            let policy = HeaderValue::from_static(policy::FOR_SERVICE_WORKER);
            response.headers_mut().insert(axum::http::header::CONTENT_SECURITY_POLICY, policy);
        }
        Some(response)
    }
}

/// All files below `folder` by their path in addresses; hidden ones are none of the page's.
fn read_folder(folder: &Path, prefix: &str, files: &mut HashMap<String, Bytes>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}/{name}");
        if name.starts_with('.') {
            continue;
        } else if entry.path().is_dir() {
            read_folder(&entry.path(), &path, files)?;
        } else {
            files.insert(path, fs::read(entry.path())?.into());
        }
    }
    Ok(())
}
