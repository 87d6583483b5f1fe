//! The project's own commands: `cargo xtask serve | test | build`.

fn main() {}
