//! Days, and the chance that something comes on the right one.

use counterpoint::analysis::people::People;
use counterpoint::analysis::people::day::days_between;
use counterpoint::analysis::people::delay::outlook;
use counterpoint::model::team::Date;
use counterpoint::model::{Assumption, Model};

use super::{date, need};
use crate::sketch::sketch;

/// Magennis: with an even chance for each, three dependencies leave 12.5 %, seven one in 128.
#[test]
fn the_chance_that_nobody_is_late() {
    let mut model = sketch("team a\nteam b\nteam c\nteam d\nteam e\nteam f\nteam g\nteam h");
    let on_time = |model: &Model, chance: f64| outlook(&People::of(model).wall, chance)[0].on_time;
    assert_eq!(on_time(&model, 0.5), 1.0);
    let each = ["b", "c", "d", "e", "f", "g", "h"].into_iter().enumerate();
    for (number, on) in each {
        need(&mut model, &format!("n{number}"), &format!("a on {on} slowing"), "something", [None, None]);
        if number == 2 {
            assert_eq!(on_time(&model, 0.5), 0.125);
            assert!((on_time(&model, model.assumed(Assumption::OnTime)) - 0.512).abs() < 1e-12);
        }
    }
    assert_eq!(on_time(&model, 0.5), 1.0 / 128.0);
    need(&mut model, "again", "a on b blocking", "something else", [None, None]);
    need(&mut model, "fine", "b on a ok", "nothing", [None, None]);
    let all = outlook(&People::of(&model).wall, 0.5);
    assert_eq!((all[0].waits_on.len(), all[1].waits_on.len()), (7, 0), "each team once, and what is ok is no wait");
}

#[test]
fn days_are_counted_as_the_calendar_has_them() {
    let days = |from: &str, to: &str| days_between(&date(from), &date(to));
    assert_eq!(days("2024-02-28", "2024-03-01"), 2);
    assert_eq!(days("2023-02-28", "2023-03-01"), 1);
    assert_eq!(days("1970-01-01", "2000-01-01"), 10_957);
    assert_eq!(days("2000-01-01", "1970-01-01"), -10_957);
    assert_eq!(days("0000-01-01", "9999-12-31"), 3_652_424);
    let first = date("1896-01-01");
    let mut passed = 0;
    for (year, month, day) in
        (1896..2105).flat_map(|year| (1..13).flat_map(move |month| (1..32).map(move |day| (year, month, day))))
    {
        if let Some(date) = Date::parse(&format!("{year:04}-{month:02}-{day:02}")) {
            assert_eq!(days_between(&first, &date), passed, "{}", date.as_str());
            passed += 1;
        }
    }
    assert_eq!(passed, 209 * 365 + 51, "1900 and 2100 are no leap years");
}
