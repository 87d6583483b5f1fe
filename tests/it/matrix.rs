//! The matrix of who leans on whom: its order, its cells, and what is taken away of it.

use counterpoint::analysis::coupling::Coupling;
use counterpoint::model::{ContextId, Edit, Model};
use counterpoint::scene::palette::Theme;
use counterpoint::scene::panel::matrix::{Grid, Level, between, contexts, csv, services, step, svg};

use proptest::prelude::*;

use crate::sketch::sketch;
use crate::systems::{bookshop, depending};

/// The names in order, circles in brackets.
fn order(grid: &Grid) -> String {
    let name = |at: usize| grid.heads[at].id.to_string();
    let mut parts = Vec::new();
    let mut at = 0;
    while at < grid.heads.len() {
        match grid.blocks.iter().find(|block| block.start == at) {
            Some(block) => {
                parts.push(format!("[{}]", block.clone().map(name).collect::<Vec<_>>().join(" ")));
                at = block.end;
            }
            None => {
                parts.push(name(at));
                at += 1;
            }
        }
    }
    parts.join(" ")
}

fn services_of(model: &Model) -> Grid {
    services(model, &Coupling::of(model))
}

fn contexts_of(model: &Model) -> Grid {
    contexts(model, &Coupling::of(model))
}

#[test]
fn what_is_leaned_on_stands_first_and_circles_stand_together() {
    assert_eq!(order(&services_of(&depending("c: b\nb: a"))), "a b c");
    assert_eq!(order(&services_of(&depending("d: c\nc: b\nb: c a"))), "a [b c] d");
    let grid = services_of(&bookshop());
    assert_eq!(order(&grid), "pricing fraud wmsdb catalog inventory payment basket checkout notification shipping web");
    assert_eq!(grid.blocks, Vec::<std::ops::Range<usize>>::new());
}

#[test]
fn a_cell_says_what_kind_and_how_tight() {
    let grid = services_of(&bookshop());
    let at = |name: &str| grid.heads.iter().position(|head| head.id.as_str() == name).unwrap();
    let cell = |from: &str, to: &str| &grid.cells[&(at(from), at(to))];
    assert_eq!(
        (cell("inventory", "wmsdb").sign.as_str(), cell("inventory", "wmsdb").look.class()),
        ("D10", "is-sharing is-intrusive")
    );
    assert_eq!(
        (cell("checkout", "pricing").sign.as_str(), cell("checkout", "pricing").look.class()),
        ("R3", "is-call is-model")
    );
    // An event runs to the shipping, which leans on the checkout.
    assert_eq!(cell("shipping", "checkout").sign, "E3");
    assert_eq!(grid.told((at("shipping"), at("checkout"))), "Shipping leans on Checkout: event, strength 3");
    assert_eq!(grid.told((at("checkout"), at("shipping"))), "Checkout, Shipping: nothing");
    assert_eq!(grid.told((99, 0)), "");
}

#[test]
fn several_interactions_stand_behind_one_cell() {
    let model = sketch(
        "a -> b: request strength=contract\na -> b: event strength=functional\nb -> a: event strength=functional\n",
    );
    let grid = services_of(&model);
    let cells: Vec<(&str, &str)> = grid.cells.values().map(|cell| (cell.sign.as_str(), cell.words.as_str())).collect();
    assert_eq!(cells, [("E8", "request and event, strength 8"), ("E8", "event, strength 8")]);
    let behind = between(&model, &Coupling::of(&model), &grid.cells.values().next().unwrap().interactions);
    assert!(behind.iter().all(|line| line.text == "A → B" || line.text == "B → A"), "{behind:?}");
    assert!(behind.iter().all(|line| line.note.contains("strength") && line.shown.len() == 1), "{behind:?}");
}

#[test]
fn contexts_lean_by_what_stands_in_them() {
    let grid = contexts_of(&bookshop());
    assert_eq!(
        order(&grid),
        "context-payments context-pricing [context-fulfilment context-orders context-storefront] context-platform"
    );
    // Within a context nothing is counted, and a lone element stands for itself.
    let mut model = sketch("context one: a b\na -> b: request\nb -> c: request\n");
    assert_eq!(order(&contexts_of(&model)), "c context-one");
    assert_eq!(contexts_of(&model).cells.len(), 1);
    let context = model.contexts().get(&ContextId::new("context-one").unwrap()).unwrap().clone();
    model
        .apply(Edit::Replace(counterpoint::model::context::Context { name: "=1+1".to_owned(), ..context }.into()))
        .unwrap();
    assert!(csv(&contexts_of(&model)).starts_with("Which context leans on which,C,'=1+1\r\n"));
}

#[test]
fn a_spreadsheet_gets_text_and_no_formula() {
    let grid = services_of(&sketch("a -> b: request strength=model\n"));
    assert_eq!(csv(&grid), "Which service leans on which,B,A\r\nB,,\r\nA,\"request, strength 3\",\r\n");
    let named = |name: &str| {
        let mut grid = grid.clone();
        grid.heads[0].name = name.to_owned();
        csv(&grid).lines().nth(1).unwrap().trim_end_matches(",,").to_owned()
    };
    for formula in ["=A1", "+1", "-1", "@sum", "  =A1"] {
        assert_eq!(named(formula), format!("'{formula}"));
    }
    assert_eq!(named("a \"b\""), "\"a \"\"b\"\"\"");
    assert_eq!(named("a-b"), "a-b");
}

#[test]
fn the_picture_of_a_matrix() {
    insta::assert_snapshot!(svg(&services_of(&depending("c: b\nb: c a")), Theme::Light));
    let grid = services_of(&bookshop());
    assert_eq!(svg(&grid, Theme::Dark), svg(&services_of(&bookshop()), Theme::Dark));
    assert_ne!(svg(&grid, Theme::Dark), svg(&grid, Theme::Light));
    let mut grid = services_of(&depending("b: a"));
    grid.heads[0].name = "<a & b>".to_owned();
    assert!(svg(&grid, Theme::Light).contains("&lt;a &amp; b&gt;"));
}

#[test]
fn arrows_go_from_cell_to_cell() {
    let grid = services_of(&depending("e: a\nb: a\nc: b\nd: c"));
    let last = grid.heads.len() - 1;
    assert_eq!(step(&grid, (0, 0), "ArrowRight", false), Some((0, 1)));
    assert_eq!(step(&grid, (0, 0), "ArrowLeft", false), Some((0, 0)));
    assert_eq!(step(&grid, (last, last), "ArrowDown", false), Some((last, last)));
    assert_eq!(step(&grid, (1, 3), "Home", false), Some((1, 0)));
    assert_eq!(step(&grid, (1, 3), "End", true), Some((last, last)));
    assert_eq!(step(&grid, (1, 3), "PageDown", false), Some((last, 3)));
    assert_eq!(step(&grid, (1, 3), "q", false), None);
    // With Ctrl on to what is filled: every element but the first leans on someone before it.
    let (row, column) = step(&grid, (2, 4), "ArrowLeft", true).unwrap();
    assert!(grid.cells.contains_key(&(row, column)), "{row} {column}");
    assert_eq!(step(&grid, (0, 0), "ArrowRight", true), Some((0, last)));
    assert_eq!(step(&services_of(&Model::new("Empty")), (0, 0), "ArrowDown", false), None);
}

#[test]
fn a_row_gives_only_the_columns_asked_for() {
    let grid = services_of(&depending("d: a b c"));
    let row = grid.heads.iter().position(|head| head.id.as_str() == "d").unwrap();
    let filled = |columns| grid.filled(row, columns).map(|(column, _)| column).collect::<Vec<_>>();
    assert_eq!(filled(0..4), [0, 1, 2]);
    assert_eq!(filled(1..2), [1]);
    assert_eq!(filled(2..2), Vec::<usize>::new());
    assert_eq!(Level::ALL.map(Level::label), ["Services", "Contexts", "Teams"]);
}

proptest! {
    /// Above the diagonal there is something only within a box.
    #[test]
    fn the_matrix_is_block_triangular(edges in prop::collection::vec((0_u8..9, 0_u8..9), 0..24)) {
        let lines: String = edges.iter().filter(|(from, to)| from != to).map(|(from, to)| format!("s{from}: s{to}\n")).collect();
        let grid = services_of(&depending(&lines));
        for (row, column) in grid.cells.keys() {
            let boxed = grid.blocks.iter().any(|block| block.contains(row) && block.contains(column));
            prop_assert!(column < row || boxed, "{row} {column} {:?}", grid.blocks);
        }
    }
}
