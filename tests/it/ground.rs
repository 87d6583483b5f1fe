//! What stands where after a change: looked for only where the change reaches, and yet the same as looked for from scratch.

use counterpoint::editor::document::{Document, DocumentEdit};
use counterpoint::geometry::{Point, Rect, Size, Squares, Vector};
use counterpoint::layout::boxes::{service_box, service_outline, service_outlines};
use counterpoint::layout::{Placement, PlacementEdit};
use counterpoint::model::interaction::Interaction;
use counterpoint::model::service::Service;
use counterpoint::model::{Edit, EntityId, InteractionId, Model, ServiceId};
use counterpoint::scene::Ground;
use proptest::prelude::*;

use crate::arbitrary::{self, Tape, tape};
use crate::picture::arranged;
use crate::sketch::service;
use crate::systems::bookshop;

/// Everything that can be asked of a ground, in words: numbers that are none are equal to themselves there.
fn told(ground: &Ground, model: &Model) -> Vec<String> {
    let frames = ground.frames.iter().map(|it| format!("{it:?}"));
    let boxes = ground.boxes().map(|it| format!("{it:?}"));
    let lines = ground.lines().map(|(id, way)| format!("{id} {:?} {:?}", way.route, way.bounds));
    let labels = ground.labels().map(|it| format!("{it:?}"));
    let teams = model.teams().ids().map(|id| format!("{:?}", ground.team(id)));
    frames.chain(boxes).chain(lines).chain(labels).chain(teams).collect()
}

/// Follows a document through its changes and compares after each.
struct Follower {
    document: Document,
    ground: Ground,
}

impl Follower {
    fn of(document: Document) -> Self {
        Self { ground: Ground::of(&document), document }
    }

    fn edit(&mut self, edits: Vec<DocumentEdit>) -> Result<(), TestCaseError> {
        let said = format!("{edits:?}");
        for edit in edits {
            // Some of what the tape proposes breaks a rule; a document that refused it is as good.
            let _ = self.document.apply(edit);
        }
        self.ground = self.ground.refreshed(&self.document);
        let (model, scratch) = (self.document.model(), Ground::of(&self.document));
        prop_assert_eq!(told(&self.ground, model), told(&scratch, model), "after {}", said);
        Ok(())
    }
}

/// Elements on a small piece of ground, so that lines run into boxes and labels into each other, and lines between them.
pub(crate) fn crowd(tape: &mut Tape) -> Document {
    let mut document = Document::new(Model::new("Crowd"), Placement::default());
    let mut apply = |edit: DocumentEdit| drop(document.apply(edit));
    let count = 3 + tape.below(14);
    let ids: Vec<ServiceId> = (0..count).map(|number| service(&format!("s{number}"))).collect();
    for id in &ids {
        apply(Edit::Insert(Service::new(id.clone(), "Service", tape.word()).into()).into());
        apply(PlacementEdit::Place(id.clone().into(), Some(place(tape))).into());
    }
    for number in 0..2 * count {
        apply(Edit::Insert(line(tape, &format!("line-{number}"), &ids).into()).into());
    }
    document
}

fn place(tape: &mut Tape) -> Point {
    Point::new(f64::from(tape.count(160)) * 8.0, f64::from(tape.count(110)) * 8.0)
}

fn line(tape: &mut Tape, id: &str, ids: &[ServiceId]) -> Interaction {
    let from = tape.below(ids.len());
    let to = (from + 1 + tape.below(ids.len() - 1)) % ids.len();
    let id = InteractionId::new(id).unwrap();
    let mut interaction = Interaction::new(id, ids[from].clone(), ids[to].clone(), tape.word());
    interaction.confirmed = tape.below(4) > 0;
    interaction.name = tape.maybe(|tape| ["pay", "a name on two lines", "reserve"][tape.below(3)].to_owned());
    interaction
}

/// What a person might do to a crowd: mostly drag one box or several, a little or far.
pub(crate) fn change(tape: &mut Tape, document: &Document) -> Vec<DocumentEdit> {
    let model = document.model();
    let ids: Vec<ServiceId> = model.services().ids().cloned().collect();
    let Some(id) = tape.one(&ids) else { return Vec::new() };
    match tape.below(12) {
        0 => vec![PlacementEdit::Place(id.into(), Some(place(tape))).into()],
        1 if ids.len() > 1 => {
            let name = format!("line-{}", tape.below(40));
            let line = line(tape, &name, &ids);
            let is_there = model.interactions().contains(&line.id);
            vec![if is_there { Edit::Replace(line.into()) } else { Edit::Insert(line.into()) }.into()]
        }
        2 => {
            let lines: Vec<InteractionId> = model.interactions().ids().cloned().collect();
            tape.one(&lines).map(|line| Edit::Remove(line.into()).into()).into_iter().collect()
        }
        3 => vec![Edit::Replace(Service::new(id, "Service", tape.word()).into()).into()],
        4 => arbitrary::edits(tape, document),
        _ => {
            let by = Vector::new(f64::from(tape.count(33)) - 16.0, f64::from(tape.count(33)) - 16.0) * 4.0;
            let taken = 1 + tape.below(3);
            let together = ids.iter().cycle().skip_while(|other| **other != id).take(taken);
            let origin = |id: &ServiceId| service_box(model, document.placement(), id).unwrap_or_default().origin;
            let place = |id: &ServiceId| PlacementEdit::Place(id.clone().into(), Some(origin(id) + by)).into();
            together.map(place).collect()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn after_any_changes_of_a_crowd_everything_stands_where_it_would_from_scratch(mut tape in tape(320)) {
        let mut follower = Follower::of(crowd(&mut tape));
        for _ in 0..12 {
            let edits = change(&mut tape, &follower.document);
            follower.edit(edits)?;
        }
    }

    #[test]
    fn after_any_changes_of_any_document_everything_stands_where_it_would_from_scratch(mut tape in tape(400)) {
        let mut follower = Follower::of(Document::default());
        while !tape.is_over() {
            let edits = arbitrary::edits(&mut tape, &follower.document);
            follower.edit(edits)?;
        }
    }

    #[test]
    fn the_ground_of_one_document_leads_to_that_of_any_other(mut one in tape(200), mut other in tape(200)) {
        let (one, other) = (crowd(&mut one), crowd(&mut other));
        let (model, reached) = (other.model(), Ground::of(&one).refreshed(&other));
        prop_assert_eq!(told(&reached, model), told(&Ground::of(&other), model));
    }

    #[test]
    fn squares_leave_nothing_out(
        rects in prop::collection::vec((-2e3..2e3f64, -2e3..2e3f64, 0.0..900.0f64, 0.0..900.0f64), 0..40),
        (x, y) in (-3e3..3e3f64, -3e3..3e3f64), (width, height) in (0.0..500.0f64, 0.0..500.0f64),
    ) {
        let rects: Vec<Rect> = rects.iter().map(|(x, y, w, h)| Rect::new(Point::new(*x, *y), Size::new(*w, *h))).collect();
        let (point, rect) = (Point::new(x, y), Rect::new(Point::new(x, y), Size::new(width, height)));
        let mut late = Squares::over(Rect::default(), 1);
        rects.iter().enumerate().for_each(|(number, rect)| late.insert(number, *rect));
        for squares in [Squares::of(&rects), late] {
            let (at, near): (Vec<usize>, Vec<usize>) = (squares.at(point).collect(), squares.near(rect).collect());
            for (number, other) in rects.iter().enumerate() {
                prop_assert!(!other.contains(point) || at.contains(&number), "{other:?} is left out at {point:?}");
                prop_assert!(!other.intersects(rect) || near.contains(&number), "{other:?} is left out near {rect:?}");
            }
        }
    }
}

#[test]
fn dragging_a_box_moves_lines_that_it_comes_in_the_way_of_and_puts_them_back() {
    let mut document = arranged(bookshop());
    let before = Ground::of(&document);
    let lines =
        |ground: &Ground| -> Vec<String> { ground.lines().map(|(_, way)| format!("{:?}", way.route)).collect() };
    let fraud = service("fraud");
    let home = service_box(document.model(), document.placement(), &fraud).unwrap().origin;
    let (_, way) = before.lines().find(|(id, _)| id.as_str() == "web-checkout").unwrap();
    let middle = way.route.at(0.5) - Vector::new(88.0, 36.0);
    let mut put = |ground: &Ground, at: Point| {
        document.apply(PlacementEdit::Place(fraud.clone().into(), Some(at)).into()).unwrap();
        ground.refreshed(&document)
    };
    let dragged = put(&before, middle);
    let after = put(&dragged, home);
    let foreign = |ground: &Ground| ground.route(&InteractionId::new("web-checkout").unwrap());
    assert_ne!(foreign(&before), foreign(&dragged));
    assert_eq!(lines(&before), lines(&after));
}

#[test]
fn all_borders_at_once_are_those_of_each() {
    for seed in 0..50 {
        let document = arbitrary::document(&mut Tape::seeded(seed, 200));
        let (model, placement) = (document.model(), document.placement());
        let each: Vec<_> = model.services().ids().filter_map(|id| service_outline(model, placement, id)).collect();
        assert_eq!(service_outlines(model, placement), each);
    }
}

#[test]
fn contexts_come_before_those_nested_in_them() {
    for seed in 0..50 {
        let document = arbitrary::document(&mut Tape::seeded(seed, 400));
        let ground = Ground::of(&document);
        let order: Vec<&EntityId> = ground.frames.iter().map(|(id, _)| id.entity()).collect();
        assert_eq!(order.len(), document.model().contexts().len());
        let place = |id: &EntityId| order.iter().position(|other| *other == id);
        for context in document.model().contexts().iter() {
            let parent = context.parent.as_ref().and_then(|parent| place(parent.entity()));
            assert!(parent < place(context.id.entity()), "{} comes before what it stands in", context.id);
        }
    }
}
