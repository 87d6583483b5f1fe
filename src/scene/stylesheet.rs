//! The colours and inks of the drawing as a style sheet for the app.

use super::ink::{as_property, inks, rule};
use super::palette::{Theme, declarations};

/// The style sheet: the colours of both themes as custom properties, then a rule for each ink.
pub fn text() -> String {
    let light = declarations(Theme::Light, "  ");
    let dark = declarations(Theme::Dark, "  ");
    let rules: String = inks().map(|ink| rule(ink, as_property) + "\n").collect();
    format!(
        "/* Written from the palette and the inks of the scene, which a test compares: change them there. */\n\n\
         :root {{\n{light}}}\n\n:root[data-theme=\"dark\"] {{\n{dark}}}\n\n{rules}"
    )
}
