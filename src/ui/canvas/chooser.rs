//! The small panel beside a selected interaction that sets its kind with one key or click, and says who waits.

use leptos::prelude::*;

use crate::editor::Editor;
use crate::editor::command::{COMMANDS, Command, CommandSpec, Keyboard};
use crate::editor::input::Input;
use crate::editor::mode::Mode;
use crate::geometry::{Camera, Rect, ScreenPoint, ScreenSize, Size};
use crate::layout::boxes::CONTEXT_TAB;
use crate::model::InteractionId;
use crate::model::interaction::InteractionKind;
use crate::scene::Ground;
use crate::scene::clearing::clearing;
use crate::ui::session::Session;

use super::drawing::Drawing;

/// What it takes, as `style/canvas.css` has it, and the space it leaves to what it stands beside, in CSS pixels.
const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 88.0;
const GAP: f64 = 16.0;
/// The height of what stands at the foot of the canvas.
const TOOLS: f64 = 48.0;

/// What the panel is about.
#[derive(Clone, PartialEq)]
struct Subject {
    id: InteractionId,
    kind: InteractionKind,
}

/// Where the panel stands on the canvas: clear of boxes and of the names of contexts.
fn place(ground: &Ground, id: &InteractionId, camera: Camera, canvas: ScreenSize) -> Option<ScreenPoint> {
    let line = ground.route(id)?;
    let tabs = ground.frames.iter().map(|(_, frame)| Rect::new(frame.origin, Size::new(frame.size.width, CONTEXT_TAB)));
    let boxes = ground.boxes().map(|(_, outline)| outline.rect).chain(tabs);
    let above_tools = ScreenSize::new(canvas.width, canvas.height - TOOLS);
    let panel = Size::new(WIDTH.min(canvas.width - 2.0 * GAP) / camera.zoom, HEIGHT / camera.zoom);
    let corner = clearing(&line, boxes, panel, GAP / camera.zoom, camera.visible(above_tools));
    Some(camera.screen_from_world(corner))
}

fn subject(editor: &Editor) -> Option<Subject> {
    let is_calm = editor.gesture().is_idle() && *editor.mode() == Mode::Drawing && editor.failed().is_empty();
    let id = editor.selection().single().filter(|_| is_calm)?;
    let id = InteractionId::from_entity(id.clone());
    let kind = editor.document().model().interactions().get(&id)?.kind;
    Some(Subject { id, kind })
}

/// The panel, while one interaction is selected and nothing else goes on.
#[component]
pub(super) fn KindChooser(drawing: Drawing) -> impl IntoView {
    let session = Session::expect();
    let subject = session.memo(subject);
    let kind = Memo::new(move |_| subject.get().map(|it| it.kind));
    let id = Memo::new(move |_| subject.get().map(|it| it.id));
    move || id.get().map(|id| view! { <Panel drawing id kind/> })
}

#[component]
fn Panel(drawing: Drawing, id: InteractionId, kind: Memo<Option<InteractionKind>>) -> impl IntoView {
    let session = Session::expect();
    let derived = session.derived();
    let place = Memo::new(move |_| {
        let (camera, canvas) = (derived.camera.get(), derived.canvas.get());
        drawing.ground.with(|ground| place(ground, &id, camera, canvas))
    });
    let left = move || place.get().map(|place| format!("{}px", place.x));
    let top = move || place.get().map(|place| format!("{}px", place.y));
    let kinds = COMMANDS.iter().filter_map(|spec| match spec.command {
        Command::SetKind(of) => Some((of, spec)),
        _ => None,
    });
    let choices: Vec<_> = kinds.map(|(of, spec)| view! { <Choice of spec kind/> }).collect();
    view! {
        <div class="kind-chooser" role="group" aria-label="Kind of the interaction" style:left=left style:top=top>
            {choices}
        </div>
    }
}

#[component]
fn Choice(of: InteractionKind, spec: &'static CommandSpec, kind: Memo<Option<InteractionKind>>) -> impl IntoView {
    let session = Session::expect();
    let key = spec.shortcuts.first().map(|shortcut| shortcut.text(Keyboard::Other));
    let is_chosen = move || kind.get() == Some(of);
    view! {
        <button
            type="button"
            class="kind-choice"
            aria-pressed=move || if is_chosen() { "true" } else { "false" }
            on:click=move |_| {
                session.dispatch(Input::Command(spec.command));
                crate::platform::page::focus(super::ELEMENT_ID);
            }
        >
            <kbd aria-hidden="true">{key}</kbd>
            <span class="kind-name">{spec.label}</span>
            <span class="kind-detail">{spec.detail}</span>
        </button>
    }
}
