//! What Trunk takes for `wasm-bindgen`: it splits what cargo built and then joins the first part with
//! JavaScript, by the library that wasm-bindgen's own program is made of. It also writes the boxes that stand on the
//! page before the program runs, since it is the one step of the build that can ask the core for their labels.

mod arguments;

mod boxes;

mod later;

mod order;

mod script;

mod short;

#[path = "../../src/words/boxes.rs"]
mod words;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use arguments::{Arguments, Wish};
use short::Names;

fn main() -> Result<()> {
    match Arguments::read(std::env::args().skip(1))? {
        // The form in which Trunk looks for the version that Cargo.lock names.
        Wish::Version => println!("wasm-bindgen {}", wasm_bindgen_shared::version()),
        Wish::Build(arguments) => build(&arguments)?,
    }
    Ok(())
}

fn build(Arguments { out_dir, out_name, input }: &Arguments) -> Result<()> {
    let program = fs::read(input).with_context(|| format!("{} cannot be read", input.display()))?;
    fs::create_dir_all(out_dir).with_context(|| format!("{} cannot be made", out_dir.display()))?;
    forget_older(out_dir)?;
    fs::write(out_dir.join("boxes.html"), boxes::page())?;
    let parts = later::split(&program, out_dir)?;
    // A build to work on keeps its names, for what the browser says about a crash.
    let is_release = !out_dir.ends_with("debug");
    let mut made = Bindgen::new()
        .input_bytes(out_name, parts.first)
        .web(true)?
        .typescript(false)
        // The later part asks for what the linker exported.
        .keep_lld_exports(true)
        .demangle(!is_release)
        .remove_name_section(is_release)
        .remove_producers_section(is_release)
        .generate_output()?;
    let mut names = Names::default();
    if is_release {
        let program = made.wasm_mut();
        program.imports.iter_mut().for_each(|import| import.name = names.of(&import.name));
        program.exports.iter_mut().for_each(|export| export.name = names.of(&export.name));
    }
    made.emit(out_dir)?;
    if is_release {
        let file = out_dir.join(format!("{out_name}_bg.wasm"));
        let ordered = order::ordered(&fs::read(&file)?)?;
        fs::write(&file, ordered)?;
    }
    let file = out_dir.join(format!("{out_name}.js"));
    let mut script = fs::read_to_string(&file)?;
    if let Some(link) = parts.link {
        script = script::joined(&script, &link)?;
    }
    if is_release {
        script = names.shorten(&script)?;
    }
    fs::write(&file, script)?;
    Ok(())
}

/// Later parts of builds before this one would be taken for parts of it.
fn forget_older(out_dir: &Path) -> Result<()> {
    for file in fs::read_dir(out_dir)? {
        let file = file?;
        if later::is_later_part(&file.file_name().to_string_lossy()) {
            fs::remove_file(file.path())?;
        }
    }
    Ok(())
}
