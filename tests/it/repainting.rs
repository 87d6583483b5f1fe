//! Drawing and painting anew only what a change reaches, and yet the same as from scratch.

use std::collections::BTreeSet;

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::findings::Findings;
use counterpoint::analysis::outage::{Fault, Outage};
use counterpoint::analysis::people::People;
use counterpoint::editor::document::Document;
use counterpoint::geometry::{Point, Rect, Size, Vector};
use counterpoint::model::{EntityId, Model, ServiceId};
use counterpoint::scene::assessment::Assessment;
use counterpoint::scene::batch::{Batch, Brush, batches};
use counterpoint::scene::ink;
use counterpoint::scene::mark::{Anchor, Mark, Pattern, Segment, Shape};
use counterpoint::scene::sheet::Sheet;
use counterpoint::scene::sheet::region::{Region, near};
use counterpoint::scene::sheet::stale::Stale;
use counterpoint::scene::{Attention, Detail, Ground, Overlay, View, text};
use proptest::prelude::*;

use crate::arbitrary::{Tape, tape};
use crate::ground::{change, crowd};

/// What is in sight: not all of a crowd.
const SIGHT: Rect = Rect::new(Point::new(80.0, 40.0), Size::new(1_100.0, 700.0));
const CELL: f64 = 24.0;

/// A document on screen: what it was when it was last drawn, and how.
struct Screen {
    document: Document,
    attention: Attention,
    overlay: Overlay,
    detail: Detail,
    sheet: Sheet,
}

impl Screen {
    fn of(document: Document, detail: Detail) -> Self {
        let (attention, overlay) = (Attention::default(), Overlay::default());
        let mut screen = Self { document, attention, overlay, detail, sheet: Sheet::default() };
        screen.sheet = screen.drawn(&Sheet::default(), &Stale::everything());
        screen
    }

    fn drawn(&self, before: &Sheet, stale: &Stale) -> Sheet {
        let view = View { attention: &self.attention, overlay: &self.overlay, detail: self.detail };
        before.refreshed(self.document.model(), &Ground::of(&self.document), &view, SIGHT.inflate(300.0), stale)
    }

    /// Changes something, draws what no longer holds, and answers what was drawn before.
    fn step(&mut self, tape: &mut Tape) -> Sheet {
        let (model, overlay) = (self.document.model().clone(), self.overlay.clone());
        match tape.below(6) {
            0 => self.attention = attention(tape, &model),
            1 => self.overlay = known(tape, &model),
            _ => {
                for edit in change(tape, &self.document) {
                    // Some of what the tape proposes breaks a rule; a document that refused it is as good.
                    let _ = self.document.apply(edit);
                }
            }
        }
        let stale = Stale::since((&model, &overlay), (self.document.model(), &self.overlay));
        let now = self.drawn(&self.sheet, &stale);
        std::mem::replace(&mut self.sheet, now)
    }
}

fn attention(tape: &mut Tape, model: &Model) -> Attention {
    let ids: Vec<EntityId> = model.entities().map(|entity| entity.id().clone()).collect();
    let selected = (0..tape.below(3)).filter_map(|_| tape.one(&ids)).collect();
    Attention { selected, hovered: if tape.coin() { tape.one(&ids) } else { None } }
}

/// What the analyses say, with or without an outage.
fn known(tape: &mut Tape, model: &Model) -> Overlay {
    let (coupling, people) = (Coupling::of(model), People::of(model));
    let findings = Findings::of(model, &coupling, &people);
    let ids: Vec<ServiceId> = model.services().ids().cloned().collect();
    let failed: BTreeSet<ServiceId> = if tape.coin() { tape.one(&ids).into_iter().collect() } else { BTreeSet::new() };
    let outage = (!failed.is_empty()).then(|| Outage::of(model, &failed, Fault::Crash));
    Assessment {
        coupling: &coupling,
        findings: &findings.open,
        outage: outage.as_ref(),
        shows_heat: tape.coin(),
        journey: model.workflows().iter().next(),
    }
    .overlay(model)
}

/// Something drawn: in words, and points that it covers.
struct Ink {
    words: String,
    points: Vec<Point>,
}

/// All that is drawn. A line is followed; what stands on it, and boxes and frames, reach to the corners of their marks.
fn inks(sheet: &Sheet) -> Vec<Ink> {
    let frames = sheet.frames.drawings().map(|it| {
        let marks = [&it.marks[..], &it.label, &it.handles].concat();
        Ink { words: format!("{it:?}"), points: corners(&marks, it.rect.origin - Point::default()) }
    });
    let edges = sheet.edges.drawings().map(|it| {
        let on_it: Vec<Mark> = [&it.label[..], &it.handles].concat();
        let along = (0..=100).map(|step| it.route.at(f64::from(step) / 100.0));
        Ink { words: format!("{it:?}"), points: along.chain(corners(&on_it, Vector::default())).collect() }
    });
    let nodes = sheet.nodes.drawings().map(|it| {
        let marks = [&it.marks[..], &it.handles].concat();
        Ink { words: format!("{it:?}"), points: corners(&marks, it.rect.origin - Point::default()) }
    });
    frames.chain(edges).chain(nodes).collect()
}

fn corners(marks: &[Mark], by: Vector) -> Vec<Point> {
    marks.iter().flat_map(|mark| points(&mark.shape)).map(|point| point + by).collect()
}

/// The corners of a form, of a path where its pieces end.
fn points(shape: &Shape) -> Vec<Point> {
    let of_rect = |rect: Rect| {
        let (near, far) = (rect.origin, rect.far_corner());
        vec![near, Point::new(far.x, near.y), far, Point::new(near.x, far.y)]
    };
    let end = |segment: &Segment| match segment {
        Segment::Jump(to) | Segment::Line(to) => Some(*to),
        Segment::Curve(_, _, to) | Segment::Bend(_, to) | Segment::Arc(_, _, to) => Some(*to),
        Segment::Close => None,
    };
    match shape {
        Shape::Path(path) => path.segments().iter().filter_map(end).collect(),
        Shape::Rect(rect, _) => of_rect(*rect),
        Shape::Circle(center, radius) => of_rect(Rect::spanning(*center, *center).inflate(*radius)),
        Shape::Line(from, to) => vec![*from, *to],
        Shape::Text(at, anchor, font, words) => {
            let share = [(Anchor::Start, 0.0), (Anchor::Middle, 0.5), (Anchor::End, 1.0)];
            let before = share.iter().find(|(other, _)| other == anchor).map_or(0.0, |(_, share)| *share);
            let width = text::width(words, *font);
            let left = at.x - before * width;
            of_rect(Rect::new(Point::new(left, at.y - font.size), Size::new(width, font.size)))
        }
    }
}

fn words(sheet: &Sheet) -> BTreeSet<String> {
    inks(sheet).into_iter().map(|ink| ink.words).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_looks_as_if_drawn_from_scratch(mut tape in tape(320), detail in 0..3_usize) {
        let mut screen = Screen::of(crowd(&mut tape), [Detail::Near, Detail::Middle, Detail::Far][detail]);
        for _ in 0..8 {
            screen.step(&mut tape);
            let scratch = screen.drawn(&Sheet::default(), &Stale::everything());
            prop_assert_eq!(words(&screen.sheet), words(&scratch));
        }
    }

    #[test]
    fn a_change_shows_nowhere_but_where_it_is_painted_anew(mut tape in tape(320), detail in 0..3_usize) {
        let mut screen = Screen::of(crowd(&mut tape), [Detail::Near, Detail::Middle, Detail::Far][detail]);
        for _ in 0..8 {
            let before = screen.step(&mut tape);
            let mut region = Region::none(SIGHT, CELL);
            region.add_differences(&before, &screen.sheet);
            let areas = region.areas();
            let is_painted = |point: &Point| areas.iter().any(|rect| rect.contains(*point));
            let (old, new) = (words(&before), words(&screen.sheet));
            let touched: Vec<_> = areas.iter().map(|area| (area, words(&screen.sheet.touching(*area)))).collect();
            for ink in inks(&before).iter().chain(&inks(&screen.sheet)) {
                let is_changed = old.contains(&ink.words) != new.contains(&ink.words);
                let seen = || ink.points.iter().filter(|point| SIGHT.contains(**point));
                prop_assert!(!is_changed || seen().all(is_painted), "{} is not painted anew", ink.words);
                for (area, touched) in &touched {
                    let is_needed = new.contains(&ink.words) && seen().any(|point| area.contains(*point));
                    prop_assert!(!is_needed || touched.contains(&ink.words), "{} is missing where others are painted", ink.words);
                }
            }
        }
    }

    #[test]
    fn strokes_near_a_rectangle_are_all_that_have_a_point_in_it(mut tape in tape(320), detail in 0..3_usize) {
        let detail = [Detail::Near, Detail::Middle, Detail::Far][detail];
        let sheet = Screen::of(crowd(&mut tape), detail).sheet;
        let all = batches(&sheet, detail);
        for at in [0.0, 300.0, 700.0] {
            let rect = Rect::new(SIGHT.origin + Vector::new(at, at / 2.0), Size::new(120.0, 60.0));
            let kept = near(all.clone(), rect);
            let is_kept = |brush: &Brush, it| kept.iter().any(|batch| batch.brush == *brush && batch.shapes.contains(it));
            for batch in &all {
                for it in &batch.shapes {
                    let is_seen = corners(&[Mark::new(it.1.clone(), batch.brush.ink)], it.0).iter().any(|point| rect.contains(*point));
                    prop_assert!(!is_seen || is_kept(&batch.brush, it), "{:?} is missing", it);
                }
            }
        }
    }

    #[test]
    fn the_rectangles_of_a_region_are_apart_and_hold_what_was_added(
        added in prop::collection::vec((-200.0..1_400.0f64, -200.0..900.0f64, 0.0..300.0f64, 0.0..300.0f64), 0..12),
    ) {
        let added: Vec<Rect> = added.iter().map(|(x, y, w, h)| Rect::new(Point::new(*x, *y), Size::new(*w, *h))).collect();
        let mut region = Region::none(SIGHT, CELL);
        added.iter().for_each(|rect| region.add(*rect));
        let rects = region.rects();
        let middles = (0..47).flat_map(|x| (0..30).map(move |y| (f64::from(x), f64::from(y))));
        for (x, y) in middles {
            let cell = Rect::new(SIGHT.origin + Vector::new(x, y) * CELL, Size::new(CELL, CELL));
            let holders = rects.iter().filter(|rect| rect.contains(cell.center())).count();
            let is_added = added.iter().any(|rect| rect.intersects(cell));
            prop_assert_eq!(holders, usize::from(is_added && cell.intersects(SIGHT)), "cell at {}, {}", x, y);
        }
        let areas = region.areas();
        prop_assert!(areas.len() <= rects.len());
        prop_assert!(rects.iter().all(|rect| areas.iter().any(|area| area.contains_rect(*rect))), "{:?} do not cover {:?}", areas, rects);
    }
}

#[test]
fn what_is_far_from_a_rectangle_is_not_put_down_for_it() {
    let brush = Brush { ink: ink::Ink::CardLine, pattern: Pattern::Solid, width: None, font: None, is_quiet: false };
    let square = |at: f64| (Vector::new(at, 0.0), Shape::Rect(Rect::new(Point::default(), Size::new(40.0, 40.0)), 0.0));
    let batches = |places: &[f64]| vec![Batch { brush, shapes: places.iter().map(|at| square(*at)).collect() }];
    let rect = Rect::new(Point::new(100.0, 0.0), Size::new(50.0, 50.0));
    assert_eq!(near(batches(&[0.0, 80.0, 110.0, 400.0]), rect)[0].shapes, batches(&[80.0, 110.0])[0].shapes);
    assert!(near(batches(&[0.0, 400.0]), rect).is_empty());
}
