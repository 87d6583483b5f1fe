//! What the context map says of change: how likely it passes from one element to another, and who waits for whom.

use super::super::coupling::Reasoned;
use super::super::coupling::context_map::ContextMap;
use super::super::coupling::strength::{StrengthReason, Strengths, shares_data};
use super::super::dependency::{Bond, DependencyGraph};
use crate::model::context::{ContextPattern, ContextRelation, DownstreamRole, UpstreamRole};
use crate::model::interaction::InteractionKind;
use crate::model::words::words;
use crate::model::{Assumption, ContextRelationId, Model, ServiceId};

words! {
    /// How the dependent end behaves when the other end changes: the classes of Eckert and Clarkson \[V\]. Which pattern makes which is
    /// \[P\].
    ChangeClass {
        /// It changes too, and what depends on it may have to.
        Carrier = "carrier",
        /// It hardly ever has to change.
        Constant = "constant",
        /// It changes at its border, and nothing behind the border does.
        Absorber = "absorber",
        /// Everyone bound to the same thing changes with it.
        Multiplier = "multiplier",
    }
}

words! {
    /// Who waits for whom when the upstream end changes \[P\].
    Waiting {
        /// The dependent end waits until the upstream is ready.
        Downstream = "downstream",
        /// Nobody.
        Nobody = "nobody",
        /// The owner of the anticorruption layer, and nobody beyond.
        LayerOwner = "layer-owner",
        /// Everyone who speaks the published language, when it gets a new major version.
        LanguageUsers = "language-users",
        /// Each for the other.
        LockStep = "lock-step",
    }
}

/// What a propagation is derived from.
#[derive(Clone, Debug, PartialEq)]
pub enum Basis {
    /// A relation of the context map.
    Relation(ContextRelationId),
    /// No relation says anything, so the integration strength does.
    Strength(Reasoned<StrengthReason>),
}

/// How a change passes over one dependency. Every number is \[P\].
#[derive(Clone, Debug, PartialEq)]
pub struct Propagation {
    /// How the dependent end behaves.
    pub class: ChangeClass,
    /// The probability, from 0 to 1, that the dependent end has to change when the upstream end does.
    pub forward: f64,
    /// The probability, from 0 to 1, that the upstream end has to change when the dependent end does.
    pub reverse: f64,
    /// Who waits.
    pub waiting: Waiting,
    /// What the probabilities are taken from.
    pub assumed: Vec<Assumption>,
    /// Why.
    pub basis: Basis,
}

/// How a change passes between two elements of which one depends on the other.
#[derive(Clone, Debug, PartialEq)]
pub struct DependencyChange {
    /// The element that depends.
    pub dependent: ServiceId,
    /// The element depended on.
    pub upstream: ServiceId,
    /// How a change passes.
    pub propagation: Propagation,
}

/// For each dependency, in the order of the graph.
///
/// The declared relation of the innermost contexts decides, even over a strength that was stated; a plain upstream–downstream relation
/// without roles says nothing. Else the probability grows with the strength. Of several relations, and of several interactions without
/// a relation, the worst counts: the highest probability each way, and an anticorruption layer only where nothing goes past it.
pub(super) fn propagations(graph: &DependencyGraph<'_>) -> Vec<Propagation> {
    let model = graph.numbering.model;
    let context_map = ContextMap::of(model);
    let strengths = Strengths::of(graph);
    let of_edge = |(dependent, upstream, bonds): (_, _, &[Bond])| {
        let relations = context_map.relations(graph.element(dependent), graph.element(upstream));
        let declared: Vec<_> = relations.iter().filter_map(|relation| of_relation(model, relation)).collect();
        let derived = || bonds.iter().map(|bond| of_strength(graph, &strengths, bond)).collect::<Vec<_>>();
        worst(&declared).or_else(|| worst(&derived())).expect("an edge has at least one bond")
    };
    graph.edges().map(of_edge).collect()
}

/// The rows of the context map, as far as it says anything.
///
/// An upstream that keeps an open host service or a published language decides how often a change gets out; what the downstream does
/// with one that does is its own role. Where both ends say something, the first gives the probability and the second the class.
fn of_relation(model: &Model, relation: &ContextRelation) -> Option<Propagation> {
    let basis = Basis::Relation(relation.id.clone());
    let of = |class, forward: Option<Assumption>, reverse: Option<Assumption>, waiting| {
        let probability = |it: Option<Assumption>| it.map_or(0.0, |it| model.assumed(it));
        let assumed = forward.into_iter().chain(reverse.filter(|it| forward != Some(*it))).collect();
        let (forward, reverse) = (probability(forward), probability(reverse));
        Some(Propagation { class, forward, reverse, waiting, assumed, basis })
    };
    match relation.pattern {
        ContextPattern::Partnership => {
            let mutual = Some(Assumption::ChangePartnership);
            of(ChangeClass::Carrier, mutual, mutual, Waiting::LockStep)
        }
        ContextPattern::SharedKernel => {
            let mutual = Some(Assumption::ChangeSharedKernel);
            of(ChangeClass::Multiplier, mutual, mutual, Waiting::LockStep)
        }
        ContextPattern::SeparateWays => of(ChangeClass::Constant, None, None, Waiting::Nobody),
        ContextPattern::CustomerSupplier => {
            let negotiated = Assumption::ChangeCustomerSupplier;
            let (class, forward, waiting) =
                of_roles(relation).unwrap_or((ChangeClass::Carrier, negotiated, Waiting::Downstream));
            // Whatever the roles, a customer's requests are negotiated with the supplier.
            of(class, Some(forward), Some(negotiated), waiting)
        }
        ContextPattern::UpstreamDownstream => {
            let (class, forward, waiting) = of_roles(relation)?;
            let reverse = (!relation.upstream_roles.is_empty()).then_some(Assumption::ChangeUpstream);
            of(class, Some(forward), reverse, waiting)
        }
    }
}

fn of_roles(relation: &ContextRelation) -> Option<(ChangeClass, Assumption, Waiting)> {
    let takes = |role| relation.downstream_roles.contains(&role);
    let guarded = (!relation.upstream_roles.is_empty()).then_some(Assumption::ChangePublished);
    if takes(DownstreamRole::AnticorruptionLayer) {
        let forward = guarded.unwrap_or(Assumption::ChangeAnticorruptionLayer);
        return Some((ChangeClass::Absorber, forward, Waiting::LayerOwner));
    }
    if takes(DownstreamRole::Conformist) {
        return Some((ChangeClass::Carrier, guarded.unwrap_or(Assumption::ChangeConformist), Waiting::Downstream));
    }
    let waiting = match relation.upstream_roles.contains(&UpstreamRole::PublishedLanguage) {
        true => Waiting::LanguageUsers,
        false => Waiting::Nobody,
    };
    guarded.map(|forward| (ChangeClass::Constant, forward, waiting))
}

fn of_strength(graph: &DependencyGraph<'_>, strengths: &Strengths<'_, '_>, bond: &Bond) -> Propagation {
    let strength = strengths.strength(bond);
    let (class, waiting) = match strength.value {
        _ if binds_everyone(graph, bond) => (ChangeClass::Multiplier, Waiting::LockStep),
        1 => (ChangeClass::Constant, Waiting::Nobody),
        _ => (ChangeClass::Carrier, Waiting::Downstream),
    };
    Propagation {
        class,
        forward: f64::from(strength.value) * graph.numbering.model.assumed(Assumption::ChangeAtFullStrength) / 10.0,
        reverse: 0.0,
        waiting,
        assumed: vec![Assumption::ChangeAtFullStrength],
        basis: Basis::Strength(strength),
    }
}

/// Whether whoever uses the upstream end is bound to it without a schema between them: a store or a library.
pub(super) fn binds_everyone(graph: &DependencyGraph<'_>, bond: &Bond) -> bool {
    graph.numbering.interaction(bond.first).kind == InteractionKind::Library || shares_data(graph, bond)
}

/// The worst of several: the highest probability each way; the rest from the first of those that go past an anticorruption layer, if any do, and
/// among them from the most likely.
fn worst(all: &[Propagation]) -> Option<Propagation> {
    let first_of_most =
        |value: fn(&Propagation) -> f64| all.iter().reduce(|most, it| if value(it) > value(most) { it } else { most });
    let (forward, reverse) = (first_of_most(|it| it.forward)?, first_of_most(|it| it.reverse)?);
    let rank = |it: &Propagation| (it.class != ChangeClass::Absorber, it.forward);
    let told = all.iter().reduce(|worst, it| if rank(it) > rank(worst) { it } else { worst })?;
    let mut assumed: Vec<Assumption> = forward.assumed.iter().chain(&reverse.assumed).copied().collect();
    assumed.sort_unstable();
    assumed.dedup();
    Some(Propagation { forward: forward.forward, reverse: reverse.reverse, assumed, ..told.clone() })
}
