//! What was asked for on the command line.

/// The help text.
pub(crate) const USAGE: &str = "\
usage: cargo xtask <command>

  serve [--port N] [--open]   build for release and serve on this machine (port 8080); --open starts the browser
  build                       leave the release build in dist/, for any static file server
  test [STAGE ...]            run every check, or only the stages named: lint, native, browser
  schema                      write schema/counterpoint-v1.schema.json anew
  split                       cut a release build in two; Trunk calls this at the end of each
  help                        print this";

/// A command with its options.
#[derive(Debug, PartialEq)]
pub(crate) enum Request {
    Help,
    Serve(ServeOptions),
    Build,
    /// What Trunk calls at the end of a build.
    Split,
    /// The stages in the order given.
    Test(Vec<Stage>),
    Schema,
}

/// Where to serve, and whether a browser is opened there.
#[derive(Debug, PartialEq)]
pub(crate) struct ServeOptions {
    pub(crate) port: u16,
    pub(crate) open: bool,
}

/// A part of `cargo xtask test`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Stage {
    Lint,
    Native,
    Browser,
}

/// Every stage, quickest verdict first.
pub(crate) const ALL_STAGES: [Stage; 3] = [Stage::Lint, Stage::Native, Stage::Browser];

/// Reads the arguments after `cargo xtask`.
///
/// # Errors
/// Says which argument could not be understood.
pub(crate) fn parse(arguments: &[String]) -> Result<Request, String> {
    let Some((command, rest)) = arguments.split_first() else {
        return Err("a command is missing".to_owned());
    };
    match command.as_str() {
        "serve" => parse_serve(rest).map(Request::Serve),
        "build" => without_options(rest, Request::Build),
        "test" => parse_stages(rest).map(Request::Test),
        "split" => without_options(rest, Request::Split),
        "schema" => without_options(rest, Request::Schema),
        "help" | "--help" | "-h" => Ok(Request::Help),
        unknown => Err(format!("unknown command `{unknown}`")),
    }
}

fn parse_serve(options: &[String]) -> Result<ServeOptions, String> {
    let mut result = ServeOptions { port: 8080, open: false };
    let mut options = options.iter();
    while let Some(option) = options.next() {
        match option.as_str() {
            "--open" => result.open = true,
            "--port" => result.port = parse_port(options.next())?,
            unknown => return Err(format!("unknown option `{unknown}`")),
        }
    }
    Ok(result)
}

fn parse_port(value: Option<&String>) -> Result<u16, String> {
    let value = value.ok_or("--port needs a number")?;
    match value.parse() {
        Ok(0) | Err(_) => Err(format!("`{value}` is not a port: give a number from 1 to 65535")),
        Ok(port) => Ok(port),
    }
}

fn parse_stages(names: &[String]) -> Result<Vec<Stage>, String> {
    if names.is_empty() {
        return Ok(ALL_STAGES.to_vec());
    }
    names.iter().map(|name| parse_stage(name)).collect()
}

fn parse_stage(name: &str) -> Result<Stage, String> {
    match name {
        "lint" => Ok(Stage::Lint),
        "native" => Ok(Stage::Native),
        "browser" => Ok(Stage::Browser),
        unknown => Err(format!("unknown stage `{unknown}`")),
    }
}

fn without_options(rest: &[String], request: Request) -> Result<Request, String> {
    match rest.first() {
        Some(option) => Err(format!("unknown option `{option}`")),
        None => Ok(request),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_line(line: &str) -> Result<Request, String> {
        let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&arguments)
    }

    #[test]
    fn serve_takes_a_port_and_open() {
        let expected = Request::Serve(ServeOptions { port: 9000, open: true });
        assert_eq!(parse_line("serve --open --port 9000"), Ok(expected));
    }

    #[test]
    fn a_port_must_be_one() {
        assert!(parse_line("serve --port").is_err());
        assert!(parse_line("serve --port 0").is_err());
        assert!(parse_line("serve --port 70000").is_err());
    }

    #[test]
    fn test_runs_everything_unless_told_otherwise() {
        assert_eq!(parse_line("test"), Ok(Request::Test(ALL_STAGES.to_vec())));
        assert_eq!(parse_line("test browser"), Ok(Request::Test(vec![Stage::Browser])));
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert_eq!(parse_line("biuld"), Err("unknown command `biuld`".to_owned()));
        assert_eq!(parse_line("build --fast"), Err("unknown option `--fast`".to_owned()));
        assert_eq!(parse_line("test speed"), Err("unknown stage `speed`".to_owned()));
    }
}
