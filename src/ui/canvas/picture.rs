//! The drawing, painted once a frame while anything about it changes, and not at all while nothing does: what changed of it, or all of
//! it where the reader looks from elsewhere.

use gloo::events::EventListener;
use leptos::html::Canvas as CanvasElement;
use leptos::prelude::*;

use crate::geometry::{Camera, ScreenSize};
use crate::platform::page;
use crate::scene::batch::{self, Batch};
use crate::scene::gesture::ghosts;
use crate::scene::palette::Theme;
use crate::ui::session::Session;

use super::drawing::{Drawing, Drawn};
use super::kept::Kept;
use super::painter::Painter;
use super::repainting::repaint;

/// The drawing itself. The outline is how those who do not see it read it.
#[component]
pub(super) fn Picture(drawing: Drawing) -> impl IntoView {
    let session = Session::expect();
    let element = NodeRef::<CanvasElement>::new();
    let ghosts = ghosts_memo(session, drawing);
    let painter = StoredValue::new_local(None::<Painter>);
    let painted = StoredValue::new_local(None::<Painted>);
    let is_due = StoredValue::new(false);
    let paint = move || {
        is_due.set_value(false);
        painter.update_value(|painter| {
            let Some(painter) = painter else { return };
            let now = Painted::now(session, drawing, ghosts);
            let before = painted.try_update_value(|painted| painted.replace(now.clone())).flatten();
            paint(painter, session, drawing, before.as_ref(), &now);
        });
    };
    Effect::new(move |_| {
        if let Some(element) = element.get() {
            // The browser may take what is painted away, and says so when there is something to paint on again.
            let again = move |_: &web_sys::Event| {
                painted.set_value(None);
                paint();
            };
            EventListener::new(&element, "contextrestored", again).forget();
            painter.set_value(Painter::new(element, theme(session)));
        }
    });
    let derived = session.derived();
    Effect::new(move |_| {
        // Read, not merely tracked: a memo that nobody reads is not computed and wakes nobody.
        drawing.drawn.with(|_| ());
        ghosts.with(|_| ());
        let _ = (session.is_dark.get(), derived.camera.get(), derived.canvas.get());
        if !is_due.try_get_value().unwrap_or(true) {
            is_due.set_value(true);
            request_animation_frame(move || {
                // The canvas may have left the page since.
                if is_due.try_get_value().is_some() {
                    paint();
                }
            });
        }
    });
    view! { <canvas node_ref=element class="drawing" aria-hidden="true"></canvas> }
}

fn ghosts_memo(session: Session, drawing: Drawing) -> Memo<Kept<Vec<Batch>>> {
    let marks = session.memo(move |editor| drawing.ground.with_untracked(|ground| ghosts(editor, ground)));
    Memo::new(move |_| marks.with(|marks| Kept::new(batch::of_marks(marks))))
}

/// What is on the canvas element, and how it was put there.
#[derive(Clone)]
pub(super) struct Painted {
    pub(super) drawn: Drawn,
    pub(super) ghosts: Kept<Vec<Batch>>,
    pub(super) camera: Camera,
    pub(super) size: ScreenSize,
    pub(super) ratio: f64,
    theme: Theme,
}

impl Painted {
    /// What should be on it now.
    fn now(session: Session, drawing: Drawing, ghosts: Memo<Kept<Vec<Batch>>>) -> Self {
        let derived = session.derived();
        Self {
            drawn: drawing.drawn.get_untracked(),
            ghosts: ghosts.get_untracked(),
            camera: derived.camera.get_untracked(),
            size: derived.canvas.get_untracked(),
            ratio: page::window().device_pixel_ratio(),
            theme: theme(session),
        }
    }

    /// Whether a point of the world was painted at the same place of the same canvas in the same way.
    fn fits(&self, now: &Self) -> bool {
        (self.camera, self.size, self.ratio, self.theme) == (now.camera, now.size, now.ratio, now.theme)
            && self.drawn.detail == now.drawn.detail
    }
}

fn paint(painter: &mut Painter, session: Session, drawing: Drawing, before: Option<&Painted>, now: &Painted) {
    painter.set_theme(now.theme);
    if let Some(before) = before.filter(|before| before.fits(now))
        && session.is_whole.get_untracked()
        && repaint(painter, before, now)
    {
        return;
    }
    painter.begin(now.size, now.camera, now.ratio);
    drawing.strokes.with_untracked(|strokes| painter.put(strokes, 1.0));
    // What follows the pointer keeps its strength however small the drawing is.
    painter.put(&now.ghosts, 1.0 / now.camera.zoom);
}

fn theme(session: Session) -> Theme {
    if session.is_dark.get_untracked() { Theme::Dark } else { Theme::Light }
}
