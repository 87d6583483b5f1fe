//! The dependency structure matrix of services, and of the contexts that they stand in.

use std::collections::{BTreeMap, BTreeSet};

use super::super::words;
use super::{Cell, Family, Grid, Line, Look, Tightness, letter};
use crate::analysis::coupling::Coupling;
use crate::analysis::dependency::DependencyGraph;
use crate::model::interaction::{Interaction, InteractionKind};
use crate::model::{EntityId, InteractionId, Model, ServiceId, Word};

/// How many kinds of interaction the words of a cell list.
const KINDS: usize = 8;

/// Every element that counts, against every other.
pub fn services(model: &Model, coupling: &Coupling) -> Grid {
    grid("Which service leans on which", model, coupling, &|id| id.entity().clone())
}

/// Every context that holds an element, against every other; an element without a context stands for itself, and what is within one
/// context is left out.
pub fn contexts(model: &Model, coupling: &Coupling) -> Grid {
    let context = |id: &ServiceId| model.services().get(id).and_then(|it| it.context.as_ref());
    grid("Which context leans on which", model, coupling, &|id| {
        context(id).map_or(id.entity(), |it| it.entity()).clone()
    })
}

type Behind<'m> = BTreeMap<&'m InteractionId, &'m Interaction>;

fn grid(caption: &'static str, model: &Model, coupling: &Coupling, member: &dyn Fn(&ServiceId) -> EntityId) -> Grid {
    let mut behind: BTreeMap<(EntityId, EntityId), Behind<'_>> = BTreeMap::new();
    for dependency in DependencyGraph::of(model).dependencies() {
        let ends = (member(dependency.from), member(dependency.to));
        if ends.0 != ends.1 {
            behind.entry(ends).or_default().extend(dependency.interactions.into_iter().map(|it| (&it.id, it)));
        }
    }
    let members: BTreeSet<EntityId> = coupling.services.keys().map(member).collect();
    let members: Vec<EntityId> = members.into_iter().collect();
    let pairs = behind.keys().map(|(from, to)| (from, to));
    let mut grid = Grid::ordered(caption, &members, pairs, |id| words::name(model, id));
    let places = grid.places();
    let cell = |((from, to), behind): (&(EntityId, EntityId), &Behind<'_>)| {
        Some(((*places.get(from)?, *places.get(to)?), cell(coupling, behind)?))
    };
    grid.cells = behind.iter().filter_map(cell).collect();
    grid
}

/// The letter and the look of a cell are those of the tightest interaction; of equally tight ones, of the first in the order of kinds.
fn cell(coupling: &Coupling, behind: &Behind<'_>) -> Option<Cell> {
    let strength = |it: &Interaction| coupling.interactions.get(&it.id).map_or(0, |it| it.strength.value);
    let tightest = behind.values().map(|it| strength(it)).max()?;
    let kinds: BTreeSet<InteractionKind> = behind.values().map(|it| it.kind).collect();
    let kind = behind.values().filter(|it| strength(it) == tightest).map(|it| it.kind).min()?;
    let kinds: Vec<String> = kinds.into_iter().map(|kind| kind.word().replace('-', " ")).collect();
    Some(Cell {
        look: Look::Dependency(Family::of(kind), Tightness::of(tightest)),
        sign: format!("{}{tightest}", letter(kind)),
        note: "",
        words: format!("{}, strength {tightest}", words::list(&kinds, KINDS)),
        interactions: behind.keys().map(|id| id.entity().clone()).collect(),
    })
}

/// What stands behind a cell, one line for each interaction.
pub fn between(model: &Model, coupling: &Coupling, interactions: &[EntityId]) -> Vec<Line> {
    let line = |id: &EntityId| {
        let interaction = InteractionId::from_entity(id.clone());
        let it = model.interactions().get(&interaction)?;
        let kind = it.kind.word().replace('-', " ");
        let strength = coupling.interactions.get(&interaction).map(|it| &it.strength);
        let strength = strength.map(|it| format!(", strength {}: {}", it.value, it.reason)).unwrap_or_default();
        Some(Line { text: words::name(model, id), note: kind + &strength, shown: vec![id.clone()] })
    };
    interactions.iter().filter_map(line).collect()
}
