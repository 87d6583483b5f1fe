//! Failures of several elements at once that have one cause: a vendor, or what they run on.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::failure_model::FailureModel;
use super::lanes::LANES;
use super::runtime::{Place, Tie};
use super::toll::{SideBySide, Toll};
use crate::model::ServiceId;
use crate::model::service::{Service, ServiceKind};

/// What the elements that fail at once have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A vendor of this name runs them.
    Vendor(String),
    /// They run on this.
    Host(ServiceId),
}

/// What happens when everything of a group fails, in figures.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupFailure {
    /// What the elements have in common.
    pub group: Group,
    /// What the vendor runs, and fails with it; or what runs on the host, and stops unless something stands in for the host. By id.
    pub elements: Vec<ServiceId>,
    /// What the failure takes, from others than what failed: what the vendor runs, or the host.
    pub toll: Toll,
}

pub(super) fn vendor_failures(model: &FailureModel<'_>) -> Vec<GroupFailure> {
    let mut vendors: BTreeMap<&str, Vec<Place>> = BTreeMap::new();
    for place in model.whole.places() {
        if let Some(vendor) = running_vendor(model.numbering.element(model.whole.element(place))) {
            vendors.entry(vendor).or_default().push(place);
        }
    }
    let causes = vendors.into_iter().map(|(vendor, places)| Cause {
        group: Group::Vendor(vendor.to_owned()),
        elements: places.clone(),
        failing: places,
    });
    ranked(model, &causes.collect::<Vec<_>>())
}

/// The vendor without which an element does not run.
pub(super) fn running_vendor(element: &Service) -> Option<&str> {
    element.vendor.as_deref().filter(|_| element.managed || element.kind == ServiceKind::External)
}

/// Whether it is not for its owner to get it going again: it is managed, be it told by whom or not, or it is external and a vendor is named.
pub(super) fn is_run_by_vendor(element: &Service) -> bool {
    element.managed || running_vendor(element).is_some()
}

pub(super) fn host_failures(model: &FailureModel<'_>) -> Vec<GroupFailure> {
    let mut hosts: BTreeMap<Place, Vec<Place>> = BTreeMap::new();
    for transfer in model.whole.transfers().iter().filter(|transfer| transfer.tie == Tie::RunsOn) {
        hosts.entry(transfer.supplier).or_default().push(transfer.dependent);
    }
    let causes = hosts.into_iter().map(|(host, elements)| Cause {
        group: Group::Host(model.id(host)),
        elements,
        failing: vec![host],
    });
    ranked(model, &causes.collect::<Vec<_>>())
}

/// A group before it is followed.
struct Cause {
    group: Group,
    elements: Vec<Place>,
    failing: Vec<Place>,
}

impl AsRef<[Place]> for Cause {
    fn as_ref(&self) -> &[Place] {
        &self.failing
    }
}

/// The worst first.
fn ranked(model: &FailureModel<'_>, causes: &[Cause]) -> Vec<GroupFailure> {
    let side_by_side = SideBySide::of(model);
    let tolls = causes.chunks(LANES).flat_map(|batch| side_by_side.tolls(batch));
    let failure = |(cause, toll): (&Cause, Toll)| GroupFailure {
        group: cause.group.clone(),
        elements: cause.elements.iter().map(|place| model.id(*place)).collect(),
        toll,
    };
    let mut failures: Vec<GroupFailure> = causes.iter().zip(tolls).map(failure).collect();
    failures.sort_by(|one, other| {
        let by_stopped = Reverse(one.toll.stopped()).cmp(&Reverse(other.toll.stopped()));
        let by_score = || other.toll.score.total_cmp(&one.toll.score);
        let by_down = || other.toll.down.cmp(&one.toll.down);
        by_stopped.then_with(by_score).then_with(by_down).then_with(|| one.group.cmp(&other.group))
    });
    failures
}
