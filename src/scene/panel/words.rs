//! Numbers and names as people write them.

use crate::model::{ContextId, ContractId, EntityId, EntityKind, InteractionId, Model, ServiceId, TeamId, WorkflowId};

/// What stands where a value is not defined.
pub const UNDEFINED: &str = "–";

/// A whole number with a comma between thousands: "1,240".
pub fn grouped(value: impl std::fmt::Display) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number of things: "1 service", "1,240 services".
pub fn counted(value: usize, one: &str, several: &str) -> String {
    format!("{} {}", grouped(value), if value == 1 { one } else { several })
}

/// A probability that is near 1: "99.95 %", "99.999 %", with as many digits as there are nines, at least two.
pub fn availability(value: f64) -> String {
    // A little more than what is missing, so that 0.9999 has four nines however it is stored.
    let missing = (1.0 - value) * (1.0 + 1e-9);
    let scales = [(2, 1e4), (3, 1e5), (4, 1e6), (5, 1e7), (6, 1e8)];
    let digits = match missing > 0.0 {
        true => scales.iter().find(|(_, scale)| missing * scale >= 1.0).map_or(7, |(digits, _)| *digits),
        false => 2,
    };
    format!("{:.digits$} %", value * 100.0)
}

/// A number with two decimals: "0.33".
pub fn decimal(value: Option<f64>) -> String {
    value.map_or_else(|| UNDEFINED.to_owned(), |value| format!("{value:.2}"))
}

/// A share in per cent with one decimal: "38.8 %".
pub fn percent(value: Option<f64>) -> String {
    value.map_or_else(|| UNDEFINED.to_owned(), |value| format!("{:.1} %", value * 100.0))
}

/// A weight or a score with at most three decimals and no closing zeros: "0.65", "1".
pub fn plain(value: f64) -> String {
    let text = format!("{value:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// "A", "A and B", "A, B and C"; of more than one beyond `most`, the first ones and how many others.
pub fn list<T: AsRef<str>>(names: &[T], most: usize) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match &names[..] {
        [] => String::new(),
        [one] => (*one).to_owned(),
        // One more name is no longer than to say that there is one more.
        all if all.len() > most + 1 => format!("{} and {} others", all[..most].join(", "), all.len() - most),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// What an entity is called; an interaction by its ends. Its id where it has no name.
pub fn name(model: &Model, id: &EntityId) -> String {
    let own = || id.clone();
    let found = match model.kind_of(id) {
        Some(EntityKind::Service) => model.services().get(&ServiceId::from_entity(own())).map(|it| it.name.clone()),
        Some(EntityKind::Context) => model.contexts().get(&ContextId::from_entity(own())).map(|it| it.name.clone()),
        Some(EntityKind::Team) => model.teams().get(&TeamId::from_entity(own())).map(|it| it.name.clone()),
        Some(EntityKind::Workflow) => model.workflows().get(&WorkflowId::from_entity(own())).map(|it| it.name.clone()),
        Some(EntityKind::Interaction) => {
            let it = model.interactions().get(&InteractionId::from_entity(own()));
            it.map(|it| between(service(model, &it.from), service(model, &it.to)))
        }
        Some(EntityKind::Contract) => model.contracts().get(&ContractId::from_entity(own())).map(|it| it.name.clone()),
        _ => None,
    };
    found.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| id.to_string())
}

/// What an element is called.
pub fn service<'a>(model: &'a Model, id: &'a ServiceId) -> &'a str {
    model.services().get(id).map_or(id.as_str(), |it| it.name.as_str())
}

/// What a team is called.
pub fn team<'a>(model: &'a Model, id: &'a TeamId) -> &'a str {
    model.teams().get(id).map_or(id.as_str(), |it| it.name.as_str())
}

/// From one to the other.
pub fn between(from: &str, to: &str) -> String {
    format!("{from} → {to}")
}
