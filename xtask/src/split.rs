//! Cutting the WebAssembly of a release build in two, so that a first visit waits only for what its first page takes.
//!
//! Trunk calls this when a build stands ready in its staging folder. The program is optimised (`optimise`); then what the linker has
//! noted of it (`links`) is followed from where it begins, but not into what `deferred.txt` lists (`deferral`, `path`). What is met
//! makes the first part (`plan`, `first`), everything else the rest (`rest`).
//!
//! The first part keeps the memory and the table. A function of the rest that it calls is there as a way to a slot of the table,
//! which loads the rest if need be; constants that only the rest uses are zeros until it comes. The rest takes memory, table and
//! functions from the first part and fills the slots. The page is told of both (`page`), and the script between them and the
//! browser made smaller (`glue`).

mod deferral;
mod first;
mod glue;
mod links;
mod optimise;
mod page;
mod path;
mod plan;
mod program;
mod rest;
#[cfg(test)]
mod tests;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::shell::{Outcome, project_root};

use deferral::{Deferral, LIST};
use links::Links;
use page::Served;
use plan::{Linked, Plan};
use program::Program;

/// The program as the linker leaves it, in the folder of what is built.
const LINKED: &str = "wasm32-unknown-unknown/release/counterpoint.wasm";

/// Where the names of the functions of each part are noted, one a line, for who reads a stack trace or a profile.
const NAMES: &str = "split/first-part.txt";
const NAMES_OF_REST: &str = "split/rest.txt";

/// Cuts the release build in Trunk's staging folder. Debug builds stay in one piece.
///
/// # Errors
/// When not called by Trunk, or when the build is not as expected.
pub(crate) fn split_staged_build() -> Outcome {
    let variable = |name: &str| env::var(name).map_err(|_| format!("{name} is not set; Trunk calls this command"));
    if variable("TRUNK_PROFILE")? != "release" {
        return Ok(());
    }
    let staging = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| project_root().join("target"), PathBuf::from);
    let linked = read(&target.join(LINKED))?;
    let page_file = staging.join("index.html");
    let page = String::from_utf8_lossy(&read(&page_file)?).into_owned();
    let whole = staged(&staging, &page, "_bg.wasm")?;
    let script = staged(&staging, &page, ".js")?;

    let linked_program = Program::read(&linked)?;
    let linked = Linked { links: Links::read(&linked, &linked_program)?, program: linked_program };
    let optimised = optimise::optimise(&whole.bytes, &target.join("split"))?;
    let program = Program::read(&optimised)?;
    let plan = Plan::of(&program, &linked, &Deferral::read(LIST))?;
    let first = Served::named("counterpoint", "wasm", first::write(&program, &plan)?);
    let rest = Served::named("counterpoint-rest", "wasm", rest::write(&program, &plan)?);
    let tight = glue::tighten(&String::from_utf8_lossy(&script.bytes), &program.short_names())?;
    let tight = Served::named("counterpoint", "js", tight.into_bytes());

    let page = page::rewrite(&page, &[(&whole, &first), (&script, &tight)], &rest)?;
    for file in [&first, &rest, &tight] {
        write(&staging.join(&file.name), &file.bytes)?;
    }
    write(&page_file, page.as_bytes())?;
    write(&target.join(NAMES), plan.names_of_first(&program).as_bytes())?;
    write(&target.join(NAMES_OF_REST), plan.names_of_rest(&program).as_bytes())?;
    for file in [whole, script] {
        let path = staging.join(&file.name);
        fs::remove_file(&path).map_err(|error| format!("{} cannot be removed: {error}", path.display()))?;
    }
    Ok(())
}

/// The file that the page names with this ending and that begins with the name of the program.
fn staged(staging: &Path, page: &str, ending: &str) -> Outcome<Served> {
    let entries = fs::read_dir(staging).map_err(|error| format!("{} cannot be listed: {error}", staging.display()))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut fitting = names.filter(|name| {
        name.starts_with("counterpoint-") && name.ends_with(ending) && page.contains(&format!("{name}\""))
    });
    let name = fitting.next().ok_or_else(|| format!("the page names no counterpoint-…{ending}"))?;
    let bytes = read(&staging.join(&name))?;
    Ok(Served { name, bytes })
}

fn read(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).map_err(|error| format!("{} cannot be read: {error}", file.display()))
}

fn write(file: &Path, bytes: &[u8]) -> Outcome {
    fs::write(file, bytes).map_err(|error| format!("{} cannot be written: {error}", file.display()))
}
