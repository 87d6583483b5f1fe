//! Places for what has none.

use std::collections::BTreeMap;

use counterpoint::geometry::{Point, Rect};
use counterpoint::layout::boxes::{context_frame, service_box};
use counterpoint::layout::{Placement, PlacementEdit, arrange};
use counterpoint::model::context::Context;
use counterpoint::model::interaction::{Interaction, InteractionKind};
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::{ContextId, Edit, InteractionId, Model, ServiceId, Word};
use proptest::prelude::*;

use crate::sketch::{service, sketch};
use crate::systems::bookshop;

fn placed(model: &Model, placement: &Placement) -> Placement {
    let mut placement = placement.clone();
    for edit in arrange(model, &placement) {
        placement.apply(edit);
    }
    placement
}

/// Every box by the context it stands in: none meets another of the same context, each lies in its context.
fn check(model: &Model, placement: &Placement) -> Result<(), String> {
    let mut siblings: BTreeMap<Option<ContextId>, Vec<(String, Rect)>> = BTreeMap::new();
    for it in model.services().iter() {
        assert!(placement.positions.contains_key(it.id.entity()), "{} has no place", it.id);
        let rect = service_box(model, placement, &it.id).unwrap();
        siblings.entry(it.context.clone()).or_default().push((it.id.to_string(), rect));
    }
    for it in model.contexts().iter() {
        let rect = context_frame(model, placement, &it.id).unwrap();
        siblings.entry(it.parent.clone()).or_default().push((it.id.to_string(), rect));
    }
    for (parent, boxes) in &siblings {
        let frame = parent.as_ref().and_then(|id| context_frame(model, placement, id));
        for (at, (name, rect)) in boxes.iter().enumerate() {
            if frame.is_some_and(|frame| !frame.contains_rect(*rect)) {
                return Err(format!("{name} {rect:?} is outside its context {frame:?}"));
            }
            if let Some((other, _)) = boxes[at + 1..].iter().find(|(_, other)| other.inflate(-0.5).intersects(*rect)) {
                return Err(format!("{name} meets {other}"));
            }
        }
    }
    Ok(())
}

#[test]
fn bookshop_gets_places_from_left_to_right() {
    let model = bookshop();
    let placement = placed(&model, &Placement::default());
    check(&model, &placement).unwrap();
    let left = |id: &str| service_box(&model, &placement, &service(id)).unwrap().left();
    assert!(left("web") < left("checkout") && left("checkout") < left("payment"));
    assert!(left("inventory") < left("wmsdb"));
}

#[test]
fn a_list_of_names_becomes_rows_not_a_heap() {
    let text: String = (0..40).map(|n| format!("service s{n}\n")).collect();
    let model = sketch(&text);
    let placement = placed(&model, &Placement::default());
    check(&model, &placement).unwrap();
    let bounds = Rect::around(model.services().ids().filter_map(|id| service_box(&model, &placement, id))).unwrap();
    assert!(bounds.size.width < 3.0 * bounds.size.height && bounds.size.height < 3.0 * bounds.size.width, "{bounds:?}");
}

#[test]
fn what_has_a_place_keeps_it() {
    let model = bookshop();
    let mut placement = placed(&model, &Placement::default());
    assert_eq!(arrange(&model, &placement), []);
    let before = placement.clone();
    placement.apply(PlacementEdit::Place(service("fraud").into(), None));
    let edits = arrange(&model, &placement);
    assert!(edits.iter().any(|edit| edit.subject() == service("fraud").entity()));
    let after = placed(&model, &placement);
    check(&model, &after).unwrap();
    let web = |placement: &Placement| placement.positions[service("web").entity()];
    assert_eq!(web(&before), web(&after));
}

#[test]
fn a_context_grows_for_what_is_new_and_pushes_others_away() {
    let mut model = sketch("context one: a b\ncontext two: c");
    let mut placement = placed(&model, &Placement::default());
    let names: Vec<String> = (0..9).map(|n| format!("n{n}")).collect();
    for name in &names {
        let mut it = Service::new(service(name), name, ServiceKind::Service);
        it.context = Some(ContextId::new("context-one").unwrap());
        model.apply(Edit::Insert(it.into())).unwrap();
    }
    placement = placed(&model, &placement);
    check(&model, &placement).unwrap();
}

fn any_model() -> impl Strategy<Value = Model> {
    let contexts = prop::collection::vec(prop::option::of(0usize..6), 0..6);
    let services = prop::collection::vec((0usize..7, 0usize..13), 0..30);
    let links = prop::collection::vec((0usize..30, 0usize..30), 0..60);
    (contexts, services, links).prop_map(|(contexts, services, links)| {
        let mut model = Model::new("Any");
        let context = |n: usize| ContextId::new(&format!("context-{n}")).unwrap();
        for (n, parent) in contexts.iter().enumerate() {
            let mut it = Context::new(context(n), "Context");
            it.parent = parent.filter(|parent| *parent < n).map(context);
            model.apply(Edit::Insert(it.into())).unwrap();
        }
        for (n, (within, kind)) in services.iter().enumerate() {
            let mut it = Service::new(service(&format!("s{n}")), "Service", ServiceKind::ALL[*kind]);
            it.context = (*within < contexts.len()).then(|| context(*within));
            model.apply(Edit::Insert(it.into())).unwrap();
        }
        for (n, (from, to)) in links.into_iter().enumerate() {
            if from != to && from.max(to) < services.len() {
                let [from, to] = [from, to].map(|n| ServiceId::new(&format!("s{n}")).unwrap());
                let id = InteractionId::new(&format!("i{n}")).unwrap();
                model.apply(Edit::Insert(Interaction::new(id, from, to, InteractionKind::Request).into())).unwrap();
            }
        }
        model
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_box_meets_another_or_leaves_its_context(model in any_model()) {
        let placement = placed(&model, &Placement::default());
        prop_assert_eq!(check(&model, &placement), Ok(()));
        prop_assert_eq!(arrange(&model, &Placement::default()), arrange(&model, &Placement::default()));
    }

    #[test]
    fn what_lost_its_place_finds_another(model in any_model(), lost in prop::collection::vec(any::<prop::sample::Index>(), 0..6)) {
        let mut placement = placed(&model, &Placement::default());
        let ids: Vec<_> = model.services().ids().map(|id| id.entity().clone()).collect();
        for index in lost {
            if !ids.is_empty() {
                placement.apply(PlacementEdit::Place(index.get(&ids).clone(), None));
            }
        }
        prop_assert_eq!(check(&model, &placed(&model, &placement)), Ok(()));
    }
}

#[test]
fn everything_begins_near_the_origin() {
    let placement = placed(&bookshop(), &Placement::default());
    assert!(placement.positions.values().all(|at| at.x >= 0.0 && at.y >= 0.0));
    assert!(placement.positions.values().any(|at| *at != Point::default()));
}
