//! What was done, in words for those who listen.

use std::collections::BTreeSet;

use super::Editor;
use super::alter::name_of;
use super::document::DocumentEdit;
use super::history::Step;
use super::membership::outermost;
use crate::model::decision::DecisionStatus;
use crate::model::words::Word;
use crate::model::{ContextId, Edit, Entity, EntityId, Model, ServiceId};

/// How many are called by name; of more, the rest is counted.
const NAMED: usize = 3;

/// What a step did, in a sentence without a full stop. The model is the one after it, the edits are those that take it back.
pub(super) fn told(step: &Step, model: &Model) -> String {
    let (mut added, mut removed, mut changed) = (Vec::new(), Vec::new(), BTreeSet::new());
    for edit in step.edits.iter().rev() {
        match edit {
            DocumentEdit::Model(Edit::Remove(id)) => added.extend(model.entity(id)),
            DocumentEdit::Model(Edit::Insert(entity)) => removed.push(entity.clone()),
            DocumentEdit::Model(Edit::Replace(before)) => drop(changed.insert(before.id().clone())),
            DocumentEdit::Model(Edit::Retitle(_)) => {}
            DocumentEdit::Placement(edit) => drop(changed.insert(edit.subject().clone())),
        }
    }
    match (added.is_empty(), removed.is_empty()) {
        (false, _) => format!("{} added", sentence(model, added)),
        (true, false) => format!("{} deleted", sentence(model, removed)),
        (true, true) => renamed(step, model).unwrap_or_else(|| altered(&step.label, model, &changed)),
    }
}

/// A change of a name says both.
fn renamed(step: &Step, model: &Model) -> Option<String> {
    let [DocumentEdit::Model(edit)] = &step.edits[..] else { return None };
    let (before, after) = match edit {
        // What these are known by is a text, no name.
        Edit::Replace(Entity::Need(_) | Entity::Suppression(_)) => return None,
        Edit::Replace(entity) => (name_of(entity).to_owned(), name_of(&model.entity(entity.id())?).to_owned()),
        Edit::Retitle(title) => (title.name.clone(), model.title().name.clone()),
        Edit::Insert(_) | Edit::Remove(_) => return None,
    };
    (before != after && !before.is_empty() && !after.is_empty()).then(|| format!("{before} renamed to {after}"))
}

fn altered(label: &str, model: &Model, changed: &BTreeSet<EntityId>) -> String {
    // What stands in a context goes with it.
    let changed = if changed.len() > 1 { outermost(model, changed) } else { changed.clone() };
    let called = changed.iter().filter_map(|id| model.entity(id)).filter_map(|entity| called(model, &entity));
    match list(called.collect(), changed.len()) {
        nothing if nothing.is_empty() => label.to_owned(),
        these => format!("{label}, {these}"),
    }
}

/// These entities, elements, contexts and teams first, as the beginning of a sentence.
fn sentence(model: &Model, mut entities: Vec<Entity>) -> String {
    entities.sort_by_key(|entity| !matches!(entity, Entity::Service(_) | Entity::Context(_) | Entity::Team(_)));
    let text = list(entities.iter().filter_map(|entity| called(model, entity)).collect(), entities.len());
    let (first, rest) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
    first.to_uppercase() + rest
}

/// The kind of an entity and its name; of what is between two others, both, and nothing where one of them is gone.
fn called(model: &Model, entity: &Entity) -> Option<String> {
    let spaced = |word: &str| word.replace('-', " ");
    let name = |id: &ServiceId| model.services().get(id).map(|service| service.name.as_str());
    Some(match entity {
        Entity::Service(it) => format!("{} {}", spaced(it.kind.word()), it.name),
        Entity::Interaction(it) => format!("{} from {} to {}", spaced(it.kind.word()), name(&it.from)?, name(&it.to)?),
        Entity::Decision(it) if it.status == DecisionStatus::Question => format!("question {}", it.title),
        Entity::TeamInteraction(it) => {
            let [one, other] = it.between.each_ref().map(|id| model.teams().get(id).map(|team| team.name.as_str()));
            format!("agreement between {} and {}", one?, other?)
        }
        Entity::ContextRelation(it) => {
            let name = |id: &ContextId| model.contexts().get(id).map(|context| context.name.as_str());
            format!("relation of {} to {}", name(&it.downstream)?, name(&it.upstream)?)
        }
        other => format!("{} {}", spaced(other.kind().word()), name_of(other)).trim_end().to_owned(),
    })
}

/// The names of these entities; of those that have none, what they are.
pub(super) fn names<'a>(model: &Model, ids: impl IntoIterator<Item = &'a EntityId>) -> String {
    let entities = ids.into_iter().filter_map(|id| model.entity(id));
    let names: Vec<String> = entities
        .filter_map(|it| match name_of(&it) {
            "" => called(model, &it),
            name => Some(name.to_owned()),
        })
        .collect();
    let count = names.len();
    list(names, count)
}

/// Some words in a row, and how many more there are.
fn list(mut words: Vec<String>, count: usize) -> String {
    words.truncate(NAMED);
    match (count - words.len(), words.pop()) {
        (_, None) => String::new(),
        (0, Some(last)) if words.is_empty() => last,
        (0, Some(last)) => format!("{} and {last}", words.join(", ")),
        (more, Some(last)) => {
            words.push(last);
            format!("{} and {more} more", words.join(", "))
        }
    }
}

impl Editor {
    /// Says what an entity is called, and of which kind it is.
    pub(super) fn called(&self, id: &EntityId) -> String {
        let model = self.document.model();
        model.entity(id).and_then(|entity| called(model, &entity)).unwrap_or_default()
    }

    /// Says what is selected now.
    #[inline(never)]
    pub(super) fn say_selection(&mut self) {
        let model = self.document.model();
        let selected: Vec<Entity> = self.selection.iter().filter_map(|id| model.entity(id)).collect();
        let text = match selected.is_empty() {
            true => "Nothing selected".to_owned(),
            false => format!("{} selected", sentence(model, selected)),
        };
        self.announce(&text);
    }
}
