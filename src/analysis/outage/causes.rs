//! Which states cause which, for those who ask how likely an outage is and not what one does.
//!
//! A place and a fact that may hold of it are one event. Events are numbered, so that nothing of the runtime graph has to be known to
//! reason about them.

use super::circumstances::Fault;
use super::lanes::{LANES, LaneSpread, Lanes, suppliers_first};
use super::passing::Fact;
use super::runtime::{Place, Runtime};
use super::shared_fate::{SharedFate, has_state};
use super::workflow::Journey;
use crate::analysis::numbering::{ElementNo, Numbering};
use crate::model::workflow::Workflow;

/// Everything that may happen to a workflow when elements crash, and by what.
pub(in super::super) struct Causes {
    /// The elements that may crash, with the events that begin with that.
    pub(in super::super) crashes: Vec<(ElementNo, Vec<usize>)>,
    /// How many events there are.
    pub(in super::super) events: usize,
    /// An event, and events that cause it when all of them happen. An event may have several such causes.
    pub(in super::super) links: Vec<(usize, Vec<usize>)>,
    /// The workflow fails if one of these happens.
    pub(in super::super) failing: Vec<usize>,
    /// The workflow fails, is degraded or is late if one of these happens.
    pub(in super::super) impairing: Vec<usize>,
}

impl Causes {
    /// Of each workflow, by id: the same rules as those by which an outage decides how it ends. O(N) and O(n log n) in the steps.
    pub(in super::super) fn of_workflows(numbering: &Numbering<'_>) -> Vec<Self> {
        let shared = SharedFate::of(numbering);
        numbering.model.workflows().iter().map(|workflow| Self::of(numbering, &shared, workflow)).collect()
    }

    fn of(numbering: &Numbering<'_>, shared: &SharedFate, workflow: &Workflow) -> Self {
        let journey = Journey::of(numbering, shared, Fault::Crash.into(), workflow);
        let runtime = &journey.runtime;
        let places = runtime.places().map(|place| (runtime.element(place), place));
        let crashing = places.filter(|(element, _)| has_state(numbering, *element));
        let completing = journey.completing.iter().map(|(_, place)| *place);
        let degraded = journey.entry.map(|entry| felt(runtime, entry, Fact::Degraded));
        Self {
            crashes: crashing
                .map(|(element, place)| (element, vec![event(place, Fact::Down), event(place, Fact::Degraded)]))
                .collect(),
            events: (runtime.len() + runtime.groups().len()) * Fact::ALL.len(),
            links: links(runtime),
            failing: journey.entry.map(|entry| felt(runtime, entry, Fact::Down)).into_iter().collect(),
            impairing: completing
                .flat_map(|place| [Fact::Down, Fact::Delayed].map(|fact| felt(runtime, place, fact)))
                .chain(degraded)
                .collect(),
        }
    }
}

fn event(place: Place, fact: Fact) -> usize {
    place.index() * Fact::ALL.len() + fact as usize
}

/// The event that a fact is felt by those who depend on an element: that it holds of the element, or of all of its group.
fn felt(runtime: &Runtime, place: Place, fact: Fact) -> usize {
    runtime.group(place).map_or_else(|| event(place, fact), |group| event_of_group(runtime, group, fact))
}

fn event_of_group(runtime: &Runtime, group: usize, fact: Fact) -> usize {
    (runtime.len() + group) * Fact::ALL.len() + fact as usize
}

/// What passes on, and what of a group is felt.
fn links(runtime: &Runtime) -> Vec<(usize, Vec<usize>)> {
    let mut links = Vec::new();
    for (group, members) in runtime.groups().iter().enumerate() {
        let all = |fact| members.iter().map(|member| event(*member, fact)).collect();
        links.extend(Fact::ALL.map(|fact| (event_of_group(runtime, group, fact), all(fact))));
    }
    for transfer in runtime.transfers() {
        let passed = |fact| Some((event(transfer.dependent, transfer.passing.carries(fact)?), fact));
        let passed = Fact::ALL.into_iter().filter_map(passed);
        links.extend(passed.map(|(event, fact)| (event, vec![felt(runtime, transfer.supplier, fact)])));
    }
    links
}

/// Which elements each element cannot do without: those whose crash alone takes it down, over everything it ever calls.
pub(in super::super) struct HardDependencies {
    whole: Runtime,
    order: Vec<Place>,
}

impl HardDependencies {
    /// O(n log n) in the size of the model.
    pub(in super::super) fn of(numbering: &Numbering<'_>) -> Self {
        let whole = Runtime::whole(numbering, &SharedFate::of(numbering), Fault::Crash.into());
        Self { order: suppliers_first(&whole), whole }
    }

    /// The elements that may crash.
    pub(in super::super) fn elements(&self) -> impl Iterator<Item = ElementNo> + '_ {
        self.whole.places().map(|place| self.whole.element(place))
    }

    /// In how many batches the elements are gone through.
    pub(in super::super) fn batches(&self) -> usize {
        self.whole.len().div_ceil(LANES)
    }

    /// The elements of a batch, in the order of its lanes.
    pub(in super::super) fn batch(&self, batch: usize) -> Vec<ElementNo> {
        let end = self.whole.len().min((batch + 1) * LANES);
        (batch * LANES..end).map(|place| self.whole.element(Place::of(place))).collect()
    }

    /// Each element with the elements of a batch that it cannot do without, itself left out. O(N + E).
    pub(in super::super) fn of_batch(&self, batch: usize) -> impl Iterator<Item = (ElementNo, Lanes)> + '_ {
        let start = batch * LANES;
        let failed = (start..self.whole.len().min(start + LANES)).map(Place::of);
        let spread =
            LaneSpread::of(&self.whole, &self.order, failed.zip(0..).map(|(place, lane)| (place, Lanes::only(lane))));
        self.whole.places().map(move |place| {
            let own = place.index().checked_sub(start).filter(|lane| *lane < LANES).map(Lanes::only);
            let suppliers = spread.holds(place, Fact::Down).without(own.unwrap_or_default());
            (self.whole.element(place), suppliers)
        })
    }
}
