//! The command line, as Trunk writes it.

use std::path::PathBuf;

use anyhow::{Result, bail};

/// What the caller wants.
#[derive(Debug, PartialEq, Eq)]
pub enum Wish {
    /// To know which wasm-bindgen this is.
    Version,
    /// A program for the browser.
    Build(Arguments),
}

/// Where from and where to.
#[derive(Debug, PartialEq, Eq)]
pub struct Arguments {
    /// The folder to write to; Trunk names it after the kind of build.
    pub out_dir: PathBuf,
    /// The first part of all names that are written.
    pub out_name: String,
    /// What cargo built.
    pub input: PathBuf,
}

impl Arguments {
    /// Reads them. What wasm-bindgen could do beside what is wanted here is refused.
    pub fn read(words: impl Iterator<Item = String>) -> Result<Wish> {
        let (mut out_dir, mut out_name, mut input) = (None, None, None);
        for word in words {
            match word.split_once('=').unwrap_or((&word, "")) {
                ("--version", _) => return Ok(Wish::Version),
                ("--target", "web") | ("--no-typescript", _) => {}
                ("--out-dir", folder) => out_dir = Some(PathBuf::from(folder)),
                ("--out-name", name) => out_name = Some(name.to_owned()),
                _ if word.starts_with('-') => {
                    bail!(
                        "{word} is not known here: this stands in for wasm-bindgen, for Trunk and for --target=web only"
                    )
                }
                _ => input = Some(PathBuf::from(word)),
            }
        }
        let (Some(out_dir), Some(out_name), Some(input)) = (out_dir, out_name, input) else {
            bail!("--out-dir=FOLDER --out-name=NAME FILE.wasm are needed");
        };
        Ok(Wish::Build(Arguments { out_dir, out_name, input }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Wish> {
        Arguments::read(line.split(' ').map(str::to_owned))
    }

    #[test]
    fn what_trunk_writes_is_understood() {
        let wish = read("--target=web --out-dir=/t/release --out-name=frontend /t/frontend.wasm --no-typescript");
        let arguments =
            Arguments { out_dir: "/t/release".into(), out_name: "frontend".into(), input: "/t/frontend.wasm".into() };
        assert_eq!(wish.unwrap(), Wish::Build(arguments));
    }

    #[test]
    fn the_version_is_told_whatever_else_is_asked() {
        assert_eq!(read("--version").unwrap(), Wish::Version);
    }

    #[test]
    fn what_is_not_known_is_refused_by_name() {
        let error = read("--target=nodejs --out-dir=a --out-name=b c.wasm").unwrap_err().to_string();
        assert!(error.contains("--target=nodejs"), "{error}");
    }

    #[test]
    fn a_missing_folder_is_said() {
        assert!(read("--target=web --out-name=b c.wasm").unwrap_err().to_string().contains("--out-dir"));
    }
}
