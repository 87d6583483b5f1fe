//! What the gesture under way adds to the drawing.

use crate::editor::Editor;
use crate::editor::gesture::{Connecting, Dropping, Gesture, Moving, Reattaching};
use crate::editor::lines::End;
use crate::editor::mode::{Linking, Mode};
use crate::model::{ContextId, ServiceId};

use super::ghost;
use super::ground::Ground;
use super::mark::Mark;

/// Lines and boxes that follow the pointer or the keys, lines of alignment, and where something would fall.
pub fn ghosts(editor: &Editor, ground: &Ground) -> Vec<Mark> {
    match (editor.gesture(), editor.mode()) {
        (Gesture::Idle, Mode::Drawing | Mode::Naming(_) | Mode::Journey(_)) => Vec::new(),
        _ => marks(editor, ground),
    }
}

#[inline(never)]
fn marks(editor: &Editor, ground: &Ground) -> Vec<Mark> {
    match (editor.gesture(), editor.mode()) {
        (Gesture::Marquee(marquee), _) => ghost::marquee(marquee.rect()),
        (Gesture::Moving(moving), _) => moving_marks(moving, ground),
        (Gesture::Connecting(connecting), _) => connecting_marks(connecting, ground),
        (Gesture::Reattaching(reattaching), _) => reattaching_marks(editor, reattaching, ground),
        (Gesture::Dropping(dropping), _) => dropping_marks(dropping, ground),
        (_, Mode::Linking(linking)) => linking_marks(linking, ground),
        (
            Gesture::Idle | Gesture::Pressed(_) | Gesture::Panning(_) | Gesture::Pinching(_) | Gesture::Resizing(_),
            _,
        ) => Vec::new(),
    }
}

fn moving_marks(moving: &Moving, ground: &Ground) -> Vec<Mark> {
    let guides = moving.guides().iter().map(|guide| ghost::guide(guide.from, guide.to));
    target_frame(moving.into(), ground).into_iter().chain(guides).collect()
}

fn connecting_marks(connecting: &Connecting, ground: &Ground) -> Vec<Mark> {
    let Some(from) = ground.outline(connecting.from()) else { return Vec::new() };
    let target = connecting.target().and_then(|id| ground.outline(id));
    let to = target.unwrap_or_else(|| ghost::loose_end(connecting.at()));
    target.map(ghost::target_box).into_iter().chain(ghost::connection(from, to)).collect()
}

fn reattaching_marks(editor: &Editor, reattaching: &Reattaching, ground: &Ground) -> Vec<Mark> {
    let model = editor.document().model();
    let Some(interaction) = model.interactions().get(reattaching.interaction()) else { return Vec::new() };
    let target = reattaching.target().and_then(|id| ground.outline(id));
    let held = target.unwrap_or_else(|| ghost::loose_end(reattaching.at()));
    let other = |id: &ServiceId| ground.outline(id);
    let ends = match reattaching.end() {
        End::From => other(&interaction.to).map(|to| (held, to)),
        End::To => other(&interaction.from).map(|from| (from, held)),
    };
    let Some((from, to)) = ends else { return Vec::new() };
    target.map(ghost::target_box).into_iter().chain(ghost::connection(from, to)).collect()
}

fn dropping_marks(dropping: &Dropping, ground: &Ground) -> Vec<Mark> {
    target_frame(dropping.into(), ground).into_iter().chain([ghost::drop_place(dropping.ghost())]).collect()
}

fn linking_marks(linking: &Linking, ground: &Ground) -> Vec<Mark> {
    let target = linking.to.as_ref().and_then(|id| ground.outline(id));
    match (ground.outline(&linking.from), target) {
        (Some(from), Some(to)) => [ghost::target_box(to)].into_iter().chain(ghost::connection(from, to)).collect(),
        (Some(from), None) => vec![ghost::target_box(from)],
        (None, _) => Vec::new(),
    }
}

fn target_frame(context: Option<&ContextId>, ground: &Ground) -> Option<Mark> {
    let frame = ground.frames.iter().find(|(id, _)| Some(id) == context)?.1;
    Some(ghost::target_frame(frame))
}
