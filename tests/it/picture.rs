//! The exported picture.

use std::collections::BTreeSet;
use std::path::Path;

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::outage::{Fault, Outage};
use counterpoint::editor::document::Document;
use counterpoint::layout::{Placement, arrange};
use counterpoint::model::Model;
use counterpoint::scene::overlay::{self, BadgeSeverity, FindingBadge, OutageOverlay};
use counterpoint::scene::palette::Theme;
use counterpoint::scene::svg::{self, Legend, Picture};
use counterpoint::scene::{Attention, Detail, Overlay, View, compose};

use crate::sketch::{interaction, service, sketch};
use crate::systems::bookshop;

/// A document of a model with automatic places.
pub(crate) fn arranged(model: Model) -> Document {
    let mut placement = Placement::default();
    for edit in arrange(&model, &placement) {
        placement.apply(edit);
    }
    Document::new(model, placement)
}

fn picture(document: &Document, overlay: &Overlay, theme: Theme) -> String {
    let attention = Attention::default();
    let view = View { attention: &attention, overlay, detail: Detail::Near };
    let title = &document.model().title().name;
    svg::write(&compose(document, &view), &Picture { theme, title, legend: Legend::Shown })
}

/// Compares with a file under tests/golden; with `UPDATE_GOLDEN=1` in the environment, writes it.
pub(crate) fn check_golden(name: &str, actual: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, actual).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == actual, "{} differs; look at it, then run with UPDATE_GOLDEN=1", path.display());
}

fn outage_of(model: &Model, failed: &str, fault: Fault) -> Overlay {
    let outage = Outage::of(model, &BTreeSet::from([service(failed)]), fault);
    Overlay { outage: Some(OutageOverlay::of(&outage)), ..Overlay::default() }
}

#[test]
fn bookshop_looks_as_it_did() {
    check_golden("bookshop.svg", &picture(&arranged(bookshop()), &Overlay::default(), Theme::Light));
    check_golden("bookshop-dark.svg", &picture(&arranged(bookshop()), &Overlay::default(), Theme::Dark));
}

#[test]
fn an_outage_of_pricing_looks_as_it_did() {
    let document = arranged(bookshop());
    let overlay = outage_of(document.model(), "pricing", Fault::Crash);
    check_golden("bookshop-outage.svg", &picture(&document, &overlay, Theme::Light));
    check_golden("bookshop-outage-dark.svg", &picture(&document, &overlay, Theme::Dark));
}

#[test]
fn a_slow_pricing_looks_as_it_did() {
    let document = arranged(bookshop());
    let overlay = outage_of(document.model(), "pricing", Fault::Slow);
    let picture = picture(&document, &overlay, Theme::Light);
    assert!(picture.contains(">slow<") && !picture.contains(">failed<"), "nothing failed");
    check_golden("bookshop-slow.svg", &picture);
}

#[test]
fn coupling_looks_as_it_did() {
    let document = arranged(bookshop());
    let coupling = Coupling::of(document.model());
    let overlay = Overlay { heat: overlay::heat(&coupling), ..Overlay::default() };
    check_golden("bookshop-heat.svg", &picture(&document, &overlay, Theme::Light));
}

/// One of each kind of element, and one of each kind of interaction.
fn everything() -> Model {
    sketch(
        "
        team storefront: service frontend gateway
        team payments-and-refunds-and-fraud: function worker workflow-engine
        team data: datastore topic queue event-bus
        context shop core: service frontend gateway
        context engine supporting: function worker workflow-engine
        context data generic: datastore topic queue event-bus
        frontend frontend
        gateway gateway
        function function
        workflow-engine workflow-engine
        worker worker
        datastore datastore
        topic topic
        queue queue
        event-bus event-bus
        external external
        person person
        platform platform
        person -> frontend: request
        frontend -> gateway: query contract=catalogue
        gateway -> service: request contract=orders
        gateway -> service: query
        service -> gateway: event
        service -> workflow-engine: command contract=place-order
        workflow-engine -> function: request
        function -> datastore: shared-data
        worker -> queue: command
        queue -> function: command
        service -> topic: event contract=order-placed
        topic -> worker: event
        service -> event-bus: stream
        event-bus -> external: stream
        worker -> platform: library
        datastore -> external: file contract=nightly-ledger
        ",
    )
}

#[test]
fn every_shape_and_line_looks_as_it_did() {
    let mut model = everything();
    crate::sketch::change_interaction(&mut model, "topic-worker", |it| it.confirmed = false);
    let document = arranged(model);
    check_golden("shapes.svg", &picture(&document, &Overlay::default(), Theme::Light));
    check_golden("shapes-dark.svg", &picture(&document, &Overlay::default(), Theme::Dark));
}

#[test]
fn a_picture_of_thirty_services_is_small() {
    let mut text = String::from("team one: s0\ncontext all core: s0\n");
    (1..30).for_each(|n| {
        text.push_str(&format!("s{} -> s{n}: request contract=c{n}\ns{} -> s{n}: event\n", n / 2, n / 3))
    });
    let document = arranged(sketch(&text));
    let size = picture(&document, &Overlay::default(), Theme::Light).len();
    assert!(size < 100_000, "{size} bytes");
}

#[test]
fn names_cannot_break_out_of_a_picture() {
    let mut model = bookshop();
    crate::sketch::change_service(&mut model, "web", |it| it.name = "<script>\"&\u{1}".to_owned());
    let text = picture(&arranged(model), &Overlay::default(), Theme::Light);
    assert!(!text.contains("<script"));
    assert!(!text.contains('\u{1}'));
}

#[test]
fn badges_steps_circles_and_stages_look_as_they_did() {
    use counterpoint::model::service::Stage;
    use counterpoint::scene::overlay::{JourneyStep, OutageState};
    let mut model = sketch(
        "
        context shop core: web catalog basket
        web -> catalog: query contract=books
        web -> basket: request
        basket -> catalog: request
        catalog -> basket: event contract=book-changed
        ",
    );
    crate::sketch::change_service(&mut model, "web", |it| it.stage = Stage::Retiring);
    crate::sketch::change_service(&mut model, "basket", |it| it.stage = Stage::Planned);
    let document = arranged(model);
    let step = |number, outcome| JourneyStep { number, outcome };
    let badge = |severity, count| FindingBadge { severity, count };
    let overlay = Overlay {
        findings: [
            (service("web").into(), badge(BadgeSeverity::Severe, 2)),
            (service("catalog").into(), badge(BadgeSeverity::Warning, 1)),
            (service("basket").into(), badge(BadgeSeverity::Remark, 12)),
        ]
        .into(),
        cycles: [interaction("basket-catalog"), interaction("catalog-basket")].into(),
        journey: [
            (interaction("web-catalog"), step(1, None)),
            (interaction("web-basket"), step(2, Some(OutageState::Down))),
        ]
        .into(),
        ..Overlay::default()
    };
    check_golden("badges.svg", &picture(&document, &overlay, Theme::Light));
}

#[test]
fn the_legend_explains_the_badges_that_occur_and_no_others() {
    let document = arranged(sketch("web -> basket: request"));
    let badge = FindingBadge { severity: BadgeSeverity::Warning, count: 3 };
    let overlay = Overlay { findings: [(service("web").into(), badge)].into(), ..Overlay::default() };
    let svg = picture(&document, &overlay, Theme::Light);
    assert!(svg.contains("number of findings, the gravest a warning"));
    assert!(!svg.contains("the gravest severe") && !svg.contains("all remarks"));
    assert!(!picture(&document, &Overlay::default(), Theme::Light).contains("number of findings"));
}
