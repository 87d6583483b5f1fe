//! What the detectors look at.

use std::collections::BTreeMap;

use crate::analysis::coupling::Coupling;
use crate::analysis::dependency::{Bond, DependencyGraph, Node};
use crate::analysis::numbering::{ElementNo, InteractionNo, Numbering};
use crate::analysis::people::People;
use crate::model::interaction::Interaction;
use crate::model::service::{Service, ServiceKind};
use crate::model::workflow::{StepRole, Workflow};
use crate::model::{ContextId, EntityId, Model, ServiceId, TeamId};

/// A model with what was already found out about it.
pub(super) struct Evidence<'m> {
    pub(super) model: &'m Model,
    pub(super) graph: &'m DependencyGraph<'m>,
    pub(super) coupling: &'m Coupling,
    pub(super) people: &'m People,
    waiting: Vec<Vec<&'m Workflow>>,
    /// Whether anything leads to each element.
    is_reached: Vec<bool>,
}

impl<'m> Evidence<'m> {
    pub(super) fn of(graph: &'m DependencyGraph<'m>, coupling: &'m Coupling, people: &'m People) -> Self {
        let waiting = waiting_workflows(&graph.numbering);
        let mut is_reached = vec![false; graph.numbering.elements.len()];
        graph.numbering.ends.iter().for_each(|(_, to)| is_reached[to.index()] = true);
        Self { model: graph.numbering.model, graph, coupling, people, waiting, is_reached }
    }

    pub(super) fn numbering(&self) -> &Numbering<'m> {
        &self.graph.numbering
    }

    pub(super) fn interaction(&self, number: InteractionNo) -> &'m Interaction {
        self.numbering().interaction(number)
    }

    /// The ends of an interaction as they are drawn.
    pub(super) fn ends(&self, number: InteractionNo) -> (&'m Service, &'m Service) {
        let (from, to) = self.numbering().ends[number.index()];
        (self.numbering().element(from), self.numbering().element(to))
    }

    /// The interactions that one party waits for, neither end being a person, or a worker in the place of one, or a channel.
    pub(super) fn calls(&self) -> impl Iterator<Item = (InteractionNo, &'m Interaction)> + '_ {
        let is_party = |element: &Service| element.kind != ServiceKind::Person && !element.kind.is_channel();
        self.numbering().interaction_numbers().map(|number| (number, self.interaction(number))).filter(
            move |(number, it)| {
                let (from, to) = self.ends(*number);
                it.kind.is_synchronous() && is_party(from) && is_party(to) && !self.plays_person(*number)
            },
        )
    }

    /// Whether a worker that gets no jobs turns to a way in, as a load generator does \[P\]: nobody misses it when it stops.
    fn plays_person(&self, number: InteractionNo) -> bool {
        let (from, to) = self.ends(number);
        from.kind == ServiceKind::Worker
            && matches!(to.kind, ServiceKind::Frontend | ServiceKind::Gateway)
            && !self.is_reached[self.numbering().ends[number.index()].0.index()]
    }

    /// The names of the workflows that stop where this interaction does not come back.
    pub(super) fn waiting(&self, number: InteractionNo) -> Vec<&'m str> {
        self.waiting[number.index()].iter().map(|workflow| workflow.name.as_str()).collect()
    }

    /// Those of them that customers notice.
    pub(super) fn critical(&self, number: InteractionNo) -> Vec<&'m str> {
        let noticed = self.waiting[number.index()].iter().filter(|workflow| workflow.customer_facing);
        noticed.map(|workflow| workflow.name.as_str()).collect()
    }

    pub(super) fn element(&self, id: &ServiceId) -> Option<&'m Service> {
        self.model.services().get(id)
    }

    /// The element that a bond starts at as it is drawn, and the one it ends at.
    pub(super) fn drawn(&self, bond: &Bond) -> (&'m Service, &'m Service) {
        (self.ends(bond.first).0, self.ends(bond.last()).1)
    }

    /// A bond as evidence: its elements and interactions in the order in which they are drawn.
    pub(super) fn path(&self, bond: &Bond) -> Vec<EntityId> {
        let start = entity(self.ends(bond.first).0);
        let onward = bond
            .interactions()
            .flat_map(|number| [self.interaction(number).id.entity().clone(), entity(self.ends(number).1)]);
        std::iter::once(start).chain(onward).collect()
    }

    /// A way through the dependency graph as evidence.
    pub(super) fn path_of_nodes(
        &self,
        nodes: &[Node],
        bond: impl Fn(Node, Node) -> Option<InteractionNo>,
    ) -> Vec<EntityId> {
        let mut path: Vec<EntityId> = nodes.first().map(|node| entity(self.graph.element(*node))).into_iter().collect();
        for step in nodes.windows(2) {
            path.extend(bond(step[0], step[1]).map(|number| self.interaction(number).id.entity().clone()));
            path.push(entity(self.graph.element(step[1])));
        }
        path
    }

    /// What the first waits for the second by.
    pub(super) fn call_between(&self, dependent: Node, upstream: Node) -> Option<InteractionNo> {
        let bonds = self.graph.bonds_between(dependent, upstream).iter().map(|bond| bond.first);
        bonds.into_iter().find(|number| self.interaction(*number).kind.is_synchronous())
    }

    pub(super) fn owner(&self, element: &'m Service) -> Option<&'m TeamId> {
        self.numbering().ownership.of_element(element)
    }

    pub(super) fn owners(&self, one: &'m Service, other: &'m Service) -> Owners {
        match (self.owner(one), self.owner(other)) {
            (Some(one), Some(other)) if one == other => Owners::Same,
            (Some(_), Some(_)) => Owners::Different,
            _ => Owners::Unknown,
        }
    }

    /// Whether both stand in contexts, and neither context holds the other.
    pub(super) fn are_contexts_apart(&self, one: &Service, other: &Service) -> bool {
        match (&one.context, &other.context) {
            (Some(one), Some(other)) => !self.holds(one, other) && !self.holds(other, one),
            _ => false,
        }
    }

    fn holds(&self, outer: &ContextId, inner: &ContextId) -> bool {
        let parent = |context: &&ContextId| self.model.contexts().get(context).and_then(|it| it.parent.as_ref());
        std::iter::successors(Some(inner), parent).any(|context| context == outer)
    }

    pub(super) fn context_name(&self, element: &Service) -> &'m str {
        let context = element.context.as_ref().and_then(|context| self.model.contexts().get(context));
        context.map(|context| context.name.as_str()).unwrap_or_default()
    }
}

/// How sure it is that two elements have different owners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owners {
    /// One team owns both.
    Same,
    /// Two teams do.
    Different,
    /// Not both have a team.
    Unknown,
}

pub(super) fn entity(element: &Service) -> EntityId {
    element.id.entity().clone()
}

/// Per interaction, the workflows whose entry waits for it: over required steps that are themselves calls.
fn waiting_workflows<'m>(numbering: &Numbering<'m>) -> Vec<Vec<&'m Workflow>> {
    let mut waiting = vec![Vec::new(); numbering.interactions.len()];
    for workflow in numbering.model.workflows().iter() {
        let mut calls: BTreeMap<ElementNo, Vec<InteractionNo>> = BTreeMap::new();
        for step in workflow.steps.iter().filter(|step| step.role == StepRole::Required) {
            let Some(number) = numbering.interaction_no(&step.interaction) else { continue };
            let it = numbering.interaction(number);
            if it.kind.is_synchronous() && !it.optional {
                calls.entry(numbering.ends[number.index()].0).or_default().push(number);
            }
        }
        let mut open: Vec<ElementNo> = numbering.element_no(&workflow.entry).into_iter().collect();
        while let Some(caller) = open.pop() {
            for number in calls.remove(&caller).unwrap_or_default() {
                waiting[number.index()].push(workflow);
                open.push(numbering.ends[number.index()].1);
            }
        }
    }
    waiting
}
