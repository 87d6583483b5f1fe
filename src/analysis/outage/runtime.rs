//! Elements and the ways in which states pass between them in an outage.

use std::collections::BTreeMap;

use super::super::numbering::{ElementNo, InteractionNo, Numbering, narrow};
use super::call::{Call, Manner};
use super::circumstances::{Circumstances, Fault};
use super::passing::Passing;
use super::shared_fate::{SharedFate, has_state};
use crate::model::interaction::{Interaction, InteractionKind};
use crate::model::service::ServiceKind;
use crate::model::workflow::StepRole;

/// The place of an element among those of a [`Runtime`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(u32);

impl Place {
    pub(super) fn of(index: usize) -> Self {
        Self(narrow(index))
    }

    pub(super) fn index(self) -> usize {
        self.0 as usize
    }
}

/// What ties a dependent to its supplier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// It runs on it.
    RunsOn,
    /// It gets messages or entries from it.
    Payload(InteractionNo),
    /// It calls it, or hands messages to it.
    Call(Part, Manner),
}

/// One way for states to pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Transfer {
    pub(super) supplier: Place,
    pub(super) dependent: Place,
    pub(super) passing: Passing,
    pub(super) tie: Tie,
}

impl Transfer {
    /// The interaction behind it; none where one runs on the other.
    pub(super) fn interaction(&self) -> Option<InteractionNo> {
        match self.tie {
            Tie::RunsOn => None,
            Tie::Payload(number) | Tie::Call(Part { number, .. }, _) => Some(number),
        }
    }

    pub(super) fn is_call(&self) -> bool {
        matches!(self.tie, Tie::Call(..))
    }

    /// Whether it is a call that fails when what it calls does.
    pub(super) fn may_fail(&self) -> bool {
        self.is_call() && self.passing != Passing::Nothing
    }
}

/// An interaction that takes part, and its role in that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) number: InteractionNo,
    pub(super) role: StepRole,
}

impl Part {
    pub(super) fn required(number: InteractionNo) -> Self {
        Self { number, role: StepRole::Required }
    }
}

/// A part with the places of its ends; a person who calls has none, but may be impatient.
struct Drawn<'m> {
    part: Part,
    interaction: &'m Interaction,
    manner: Manner,
    from: Option<Place>,
    to: Place,
}

/// Elements and the ways in which states pass between them.
pub(super) struct Runtime {
    circumstances: Circumstances,
    /// Ascending.
    elements: Vec<ElementNo>,
    /// By supplier.
    transfers: Vec<Transfer>,
    /// Where the transfers of each supplier start; one more at the end.
    starts: Vec<usize>,
    /// Any one of a group suffices. Ascending.
    groups: Vec<Vec<Place>>,
    group_of: Vec<Option<u32>>,
    is_redundant: Vec<bool>,
    /// For how many milliseconds the most impatient of those who call each element, or what it stands in for, waits.
    deadlines: Vec<Option<u32>>,
}

impl Runtime {
    /// Of everything.
    pub(super) fn whole(numbering: &Numbering<'_>, shared: &SharedFate, circumstances: Circumstances) -> Self {
        let elements = numbering.element_numbers().filter(|number| has_state(numbering, *number)).collect();
        let parts: Vec<Part> = numbering.interaction_numbers().map(Part::required).collect();
        Self::of(numbering, shared, circumstances, &parts, elements)
    }

    /// Of these parts and elements. What the elements run on, and what can stand in for them, comes along. O(n log n).
    pub(super) fn of(
        numbering: &Numbering<'_>,
        shared: &SharedFate,
        circumstances: Circumstances,
        parts: &[Part],
        elements: Vec<ElementNo>,
    ) -> Self {
        let elements = shared.close(elements);
        let mut runtime = Self {
            circumstances,
            transfers: Vec::with_capacity(parts.len()),
            starts: Vec::new(),
            groups: Vec::new(),
            group_of: vec![None; elements.len()],
            is_redundant: elements.iter().map(|element| shared.group_of(*element).is_some()).collect(),
            deadlines: vec![None; elements.len()],
            elements,
        };
        if circumstances.fault != Fault::BadData {
            runtime.take_groups(shared);
        }
        let kinds: Vec<ServiceKind> = runtime.elements.iter().map(|element| numbering.element(*element).kind).collect();
        let drawn: Vec<Drawn<'_>> = parts.iter().filter_map(|part| runtime.drawn(numbering, &kinds, *part)).collect();
        runtime.take_deadlines(&drawn);
        for part in &drawn {
            runtime.take_part(&kinds, part);
        }
        runtime.take_hosts(shared);
        runtime.transfers.sort_by_key(|it| (it.supplier, it.dependent, it.interaction()));
        let start = |index| runtime.transfers.partition_point(|transfer| transfer.supplier.index() < index);
        runtime.starts = (0..=runtime.elements.len()).map(start).collect();
        runtime
    }

    fn drawn<'m>(&self, numbering: &Numbering<'m>, kinds: &[ServiceKind], part: Part) -> Option<Drawn<'m>> {
        let (from, to) = numbering.ends[part.number.index()];
        let (from, to) = (self.place(from), self.place(to)?);
        let interaction = numbering.interaction(part.number);
        let kind_of_sender = from.map_or(ServiceKind::Person, |from| kinds[from.index()]);
        let manner = Manner::of(interaction.kind, kind_of_sender, kinds[to.index()]);
        Some(Drawn { part, interaction, manner, from, to })
    }

    /// Whoever calls one of a redundant group waits no longer for what stands in; calls between two of a group are no such calls \[P\].
    fn take_deadlines(&mut self, drawn: &[Drawn<'_>]) {
        let mut of_groups = vec![None; self.groups.len()];
        let earlier = |one: Option<u32>, other: Option<u32>| [one, other].into_iter().flatten().min();
        for part in drawn.iter().filter(|part| part.manner == Manner::Awaited) {
            let timeout_ms = part.interaction.resilience.timeout_ms;
            let deadline = &mut self.deadlines[part.to.index()];
            *deadline = earlier(*deadline, timeout_ms);
            let group = self.group(part.to).filter(|group| part.from.and_then(|from| self.group(from)) != Some(*group));
            if let Some(group) = group {
                of_groups[group] = earlier(of_groups[group], timeout_ms);
            }
        }
        for (members, deadline) in self.groups.iter().zip(of_groups) {
            members.iter().for_each(|it| self.deadlines[it.index()] = earlier(self.deadlines[it.index()], deadline));
        }
    }

    /// An interaction passes states to its caller or to its receiver; into a channel it does both.
    ///
    /// Wrong entries reach a store as well \[P\]: a service checks what it is asked to do, a store takes what it is given.
    fn take_part(&mut self, kinds: &[ServiceKind], drawn: &Drawn<'_>) {
        let &Drawn { part, interaction, manner, from: Some(from), to } = drawn else { return };
        let has_state = |place: Place| kinds[place.index()] != ServiceKind::Person;
        if manner.is_call() && has_state(to) {
            let passing = self.passing_of_call(part.role, &self.call_of(interaction, part.role, manner, from));
            self.transfers.push(Transfer { supplier: to, dependent: from, passing, tie: Tie::Call(part, manner) });
        }
        let is_sent = matches!(manner, Manner::Sent | Manner::HandedOver);
        let is_stored = self.circumstances.fault == Fault::BadData && interaction.kind == InteractionKind::SharedData;
        if has_state(from) && (is_sent || is_stored) {
            let passing = self.passing_of_message();
            let tie = Tie::Payload(part.number);
            self.transfers.push(Transfer { supplier: from, dependent: to, passing, tie });
        }
    }

    fn passing_of_message(&self) -> Passing {
        match self.circumstances.fault {
            Fault::Crash | Fault::Slow => Passing::Delivery,
            Fault::BadData => Passing::WrongPayload,
        }
    }

    /// An eventual call is made again until it succeeds, so it does to its caller what a message does to its receiver \[P\].
    fn passing_of_call(&self, role: StepRole, call: &Call<'_>) -> Passing {
        let is_survived = call.is_survived(self.circumstances);
        match call.manner {
            Manner::Awaited if role == StepRole::Eventual => self.passing_of_message(),
            Manner::HandedOver if self.circumstances.fault == Fault::BadData => Passing::Nothing,
            Manner::HandedOver if call.has_outbox() => Passing::Outbox,
            Manner::HandedOver if is_survived => Passing::CappedPublication,
            Manner::HandedOver => Passing::Publication,
            Manner::Awaited | Manner::Sent | Manner::BuiltIn if is_survived => Passing::Capped,
            Manner::Awaited | Manner::Sent | Manner::BuiltIn => Passing::Whole,
        }
    }

    fn take_hosts(&mut self, shared: &SharedFate) {
        let Self { elements, transfers, .. } = self;
        for (index, element) in elements.iter().enumerate() {
            let (dependent, passing, tie) = (Place::of(index), Passing::Whole, Tie::RunsOn);
            let hosts = shared.hosts(*element).iter().filter_map(|host| elements.binary_search(host).ok());
            let transfer = |host| Transfer { supplier: Place::of(host), dependent, passing, tie };
            transfers.extend(hosts.map(transfer));
        }
    }

    fn take_groups(&mut self, shared: &SharedFate) {
        let mut known = BTreeMap::new();
        for (index, element) in self.elements.iter().enumerate() {
            let Some(group) = shared.group_of(*element) else { continue };
            let group = *known.entry(group).or_insert_with(|| {
                self.groups.push(Vec::new());
                self.groups.len() - 1
            });
            self.groups[group].push(Place::of(index));
            self.group_of[index] = Some(narrow(group));
        }
    }

    fn call_of<'m>(&self, interaction: &'m Interaction, role: StepRole, manner: Manner, caller: Place) -> Call<'m> {
        let optional = role == StepRole::Optional || interaction.optional;
        let (deadline_ms, stands_in) = (self.deadlines[caller.index()], self.is_redundant(caller));
        Call { interaction, manner, optional, deadline_ms, stands_in }
    }
}

impl Runtime {
    pub(super) fn circumstances(&self) -> Circumstances {
        self.circumstances
    }

    pub(super) fn len(&self) -> usize {
        self.elements.len()
    }

    pub(super) fn element(&self, place: Place) -> ElementNo {
        self.elements[place.index()]
    }

    pub(super) fn place(&self, element: ElementNo) -> Option<Place> {
        self.elements.binary_search(&element).ok().map(Place::of)
    }

    pub(super) fn places(&self) -> impl DoubleEndedIterator<Item = Place> + use<> {
        (0..self.len()).map(Place::of)
    }

    pub(super) fn transfers(&self) -> &[Transfer] {
        &self.transfers
    }

    pub(super) fn transfers_from(&self, supplier: Place) -> std::ops::Range<usize> {
        self.starts[supplier.index()]..self.starts[supplier.index() + 1]
    }

    /// The call behind a transfer, if it is one.
    pub(super) fn call<'m>(&self, numbering: &Numbering<'m>, transfer: &Transfer) -> Option<Call<'m>> {
        match transfer.tie {
            Tie::Call(Part { number, role }, manner) => {
                Some(self.call_of(numbering.interaction(number), role, manner, transfer.dependent))
            }
            Tie::RunsOn | Tie::Payload(_) => None,
        }
    }

    /// The groups of which any one element suffices. Whoever spreads calls over a group leaves out what crashed or is slow; answers whose
    /// faults are not noticed make nobody turn to another element, so there are no groups where data is bad \[P\].
    pub(super) fn groups(&self) -> &[Vec<Place>] {
        &self.groups
    }

    /// The group of which any one element suffices instead of this one; none where nothing can stand in for it.
    pub(super) fn group(&self, place: Place) -> Option<usize> {
        self.group_of[place.index()].map(|group| group as usize)
    }

    /// The one that speaks for all elements any one of which suffices; an element that is not redundant speaks for itself.
    pub(super) fn speaker(&self, place: Place) -> Place {
        self.group(place).map_or(place, |group| self.groups[group][0])
    }

    /// Whether something is meant to stand in for an element.
    pub(super) fn is_redundant(&self, place: Place) -> bool {
        self.is_redundant[place.index()]
    }
}
