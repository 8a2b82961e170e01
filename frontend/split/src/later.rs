//! Takes what only the later part needs out of the program.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_split_cli_support::{Options, transform};
use wasmparser::CustomSectionReader;

use crate::order;

/// What the program became.
pub struct Parts {
    /// For wasm-bindgen.
    pub first: Vec<u8>,
    /// The script that fetches later parts; none where nothing was split off.
    pub link: Option<String>,
}

/// The name under which the first part imports that script.
pub const LINK: &str = "./__wasm_split.js";

/// The module that the script takes the first part's exports from.
pub const FIRST: &str = "./first.js";

/// Marks the names of later parts.
const BEGINS: &str = "later-";

/// True for the file of a later part.
pub fn is_later_part(name: &str) -> bool {
    name.starts_with(BEGINS) && name.ends_with(".wasm")
}

/// Splits `program` and writes its later parts into `folder`, under names made of their bytes.
pub fn split(program: &[u8], folder: &Path) -> Result<Parts> {
    if !has_split_points(program)? {
        return Ok(Parts { first: program.to_vec(), link: None });
    }
    let workshop = folder.join("split");
    let first = workshop.join("first.wasm");
    let mut options = Options::new(program);
    options.output_dir = &workshop;
    options.main_out_path = &first;
    options.main_module = FIRST;
    options.link_name = LINK;
    let done = transform(options).map_err(|report| anyhow!("{report:#}"))?;
    let mut link = fs::read_to_string(workshop.join(LINK))?;
    // A program that only names the library for later functions holds the mark of one, and nothing to split off.
    let is_split = !done.split_modules.is_empty();
    for (name, file) in written(&done.split_modules)? {
        let bytes = tight(&fs::read(&file)?).and_then(|bytes| order::ordered(&bytes));
        let bytes = bytes.with_context(|| format!("{name} cannot be written anew"))?;
        let mut hash = DefaultHasher::new();
        hash.write(&bytes);
        let hashed = format!("{BEGINS}{:016x}.wasm", hash.finish());
        fs::write(folder.join(&hashed), bytes)?;
        link = link.replace(&name, &hashed);
    }
    let first = fs::read(&first)?;
    fs::remove_dir_all(&workshop)?;
    Ok(Parts { first, link: is_split.then_some(link) })
}

fn written(files: &[PathBuf]) -> Result<BTreeMap<String, PathBuf>> {
    let named = files.iter().map(|file| {
        let name = file.file_name().context("a part has no name")?;
        Ok((name.to_string_lossy().into_owned(), file.clone()))
    });
    named.collect()
}

/// True for a program with functions that shall come later.
fn has_split_points(program: &[u8]) -> Result<bool> {
    for section in wasmparser::Parser::new(0).parse_all(program) {
        if let wasmparser::Payload::CustomSection(section) = section?
            && section.name() == "__wasm_split_unstable"
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The same module without padded numbers, names and other sections for tools.
fn tight(module: &[u8]) -> Result<Vec<u8>> {
    let mut written = wasm_encoder::Module::new();
    WithoutCustom.parse_core_module(&mut written, wasmparser::Parser::new(0), module)?;
    Ok(written.finish())
}

struct WithoutCustom;

impl Reencode for WithoutCustom {
    type Error = std::convert::Infallible;

    fn parse_custom_section(
        &mut self,
        _: &mut wasm_encoder::Module,
        _: CustomSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        Ok(())
    }
}
