//! Which team depends on which for what it delivers, by what is drawn: the dependency matrix of Team Topologies (Skelton and Pais \[V\]),
//! derived \[P\] until people confirm it on the wall.

use std::collections::BTreeMap;
use std::fmt;

use super::super::coupling::context_map::ContextMap;
use super::super::coupling::strength::{StrengthReason, Strengths, shares_data};
use super::super::dependency::{Bond, DependencyGraph};
use super::super::numbering::InteractionNo;
use super::Owners;
use super::mode::Modes;
use crate::model::context::{ContextPattern, DownstreamRole};
use crate::model::team::{NeedState, TeamInteractionMode};
use crate::model::words::words;
use crate::model::{InteractionId, TeamId};

words! {
    /// Why one team has to wait for another, the worst first \[P\]. Of all that hold of a dependency, the worst applies.
    WaitReason {
        /// Both sides use one store: blocking.
        SharedData = "shared-data",
        /// Both contexts succeed or fail together: blocking.
        Partnership = "partnership",
        /// Both contexts own a common part of the model: blocking.
        SharedKernel = "shared-kernel",
        /// Rules or internals are shared, strength 8 and above: blocking.
        SharedRules = "shared-rules",
        /// The upstream plans for it, among other things: slowing.
        CustomerSupplier = "customer-supplier",
        /// The downstream takes over whatever the upstream does: slowing.
        Conformist = "conformist",
        /// A model or a library is shared: slowing.
        SharedModel = "shared-model",
        /// Nothing is known, so a shared model is assumed: slowing.
        Assumed = "assumed",
        /// Nothing is known but that the teams agreed on x-as-a-service: ok.
        XAsAService = "x-as-a-service",
        /// The downstream translates at its border: ok.
        AnticorruptionLayer = "anticorruption-layer",
        /// Only a contract is shared, strength 1: ok.
        Contract = "contract",
    }
}

impl WaitReason {
    /// How it weighs on the team that depends.
    pub fn state(self) -> NeedState {
        match self {
            Self::SharedData | Self::Partnership | Self::SharedKernel | Self::SharedRules => NeedState::Blocking,
            Self::CustomerSupplier | Self::Conformist | Self::SharedModel | Self::Assumed => NeedState::Slowing,
            Self::XAsAService | Self::AnticorruptionLayer | Self::Contract => NeedState::Ok,
        }
    }
}

impl fmt::Display for WaitReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::SharedData => "shared data",
            Self::Partnership => "partnership of contexts",
            Self::SharedKernel => "shared kernel",
            Self::SharedRules => "shared rules or internals",
            Self::CustomerSupplier => "customer and supplier",
            Self::Conformist => "conformist context",
            Self::SharedModel => "shared model",
            Self::Assumed => "assumed: no contract, no context relation",
            Self::XAsAService => "agreed on x-as-a-service",
            Self::AnticorruptionLayer => "behind an anticorruption layer",
            Self::Contract => "contract",
        })
    }
}

/// What one team needs of another, by what is drawn between their elements.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamDependency {
    /// The worst of the reasons; its state is that of the whole.
    pub reason: WaitReason,
    /// The interactions that make it weigh as it does, by id.
    pub because: Vec<InteractionId>,
    /// Every interaction behind it, by id; those of a way through channels all.
    pub interactions: Vec<InteractionId>,
    /// How many pairs of elements depend, by the worst that holds of each.
    pub counts: StateCounts,
    /// The tightest integration strength, 1–10.
    pub strength: u8,
}

impl TeamDependency {
    /// How it weighs on the team that depends.
    pub fn state(&self) -> NeedState {
        self.reason.state()
    }
}

/// So many of each state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StateCounts {
    /// Nothing is lost by waiting.
    pub ok: usize,
    /// Work goes on, more slowly.
    pub slowing: usize,
    /// Work stands still.
    pub blocking: usize,
}

impl StateCounts {
    fn count(&mut self, state: NeedState) {
        *match state {
            NeedState::Ok => &mut self.ok,
            NeedState::Slowing => &mut self.slowing,
            NeedState::Blocking => &mut self.blocking,
        } += 1;
    }

    /// Of all states together.
    pub fn total(self) -> usize {
        self.ok + self.slowing + self.blocking
    }
}

/// The dependencies between teams, by the team that depends and the one depended on.
pub(super) type TeamDependencies = BTreeMap<(TeamId, TeamId), TeamDependency>;

/// O(b log b) for b bonds.
pub(super) fn team_dependencies<'m>(
    graph: &DependencyGraph<'m>,
    owners: &Owners<'m>,
    modes: &Modes<'m>,
) -> TeamDependencies {
    let judge =
        Judge { graph, modes, strengths: Strengths::of(graph), context_map: ContextMap::of(graph.numbering.model) };
    let mut folds: BTreeMap<(usize, usize), Fold> = BTreeMap::new();
    for (from, to, bonds) in graph.edges() {
        let (Some(one), Some(other)) = (owners.places[from.index()], owners.places[to.index()]) else { continue };
        if one != other {
            let judged = bonds.iter().map(|bond| (bond, judge.judge(bond, owners.teams[one], owners.teams[other])));
            folds.entry((one, other)).or_default().add(judged);
        }
    }
    let team = |place: usize| owners.teams[place].clone();
    let finished = |((one, other), fold): ((usize, usize), Fold)| Some(((team(one), team(other)), fold.finish(graph)?));
    folds.into_iter().filter_map(finished).collect()
}

/// What holds of one bond between two teams.
struct Judgement {
    reason: WaitReason,
    strength: u8,
}

struct Judge<'g, 'm> {
    graph: &'g DependencyGraph<'m>,
    modes: &'g Modes<'m>,
    strengths: Strengths<'g, 'm>,
    context_map: ContextMap<'m>,
}

impl<'m> Judge<'_, 'm> {
    fn judge(&self, bond: &Bond, one: &'m TeamId, other: &'m TeamId) -> Judgement {
        let strength = self.strengths.strength(bond);
        let of_strength = match strength.reason {
            StrengthReason::Assumed if self.modes.has(one, other, TeamInteractionMode::XAsAService) => {
                WaitReason::XAsAService
            }
            StrengthReason::Assumed => WaitReason::Assumed,
            StrengthReason::AnticorruptionLayer => WaitReason::AnticorruptionLayer,
            _ if strength.value >= 8 => WaitReason::SharedRules,
            _ if strength.value > 1 => WaitReason::SharedModel,
            _ => WaitReason::Contract,
        };
        let data = shares_data(self.graph, bond).then_some(WaitReason::SharedData);
        let reason = self.of_contexts(bond).chain(data).fold(of_strength, WaitReason::min);
        Judgement { reason, strength: strength.value }
    }

    fn of_contexts(&self, bond: &Bond) -> impl Iterator<Item = WaitReason> {
        let ends = (self.graph.element(bond.dependent), self.graph.element(bond.upstream));
        self.context_map.relations(ends.0, ends.1).iter().flat_map(|relation| {
            let pattern = match relation.pattern {
                ContextPattern::Partnership => Some(WaitReason::Partnership),
                ContextPattern::SharedKernel => Some(WaitReason::SharedKernel),
                ContextPattern::CustomerSupplier => Some(WaitReason::CustomerSupplier),
                ContextPattern::UpstreamDownstream | ContextPattern::SeparateWays => None,
            };
            let conforms = relation.downstream_roles.contains(&DownstreamRole::Conformist);
            pattern.into_iter().chain(conforms.then_some(WaitReason::Conformist))
        })
    }
}

/// The dependencies of one team on another, as they are gathered.
#[derive(Default)]
struct Fold {
    interactions: Vec<(InteractionNo, WaitReason)>,
    counts: StateCounts,
    strength: u8,
}

impl Fold {
    /// Adds one pair of elements with the bonds between them.
    fn add<'b>(&mut self, judged: impl Iterator<Item = (&'b Bond, Judgement)>) {
        let mut worst = None;
        for (bond, Judgement { reason, strength }) in judged {
            self.interactions.extend(bond.interactions().map(|number| (number, reason)));
            self.strength = self.strength.max(strength);
            worst = Some(worst.map_or(reason, |worst| reason.min(worst)));
        }
        worst.into_iter().for_each(|worst: WaitReason| self.counts.count(worst.state()));
    }

    fn finish(mut self, graph: &DependencyGraph<'_>) -> Option<TeamDependency> {
        let reason = self.interactions.iter().map(|(_, reason)| *reason).min()?;
        self.interactions.sort_unstable_by_key(|(number, _)| *number);
        let ids = |counts: &dyn Fn(WaitReason) -> bool| -> Vec<InteractionId> {
            let counted = self.interactions.iter().filter(|(_, reason)| counts(*reason));
            let mut numbers: Vec<InteractionNo> = counted.map(|(number, _)| *number).collect();
            numbers.dedup();
            numbers.into_iter().map(|number| graph.numbering.interaction(number).id.clone()).collect()
        };
        Some(TeamDependency {
            reason,
            because: ids(&|other| other.state() == reason.state()),
            interactions: ids(&|_| true),
            counts: self.counts,
            strength: self.strength,
        })
    }
}
