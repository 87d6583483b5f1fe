//! The wall as people see it: its cells, its lists, and the walk along it.

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::people::People;
use counterpoint::analysis::people::agenda::{Stop, agenda};
use counterpoint::model::{Edit, Model, NeedId};
use counterpoint::scene::palette::Theme;
use counterpoint::scene::panel::matrix::svg;
use counterpoint::scene::panel::status::teams_waiting;
use counterpoint::scene::panel::wall::{Card, Walk, card, details, grid, lists, loops};
use counterpoint::scene::text::{self, CHIP};

use super::{bookshop_in_a_bad_week, bookshop_with_agreements, date, team};

fn today(model: &Model) -> Vec<Stop> {
    agenda(model, &People::of(model).wall, &date("2024-03-05"))
}

fn stop_of(model: &Model, walk: &Walk) -> Card {
    card(model, &People::of(model).wall, &today(model), walk)
}

#[test]
fn the_cells_of_the_wall_say_how_it_weighs_and_whence_it_is_known() {
    let model = bookshop_in_a_bad_week();
    let wall = People::of(&model).wall;
    let grid = grid(&model, &wall);
    let lines: Vec<String> = grid
        .cells
        .iter()
        .map(|((row, column), cell)| {
            format!(
                "{} on {}: {} ({}, {})",
                grid.heads[*row].name,
                grid.heads[*column].name,
                cell.sign,
                cell.note,
                cell.look.class()
            )
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
    assert_eq!(grid.blocks.len(), wall.loops.len());
    let place = |name: &str| grid.heads.iter().position(|head| head.name == name).unwrap();
    assert_eq!(
        grid.told((place("Orders"), place("Pricing"))),
        "Orders waits on Pricing: blocking, stated: prices with a currency and how prices are rounded"
    );
}

/// The number that an attribute of an element of a picture says.
fn attribute(element: &str, name: &str) -> f64 {
    let (_, rest) = element.split_once(&format!(" {name}=\"")).unwrap();
    rest.split('"').next().unwrap().parse().unwrap()
}

#[test]
fn every_cell_of_the_picture_of_the_wall_is_as_wide_as_its_words() {
    let model = bookshop_in_a_bad_week();
    let picture = svg(&grid(&model, &People::of(&model).wall), Theme::Light);
    let cell = picture.lines().find(|line| line.contains("class=\"itself\"")).unwrap();
    let signs: Vec<&str> = picture.lines().filter(|line| line.contains("class=\"sign")).collect();
    assert!(signs.iter().any(|sign| sign.contains("blocking, stated")), "{signs:?}");
    for sign in signs {
        let words = sign.split(['<', '>']).nth(2).unwrap();
        assert!(text::width(words, CHIP) < attribute(cell, "width"), "{words}");
    }
}

#[test]
fn circles_and_the_longest_chain_stand_above() {
    let model = bookshop_in_a_bad_week();
    let told = |model: &Model| -> Vec<String> {
        loops(model, &People::of(model).wall).into_iter().map(|line| format!("{} / {}", line.text, line.note)).collect()
    };
    insta::assert_snapshot!(told(&model).join("\n"));
    assert_eq!(
        told(&bookshop_with_agreements()),
        ["Fulfilment waits for Orders waits for Pricing / The longest chain: 3 teams."]
    );
}

#[test]
fn behind_a_cell_stand_the_needs_then_the_drawing() {
    let model = bookshop_in_a_bad_week();
    let people = People::of(&model);
    let of = |from, on| {
        let lines = details(&model, &Coupling::of(&model), &people.wall, &today(&model), &team(from), &team(on));
        lines.into_iter().map(|line| format!("{} / {}", line.text, line.note)).collect::<Vec<_>>()
    };
    let told = of("orders", "pricing");
    assert_eq!(told[0], "prices with a currency / ■ blocking, raised 33 days ago");
    assert_eq!(told[1], "how prices are rounded / ○ ok, needed in 15 days");
    assert_eq!(
        told[2],
        "◆ slowing by the drawing: shared model / of the dependencies between the two, 0 blocking, 1 slowing, 0 ok"
    );
    assert!(told[3].starts_with("Checkout → Pricing / request, strength 3"), "{told:?}");
    assert_eq!(of("platform", "fulfilment"), ["a parcel's number / ◆ slowing, 4 days overdue"]);
    assert_eq!(of("pricing", "platform"), Vec::<String>::new());
}

#[test]
fn what_else_there_is_to_say_of_teams() {
    let model = bookshop_in_a_bad_week();
    let told = lists(&model, &People::of(&model), &today(&model));
    let text: Vec<String> = told
        .iter()
        .flat_map(|section| {
            let lines = section.lines.iter().map(|line| format!("- {} / {}", line.text, line.note));
            std::iter::once(format!("{} ({})", section.heading, section.about)).chain(lines).collect::<Vec<_>>()
        })
        .collect();
    insta::assert_snapshot!(text.join("\n"));
}

#[test]
fn the_walk_goes_from_stop_to_stop_and_no_further() {
    let model = bookshop_in_a_bad_week();
    let mut walk = Walk::begin(&today(&model)).unwrap();
    assert!(walk.is_first() && !walk.is_last());
    walk.go_back();
    assert_eq!(walk.progress(), format!("1 of {}", today(&model).len()));
    let first = stop_of(&model, &walk);
    assert_eq!(
        (first.title.as_str(), first.weight.as_str()),
        ("Platform waits for Fulfilment", "◆ slowing, as stated")
    );
    assert_eq!((first.times, first.is_overdue), (vec!["4 days overdue".to_owned()], true));
    assert_eq!(first.ask, "When will Fulfilment have it, and what does Platform do until then?");
    let mut titles = vec![first.title];
    while !walk.is_last() {
        walk.go_on();
        titles.push(stop_of(&model, &walk).title);
    }
    walk.go_on();
    let all: Vec<(String, String)> =
        today(&model).into_iter().map(|stop| (stop.from.to_string(), stop.on.to_string())).collect();
    assert_eq!((titles.len(), walk.is_last()), (all.len(), true));
    assert!(Walk::begin(&[]).is_none());
}

#[test]
fn a_walk_keeps_its_order_while_needs_are_edited() {
    let mut model = bookshop_in_a_bad_week();
    let walk = Walk::begin(&today(&model)).unwrap();
    let tracking = NeedId::new("tracking").unwrap();
    let mut need = model.needs().get(&tracking).unwrap().clone();
    need.what = "a parcel's number and carrier".to_owned();
    need.needed_by = None;
    model.apply(Edit::Replace(need.into())).unwrap();
    assert_eq!(stop_of(&model, &walk).what, "a parcel's number and carrier");
    model.apply(Edit::Remove(tracking.entity().clone())).unwrap();
    let gone = stop_of(&model, &walk);
    assert_eq!((gone.state, gone.weight.as_str()), (None, "✓ settled"));
    assert!(gone.shown.is_empty() && gone.need.is_none());
}

#[test]
fn who_feels_a_wait_is_counted_once() {
    assert_eq!(teams_waiting(&People::of(&bookshop_with_agreements()).wall), 2);
    assert_eq!(teams_waiting(&People::of(&bookshop_in_a_bad_week()).wall), 5);
}
