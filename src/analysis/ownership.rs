//! Who owns what.

use std::collections::HashMap;

use crate::model::context::Context;
use crate::model::service::Service;
use crate::model::{ContextId, Model, TeamId};

/// Which team owns each element and each context: its own, else that of the innermost context around it that has one \[P\]. What is
/// drawn into the frame of a team is the team's to look after, be it a channel or someone else's system.
pub(super) struct Ownership<'m> {
    contexts: HashMap<&'m ContextId, Option<&'m TeamId>>,
}

/// The team that owns an element, and the context that it has it from; no context where the team is its own. O(d) for d contexts around it.
pub fn owner<'m>(model: &'m Model, element: &'m Service) -> Option<(&'m TeamId, Option<&'m Context>)> {
    let around = |id: &'m Option<ContextId>| id.as_ref().and_then(|id| model.contexts().get(id));
    let inherited = || {
        let contexts = std::iter::successors(around(&element.context), |context| around(&context.parent));
        contexts.into_iter().find_map(|context| Some((context.team.as_ref()?, Some(context))))
    };
    element.team.as_ref().map(|team| (team, None)).or_else(inherited)
}

impl<'m> Ownership<'m> {
    /// O(n) for n contexts, however deep they nest.
    pub(super) fn of(model: &'m Model) -> Self {
        let mut contexts = HashMap::with_capacity(model.contexts().len());
        for context in model.contexts().iter() {
            let mut open = Vec::new();
            let mut at = Some(context);
            let owner = loop {
                let Some(context) = at else { break None };
                if let Some(owner) = contexts.get(&context.id) {
                    break *owner;
                }
                open.push(&context.id);
                if context.team.is_some() {
                    break context.team.as_ref();
                }
                at = context.parent.as_ref().and_then(|parent| model.contexts().get(parent));
            };
            contexts.extend(open.into_iter().map(|context| (context, owner)));
        }
        Self { contexts }
    }

    pub(super) fn of_context(&self, context: &ContextId) -> Option<&'m TeamId> {
        self.contexts.get(context).copied().flatten()
    }

    pub(super) fn of_element(&self, element: &'m Service) -> Option<&'m TeamId> {
        let inherited = || element.context.as_ref().and_then(|context| self.of_context(context));
        element.team.as_ref().or_else(inherited)
    }

    /// Whether two elements have the same owner. An element without one has an owner of its own.
    pub(super) fn is_same_team(&self, one: &'m Service, other: &'m Service) -> bool {
        let owner = self.of_element(one);
        owner.is_some() && owner == self.of_element(other)
    }
}
