//! Ways through the drawing: what came to what, over which interactions.

use std::collections::BTreeSet;

use super::words;
use crate::analysis::outage::{Carrier, Hop};
use crate::model::interaction::InteractionKind;
use crate::model::{EntityId, Model, ServiceId};

/// One step of a way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The interaction it goes over; none where one runs on the other.
    pub over: Option<EntityId>,
    /// How the first end stands to the second: "called by".
    pub words: &'static str,
    /// The interaction in full, for those who do not see the line: "Checkout → Pricing, request".
    pub description: String,
    /// The element it comes to.
    pub to: ServiceId,
    /// What that is called.
    pub name: String,
}

/// A way from what failed to what is affected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Where it begins.
    pub from: ServiceId,
    /// What that is called.
    pub name: String,
    /// Its steps; never none.
    pub steps: Vec<Step>,
}

impl Way {
    /// The way of these hops; `None` for no hops.
    pub fn of(model: &Model, hops: &[Hop]) -> Option<Self> {
        let from = hops.first()?.from.clone();
        let name = words::service(model, &from).to_owned();
        Some(Self { from, name, steps: hops.iter().map(|hop| step(model, hop)).collect() })
    }

    /// Everything on it: elements and interactions.
    pub fn entities(&self) -> Vec<EntityId> {
        let steps = self.steps.iter().flat_map(|step| step.over.iter().chain([step.to.entity()]));
        std::iter::once(self.from.entity()).chain(steps).cloned().collect()
    }

    /// In words: "Pricing called by Checkout, called by Web".
    pub fn text(&self) -> String {
        let steps: Vec<String> = self.steps.iter().map(|step| format!("{} {}", step.words, step.name)).collect();
        format!("{} {}", self.name, steps.join(", "))
    }
}

fn step(model: &Model, hop: &Hop) -> Step {
    let name = words::service(model, &hop.to).to_owned();
    let (over, words, description) = match &hop.by {
        Carrier::RunsOn => (None, "runs", format!("{} runs on {}", name, words::service(model, &hop.from))),
        Carrier::Interaction(id) => {
            let it = model.interactions().get(id);
            let words = it.map_or("with", |it| verb(it.kind, it.from == hop.from));
            let kind = it.map(|it| crate::model::Word::word(it.kind)).unwrap_or_default();
            (
                Some(id.entity().clone()),
                words,
                format!("{}, {}", words::name(model, id.entity()), kind.replace('-', " ")),
            )
        }
    };
    Step { over, words, description, to: hop.to.clone(), name }
}

/// How the element a state comes from stands to the one it goes to; forward is in the direction of the arrow.
fn verb(kind: InteractionKind, is_forward: bool) -> &'static str {
    match (kind, is_forward) {
        (InteractionKind::Request | InteractionKind::Query, true) => "calls",
        (InteractionKind::Request, false) => "called by",
        (InteractionKind::Query, false) => "queried by",
        (InteractionKind::Command, true) => "sends commands to",
        (InteractionKind::Command, false) => "gets commands from",
        (InteractionKind::Event, true) => "sends events to",
        (InteractionKind::Event, false) => "gets events from",
        (InteractionKind::Stream, true) => "streams to",
        (InteractionKind::Stream, false) => "gets a stream from",
        (InteractionKind::SharedData, true) => "uses data of",
        (InteractionKind::SharedData, false) => "holds data of",
        (InteractionKind::Library, true) => "is built with",
        (InteractionKind::Library, false) => "is built into",
        (InteractionKind::File, true) => "leaves files for",
        (InteractionKind::File, false) => "gets files from",
    }
}

/// These elements with every interaction between two of them: what to select to show a group. O(E).
pub fn with_interactions(model: &Model, members: &[ServiceId]) -> Vec<EntityId> {
    let known: BTreeSet<&ServiceId> = members.iter().collect();
    let inner = model.interactions().iter().filter(|it| known.contains(&it.from) && known.contains(&it.to));
    members.iter().map(ServiceId::entity).chain(inner.map(|it| it.id.entity())).cloned().collect()
}
