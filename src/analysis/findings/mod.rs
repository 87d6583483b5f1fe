//! What should worry us: detectors over the model, each with its evidence and a way out.
//!
//! The catalogue follows Taibi, Lenarduzzi, Pahl 2020 and Walker, Cerny 2020 \[V\]; thresholds without a source are \[P\].
//!
//! What the catalogue asks and a model cannot answer:
//!
//! - *Hard-coded endpoint*: how one finds another is not drawn. The facet of location is 1 for every direct call, so that a finding from it
//!   would say nothing of any.
//! - *Mega service by its operations*: services have no operations here. What is too large is a deploy unit over many contexts; one
//!   interaction that leads to a service is taken for an operation where one is asked for (nano service).
//! - *Retry without budget*: which share of all requests may be retries is not stated. Too many attempts, retries of retries, and retries
//!   without a circuit breaker stand for it.
//! - *Private tables* of a datastore: a datastore belongs to the context in which it stands, as a whole.
//! - *Co-change*: the history of changes is not here; a strength of 8 or more says that two change together.
//! - *Logic in a broker*: what it transforms is not drawn. An event bus that is called or commanded, a workflow engine and a coordinator
//!   decide; topics and queues carry.

mod breaker;
mod chain;
mod chatty;
mod crossing;
mod cuts;
mod cycle;
mod datastore;
mod event_chain;
mod evidence;
mod gateway;
mod guard;
mod hub;
mod ineffective;
mod intimacy;
mod intrusive;
mod inversion;
mod library;
mod mediator;
mod mega;
mod monolith;
mod nano;
mod retry;
mod standards;
mod suppression;
mod teams;
mod timeout;
mod vendor;
mod versioning;

use std::cmp::Reverse;
use std::slice;

use super::coupling::Coupling;
use super::dependency::DependencyGraph;
use super::people::People;
use crate::model::words::words;
use crate::model::{EntityId, Model};
use evidence::Evidence;

pub use suppression::{Findings, Suppressed};

words! {
    /// What a finding is about.
    Rule {
        /// Services depend on each other in a circle.
        CyclicDependency = "cyclic-dependency",
        /// Several use one datastore, or use what another team owns.
        SharedDatastore = "shared-datastore",
        /// A call waits for ever.
        MissingTimeout = "missing-timeout",
        /// A call is tried more than three times.
        TooManyAttempts = "too-many-attempts",
        /// What is retried retries in its turn.
        RetriesInARow = "retries-in-a-row",
        /// One team depends on internals of another.
        IntrusiveCoupling = "intrusive-coupling",
        /// One context tells another what to do, or leads it through a workflow.
        CommandAcrossContexts = "command-across-contexts",
        /// A flow inside one context that no one leads.
        EventChainInContext = "event-chain-in-context",
        /// One service hangs together with most others.
        Hub = "hub",
        /// Something is retried that may not be safe to repeat.
        UnsafeRetry = "unsafe-retry",
        /// One context reads the stored history of another.
        SourcedEventAcrossContexts = "sourced-event-across-contexts",
        /// What was agreed to stay true no longer is.
        GuardBroken = "guard-broken",
        /// What was agreed to stay true cannot be measured.
        GuardUnmeasured = "guard-unmeasured",
        /// A mitigation is there and cannot work.
        IneffectiveMitigation = "ineffective-mitigation",
        /// A caller gives up before the one it calls does.
        TimeoutInversion = "timeout-inversion",
        /// The system can only be changed, run and released as a whole.
        DistributedMonolith = "distributed-monolith",
        /// Teams wait for each other.
        TeamsWaitInCircle = "teams-wait-in-circle",
        /// Teams whose work hangs together did not agree how to work.
        MissingAgreement = "missing-agreement",
        /// The agreed way of working does not fit the relation of the contexts.
        InteractionModeMisfit = "interaction-mode-misfit",
        /// A team carries too much, or shares what one should carry.
        CognitiveLoad = "cognitive-load",
        /// Many wait for each other in a row.
        DeepCallChain = "deep-call-chain",
        /// Many calls between the same two for one result.
        ChattyCalls = "chatty-calls",
        /// Others rely on a contract without a version.
        UnversionedContract = "unversioned-contract",
        /// A client turns to several services directly.
        NoGateway = "no-gateway",
        /// A call that customers wait for goes on however often it fails.
        MissingCircuitBreaker = "missing-circuit-breaker",
        /// Several journeys stop with one vendor.
        VendorStopsJourneys = "vendor-stops-journeys",
        /// Borders along layers, or across what belongs together.
        WrongCuts = "wrong-cuts",
        /// More technologies or protocols than teams.
        TooManyStandards = "too-many-standards",
        /// One in the middle decides what goes where.
        ServiceBus = "service-bus",
        /// Teams share types of the domain by a library.
        SharedLibrary = "shared-library",
        /// Two that cannot let go of each other's insides.
        InappropriateIntimacy = "inappropriate-intimacy",
        /// A service too small to stand alone.
        NanoService = "nano-service",
        /// Many services too small to stand alone.
        GreedyMicroservices = "greedy-microservices",
        /// One deploy unit for many contexts.
        MegaService = "mega-service",
    }
}

words! {
    /// How much a finding matters, the least first.
    Severity {
        /// Good to know.
        Info = "info",
        /// Will hurt some day.
        Warning = "warning",
        /// Hurts.
        Error = "error",
    }
}

/// Something that should worry us.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What it is about.
    pub rule: Rule,
    /// How much it matters.
    pub severity: Severity,
    /// The entities it is about, the most concerned first.
    pub subjects: Vec<EntityId>,
    /// The evidence: elements and the interactions between them, in the order of the way.
    pub path: Vec<EntityId>,
    /// What is the matter, and where; one sentence.
    pub message: String,
    /// Why it matters; one sentence.
    pub why: String,
    /// What would remove it; one sentence.
    pub remedy: String,
}

impl Finding {
    /// What, why and what would help, as one text.
    pub fn text(&self) -> String {
        format!("{} {} {}", self.message, self.why, self.remedy)
    }
}

/// Everything found in a model, accepted or not, errors first, then by rule and subjects. Near linear, but for who
/// waits for whom in all, O(E·N / 64), and for the groups of cyclic dependencies: the exact cut is looked for where a group has at most
/// twelve members.
pub fn findings(model: &Model, coupling: &Coupling, people: &People) -> Vec<Finding> {
    Search::of(&DependencyGraph::of(model), coupling, people).finish()
}

/// What looks for one rule, or for rules of one kind. Called by its address: all of them in one function make one so large that browsers take
/// long, and tens of megabytes, to compile it well.
type Detector = fn(&Evidence<'_>) -> Vec<Finding>;

const DETECTORS: [Detector; 26] = [
    cycle::findings,
    datastore::findings,
    timeout::findings,
    retry::findings,
    intrusive::findings,
    crossing::findings,
    event_chain::findings,
    hub::findings,
    guard::findings,
    ineffective::findings,
    inversion::findings,
    monolith::findings,
    teams::findings,
    chain::findings,
    chatty::findings,
    versioning::findings,
    gateway::findings,
    breaker::findings,
    vendor::findings,
    cuts::findings,
    standards::findings,
    mediator::findings,
    library::findings,
    intimacy::findings,
    nano::findings,
    mega::findings,
];

/// A search for everything that should worry people, detector by detector.
pub(super) struct Search<'m> {
    evidence: Evidence<'m>,
    detectors: slice::Iter<'static, Detector>,
    found: Vec<Finding>,
}

impl<'m> Search<'m> {
    /// Nothing is found yet.
    pub(super) fn of(graph: &'m DependencyGraph<'m>, coupling: &'m Coupling, people: &'m People) -> Self {
        Self { evidence: Evidence::of(graph, coupling, people), detectors: DETECTORS.iter(), found: Vec::new() }
    }

    /// Asks the next detector; whether there was one.
    pub(super) fn step(&mut self) -> bool {
        let detector = self.detectors.next();
        self.found.extend(detector.into_iter().flat_map(|detect| detect(&self.evidence)));
        detector.is_some()
    }

    /// Everything found, after the detectors that are left.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        while self.step() {}
        self.found.sort_by(|one, other| {
            let key = |finding: &Finding| (Reverse(finding.severity), finding.rule);
            key(one).cmp(&key(other)).then_with(|| one.subjects.cmp(&other.subjects))
        });
        self.found
    }
}
