//! Lines between boxes.

use counterpoint::geometry::outline::{Form, Outline};
use counterpoint::geometry::route::{Lane, ONLY_LANE};
use counterpoint::geometry::{Point, Rect, Route, Size};
use proptest::prelude::*;

fn boxed(x: f64, y: f64) -> Outline {
    Outline::new(Rect::new(Point::new(x, y), Size::new(176.0, 72.0)), Form::Rectangle)
}

fn on_border(outline: Outline, point: Point) -> bool {
    let rect = outline.rect;
    let inside = rect.inflate(1e-6).contains(point);
    let [left, right] = [rect.left(), rect.right()].map(|x| (point.x - x).abs());
    let [top, bottom] = [rect.top(), rect.bottom()].map(|y| (point.y - y).abs());
    inside && left.min(right).min(top).min(bottom) <= 32.0 && !rect.inflate(-33.0).contains(point)
}

fn on_rectangle(rect: Rect, point: Point) -> bool {
    rect.inflate(1e-6).contains(point) && !rect.inflate(-1e-6).contains(point)
}

#[test]
fn boxes_in_line_are_joined_by_a_straight_line() {
    let route = Route::between(boxed(0.0, 0.0), boxed(300.0, 10.0), ONLY_LANE);
    assert_eq!(route.start(), Point::new(176.0, 41.0));
    assert_eq!(route.end(), Point::new(300.0, 41.0));
    assert_eq!(route.at(0.5), Point::new(238.0, 41.0));
}

#[test]
fn a_box_below_is_reached_from_the_bottom() {
    let route = Route::between(boxed(0.0, 0.0), boxed(0.0, 300.0), ONLY_LANE);
    assert_eq!((route.start(), route.end()), (Point::new(88.0, 72.0), Point::new(88.0, 300.0)));
}

#[test]
fn there_and_back_keep_apart() {
    let (a, b) = (boxed(0.0, 0.0), boxed(400.0, 60.0));
    let there = Route::between(a, b, Lane { index: 0, count: 2 });
    let back = Route::between(b, a, Lane { index: 1, count: 2 });
    for step in 0..=20 {
        let t = f64::from(step) / 20.0;
        assert!(back.distance(there.at(t)) > 8.0, "they touch at {t}");
    }
    assert!((there.label() - back.label()).length() > 40.0);
}

#[test]
fn a_click_beside_the_line_misses_and_on_the_line_hits() {
    let route = Route::between(boxed(0.0, 0.0), boxed(500.0, 300.0), ONLY_LANE);
    assert!(route.distance(route.at(0.3)) < 0.5);
    assert!(route.distance(Point::new(250.0, -100.0)) > 50.0);
}

#[test]
fn pointed_and_round_borders_are_met_where_they_are_drawn() {
    let rect = Rect::new(Point::new(0.0, 0.0), Size::new(176.0, 72.0));
    let from = |form| Route::between(Outline::new(rect, form), boxed(400.0, 0.0), ONLY_LANE).start();
    assert_eq!(from(Form::Hexagon), Point::new(176.0, 36.0));
    assert_eq!(from(Form::Pipe), Point::new(176.0, 36.0));
    let top = Route::between(Outline::new(rect, Form::Person), boxed(0.0, -300.0), ONLY_LANE).start();
    assert_eq!(top, Point::new(88.0, 0.0));
}

fn any_form() -> impl Strategy<Value = Form> {
    prop::sample::select(vec![Form::Rectangle, Form::Hexagon, Form::Cylinder, Form::Pipe, Form::Person])
}

proptest! {
    #[test]
    fn a_line_runs_from_border_to_border(
        x in -900.0..900.0f64, y in -900.0..900.0f64, one in any_form(), other in any_form(), index in 0u32..5, more in 0u32..5,
    ) {
        let (mut from, mut to) = (boxed(0.0, 0.0), boxed(x, y));
        (from.form, to.form) = (one, other);
        let route = Route::between(from, to, Lane { index, count: index + more + 1 });
        prop_assert!(on_border(from, route.start()), "{:?}", route);
        prop_assert!(on_border(to, route.end()), "{:?}", route);
        if one == Form::Rectangle {
            prop_assert!(on_rectangle(from.rect, route.start()));
        }
        let bounds = route.bounds().inflate(1e-6);
        for step in 0..=16 {
            prop_assert!(bounds.contains(route.at(f64::from(step) / 16.0)));
        }
        prop_assert!((route.tangent(0.0).length() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn turning_an_interaction_round_keeps_its_line(x in -900.0..900.0f64, y in 200.0..900.0f64) {
        let (a, b) = (boxed(0.0, 0.0), boxed(x, y));
        let (there, back) = (Route::between(a, b, ONLY_LANE), Route::between(b, a, ONLY_LANE));
        prop_assert!((there.start() - back.end()).length() < 1e-6);
        prop_assert!((there.at(0.25) - back.at(0.75)).length() < 1e-6);
    }
}
