//! The style sheet of the drawing says what the palette says.

use std::path::Path;

use counterpoint::scene::stylesheet;

#[test]
fn the_style_sheet_of_the_app_is_the_one_of_the_palette() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("style/drawing.css");
    let text = stylesheet::text();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &text).expect("the style sheet can be written");
    }
    let current = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(current == text, "style/drawing.css differs from the palette; write it anew with UPDATE_GOLDEN=1");
}
