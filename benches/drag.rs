//! How long one move of the pointer takes while a box is dragged: all that the page works out anew for it before it paints.

#![allow(missing_docs, reason = "criterion's macros make public items")]

mod common;

use std::f64::consts::TAU;
use std::hint::black_box;

use common::{SIZES, synthetic};
use counterpoint::editor::Editor;
use counterpoint::editor::document::Document;
use counterpoint::editor::input::{Button, Input, Modifiers, Phase, PointerInput, PointerKind, WheelInput};
use counterpoint::geometry::{Point, ScreenSize, Vector};
use counterpoint::layout::Placement;
use counterpoint::layout::boxes::service_box;
use counterpoint::scene::batch::batches;
use counterpoint::scene::gesture::ghosts;
use counterpoint::scene::identity::identities;
use counterpoint::scene::sheet::Sheet;
use counterpoint::scene::sheet::stale::Stale;
use counterpoint::scene::{Attention, Detail, Ground, Overlay, View, in_sight};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

/// How many moves take the box once around: about 20 world pixels each.
const MOVES: u32 = 96;
/// How far from where it stood the box is dragged around, in world pixels.
const RADIUS: f64 = 320.0;

/// A box in the pointer's hand, and what the page keeps from one move to the next.
struct Drag {
    editor: Editor,
    home: Point,
    moves: u32,
    ground: Ground,
    sheet: Sheet,
}

impl Drag {
    /// Of the box in the middle of the order of ids; everything is in sight, or the box at 100 %.
    fn of(services: usize, interactions: usize, is_near: bool) -> Self {
        let document = Document::new(synthetic(services, interactions), Placement::default());
        let mut editor = Editor::new(document);
        editor.update(Input::CanvasResized(ScreenSize::new(1600.0, 900.0)));
        let (model, placement) = (editor.document().model(), editor.document().placement());
        let id = model.services().ids().nth(services / 2).expect("a system has services");
        let home = service_box(model, placement, id).expect("every service has a box").center();
        if is_near {
            while editor.camera().zoom < 1.0 {
                let modifiers = Modifiers { control: true, ..Modifiers::default() };
                let at = editor.camera().screen_from_world(home);
                editor.update(Input::Wheel(WheelInput { at, dx: 0.0, dy: -10.0, modifiers }));
            }
        }
        let ground = Ground::of(editor.document());
        let mut drag = Self { editor, home, moves: 0, ground, sheet: Sheet::default() };
        drag.pointer(Phase::Down, home);
        drag.step();
        drag
    }

    fn pointer(&mut self, phase: Phase, to: Point) {
        let at = self.editor.camera().screen_from_world(to);
        let (button, modifiers, kind) = (Button::Primary, Modifiers::default(), PointerKind::Mouse);
        self.editor.update(Input::Pointer(PointerInput { pointer: 1, phase, at, button, modifiers, kind }));
    }

    /// One move of the pointer, and what the page derives from it.
    fn step(&mut self) {
        let angle = TAU * f64::from(self.moves % MOVES) / f64::from(MOVES);
        self.moves += 1;
        self.pointer(Phase::Move, self.home + Vector::new(angle.cos(), angle.sin()) * RADIUS);
        let (editor, document) = (&self.editor, self.editor.document());
        let (camera, canvas) = (editor.camera(), editor.canvas());
        let detail = Detail::at_zoom(camera.zoom);
        let attention = Attention { selected: editor.selection().ids().clone(), hovered: None };
        let view = View { attention: &attention, overlay: &Overlay::default(), detail };
        self.ground = self.ground.refreshed(document);
        self.sheet =
            self.sheet.refreshed(document.model(), &self.ground, &view, in_sight(camera, canvas), &Stale::nothing());
        black_box((batches(&self.sheet, detail), identities(&self.sheet), ghosts(editor, &self.ground)));
    }
}

fn drag(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("drag");
    for (services, interactions) in SIZES.into_iter().take(2) {
        for (name, is_near) in [("all in sight", false), ("at 100 %", true)] {
            let mut drag = Drag::of(services, interactions, is_near);
            let size = format!("{services}/{interactions}");
            group.bench_function(BenchmarkId::new(name, size), |bencher| bencher.iter(|| drag.step()));
        }
    }
    group.finish();
}

criterion_group!(benches, drag);
criterion_main!(benches);
