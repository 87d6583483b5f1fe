//! A field that somebody needs and a contract does not have yet: who may need one, and for whom they wait meanwhile.

use super::story::{Line, Part, Section};
use super::words;
use crate::analysis::change::{ChangeKind, ChangeModel, ContractChange, ContractImpact, Role};
use crate::analysis::ownership;
use crate::model::{ContractId, Model, ServiceId, TeamId};

/// Who depends on a contract and so may need more of it, with their names, by name.
pub fn consumers(model: &Model, contract: &ContractId) -> Vec<(ServiceId, String)> {
    let changes = ChangeModel::of(model);
    let named = changes.consumers(contract).into_iter().map(|id| (id.clone(), words::service(model, id).to_owned()));
    let mut named: Vec<_> = named.collect();
    named.sort_by(|one, other| (&one.1, &one.0).cmp(&(&other.1, &other.0)));
    named
}

/// Which teams wait for which until the field is there, and whether the wall says so; no lines for any other change.
pub(super) fn waits(model: &Model, change: &ContractChange, impact: &ContractImpact) -> Section {
    let is_need = change.kind == ChangeKind::Need;
    let of_role = |role: Role| impact.must_change.iter().filter(move |(_, it)| it.role == role).map(|(id, _)| id);
    let needing = change.needed_by.iter().filter_map(|id| owner(model, id));
    let pairs = needing.flat_map(|from| {
        let providers = of_role(Role::Provider).filter_map(|id| owner(model, id));
        providers.filter(move |on| *on != from).map(move |on| (from, on))
    });
    let mut pairs: Vec<(&TeamId, &TeamId)> = pairs.filter(|_| is_need).collect();
    pairs.sort_unstable();
    pairs.dedup();
    let lines = pairs.iter().map(|(from, on)| wait(model, from, on)).collect();
    let about = if pairs.is_empty() { "" } else { "Until the field is there." };
    Section::new(Part::words("Who waits"), about, lines)
}

fn wait(model: &Model, from: &TeamId, on: &TeamId) -> Line {
    let waits = format!("{} waits for {}", words::team(model, from), words::team(model, on));
    let ids = [from, on].map(|id| id.entity().clone());
    let stated = model.needs().iter().filter(|need| need.from == *from && need.on == *on);
    let mut stated: Vec<Part> =
        stated.map(|need| Part::new(format!("“{}”", need.what), [need.id.entity().clone()])).collect();
    let intro = match stated.is_empty() {
        true => "No need between them is on the wall yet: stated there, it is walked through with the others.",
        false => "The wall has between them:",
    };
    stated.insert(0, Part::words(intro));
    Line::new(Part::new(waits, ids), stated)
}

fn owner<'m>(model: &'m Model, id: &ServiceId) -> Option<&'m TeamId> {
    ownership::owner(model, model.services().get(id)?).map(|(team, _)| team)
}
