//! The drawings of one kind of thing.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::geometry::Rect;
use crate::model::EntityId;
use crate::scene::view::View;

/// The drawings of one kind of thing in the order in which they lie above each other, each with the place and the attention that it was
/// drawn for.
#[derive(Clone, Debug)]
pub struct Layer<Id, Place, Drawing>(Vec<Drawn<Id, Place, Drawing>>);

#[derive(Clone, Debug)]
struct Drawn<Id, Place, Drawing> {
    sighting: Sighting<Id, Place>,
    is_selected: bool,
    is_hovered: bool,
    drawing: Arc<Drawing>,
}

/// Something in sight.
#[derive(Clone, Debug)]
pub(super) struct Sighting<Id, Place> {
    /// Its number among all things of its kind, in sight or not.
    pub(super) number: usize,
    pub(super) id: Id,
    /// All of where it stands that its drawing depends on.
    pub(super) place: Place,
    /// The smallest rectangle around its box or its line, without what stands over the edge of it.
    pub(super) bounds: Rect,
}

impl<Id, Place, Drawing> Default for Layer<Id, Place, Drawing> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<Id, Place, Drawing> Layer<Id, Place, Drawing> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The drawings, each with the id of what it shows.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, &Arc<Drawing>)> {
        self.0.iter().map(|it| (&it.sighting.id, &it.drawing))
    }

    /// The drawings.
    pub fn drawings(&self) -> impl Iterator<Item = &Arc<Drawing>> {
        self.0.iter().map(|it| &it.drawing)
    }

    /// The drawing of one thing. O(n).
    pub fn get(&self, id: &Id) -> Option<&Arc<Drawing>>
    where
        Id: PartialEq,
    {
        self.iter().find(|(other, _)| *other == id).map(|(_, drawing)| drawing)
    }

    /// What stands in one of two layers as it does not stand in the other, whichever it is. It may be more than need be where the order
    /// is not that of the ids. O(n).
    pub(super) fn differences<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a Sighting<Id, Place>>
    where
        Id: Ord,
    {
        let (mut ours, mut theirs) = (self.0.iter().peekable(), other.0.iter().peekable());
        std::iter::from_fn(move || {
            while let (Some(our), Some(their)) = (ours.peek(), theirs.peek())
                && Arc::ptr_eq(&our.drawing, &their.drawing)
            {
                ours.next();
                theirs.next();
            }
            let is_ours_next = match (ours.peek(), theirs.peek()) {
                (Some(our), Some(their)) => our.sighting.id <= their.sighting.id,
                (our, _) => our.is_some(),
            };
            let next = if is_ours_next { ours.next() } else { theirs.next() };
            next.map(|it| &it.sighting)
        })
    }

    /// The part of it for which this holds.
    pub(super) fn part(&self, is_wanted: impl Fn(&Sighting<Id, Place>) -> bool) -> Self
    where
        Id: Clone,
        Place: Clone,
    {
        let wanted = self.0.iter().filter(|it| is_wanted(&it.sighting));
        let again = |it: &Drawn<Id, Place, Drawing>| Drawn {
            sighting: it.sighting.clone(),
            drawing: Arc::clone(&it.drawing),
            ..*it
        };
        Self(wanted.map(again).collect())
    }

    /// The drawings of what is in sight now, which comes in the order of ids or of numbers that have stayed. What was drawn before for
    /// the same place and attention is kept, but for what `is_stale`.
    pub(super) fn refreshed(
        &self,
        in_sight: impl Iterator<Item = Sighting<Id, Place>>,
        view: &View<'_>,
        order: impl Fn(&Sighting<Id, Place>, &Sighting<Id, Place>) -> Ordering,
        is_stale: impl Fn(&Id) -> bool,
        draw: impl Fn(&Sighting<Id, Place>) -> Option<Drawing>,
    ) -> Self
    where
        Id: AsRef<EntityId>,
        Place: PartialEq,
    {
        let mut before = self.0.iter().peekable();
        let mut layer = Vec::with_capacity(self.0.len());
        layer.extend(in_sight.filter_map(|now| {
            let entity = now.id.as_ref();
            let (is_selected, is_hovered) = (view.is_selected(entity), view.is_hovered(entity));
            while before.next_if(|it| order(&it.sighting, &now).is_lt()).is_some() {}
            let same = before.next_if(|it| order(&it.sighting, &now).is_eq());
            let kept = same.filter(|it| {
                it.sighting.place == now.place && it.is_selected == is_selected && it.is_hovered == is_hovered
            });
            let drawing = match kept.filter(|_| !is_stale(&now.id)) {
                Some(kept) => Arc::clone(&kept.drawing),
                None => Arc::new(draw(&now)?),
            };
            Some(Drawn { sighting: now, is_selected, is_hovered, drawing })
        }));
        Self(layer)
    }
}
