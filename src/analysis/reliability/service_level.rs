//! What an element promises, and what its hard dependencies leave of it.

use std::collections::BTreeMap;

use super::workflow::availability;
use crate::analysis::numbering::{ElementNo, Numbering};
use crate::analysis::outage::causes::HardDependencies;
use crate::analysis::outage::lanes::Lanes;
use crate::model::{Assumption, Model, ServiceId};

/// The minutes of a year of 365 days.
pub const MINUTES_PER_YEAR: f64 = 525_600.0;

/// How many minutes of a year something of this availability is down: 52.56 for 99.99 %.
pub fn downtime_minutes(availability: f64) -> f64 {
    (1.0 - availability) * MINUTES_PER_YEAR
}

/// The availability of an element as those who call it see it.
///
/// The model states how available an element is by itself, its dependencies left aside. Its callers see less: an element is down for
/// them too while anything is down that it cannot do without, at any depth, each counted once (Treynor, Dahlin, Rau, Beyer 2017 \[V\]).
/// That is looked for over everything the element ever calls, not over one workflow. Where alternatives are redundant none of them is
/// such a dependency, so that their common outages are left out and the figure is, by a little, too good.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ServiceLevel {
    /// Its own availability, in (0, 1].
    pub own: f64,
    /// Whether that is stated, or assumed.
    pub stated: bool,
    /// How many elements it cannot do without, itself left out.
    pub hard_dependencies: usize,
    /// The product of their availabilities.
    pub dependencies: f64,
    /// How many of them are not ten times as reliable as the element itself: the rule of the extra nine (Treynor et al. 2017 \[V\]).
    pub short_of_a_nine: usize,
}

/// The minutes of a year that something may be down, and who uses them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Budget {
    /// What the target allows.
    pub allowed: f64,
    /// What the hard dependencies use.
    pub dependencies: f64,
    /// What is left for the element itself; below 0 where even a perfect one would miss the target.
    pub left: f64,
}

impl ServiceLevel {
    /// Takes in so many more hard dependencies of an availability.
    fn take(&mut self, availability: f64, count: usize) {
        self.hard_dependencies += count;
        // At most 256 at a time.
        self.dependencies *= availability.powi(i32::try_from(count).unwrap_or(i32::MAX));
        self.short_of_a_nine += if has_extra_nine(availability, self.own) { 0 } else { count };
    }

    /// What its callers see: its own availability and that of all it cannot do without.
    pub fn seen(&self) -> f64 {
        self.own * self.dependencies
    }

    /// Whether its callers can count on a target.
    pub fn meets(&self, target: f64) -> bool {
        self.seen() >= target
    }

    /// The budget for a target. Asked with [`ServiceLevel::own`], it tells whether the element's own figure can be promised to callers at
    /// all: not if the dependencies alone use it up \[P\].
    pub fn budget(&self, target: f64) -> Budget {
        let (allowed, dependencies) = (downtime_minutes(target), downtime_minutes(self.dependencies));
        Budget { allowed, dependencies, left: allowed - dependencies }
    }
}

impl Budget {
    /// Whether a perfect element would meet the target.
    pub fn is_feasible(&self) -> bool {
        self.left >= 0.0
    }
}

/// Whether a dependency has one nine more than what depends on it: at most a tenth of its downtime, rounding forgiven.
pub fn has_extra_nine(dependency: f64, dependent: f64) -> bool {
    (1.0 - dependency) * 10.0 <= (1.0 - dependent) * (1.0 + 1e-9) + f64::EPSILON * 16.0
}

/// The service levels of a model under way: 256 dependencies are followed at a time.
pub struct ServiceLevels<'m> {
    numbering: Numbering<'m>,
    hard: HardDependencies,
    next: usize,
    levels: Vec<ServiceLevel>,
}

impl<'m> ServiceLevels<'m> {
    /// O(n log n) in the size of the model.
    pub fn of(model: &'m Model) -> Self {
        let numbering = Numbering::of(model);
        let level = |number: ElementNo| {
            let element = numbering.element(number);
            ServiceLevel {
                own: availability(model, element),
                stated: element.availability.is_some(),
                hard_dependencies: 0,
                dependencies: 1.0,
                short_of_a_nine: 0,
            }
        };
        let levels = numbering.element_numbers().map(level).collect();
        Self { hard: HardDependencies::of(&numbering), numbering, next: 0, levels }
    }

    /// Follows the next dependencies, O(N + E) and the number of those who have them. Whether there is more to do.
    pub fn step(&mut self) -> bool {
        if self.next < self.hard.batches() {
            let batch = self.hard.batch(self.next);
            let availabilities: Vec<f64> = batch
                .iter()
                .map(|element| availability(self.numbering.model, self.numbering.element(*element)))
                .collect();
            // Most are as available as is assumed: those are counted, not gone through.
            let usual = self.numbering.model.assumed(Assumption::Availability);
            #[expect(clippy::float_cmp, reason = "the same number, not one that was reckoned")]
            let is_usual = |lane: &usize| availabilities[*lane] == usual;
            let as_usual =
                (0..availabilities.len()).filter(is_usual).map(Lanes::only).fold(Lanes::default(), Lanes::or);
            for (element, dependencies) in self.hard.of_batch(self.next) {
                let level = &mut self.levels[element.index()];
                level.take(usual, dependencies.and(as_usual).count());
                dependencies.without(as_usual).iter().for_each(|lane| level.take(availabilities[lane], 1));
            }
            self.next += 1;
        }
        self.next < self.hard.batches()
    }

    /// How many batches are done, of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.next, self.hard.batches())
    }

    /// Does what is left. Persons promise nothing and are left out.
    pub fn finish(mut self) -> BTreeMap<ServiceId, ServiceLevel> {
        while self.step() {}
        let of = |number: ElementNo| (self.numbering.element(number).id.clone(), self.levels[number.index()]);
        self.hard.elements().map(of).collect()
    }
}

/// The service level of each element that has a state: O((N + E)·N / 256) and the number of hard dependencies.
pub fn service_levels(model: &Model) -> BTreeMap<ServiceId, ServiceLevel> {
    ServiceLevels::of(model).finish()
}
