//! What rustup adds to the toolchain.

use std::path::Path;

use crate::shell::{Outcome, cargo, command, output_of, run};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Adds the WebAssembly target unless the toolchain has it.
///
/// # Errors
/// When it is missing and rustup cannot add it.
pub(crate) fn ensure_wasm_target() -> Outcome {
    if let Some(sysroot) = output_of(command("rustc").args(["--print", "sysroot"]))
        && Path::new(&sysroot).join("lib/rustlib").join(WASM_TARGET).is_dir()
    {
        return Ok(());
    }
    rustup(&["target", "add", WASM_TARGET])
}

/// Adds rustfmt and clippy unless they are there; rustup's minimal profile leaves them out.
///
/// # Errors
/// When one is missing and rustup cannot add it.
pub(crate) fn ensure_lint_components() -> Outcome {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if output_of(&mut cargo(&[subcommand, "--version"])).is_none() {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

fn rustup(arguments: &[&str]) -> Outcome {
    let line = format!("rustup {}", arguments.join(" "));
    println!("Installing with `{line}`");
    run(command("rustup").args(arguments)).map_err(|problem| format!("{problem}; please run `{line}` yourself"))
}
