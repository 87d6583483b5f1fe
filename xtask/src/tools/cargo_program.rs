//! Programs that `cargo install` builds.

use std::env;
use std::path::{Path, PathBuf};

use crate::shell::{Outcome, cargo, command, output_of, places_on_path, project_root, run};

/// A program pinned to one version.
pub(super) struct CargoProgram<'a> {
    pub(super) program: &'a str,
    pub(super) package: &'a str,
    pub(super) version: &'a str,
    /// `--locked`, where the package's own lock file can be used.
    pub(super) locked: Option<&'a str>,
}

impl CargoProgram<'_> {
    /// Finds the pinned version or installs it; returns the folder that holds it.
    ///
    /// Where another version is installed already it is left alone, and ours goes to `target/tools`.
    ///
    /// # Errors
    /// When the program cannot be built; the message names the command that failed.
    pub(super) fn ensure(&self) -> Outcome<PathBuf> {
        let places = self.places();
        if let Some(folder) = places.iter().find(|place| self.is_right(place)).and_then(|place| place.parent()) {
            return Ok(folder.to_path_buf());
        }
        let root = if places.is_empty() { cargo_home() } else { Some(own_root()) };
        let root = root.unwrap_or_else(own_root);
        let bin = root.join("bin");
        self.install(&root)?;
        if self.is_right(&bin.join(self.program)) {
            return Ok(bin);
        }
        Err(format!("{} does not hold a {} of version {}", bin.display(), self.program, self.version))
    }

    fn places(&self) -> Vec<PathBuf> {
        let own = own_root().join("bin").join(self.program);
        let home = cargo_home().map(|home| home.join("bin").join(self.program));
        let mut places = vec![own];
        places.extend(places_on_path(self.program));
        places.extend(home);
        places.retain(|place| place.is_file());
        places
    }

    fn is_right(&self, place: &Path) -> bool {
        let printed = output_of(command(&place.to_string_lossy()).arg("--version"));
        printed.is_some_and(|line| line.split_whitespace().nth(1) == Some(self.version))
    }

    fn install(&self, root: &Path) -> Outcome {
        let bin = root.join("bin");
        println!("Installing {} {} into {} (takes some minutes)", self.package, self.version, bin.display());
        let mut install = cargo(&["install", self.package, "--version", self.version]);
        install.args(self.locked).arg("--root").arg(root);
        run(&mut install)
    }
}

fn own_root() -> PathBuf {
    project_root().join("target/tools")
}

fn cargo_home() -> Option<PathBuf> {
    let set = env::var_os("CARGO_HOME").map(PathBuf::from);
    set.or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}
