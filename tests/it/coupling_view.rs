//! What the coupling view says: six couplings, pairs tied by accident, the chart, folded figures, research, gauges and cuts.

use std::collections::BTreeSet;

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::coupling::monolith::Monolith;
use counterpoint::analysis::coupling::shares::SystemShares;
use counterpoint::analysis::dependency::DependencyGraph;
use counterpoint::analysis::network::Network;
use counterpoint::analysis::structure::Structure;
use counterpoint::inquiry::{Question, answer};
use counterpoint::model::{EntityId, Model, Word};
use counterpoint::scene::panel::borders::{self, Borders};
use counterpoint::scene::panel::coupling::bars::{Bar, Ties};
use counterpoint::scene::panel::coupling::folded::Folded;
use counterpoint::scene::panel::coupling::incidental;
use counterpoint::scene::panel::coupling::research::{Level, Research};
use counterpoint::scene::panel::coupling::{self, Told};
use counterpoint::scene::panel::scatter::{LEFT_RIGHT, TOP_BOTTOM, points, quadrant, walk};
use counterpoint::scene::panel::system::SystemFigure;
use counterpoint::scene::panel::table::{Table, Value};
use counterpoint::scene::panel::{further, monolith};
use counterpoint::scene::text::{self, CHIP};
use proptest::prelude::*;

use crate::arbitrary::{document, tape};
use crate::sketch::{interaction, sketch};
use crate::systems::{bookshop, ramanujan};

fn arbitrary_model() -> impl Strategy<Value = Model> {
    tape(240).prop_map(|mut tape| document(&mut tape).model().clone())
}

fn told(model: &Model, id: &str) -> Told {
    Told::of(model, &Coupling::of(model), || Box::new(Ties::of(model)), interaction(id).entity()).unwrap()
}

fn lines(bars: &[Bar]) -> Vec<String> {
    bars.iter().map(|bar| format!("{} {}: {}", bar.figure.term().label, bar.text(), bar.why)).collect()
}

fn rows(table: &Table) -> Vec<String> {
    let cells = |values: &[Value]| values.iter().map(|it| it.text()).collect::<Vec<_>>().join(" ");
    table.rows.iter().map(|row| format!("{}: {}", row.name, cells(&row.values))).collect()
}

fn figures(figures: &[SystemFigure]) -> Vec<String> {
    let groups = |it: &SystemFigure| it.groups.iter().map(|group| format!(" [{}]", group.text)).collect::<String>();
    figures.iter().map(|it| format!("{}: {}{}", it.figure.term().label, it.value, groups(it))).collect()
}

#[test]
fn the_six_couplings_of_an_interaction_come_first_and_say_why() {
    let told = told(&bookshop(), "shipping-wmsdb");
    assert_eq!(
        lines(&told.bars),
        [
            "Structural 1.00: directly",
            "Control 0.00: tells nobody what to do",
            "Data 1.00: works on the same data",
            "Domain 1.00: datastore used by 2",
            "Organisational 0.00: one team",
            "Incidental 0.00: they interact: what they share has a reason"
        ]
    );
    assert_eq!(
        lines(&told.facets),
        [
            "Temporal 1.00: waits for the answer",
            "Location 1.00: directly",
            "Format 1.00: no contract",
            "Meaning 1.00: datastore used by 2",
            "Conversation 0.00: at most a call and its answer",
            "Order 0.00: messages in any order",
            "Technology 1.00: works on the same data",
            "Deployment 0.00: each released by itself"
        ]
    );
}

#[test]
fn the_table_of_interactions_begins_with_what_it_is_sorted_by() {
    let model = bookshop();
    let table = coupling::interactions(&model, &Coupling::of(&model), &Ties::of(&model));
    assert_eq!(table.columns.len(), table.rows[0].values.len());
    assert_eq!(coupling::INTERACTION_SORTED_BY, 0);
    assert_eq!(table.columns[..2].iter().map(|it| it.term().label).collect::<Vec<_>>(), ["Drag", "Fit"]);
    assert_eq!(
        rows(&table),
        [
            "Basket → Catalog: 270 7 3 9 10 1.00 0.50 1.00 0.50 1.00",
            "Catalog → Pricing: 90 9 1 9 10 1.00 0.50 1.00 0.00 1.00",
            "Checkout → Basket: 240 6 3 8 10 1.00 0.50 1.00 0.50 0.00",
            "Checkout → Inventory: 27 9 1 9 3 1.00 0.50 1.00 0.00 1.00",
            "Checkout → Notification: 90 9 1 9 10 1.00 0.00 1.00 0.00 1.00",
            "Checkout → Payment: 90 9 1 9 10 1.00 0.50 1.00 0.00 1.00",
            "Checkout → Pricing: 270 7 3 9 10 1.00 0.50 1.00 0.50 1.00",
            "Checkout → Shipping: 270 7 3 9 10 1.00 0.00 1.00 0.50 1.00",
            "Inventory → Wmsdb: 240 8 10 8 3 1.00 0.00 1.00 1.00 0.00",
            "Payment → Fraud: 80 8 1 8 10 1.00 0.50 1.00 0.00 0.00",
            "Shipping → Wmsdb: 240 8 10 8 3 1.00 0.00 1.00 1.00 0.00",
            "Web → Basket: 90 9 1 9 10 1.00 0.50 1.00 0.00 1.00",
            "Web → Catalog: 240 6 3 8 10 1.00 0.50 1.00 0.50 0.00",
            "Web → Checkout: 90 9 1 9 10 1.00 0.50 1.00 0.00 1.00"
        ]
    );
}

#[test]
fn pairs_tied_by_accident_say_what_they_share() {
    let model = sketch(
        "datastore pg-main\nsearch -> pg-main: shared-data\ninvoicing -> pg-main: shared-data\nsearch -> web: request\n",
    );
    let found = incidental::pairs(&model, &Ties::of(&model).incidental);
    assert_eq!(found[0].text, "Invoicing and Search change and fail together for no domain reason: they share Pg-main");
    let members: Vec<&str> = found[0].members.iter().map(EntityId::as_str).collect();
    assert_eq!(members, ["invoicing", "search"]);
    let many: String = (0..200).map(|at| format!("s{at} -> pg-main: shared-data\n")).collect();
    let model = sketch(&format!("datastore pg-main\n{many}"));
    let known = Ties::of(&model).incidental;
    assert!(incidental::pairs(&model, &known).is_empty());
    assert_eq!(incidental::left_out(&model, &known), ["200 services share Pg-main: too many to list by pairs."]);
}

#[test]
fn contexts_and_teams_have_the_figures_of_services() {
    let model = bookshop();
    let folded = Folded::of(&model, false);
    assert_eq!(
        rows(&folded.table(&model, None)),
        [
            "Fulfilment: 1 1 1 0.50 5 4",
            "Orders: 3 4 12 0.57 5 4",
            "Payments: 1 0 0 0.00 1 5",
            "Platform: 0 1 0 1.00 6 1",
            "Pricing: 2 0 0 0.00 1 5",
            "Storefront: 1 2 2 0.67 5 4"
        ]
    );
    let orders = Told::of_folded(&model, &folded, &EntityId::new("context-orders").unwrap()).unwrap();
    let why: Vec<String> = orders.reasons.iter().map(|it| it.why.clone()).collect();
    assert_eq!(
        why,
        [
            "Fulfilment, Platform and Storefront",
            "Fulfilment, Payments, Pricing and Storefront",
            "used by 3 × uses 4",
            "uses 4 ÷ 7 links in all",
            "itself and 4 of the 5 others",
            "itself and 3 of the 5 others"
        ]
    );
    assert_eq!(Folded::of(&ramanujan(), true).table(&ramanujan(), None).rows[0].name, "Api (no team)");
}

#[test]
fn a_wide_table_is_wide_enough_for_every_head_and_word() {
    let model = bookshop();
    let known = Coupling::of(&model);
    assert_eq!(coupling::services(&model, &known, None).least_width(), None);
    let table = coupling::interactions(&model, &known, &Ties::of(&model));
    let widths: Vec<f64> = (0..table.columns.len()).map(|column| table.column_width(column)).collect();
    for (figure, width) in table.columns.iter().zip(&widths) {
        assert!(*width > text::width(figure.term().label, CHIP), "{figure:?}: {width}");
    }
    assert!(table.least_width().unwrap() > widths.iter().sum(), "the names have room as well");
    assert!(
        widths[..4].iter().sum::<f64>() < 260.0,
        "what answers fits beside the names on a small screen: {widths:?}"
    );
}

#[test]
fn the_research_fills_its_columns_once_it_is_known() {
    let model = ramanujan();
    let known = Coupling::of(&model);
    let unknown = coupling::services(&model, &known, Some(&Research::default()));
    assert!(rows(&unknown)[0].ends_with(" – – – – –"), "{}", rows(&unknown)[0]);
    let mut told = Vec::new();
    let research = Research::measure(&model, Level::Services, &mut |done| told.push(done));
    assert!(told.is_sorted() && told.iter().all(|done| (0.0..=1.0).contains(done)), "{told:?}");
    let table = coupling::services(&model, &known, Some(&research));
    assert_eq!(
        rows(&table),
        [
            "Api: 0 2 0 1.00 11 1 control 0.0000 – 0.0328 0.0000",
            "Entry-cache: 3 0 0 0.00 1 11 shared 0.0000 0.4049 0.0778 0.0000",
            "Entry-store: 3 3 9 0.50 7 10 core 0.0442 0.3894 0.0778 0.1667",
            "Fanout: 1 4 4 0.80 8 3 control 0.0199 0.1026 0.0427 0.2500",
            "Follow: 5 6 30 0.55 7 10 core 0.1573 0.4451 0.1499 0.1321",
            "Home: 0 3 0 1.00 8 1 control 0.0000 – 0.0328 0.0000",
            "Index: 2 0 0 0.00 1 4 periphery 0.0000 0.1731 0.0566 0.0000",
            "Mine: 0 2 0 1.00 8 1 control 0.0000 – 0.0328 0.0000",
            "Post: 1 4 4 0.80 10 2 control 0.0192 0.0769 0.0467 0.0000",
            "Reserve: 3 0 0 0.00 1 11 shared 0.0000 0.4049 0.1342 0.6667",
            "Search: 0 2 0 1.00 9 1 control 0.0000 – 0.0328 0.0000",
            "Timeline-shard: 4 0 0 0.00 1 11 shared 0.0000 0.4808 0.0944 0.1667",
            "Timeline0: 4 2 8 0.33 7 10 core 0.0335 0.4451 0.0944 0.2143",
            "Timeline1: 4 2 8 0.33 7 10 core 0.0335 0.4451 0.0944 0.2143"
        ]
    );
}

#[test]
fn the_figures_of_the_whole_are_told() {
    for (model, expected) in [
        (
            bookshop(),
            &[
                "Mean reach: 4.27",
                "Reach against a tree: 1.47",
                "Links per service: 2.55",
                "Services that depend on others: 72.7 %",
                "Links to shared datastores: 14.3 %",
                "Links that wait for nobody: 14.3 %",
                "Clients behind a gateway: –",
                "Kind of architecture: acyclic",
                "Share of the core: 0.0 %",
                "Single joints: 2 [Checkout] [Payment]",
                "Bridges: 3 [Checkout – Notification] [Checkout – Payment] [Fraud – Payment]",
                "Borders of contexts: 0.13, 0.17 below the best",
                "Borders of teams: 0.13, 0.17 below the best",
                "Best borders found: 0.31 [Basket, Catalog, Pricing, Web] [Checkout, Inventory, Notification, Shipping, Wmsdb] [Fraud, Payment]",
                "Fewest cuts: 0",
                "Cheapest cuts: 0",
                "Cannot run apart: 90.0 % true",
                "Released in lock-step: 0.0 % false",
                "Wait for each other: 15.5 % false",
                "Links to shared datastores: 14.3 % false",
                "Entangled across teams: 0.0 % false",
                "No distributed monolith: 1 of 5 gauges above 50 %, flagged from 3 on.",
            ] as &[&str],
        ),
        (
            ramanujan(),
            &[
                "Mean reach: 6.14",
                "Reach against a tree: 1.93",
                "Links per service: 4.29",
                "Services that depend on others: 71.4 %",
                "Links to shared datastores: 0.0 %",
                "Links that wait for nobody: 0.0 %",
                "Clients behind a gateway: –",
                "Kind of architecture: –",
                "Share of the core: 28.6 % [Entry-store, Follow, Timeline0, Timeline1]",
                "Single joints: 0",
                "Bridges: 0",
                "Borders of contexts: -0.07, 0.28 below the best",
                "Borders of teams: -0.07, 0.28 below the best",
                "Best borders found: 0.21 [Api, Entry-cache, Entry-store, Mine, Post] [Fanout, Follow, Home, Reserve, Timeline-shard, Timeline0, Timeline1] [Index, Search]",
                "Fewest cuts: 2 [Cut Timeline0 → Follow and Timeline1 → Follow (2 dependencies, exact, drag 162) in the circle of Entry-store, Follow, Timeline0, Timeline1]",
                "Cheapest cuts: 162 [Cut Timeline0 → Follow and Timeline1 → Follow (2 dependencies, exact, drag 162) in the circle of Entry-store, Follow, Timeline0, Timeline1]",
                "Cannot run apart: 100.0 % true",
                "Released in lock-step: 28.6 % false",
                "Wait for each other: 39.6 % false",
                "Links to shared datastores: 0.0 % false",
                "Entangled across teams: 0.0 % false",
                "No distributed monolith: 1 of 5 gauges above 50 %, flagged from 3 on.",
            ],
        ),
    ] {
        let (graph, known) = (DependencyGraph::of(&model), Coupling::of(&model));
        let shares = SystemShares::of(&graph, &known.system);
        let mut all = figures(&further::shares(&shares));
        all.extend(figures(&further::structure(&model, &Structure::of(&Network::of(&graph)))));
        all.extend(figures(&borders::figures(&model, &known, &Borders::of(&model))));
        let found = Monolith::of(&graph, &known, &shares);
        let gauges = monolith::gauges(&model, &found);
        all.extend(gauges.iter().map(|it| format!("{}: {} {}", it.figure.term().label, it.value, it.is_high)));
        all.push(monolith::verdict(&found));
        assert_eq!(all, expected);
    }
}

#[test]
fn the_quarters_have_their_names() {
    let names = [(1, 10), (10, 10), (1, 1), (10, 1), (5, 6), (6, 5)]
        .map(|(strength, distance)| quadrant(strength, distance).name);
    let expected =
        ["Loose coupling", "Global complexity", "Local complexity", "High cohesion", "Loose coupling", "High cohesion"];
    assert_eq!(names, expected);
}

#[test]
fn a_point_is_read_out_with_its_name_or_how_many_it_counts() {
    let model = bookshop();
    let spoken: Vec<String> = points(&model, &Coupling::of(&model)).into_iter().map(|point| point.spoken).collect();
    assert_eq!(
        spoken,
        [
            "Payment → Fraud: strength 1, distance 8, volatility 10; Loose coupling",
            "Checkout → Inventory: strength 1, distance 9, volatility 3; Loose coupling",
            "5 interactions: strength 1, distance 9, volatility 10; Loose coupling",
            "2 interactions: strength 3, distance 8, volatility 10; Loose coupling",
            "3 interactions: strength 3, distance 9, volatility 10; Loose coupling",
            "2 interactions: strength 10, distance 8, volatility 3; Global complexity"
        ]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_chart_holds_every_interaction_once_and_no_two_points_in_one_place(model in arbitrary_model()) {
        let known = Coupling::of(&model);
        let found = points(&model, &known);
        let members: BTreeSet<&EntityId> = found.iter().flat_map(|point| &point.members).collect();
        prop_assert_eq!(found.iter().map(|point| point.members.len()).sum::<usize>(), known.interactions.len());
        prop_assert_eq!(members.len(), known.interactions.len());
        for (at, one) in found.iter().enumerate() {
            prop_assert!(one.x > LEFT_RIGHT.0 && one.x < LEFT_RIGHT.1 && one.y > TOP_BOTTOM.0 && one.y < TOP_BOTTOM.1);
            for other in &found[at + 1..] {
                prop_assert!((one.x - other.x).abs() > 1.0 || (one.y - other.y).abs() > 1.0);
                prop_assert!(one.scales.0 >= other.scales.0 || one.x < other.x);
                prop_assert!(one.scales.1 >= other.scales.1 || one.y > other.y);
            }
        }
    }

    #[test]
    fn arrows_come_by_every_point(model in arbitrary_model()) {
        let found = points(&model, &Coupling::of(&model));
        for (home, ahead, back) in [("Home", "ArrowRight", "ArrowLeft"), ("Home", "ArrowUp", "ArrowDown")] {
            let Some(mut at) = walk(&found, 0, home) else { continue };
            while let Some(to) = walk(&found, at, back).filter(|to| *to != at) {
                at = to;
            }
            let mut seen = BTreeSet::from([at]);
            while let Some(to) = walk(&found, at, ahead).filter(|to| *to != at) {
                prop_assert!(seen.insert(to));
                at = to;
            }
            prop_assert_eq!(seen.len(), found.len());
        }
    }

    #[test]
    fn what_another_thread_measured_survives_being_written_down(model in arbitrary_model()) {
        for level in Level::ALL {
            let research = Research::measure(&model, *level, &mut |_| {});
            prop_assert_eq!(Research::read(&research.write()), Some(research));
        }
        let borders = Borders::of(&model);
        prop_assert_eq!(Borders::read(&borders.write()), Some(borders));
    }
}

#[test]
fn what_is_no_answer_is_not_read() {
    for text in ["", "weather", "services\nweb core", "modularity - -", "modularity - - -\nfewest a b 1"] {
        assert!(Research::read(text).is_none() || text.is_empty(), "{text}");
        assert_eq!(Borders::read(text), None, "{text}");
    }
}

#[test]
fn the_other_thread_measures_research_and_borders() {
    const FILE: &str = include_str!("../../samples/bookshop.counterpoint.json");
    for question in Level::ALL.iter().map(|level| Question::Research(*level)).chain([Question::Borders]) {
        assert_eq!(Question::parse(&question.text()), Some(question.clone()));
        let text = answer(&question.text(), FILE, &mut |_| {}).unwrap();
        match question {
            Question::Research(level) => assert_eq!(Research::read(&text).unwrap().level, level),
            _ => assert!(!Borders::read(&text).unwrap().modularity.best_groups.is_empty()),
        }
    }
    assert_eq!(Question::parse("research galaxies"), None);
}
