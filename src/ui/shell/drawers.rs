//! The panels at both sides, which are drawers in narrow windows, and when they open and close by themselves.

use leptos::prelude::*;

use crate::platform::page;
use crate::ui::session::{Session, View};
use crate::ui::widget::drawer::Drawer;

/// The least width of the window, in CSS pixels, in which both drawers may be open: more than a quarter of it stays for the drawing.
const ROOM_FOR_BOTH: f64 = 1024.0;

/// Both of them.
#[derive(Clone, Copy)]
pub struct Drawers {
    /// What can be added, and what is there.
    pub left: Drawer,
    /// What is selected, or the view beside the map.
    pub right: Drawer,
}

impl Drawers {
    /// Makes them; they follow the view that is looked at.
    pub fn of(session: Session) -> Self {
        let drawers =
            Self { left: Drawer::new("left-side", "Palette and outline"), right: Drawer::new("right-side", "Details") };
        drawers.follow_view(session);
        drawers.keep_apart(session);
        drawers
    }

    /// Whoever turns to a view wants to see it; whoever turns to the map, the drawing.
    fn follow_view(self, session: Session) {
        Effect::new(move |_| {
            let has_panel = !matches!(session.view.get(), View::Start | View::Map);
            self.right.is_open.set(has_panel);
        });
    }

    /// Where both would leave too little of the drawing, the one that opens closes the other.
    fn keep_apart(self, session: Session) {
        let canvas = session.derived().canvas;
        Effect::new(move |left_was_open: Option<bool>| {
            // Another window has another canvas.
            canvas.track();
            let (left, right) = (self.left.is_open.get(), self.right.is_open.get());
            if left && right && page::width() < ROOM_FOR_BOTH {
                let older = if left_was_open == Some(true) { self.left } else { self.right };
                older.is_open.set(false);
            }
            left
        });
    }
}
