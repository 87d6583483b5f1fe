//! What does not go together in a context map.

use super::super::coupling::context_map::ContextMap;
use super::super::dependency::DependencyGraph;
use crate::model::context::{ContextPattern, ContextRelation, DownstreamRole, UpstreamRole};
use crate::model::words::words;
use crate::model::{ContextRelationId, Model};

words! {
    /// What does not go together. The first four are semantic rules of Context Mapper \[V\]; its others cannot be broken in a model.
    OddityRule {
        /// Partners, the owners of a shared kernel and those who go separate ways are neither upstream nor downstream, so a role of
        /// either contradicts the pattern.
        RolesWithoutUpstream = "roles-without-upstream",
        /// A conformist takes what it gets; a customer negotiates.
        ConformistCustomer = "conformist-customer",
        /// An open host service is one offer for all; a supplier plans for this customer.
        OpenHostSupplier = "open-host-supplier",
        /// A supplier does not change what its customer has to guard against. Context Mapper only warns of it.
        GuardedCustomer = "guarded-customer",
        /// The contexts go separate ways, and yet one depends on the other \[P\].
        SeparateButDependent = "separate-but-dependent",
    }
}

/// A relation of the context map that contradicts itself, or the drawing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Oddity {
    /// The relation.
    pub relation: ContextRelationId,
    /// What is odd about it.
    pub rule: OddityRule,
}

pub(super) fn oddities(graph: &DependencyGraph<'_>) -> Vec<Oddity> {
    let model = graph.numbering.model;
    let mut oddities: Vec<Oddity> = declared(model).chain(drawn(graph)).collect();
    oddities.sort_unstable();
    oddities.dedup();
    oddities
}

fn declared(model: &Model) -> impl Iterator<Item = Oddity> + '_ {
    model
        .context_relations()
        .iter()
        .flat_map(|relation| rules(relation).into_iter().map(|rule| Oddity { relation: relation.id.clone(), rule }))
}

fn rules(relation: &ContextRelation) -> Vec<OddityRule> {
    let offers = |role| relation.upstream_roles.contains(&role);
    let takes = |role| relation.downstream_roles.contains(&role);
    let has_roles = !relation.upstream_roles.is_empty() || !relation.downstream_roles.is_empty();
    let is_customer = relation.pattern == ContextPattern::CustomerSupplier;
    let rules = [
        (relation.pattern.is_symmetric() && has_roles, OddityRule::RolesWithoutUpstream),
        (is_customer && takes(DownstreamRole::Conformist), OddityRule::ConformistCustomer),
        (is_customer && offers(UpstreamRole::OpenHostService), OddityRule::OpenHostSupplier),
        (is_customer && takes(DownstreamRole::AnticorruptionLayer), OddityRule::GuardedCustomer),
    ];
    rules.into_iter().filter(|(holds, _)| *holds).map(|(_, rule)| rule).collect()
}

fn drawn(graph: &DependencyGraph<'_>) -> Vec<Oddity> {
    let context_map = ContextMap::of(graph.numbering.model);
    let separate = |relation: &&&ContextRelation| relation.pattern == ContextPattern::SeparateWays;
    let odd = graph.edges().flat_map(|(dependent, upstream, _)| {
        let relations = context_map.relations(graph.element(dependent), graph.element(upstream));
        let odd = relations.iter().filter(separate);
        odd.map(|it| Oddity { relation: it.id.clone(), rule: OddityRule::SeparateButDependent }).collect::<Vec<_>>()
    });
    odd.collect()
}
