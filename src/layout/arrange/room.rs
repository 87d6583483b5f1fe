//! Making room where a placed context has to grow.

use crate::geometry::{Point, Rect, Vector};
use crate::model::{ContextId, EntityId};

use super::Work;

impl Work<'_> {
    /// Grows a context so that it holds `needed` as well; what lies below or to the right of it moves away by as much.
    pub(super) fn grow(&mut self, id: &ContextId, frame: Rect, needed: Rect) {
        let grown = frame.union(Rect::spanning(frame.origin, needed.far_corner()));
        let more = grown.far_corner() - frame.far_corner();
        self.rects.insert(id.entity().clone(), grown);
        let below = Vector::new(0.0, more.y);
        self.push(id.entity(), below, |other| other.top() >= frame.bottom());
        let right = Vector::new(more.x, 0.0);
        self.push(id.entity(), right, |other| other.left() >= frame.right());
        self.grow_parent(id);
    }

    fn push(&mut self, grown: &EntityId, by: Vector, is_beyond: impl Fn(Rect) -> bool) {
        if by.length() == 0.0 {
            return;
        }
        let siblings = self.nesting.children(self.nesting.parent_of(grown)).to_vec();
        for sibling in siblings {
            let beyond = self.is_placed(&sibling) && self.rects.get(&sibling).copied().is_some_and(&is_beyond);
            if beyond && sibling != *grown {
                self.translate(&sibling, by);
            }
        }
    }

    /// The parent holds its children again, those that moved included.
    fn grow_parent(&mut self, id: &ContextId) {
        let Some(parent) = self.nesting.parent_of(id.entity()).cloned() else { return };
        let Some(frame) = self.rects.get(parent.entity()).copied() else { return };
        let children = self.nesting.children(Some(&parent)).iter().filter(|child| self.is_placed(child));
        let contents = Rect::around(children.filter_map(|child| self.rects.get(child).copied()));
        let needed = super::framed(contents.unwrap_or_default()).far_corner();
        if needed.x > frame.right() || needed.y > frame.bottom() {
            let far = Point::new(needed.x.max(frame.right()), needed.y.max(frame.bottom()));
            self.grow(&parent, frame, Rect::spanning(frame.origin, far));
        }
    }
}
