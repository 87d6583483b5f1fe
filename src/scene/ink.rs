//! What lines, areas and text are drawn with. A drawing names inks, never colours; each ink resolves to tokens of the palette, in one
//! table that the style sheet, the exported picture and a painter share.

use crate::model::Word;
use crate::model::words::words;

use super::palette::{TEAM_COLOURS, Theme, Token};

/// How an ink looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InkStyle {
    /// What areas and text are filled with.
    pub fill: Option<Token>,
    /// What outlines are drawn with.
    pub stroke: Option<Token>,
    /// The width of outlines in world pixels.
    pub width: f64,
}

macro_rules! inks {
    ($($(#[$doc:meta])* $name:ident = $word:literal: $fill:expr, $stroke:expr, $width:literal;)*) => {
        /// What a mark is drawn with.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Ink {
            $($(#[$doc])* $name,)*
            /// The spot of a team's colour.
            TeamSpot(u8),
            /// The chip that a team's name stands on.
            TeamChip(u8),
            /// A line.
            Line(Tone),
            /// Filled marks of a line.
            LineFill(Tone),
            /// Hollow marks of a line.
            LineHollow(Tone),
        }

        /// Every ink that stands alone.
        const NAMED: &[Ink] = &[$(Ink::$name),*];

        impl Ink {
            /// The class word.
            pub fn word(self) -> String {
                match self {
                    $(Self::$name => concat!("ink-", $word).to_owned(),)*
                    Self::TeamSpot(number) => format!("ink-team-{}", usize::from(number) % TEAM_COLOURS),
                    Self::TeamChip(number) => format!("ink-chip-{}", usize::from(number) % TEAM_COLOURS),
                    Self::Line(tone) => format!("ink-line-{}", tone.word()),
                    Self::LineFill(tone) => format!("ink-line-{}-fill", tone.word()),
                    Self::LineHollow(tone) => format!("ink-line-{}-hollow", tone.word()),
                }
            }

            /// How it looks.
            pub fn style(self) -> InkStyle {
                use Token::*;
                match self {
                    $(Self::$name => InkStyle { fill: $fill, stroke: $stroke, width: $width },)*
                    Self::TeamSpot(number) => InkStyle { fill: Some(Team(number)), stroke: None, width: 0.0 },
                    Self::TeamChip(number) => InkStyle { fill: Some(TeamTint(number)), stroke: None, width: 0.0 },
                    Self::Line(tone) => InkStyle { fill: None, stroke: Some(tone.token()), width: tone.width() },
                    Self::LineFill(tone) => InkStyle { fill: Some(tone.token()), stroke: None, width: 0.0 },
                    Self::LineHollow(tone) => {
                        InkStyle { fill: Some(Canvas), stroke: Some(tone.token()), width: tone.width() }
                    }
                }
            }
        }
    };
}

inks! {
    /// The ground.
    Ground = "ground": Some(Canvas), None, 0.0;
    /// A card.
    Card = "card": Some(Surface), Some(LineStrong), 1.25;
    /// A second line of a card: a fold, a bar, a rim.
    CardLine = "card-line": None, Some(LineStrong), 1.25;
    /// A part of a card that is a little darker.
    CardShade = "card-shade": Some(SurfaceRaised), Some(LineStrong), 1.25;
    /// A card that was made to fail.
    CardFailed = "card-failed": Some(Failed), Some(Failed), 2.0;
    /// A second line of such a card.
    CardFailedLine = "card-failed-line": None, Some(Canvas), 1.25;
    /// A card that stopped.
    CardDown = "card-down": Some(DownTint), Some(Down), 2.5;
    /// A second line of such a card.
    CardDownLine = "card-down-line": None, Some(Down), 1.25;
    /// A card that does less.
    CardDegraded = "card-degraded": Some(DegradedTint), Some(Degraded), 2.5;
    /// A second line of such a card.
    CardDegradedLine = "card-degraded-line": None, Some(Degraded), 1.25;
    /// A card that comes later.
    CardDelayed = "card-delayed": Some(DelayedTint), Some(Delayed), 2.5;
    /// A second line of such a card.
    CardDelayedLine = "card-delayed-line": None, Some(Delayed), 1.25;
    /// Text.
    Text = "text": Some(Ink), None, 0.0;
    /// Secondary text.
    TextSoft = "text-soft": Some(InkSoft), None, 0.0;
    /// Text on what was made to fail.
    TextInverse = "text-inverse": Some(Canvas), None, 0.0;
    /// Text on a filled state.
    TextOnFill = "text-on-fill": Some(OnFill), None, 0.0;
    /// Signs beside a name, in lines.
    Glyph = "glyph": None, Some(InkSoft), 1.5;
    /// Signs beside a name, filled.
    GlyphFill = "glyph-fill": Some(InkSoft), None, 0.0;
    /// Signs on a filled state, in lines.
    GlyphOnFill = "glyph-on-fill": None, Some(OnFill), 1.5;
    /// Signs on a filled state, filled.
    GlyphOnFillSolid = "glyph-on-fill-solid": Some(OnFill), None, 0.0;
    /// Signs on what was made to fail.
    GlyphInverse = "glyph-inverse": None, Some(Canvas), 1.5;
    /// The tag of what was made to fail.
    TagFailed = "tag-failed": Some(Failed), Some(Canvas), 1.5;
    /// The tag of what stopped.
    TagDown = "tag-down": Some(Down), None, 0.0;
    /// The tag of what does less.
    TagDegraded = "tag-degraded": Some(Degraded), None, 0.0;
    /// The tag of what comes later.
    TagDelayed = "tag-delayed": Some(Delayed), None, 0.0;
    /// A hairline between parts.
    Rule = "rule": None, Some(Line), 1.0;
    /// A plain tag.
    Tag = "tag": Some(Surface), Some(LineStrong), 1.0;
    /// The sign of a severe finding.
    Severe = "severe": Some(Severe), None, 0.0;
    /// The sign of a finding to think about.
    Warning = "warning": Some(Degraded), None, 0.0;
    /// The sign of a remark.
    Remark = "remark": Some(InkSoft), None, 0.0;
    /// A supporting context.
    Frame = "frame": Some(Frame), Some(FrameLine), 1.0;
    /// The tab of a supporting context.
    FrameTab = "frame-tab": Some(FrameLine), None, 0.0;
    /// A core context.
    FrameCore = "frame-core": Some(FrameCore), Some(FrameCoreLine), 2.0;
    /// A generic context.
    FrameGeneric = "frame-generic": Some(FrameGeneric), Some(FrameGenericLine), 1.0;
    /// The middle of a double line.
    EdgeCore = "edge-core": None, Some(Canvas), 1.75;
    /// Behind what stands on a line.
    Label = "label": Some(Canvas), None, 0.0;
    /// A step of a journey.
    Step = "step": Some(Accent), Some(Canvas), 1.5;
    /// A step of a journey that fails.
    StepDown = "step-down": Some(Down), Some(Canvas), 1.5;
    /// A step of a journey that does less.
    StepDegraded = "step-degraded": Some(Degraded), Some(Canvas), 1.5;
    /// A step of a journey that comes later.
    StepDelayed = "step-delayed": Some(Delayed), Some(Canvas), 1.5;
    /// Around what is selected.
    Selection = "selection": None, Some(Accent), 2.0;
    /// Around what the pointer is on.
    Hover = "hover": None, Some(Accent), 1.0;
    /// What can be grasped.
    Handle = "handle": Some(Surface), Some(Accent), 1.5;
    /// The inside of a selection by area; painted see-through.
    MarqueeArea = "marquee-area": Some(AccentTint), None, 0.0;
    /// The rectangle of a selection by area.
    Marquee = "marquee": None, Some(Accent), 1.0;
    /// Lines of alignment.
    Guide = "guide": None, Some(Severe), 1.0;
    /// What is not there yet.
    Ghost = "ghost": None, Some(Accent), 1.5;
    /// Where something would be dropped.
    Target = "target": None, Some(Accent), 2.0;
}

words! {
    /// What a line says by its colour; each also has a sign or a word.
    Tone {
        /// Nothing in particular.
        Plain = "plain",
        /// That it is only guessed.
        Quiet = "quiet",
        /// That an outage stops what it leads to.
        Down = "down",
        /// That an outage takes something away from what it leads to.
        Degraded = "degraded",
        /// That an outage delays what it leads to.
        Delayed = "delayed",
        /// That it belongs to a circle of dependencies.
        Cycle = "cycle",
        /// Balance 1–2.
        Heat1 = "heat-1",
        /// Balance 3–4.
        Heat2 = "heat-2",
        /// Balance 5–6.
        Heat3 = "heat-3",
        /// Balance 7–8.
        Heat4 = "heat-4",
        /// Balance 9–10.
        Heat5 = "heat-5",
    }
}

impl Tone {
    /// The tone of a balance, 1–10.
    pub fn of_balance(balance: u8) -> Self {
        match balance {
            0..=2 => Self::Heat1,
            3..=4 => Self::Heat2,
            5..=6 => Self::Heat3,
            7..=8 => Self::Heat4,
            9.. => Self::Heat5,
        }
    }

    fn token(self) -> Token {
        match self {
            Self::Plain => Token::Edge,
            Self::Quiet => Token::EdgeQuiet,
            Self::Down => Token::Down,
            Self::Degraded => Token::Degraded,
            Self::Delayed => Token::Delayed,
            Self::Cycle => Token::Cycle,
            Self::Heat1 => Token::Heat1,
            Self::Heat2 => Token::Heat2,
            Self::Heat3 => Token::Heat3,
            Self::Heat4 => Token::Heat4,
            Self::Heat5 => Token::Heat5,
        }
    }

    fn width(self) -> f64 {
        match self {
            Self::Plain | Self::Quiet => 1.5,
            Self::Cycle => 2.0,
            Self::Down | Self::Degraded | Self::Delayed => 2.5,
            Self::Heat1 | Self::Heat2 | Self::Heat3 | Self::Heat4 | Self::Heat5 => 2.0,
        }
    }
}

/// The rule of a style sheet for an ink, with colours written by `colour`.
pub fn rule(ink: Ink, colour: impl Fn(Token) -> String) -> String {
    let InkStyle { fill, stroke, width } = ink.style();
    let fill = fill.map_or("none".to_owned(), &colour);
    match stroke {
        Some(stroke) => format!(".{}{{fill:{fill};stroke:{};stroke-width:{width}}}", ink.word(), colour(stroke)),
        None => format!(".{}{{fill:{fill}}}", ink.word()),
    }
}

/// Every ink.
pub fn inks() -> impl Iterator<Item = Ink> {
    let teams = (0u8..).take(TEAM_COLOURS).flat_map(|number| [Ink::TeamSpot(number), Ink::TeamChip(number)]);
    let tones = Tone::ALL.iter().flat_map(|tone| [Ink::Line(*tone), Ink::LineFill(*tone), Ink::LineHollow(*tone)]);
    NAMED.iter().copied().chain(teams).chain(tones)
}

/// The colour an ink's rule has in an exported picture.
pub fn in_theme(theme: Theme) -> impl Fn(Token) -> String {
    move |token| token.colour(theme).hex()
}

/// The colour an ink's rule has in the app, where the theme can change.
pub fn as_property(token: Token) -> String {
    format!("var({})", token.property())
}
