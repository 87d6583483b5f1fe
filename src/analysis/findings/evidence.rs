//! What the detectors look at.

use std::collections::BTreeMap;

use crate::analysis::coupling::Coupling;
use crate::analysis::coupling::strength::Strengths;
use crate::analysis::dependency::{Bond, DependencyGraph, Node};
use crate::analysis::numbering::{ElementNo, InteractionNo, Numbering};
use crate::analysis::outage::{Ineffective, Waiting};
use crate::analysis::people::People;
use crate::analysis::reliability::timeout::{Inversion, inversions_of};
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
    pub(super) strengths: Strengths<'m, 'm>,
    pub(super) inversions: Vec<(InteractionNo, Inversion)>,
    pub(super) ineffective: Vec<(InteractionNo, Ineffective)>,
    waiting: Vec<Vec<&'m Workflow>>,
    stopped: Vec<Vec<&'m Workflow>>,
    deadlines: Vec<Option<u32>>,
    is_dispensable: Vec<bool>,
    /// Of what can stand in for each other.
    groups: Vec<Option<usize>>,
    /// Whether anything leads to each element.
    is_reached: Vec<bool>,
}

impl<'m> Evidence<'m> {
    pub(super) fn of(graph: &'m DependencyGraph<'m>, coupling: &'m Coupling, people: &'m People) -> Self {
        let numbering = &graph.numbering;
        let mut is_reached = vec![false; numbering.elements.len()];
        numbering.ends.iter().for_each(|(_, to)| is_reached[to.index()] = true);
        let slow = Waiting::of(numbering);
        Self {
            model: numbering.model,
            graph,
            coupling,
            people,
            strengths: Strengths::of(graph),
            inversions: inversions_of(numbering),
            ineffective: slow.ineffective(),
            waiting: waiting_workflows(numbering),
            stopped: slow.stopped(),
            deadlines: slow.deadlines(),
            is_dispensable: dispensable(numbering),
            groups: slow.groups(),
            is_reached,
        }
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

    /// The interactions in which one party waits for the answer of another and can be told to stop.
    pub(super) fn calls(&self) -> impl Iterator<Item = (InteractionNo, &'m Interaction)> + '_ {
        let numbers = self.numbering().interaction_numbers().filter(|number| self.is_ours(*number));
        let calls = numbers.map(|number| (number, self.interaction(number)));
        calls.filter(|(_, it)| it.kind.is_synchronous())
    }

    /// Whether neither end is a person, or a worker in the place of one, or a channel, and the caller is no one else's system: what that
    /// waits for is not ours to say.
    pub(super) fn is_ours(&self, number: InteractionNo) -> bool {
        let (from, to) = self.ends(number);
        let is_party = |element: &Service| element.kind != ServiceKind::Person && !element.kind.is_channel();
        is_party(from) && is_party(to) && !is_foreign(from) && !self.plays_person(number)
    }

    /// Whether a worker that gets no jobs turns to a way in, as a load generator does \[P\]: nobody misses it when it stops.
    fn plays_person(&self, number: InteractionNo) -> bool {
        let (from, to) = self.ends(number);
        from.kind == ServiceKind::Worker
            && matches!(to.kind, ServiceKind::Frontend | ServiceKind::Gateway)
            && !self.is_reached[self.numbering().ends[number.index()].0.index()]
    }

    /// The names of the workflows that fail by way of this call when what it calls is slow.
    pub(super) fn stopped(&self, number: InteractionNo) -> Vec<&'m str> {
        self.stopped[number.index()].iter().map(|workflow| workflow.name.as_str()).collect()
    }

    /// For how many milliseconds the most impatient of those who wait for the caller does.
    pub(super) fn deadline(&self, number: InteractionNo) -> Option<u32> {
        self.deadlines[number.index()]
    }

    /// Whether the caller can do without the answer, be it only because every step that makes the call can.
    pub(super) fn is_dispensable(&self, number: InteractionNo) -> bool {
        self.is_dispensable[number.index()]
    }

    /// Whether something can stand in for an element.
    pub(super) fn is_redundant(&self, element: ElementNo) -> bool {
        self.group(element).is_some()
    }

    /// The group of those that can stand in for each other to which an element belongs.
    pub(super) fn group(&self, element: ElementNo) -> Option<usize> {
        self.groups[element.index()]
    }

    /// What has to be slow or down before those feel it who turn to an element, with the verb: "B is", "B and all that can stand in for it are".
    pub(super) fn all_of(&self, element: ElementNo) -> String {
        let name = &self.numbering().element(element).name;
        match self.is_redundant(element) {
            true => format!("{name} and all that can stand in for it are"),
            false => format!("{name} is"),
        }
    }

    /// The names of the workflows of customers whose entry waits for this interaction.
    pub(super) fn critical(&self, number: InteractionNo) -> Vec<&'m str> {
        let noticed = self.waiting[number.index()].iter().filter(|workflow| workflow.customer_facing);
        noticed.map(|workflow| workflow.name.as_str()).collect()
    }

    /// Whether the entry of a workflow waits for this interaction.
    pub(super) fn is_waited_for(&self, number: InteractionNo, workflow: &Workflow) -> bool {
        self.waiting[number.index()].iter().any(|it| it.id == workflow.id)
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

    /// A way through the dependency graph as evidence, with every interaction and channel of the bonds that join its nodes.
    pub(super) fn path_of_nodes<'b>(
        &self,
        nodes: &[Node],
        bond: impl Fn(Node, Node) -> Option<&'b Bond>,
    ) -> Vec<EntityId> {
        let node = |node: Node| entity(self.graph.element(node));
        let mut path: Vec<EntityId> = nodes.first().map(|first| node(*first)).into_iter().collect();
        for step in nodes.windows(2) {
            let mut way = bond(step[0], step[1]).map_or_else(|| vec![node(step[1])], |bond| self.path(bond));
            if way.last() != Some(&node(step[1])) {
                way.reverse();
            }
            // A way over a bond starts at what is there already.
            path.extend(way.into_iter().skip_while(|id| *id == node(step[0])));
        }
        path
    }

    /// What the first waits for the second by.
    pub(super) fn call_between(&self, dependent: Node, upstream: Node) -> Option<&'m Bond> {
        let mut bonds = self.graph.bonds_between(dependent, upstream).iter();
        bonds.find(|bond| self.interaction(bond.first).kind.is_synchronous())
    }

    /// What shows that these use one thing: the way from one to another of another owner where there are such, else from the first to
    /// the second; from one that its owner does not own where it is the only one.
    pub(super) fn path_between_users(&self, uses: &[&Bond]) -> Vec<EntityId> {
        let user = |bond: &Bond| self.graph.element(bond.dependent);
        let owned = |bond: &&&Bond| self.owner(user(bond)).is_some();
        let first = uses.iter().find(owned).or(uses.first());
        let is_foreign = |bond: &&&Bond| first.is_some_and(|it| self.owners(user(it), user(bond)) == Owners::Different);
        let Some((first, second)) = first.zip(uses.iter().find(is_foreign)) else {
            let upstream = |bond: &Bond| self.graph.element(bond.upstream);
            let is_foreign = |bond: &&&Bond| self.owners(user(bond), upstream(bond)) == Owners::Different;
            return uses.iter().find(is_foreign).map_or_else(|| self.join(uses), |bond| self.path(bond));
        };
        self.join(&[first, second])
    }

    /// From one user over what it uses to the next.
    fn join(&self, uses: &[&Bond]) -> Vec<EntityId> {
        let mut way: Vec<EntityId> = uses.first().map(|bond| self.path(bond)).unwrap_or_default();
        if let Some(second) = uses.get(1) {
            let mut back = self.path(second);
            back.reverse();
            way.extend(back.into_iter().skip(1));
        }
        way
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
        self.around(inner).any(|context| context == outer)
    }

    /// A context and those around it, outwards.
    pub(super) fn around<'c>(&'c self, context: &'c ContextId) -> impl Iterator<Item = &'c ContextId> {
        let parent = |context: &&'c ContextId| self.model.contexts().get(context).and_then(|it| it.parent.as_ref());
        std::iter::successors(Some(context), parent)
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

/// Whether it is someone else's system: what it does is not for the people who read the findings to change.
pub(super) fn is_foreign(element: &Service) -> bool {
    element.kind == ServiceKind::External
}

/// What they are called, each element once, by id.
pub(super) fn names<'m>(elements: impl Iterator<Item = &'m Service>) -> Vec<&'m str> {
    elements.map(|it| (&it.id, it.name.as_str())).collect::<BTreeMap<_, _>>().into_values().collect()
}

/// Whether an interaction or all the steps that stand for it are optional, by interaction. Steps that only undo others do not count.
fn dispensable(numbering: &Numbering<'_>) -> Vec<bool> {
    let steps = numbering.model.workflows().iter().flat_map(Workflow::forward_steps);
    let roles = steps.filter_map(|step| Some((numbering.interaction_no(&step.interaction)?, step.role)));
    let mut by_steps: Vec<Option<bool>> = vec![None; numbering.interactions.len()];
    for (number, role) in roles {
        let known = &mut by_steps[number.index()];
        *known = Some(role == StepRole::Optional && *known != Some(false));
    }
    let by_itself = numbering.interactions.iter().map(|it| it.optional);
    by_itself.zip(by_steps).map(|(by_itself, by_steps)| by_itself || by_steps == Some(true)).collect()
}

/// Per interaction, the workflows whose entry waits for it: over required steps that are themselves calls and undo nothing.
fn waiting_workflows<'m>(numbering: &Numbering<'m>) -> Vec<Vec<&'m Workflow>> {
    let mut waiting = vec![Vec::new(); numbering.interactions.len()];
    for workflow in numbering.model.workflows().iter() {
        let mut calls: BTreeMap<ElementNo, Vec<InteractionNo>> = BTreeMap::new();
        for step in workflow.forward_steps().filter(|step| step.role == StepRole::Required) {
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
