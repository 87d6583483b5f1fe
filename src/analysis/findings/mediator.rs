//! One element in the middle through which contexts talk, and which decides what goes where.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Evidence, entity};
use super::{Finding, Rule, Severity};
use crate::analysis::dependency::Bond;
use crate::analysis::numbering::{ElementNo, InteractionNo};
use crate::model::service::ServiceKind;
use crate::model::{ContextId, EntityId};

/// From this share of the ways between contexts on, one element in the middle is an enterprise service bus \[P\].
const SHARE: f64 = 0.5;
/// Between fewer contexts than this, somebody stands in the middle of everything \[P\].
const FEWEST_CONTEXTS: usize = 4;

/// One finding per mediator: a workflow engine, a service that coordinates a workflow, or an event bus that is called or told what to do.
/// What carries events only is a pipe, however much passes through it, and a gateway stands at the door \[P\].
///
/// A way leads from an element of one context to an element of another, directly, through channels, or over the one mediator that is
/// asked about \[P\]. The mediator also starts ways, where a person or a clock sets it off; those that end at it lead on or decide nothing.
/// Elements without a context take no part.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mediators = mediators(evidence);
    if mediators.is_empty() {
        return Vec::new();
    }
    let ways = Ways::of(evidence, &mediators);
    mediators.into_iter().filter_map(|mediator| of_mediator(evidence, mediator, &ways)).collect()
}

fn mediators(evidence: &Evidence<'_>) -> BTreeSet<ElementNo> {
    let coordinators: BTreeSet<ElementNo> = evidence
        .model
        .workflows()
        .iter()
        .filter_map(|workflow| evidence.numbering().element_no(workflow.coordinator.as_ref()?))
        .collect();
    let decides = |number: &ElementNo| match evidence.numbering().element(*number).kind {
        ServiceKind::WorkflowEngine | ServiceKind::EventBus => true,
        ServiceKind::Service | ServiceKind::Function | ServiceKind::Worker => coordinators.contains(number),
        _ => false,
    };
    evidence.numbering().element_numbers().filter(decides).collect()
}

/// One way between contexts without anyone in the middle but channels.
struct Way<'e> {
    from: ElementNo,
    to: ElementNo,
    bond: &'e Bond,
}

impl Way<'_> {
    fn ends(&self) -> (ElementNo, ElementNo) {
        (self.from, self.to)
    }
}

/// All of them.
struct Ways<'e> {
    /// By mediator that they start at, end at, or pass.
    of_mediators: BTreeMap<ElementNo, Vec<Way<'e>>>,
    /// How many join each two.
    between: BTreeMap<(ElementNo, ElementNo), usize>,
}

impl<'e> Ways<'e> {
    fn of(evidence: &'e Evidence<'_>, mediators: &BTreeSet<ElementNo>) -> Self {
        let numbering = evidence.numbering();
        let mut ways = Self { of_mediators: BTreeMap::new(), between: BTreeMap::new() };
        for bond in evidence.graph.bonds() {
            let (from, to) = (numbering.ends[bond.first.index()].0, numbering.ends[bond.last().index()].1);
            if evidence.are_contexts_apart(numbering.element(from), numbering.element(to)) {
                let passed = bond.interactions().map(|number| numbering.ends[number.index()].1);
                let met: BTreeSet<ElementNo> = passed.chain([from]).filter(|it| mediators.contains(it)).collect();
                for mediator in met {
                    ways.of_mediators.entry(mediator).or_default().push(Way { from, to, bond });
                }
                *ways.between.entry((from, to)).or_default() += 1;
            }
        }
        ways
    }
}

/// What a mediator stands between.
#[derive(Default)]
struct Middle<'m> {
    /// Who turns to it, by context.
    before: BTreeMap<&'m ContextId, BTreeSet<ElementNo>>,
    /// Whom it turns to, by context.
    after: BTreeMap<&'m ContextId, BTreeSet<ElementNo>>,
    /// Whom it turns to from a context of its own.
    started: BTreeSet<ElementNo>,
    interactions: BTreeSet<InteractionNo>,
    /// In how many ways it decides between each two.
    decided: BTreeMap<(ElementNo, ElementNo), usize>,
}

impl<'m> Middle<'m> {
    fn of(evidence: &Evidence<'m>, mediator: ElementNo, ways: &[Way<'_>]) -> Self {
        let is_bus = evidence.numbering().element(mediator).kind == ServiceKind::EventBus;
        let mut middle = Self::default();
        for way in ways {
            let is_call = evidence.interaction(way.bond.first).kind.is_call();
            let passes = is_bus && is_call;
            let (enters, leaves) = (way.to == mediator || passes, (way.from == mediator && is_call) || passes);
            if enters {
                middle.before.entry(context(evidence, way.from)).or_default().insert(way.from);
            }
            if leaves {
                middle.after.entry(context(evidence, way.to)).or_default().insert(way.to);
            }
            if enters || leaves {
                middle.interactions.extend(way.bond.interactions());
                *middle.decided.entry(way.ends()).or_default() += 1;
            }
            if way.from == mediator && is_call {
                middle.started.insert(way.to);
            }
        }
        middle
    }

    /// How many pairs of elements in contexts apart it joins, itself being one of a pair where it starts the way.
    fn ways(&self, evidence: &Evidence<'m>) -> usize {
        let count = |context| self.after.get(context).map_or(0, BTreeSet::len);
        // How many it turns to in each context and in what that holds.
        let mut within: BTreeMap<&ContextId, usize> = BTreeMap::new();
        for (context, elements) in &self.after {
            evidence.around(context).for_each(|outer| *within.entry(outer).or_default() += elements.len());
        }
        let after: usize = self.after.values().map(BTreeSet::len).sum();
        let near = |context: &'m ContextId| {
            let inside = within.get(context).copied().unwrap_or(0);
            inside + evidence.around(context).skip(1).map(count).sum::<usize>()
        };
        let onward = self.before.iter().map(|(context, from)| from.len() * (after - near(context)));
        onward.sum::<usize>() + self.started.len()
    }

    /// How many pairs talk without its deciding.
    fn others(&self, ways: &Ways<'_>) -> usize {
        let is_all = |(ends, count): &(&(ElementNo, ElementNo), &usize)| ways.between[ends] == **count;
        ways.between.len() - self.decided.iter().filter(is_all).count()
    }

    fn contexts(&self) -> BTreeSet<&'m ContextId> {
        self.before.keys().chain(self.after.keys()).copied().collect()
    }
}

/// The context of an element that a way between contexts starts or ends at.
fn context<'m>(evidence: &Evidence<'m>, number: ElementNo) -> &'m ContextId {
    evidence.numbering().element(number).context.as_ref().expect("what crosses contexts stands in one")
}

fn of_mediator(evidence: &Evidence<'_>, mediator: ElementNo, ways: &Ways<'_>) -> Option<Finding> {
    let middle = Middle::of(evidence, mediator, ways.of_mediators.get(&mediator)?);
    let (mediated, contexts) = (middle.ways(evidence), middle.contexts());
    let all = mediated + middle.others(ways);
    if contexts.len() < FEWEST_CONTEXTS || !is_share(mediated, all) {
        return None;
    }
    let element = evidence.numbering().element(mediator);
    let interactions = middle.interactions.iter().map(|number| evidence.interaction(*number).id.entity().clone());
    let name = &element.name;
    Some(Finding {
        rule: Rule::ServiceBus,
        severity: Severity::Warning,
        subjects: std::iter::once(entity(element)).chain(contexts.iter().map(|id| id.entity().clone())).collect(),
        path: std::iter::once(entity(element)).chain(interactions).collect::<Vec<EntityId>>(),
        message: format!("{name} stands in {mediated} of {all} ways between contexts, and decides what goes where."),
        why: format!("The rules of {} contexts gather in {name}: all change it, and all stop with it.", contexts.len()),
        remedy: format!(
            "Let contexts announce what happened and listen to each other, and leave {name} the flow of one."
        ),
    })
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn is_share(part: usize, whole: usize) -> bool {
    part > 0 && part as f64 >= SHARE * whole as f64
}
