//! A model made ready to be asked what breaks.

use std::collections::{BTreeMap, BTreeSet};

use super::affected::{Affected, affected};
use super::runtime::{Fact, Part, Place, Runtime, SharedFate, has_state};
use super::single::{SingleFailure, single_failures};
use super::spread::Spread;
use super::workflow::Journey;
use super::{Carrier, Condition, Fault, Hop, Outage, State};
use crate::analysis::numbering::{ElementNo, Numbering};
use crate::model::{Model, ServiceId};

/// A model made ready to be asked what breaks, as often as one likes.
pub struct FailureModel<'m> {
    numbering: Numbering<'m>,
    whole: Runtime,
    /// How many calls each element of the whole makes.
    calls: Vec<usize>,
    journeys: Vec<Journey<'m>>,
}

impl<'m> FailureModel<'m> {
    /// O(n log n) in the size of the model.
    pub fn of(model: &'m Model) -> Self {
        let numbering = Numbering::of(model);
        let shared = SharedFate::of(&numbering);
        let elements = numbering.element_numbers().filter(|number| has_state(&numbering, *number)).collect();
        let parts: Vec<Part> = numbering.interaction_numbers().map(|number| Part { number, optional: false }).collect();
        let whole = Runtime::of(&numbering, &shared, &parts, elements);
        let calls = count_calls(&whole, |_| true);
        let journeys = model.workflows().iter().map(|workflow| Journey::of(&numbering, &shared, workflow)).collect();
        Self { numbering, whole, calls, journeys }
    }

    /// What happens when these elements crash: O(N + E) and the same for the steps of the workflows.
    pub fn outage(&self, failed: &BTreeSet<ServiceId>) -> Outage {
        let failed: Vec<ElementNo> = failed
            .iter()
            .filter_map(|id| self.numbering.element_no(id))
            .filter(|number| has_state(&self.numbering, *number))
            .collect();
        let spread = Spread::of(&self.whole, failed.iter().filter_map(|number| self.whole.place(*number)));
        let journeys = self.journeys.iter().map(|journey| {
            (journey.workflow.id.clone(), journey.outcome(&self.numbering, &failed), journey.workflow.weight)
        });
        let mut outage = Outage {
            failed: failed.iter().map(|number| self.numbering.element(*number).id.clone()).collect(),
            fault: Fault::Crash,
            states: self.states(&spread),
            workflows: BTreeMap::new(),
            teams_paged: BTreeSet::new(),
            vendors_paged: BTreeSet::new(),
            teams_affected: BTreeSet::new(),
            score: 0.0,
        };
        for (id, outcome, weight) in journeys {
            outage.score += weight * outcome.outcome.severity();
            outage.workflows.insert(id, outcome);
        }
        self.page(&mut outage);
        outage
    }

    /// What happens when each element crashes alone, by id.
    ///
    /// Many failures are followed at once, one bit each: O((N + E) · N / 256) for a graph whose calls do not run in circles.
    pub fn single_failures(&self) -> Vec<SingleFailure> {
        single_failures(&self.numbering, &self.whole, &self.journeys)
    }

    /// Whom the crash of each of these elements alone affects, in their order, without the reasons; the same cost per 256 of them as
    /// one [`FailureModel::outage`]. Of what never fails, nothing.
    pub fn affected_by(&self, failed: &[ServiceId]) -> Vec<Affected> {
        let places: Vec<Option<Place>> =
            failed.iter().map(|id| self.numbering.element_no(id).and_then(|number| self.whole.place(number))).collect();
        affected(&self.numbering, &self.whole, &places)
    }

    fn states(&self, spread: &Spread<'_>) -> BTreeMap<ServiceId, State> {
        let failing = count_calls(&self.whole, |supplier| spread.is_felt(supplier, Fact::Down));
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
                true if element.managed => outage.vendors_paged.extend(element.vendor.clone()),
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

/// How many calls each element makes to suppliers of which something holds.
fn count_calls(runtime: &Runtime, counts: impl Fn(Place) -> bool) -> Vec<usize> {
    let mut calls = vec![0; runtime.len()];
    for transfer in runtime.transfers().iter().filter(|transfer| transfer.is_call() && counts(transfer.supplier)) {
        calls[transfer.dependent.index()] += 1;
    }
    calls
}

pub(super) fn hops(numbering: &Numbering<'_>, runtime: &Runtime, way: &[usize]) -> Vec<Hop> {
    let id = |place| numbering.element(runtime.element(place)).id.clone();
    way.iter()
        .map(|index| {
            let transfer = runtime.transfers()[*index];
            let by = match transfer.interaction {
                Some(number) => Carrier::Interaction(numbering.interaction(number).id.clone()),
                None => Carrier::RunsOn,
            };
            Hop { from: id(transfer.supplier), to: id(transfer.dependent), by }
        })
        .collect()
}
