//! The gauges of a distributed monolith.

use super::glossary::Figure;
use super::system::{Group, group};
use super::words::percent;
use crate::analysis::coupling::monolith::{FLAGGED, HIGH, Monolith};
use crate::model::Model;

/// One gauge, from 0, independent, to 1, all of one piece.
#[derive(Clone, Debug, PartialEq)]
pub struct Gauge {
    /// Which figure.
    pub figure: Figure,
    /// How high it stands; undefined where nothing is counted.
    pub share: Option<f64>,
    /// Its value as shown.
    pub value: String,
    /// Whether it stands high.
    pub is_high: bool,
    /// Who makes it so, where that can be pointed at.
    pub group: Option<Group>,
}

/// The five gauges.
pub fn gauges(model: &Model, monolith: &Monolith) -> Vec<Gauge> {
    const FIGURES: [Figure; 5] =
        [Figure::TiedQuanta, Figure::LockStep, Figure::Waiting, Figure::SharedDatastores, Figure::Entangled];
    let lock_step = Some(&monolith.lock_step).filter(|members| !members.is_empty());
    let gauge = |(figure, share): (Figure, Option<f64>)| Gauge {
        figure,
        share,
        value: percent(share),
        is_high: share.is_some_and(|share| share > HIGH),
        group: lock_step.filter(|_| figure == Figure::LockStep).map(|members| group(model, members, ", ")),
    };
    FIGURES.into_iter().zip(monolith.gauges()).map(gauge).collect()
}

/// What the gauges come to, in a sentence.
pub fn verdict(monolith: &Monolith) -> String {
    if monolith.gauges().into_iter().flatten().count() < FLAGGED {
        return "Nothing to judge by yet: draw elements that depend on each other.".to_owned();
    }
    let high = monolith.gauges().into_iter().flatten().filter(|gauge| *gauge > HIGH).count();
    let of_five = format!("{high} of 5 gauges above {:.0} %", HIGH * 100.0);
    match monolith.is_flagged() {
        true => format!("⚑ This looks like a distributed monolith: {of_five}."),
        false => format!("No distributed monolith: {of_five}, flagged from {FLAGGED} on."),
    }
}
