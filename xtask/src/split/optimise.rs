//! Making the program small before it is cut.

use std::fs;
use std::path::Path;

use wasm_encoder::{Module, RawSection};
use wasmparser::{Parser, Payload};

use crate::shell::{Outcome, command, run};

use super::program::damaged;
use super::{read, write};

/// What wasm-opt is asked for. Names say afterwards which function is which. By default it takes each function of one caller into that
/// caller, and so what is deferred into what is needed: beyond a few instructions it must not.
const ARGUMENTS: [&str; 4] =
    ["-Oz", "--enable-reference-types", "--debuginfo", "--one-caller-inline-max-function-size=40"];

/// The program optimised for size, its functions still named. `folder` takes the files on the way there.
///
/// # Errors
/// When wasm-opt is not on `PATH` or fails.
pub(crate) fn optimise(program: &[u8], folder: &Path) -> Outcome<Vec<u8>> {
    fs::create_dir_all(folder).map_err(|error| format!("{} cannot be made: {error}", folder.display()))?;
    let [before, after] = ["before.wasm", "after.wasm"].map(|name| folder.join(name));
    write(&before, &without_linker_notes(program)?)?;
    run(command("wasm-opt").args(ARGUMENTS).arg(&before).arg("--output").arg(&after))?;
    read(&after)
}

/// The program without what the linker has noted: it holds no more, and wasm-opt takes it for a program that is not linked yet.
fn without_linker_notes(program: &[u8]) -> Outcome<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload.map_err(damaged)?;
        let is_note = matches!(&payload, Payload::CustomSection(section) if is_linker_note(section.name()));
        if let Some((id, range)) = payload.as_section().filter(|_| !is_note) {
            module.section(&RawSection { id, data: &program[range] });
        }
    }
    Ok(module.finish())
}

fn is_linker_note(section: &str) -> bool {
    section == "linking" || section.starts_with("reloc.")
}
