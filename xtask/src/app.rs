//! Building and serving the app through Trunk.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use crate::arguments::ServeOptions;
use crate::first_load;
use crate::shell::{Outcome, command, project_root, run};
use crate::tools::ensure_build_tools;

/// Builds the app for release into `dist/` and prints what a first visit loads.
///
/// # Errors
/// When a tool is missing or the build fails.
pub(crate) fn build() -> Outcome {
    let path = ensure_build_tools()?;
    run(command("trunk").args(["build", "--release"]).env("PATH", path))?;
    println!("{}", first_load::weigh(&project_root().join("dist"))?);
    Ok(())
}

/// Builds the app for release and serves it on this machine until stopped.
///
/// # Errors
/// When a tool is missing, the port is taken, or the build fails.
pub(crate) fn serve(options: ServeOptions) -> Outcome {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, options.port));
    if TcpListener::bind(address).is_err() {
        return Err(format!("port {} is in use; choose another with --port", options.port));
    }
    let path = ensure_build_tools()?;
    println!("Building for release; the first time takes some minutes");
    thread::spawn(move || announce(address));
    let port = options.port.to_string();
    let mut trunk = command("trunk");
    trunk.args(["serve", "--release", "--address", "127.0.0.1", "--port", &port]).env("PATH", path);
    if options.open {
        trunk.arg("--open");
    }
    run(&mut trunk)
}

/// Prints the address once something answers there. Trunk starts its server only after the first build.
fn announce(address: SocketAddr) {
    while TcpStream::connect(address).is_err() {
        thread::sleep(Duration::from_millis(200));
    }
    println!("\nCounterpoint is at http://{address}/ (Ctrl+C stops it)\n");
}
