//! What the context map says of two elements.

use std::collections::HashMap;

use crate::model::context::ContextRelation;
use crate::model::service::Service;
use crate::model::{ContextId, Model};

/// The relations of contexts, by downstream and upstream.
pub(in super::super) struct ContextMap<'m> {
    model: &'m Model,
    relations: HashMap<(&'m ContextId, &'m ContextId), Vec<&'m ContextRelation>>,
}

impl<'m> ContextMap<'m> {
    pub(in super::super) fn of(model: &'m Model) -> Self {
        let mut relations: HashMap<_, Vec<&ContextRelation>> = HashMap::new();
        for relation in model.context_relations().iter() {
            relations.entry((&relation.downstream, &relation.upstream)).or_default().push(relation);
            if relation.pattern.is_symmetric() {
                relations.entry((&relation.upstream, &relation.downstream)).or_default().push(relation);
            }
        }
        Self { model, relations }
    }

    /// The relations under which one element depends on another; those of the innermost contexts that have any.
    pub(in super::super) fn relations(&self, dependent: &'m Service, upstream: &'m Service) -> &[&'m ContextRelation] {
        let between = self.ancestry(dependent).flat_map(|down| self.ancestry(upstream).map(move |up| (down, up)));
        match self.relations.is_empty() {
            true => &[],
            false => between.filter_map(|pair| self.relations.get(&pair)).map(Vec::as_slice).next().unwrap_or_default(),
        }
    }

    /// The context of an element, then those it is nested in.
    fn ancestry(&self, element: &'m Service) -> impl Iterator<Item = &'m ContextId> {
        std::iter::successors(element.context.as_ref(), |context| {
            self.model.contexts().get(context).and_then(|context| context.parent.as_ref())
        })
    }
}
