//! What keys do in the tree.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::editor::input::SelectRequest;
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
        _ if has_modifier => false,
        "ArrowDown" | "ArrowUp" | "ArrowLeft" | "ArrowRight" | "Home" | "End" | "PageDown" | "PageUp" => {
            let step = tree.rows.with_untracked(|rows| step(rows, at, &key));
            match step {
                Some(Step::Go(index)) => tree.go_to(index),
                Some(Step::Turn(index, opening)) => tree.turn(index, opening),
                None => {}
            }
            true
        }
        _ => false,
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
        "F2" => tree.renaming.set(Some(id)),
        _ => tree.select(SelectRequest::Toggle(id)),
    }
    true
}
