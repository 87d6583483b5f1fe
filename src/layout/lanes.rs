//! Which lane each of several lines between the same two boxes keeps to.

use std::collections::BTreeMap;

use crate::geometry::route::{Lane, ONLY_LANE};
use crate::model::{InteractionId, Model, ServiceId};

/// The lanes of the interactions that share their two ends with another, whatever way they point.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lanes(BTreeMap<InteractionId, Lane>);

impl Lanes {
    /// The lanes of a model: in the order of the interactions' ids, so that a lane stays while others come and go behind it.
    /// They depend on no placement. O(n log n).
    pub fn of(model: &Model) -> Self {
        let mut pairs: BTreeMap<(&ServiceId, &ServiceId), Vec<&InteractionId>> = BTreeMap::new();
        for interaction in model.interactions().iter() {
            let (one, other) = (&interaction.from, &interaction.to);
            let pair = if one <= other { (one, other) } else { (other, one) };
            pairs.entry(pair).or_default().push(&interaction.id);
        }
        let shared = pairs.into_values().filter(|ids| ids.len() > 1);
        Self(shared.flat_map(lanes_of_pair).collect())
    }

    /// The lane of an interaction; the only one where no other joins the same two boxes.
    pub fn of_interaction(&self, id: &InteractionId) -> Lane {
        self.0.get(id).copied().unwrap_or(ONLY_LANE)
    }
}

fn lanes_of_pair(ids: Vec<&InteractionId>) -> impl Iterator<Item = (InteractionId, Lane)> {
    let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    (0..count).zip(ids).map(move |(index, id)| (id.clone(), Lane { index, count }))
}
