//! Where the panel about a line stands.

use counterpoint::geometry::{Point, Rect, Route, Size};
use counterpoint::scene::clearing::clearing;
use proptest::prelude::*;

const PANEL: Size = Size::new(376.0, 88.0);
const GAP: f64 = 16.0;

fn rect(left: f64, top: f64, width: f64, height: f64) -> Rect {
    Rect::new(Point::new(left, top), Size::new(width, height))
}

fn sight() -> Rect {
    rect(0.0, 0.0, 1_000.0, 600.0)
}

/// A line from the right side of one box to the left side of another.
fn level_line() -> Route {
    Route::straight(Point::new(300.0, 300.0), Point::new(700.0, 300.0))
}

#[test]
fn with_nothing_in_the_way_it_stands_just_below_the_middle() {
    let at = clearing(&level_line(), [], PANEL, GAP, sight());
    assert_eq!(at, Point::new(500.0 - 188.0, 300.0 + 16.0));
}

#[test]
fn it_keeps_off_the_boxes_that_the_line_joins() {
    let ends = [rect(150.0, 270.0, 150.0, 60.0), rect(700.0, 270.0, 150.0, 60.0)];
    let short = Route::straight(Point::new(300.0, 300.0), Point::new(700.0, 300.0));
    let at = clearing(&short, ends, Size::new(500.0, 88.0), GAP, sight());
    // Wider than the line, it stands below both boxes, at the first place that is a gap away from them.
    assert_eq!(at, Point::new(250.0, 300.0 + 3.0 * GAP));
}

#[test]
fn near_an_edge_it_is_pushed_into_sight() {
    let line = Route::straight(Point::new(40.0, 200.0), Point::new(40.0, 400.0));
    let at = clearing(&line, [], PANEL, GAP, sight());
    assert_eq!(at.x, 40.0 + GAP, "beside the line");
    let steep = Route::straight(Point::new(500.0, 500.0), Point::new(500.0, 590.0));
    let at = clearing(&steep, [], PANEL, GAP, sight());
    assert!(sight().contains_rect(Rect::new(at, PANEL)));
}

#[test]
fn where_boxes_fill_the_sight_it_stands_at_the_lower_edge() {
    let at = clearing(&level_line(), [sight()], PANEL, GAP, sight());
    assert_eq!(at, Point::new(500.0 - 188.0, 600.0 - GAP - 88.0));
}

#[test]
fn a_sight_smaller_than_the_panel_shows_its_top_left() {
    let small = rect(0.0, 0.0, 200.0, 60.0);
    assert_eq!(clearing(&level_line(), [], PANEL, GAP, small), Point::new(GAP, GAP));
}

fn boxes() -> impl Strategy<Value = Vec<Rect>> {
    let one = (-200.0..1_200.0, -200.0..800.0, 60.0..200.0, 30.0..90.0);
    prop::collection::vec(one.prop_map(|(left, top, width, height)| rect(left, top, width, height)), 0..12)
}

fn line() -> impl Strategy<Value = Route> {
    let point = || (0.0..1_000.0, 0.0..600.0).prop_map(|(x, y)| Point::new(x, y));
    (point(), point()).prop_map(|(start, end)| Route::straight(start, end))
}

proptest! {
    #[test]
    fn it_hides_no_box_and_not_its_line_or_stands_at_the_lower_edge(boxes in boxes(), line in line()) {
        let panel = Rect::new(clearing(&line, boxes.iter().copied(), PANEL, GAP, sight()), PANEL);
        prop_assert!(sight().contains_rect(panel));
        let is_lowest = panel.origin == Point::new(500.0 - 188.0, 600.0 - GAP - 88.0);
        let hides = boxes.iter().any(|it| it.intersects(panel)) || panel.contains(line.label());
        prop_assert!(is_lowest || !hides);
    }

    #[test]
    fn boxes_out_of_sight_and_their_order_change_nothing(boxes in boxes(), line in line()) {
        let place = |boxes: Vec<Rect>| clearing(&line, boxes, PANEL, GAP, sight());
        let mut others: Vec<Rect> = boxes.iter().rev().copied().collect();
        others.push(rect(5_000.0, 0.0, 100.0, 50.0));
        prop_assert_eq!(place(boxes), place(others));
    }
}
