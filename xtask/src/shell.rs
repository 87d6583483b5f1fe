//! Calling other programs.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Success, or a sentence that says what went wrong and, where there is one, what to do about it.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// The folder of the workspace; every program is started there.
pub(crate) fn project_root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// A command in the project's folder.
pub(crate) fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(project_root());
    // Trunk takes `NO_COLOR=1` for a malformed option and stops.
    command.env_remove("NO_COLOR");
    command
}

/// A `cargo` command in the project's folder.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = command("cargo");
    cargo.args(arguments);
    cargo
}

/// Runs a command with its output shown.
///
/// # Errors
/// When it cannot be started or ends with another status than success.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let line = display(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{line}` failed ({status})")),
        Err(error) => Err(format!("`{line}` could not be started: {error}")),
    }
}

/// What a command prints on its standard output, or nothing when it fails or is not there.
pub(crate) fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Every place on `PATH` that holds a program of this name, first match first.
pub(crate) fn places_on_path(program: &str) -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).map(|folder| folder.join(program)).filter(|file| file.is_file()).collect()
}

fn display(command: &Command) -> String {
    let words: Vec<_> =
        std::iter::once(command.get_program()).chain(command.get_args()).map(|word| word.to_string_lossy()).collect();
    words.join(" ")
}
