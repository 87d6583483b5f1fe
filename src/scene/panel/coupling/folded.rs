//! The coupling of contexts and of teams.

use std::collections::{BTreeMap, BTreeSet};

use super::super::table::{Row, Table};
use super::super::words;
use super::research::{Level, Research};
use super::{node_columns, node_row};
use crate::analysis::coupling::service::ServiceCoupling;
use crate::analysis::dependency::DependencyGraph;
use crate::analysis::folding::{FoldedDependency, Folding};
use crate::analysis::structure::Structure;
use crate::model::{EntityId, EntityKind, Model};

/// The services folded into contexts or teams.
#[derive(Clone, Debug, PartialEq)]
pub struct Folded {
    /// Whether into teams; else into contexts.
    pub is_by_team: bool,
    /// Each context, team or lone element, and how it hangs together with the others.
    pub nodes: BTreeMap<EntityId, ServiceCoupling>,
    dependencies: Vec<FoldedDependency>,
}

impl Folded {
    /// As [`Folding`] and [`Structure`].
    pub fn of(model: &Model, is_by_team: bool) -> Self {
        let Folding { network, dependencies, .. } = folding(model, is_by_team);
        let nodes = Structure::of(&network).nodes.into_iter().map(|(id, node)| (id, node.coupling)).collect();
        Self { is_by_team, nodes, dependencies }
    }

    /// Which level it is.
    pub fn level(&self) -> Level {
        if self.is_by_team { Level::Teams } else { Level::Contexts }
    }

    /// One row for each context or team; a lone element stands for itself and says so.
    pub fn table(&self, model: &Model, research: Option<&Research>) -> Table {
        let row = |(id, it): (&EntityId, &ServiceCoupling)| -> Row { node_row(id, self.name(model, id), it, research) };
        let rows = self.nodes.iter().map(row).collect();
        let (caption, subject) = match self.is_by_team {
            true => ("Coupling of each team", "Team"),
            false => ("Coupling of each context", "Context"),
        };
        Table { caption, subject, columns: node_columns(research), rows }
    }

    pub(super) fn name(&self, model: &Model, id: &EntityId) -> String {
        let name = words::name(model, id);
        match (model.kind_of(id), self.is_by_team) {
            (Some(EntityKind::Service), true) => format!("{name} (no team)"),
            (Some(EntityKind::Service), false) => format!("{name} (no context)"),
            _ => name,
        }
    }

    pub(super) fn users(&self, model: &Model, id: &EntityId) -> Vec<String> {
        self.names(model, self.dependencies.iter().filter(|it| it.to == *id).map(|it| &it.from))
    }

    pub(super) fn used(&self, model: &Model, id: &EntityId) -> Vec<String> {
        self.names(model, self.dependencies.iter().filter(|it| it.from == *id).map(|it| &it.to))
    }

    fn names<'a>(&self, model: &Model, ids: impl Iterator<Item = &'a EntityId>) -> Vec<String> {
        let distinct: BTreeSet<&EntityId> = ids.collect();
        distinct.into_iter().map(|id| self.name(model, id)).collect()
    }
}

pub(super) fn folding(model: &Model, is_by_team: bool) -> Folding {
    let graph = DependencyGraph::of(model);
    if is_by_team { Folding::by_team(&graph) } else { Folding::by_context(&graph) }
}
