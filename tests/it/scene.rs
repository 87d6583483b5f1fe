//! What is drawn of a document.

use std::collections::BTreeSet;

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::outage::{Fault, Outage};
use counterpoint::editor::document::Document;
use counterpoint::geometry::{Camera, Rect, ScreenSize};
use counterpoint::layout::boxes::service_box;
use counterpoint::model::team::Team;
use counterpoint::model::{ContextId, Edit, EntityId, TeamId, Word};
use counterpoint::scene::ink::{Ink, Tone};
use counterpoint::scene::mark::{Mark, Shape};
use counterpoint::scene::overlay::{self, BadgeSeverity, FindingBadge, Heat, JourneyStep, OutageOverlay, OutageState};
use counterpoint::scene::team::TeamBadge;
use counterpoint::scene::{
    Attention, Detail, Ground, NodeDrawing, Overlay, Scene, View, compose, in_sight, node, visible,
};

use crate::ownership::{change_context, give};
use crate::picture::arranged;
use crate::sketch::{change_interaction, change_service, interaction, service, sketch};
use crate::systems::bookshop;

fn near(document: &Document, overlay: &Overlay) -> Scene {
    compose(document, &View { attention: &Attention::default(), overlay, detail: Detail::Near })
}

fn words(marks: &[Mark]) -> String {
    let words = marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Text(_, _, _, words) => Some(words.as_str()),
        Shape::Path(_) | Shape::Rect(..) | Shape::Circle(..) | Shape::Line(..) => None,
    });
    words.collect::<Vec<_>>().join(" | ")
}

fn drawn<'a>(scene: &'a Scene, id: &str) -> &'a NodeDrawing {
    scene.nodes.iter().find(|node| node.id == service(id)).unwrap()
}

#[test]
fn a_card_says_name_and_team() {
    let scene = near(&arranged(bookshop()), &Overlay::default());
    assert_eq!(words(&drawn(&scene, "checkout").marks), "Checkout | Orders");
    assert_eq!(drawn(&scene, "checkout").title, "Checkout, service, team Orders");
}

#[test]
fn the_team_that_only_the_context_names_stands_in_brackets() {
    let mut model = sketch("team orders: a\ncontext outer: b\ncontext inner: c\n");
    give(&mut model, "outer", "orders");
    change_context(&mut model, "inner", |it| it.parent = Some(ContextId::new("context-outer").unwrap()));
    let scene = near(&arranged(model), &Overlay::default());
    let told = |id| (words(&drawn(&scene, id).marks), drawn(&scene, id).title.clone());
    assert_eq!(told("a"), ("A | Orders".to_owned(), "A, service, team Orders".to_owned()));
    for (id, name) in [("b", "B"), ("c", "C")] {
        let title = format!("{name}, service, team Orders from context Outer");
        assert_eq!(told(id), (format!("{name} | (Orders)"), title));
    }
}

#[test]
fn a_long_name_is_cut_on_the_card_and_whole_in_the_title() {
    let mut model = bookshop();
    let name = "Recommendation and personalisation of everything that anybody ever bought";
    change_service(&mut model, "web", |it| it.name = name.to_owned());
    let scene = near(&arranged(model), &Overlay::default());
    let card = words(&drawn(&scene, "web").marks);
    assert_eq!(card, "Recommendation | and… | Storefront");
    assert!(drawn(&scene, "web").title.starts_with(name));
}

#[test]
fn a_text_as_long_as_a_book_is_cut_like_any_other() {
    use counterpoint::scene::text::{HEADING, shorten};
    let short = shorten(&"ever ".repeat(8), HEADING, 60.0);
    assert!(short.starts_with("ever") && short.ends_with('…'), "{short}");
    assert_eq!(shorten(&"ever ".repeat(200_000), HEADING, 60.0), short);
}

#[test]
fn an_outage_is_told_by_words_beside_colours() {
    let document = arranged(bookshop());
    let outage = Outage::of(document.model(), &BTreeSet::from([service("pricing")]), Fault::Crash);
    let overlay = Overlay { outage: Some(OutageOverlay::of(&outage)), ..Overlay::default() };
    let scene = near(&document, &overlay);
    let outage = |id: &str| drawn(&scene, id).outage.iter().map(|state| state.word()).collect::<Vec<_>>().join(" ");
    assert_eq!(outage("pricing"), "failed");
    assert_eq!(outage("checkout"), "down");
    assert_eq!(outage("catalog"), "degraded");
    assert_eq!(outage("shipping"), "delayed");
    assert_eq!(words(&drawn(&scene, "checkout").marks), "Checkout | Orders | down | 1 of 4 calls fails");
    assert!(drawn(&scene, "fraud").is_quiet && !drawn(&scene, "checkout").is_quiet);
    let spread = |id: &str| overlay.outage.as_ref().unwrap().spread.get(&interaction(id)).copied();
    assert_eq!(spread("checkout-pricing"), Some(OutageState::Down));
    assert_eq!(spread("catalog-pricing"), Some(OutageState::Degraded));
    assert_eq!(spread("payment-fraud"), None);
}

#[test]
fn findings_journeys_and_circles_show() {
    let document = arranged(sketch("a -> b: request\nb -> a: request\nb -> c: request"));
    let coupling = Coupling::of(document.model());
    let overlay = Overlay {
        findings: [(service("a").into(), FindingBadge { severity: BadgeSeverity::Severe, count: 2 })].into(),
        cycles: overlay::cycles(&coupling),
        journey: [(interaction("b-c"), JourneyStep { number: 3, outcome: Some(OutageState::Down) })].into(),
        ..Overlay::default()
    };
    assert_eq!(overlay.cycles, BTreeSet::from([interaction("a-b"), interaction("b-a")]));
    let scene = near(&document, &overlay);
    assert_eq!(words(&drawn(&scene, "a").marks), "A | 2");
    let step = scene.edges.iter().find(|edge| edge.id == interaction("b-c")).unwrap();
    assert_eq!(words(&step.label), "3");
}

#[test]
fn heat_shows_effort_on_every_line() {
    let document = arranged(bookshop());
    let coupling = Coupling::of(document.model());
    let overlay = Overlay { heat: overlay::heat(&coupling), ..Overlay::default() };
    let scene = near(&document, &overlay);
    for edge in &scene.edges {
        assert_eq!(words(&edge.label), coupling.interactions[&edge.id].effort.to_string());
    }
}

#[test]
fn a_guess_is_marked_as_one() {
    let mut model = sketch("a -> b: request");
    change_interaction(&mut model, "a-b", |it| it.confirmed = false);
    let scene = near(&arranged(model), &Overlay::default());
    assert_eq!(words(&scene.edges[0].label), "?");
    assert_eq!(scene.edges[0].title, "A to B: request, unconfirmed");
}

#[test]
fn what_is_selected_offers_handles() {
    let document = arranged(bookshop());
    let selected: BTreeSet<EntityId> = [service("web").into(), interaction("web-basket").into()].into();
    let attention = Attention { selected, hovered: Some(service("basket").into()) };
    let scene = compose(&document, &View { attention: &attention, overlay: &Overlay::default(), detail: Detail::Near });
    assert_eq!(drawn(&scene, "web").handles.len(), 4);
    assert_eq!(drawn(&scene, "basket").handles.len(), 4);
    assert_eq!(drawn(&scene, "pricing").handles.len(), 0);
    assert_eq!(scene.edges.iter().map(|edge| edge.handles.len()).sum::<usize>(), 2);
}

#[test]
fn a_selected_line_keeps_its_colour_on_a_rim_that_can_be_seen_at_any_zoom() {
    let document = arranged(bookshop());
    let heat = Heat { effort: 900, balance: 2 };
    let overlay = Overlay { heat: [(interaction("web-basket"), heat)].into(), ..Overlay::default() };
    let chosen = Attention { selected: [interaction("web-basket").into()].into(), hovered: None };
    let look = |attention: &Attention, detail| {
        let scene = compose(&document, &View { attention, overlay: &overlay, detail });
        scene.edges.into_iter().find(|edge| edge.id == interaction("web-basket")).unwrap().marks
    };
    let mut gaps = Vec::new();
    for detail in [Detail::Near, Detail::Middle, Detail::Far] {
        let (plain, selected) = (look(&Attention::default(), detail), look(&chosen, detail));
        assert_eq!(selected[0].ink, Ink::Selection);
        assert_eq!(selected[2..], plain, "the line itself stays as it is");
        assert_eq!(plain[0].ink, Ink::Line(Tone::Heat1));
        gaps.push(selected[1].width.unwrap() - plain[0].width.unwrap());
    }
    assert!(gaps.is_sorted() && gaps[0] > 0.0, "{gaps:?}");
}

#[test]
fn a_team_of_many_words_has_four_initials_at_most() {
    let mut model = sketch("a -> b: request");
    let named = Team::new(TeamId::new("team").unwrap(), "All those who keep the books of every shop we have");
    model.apply(Edit::Insert(named.into())).unwrap();
    let badge = TeamBadge::of_all(&model).into_values().next().unwrap();
    assert!(badge.short.chars().count() <= 4 && badge.short.chars().all(char::is_uppercase), "{}", badge.short);
}

#[test]
fn far_away_names_of_boxes_give_way_to_names_of_contexts() {
    let document = arranged(bookshop());
    let view =
        |detail| compose(&document, &View { attention: &Attention::default(), overlay: &Overlay::default(), detail });
    let middle = view(Detail::Middle);
    assert_eq!(words(&drawn(&middle, "checkout").marks), "Checkout");
    assert!(middle.edges.iter().all(|edge| edge.label.is_empty()));
    let far = view(Detail::Far);
    assert_eq!(words(&drawn(&far, "checkout").marks), "");
    let names: Vec<String> = far.frames.iter().map(|frame| words(&frame.label)).collect();
    assert!(names.contains(&"Orders".to_owned()), "{names:?}");
}

#[test]
fn what_is_in_sight_is_drawn_and_nothing_far_off() {
    let document = arranged(bookshop());
    let ground = Ground::of(&document);
    let view = View { attention: &Attention::default(), overlay: &Overlay::default(), detail: Detail::Near };
    let whole = compose(&document, &view);
    let checkout = service_box(document.model(), document.placement(), &service("checkout")).unwrap();
    let camera = Camera::fitting(checkout, ScreenSize::new(400.0, 300.0), 40.0, 1.0);
    let sight = in_sight(camera, ScreenSize::new(400.0, 300.0));
    let part = visible(&document, &ground, &view, Some(sight));
    let seen = |rect: Rect| sight.intersects(rect);
    let expected: Vec<_> = whole.nodes.iter().filter(|node| seen(node.rect)).cloned().collect();
    assert_eq!(part.nodes, expected);
    assert!(!part.nodes.is_empty() && part.nodes.len() < whole.nodes.len());
    let crossing = |edge: &&counterpoint::scene::EdgeDrawing| {
        (0..=50).any(|step| sight.contains(edge.route.at(f64::from(step) / 50.0)))
    };
    assert!(whole.edges.iter().filter(crossing).all(|edge| part.edges.contains(edge)));
}

#[test]
fn the_same_document_is_drawn_the_same_way_whole_or_one_by_one() {
    let document = arranged(bookshop());
    let view = View { attention: &Attention::default(), overlay: &Overlay::default(), detail: Detail::Near };
    let scene = compose(&document, &view);
    assert_eq!(scene, compose(&document, &view));
    let ground = Ground::of(&document);
    for drawing in &scene.nodes {
        assert_eq!(node(document.model(), &ground, &view, &drawing.id).as_ref(), Some(drawing));
    }
}

/// The elements that lines run through although they belong to neither end.
fn crossed(document: &Document) -> Vec<String> {
    let ground = Ground::of(document);
    let mut crossed = Vec::new();
    for (id, way) in ground.lines() {
        let it = document.model().interactions().get(id).unwrap();
        for (other, outline) in ground.boxes().filter(|(other, _)| ![&it.from, &it.to].contains(other)) {
            let inner = outline.rect.inflate(-2.0);
            if (0..=60).any(|step| inner.contains(way.route.at(f64::from(step) / 60.0))) {
                crossed.push(format!("{id} runs through {other}"));
            }
        }
    }
    crossed
}

#[test]
fn lines_keep_out_of_boxes_they_do_not_belong_to() {
    assert_eq!(crossed(&arranged(bookshop())), Vec::<String>::new());
    for (name, text) in crate::samples::texts() {
        let document = counterpoint::format::read(&text).unwrap().document;
        assert_eq!(crossed(&document), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn labels_lie_on_no_box_and_on_no_other_label() {
    let document = arranged(sketch(
        "a -> b: request contract=price\na -> c: request contract=stock\nb -> a: event contract=price-changed\nb -> c: command",
    ));
    let ground = Ground::of(&document);
    let labels: Vec<Rect> = ground.labels().flatten().map(|label| label.rect).collect();
    assert_eq!(labels.len(), 4);
    for (at, label) in labels.iter().enumerate() {
        assert!(ground.boxes().all(|(_, outline)| !outline.rect.intersects(*label)));
        assert!(labels[at + 1..].iter().all(|other| !other.intersects(*label)));
    }
}
