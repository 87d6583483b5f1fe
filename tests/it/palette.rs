//! The colours: readable, and the same everywhere.

use counterpoint::scene::palette::{Colour, TEAM_COLOURS, Theme, Token};

/// Linear light of an sRGB component, as WCAG 2 has it.
fn linear(component: u8) -> f64 {
    let share = f64::from(component) / 255.0;
    if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
}

fn luminance(Colour(red, green, blue): Colour) -> f64 {
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn contrast(one: Token, other: Token, theme: Theme) -> f64 {
    let (one, other) = (luminance(one.colour(theme)), luminance(other.colour(theme)));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn assert_contrast(least: f64, pairs: &[(Token, Token)]) {
    for theme in [Theme::Light, Theme::Dark] {
        for (top, ground) in pairs {
            let contrast = contrast(*top, *ground, theme);
            assert!(contrast >= least, "{top:?} on {ground:?} in {theme:?}: {contrast:.2} < {least}");
        }
    }
}

#[test]
fn text_is_readable_on_everything_it_stands_on() {
    use Token::*;
    let grounds = [
        Canvas,
        Surface,
        SurfaceSunken,
        SurfaceRaised,
        AccentTint,
        Frame,
        FrameCore,
        FrameGeneric,
        DownTint,
        DegradedTint,
        DelayedTint,
    ];
    let pairs = grounds.into_iter().flat_map(|ground| [(Ink, ground), (InkSoft, ground)]);
    assert_contrast(4.5, &pairs.collect::<Vec<_>>());
    assert_contrast(4.5, &[(Accent, Canvas), (Accent, Surface), (Severe, Surface), (Good, Surface)]);
    assert_contrast(4.5, &[(Down, Surface), (Degraded, Surface), (Delayed, Surface), (Canvas, Failed)]);
    assert_contrast(4.5, &[(OnFill, Accent), (OnFill, Down), (OnFill, Degraded), (OnFill, Delayed), (OnFill, Severe)]);
}

#[test]
fn lines_and_borders_can_be_seen() {
    use Token::*;
    let grounds = [Canvas, Frame, FrameCore, FrameGeneric];
    let lines = [Edge, EdgeQuiet, Cycle, LineStrong, Accent, Down, Degraded, Delayed, Heat1, Heat2, Heat4, Heat5];
    let pairs = grounds.into_iter().flat_map(|ground| lines.map(|line| (line, ground)));
    assert_contrast(3.0, &pairs.collect::<Vec<_>>());
    assert_contrast(3.0, &[(LineStrong, Surface), (Heat3, Canvas), (FrameCoreLine, Canvas)]);
}

#[test]
fn teams_show_on_their_chips() {
    let numbers = 0..u8::try_from(TEAM_COLOURS).unwrap();
    let spots = numbers.clone().map(|number| (Token::Team(number), Token::Surface));
    assert_contrast(3.0, &spots.collect::<Vec<_>>());
    let chips = numbers.map(|number| (Token::Ink, Token::TeamTint(number)));
    assert_contrast(7.0, &chips.collect::<Vec<_>>());
}
