//! Clients that know the services behind the door.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Evidence, entity};
use super::{Finding, Rule, Severity};
use crate::analysis::numbering::InteractionNo;
use crate::analysis::text::list;
use crate::model::service::{Service, ServiceKind};
use crate::model::{EntityId, ServiceId};

/// A client that turns to no more services than this needs no gateway.
const MOST_SERVICES: usize = 1;

/// One finding per client: a person, someone else's system, or a frontend to which nobody is drawn to turn and that stands for its
/// users. A frontend that is turned to is the way in itself \[P\].
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let ways_in = ways_in(evidence);
    let mut clients: BTreeMap<&ServiceId, BTreeMap<&ServiceId, InteractionNo>> = BTreeMap::new();
    for number in evidence.numbering().interaction_numbers() {
        let (from, to) = evidence.ends(number);
        let is_exposed = is_service(to) && evidence.interaction(number).kind.is_call();
        if is_client(from) && is_exposed && !ways_in.contains(&from.id) {
            clients.entry(&from.id).or_default().entry(&to.id).or_insert(number);
        }
    }
    let exposed = clients.into_values().filter(|services| services.len() > MOST_SERVICES);
    exposed.filter_map(|services| of_client(evidence, services.into_values().collect())).collect()
}

/// The frontends that somebody turns to.
fn ways_in<'m>(evidence: &Evidence<'m>) -> BTreeSet<&'m ServiceId> {
    let calls = evidence.numbering().interaction_numbers().filter(|it| evidence.interaction(*it).kind.is_call());
    let called = calls.map(|number| evidence.ends(number).1);
    called.filter(|element| element.kind == ServiceKind::Frontend).map(|element| &element.id).collect()
}

fn is_client(element: &Service) -> bool {
    matches!(element.kind, ServiceKind::Frontend | ServiceKind::Person | ServiceKind::External)
}

fn is_service(element: &Service) -> bool {
    matches!(element.kind, ServiceKind::Service | ServiceKind::Function | ServiceKind::WorkflowEngine)
}

fn of_client(evidence: &Evidence<'_>, calls: Vec<InteractionNo>) -> Option<Finding> {
    let (client, _) = evidence.ends(*calls.first()?);
    let services: Vec<&Service> = calls.iter().map(|number| evidence.ends(*number).1).collect();
    let names: Vec<&str> = services.iter().map(|service| service.name.as_str()).collect();
    let ids = calls.iter().map(|number| evidence.interaction(*number).id.entity().clone());
    Some(Finding {
        rule: Rule::NoGateway,
        severity: Severity::Info,
        subjects: std::iter::once(client).chain(services.iter().copied()).map(entity).collect(),
        path: std::iter::once(entity(client)).chain(ids).collect::<Vec<EntityId>>(),
        message: format!("{} turns to {} directly.", client.name, list(&names)),
        why: format!("{} has to follow whenever one of them is split, moved or renamed.", client.name),
        remedy: format!("Put one way in between {} and them, unless it is that way in itself.", client.name),
    })
}
