//! How teams agreed to work together, and whether that fits how their contexts stand to each other.

use std::collections::{BTreeMap, BTreeSet};

use super::name;
use super::touched::Touched;
use crate::model::context::{ContextPattern, ContextRelation, DownstreamRole};
use crate::model::team::TeamInteractionMode;
use crate::model::{ContextRelationId, Model, TeamId, Word};

/// The agreed ways of working of each pair of teams.
pub(super) struct Modes<'m>(BTreeMap<(&'m TeamId, &'m TeamId), BTreeSet<TeamInteractionMode>>);

impl<'m> Modes<'m> {
    pub(super) fn of(model: &'m Model) -> Self {
        let mut modes: BTreeMap<_, BTreeSet<TeamInteractionMode>> = BTreeMap::new();
        for it in model.team_interactions().iter() {
            modes.entry(sorted(&it.between[0], &it.between[1])).or_default().insert(it.mode);
        }
        Self(modes)
    }

    /// The pairs that agreed on anything, each sorted.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&'m TeamId, &'m TeamId)> {
        self.0.keys().copied()
    }

    pub(super) fn has(&self, one: &'m TeamId, other: &'m TeamId, mode: TeamInteractionMode) -> bool {
        self.between(one, other).any(|agreed| agreed == mode)
    }

    fn between(&self, one: &'m TeamId, other: &'m TeamId) -> impl Iterator<Item = TeamInteractionMode> {
        self.0.get(&sorted(one, other)).into_iter().flatten().copied()
    }
}

/// A pair of which it does not matter who stands first.
pub(super) fn sorted<T: Ord>(one: T, other: T) -> (T, T) {
    if one <= other { (one, other) } else { (other, one) }
}

/// Two teams whose agreed way of working does not fit the relation of their contexts \[P\]: partnership and shared kernel take
/// collaboration, an open host service or a published language x-as-a-service, and who conforms should at least have agreed on something.
#[derive(Clone, Debug, PartialEq)]
pub struct ModeMisfit {
    /// The relation of contexts.
    pub relation: ContextRelationId,
    /// The team of the upstream context.
    pub upstream: TeamId,
    /// The team of the downstream context.
    pub downstream: TeamId,
    /// The mode that would fit; `None` where any would.
    pub fitting: Option<TeamInteractionMode>,
    /// What they agreed on instead, sorted; often nothing.
    pub agreed: Vec<TeamInteractionMode>,
    /// What does not fit, in one sentence.
    pub message: String,
}

/// By relation, then teams.
pub(super) fn misfits(model: &Model, modes: &Modes<'_>, touched: &Touched<'_, '_>) -> Vec<ModeMisfit> {
    let relations = model.context_relations().iter().filter_map(|relation| Some((relation, Demand::of(relation)?)));
    relations.flat_map(|(relation, demand)| of_relation(model, modes, touched, relation, demand)).collect()
}

fn of_relation(
    model: &Model,
    modes: &Modes<'_>,
    touched: &Touched<'_, '_>,
    relation: &ContextRelation,
    demand: Demand,
) -> Vec<ModeMisfit> {
    let mut misfits = Vec::new();
    for upstream in touched.of_context(&relation.upstream) {
        for downstream in touched.of_context(&relation.downstream).into_iter().filter(|team| *team != upstream) {
            let agreed: Vec<TeamInteractionMode> = modes.between(upstream, downstream).collect();
            let fits = match demand.fitting {
                Some(fitting) => agreed.contains(&fitting),
                None => !agreed.is_empty(),
            };
            if !fits {
                misfits.push(ModeMisfit {
                    relation: relation.id.clone(),
                    upstream: upstream.clone(),
                    downstream: downstream.clone(),
                    fitting: demand.fitting,
                    message: message(demand, name(model, upstream), name(model, downstream), &agreed),
                    agreed,
                });
            }
        }
    }
    misfits
}

/// What a relation of contexts asks of the teams.
#[derive(Clone, Copy)]
struct Demand {
    fitting: Option<TeamInteractionMode>,
    because: &'static str,
}

impl Demand {
    fn of(relation: &ContextRelation) -> Option<Self> {
        let (fitting, because) = match relation.pattern {
            ContextPattern::SeparateWays => return None,
            ContextPattern::Partnership => (Some(TeamInteractionMode::Collaboration), "are partners"),
            ContextPattern::SharedKernel => (Some(TeamInteractionMode::Collaboration), "share a kernel"),
            _ if !relation.upstream_roles.is_empty() => {
                (Some(TeamInteractionMode::XAsAService), "meet at an open host service or published language")
            }
            _ if relation.downstream_roles.contains(&DownstreamRole::Conformist) => {
                (None, "share a model that only one of them decides on")
            }
            ContextPattern::UpstreamDownstream | ContextPattern::CustomerSupplier => return None,
        };
        Some(Self { fitting, because })
    }
}

fn message(demand: Demand, upstream: &str, downstream: &str, agreed: &[TeamInteractionMode]) -> String {
    let words = agreed.iter().map(|mode| mode.word()).collect::<Vec<_>>().join(" and ");
    let agreed = match agreed {
        [] => "there is no agreed way of working".to_owned(),
        _ => format!("the agreed way of working is {words}"),
    };
    let fitting = demand.fitting.map_or(String::new(), |mode| format!("; {} would fit", mode.word()));
    format!("{upstream} and {downstream} {}, but {agreed}{fitting}.", demand.because)
}
