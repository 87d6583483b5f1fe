//! Which box stands in which context, and which boxes of one context are linked.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ContextId, EntityId, Model};

/// The contexts as a tree with the elements as leaves; the drawing as a whole is the container `None`.
pub(super) struct Nesting {
    parents: BTreeMap<EntityId, ContextId>,
    children: BTreeMap<Option<ContextId>, Vec<EntityId>>,
    links: BTreeMap<Option<ContextId>, Vec<(EntityId, EntityId)>>,
    is_context: BTreeMap<EntityId, bool>,
}

impl Nesting {
    pub(super) fn of(model: &Model) -> Self {
        let contexts = model.contexts().iter().map(|it| (it.id.entity(), it.parent.as_ref(), true));
        let services = model.services().iter().map(|it| (it.id.entity(), it.context.as_ref(), false));
        let mut nesting = Self {
            parents: BTreeMap::new(),
            children: BTreeMap::new(),
            links: BTreeMap::new(),
            is_context: BTreeMap::new(),
        };
        for (id, parent, is_context) in contexts.chain(services) {
            nesting.parents.extend(parent.map(|parent| (id.clone(), parent.clone())));
            nesting.children.entry(parent.cloned()).or_default().push(id.clone());
            nesting.is_context.insert(id.clone(), is_context);
        }
        for interaction in model.interactions().iter() {
            nesting.link(interaction.from.entity(), interaction.to.entity());
        }
        nesting
    }

    /// What stands directly in a container, contexts first.
    pub(super) fn children(&self, container: Option<&ContextId>) -> &[EntityId] {
        self.children.get(&container.cloned()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The contexts that stand directly in a container.
    pub(super) fn contexts_in(&self, container: Option<&ContextId>) -> impl DoubleEndedIterator<Item = ContextId> + '_ {
        let contexts = self.children(container).iter().filter(|child| self.is_context(child));
        contexts.map(|child| ContextId::from_entity(child.clone()))
    }

    /// These boxes, and the contexts that they stand in. Each is walked over once, however deep they nest.
    pub(super) fn with_contexts_around<'a>(&self, ids: impl Iterator<Item = &'a EntityId>) -> BTreeSet<EntityId> {
        let mut around = BTreeSet::new();
        for id in ids {
            let mut next = Some(id);
            while let Some(id) = next
                && around.insert(id.clone())
            {
                next = self.parent_of(id).map(ContextId::entity);
            }
        }
        around
    }

    pub(super) fn is_context(&self, id: &EntityId) -> bool {
        self.is_context.get(id).copied().unwrap_or_default()
    }

    pub(super) fn parent_of(&self, id: &EntityId) -> Option<&ContextId> {
        self.parents.get(id)
    }

    /// The links between boxes that stand directly in a container, for each interaction between them or their contents.
    pub(super) fn links(&self, container: Option<&ContextId>) -> &[(EntityId, EntityId)] {
        self.links.get(&container.cloned()).map(Vec::as_slice).unwrap_or_default()
    }

    /// An interaction links the two boxes in the innermost container that holds both its ends.
    fn link(&mut self, from: &EntityId, to: &EntityId) {
        let (from_way, to_way) = (self.way_up(from), self.way_up(to));
        let common = from_way.iter().rev().zip(to_way.iter().rev()).take_while(|(one, other)| one == other).count();
        let below = |way: &[EntityId]| way.iter().rev().nth(common).cloned();
        let (Some(from_box), Some(to_box)) = (below(&from_way), below(&to_way)) else { return };
        let container = self.parent_of(&from_box).cloned();
        self.links.entry(container).or_default().push((from_box, to_box));
    }

    /// The box itself and the contexts around it, outwards.
    fn way_up(&self, id: &EntityId) -> Vec<EntityId> {
        let around = |id: &EntityId| self.parent_of(id).map(|parent| parent.entity().clone());
        std::iter::successors(Some(id.clone()), around).collect()
    }
}
