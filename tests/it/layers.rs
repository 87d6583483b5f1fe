//! The layer rule: which module may use which, and which crates each may name. ARCHITECTURE.md tells why.
//!
//! The sources are read as text. A path counts wherever it stands, in a `use` or in the middle of an expression.

mod paths;
mod tokens;

use std::fs;
use std::path::{Path, PathBuf};

use paths::{UsedPath, used_paths};

/// A module, the modules of ours it may use besides itself, and the crates it may name besides `std`.
///
/// An entry `a::b` stands for that part of `a` only; as a module, it is ruled by its own line instead of that of `a`.
struct Layer {
    module: &'static str,
    may_use: &'static [&'static str],
    crates: &'static [&'static str],
}

const LAYERS: &[Layer] = &[
    Layer { module: "geometry", may_use: &[], crates: &[] },
    Layer { module: "model", may_use: &[], crates: &[] },
    Layer { module: "analysis", may_use: &["model"], crates: &["petgraph", "fixedbitset"] },
    Layer { module: "layout", may_use: &["model", "geometry"], crates: &["petgraph", "fixedbitset"] },
    Layer { module: "editor", may_use: &["model", "layout", "geometry"], crates: &[] },
    Layer {
        module: "format",
        may_use: &["model", "layout", "geometry", "analysis", "editor::document"],
        crates: &["serde", "serde_json", "schemars"],
    },
    Layer {
        module: "interchange",
        may_use: &["model", "layout", "geometry", "analysis", "editor::document"],
        crates: &["serde", "serde_json"],
    },
    Layer { module: "inquiry", may_use: &["model", "analysis", "format", "scene::panel"], crates: &[] },
    Layer { module: "scene", may_use: &["editor", "analysis", "layout", "model", "geometry"], crates: &[] },
    Layer { module: "platform", may_use: &["editor::input", "geometry"], crates: BROWSER },
    Layer { module: "ui::widget", may_use: &["platform", "geometry"], crates: UI },
    Layer {
        module: "ui",
        may_use: &[
            "geometry",
            "model",
            "analysis",
            "layout",
            "editor",
            "format",
            "interchange",
            "scene",
            "inquiry",
            "platform",
        ],
        crates: UI,
    },
];

const BROWSER: &[&str] =
    &["web_sys", "gloo", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "console_error_panic_hook"];

const UI: &[&str] = &["leptos", "web_sys", "gloo", "js_sys", "wasm_bindgen", "wasm_bindgen_futures"];

/// Every crate that some layer may name; a crate outside this list is not looked for.
fn guarded_crates() -> impl Iterator<Item = &'static str> {
    LAYERS.iter().flat_map(|layer| layer.crates).chain(["leptos"].iter()).copied()
}

/// The layer that rules the module with this path: the longest line of the table that fits.
fn layer_of(module: &[String]) -> Option<&'static Layer> {
    let fitting = LAYERS.iter().filter(|layer| is_within(layer.module, module));
    fitting.max_by_key(|layer| layer.module.len())
}

/// Whether `path` is the module `name` or something in it.
fn is_within(name: &str, path: &[String]) -> bool {
    let parts: Vec<&str> = name.split("::").collect();
    path.len() >= parts.len() && parts.iter().zip(path).all(|(part, segment)| part == segment)
}

/// What is wrong with one used path, if anything.
fn fault(layer: &Layer, used: &UsedPath) -> Option<String> {
    match used {
        UsedPath::Own(path) => {
            let is_self = is_within(layer.module, path);
            let is_allowed = is_self || layer.may_use.iter().any(|name| is_within(name, path));
            (!is_allowed).then(|| format!("{} may not use {}", layer.module, path.join("::")))
        }
        UsedPath::External(name) => {
            let is_guarded = guarded_crates().any(|guarded| guarded == name);
            let is_allowed = layer.crates.contains(&name.as_str());
            (is_guarded && !is_allowed).then(|| format!("{} may not name the crate {name}", layer.module))
        }
    }
}

/// The faults of one source file, each as `file:line: what is wrong`. `file` is relative to `src`.
fn faults_in(file: &str, text: &str) -> Vec<String> {
    let module = module_path(file);
    let Some(layer) = layer_of(&module) else {
        return vec![format!("src/{file}:1: no line of the layer table rules this module")];
    };
    let used = used_paths(text, &module);
    used.iter()
        .filter_map(|(line, path)| fault(layer, path).map(|fault| format!("src/{file}:{line}: {fault}")))
        .collect()
}

/// `editor/gesture/mod.rs` is the module `editor::gesture`, and so is `editor/gesture.rs`.
fn module_path(file: &str) -> Vec<String> {
    let stem = file.trim_end_matches(".rs").trim_end_matches("/mod");
    stem.split('/').map(str::to_owned).collect()
}

fn source_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.expect("the entry can be read").path();
        match path.is_dir() {
            true => files.extend(source_files(&path)),
            false if path.extension().is_some_and(|extension| extension == "rs") => files.push(path),
            false => {}
        }
    }
    files.sort();
    files
}

#[test]
fn every_module_keeps_to_its_layer() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut faults = Vec::new();
    for path in source_files(&root) {
        let file = path.strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
        // The map of the crate and the entries of its programs stand above all layers.
        if ["lib.rs", "main.rs", "worker.rs"].contains(&file.as_str()) {
            continue;
        }
        let text = fs::read_to_string(&path).expect("the source can be read");
        faults.extend(faults_in(&file, &text));
    }
    assert!(faults.is_empty(), "the layer rule is broken:\n{}", faults.join("\n"));
}

#[test]
fn a_forbidden_module_is_found_however_it_is_named() {
    let forbidden = [
        "use crate::ui::App;",
        "use crate::{geometry, ui::App};",
        "use crate::{\n    geometry,\n    ui,\n};",
        "fn f() { crate::ui::mount() }",
        "use super::ui::App;",
        "mod inner { use super::super::ui::App; }",
        "use counterpoint::ui::App;",
    ];
    for text in forbidden {
        let faults = faults_in("model/mod.rs", text);
        assert_eq!(faults.len(), if text.contains("geometry") { 2 } else { 1 }, "{text}: {faults:?}");
        assert!(faults.iter().any(|fault| fault.contains("model may not use ui")), "{text}: {faults:?}");
    }
}

#[test]
fn a_fault_names_file_and_line() {
    let faults =
        faults_in("layout/layered/rank.rs", "//! Ranks.\n\nuse crate::model::Model;\nuse leptos::prelude::*;\n");
    assert_eq!(faults, ["src/layout/layered/rank.rs:4: layout may not name the crate leptos"]);
}

#[test]
fn a_part_of_a_module_may_be_allowed_alone() {
    assert!(faults_in("format/read.rs", "use crate::editor::document::Document;").is_empty());
    assert!(faults_in("format/read.rs", "use crate::editor::{document::Document};").is_empty());
    assert_eq!(faults_in("format/read.rs", "use crate::editor::{document::Document, history};").len(), 1);
    assert_eq!(faults_in("ui/widget/button.rs", "use crate::model::Model;").len(), 1);
    assert_eq!(faults_in("ui/widget/button.rs", "use super::super::session::Session;").len(), 1);
    assert!(faults_in("ui/panel/outline.rs", "use crate::{model::Model, ui::widget::Button};").is_empty());
}

#[test]
fn crates_belong_to_their_layers() {
    assert_eq!(faults_in("model/service.rs", "#[derive(serde::Serialize)] struct S;").len(), 1);
    assert_eq!(faults_in("scene/mod.rs", "use petgraph::graph::NodeIndex;").len(), 1);
    assert_eq!(faults_in("editor/mod.rs", "use ::web_sys::Node;").len(), 1);
    assert!(faults_in("analysis/graph.rs", "use petgraph::graph::NodeIndex; use std::fmt;").is_empty());
    assert!(faults_in("format/v1.rs", "use serde::{Deserialize, Serialize};").is_empty());
}

#[test]
fn comments_strings_and_names_of_other_things_do_not_count() {
    let harmless = [
        "// crate::ui::App\n/* leptos::x /* nested */ web_sys::y */",
        "/// See [`crate::ui`].\nfn f() {}",
        r##"fn f() { g("crate::ui", 'l', r#"leptos::"prelude""#) }"##,
        "fn f<'serde>(x: &'serde str) { x.leptos.serde() }",
        "use super::service::Service; use self::petgraph::P; mod petgraph {}",
    ];
    for text in harmless {
        assert_eq!(faults_in("model/check.rs", text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn a_module_without_a_line_in_the_table_is_a_fault() {
    assert_eq!(faults_in("misc.rs", "").len(), 1);
}
