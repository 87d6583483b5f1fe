//! What each interaction passes on in an outage.

use super::super::numbering::{ElementNo, InteractionNo, Numbering, narrow};
use crate::model::interaction::{Fallback, Interaction, InteractionKind};
use crate::model::service::ServiceKind;

/// One thing that may hold of an element in an outage. What is down is also counted as degraded, so that each fact spreads by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    Degraded,
    Down,
    Delayed,
}

impl Fact {
    pub(super) const ALL: [Self; 3] = [Self::Degraded, Self::Down, Self::Delayed];
}

/// Which facts of a supplier become facts of the one who depends on it \[P\].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Passing {
    /// A call without a way out, and what one runs on: everything.
    Whole,
    /// A call one can live without: never worse than degraded.
    Capped,
    /// A message: late if its sender, or the channel it comes through, is down or late.
    Delivery,
    /// Handing a message to a channel: a call, but the lateness of others is not felt.
    Publication,
    /// The same where one can live without it.
    CappedPublication,
    /// The same with an outbox: only late.
    Outbox,
}

impl Passing {
    pub(super) fn carries(self, fact: Fact) -> Option<Fact> {
        match (self, fact) {
            (Self::Whole, fact) => Some(fact),
            (Self::Capped | Self::Publication | Self::CappedPublication, Fact::Degraded) => Some(Fact::Degraded),
            (Self::Publication, Fact::Down) => Some(Fact::Down),
            (Self::Delivery | Self::Outbox, Fact::Down) | (Self::Capped | Self::Delivery, Fact::Delayed) => {
                Some(Fact::Delayed)
            }
            _ => None,
        }
    }
}

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

/// One way for states to pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Transfer {
    pub(super) supplier: Place,
    pub(super) dependent: Place,
    pub(super) passing: Passing,
    /// The interaction behind it; none where one runs on the other.
    pub(super) interaction: Option<InteractionNo>,
}

impl Transfer {
    /// Whether the dependent makes a call that may find no one.
    pub(super) fn is_call(&self) -> bool {
        self.interaction.is_some() && self.passing != Passing::Delivery
    }
}

/// An interaction that takes part, and whether one can live without it.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) number: InteractionNo,
    pub(super) optional: bool,
}

/// Elements and the ways in which states pass between them.
pub(super) struct Runtime {
    /// Ascending.
    elements: Vec<ElementNo>,
    /// By supplier.
    transfers: Vec<Transfer>,
    /// Where the transfers of each supplier start; one more at the end.
    starts: Vec<usize>,
    /// Any one of an element and its alternatives suffices; symmetric, itself left out.
    alternatives: Vec<Vec<Place>>,
}

impl Runtime {
    /// Of these parts and elements. What the elements run on, and their alternatives, come along. O(n log n).
    pub(super) fn of(numbering: &Numbering<'_>, shared: &SharedFate, parts: &[Part], elements: Vec<ElementNo>) -> Self {
        let elements = shared.close(elements);
        let place = |element| elements.binary_search(&element).ok().map(Place::of);
        let mut transfers = Vec::with_capacity(parts.len());
        for part in parts {
            let (from, to) = numbering.ends[part.number.index()];
            if let (Some(from), Some(to)) = (place(from), place(to)) {
                let passed = of_interaction(numbering, *part, from, to);
                transfers.extend(passed.filter(|it| has_state(numbering, elements[it.supplier.index()])));
            }
        }
        for (index, element) in elements.iter().enumerate() {
            let hosts = shared.hosts[element.index()].iter().filter_map(|host| place(*host));
            transfers.extend(hosts.map(|supplier| Transfer {
                supplier,
                dependent: Place::of(index),
                passing: Passing::Whole,
                interaction: None,
            }));
        }
        transfers.sort_by_key(|transfer| (transfer.supplier, transfer.dependent, transfer.interaction));
        let starts = (0..=elements.len())
            .map(|index| transfers.partition_point(|transfer| transfer.supplier.index() < index))
            .collect();
        let alternatives = elements
            .iter()
            .map(|element| shared.alternatives[element.index()].iter().filter_map(|other| place(*other)).collect())
            .collect();
        Self { elements, transfers, starts, alternatives }
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

    pub(super) fn alternatives(&self, place: Place) -> &[Place] {
        &self.alternatives[place.index()]
    }
}

/// An interaction passes states to its caller or to its receiver; into a channel it does both.
fn of_interaction(
    numbering: &Numbering<'_>,
    part: Part,
    from: Place,
    to: Place,
) -> impl Iterator<Item = Transfer> + use<> {
    let interaction = numbering.interaction(part.number);
    let is_channel = |end: fn(&(ElementNo, ElementNo)) -> ElementNo| {
        numbering.element(end(&numbering.ends[part.number.index()])).kind.is_channel()
    };
    let transfer = |supplier, dependent, passing| {
        let interaction = Some(part.number);
        Some(Transfer { supplier, dependent, passing, interaction })
    };
    let soft = part.optional || interaction.optional;
    let (first, second) = match interaction.kind {
        InteractionKind::Request | InteractionKind::Query | InteractionKind::SharedData => {
            (transfer(to, from, call(interaction, soft)), None)
        }
        InteractionKind::Library => (None, None),
        InteractionKind::Command | InteractionKind::Event | InteractionKind::Stream | InteractionKind::File => {
            let publishes = is_channel(|ends| ends.1) && !is_channel(|ends| ends.0);
            let publication = transfer(to, from, publication(interaction, soft)).filter(|_| publishes);
            (transfer(from, to, Passing::Delivery), publication)
        }
    };
    first.into_iter().chain(second)
}

fn call(interaction: &Interaction, soft: bool) -> Passing {
    match soft || interaction.resilience.fallback != Fallback::None {
        true => Passing::Capped,
        false => Passing::Whole,
    }
}

fn publication(interaction: &Interaction, soft: bool) -> Passing {
    match interaction.resilience.fallback {
        Fallback::Queue => Passing::Outbox,
        Fallback::Default | Fallback::Cache => Passing::CappedPublication,
        Fallback::None if soft => Passing::CappedPublication,
        Fallback::None => Passing::Publication,
    }
}

/// What elements share at runtime beside interactions. Persons are left out: they have no state.
pub(super) struct SharedFate {
    hosts: Vec<Vec<ElementNo>>,
    alternatives: Vec<Vec<ElementNo>>,
}

impl SharedFate {
    pub(super) fn of(numbering: &Numbering<'_>) -> Self {
        let mut hosts = vec![Vec::new(); numbering.elements.len()];
        let mut alternatives = hosts.clone();
        let known = |id| numbering.element_no(id).filter(|number| has_state(numbering, *number));
        for number in numbering.element_numbers().filter(|number| has_state(numbering, *number)) {
            let element = numbering.element(number);
            hosts[number.index()].extend(element.runs_on.iter().filter_map(known).filter(|host| *host != number));
            for other in element.redundant_with.iter().filter_map(known).filter(|other| *other != number) {
                alternatives[number.index()].push(other);
                alternatives[other.index()].push(number);
            }
        }
        for others in &mut alternatives {
            others.sort_unstable();
            others.dedup();
        }
        Self { hosts, alternatives }
    }

    /// The elements with all they run on and all their alternatives, ascending.
    fn close(&self, mut elements: Vec<ElementNo>) -> Vec<ElementNo> {
        elements.sort_unstable();
        elements.dedup();
        let mut seen: std::collections::BTreeSet<ElementNo> = std::collections::BTreeSet::new();
        let mut open = elements;
        while let Some(element) = open.pop() {
            if seen.insert(element) {
                open.extend(&self.hosts[element.index()]);
                open.extend(&self.alternatives[element.index()]);
            }
        }
        seen.into_iter().collect()
    }
}

pub(super) fn has_state(numbering: &Numbering<'_>, number: ElementNo) -> bool {
    numbering.element(number).kind != ServiceKind::Person
}
