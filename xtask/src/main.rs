//! The project's own commands: `cargo xtask serve`, `build`, `test` and `schema`.
//!
//! Each command first sees to the tools it needs (`tools`), then calls them. Nothing here knows anything about the app itself.

mod app;
mod arguments;
mod checks;
mod first_load;
mod shell;
mod split;
mod tools;

use std::process::ExitCode;

use arguments::{Request, USAGE};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let request = match arguments::parse(&arguments) {
        Ok(request) => request,
        Err(problem) => {
            eprintln!("{problem}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match carry_out(request) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(request: Request) -> shell::Outcome {
    match request {
        Request::Help => {
            println!("{USAGE}");
            Ok(())
        }
        Request::Serve(address) => app::serve(address),
        Request::Build => app::build(),
        Request::Test(stages) => checks::run_stages(&stages),
        Request::Split => split::split_staged_build(),
        Request::Schema => checks::write_schema(),
    }
}
