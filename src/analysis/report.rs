//! Everything the analysis says of a model, as the report lists it.

use std::collections::BTreeMap;

use super::centrality::{Central, Centrality};
use super::change::{ChangeLikelihood, ChangeModel, ChangeSurvey};
use super::coupling::Coupling;
use super::coupling::cuts::{self, GroupCuts};
use super::coupling::dimension::{Dimensions, dimensions};
use super::coupling::incidental::{Incidental, incidental};
use super::coupling::interaction::InteractionCoupling;
use super::coupling::monolith::Monolith;
use super::coupling::shares::SystemShares;
use super::coupling::strength::{StrengthReason, Strengths};
use super::dependency::DependencyGraph;
use super::figures::Figures;
use super::findings::Findings;
use super::folding::Folding;
use super::network::Network;
use super::outage::{Affected, Ending, FailureModel, Fault, SingleFailure};
use super::partition::Modularity;
use super::people::People;
use super::reliability::retry::{Amplification, amplification};
use super::reliability::service_level::{ServiceLevel, service_levels};
use super::reliability::{Effort, WorkflowReliability, reliability};
use super::reliance::{Share, of_availability, of_coupling};
use super::structure::Structure;
use crate::model::service::Service;
use crate::model::{Assumption, EntityId, InteractionId, Model, ServiceId, TeamId, WorkflowId};

/// Up to this many elements, every outage lists whom it affects.
pub const LISTED_ELEMENTS: usize = 300;
/// Above, only so many do: those of the highest scores.
pub const LISTED_OUTAGES: usize = 100;

/// The whole report of a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The name of the model.
    pub model: String,
    /// What the results rest on.
    pub grounds: Grounds,
    /// Coupling: of the system, per service and per interaction.
    pub coupling: Coupling,
    /// In which ways each interaction couples.
    pub dimensions: BTreeMap<InteractionId, Dimensions>,
    /// Who changes and fails together for no reason of the domain.
    pub incidental: Incidental,
    /// What else there is to say of the system.
    pub shares: SystemShares,
    /// How far it is from a distributed monolith.
    pub monolith: Monolith,
    /// Whether the borders that people drew are those of the dependency graph.
    pub modularity: Modularity,
    /// What to cut in each cyclic group.
    pub cuts: Vec<GroupCuts>,
    /// The structure of the services.
    pub services: Level<ServiceId>,
    /// The same, folded into contexts.
    pub contexts: Level<EntityId>,
    /// The same, folded into teams.
    pub teams: Level<EntityId>,
    /// Every element crashing alone, by id.
    pub outages: Vec<OutageEntry>,
    /// Whom a change of each element is likely to touch, by id; left out above [`LISTED_ELEMENTS`].
    pub changes: Option<Vec<ChangeLikelihood>>,
    /// How likely each workflow is to succeed, by id.
    pub workflows: Vec<WorkflowEntry>,
    /// What each element that can fail promises, and what its hard dependencies leave of that, by id.
    pub service_levels: BTreeMap<ServiceId, ServiceLevel>,
    /// Which team owns each element.
    pub owners: BTreeMap<ServiceId, TeamId>,
    /// What the model says of its teams.
    pub people: People,
    /// What should worry us, and what of it is accepted.
    pub findings: Findings,
}

/// A network with everything that is measured of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Level<Id> {
    /// How it is built.
    pub structure: Structure<Id>,
    /// How central each node is.
    pub centrality: BTreeMap<Id, Central>,
}

/// How likely one workflow is to succeed.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkflowEntry {
    /// Which.
    pub workflow: WorkflowId,
    /// How likely, and on what it hangs.
    pub reliability: WorkflowReliability,
    /// What retries do to whom it calls, by id.
    pub retries: Vec<Amplification>,
}

/// One element crashing alone.
#[derive(Clone, Debug, PartialEq)]
pub struct OutageEntry {
    /// What failed.
    pub failed: ServiceId,
    /// How.
    pub fault: Fault,
    /// How many others are down.
    pub down_count: usize,
    /// How many are degraded.
    pub degraded_count: usize,
    /// How many are delayed and not down.
    pub delayed_count: usize,
    /// Whom it affects; left out where [`Grounds::listed_outages`] cuts the lists.
    pub affected: Option<Affected>,
    /// How each workflow ends, by id.
    pub workflows: Vec<(WorkflowId, Ending)>,
    /// Σ weight · severity of the workflows \[P\].
    pub score: f64,
}

/// What the results rest on: how much was stated, how much assumed, and what was cut.
#[derive(Clone, Debug, PartialEq)]
pub struct Grounds {
    /// How many interactions have coupling figures.
    pub interactions: usize,
    /// How many of their strengths were stated.
    pub stated_strengths: usize,
    /// How many of their strengths rest on nothing but the default.
    pub assumed_strengths: usize,
    /// How many of their distances were stated.
    pub stated_distances: usize,
    /// How many of their volatilities were stated.
    pub stated_volatilities: usize,
    /// How many availabilities of elements that can fail were not stated.
    pub availability: Share,
    /// What is assumed where nothing was stated, in the order of the file, and whether that was changed.
    pub values: Vec<(Assumption, f64, bool)>,
    /// Only so many outages list whom they affect; none where all do.
    pub listed_outages: Option<usize>,
}

impl Report {
    /// The report of a model. The centralities are O(N·(N + E)), the outages O((N + E)·N / 256), the cuts O(2^k · k) for each cyclic group
    /// of k members, at most twenty; everything else is near linear, O(E·N / 64) or O((N + E)·N / 256).
    pub fn of(model: &Model) -> Self {
        Self::told(model, &mut |_| {})
    }

    /// The same, telling `progress`, from 0 to 1, now and then: by the centralities, which take the longest in a large system.
    pub fn told(model: &Model, progress: &mut dyn FnMut(f64)) -> Self {
        let graph = DependencyGraph::of(model);
        let Figures { coupling, people, findings } = Figures::of_graph(&graph);
        let strengths = Strengths::of(&graph);
        let shares = SystemShares::of_strengths(&strengths, &coupling.system);
        let cut = model.services().len() > LISTED_ELEMENTS;
        Self {
            model: model.title().name.clone(),
            grounds: Grounds::of(model, &coupling, cut.then_some(LISTED_OUTAGES)),
            dimensions: dimensions(&graph),
            incidental: incidental(&graph),
            monolith: Monolith::of_strengths(&strengths, &coupling, &shares),
            modularity: Modularity::of(&graph),
            cuts: cuts::of_graph(&graph),
            services: Level::of(Network::of(&graph), progress),
            contexts: Level::of(Folding::by_context(&graph).network, &mut |_| {}),
            teams: Level::of(Folding::by_team(&graph).network, &mut |_| {}),
            outages: outages(model, if cut { LISTED_OUTAGES } else { usize::MAX }),
            changes: (!cut).then(|| ChangeSurvey::of(&ChangeModel::of(model)).finish()),
            workflows: workflows(model),
            service_levels: service_levels(model),
            owners: owners(&graph),
            findings,
            people,
            shares,
            coupling,
        }
    }
}

/// From how many nodes the searches run between two words about the progress.
const SEARCHES: usize = 256;

impl<Id: Clone + Ord> Level<Id> {
    #[expect(clippy::cast_precision_loss, reason = "a share needs no more than 53 bits")]
    fn of(network: Network<Id>, progress: &mut dyn FnMut(f64)) -> Self {
        let structure = Structure::of(&network);
        let mut centrality = Centrality::new(network);
        while !centrality.advance(SEARCHES) {
            progress(centrality.done() as f64 / centrality.sources() as f64);
        }
        Self { structure, centrality: centrality.finish() }
    }
}

impl Report {
    /// How likely a change of something a team owns is to stay with that team: the mean over its elements, from 0 to 1 \[P\]; undefined
    /// where changes were left out, and for a team that owns nothing.
    pub fn autonomy(&self, team: &EntityId) -> Option<f64> {
        let owner = |id: &ServiceId| self.owners.get(id).map(TeamId::entity);
        let own = self.changes.iter().flatten().filter(|it| owner(&it.service) == Some(team));
        let shares: Vec<f64> = own.map(|it| it.only_own_team).collect();
        let count = u32::try_from(shares.len()).ok().filter(|count| *count > 0)?;
        Some(shares.iter().sum::<f64>() / f64::from(count))
    }

    /// In how many single crashes a team is called; undefined where the lists of most outages are cut.
    pub fn paged(&self, team: &EntityId) -> Option<usize> {
        let is_whole = self.grounds.listed_outages.is_none();
        let calls = |it: &OutageEntry| {
            it.affected.as_ref().is_some_and(|it| it.teams_paged.iter().any(|id| id.entity() == team))
        };
        is_whole.then(|| self.outages.iter().filter(|it| calls(it)).count())
    }
}

impl Grounds {
    fn of(model: &Model, coupling: &Coupling, listed_outages: Option<usize>) -> Self {
        let assumptions = &model.title().assumptions;
        let is_changed = |it| assumptions.changed_value(it).is_some();
        let [strengths, distances, volatilities] = of_coupling(coupling);
        let is_default = |it: &&InteractionCoupling| it.strength.reason == StrengthReason::Assumed;
        Self {
            interactions: coupling.interactions.len(),
            stated_strengths: strengths.told(),
            assumed_strengths: coupling.interactions.values().filter(is_default).count(),
            stated_distances: distances.told(),
            stated_volatilities: volatilities.told(),
            availability: of_availability(model),
            values: Assumption::ALL.iter().map(|it| (*it, model.assumed(*it), is_changed(*it))).collect(),
            listed_outages,
        }
    }
}

fn owners(graph: &DependencyGraph<'_>) -> BTreeMap<ServiceId, TeamId> {
    let numbering = &graph.numbering;
    let owner = |element: &&'_ Service| Some((element.id.clone(), numbering.ownership.of_element(element)?.clone()));
    numbering.elements.iter().filter_map(owner).collect()
}

fn workflows(model: &Model) -> Vec<WorkflowEntry> {
    let reliabilities = reliability(model, Effort::default());
    let entry = |(workflow, reliability)| {
        let retries = model.workflows().get(&workflow).map(|it| amplification(model, it)).unwrap_or_default();
        WorkflowEntry { workflow, reliability, retries }
    };
    reliabilities.into_iter().map(entry).collect()
}

fn outages(model: &Model, most_listed: usize) -> Vec<OutageEntry> {
    let failures = FailureModel::of(model, Fault::Crash);
    let single = failures.single_failures();
    let mut ranking: Vec<&SingleFailure> = single.iter().collect();
    ranking.sort_by(|one, other| other.score.total_cmp(&one.score).then_with(|| one.failed.cmp(&other.failed)));
    let listed: Vec<ServiceId> = ranking.into_iter().take(most_listed).map(|it| it.failed.clone()).collect();
    let affected = failures.affected_by(&listed);
    let mut affected: BTreeMap<ServiceId, Affected> = listed.into_iter().zip(affected).collect();
    let entry = |it: SingleFailure| OutageEntry {
        affected: affected.remove(&it.failed),
        failed: it.failed,
        fault: Fault::Crash,
        down_count: it.down,
        degraded_count: it.degraded,
        delayed_count: it.delayed,
        workflows: model.workflows().ids().cloned().zip(it.workflows).collect(),
        score: it.score,
    };
    single.into_iter().map(entry).collect()
}
