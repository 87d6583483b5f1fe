//! The column set "Research": what is measured by a search from every node, so that another thread measures it and sends a text.

use std::collections::BTreeMap;

use super::super::table::Value;
use super::folded::folding;
use crate::analysis::centrality::{Central, Centrality};
use crate::analysis::dependency::DependencyGraph;
use crate::analysis::network::Network;
use crate::analysis::structure::Structure;
use crate::analysis::structure::role::Role;
use crate::model::words::{Word, words};
use crate::model::{EntityId, Model, ServiceId};

words! {
    /// Of what it is measured.
    Level {
        /// Each element.
        Services = "services",
        /// The elements folded into their contexts.
        Contexts = "contexts",
        /// The elements folded into their teams.
        Teams = "teams",
    }
}

/// How one node stands in its network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The part it plays.
    pub role: Role,
    /// [`Central::betweenness`].
    pub betweenness: f64,
    /// [`Central::closeness`].
    pub closeness: Option<f64>,
    /// Its PageRank.
    pub page_rank: f64,
    /// Its clustering.
    pub clustering: f64,
}

/// How the nodes of a network stand in it; empty as long as nothing is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Research {
    /// Of what.
    pub level: Level,
    /// Each node.
    pub nodes: BTreeMap<EntityId, Standing>,
}

impl Research {
    /// Measures one level of a model, telling the progress from 0 to 1. O(N·(N + E)).
    pub fn measure(model: &Model, level: Level, progress: &mut dyn FnMut(f64)) -> Self {
        let nodes = match level {
            Level::Services => {
                standings(Network::of(&DependencyGraph::of(model)), |id: ServiceId| id.entity().clone(), progress)
            }
            Level::Contexts | Level::Teams => {
                standings(folding(model, level == Level::Teams).network, |id: EntityId| id, progress)
            }
        };
        Self { level, nodes }
    }

    /// The level, then one line for each node: id, role and the four measures.
    pub fn write(&self) -> String {
        let line = |(id, it): (&EntityId, &Standing)| {
            let closeness = it.closeness.map_or_else(|| "-".to_owned(), |closeness| closeness.to_string());
            format!("{id} {} {} {closeness} {} {}\n", it.role.word(), it.betweenness, it.page_rank, it.clustering)
        };
        let lines: String = self.nodes.iter().map(line).collect();
        format!("{}\n{lines}", self.level.word())
    }

    /// Reads what [`Research::write`] wrote; `None` for any other text.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let level = Level::from_word(lines.next()?)?;
        Some(Self { level, nodes: lines.map(read_line).collect::<Option<_>>()? })
    }

    /// The cells of a node; unknown ones for a node that was not measured.
    pub(super) fn values(&self, id: &EntityId) -> [Value; 5] {
        let known = self.nodes.get(id);
        [
            Value::Kind(known.map(|it| (it.role as u8, it.role.word()))),
            Value::Fine(known.map(|it| it.betweenness)),
            Value::Fine(known.and_then(|it| it.closeness)),
            Value::Fine(known.map(|it| it.page_rank)),
            Value::Fine(known.map(|it| it.clustering)),
        ]
    }
}

fn read_line(line: &str) -> Option<(EntityId, Standing)> {
    let [id, role, betweenness, closeness, page_rank, clustering] =
        <[&str; 6]>::try_from(line.split(' ').collect::<Vec<_>>()).ok()?;
    let standing = Standing {
        role: Role::from_word(role)?,
        betweenness: betweenness.parse().ok()?,
        closeness: if closeness == "-" { None } else { Some(closeness.parse().ok()?) },
        page_rank: page_rank.parse().ok()?,
        clustering: clustering.parse().ok()?,
    };
    Some((EntityId::new(id).ok()?, standing))
}

fn standings<Id: Clone + Ord>(
    network: Network<Id>,
    entity: impl Fn(Id) -> EntityId,
    progress: &mut dyn FnMut(f64),
) -> BTreeMap<EntityId, Standing> {
    let structure = Structure::of(&network).nodes;
    let central = central(network, progress);
    let standing = |(id, node): (Id, crate::analysis::structure::NodeStructure)| {
        let Central { betweenness, closeness } = *central.get(&id)?;
        let (role, page_rank, clustering) = (node.role, node.page_rank, node.clustering);
        Some((entity(id), Standing { role, betweenness, closeness, page_rank, clustering }))
    };
    structure.into_iter().filter_map(standing).collect()
}

/// How many times the progress is told at most.
const TOLD: usize = 50;

#[expect(clippy::cast_precision_loss, reason = "counts of nodes stay far below 2^52")]
fn central<Id: Clone + Ord>(network: Network<Id>, progress: &mut dyn FnMut(f64)) -> BTreeMap<Id, Central> {
    let mut centrality = Centrality::new(network);
    let step = centrality.sources().div_ceil(TOLD);
    while !centrality.advance(step) {
        progress(centrality.done() as f64 / centrality.sources() as f64);
    }
    centrality.finish()
}
