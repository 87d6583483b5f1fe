//! Losing nothing when the page goes away.

use gloo::events::EventListener;
use web_sys::VisibilityState;

use crate::platform::page;
use crate::ui::session::Session;

use super::Library;

impl Library {
    /// Stores the open model when the page is hidden, and leaves a draft when it closes before that is done.
    pub(super) fn watch_closing(self, session: Session) {
        let on_hidden = move |_: &web_sys::Event| {
            if page::document().visibility_state() == VisibilityState::Hidden && !self.is_stored(session) {
                self.save_now(session);
            }
        };
        EventListener::new(&page::document(), "visibilitychange", on_hidden).forget();
        EventListener::new(&page::window(), "pagehide", move |_| self.leave_draft(session)).forget();
    }
}
