//! Edits in the words of what people do, for the inspector, the outline and the commands alike.

use std::collections::BTreeSet;

use super::document::{Document, DocumentEdit};
use crate::layout::PlacementEdit;
use crate::model::context::Context;
use crate::model::interaction::Interaction;
use crate::model::removal::removal;
use crate::model::service::Service;
use crate::model::team::Team;
use crate::model::{ContextId, Edit, Entity, EntityId, InteractionId, Model, ServiceId, TeamId};

/// Changes each of these elements in the same way. Ids that are not elements are passed over, as in all functions of this module.
pub fn services(
    model: &Model,
    ids: impl IntoIterator<Item = ServiceId>,
    change: impl Fn(&mut Service),
) -> Vec<DocumentEdit> {
    ids.into_iter().filter_map(|id| model.services().get(&id).map(|it| changed(it, &change))).collect()
}

/// Changes each of these contexts in the same way.
pub fn contexts(
    model: &Model,
    ids: impl IntoIterator<Item = ContextId>,
    change: impl Fn(&mut Context),
) -> Vec<DocumentEdit> {
    ids.into_iter().filter_map(|id| model.contexts().get(&id).map(|it| changed(it, &change))).collect()
}

/// Changes each of these interactions in the same way.
pub fn interactions(
    model: &Model,
    ids: impl IntoIterator<Item = InteractionId>,
    change: impl Fn(&mut Interaction),
) -> Vec<DocumentEdit> {
    ids.into_iter().filter_map(|id| model.interactions().get(&id).map(|it| changed(it, &change))).collect()
}

/// Changes any one entity, whatever its kind.
pub fn entity(model: &Model, id: &EntityId, change: impl FnOnce(&mut Entity)) -> Vec<DocumentEdit> {
    let Some(mut entity) = model.entity(id) else { return Vec::new() };
    change(&mut entity);
    vec![Edit::Replace(entity).into()]
}

fn changed<T: Clone + Into<Entity>>(entity: &T, change: &impl Fn(&mut T)) -> DocumentEdit {
    let mut entity = entity.clone();
    change(&mut entity);
    Edit::Replace(entity.into()).into()
}

/// Gives an entity another name; its id stays. White space around the name is dropped. An empty name takes the name of an interaction away
/// and changes nothing else.
pub fn rename(model: &Model, id: &EntityId, name: &str) -> Vec<DocumentEdit> {
    let name = &super::plain::plain_line(name);
    match model.entity(id) {
        Some(Entity::Interaction(_)) => {}
        Some(_) if !name.is_empty() => {}
        _ => return Vec::new(),
    }
    entity(model, id, |entity| match entity {
        Entity::Team(it) => name.clone_into(&mut it.name),
        Entity::Need(it) => name.clone_into(&mut it.what),
        Entity::Context(it) => name.clone_into(&mut it.name),
        Entity::Service(it) => name.clone_into(&mut it.name),
        Entity::Contract(it) => name.clone_into(&mut it.name),
        Entity::Interaction(it) => it.name = (!name.is_empty()).then(|| name.to_owned()),
        Entity::Workflow(it) => name.clone_into(&mut it.name),
        Entity::Decision(it) => name.clone_into(&mut it.title),
        Entity::Suppression(it) => name.clone_into(&mut it.reason),
        Entity::TeamInteraction(_) | Entity::ContextRelation(_) => {}
    })
}

/// Whether an entity has a name of its own, or may have one.
pub fn has_name(entity: &Entity) -> bool {
    !matches!(entity, Entity::TeamInteraction(_) | Entity::ContextRelation(_))
}

/// What people call an entity; empty for one that has no name.
pub fn name_of(entity: &Entity) -> &str {
    match entity {
        Entity::Team(it) => &it.name,
        Entity::Need(it) => &it.what,
        Entity::Context(it) => &it.name,
        Entity::Service(it) => &it.name,
        Entity::Contract(it) => &it.name,
        Entity::Interaction(it) => it.name.as_deref().unwrap_or_default(),
        Entity::Workflow(it) => &it.name,
        Entity::Decision(it) => &it.title,
        Entity::Suppression(it) => &it.reason,
        Entity::TeamInteraction(_) | Entity::ContextRelation(_) => "",
    }
}

/// Lets a team own these elements and contexts, or nobody.
pub fn set_team(model: &Model, ids: &BTreeSet<EntityId>, team: Option<&TeamId>) -> Vec<DocumentEdit> {
    let all = ids.iter().filter_map(|id| model.entity(id));
    all.filter_map(|mut entity| {
        match &mut entity {
            Entity::Service(it) => it.team = team.cloned(),
            Entity::Context(it) => it.team = team.cloned(),
            _ => return None,
        }
        Some(Edit::Replace(entity).into())
    })
    .collect()
}

/// Removes these entities with what makes no sense without them, and forgets where they stood.
pub fn remove(document: &Document, ids: &BTreeSet<EntityId>) -> Vec<DocumentEdit> {
    let removal = removal(document.model(), ids);
    let removed = removal.iter().filter_map(|edit| match edit {
        Edit::Remove(id) => Some(id),
        Edit::Insert(_) | Edit::Replace(_) | Edit::Retitle(_) => None,
    });
    let forgotten: Vec<PlacementEdit> = removed.flat_map(|id| document.placement().forget(id)).collect();
    forgotten.into_iter().map(Into::into).chain(removal.into_iter().map(Into::into)).collect()
}

/// Adds a team of this name and answers its id.
pub fn add_team(model: &Model, name: &str) -> (TeamId, DocumentEdit) {
    let id = TeamId::from_entity(model.free_id(name, "team"));
    (id.clone(), Edit::Insert(Team::new(id, name).into()).into())
}

/// Moves elements into a context, or out of all, wherever they stand.
pub fn set_context(model: &Model, ids: &BTreeSet<EntityId>, context: Option<&ContextId>) -> Vec<DocumentEdit> {
    let all = ids.iter().filter_map(|id| model.entity(id));
    all.filter_map(|mut entity| {
        match &mut entity {
            Entity::Service(it) => it.context = context.cloned(),
            Entity::Context(it) => it.parent = context.cloned(),
            _ => return None,
        }
        Some(Edit::Replace(entity).into())
    })
    .collect()
}
