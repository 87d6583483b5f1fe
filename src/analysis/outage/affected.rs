//! Whom failures affect, many failures at once.

use std::collections::{BTreeMap, BTreeSet};

use super::group::is_run_by_vendor;
use super::lanes::{LANES, LaneSpread, Lanes, suppliers_first};
use super::passing::Fact;
use super::runtime::{Place, Runtime};
use crate::analysis::numbering::Numbering;
use crate::model::{ServiceId, TeamId};

/// What one failure does to others, by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Affected {
    /// The elements that are down, what failed left out.
    pub down: Vec<ServiceId>,
    /// The elements that are degraded.
    pub degraded: Vec<ServiceId>,
    /// The elements that are delayed, degraded or not, but not down.
    pub delayed: Vec<ServiceId>,
    /// The teams that own what failed or is down, unless a vendor runs it.
    pub teams_paged: BTreeSet<TeamId>,
    /// The teams that own anything that is not well.
    pub teams_affected: BTreeSet<TeamId>,
}

/// Whom the failure of each place alone affects.
pub(super) fn affected(numbering: &Numbering<'_>, whole: &Runtime, failed: &[Option<Place>]) -> Vec<Affected> {
    let order = suppliers_first(whole);
    failed.chunks(LANES).flat_map(|batch| of_batch(numbering, whole, &order, batch)).collect()
}

fn of_batch(numbering: &Numbering<'_>, whole: &Runtime, order: &[Place], batch: &[Option<Place>]) -> Vec<Affected> {
    let failed = || batch.iter().enumerate().filter_map(|(lane, place)| Some(((*place)?, Lanes::only(lane))));
    let spread = LaneSpread::of(whole, order, failed());
    let mut own = vec![Lanes::default(); whole.len()];
    failed().for_each(|(place, lane)| own[place.index()] = own[place.index()].or(lane));
    let mut found = vec![Affected::default(); batch.len()];
    let mut teams: BTreeMap<&TeamId, (Lanes, Lanes)> = BTreeMap::new();
    for place in whole.places() {
        let element = numbering.element(whole.element(place));
        let down = spread.holds(place, Fact::Down);
        let (degraded, delayed) = (spread.holds(place, Fact::Degraded), spread.holds(place, Fact::Delayed));
        let mut list = |lanes: Lanes, of: fn(&mut Affected) -> &mut Vec<ServiceId>| {
            lanes.iter().for_each(|lane| of(&mut found[lane]).push(element.id.clone()));
        };
        list(down.without(own[place.index()]), |it| &mut it.down);
        list(degraded.without(down), |it| &mut it.degraded);
        list(delayed.without(down), |it| &mut it.delayed);
        if let Some(team) = numbering.ownership.of_element(element) {
            let (paged, affected) = teams.entry(team).or_default();
            *affected = affected.or(degraded).or(delayed);
            *paged = if is_run_by_vendor(element) { *paged } else { paged.or(down) };
        }
    }
    for (team, (paged, affected)) in teams {
        for lane in paged.iter() {
            found[lane].teams_paged.insert(team.clone());
        }
        for lane in affected.iter() {
            found[lane].teams_affected.insert(team.clone());
        }
    }
    found
}
