//! The colours of the bars, menus and dialogs: legible in both themes. (The drawing's own colours are tested with the palette.)

use std::collections::BTreeMap;

const SHEET: &str = include_str!("../../style/tokens.css");

#[test]
fn text_of_the_chrome_is_legible_on_every_surface() {
    for theme in [light(), dark()] {
        for surface in ["surface", "surface-sunk", "surface-hover"] {
            for text in ["text", "text-soft"] {
                theme.assert_contrast(text, surface, 4.5);
            }
        }
        theme.assert_contrast("on-accent", "accent", 4.5);
        theme.assert_contrast("accent-text", "surface", 4.5);
        theme.assert_contrast("danger", "surface", 4.5);
        theme.assert_contrast("text", "accent-soft", 4.5);
    }
}

#[test]
fn focus_stands_out_on_every_surface() {
    for theme in [light(), dark()] {
        for surface in ["surface", "surface-sunk", "surface-hover"] {
            theme.assert_contrast("accent", surface, 3.0);
        }
    }
}

struct Theme(BTreeMap<String, [u8; 3]>);

impl Theme {
    fn assert_contrast(&self, top: &str, ground: &str, least: f64) {
        let [one, other] = [top, ground].map(|name| luminance(self.0[name]));
        let contrast = (one.max(other) + 0.05) / (one.min(other) + 0.05);
        assert!(contrast >= least, "--{top} on --{ground}: {contrast:.2} < {least}");
    }
}

fn light() -> Theme {
    Theme(colours(SHEET.split("[data-theme=\"dark\"]").next().unwrap()))
}

fn dark() -> Theme {
    Theme(colours(SHEET.split("[data-theme=\"dark\"]").nth(1).unwrap()))
}

fn colours(part: &str) -> BTreeMap<String, [u8; 3]> {
    let declared = part.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #"));
    declared.map(|(name, hex)| (name.to_owned(), rgb(hex.trim_end_matches(';')))).collect()
}

fn rgb(hex: &str) -> [u8; 3] {
    [0, 2, 4].map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
}

/// Relative luminance as WCAG 2.2 defines it.
fn luminance(colour: [u8; 3]) -> f64 {
    let linear = colour.map(|part| match f64::from(part) / 255.0 {
        part if part <= 0.04045 => part / 12.92,
        part => ((part + 0.055) / 1.055).powf(2.4),
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}
