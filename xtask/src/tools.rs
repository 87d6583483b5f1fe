//! What the commands need on the machine: each part looks first, says what it installs before it does, and reuses what fits.

mod cargo_program;
mod chromium;
mod npm;
mod rustup;

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::shell::{Outcome, project_root};

pub(crate) use chromium::ensure_chromium;
pub(crate) use npm::ensure_npm_packages;
pub(crate) use rustup::{ensure_lint_components, ensure_wasm_target};

use cargo_program::CargoProgram;

/// Trunk 0.22 needs a newer Rust than the one this package asks for.
const TRUNK_VERSION: &str = "0.21.14";

/// Sees to everything that building the app takes.
///
/// Returns the `PATH` under which the right version of each tool comes first.
///
/// # Errors
/// When something is missing and cannot be installed; the message names the command that would.
pub(crate) fn ensure_build_tools() -> Outcome<OsString> {
    ensure_wasm_target()?;
    ensure_npm_packages()?;
    let bindgen_version = locked_version("wasm-bindgen")?;
    let trunk = CargoProgram { program: "trunk", package: "trunk", version: TRUNK_VERSION, locked: Some("--locked") };
    // Not `--locked`: one crate pinned in its lock file can no longer be resolved.
    let bindgen =
        CargoProgram { program: "wasm-bindgen", package: "wasm-bindgen-cli", version: &bindgen_version, locked: None };
    let folders = [trunk.ensure()?, bindgen.ensure()?, project_root().join("node_modules/.bin")];
    path_with(&folders)
}

/// `PATH` with `folders` before everything else.
fn path_with(folders: &[PathBuf]) -> Outcome<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&path));
    env::join_paths(all).map_err(|error| format!("PATH cannot be extended: {error}"))
}

/// The version of `package` in `Cargo.lock`; wasm-bindgen's program and library must be of one version.
fn locked_version(package: &str) -> Outcome<String> {
    let file = project_root().join("Cargo.lock");
    let text = read(&file)?;
    version_in_lock(&text, package).ok_or_else(|| format!("Cargo.lock names no version of {package}"))
}

fn version_in_lock(text: &str, package: &str) -> Option<String> {
    let name_line = format!("name = \"{package}\"");
    let mut lines = text.lines().skip_while(|line| *line != name_line);
    let version = lines.find_map(|line| line.strip_prefix("version = \""))?;
    Some(version.trim_end_matches('"').to_owned())
}

fn read(file: &Path) -> Outcome<String> {
    std::fs::read_to_string(file).map_err(|error| format!("{} cannot be read: {error}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::version_in_lock;

    #[test]
    fn the_locked_version_is_that_of_the_very_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "bindgen"), None);
    }
}
