//! The wall: which team waits on which, and where waiting goes in circles.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::super::dependency::Node;
use super::super::dependency::chain::Chains;
use super::super::dependency::circle::Circles;
use super::super::text::list;
use super::delivery::{TeamDependencies, TeamDependency};
use super::name;
use crate::model::team::{Need, NeedState};
use crate::model::{EntityId, Model, NeedId, TeamId};

/// One team waiting on another.
#[derive(Clone, Debug, PartialEq)]
pub struct Wait {
    /// The team that waits.
    pub from: TeamId,
    /// The team it waits on.
    pub on: TeamId,
    /// How it weighs: the worst of what people state; only where nobody does, what is drawn.
    pub state: NeedState,
    /// What people state, by id.
    pub needs: Vec<NeedId>,
    /// What is drawn, whether or not somebody states otherwise.
    pub drawn: Option<TeamDependency>,
}

impl Wait {
    /// Whether people say so themselves.
    pub fn is_stated(&self) -> bool {
        !self.needs.is_empty()
    }

    /// Whether the team that waits feels it.
    pub fn is_felt(&self) -> bool {
        self.state != NeedState::Ok
    }

    /// What it is read from: the needs that state it, else the interactions that make it weigh as it does. By id.
    pub fn because(&self) -> Vec<EntityId> {
        match &self.drawn {
            _ if self.is_stated() => self.needs.iter().map(|id| id.entity().clone()).collect(),
            Some(drawn) => drawn.because.iter().map(|id| id.entity().clone()).collect(),
            None => Vec::new(),
        }
    }
}

/// Teams that wait for each other, directly or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitLoop {
    /// All of them, by id.
    pub teams: Vec<TeamId>,
    /// A shortest way through some of them that comes back to where it started, both ends listed.
    pub circle: Vec<TeamId>,
}

impl WaitLoop {
    /// "Orders waits for Pricing waits for Orders".
    pub fn in_words(&self, model: &Model) -> String {
        waits_for(self.circle.iter().map(|team| name(model, team).to_owned()))
    }
}

/// Every wait between two teams. As a matrix, a wait is the cell in the row of the team that waits and the column of the one waited on.
#[derive(Clone, Debug, PartialEq)]
pub struct Wall {
    /// All teams, by id, whether or not they wait.
    pub teams: Vec<TeamId>,
    /// By the team that waits, then the one waited on; of each pair at most one.
    pub waits: Vec<Wait>,
    /// The groups of teams that wait for each other, by first member; waits that nobody feels do not count.
    pub loops: Vec<WaitLoop>,
    /// The most teams that wait one for the next, as far as it is felt: a team waits for the one listed after it. Teams that wait for
    /// each other stand together and count as many. Ties go to smaller ids; empty where nobody waits.
    pub longest_chain: Vec<Vec<TeamId>>,
}

impl Wall {
    pub(super) fn of(model: &Model, dependencies: TeamDependencies) -> Self {
        let teams: Vec<TeamId> = model.teams().ids().cloned().collect();
        let waits = waits(model, dependencies);
        let edges = felt_edges(&teams, &waits);
        let circles = Circles::of(teams.len(), &edges);
        let ids = |nodes: &[Node]| -> Vec<TeamId> { nodes.iter().map(|node| teams[node.index()].clone()).collect() };
        let groups = circles.components.cyclic().into_iter();
        let loops =
            groups.map(|group| WaitLoop { teams: ids(group), circle: ids(&circles.shortest_within(group)) }).collect();
        let chain = Chains::of(teams.len(), &edges).longest_from((0..teams.len()).map(Node::of));
        let component = |node: &Node| circles.components.of[node.index()];
        let longest_chain = match chain.len() {
            0 | 1 => Vec::new(),
            _ => chain.chunk_by(|one, other| component(one) == component(other)).map(ids).collect(),
        };
        Self { teams, waits, loops, longest_chain }
    }

    /// How one team waits on another.
    pub fn wait(&self, from: &TeamId, on: &TeamId) -> Option<&Wait> {
        let found = self.waits.binary_search_by(|wait| (&wait.from, &wait.on).cmp(&(from, on)));
        found.ok().map(|index| &self.waits[index])
    }

    /// "Fulfilment waits for Orders waits for Pricing", the longest chain; empty where nobody waits.
    pub fn longest_chain_in_words(&self, model: &Model) -> String {
        waits_for(self.longest_chain.iter().map(|teams| {
            let names: Vec<&str> = teams.iter().map(|team| name(model, team)).collect();
            let circle = if teams.len() > 1 { " (in a circle)" } else { "" };
            format!("{}{circle}", list(&names))
        }))
    }
}

fn waits_for(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join(" waits for ")
}

/// How much a state weighs, the least first.
pub(super) fn weight(state: NeedState) -> u8 {
    match state {
        NeedState::Ok => 0,
        NeedState::Slowing => 1,
        NeedState::Blocking => 2,
    }
}

fn waits(model: &Model, dependencies: TeamDependencies) -> Vec<Wait> {
    let mut stated: BTreeMap<(TeamId, TeamId), Vec<&Need>> = BTreeMap::new();
    for need in model.needs().iter() {
        stated.entry((need.from.clone(), need.on.clone())).or_default().push(need);
    }
    let wait = |(ends, drawn): ((TeamId, TeamId), TeamDependency)| {
        let (from, on) = ends.clone();
        (ends, Wait { from, on, state: drawn.state(), needs: Vec::new(), drawn: Some(drawn) })
    };
    let mut waits: BTreeMap<(TeamId, TeamId), Wait> = dependencies.into_iter().map(wait).collect();
    for (ends, needs) in stated {
        let worst = needs.iter().map(|need| need.state).min_by_key(|state| Reverse(weight(*state)));
        let (from, on) = ends.clone();
        let wait = waits.entry(ends).or_insert(Wait { from, on, state: NeedState::Ok, needs: Vec::new(), drawn: None });
        wait.state = worst.unwrap_or(wait.state);
        wait.needs = needs.into_iter().map(|need| need.id.clone()).collect();
    }
    waits.into_values().collect()
}

/// The waits that are felt, teams by their place.
fn felt_edges(teams: &[TeamId], waits: &[Wait]) -> Vec<(Node, Node)> {
    let place = |team: &TeamId| teams.binary_search(team).ok().map(Node::of);
    let felt = waits.iter().filter(|wait| wait.is_felt());
    felt.filter_map(|wait| Some((place(&wait.from)?, place(&wait.on)?))).collect()
}
