//! Drives the headless editor the way a person would, and asks after every input whether everything still holds.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fmt::Write as _;

use counterpoint::editor::Editor;
use counterpoint::editor::command::Command;
use counterpoint::editor::document::Document;
use counterpoint::editor::effect::Effect;
use counterpoint::editor::handles::end_handle;
use counterpoint::editor::input::{Button, Input, KeyInput, Modifiers, Phase, PointerInput, PointerKind, WheelInput};
use counterpoint::editor::lines::End;
use counterpoint::editor::membership::{ancestors, bounds, parent};
use counterpoint::editor::stencil::Stencil;
use counterpoint::geometry::outline::Side;
use counterpoint::geometry::{Point, Rect, ScreenPoint, ScreenSize};
use counterpoint::layout::Routes;
use counterpoint::layout::boxes::service_outline;
use counterpoint::model::service::ServiceKind;
use counterpoint::model::{EntityId, InteractionId, Model, ServiceId, Word};

/// An editor and the person in front of it. The camera starts at 100 % with the world's origin in the top left corner, so that places on the
/// canvas and in the drawing are the same until somebody zooms.
pub(crate) struct Person {
    pub(crate) editor: Editor,
    pub(crate) effects: Vec<Effect>,
    held: Modifiers,
}

/// In front of an empty canvas of 1280 × 800.
pub(crate) fn person() -> Person {
    with_document(Document::default())
}

/// In front of a document.
pub(crate) fn with_document(document: Document) -> Person {
    let mut person = Person { editor: Editor::new(document), effects: Vec::new(), held: Modifiers::default() };
    person.input(Input::CanvasResized(ScreenSize::new(1280.0, 800.0)));
    person
}

pub(crate) fn at(x: f64, y: f64) -> ScreenPoint {
    ScreenPoint::new(x, y)
}

pub(crate) fn id(text: &str) -> EntityId {
    EntityId::new(text).unwrap()
}

impl Person {
    pub(crate) fn input(&mut self, input: Input) -> &mut Self {
        let shown = format!("{input:?}");
        let effects = self.editor.update(input);
        self.effects.extend(effects);
        sweep(&self.editor, &shown);
        self
    }

    pub(crate) fn hold(&mut self, keys: &str) -> &mut Self {
        self.held = modifiers(keys);
        self
    }

    fn pointer(&mut self, phase: Phase, at: ScreenPoint, button: Button) -> &mut Self {
        let modifiers = self.held;
        let kind = PointerKind::Mouse;
        self.input(Input::Pointer(PointerInput { pointer: 1, phase, at, button, modifiers, kind }))
    }

    pub(crate) fn down(&mut self, at: ScreenPoint) -> &mut Self {
        self.pointer(Phase::Down, at, Button::Primary)
    }

    pub(crate) fn move_to(&mut self, at: ScreenPoint) -> &mut Self {
        self.pointer(Phase::Move, at, Button::Primary)
    }

    pub(crate) fn up(&mut self, at: ScreenPoint) -> &mut Self {
        self.pointer(Phase::Up, at, Button::Primary)
    }

    pub(crate) fn lose_pointer(&mut self, at: ScreenPoint) -> &mut Self {
        self.pointer(Phase::Cancel, at, Button::Primary)
    }

    pub(crate) fn click(&mut self, at: ScreenPoint) -> &mut Self {
        self.move_to(at).down(at).up(at)
    }

    pub(crate) fn right_click(&mut self, at: ScreenPoint) -> &mut Self {
        self.pointer(Phase::Down, at, Button::Secondary).pointer(Phase::Up, at, Button::Secondary)
    }

    pub(crate) fn double_click(&mut self, at: ScreenPoint) -> &mut Self {
        self.click(at).click(at).input(Input::DoubleClick { at })
    }

    /// Presses, moves there in steps, and lets go.
    pub(crate) fn drag(&mut self, from: ScreenPoint, to: ScreenPoint) -> &mut Self {
        self.drag_without_release(from, to).up(to)
    }

    pub(crate) fn drag_without_release(&mut self, from: ScreenPoint, to: ScreenPoint) -> &mut Self {
        let half = at((from.x + to.x) / 2.0, (from.y + to.y) / 2.0);
        self.move_to(from).down(from).move_to(half).move_to(to)
    }

    pub(crate) fn middle_drag(&mut self, from: ScreenPoint, to: ScreenPoint) -> &mut Self {
        self.pointer(Phase::Down, from, Button::Middle).pointer(Phase::Move, to, Button::Middle);
        self.pointer(Phase::Up, to, Button::Middle)
    }

    pub(crate) fn wheel(&mut self, at: ScreenPoint, dx: f64, dy: f64) -> &mut Self {
        let modifiers = self.held;
        self.input(Input::Wheel(WheelInput { at, dx, dy, modifiers }))
    }

    /// Presses a key such as `Ctrl+Shift+z`, `ArrowLeft` or `?`.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.input(Input::Key(key(keys)))
    }

    pub(crate) fn let_go(&mut self, keys: &str) -> &mut Self {
        self.input(Input::KeyUp(key(keys)))
    }

    /// Types into the field that asks for a name, and presses Enter.
    pub(crate) fn name_it(&mut self, name: &str) -> &mut Self {
        assert!(self.editor.naming().is_some(), "nothing asks for a name");
        self.type_text(name).press("Enter")
    }

    pub(crate) fn type_text(&mut self, text: &str) -> &mut Self {
        for char in text.chars() {
            self.input(Input::Key(KeyInput { key: char.to_string(), ..KeyInput::default() }));
        }
        self
    }

    pub(crate) fn drop_from_palette(&mut self, stencil: Stencil, to: ScreenPoint) -> &mut Self {
        self.input(Input::DragOver(stencil, to)).input(Input::Drop(stencil, to))
    }

    pub(crate) fn run(&mut self, command: Command) -> &mut Self {
        self.input(Input::Command(command))
    }

    pub(crate) fn select(&mut self, ids: &[&str]) -> &mut Self {
        let ids = ids.iter().map(|text| id(text)).collect();
        self.input(Input::Select(counterpoint::editor::input::SelectRequest::Only(ids)))
    }

    pub(crate) fn model(&self) -> &Model {
        self.editor.document().model()
    }

    /// Adds a service with the middle of its box here.
    pub(crate) fn add_service(&mut self, name: &str, to: ScreenPoint) -> &mut Self {
        self.drop_from_palette(Stencil::Service(ServiceKind::Service), to).name_it(name)
    }

    /// Adds a context with its middle here.
    pub(crate) fn add_context(&mut self, name: &str, to: ScreenPoint) -> &mut Self {
        self.drop_from_palette(Stencil::Context, to).name_it(name)
    }

    /// The box or frame of this id, in the drawing.
    pub(crate) fn place(&self, text: &str) -> Rect {
        bounds(self.editor.document(), &id(text)).unwrap_or_else(|| panic!("{text} has no box"))
    }

    pub(crate) fn on_screen(&self, point: Point) -> ScreenPoint {
        self.editor.camera().screen_from_world(point)
    }

    /// The middle of this box on the canvas.
    pub(crate) fn middle(&self, text: &str) -> ScreenPoint {
        self.on_screen(self.place(text).center())
    }

    /// A place on the tab of this context.
    pub(crate) fn tab(&self, text: &str) -> ScreenPoint {
        let frame = self.place(text);
        self.on_screen(Point::new(frame.left() + 40.0, frame.top() + 16.0))
    }

    /// The handle at a side of this element.
    pub(crate) fn handle(&self, text: &str, side: Side) -> ScreenPoint {
        let document = self.editor.document();
        let outline = service_outline(document.model(), document.placement(), &ServiceId::new(text).unwrap()).unwrap();
        self.on_screen(outline.port(side, 0.0))
    }

    /// The handle at an end of this interaction's line.
    pub(crate) fn end(&self, text: &str, end: End) -> ScreenPoint {
        self.on_screen(end_handle(self.editor.route(&InteractionId::new(text).unwrap()).unwrap(), end))
    }

    /// The middle of this interaction's line.
    pub(crate) fn line(&self, text: &str) -> ScreenPoint {
        self.on_screen(self.editor.route(&InteractionId::new(text).unwrap()).unwrap().at(0.5))
    }

    /// Everything in the document, in lines to compare.
    pub(crate) fn outline(&self) -> String {
        outline(self.editor.document())
    }

    pub(crate) fn selected(&self) -> Vec<String> {
        self.editor.selection().iter().map(ToString::to_string).collect()
    }

    pub(crate) fn last_announcement(&self) -> &str {
        let said = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Announce(text) => Some(text.as_str()),
            Effect::Copy(_) | Effect::Warn(_) | Effect::Ui(_) => None,
        });
        said.unwrap_or_default()
    }

    /// What the last copy put on the clipboard.
    pub(crate) fn clipboard(&self) -> Document {
        let copied = self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Copy(fragment) => Some(fragment.clone()),
            Effect::Announce(_) | Effect::Warn(_) | Effect::Ui(_) => None,
        });
        copied.expect("nothing was copied")
    }

    pub(crate) fn undo_all(&mut self) -> &mut Self {
        while self.editor.can_undo() {
            self.press("Ctrl+z");
        }
        self
    }

    /// Undoes everything, whatever mode the editor is in.
    pub(crate) fn undo_by_command(&mut self) -> &mut Self {
        while self.editor.can_undo() {
            self.run(Command::Undo);
        }
        self
    }

    pub(crate) fn redo_all(&mut self) -> &mut Self {
        while self.editor.can_redo() {
            self.press("Ctrl+Shift+z");
        }
        self
    }
}

fn modifiers(keys: &str) -> Modifiers {
    let held = |name: &str| keys.split('+').any(|key| key == name);
    Modifiers { shift: held("Shift"), alt: held("Alt"), control: held("Ctrl"), meta: held("Meta") }
}

/// The key press that `Ctrl+Shift+z` stands for. Letters with Shift arrive as capitals, as they do from a keyboard.
pub(crate) fn key(keys: &str) -> KeyInput {
    let modifiers = modifiers(keys);
    let name = match keys {
        "+" => "+",
        _ if keys.ends_with("++") => "+",
        _ => keys.rsplit('+').next().unwrap(),
    };
    let name = if name == "Space" { " " } else { name };
    let letter = name.chars().count() == 1 && name.chars().all(char::is_alphabetic);
    let digit = name.chars().count() == 1 && name.chars().all(|char| char.is_ascii_digit());
    KeyInput {
        key: if letter && modifiers.shift { name.to_uppercase() } else { name.to_owned() },
        code: if digit { format!("Digit{name}") } else { String::new() },
        modifiers,
        repeat: false,
    }
}

/// What must hold after every input, whatever it was.
fn sweep(editor: &Editor, after: &str) {
    let document = editor.document();
    let model = document.model();
    assert_eq!(model.check(), [], "after {after}");
    for id in document.placement().subjects() {
        assert!(model.contains(id), "{id} is placed but gone, after {after}");
    }
    for id in editor.selection().iter() {
        assert!(model.contains(id), "{id} is selected but gone, after {after}");
    }
    for id in editor.failed() {
        assert!(model.services().contains(id), "{id} failed but is gone, after {after}");
    }
    let camera = editor.camera();
    assert!(camera.zoom.is_finite() && camera.origin.x.is_finite() && camera.origin.y.is_finite(), "after {after}");
    let routes = Routes::of(model, document.placement());
    for (id, way) in routes.lines() {
        assert_eq!(editor.route(id), Some(&way.route), "{id} takes another way than from scratch, after {after}");
    }
    let resting = editor.gesture().is_idle() && editor.naming().is_none();
    assert!(!resting || !editor.history().is_open(), "a step was left open, after {after}");
}

/// The document as indented lines: what stands where, and who talks to whom.
pub(crate) fn outline(document: &Document) -> String {
    let model = document.model();
    let mut text = String::new();
    let place = |id: &EntityId| {
        let place = bounds(document, id).unwrap();
        format!("{},{} {}×{}", place.left(), place.top(), place.size.width, place.size.height)
    };
    for team in model.teams().iter() {
        writeln!(text, "team {} \"{}\"", team.id, team.name).unwrap();
    }
    for context in model.contexts().iter() {
        let within = context.parent.as_ref().map_or(String::new(), |it| format!(" in {it}"));
        let team = context.team.as_ref().map_or(String::new(), |it| format!(" of {it}"));
        let place = place(context.id.entity());
        writeln!(text, "context {} \"{}\"{within}{team} at {place}", context.id, context.name).unwrap();
    }
    for service in model.services().iter() {
        let within = service.context.as_ref().map_or(String::new(), |it| format!(" in {it}"));
        let team = service.team.as_ref().map_or(String::new(), |it| format!(" of {it}"));
        let (kind, place) = (service.kind.word(), place(service.id.entity()));
        writeln!(text, "{kind} {} \"{}\"{within}{team} at {place}", service.id, service.name).unwrap();
    }
    for it in model.interactions().iter() {
        let name = it.name.as_ref().map_or(String::new(), |name| format!(" \"{name}\""));
        writeln!(text, "{}: {} -> {} {}{name}", it.id, it.from, it.to, it.kind.word()).unwrap();
    }
    for it in model.workflows().iter() {
        let steps: Vec<&str> = it.steps.iter().map(|step| step.interaction.as_str()).collect();
        writeln!(text, "journey {} \"{}\" from {}: {}", it.id, it.name, it.entry, steps.join(" ")).unwrap();
    }
    for it in model.decisions().iter() {
        let about: Vec<&str> = it.about.iter().map(EntityId::as_str).collect();
        writeln!(text, "{} {} \"{}\" about {}", it.status.word(), it.id, it.title, about.join(" ")).unwrap();
    }
    text
}

/// Whether every box lies within the frame it belongs to, and no two elements lie on each other.
pub(crate) fn assert_tidy(document: &Document) {
    let model = document.model();
    let services: Vec<EntityId> = model.services().ids().map(|id| id.entity().clone()).collect();
    for (number, one) in services.iter().enumerate() {
        let place = bounds(document, one).unwrap();
        if let Some(context) = parent(model, one) {
            let frame = bounds(document, context.entity()).unwrap();
            assert!(frame.contains_rect(place), "{one} sticks out of {context}\n{}", outline(document));
        }
        for context in model.contexts().ids().filter(|id| !ancestors(model, one).contains(id)) {
            let frame = bounds(document, context.entity()).unwrap();
            assert!(!frame.contains(place.center()), "{one} lies on {context}\n{}", outline(document));
        }
        for other in &services[number + 1..] {
            let other_place = bounds(document, other).unwrap();
            assert!(!place.inflate(-1.0).intersects(other_place), "{one} lies on {other}\n{}", outline(document));
        }
    }
}
