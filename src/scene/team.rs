//! How a team shows on what it owns: by a colour and always by a short name as well.

use std::collections::BTreeMap;

use crate::model::{Model, TeamId};

use super::palette::TEAM_COLOURS;
use super::text::{self, CHIP};

/// The widest short name, in world pixels.
const WIDEST: f64 = 92.0;

/// The most initials.
const INITIALS: usize = 4;

/// The sign of a team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamBadge {
    /// The number of its colour, 0–9: in the order of the teams' ids, and from the start again after ten.
    pub colour: u8,
    /// A name short enough for a chip.
    pub short: String,
}

impl TeamBadge {
    /// The signs of all teams of a model.
    pub fn of_all(model: &Model) -> BTreeMap<TeamId, Self> {
        let colours = (0u8..).take(TEAM_COLOURS).cycle();
        let teams = model.teams().iter().zip(colours);
        teams.map(|(team, colour)| (team.id.clone(), Self { colour, short: short(&team.name) })).collect()
    }
}

/// The name without a leading or trailing "Team"; where that is still too long, its first initials; else cut.
fn short(name: &str) -> String {
    let name = name.trim();
    let bare = strip(name, "team ").or_else(|| strip_end(name, " team")).unwrap_or(name);
    if text::width(bare, CHIP) <= WIDEST {
        return bare.to_owned();
    }
    let words: Vec<&str> = bare.split([' ', '-', '_', '&', '/']).filter(|word| !is_small(word)).collect();
    match words.len() {
        0..=2 => text::shorten(bare, CHIP, WIDEST),
        _ => words.iter().filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).take(INITIALS).collect(),
    }
}

/// Whether initials leave it out.
fn is_small(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "" | "and" | "of" | "for" | "the" | "a" | "to" | "in")
}

fn strip<'a>(name: &'a str, prefix: &str) -> Option<&'a str> {
    let head = name.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| name[prefix.len()..].trim_start())
}

fn strip_end<'a>(name: &'a str, suffix: &str) -> Option<&'a str> {
    let at = name.len().checked_sub(suffix.len())?;
    name.get(at..)?.eq_ignore_ascii_case(suffix).then(|| name[..at].trim_end())
}
