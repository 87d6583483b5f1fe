//! What keys do in the tree.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::editor::alter;
use crate::editor::input::SelectRequest;
use crate::model::EntityId;
use crate::scene::outline::Key;
use crate::scene::outline::walk::{Step, step};

use super::tree::Tree;

/// Letters keep the meaning they have on the canvas, so that what was just selected here can be failed or connected at once; names are found
/// in the field above.
pub(super) fn press(tree: Tree, event: &KeyboardEvent) {
    let key = event.key();
    let Some(at) = tree.here().filter(|_| tree.renaming.get_untracked().is_none()) else { return };
    let has_modifier = event.ctrl_key() || event.meta_key() || event.alt_key();
    let is_used = match key.as_str() {
        "Enter" | " " | "F2" => act(tree, key.as_str()),
        "ArrowDown" | "ArrowUp" | "ArrowLeft" | "ArrowRight" | "Home" | "End" | "PageDown" | "PageUp"
            if !has_modifier =>
        {
            let step = tree.rows.with_untracked(|rows| step(rows, at, &key));
            match step {
                Some(Step::Go(index)) => tree.go_to(index),
                Some(Step::Turn(index, opening)) => tree.turn(index, opening),
                None => {}
            }
            true
        }
        _ => {
            take_up(tree, event);
            false
        }
    };
    if is_used {
        event.prevent_default();
        event.stop_propagation();
    }
}

fn act(tree: Tree, key: &str) -> bool {
    let Some(Key::Entity(id)) = tree.stop.get_untracked().map(|stop| stop.key) else { return false };
    match key {
        "Enter" => tree.enter(&id),
        "F2" => rename(tree, id),
        _ => tree.select(SelectRequest::Toggle(id)),
    }
    true
}

fn rename(tree: Tree, id: EntityId) {
    let entity = tree.session.peek(|editor| editor.document().model().entity(&id));
    match entity.is_some_and(|entity| alter::has_name(&entity)) {
        true => tree.renaming.set(Some(id)),
        false => tree.session.announce("It has no name of its own"),
    }
}

/// Selects the row that the focus is in before a key that does something with what is selected, unless the row is part of that.
fn take_up(tree: Tree, event: &KeyboardEvent) {
    let key = event.key();
    let is_for_selection = match event.ctrl_key() || event.meta_key() {
        true => matches!(key.as_str(), "c" | "x" | "d"),
        false => {
            matches!(key.as_str(), "Delete" | "Backspace")
                || matches!(key.as_bytes(), [one] if one.is_ascii_alphanumeric())
        }
    };
    let Some(Key::Entity(id)) = tree.stop.get_untracked().map(|stop| stop.key) else { return };
    let is_part = tree.session.peek(|editor| editor.selection().contains(&id));
    if is_for_selection && !is_part {
        tree.select(SelectRequest::Only(vec![id]));
    }
}
