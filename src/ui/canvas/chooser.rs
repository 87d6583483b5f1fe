//! The small panel beside a selected interaction that sets its kind with one key or click, and says who waits.

use leptos::prelude::*;

use crate::editor::Editor;
use crate::editor::command::{COMMANDS, Command, CommandSpec, Keyboard};
use crate::editor::input::Input;
use crate::editor::mode::Mode;
use crate::geometry::{Camera, Rect, Route, ScreenPoint, ScreenSize};
use crate::model::InteractionId;
use crate::model::interaction::InteractionKind;
use crate::ui::session::Session;

use super::drawing::Drawing;

/// What it takes at most, and the space it leaves to what it is about, in CSS pixels.
const WIDTH: f64 = 400.0;
const HEIGHT: f64 = 184.0;
const GAP: f64 = 14.0;

/// What the panel is about.
#[derive(Clone, PartialEq)]
struct Subject {
    id: InteractionId,
    kind: InteractionKind,
}

/// The line and the boxes it joins.
fn around(drawing: Drawing, route: &Route) -> Rect {
    let ends = [route.start(), route.end()];
    drawing.ground.with(|ground| {
        let touched = ground.boxes().map(|(_, outline)| outline.rect);
        let joined = touched.filter(|rect| ends.iter().any(|end| rect.inflate(1.0).contains(*end)));
        Rect::around(joined).map_or(route.bounds(), |rect| rect.union(route.bounds()))
    })
}

/// Where the panel stands: below what it is about, else above it, else over it; always within the canvas.
fn beside(extent: Rect, camera: Camera, canvas: ScreenSize) -> ScreenPoint {
    let near = camera.screen_from_world(extent.origin);
    let far = camera.screen_from_world(extent.far_corner());
    let left = (near.x.midpoint(far.x) - WIDTH / 2.0).min(canvas.width - WIDTH).max(0.0);
    let (below, above) = (far.y + GAP, near.y - GAP - HEIGHT);
    let top = match (below + HEIGHT <= canvas.height, above >= 0.0) {
        (true, _) => below.max(0.0),
        (false, true) => above,
        (false, false) => (canvas.height - HEIGHT - GAP).max(0.0),
    };
    ScreenPoint::new(left, top)
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
    let extent =
        Memo::new(move |_| drawing.ground.with(|ground| ground.route(&id)).map(|route| around(drawing, &route)));
    let place = move || extent.get().map(|extent| beside(extent, derived.camera.get(), derived.canvas.get()));
    let left = move || place().map(|place| format!("{}px", place.x));
    let top = move || place().map(|place| format!("{}px", place.y));
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
