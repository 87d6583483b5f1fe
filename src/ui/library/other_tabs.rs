//! Following what other tabs store: the list stays true, and an open model with nothing unsaved shows its newest revision.

use gloo::events::EventListener;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use web_sys::{StorageEvent, VisibilityState};

use crate::editor::gesture::Gesture;
use crate::format;
use crate::platform::page;
use crate::platform::storage::{StorageError, canary};
use crate::ui::session::Session;

use super::{Library, Open};

impl Library {
    /// Looks at what other tabs stored whenever they say so, and whenever this tab comes to the front.
    pub(super) fn watch_other_tabs(self, session: Session) {
        let on_stored = move |event: &web_sys::Event| {
            if event.unchecked_ref::<StorageEvent>().key().as_deref() == Some(canary::KEY) {
                self.follow_later(session);
            }
        };
        EventListener::new(&page::window(), "storage", on_stored).forget();
        let on_shown = move |_: &web_sys::Event| {
            if page::document().visibility_state() == VisibilityState::Visible {
                self.follow_later(session);
            }
        };
        EventListener::new(&page::document(), "visibilitychange", on_shown).forget();
    }

    fn follow_later(self, session: Session) {
        spawn_local(async move {
            // What cannot be read now shows itself when it is next opened or stored.
            let _ = self.follow(session).await;
        });
    }

    async fn follow(self, session: Session) -> Result<(), StorageError> {
        let Some(database) = self.database() else { return Ok(()) };
        self.entries.set(database.entries().await?);
        let open = self.open.get_untracked();
        let Some(newest) = database.read(&open.id).await? else { return Ok(()) };
        let is_newer = newest.entry.revision > open.base && open.base > 0;
        // Between the question and the answer something else may have been opened or edited here.
        let is_untouched = self.open_id_now() == open.id && self.is_stored(session) && !is_busy(session);
        match format::read(&newest.text) {
            Ok(reading) if is_newer && is_untouched && reading.problems.is_empty() => {
                session.replace_document(reading.document);
                let stamp = session.derived().stamp.get_untracked();
                self.open.set(Open { base: newest.entry.revision, stored: Some(stamp), ..open });
                session.announce("The model was changed in another tab and is up to date again");
            }
            Ok(_) | Err(_) => {}
        }
        Ok(())
    }
}

/// Whether the reader is in the middle of something that a new document would take from under their hands.
fn is_busy(session: Session) -> bool {
    let is_editing = session.peek(|editor| editor.naming().is_some() || *editor.gesture() != Gesture::Idle);
    is_editing || session.renaming.get_untracked()
}
