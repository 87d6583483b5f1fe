//! The browser of the browser tests.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::shell::{Outcome, command, output_of, places_on_path, run};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Finds a Chromium, or installs Debian's; returns its program file. `CHROMIUM` in the environment is taken as it is.
///
/// # Errors
/// When there is none and it cannot be installed from here; the message names the command that would.
pub(crate) fn ensure_chromium() -> Outcome<PathBuf> {
    if let Some(chosen) = env::var_os("CHROMIUM") {
        return Ok(PathBuf::from(chosen));
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    install()?;
    find().ok_or_else(|| "Chromium was installed but is not on PATH; name it in the variable CHROMIUM".to_owned())
}

fn find() -> Option<PathBuf> {
    NAMES.iter().find_map(|name| places_on_path(name).into_iter().next())
}

fn install() -> Outcome {
    let advice = "the browser tests need Chromium; on Debian: sudo apt-get install -y chromium \
                  (or name a Chromium's program file in the variable CHROMIUM)";
    if places_on_path("apt-get").is_empty() {
        return Err(advice.to_owned());
    }
    let is_root = output_of(command("id").arg("-u")).as_deref() == Some("0");
    if !is_root && output_of(command("sudo").args(["-n", "true"])).is_none() {
        return Err(advice.to_owned());
    }
    println!("Installing Debian's chromium with apt-get");
    run(apt_get(is_root).arg("update"))?;
    run(apt_get(is_root).args(["install", "-y", "chromium"])).map_err(|problem| format!("{problem}; {advice}"))
}

fn apt_get(is_root: bool) -> Command {
    let mut apt_get = if is_root { command("apt-get") } else { command("sudo") };
    if !is_root {
        apt_get.args(["-n", "apt-get"]);
    }
    apt_get.env("DEBIAN_FRONTEND", "noninteractive");
    apt_get
}
