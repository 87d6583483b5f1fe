//! The coupling of each service.

use std::collections::BTreeMap;

use super::super::dependency::DependencyGraph;
use super::super::dependency::closure::Closure;
use crate::model::ServiceId;

/// How one service hangs together with the others.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceCoupling {
    /// Ca: how many depend on it (Martin 1994 \[V\]; at service level AIS, Rud, Schmietendorf, Dumke 2006 \[V\]).
    pub afferent: usize,
    /// Ce: how many it depends on (Martin 1994 \[V\]; at service level ADS, Rud 2006 \[V\]).
    pub efferent: usize,
    /// ACS, absolute criticality: afferent · efferent (Rud 2006 \[V\]).
    pub criticality: usize,
    /// I = Ce / (Ca + Ce), from 0 to 1 (Martin 1994 \[V\]); undefined for a service that stands alone.
    pub instability: Option<f64>,
    /// How many it depends on, directly or not, itself included: VFO (Baldwin et al. 2014 \[V\]), NSIC (Rud 2006 \[V\]).
    pub reach: usize,
    /// How many depend on it, directly or not, itself included: VFI (Baldwin et al. 2014 \[V\]).
    pub reached_by: usize,
}

impl ServiceCoupling {
    pub(in super::super) fn new(afferent: usize, efferent: usize, reach: usize, reached_by: usize) -> Self {
        Self {
            afferent,
            efferent,
            criticality: afferent * efferent,
            instability: super::system::share(efferent as u64, (afferent + efferent) as u64),
            reach,
            reached_by,
        }
    }
}

pub(super) fn services(graph: &DependencyGraph<'_>, closure: &Closure) -> BTreeMap<ServiceId, ServiceCoupling> {
    let (afferent, efferent) = (graph.afferent(), graph.efferent());
    let service = |index: usize| {
        ServiceCoupling::new(afferent[index], efferent[index], closure.reach[index], closure.reached_by[index])
    };
    graph.nodes().map(|node| (graph.id(node).clone(), service(node.index()))).collect()
}
