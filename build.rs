//! Tells the linker to keep in release builds of the app which function uses what, by which `cargo xtask split` cuts it in two.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|set| set == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo:rustc-link-arg-bin=counterpoint=--emit-relocs");
    }
}
