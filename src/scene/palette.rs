//! Every colour there is, once, for both themes. The style sheet of the app is written from this table, so that what is on screen and
//! what is exported cannot disagree.

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
}

/// A colour: red, green and blue, 0–255 each (sRGB).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// How many team colours there are; teams beyond that share them, told apart by their names.
pub const TEAM_COLOURS: usize = 10;

macro_rules! tokens {
    ($($(#[$doc:meta])* $name:ident = $word:literal: $light:literal, $dark:literal;)*) => {
        /// What a colour is for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Token {
            $($(#[$doc])* $name,)*
            /// The colour of a team, by the team's number.
            Team(u8),
            /// The same, faint, as a background of text.
            TeamTint(u8),
        }

        /// Every token that is not a team's.
        pub const NAMED: &[Token] = &[$(Token::$name),*];

        impl Token {
            /// The word for it, as in the style sheet.
            pub fn word(self) -> String {
                match self {
                    $(Self::$name => $word.to_owned(),)*
                    Self::Team(number) => format!("team-{number}"),
                    Self::TeamTint(number) => format!("team-{number}-tint"),
                }
            }

            /// The CSS custom property that holds its colour in the app, apart from those of the page around the drawing.
            pub fn property(self) -> String {
                format!("--drawing-{}", self.word())
            }

            /// Its colour in a theme.
            pub fn colour(self, theme: Theme) -> Colour {
                let pair = match self {
                    $(Self::$name => ($light, $dark),)*
                    Self::Team(number) => TEAMS[usize::from(number) % TEAM_COLOURS],
                    Self::TeamTint(number) => return team_tint(number, theme),
                };
                rgb(match theme {
                    Theme::Light => pair.0,
                    Theme::Dark => pair.1,
                })
            }
        }
    };
}

tokens! {
    /// The ground that is drawn on.
    Canvas = "canvas": 0xfafbfc, 0x14171a;
    /// The dots of the grid.
    Grid = "grid": 0xdfe3e8, 0x2a3036;
    /// Cards and panels.
    Surface = "surface": 0xffffff, 0x1e2328;
    /// Panels a step behind, hovered rows.
    SurfaceSunken = "surface-sunken": 0xf1f3f5, 0x191d21;
    /// What is pressed or chosen.
    SurfaceRaised = "surface-raised": 0xe6e9ed, 0x2b3239;
    /// Hairlines between parts of the shell.
    Line = "line": 0xd5dae0, 0x343b43;
    /// Borders of cards and of controls.
    LineStrong = "line-strong": 0x75808c, 0x87929d;
    /// Text.
    Ink = "ink": 0x1a2027, 0xe9ecef;
    /// Secondary text.
    InkSoft = "ink-soft": 0x525d68, 0xa9b3bd;
    /// Text on a filled state colour or on the accent.
    OnFill = "on-fill": 0xffffff, 0x11151a;
    /// Selection and focus.
    Accent = "accent": 0x1a66d6, 0x6aacff;
    /// Behind what is selected.
    AccentTint = "accent-tint": 0xe3eefd, 0x1b3050;
    /// A supporting context.
    Frame = "frame": 0xf0f3f6, 0x1a1f24;
    /// The border of a supporting context.
    FrameLine = "frame-line": 0xb7c0ca, 0x4a545e;
    /// A core context.
    FrameCore = "frame-core": 0xe6eefa, 0x1a2638;
    /// The border of a core context.
    FrameCoreLine = "frame-core-line": 0x4a7dc4, 0x6f9fdc;
    /// A generic context.
    FrameGeneric = "frame-generic": 0xf6f7f8, 0x171b1f;
    /// The border of a generic context.
    FrameGenericLine = "frame-generic-line": 0xcdd3da, 0x3b434b;
    /// Lines between boxes.
    Edge = "edge": 0x4c5762, 0xa7b1bb;
    /// Lines that are only guessed.
    EdgeQuiet = "edge-quiet": 0x77818c, 0x7a848f;
    /// What was made to fail: the inverse of everything else.
    Failed = "failed": 0x1a2027, 0xe9ecef;
    /// What stopped.
    Down = "down": 0xc2410c, 0xff8a5c;
    /// Behind what stopped.
    DownTint = "down-tint": 0xfdeae1, 0x3d2118;
    /// What does less.
    Degraded = "degraded": 0x8f5f00, 0xf0b429;
    /// Behind what does less.
    DegradedTint = "degraded-tint": 0xfcf2d8, 0x352a10;
    /// What comes later.
    Delayed = "delayed": 0x0a6a9e, 0x5cc0f5;
    /// Behind what comes later.
    DelayedTint = "delayed-tint": 0xe1f1fb, 0x122c3d;
    /// What went well.
    Good = "good": 0x17734a, 0x4cc38a;
    /// A severe finding, a refused input.
    Severe = "severe": 0xb3261e, 0xff8a80;
    /// A circle of dependencies.
    Cycle = "cycle": 0x7a3fc0, 0xc39bff;
    /// Balance 1–2: coupling that hurts.
    Heat1 = "heat-1": 0xb3261e, 0xff7a6b;
    /// Balance 3–4.
    Heat2 = "heat-2": 0xc56a12, 0xf2a45c;
    /// Balance 5–6.
    Heat3 = "heat-3": 0x87909a, 0x929ca6;
    /// Balance 7–8.
    Heat4 = "heat-4": 0x4a8ec0, 0x6fb1de;
    /// Balance 9–10: coupling that fits.
    Heat5 = "heat-5": 0x1c5fa3, 0x9fcdf5;
}

/// Ten hues that stay apart under the common kinds of colour blindness by lightness as well as by hue; the state colours are not among
/// them.
const TEAMS: [(u32, u32); TEAM_COLOURS] = [
    (0x3f3796, 0xa297f0),
    (0x2a8a7d, 0x5cc4b4),
    (0xaa4499, 0xda8fd0),
    (0x74741a, 0xc4c463),
    (0x4477aa, 0x82b1e2),
    (0x882255, 0xe07fae),
    (0x117733, 0x62c17f),
    (0xc0566a, 0xee9dab),
    (0x8a6a2a, 0xd8bd7a),
    (0x56636e, 0xadb8c3),
];

#[expect(clippy::cast_possible_truncation, reason = "a byte of the number is meant")]
const fn rgb(value: u32) -> Colour {
    Colour((value >> 16) as u8, (value >> 8) as u8, value as u8)
}

fn team_tint(number: u8, theme: Theme) -> Colour {
    let share = match theme {
        Theme::Light => 14,
        Theme::Dark => 26,
    };
    Token::Team(number).colour(theme).over(Token::Surface.colour(theme), share)
}

impl Colour {
    /// As the style sheet writes it.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// This colour laid over another, so many per cent of it.
    pub fn over(self, ground: Self, share: u16) -> Self {
        let mix = |top: u8, under: u8| {
            let sum = u16::from(top) * share + u16::from(under) * (100 - share) + 50;
            u8::try_from(sum / 100).unwrap_or(u8::MAX)
        };
        Self(mix(self.0, ground.0), mix(self.1, ground.1), mix(self.2, ground.2))
    }
}

/// Every token, the teams' last.
pub fn tokens() -> impl Iterator<Item = Token> {
    let teams = (0u8..).take(TEAM_COLOURS).flat_map(|number| [Token::Team(number), Token::TeamTint(number)]);
    NAMED.iter().copied().chain(teams)
}

/// The colours of a theme as declarations of CSS custom properties, one a line, indented by `indent`.
pub fn declarations(theme: Theme, indent: &str) -> String {
    tokens().map(|token| format!("{indent}{}: {};\n", token.property(), token.colour(theme).hex())).collect()
}
