//! `cargo xtask test`: everything that must hold before a change is taken.

use crate::app;
use crate::arguments::Stage;
use crate::shell::{Outcome, cargo, command, output_of, run};
use crate::tools::{ensure_chromium, ensure_lint_components, ensure_npm_packages, ensure_wasm_target};

/// The core without its browser half, which is what the native tests and lints look at.
const CORE: [&str; 3] = ["--no-default-features", "--features", "schema"];

/// The program of the other thread.
const WORKER: [&str; 5] = ["--no-default-features", "--features", "worker", "--bin", "worker"];

/// Runs the stages in turn and stops at the first that fails.
///
/// # Errors
/// Names the command that failed.
pub(crate) fn run_stages(stages: &[Stage]) -> Outcome {
    for stage in stages {
        match stage {
            Stage::Lint => lint()?,
            Stage::Native => native_tests()?,
            Stage::Browser => browser_tests()?,
        }
    }
    Ok(())
}

/// Writes the JSON Schema of the file format anew: the test that compares it writes it instead when told to.
///
/// # Errors
/// When the test does not build, fails, or is not there any more.
pub(crate) fn write_schema() -> Outcome {
    let mut test = cargo(&["test", "--quiet"]);
    test.args(CORE).args(["--test", "it", "schema::the_kept_schema_is_current"]).env("UPDATE_SCHEMA", "1");
    match output_of(&mut test) {
        Some(output) if output.contains(" 1 passed") => Ok(()),
        _ => Err("the schema was not written; `cargo xtask test native` tells why".to_owned()),
    }
}

fn lint() -> Outcome {
    ensure_lint_components()?;
    ensure_wasm_target()?;
    title("Format");
    run(&mut cargo(&["fmt", "--all", "--check"]))?;
    title("Lints of the core");
    run(cargo(&["clippy", "--locked", "--all-targets"]).args(CORE).args(["--", "--deny", "warnings"]))?;
    title("Lints of the app");
    run(&mut cargo(&["clippy", "--locked", "--target", "wasm32-unknown-unknown", "--", "--deny", "warnings"]))?;
    title("Lints of the other thread");
    run(cargo(&["clippy", "--locked", "--target", "wasm32-unknown-unknown"])
        .args(WORKER)
        .args(["--", "--deny", "warnings"]))?;
    title("Lints of xtask");
    run(&mut cargo(&["clippy", "--locked", "--package", "xtask", "--all-targets", "--", "--deny", "warnings"]))
}

fn native_tests() -> Outcome {
    title("Native tests");
    // Property tests draw the same cases each time here, so that a run that passed passes again; plain `cargo test` draws new ones.
    run(cargo(&["test", "--locked"]).args(CORE).env("PROPTEST_RNG_SEED", "1"))?;
    run(&mut cargo(&["test", "--locked", "--package", "xtask"]))
}

fn browser_tests() -> Outcome {
    ensure_npm_packages()?;
    let chromium = ensure_chromium()?;
    title("Release build");
    app::build()?;
    title("Browser tests");
    run(command("node").arg("tests/browser/run.mjs").env("CHROMIUM", chromium))
}

fn title(text: &str) {
    println!("\n== {text}");
}
