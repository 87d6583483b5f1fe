//! The people side of a system: who waits for whom, who has to agree with whom, and what a team has to carry.
//!
//! What is drawn becomes dependencies between teams (`delivery`); with what people state it becomes the [`wall`], walked along in the
//! order of its [`agenda`]. Against the agreed ways of working ([`mode`]) it says which agreements are missing ([`coordination`]).
//! [`load`] and [`decision`] ask whether teams can carry what they own, and decide on it themselves.
//!
//! Only elements that a team owns take part: nobody waits for no one.

pub mod agenda;
pub mod coordination;
pub mod day;
pub mod decision;
pub mod delay;
pub mod delivery;
pub mod load;
pub mod mode;
mod touched;
pub mod wall;

use super::dependency::DependencyGraph;
use crate::model::{Model, TeamId};
use coordination::Coordination;
use decision::DecisionOwnership;
use load::Overload;
use mode::{ModeMisfit, Modes};
use touched::Touched;
use wall::Wall;

/// What the model says of its teams.
#[derive(Clone, Debug, PartialEq)]
pub struct People {
    /// Which team waits on which.
    pub wall: Wall,
    /// Which teams have to agree on something, and which agreed how.
    pub coordination: Coordination,
    /// Where the agreed way of working does not fit the relation of two contexts.
    pub misfits: Vec<ModeMisfit>,
    /// Where a team carries more than it can, or shares what one team should carry.
    pub overloads: Vec<Overload>,
    /// Who decides.
    pub decisions: DecisionOwnership,
}

impl People {
    /// Near linear, but for a shortest circle in each group of teams that wait for each other: O(n · (n + e)) for n teams and e waits.
    pub fn of(model: &Model) -> Self {
        Self::of_graph(&DependencyGraph::of(model))
    }

    pub(super) fn of_graph(graph: &DependencyGraph<'_>) -> Self {
        let model = graph.numbering.model;
        let modes = Modes::of(model);
        let owners = Owners::of(graph);
        let dependencies = apart(|| delivery::team_dependencies(graph, &owners, &modes));
        let touched = Touched::of(&graph.numbering);
        Self {
            coordination: apart(|| Coordination::of(graph, &owners, &modes, &dependencies)),
            wall: apart(|| Wall::of(model, dependencies)),
            misfits: apart(|| mode::misfits(model, &modes, &touched)),
            overloads: apart(|| load::overloads(&graph.numbering)),
            decisions: apart(|| decision::ownership(model, &touched)),
        }
    }
}

/// Does a part in a function of its own, which is never taken into that of the whole: browsers take long, and tens of megabytes, to compile
/// a very large function well.
#[inline(never)]
fn apart<T>(part: impl FnOnce() -> T) -> T {
    part()
}

/// The teams of a model by id, and for each node of the dependency graph the place of the team that owns it.
struct Owners<'m> {
    teams: Vec<&'m TeamId>,
    places: Vec<Option<usize>>,
}

impl<'m> Owners<'m> {
    fn of(graph: &DependencyGraph<'m>) -> Self {
        let teams: Vec<&TeamId> = graph.numbering.model.teams().ids().collect();
        let place = |node| teams.binary_search(&graph.numbering.ownership.of_element(graph.element(node))?).ok();
        let places = graph.nodes().map(place).collect();
        Self { teams, places }
    }
}

/// What people call a team.
fn name<'m>(model: &'m Model, team: &TeamId) -> &'m str {
    model.teams().get(team).map(|team| team.name.as_str()).unwrap_or_default()
}
