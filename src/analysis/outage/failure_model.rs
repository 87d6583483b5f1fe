//! A model made ready to be asked what breaks.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

use super::affected::{Affected, affected};
use super::circumstances::Circumstances;
use super::group::{GroupFailure, host_failures, is_run_by_vendor, running_vendor, vendor_failures};
use super::ineffective;
use super::mitigation::Ineffective;
use super::pair::PairSearch;
use super::passing::Fact;
use super::runtime::{Place, Runtime, Transfer};
use super::score;
use super::shared_fate::{SharedFate, has_state};
use super::single::{SingleFailure, single_failures};
use super::spread::Spread;
use super::workflow::Journey;
use super::{Carrier, Condition, Hop, Outage, State};
use crate::analysis::numbering::{ElementNo, Numbering};
use crate::model::{Model, ServiceId};

/// A model made ready to be asked what breaks under some circumstances, as often as one likes.
pub struct FailureModel<'m> {
    pub(super) numbering: Numbering<'m>,
    pub(super) whole: Runtime,
    /// How many calls each element of the whole makes.
    calls: Vec<usize>,
    pub(super) journeys: Vec<Journey<'m>>,
}

impl<'m> FailureModel<'m> {
    /// O(n log n) in the size of the model.
    pub fn of(model: &'m Model, circumstances: impl Into<Circumstances>) -> Self {
        let circumstances = circumstances.into();
        let numbering = Numbering::of(model);
        let shared = SharedFate::of(&numbering);
        let whole = Runtime::whole(&numbering, &shared, circumstances);
        let calls = count(&whole, Transfer::is_call);
        let journey = |workflow| Journey::of(&numbering, &shared, circumstances, workflow);
        let journeys = model.workflows().iter().map(journey).collect();
        Self { numbering, whole, calls, journeys }
    }

    /// What happens when these elements fail: O(N + E) and the same for the steps of the workflows.
    pub fn outage(&self, failed: &BTreeSet<ServiceId>) -> Outage {
        let failed: Vec<ElementNo> = failed
            .iter()
            .filter_map(|id| self.numbering.element_no(id))
            .filter(|number| has_state(&self.numbering, *number))
            .collect();
        let spread = Spread::of(&self.whole, failed.iter().filter_map(|number| self.whole.place(*number)));
        let mut ineffective = ineffective::of_spread(&self.numbering, &self.whole, &spread);
        let mut workflows = BTreeMap::new();
        let mut severities = Vec::new();
        for journey in &self.journeys {
            let (outcome, of_journey) = journey.outcome(&self.numbering, &failed);
            severities.push(journey.workflow.weight * outcome.outcome.severity(self.numbering.model));
            workflows.insert(journey.workflow.id.clone(), outcome);
            ineffective.extend(of_journey);
        }
        let Circumstances { fault, lasting_s } = self.whole.circumstances();
        let mut outage = Outage {
            failed: failed.iter().map(|number| self.numbering.element(*number).id.clone()).collect(),
            fault,
            lasting_s,
            states: self.states(&spread),
            workflows,
            ineffective: each_once(ineffective),
            teams_paged: BTreeSet::new(),
            vendors_paged: BTreeSet::new(),
            teams_affected: BTreeSet::new(),
            score: score::total(severities.into_iter()),
        };
        self.page(&mut outage);
        outage
    }

    /// What happens when each element fails alone, by id.
    ///
    /// Many failures are followed at once, one bit each: O((N + E) · N / 256) for a graph whose calls do not run in circles.
    pub fn single_failures(&self) -> Vec<SingleFailure> {
        single_failures(self)
    }

    /// What happens when everything fails that one vendor runs, the vendor first with which most workflows stop, then by score, by how
    /// many others are down, and by name. What a vendor runs is what it manages for us, and its own systems, which are external \[P\];
    /// its products that we run ourselves go on without it. The same cost per 256 vendors as one [`FailureModel::outage`].
    pub fn vendor_failures(&self) -> Vec<GroupFailure> {
        vendor_failures(self)
    }

    /// The same for everything on which others run, in the same order and at the same cost.
    pub fn host_failures(&self) -> Vec<GroupFailure> {
        host_failures(self)
    }

    /// Which two elements are worse together, to be searched step by step. To begin costs as much as [`FailureModel::single_failures`], and
    /// nothing where no element is redundant.
    pub fn pairs(&self) -> PairSearch<'_, 'm> {
        PairSearch::of(self)
    }

    /// Whom the failure of each of these elements alone affects, in their order, without the reasons; the same cost per 256 of them as
    /// one [`FailureModel::outage`]. Of what never fails, nothing.
    pub fn affected_by(&self, failed: &[ServiceId]) -> Vec<Affected> {
        let places: Vec<Option<Place>> =
            failed.iter().map(|id| self.numbering.element_no(id).and_then(|number| self.whole.place(number))).collect();
        affected(&self.numbering, &self.whole, &places)
    }

    pub(super) fn id(&self, place: Place) -> ServiceId {
        self.numbering.element(self.whole.element(place)).id.clone()
    }

    fn states(&self, spread: &Spread<'_>) -> BTreeMap<ServiceId, State> {
        let is_failing = |it: &Transfer| it.may_fail() && spread.is_felt(it.supplier, Fact::Down);
        let failing = count(&self.whole, is_failing);
        let affected = self.whole.places().filter(|place| is_affected(spread, *place));
        affected
            .map(|place| {
                let condition = condition(spread, place);
                let delayed = spread.holds(place, Fact::Delayed) && condition <= Condition::Degraded;
                let way = |fact| hops(&self.numbering, &self.whole, &spread.way(place, fact));
                let (why, why_delayed) = match condition {
                    Condition::Well => (way(Fact::Delayed), Vec::new()),
                    Condition::Degraded if delayed => (way(Fact::Degraded), way(Fact::Delayed)),
                    Condition::Degraded => (way(Fact::Degraded), Vec::new()),
                    Condition::Down | Condition::Failed => (way(Fact::Down), Vec::new()),
                };
                let (calls, calls_failing) = (self.calls[place.index()], failing[place.index()]);
                let id = self.numbering.element(self.whole.element(place)).id.clone();
                (id, State { condition, delayed, why, why_delayed, calls, calls_failing })
            })
            .collect()
    }

    fn page(&self, outage: &mut Outage) {
        for (id, state) in &outage.states {
            let Some(element) = self.numbering.model.services().get(id) else { continue };
            let owner = self.numbering.ownership.of_element(element);
            outage.teams_affected.extend(owner.cloned());
            match state.is_failed() || state.is_down() {
                false => {}
                true if is_run_by_vendor(element) => {
                    outage.vendors_paged.extend(running_vendor(element).map(str::to_owned))
                }
                true => outage.teams_paged.extend(owner.cloned()),
            }
        }
    }
}

fn is_affected(spread: &Spread<'_>, place: Place) -> bool {
    Fact::ALL.iter().any(|fact| spread.holds(place, *fact))
}

fn condition(spread: &Spread<'_>, place: Place) -> Condition {
    match (spread.is_failed(place), spread.holds(place, Fact::Down), spread.holds(place, Fact::Degraded)) {
        (true, ..) => Condition::Failed,
        (_, true, _) => Condition::Down,
        (.., true) => Condition::Degraded,
        _ => Condition::Well,
    }
}

/// How many of the transfers to each element count.
fn count(runtime: &Runtime, counts: impl Fn(&Transfer) -> bool) -> Vec<usize> {
    let mut calls = vec![0; runtime.len()];
    for transfer in runtime.transfers().iter().filter(|transfer| counts(transfer)) {
        calls[transfer.dependent.index()] += 1;
    }
    calls
}

/// Each mitigation of an interaction once for each kind of reason, by interaction; of several deadlines the shortest counts.
fn each_once(mut found: Vec<Ineffective>) -> Vec<Ineffective> {
    let is_same = |one: &Ineffective, other: &Ineffective| {
        (&one.interaction, one.mitigation) == (&other.interaction, other.mitigation)
            && discriminant(&one.reason) == discriminant(&other.reason)
    };
    found.sort();
    found.dedup_by(|one, other| is_same(one, other));
    found
}

pub(super) fn hops(numbering: &Numbering<'_>, runtime: &Runtime, way: &[usize]) -> Vec<Hop> {
    let id = |place| numbering.element(runtime.element(place)).id.clone();
    way.iter()
        .map(|index| {
            let transfer = runtime.transfers()[*index];
            let by = match transfer.interaction() {
                Some(number) => Carrier::Interaction(numbering.interaction(number).id.clone()),
                None => Carrier::RunsOn,
            };
            Hop { from: id(transfer.supplier), to: id(transfer.dependent), by }
        })
        .collect()
}
