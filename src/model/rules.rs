//! The rules every model keeps.

use std::collections::BTreeSet;
use std::fmt;

use super::aggregate::Model;
use super::context::{Context, DownstreamRole};
use super::entity::{Entity, EntityKind};
use super::id::{ContextId, EntityId, InteractionId};
use super::interaction::Interaction;
use super::service::Service;
use super::words::Word;
use super::workflow::Workflow;

/// A rule that an edit would break.
#[derive(Clone, Debug, PartialEq)]
pub enum Violation {
    /// Another entity has this id.
    DuplicateId(EntityId),
    /// No entity has this id.
    NoSuchEntity(EntityId),
    /// Something refers to this entity.
    StillReferredTo(EntityId),
    /// A reference leads nowhere, or to an entity of another kind.
    Dangling {
        /// The entity that refers.
        entity: EntityId,
        /// The field that refers.
        field: &'static str,
        /// What it refers to.
        target: EntityId,
        /// The kind it should have.
        expected: Option<EntityKind>,
    },
    /// A context would contain itself.
    NestingCycle(EntityId),
    /// A value is outside its range or says something twice.
    Value {
        /// The entity.
        entity: EntityId,
        /// The field.
        field: &'static str,
        /// What would be right.
        rule: &'static str,
    },
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DuplicateId(id) => write!(formatter, "the id \"{id}\" is taken"),
            Self::NoSuchEntity(id) => write!(formatter, "no element has the id \"{id}\""),
            Self::StillReferredTo(id) => write!(formatter, "\"{id}\" is still referred to"),
            Self::Dangling { entity, field, target, expected } => {
                let kind = expected.map_or("element", Word::word);
                write!(formatter, "{field} of \"{entity}\": no {kind} has the id \"{target}\"")
            }
            Self::NestingCycle(id) => write!(formatter, "the context \"{id}\" would contain itself"),
            Self::Value { entity, field, rule } => write!(formatter, "{field} of \"{entity}\": {rule}"),
        }
    }
}

impl std::error::Error for Violation {}

/// Checks one entity against the rest of the model.
pub(super) fn check_entity(model: &Model, entity: &Entity) -> Result<(), Violation> {
    check_references(model, entity)?;
    match check_values(entity) {
        Some((field, rule)) => Err(Violation::Value { entity: entity.id().clone(), field, rule }),
        None => check_nesting(model, entity),
    }
}

pub(super) fn check_references(model: &Model, entity: &Entity) -> Result<(), Violation> {
    // An entity may refer to itself (a decision about itself), and is then not in the model yet when it is inserted.
    let kind_of = |id: &EntityId| if id == entity.id() { Some(entity.kind()) } else { model.kind_of(id) };
    let resolves = |id: &EntityId, kind: Option<EntityKind>| match kind_of(id) {
        Some(found) => kind.is_none_or(|kind| kind == found),
        None => false,
    };
    match entity.references().into_iter().find(|reference| !resolves(reference.id, reference.kind)) {
        None => Ok(()),
        Some(reference) => Err(Violation::Dangling {
            entity: entity.id().clone(),
            field: reference.field,
            target: reference.id.clone(),
            expected: reference.kind,
        }),
    }
}

fn check_nesting(model: &Model, entity: &Entity) -> Result<(), Violation> {
    let Entity::Context(Context { id, parent, .. }) = entity else { return Ok(()) };
    let mut above = parent.as_ref();
    while let Some(context) = above {
        if context == id {
            return Err(Violation::NestingCycle(id.entity().clone()));
        }
        above = model.contexts.get(context).and_then(|context| context.parent.as_ref());
    }
    Ok(())
}

/// The field whose value is wrong by itself, and what would be right. The reader of files asks this too, so both say the same.
pub fn check_values(entity: &Entity) -> Option<(&'static str, &'static str)> {
    match entity {
        Entity::Team(_) | Entity::Context(_) => None,
        Entity::TeamInteraction(it) => match it.between[0].cmp(&it.between[1]) {
            std::cmp::Ordering::Less => None,
            std::cmp::Ordering::Equal => Some(("between", "two different teams")),
            std::cmp::Ordering::Greater => Some(("between", "sorted")),
        },
        Entity::Need(it) => (it.from == it.on).then_some(("on", "a team other than \"from\"")),
        Entity::ContextRelation(it) => check_relation(it),
        Entity::Service(it) => check_service(it),
        Entity::Contract(it) => {
            let names: Vec<&str> = it.fields.iter().map(|field| field.name.as_str()).collect();
            has_duplicates(&names).then_some(("fields", "each name once"))
        }
        Entity::Interaction(it) => check_interaction(it),
        Entity::Workflow(it) => check_workflow(it),
        Entity::Decision(it) => it
            .guards
            .iter()
            .any(|guard| match guard.bound {
                super::decision::Bound::AtMost(bound) | super::decision::Bound::AtLeast(bound) => !bound.is_finite(),
            })
            .then_some(("guards", "a finite number")),
        Entity::Suppression(it) => it.reason.trim().is_empty().then_some(("reason", "a text that says why")),
    }
}

fn check_relation(relation: &super::context::ContextRelation) -> Option<(&'static str, &'static str)> {
    let roles = &relation.downstream_roles;
    if relation.upstream == relation.downstream {
        return Some(("downstream", "a context other than \"upstream\""));
    }
    if roles.contains(&DownstreamRole::AnticorruptionLayer) && roles.contains(&DownstreamRole::Conformist) {
        return Some(("downstreamRoles", "anticorruption-layer or conformist, not both"));
    }
    if has_duplicates(roles) {
        return Some(("downstreamRoles", "each role once"));
    }
    has_duplicates(&relation.upstream_roles).then_some(("upstreamRoles", "each role once"))
}

fn check_service(service: &Service) -> Option<(&'static str, &'static str)> {
    let availability = service.availability.unwrap_or(1.0);
    if !(availability > 0.0 && availability <= 1.0) {
        return Some(("availability", "a number above 0, at most 1"));
    }
    if !service.volatility.is_none_or(|volatility| (1..=10).contains(&volatility)) {
        return Some(("volatility", "a whole number from 1 to 10"));
    }
    if service.runs_on.contains(&service.id) || !is_sorted_set(&service.runs_on) {
        return Some(("runsOn", "other elements, each once, sorted"));
    }
    if service.redundant_with.contains(&service.id) || !is_sorted_set(&service.redundant_with) {
        return Some(("redundantWith", "other elements, each once, sorted"));
    }
    (!service.links.iter().all(|link| is_link(link)))
        .then_some(("links", "URLs that begin with http:, https: or mailto:"))
}

/// Whether a text may stand as a link: `http`, `https` or `mailto`, without white space or control characters.
pub fn is_link(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let scheme =
        ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme) && lower.len() > scheme.len());
    scheme && !text.chars().any(|char| char.is_whitespace() || char.is_control())
}

fn check_interaction(interaction: &Interaction) -> Option<(&'static str, &'static str)> {
    if interaction.from == interaction.to {
        return Some(("to", "an element other than \"from\""));
    }
    if !interaction.distance.is_none_or(|distance| (1..=10).contains(&distance)) {
        return Some(("distance", "a whole number from 1 to 10"));
    }
    if !interaction.rate.is_none_or(|rate| rate.is_finite() && rate >= 0.0) {
        return Some(("rate", "a number per second, at least 0"));
    }
    (interaction.resilience.attempts == 0).then_some(("resilience", "attempts of at least 1"))
}

fn check_workflow(workflow: &Workflow) -> Option<(&'static str, &'static str)> {
    if !(workflow.weight.is_finite() && workflow.weight >= 0.0) {
        return Some(("weight", "a number of at least 0"));
    }
    let used: Vec<&InteractionId> = workflow.steps.iter().map(|step| &step.interaction).collect();
    if has_duplicates(&used) {
        return Some(("steps", "each interaction once"));
    }
    if workflow.steps.iter().any(|step| step.calls == 0) {
        return Some(("steps", "calls of at least 1"));
    }
    let steps: BTreeSet<&InteractionId> = used.into_iter().collect();
    let named = workflow.steps.iter().flat_map(|step| step.after.iter().flatten().chain(&step.compensates));
    (!named.into_iter().all(|id| steps.contains(id)))
        .then_some(("steps", "after and compensates name steps of this workflow"))
}

fn has_duplicates<T: Ord>(items: &[T]) -> bool {
    let mut sorted: Vec<&T> = items.iter().collect();
    sorted.sort();
    sorted.windows(2).any(|pair| pair[0] == pair[1])
}

fn is_sorted_set<T: Ord>(items: &[T]) -> bool {
    items.windows(2).all(|pair| pair[0] < pair[1])
}

impl Model {
    /// Every rule that this model breaks. Always empty for a model built by edits; the tests ask after each one. O(n log n).
    pub fn check(&self) -> Vec<Violation> {
        let broken = |entity: Entity| {
            let value = || {
                check_values(&entity).map(|(field, rule)| Violation::Value { entity: entity.id().clone(), field, rule })
            };
            check_references(self, &entity).err().or_else(value)
        };
        self.entities().filter_map(broken).chain(nesting_cycles(self)).collect()
    }
}

/// A violation for each context that contains itself. Each context is walked over once, however deep they nest.
fn nesting_cycles(model: &Model) -> impl Iterator<Item = Violation> {
    let parent = |id: &ContextId| model.contexts.get(id).and_then(|context| context.parent.as_ref());
    let mut settled: BTreeSet<&ContextId> = BTreeSet::new();
    let mut circular: BTreeSet<&ContextId> = BTreeSet::new();
    for start in model.contexts.ids() {
        let mut walk = Vec::new();
        let mut next = Some(start);
        while let Some(id) = next
            && settled.insert(id)
        {
            walk.push(id);
            next = parent(id);
        }
        // A walk that ends at one of its own contexts has found a circle: from there on.
        let entry = next.and_then(|id| walk.iter().position(|walked| *walked == id));
        circular.extend(entry.map(|entry| &walk[entry..]).unwrap_or_default());
    }
    circular.into_iter().map(|id| Violation::NestingCycle(id.entity().clone())).collect::<Vec<_>>().into_iter()
}
