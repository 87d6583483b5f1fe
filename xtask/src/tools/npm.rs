//! The packages of `package.json`: wasm-opt for the build, the driver and the accessibility checker for the browser tests.

use std::fs;

use super::read;
use crate::shell::{Outcome, command, output_of, project_root, run};

/// Installs the locked packages unless just these are there.
///
/// # Errors
/// When npm is missing or fails.
pub(crate) fn ensure_npm_packages() -> Outcome {
    let lock = read(&project_root().join("package-lock.json"))?;
    // npm keeps no trustworthy note of which lock file it installed from, so we keep our own copy.
    let installed_from = project_root().join("node_modules/.installed-from.json");
    if fs::read_to_string(&installed_from).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    if output_of(command("npm").arg("--version")).is_none() {
        return Err("Node.js with npm is missing; on Debian: apt-get install -y nodejs npm".to_owned());
    }
    println!("Installing the npm packages of package-lock.json into node_modules/");
    run(command("npm").arg("ci"))?;
    fs::write(&installed_from, lock).map_err(|error| format!("{} cannot be written: {error}", installed_from.display()))
}
