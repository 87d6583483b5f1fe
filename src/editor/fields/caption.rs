//! What an entity is called in a list: its name, or what it is between.

use crate::model::{ContextId, Entity, EntityId, Model, ServiceId, TeamId, Word};

use super::label::plain;

/// What people call an entity; for one without a name, what it joins. Ids that lead nowhere speak for themselves. O(log n).
pub fn caption(model: &Model, entity: &Entity) -> String {
    match entity {
        Entity::Team(it) => it.name.clone(),
        Entity::Context(it) => it.name.clone(),
        Entity::Service(it) => it.name.clone(),
        Entity::Contract(it) => it.name.clone(),
        Entity::Workflow(it) => it.name.clone(),
        Entity::Decision(it) => it.title.clone(),
        Entity::Suppression(it) => it.reason.clone(),
        Entity::Need(it) => it.what.clone(),
        Entity::TeamInteraction(it) => {
            format!("{} and {}", team(model, &it.between[0]), team(model, &it.between[1]))
        }
        Entity::ContextRelation(it) => {
            format!("{} → {}", context(model, &it.upstream), context(model, &it.downstream))
        }
        Entity::Interaction(it) => {
            let ends = format!("{} → {}", service(model, &it.from), service(model, &it.to));
            match &it.name {
                Some(name) => format!("{name} ({ends})"),
                None => format!("{ends}: {}", plain(it.kind.word()).to_lowercase()),
            }
        }
    }
}

/// What the entity of an id is called.
pub fn caption_of(model: &Model, id: &EntityId) -> String {
    model.entity(id).map_or_else(|| id.to_string(), |entity| caption(model, &entity))
}

/// What an element is called.
pub fn service<'a>(model: &'a Model, id: &'a ServiceId) -> &'a str {
    model.services().get(id).map_or(id.as_str(), |it| &it.name)
}

/// What a team is called.
pub fn team<'a>(model: &'a Model, id: &'a TeamId) -> &'a str {
    model.teams().get(id).map_or(id.as_str(), |it| &it.name)
}

/// What a context is called.
pub fn context<'a>(model: &'a Model, id: &'a ContextId) -> &'a str {
    model.contexts().get(id).map_or(id.as_str(), |it| &it.name)
}
