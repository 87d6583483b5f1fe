//! The facets of an interaction.

use super::super::super::dependency::{Bond, Node};
use super::reason::Reason;
use super::{Degree, Evidence, Facets, Tie, degree};
use crate::model::contract::{Compatibility, ContractKind};
use crate::model::interaction::InteractionKind;
use crate::model::service::ServiceKind;

pub(super) fn of<'m>(evidence: &Evidence<'_, 'm>, tie: &Tie<'_, 'm>) -> Facets {
    Facets {
        temporal: temporal(evidence, tie),
        location: location(tie),
        format: format(tie),
        semantic: semantic(evidence, tie),
        conversation: evidence.conversations.between(tie.bond),
        order: order(evidence, tie.bond),
        technology: technology(tie),
        deployment: deployment(tie),
        organisational: evidence.organisational(tie),
    }
}

fn semantic(evidence: &Evidence<'_, '_>, tie: &Tie<'_, '_>) -> Degree {
    let strength = tie.strength.value(evidence.graph.numbering.model);
    degree(f64::from(strength) / 10.0, Reason::Knowledge(tie.strength))
}

fn temporal(evidence: &Evidence<'_, '_>, tie: &Tie<'_, '_>) -> Degree {
    match tie.kind {
        InteractionKind::Request | InteractionKind::Query | InteractionKind::SharedData => degree(1.0, Reason::Waits),
        InteractionKind::Library => degree(0.0, Reason::BuiltIn),
        InteractionKind::Command if answers(evidence, tie.bond.dependent, tie.bond.upstream) => {
            degree(0.3, Reason::AnswerLater)
        }
        InteractionKind::Command | InteractionKind::Event | InteractionKind::Stream | InteractionKind::File => {
            degree(0.0, Reason::NotWaitedFor)
        }
    }
}

/// Whether the receiver of a command sends the sender a message too, taken for the answer \[P\].
fn answers(evidence: &Evidence<'_, '_>, sender: Node, receiver: Node) -> bool {
    let kind = |bond: &Bond| evidence.graph.numbering.interaction(bond.first).kind;
    let announces = evidence.graph.bonds_between(sender, receiver).iter().any(|bond| kind(bond).points_at_dependent());
    announces
        || evidence.graph.bonds_between(receiver, sender).iter().any(|bond| kind(bond) == InteractionKind::Command)
}

fn location(tie: &Tie<'_, '_>) -> Degree {
    if tie.passes_channel() {
        return degree(0.0, Reason::ThroughChannel);
    }
    if tie.kind == InteractionKind::Library {
        return degree(0.0, Reason::BuiltIn);
    }
    match [tie.dependent.kind, tie.upstream.kind].contains(&ServiceKind::Gateway) {
        true => degree(0.5, Reason::ThroughGateway),
        false => degree(1.0, Reason::Direct),
    }
}

fn format(tie: &Tie<'_, '_>) -> Degree {
    let Some(contract) = tie.contract else { return degree(1.0, Reason::NoContract) };
    let value = match contract.compatibility {
        Compatibility::None => 1.0,
        Compatibility::Backward
        | Compatibility::Forward
        | Compatibility::BackwardTransitive
        | Compatibility::ForwardTransitive => 0.5,
        Compatibility::Full | Compatibility::FullTransitive => 0.0,
    };
    degree(value, Reason::Compatible(contract.compatibility))
}

fn order(evidence: &Evidence<'_, '_>, bond: &Bond) -> Degree {
    match bond.interactions().any(|number| evidence.graph.numbering.interaction(number).ordered) {
        true => degree(1.0, Reason::Ordered),
        false => degree(0.0, Reason::Unordered),
    }
}

/// A message is taken for one through a broker, even where the broker is not drawn, unless its contract speaks of calls.
fn technology(tie: &Tie<'_, '_>) -> Degree {
    let speaks_of_calls = tie.contract.is_some_and(|contract| {
        matches!(contract.kind, ContractKind::Http | ContractKind::Grpc | ContractKind::Graphql)
    });
    match tie.kind {
        InteractionKind::SharedData => degree(1.0, Reason::SharesData),
        InteractionKind::Library => degree(1.0, Reason::BuiltIn),
        kind if tie.passes_channel() || (kind.is_asynchronous() && !speaks_of_calls) => degree(0.0, Reason::ByMessage),
        _ => degree(0.3, Reason::RemoteCall),
    }
}

fn deployment(tie: &Tie<'_, '_>) -> Degree {
    match (&tie.dependent.deploy_unit, &tie.upstream.deploy_unit) {
        _ if tie.kind == InteractionKind::Library => degree(1.0, Reason::BuiltIn),
        (Some(one), Some(other)) if one == other => degree(1.0, Reason::SameDeployUnit),
        _ => degree(0.0, Reason::ReleasedApart),
    }
}
