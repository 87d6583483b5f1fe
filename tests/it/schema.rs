//! The JSON Schema that is kept beside the code: current, and true of every file.

use std::path::Path;

use counterpoint::format::schema;

const KEPT: &str = "schema/counterpoint-v1.schema.json";

/// Set to write the schema anew instead of comparing it.
const UPDATE: &str = "UPDATE_SCHEMA";

#[test]
fn the_kept_schema_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(KEPT);
    let text = schema::text();
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(kept, text, "{KEPT} is not current: run the tests once with {UPDATE}=1 and keep what they write");
}

pub(crate) fn assert_valid(name: &str, text: &str) {
    let schema = serde_json::from_str(&schema::text()).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let file = serde_json::from_str(text).unwrap();
    let errors: Vec<String> = validator.iter_errors(&file).map(|it| format!("{}: {it}", it.instance_path())).collect();
    assert_eq!(errors, [""; 0], "{name}");
}

#[test]
fn every_sample_is_valid() {
    for (name, text) in crate::samples::texts() {
        assert_valid(&name, &text);
    }
    let everything = include_str!("../files/v1/everything.counterpoint.json");
    // Its reserved `suppressions` are of before the key was given a meaning.
    assert_valid("everything", &everything.replace("\"suppressions\"", "\"x-suppressions\""));
    assert_valid("suppressions", include_str!("../files/v1/suppressions.counterpoint.json"));
}
