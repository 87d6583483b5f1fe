//! The models that come with the program: canonical, and drawn so that one would present them.

use counterpoint::analysis::coupling::Coupling;
use counterpoint::editor::document::Document;
use counterpoint::format;
use counterpoint::geometry::Rect;
use counterpoint::layout::boxes::{CONTEXT_PADDING, CONTEXT_TAB, GRID, context_frame, service_box};
use counterpoint::model::ServiceId;

/// Every sample by file name, in alphabetical order.
pub(crate) fn texts() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    let name = |path: &std::path::Path| path.file_name().unwrap().to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

fn sample(name: &str) -> Document {
    let (_, text) = texts().into_iter().find(|(file, _)| file.starts_with(name)).unwrap();
    format::read(&text).unwrap().document
}

fn each_sample(check: impl Fn(&str, &Document)) {
    for (name, text) in texts() {
        check(&name, &format::read(&text).unwrap().document);
    }
}

/// The boxes of a document, by id.
fn boxes(document: &Document) -> Vec<(ServiceId, Rect)> {
    let (model, placement) = (document.model(), document.placement());
    model.services().ids().map(|id| (id.clone(), service_box(model, placement, id).unwrap())).collect()
}

#[test]
fn samples_are_whole_and_canonical() {
    for (name, text) in texts() {
        let reading = format::read(&text).unwrap();
        assert_eq!(reading.problems, [], "{name}");
        assert_eq!(format::write(&reading.document), text, "{name}");
        assert!(name.ends_with(".counterpoint.json"), "{name}");
    }
}

#[test]
fn samples_say_who_owns_what_and_what_it_is_for() {
    each_sample(|name, document| {
        let model = document.model();
        assert!(!model.teams().is_empty() && !model.contexts().is_empty() && !model.workflows().is_empty(), "{name}");
        assert!(model.title().description.is_some(), "{name}");
    });
}

#[test]
fn everything_in_a_sample_has_a_place_on_the_grid() {
    each_sample(|name, document| {
        let (model, placement) = (document.model(), document.placement());
        let elements = model.services().ids().map(|id| id.entity());
        for id in elements.chain(model.contexts().ids().map(|id| id.entity())) {
            let place = placement.positions.get(id).unwrap_or_else(|| panic!("{name}: {id} has no place"));
            assert_eq!((place.x % GRID, place.y % GRID), (0.0, 0.0), "{name}: {id}");
        }
        assert!(model.contexts().ids().all(|id| placement.sizes.contains_key(id.entity())), "{name}");
    });
}

#[test]
fn boxes_in_a_sample_do_not_overlap() {
    each_sample(|name, document| {
        let boxes = boxes(document);
        for (at, (id, rect)) in boxes.iter().enumerate() {
            for (other_id, other) in &boxes[at + 1..] {
                assert!(!rect.intersects(*other), "{name}: {id} and {other_id}");
            }
        }
    });
}

#[test]
fn boxes_in_a_sample_stand_in_their_own_context_and_in_no_other() {
    each_sample(|name, document| {
        let (model, placement) = (document.model(), document.placement());
        for (id, rect) in boxes(document) {
            let own = model.services().get(&id).unwrap().context.as_ref();
            for context in model.contexts().ids() {
                let frame = context_frame(model, placement, context).unwrap();
                match own == Some(context) {
                    true => assert!(room(frame).contains_rect(rect), "{name}: {id} leaves {context}"),
                    false => assert!(!frame.intersects(rect), "{name}: {id} stands in {context}"),
                }
            }
        }
    });
}

/// Where the boxes of a context may stand: below its tab, inside its padding.
fn room(frame: Rect) -> Rect {
    let inner = frame.inflate(-CONTEXT_PADDING);
    let bottom = inner.far_corner();
    let origin = counterpoint::geometry::Point::new(inner.left(), inner.top() + CONTEXT_TAB);
    Rect::spanning(origin, bottom)
}

#[test]
fn a_sample_fits_a_window_at_a_readable_size() {
    each_sample(|name, document| {
        let (model, placement) = (document.model(), document.placement());
        let frames = model.contexts().ids().map(|id| context_frame(model, placement, id).unwrap());
        let all = Rect::around(frames.chain(boxes(document).into_iter().map(|(_, rect)| rect))).unwrap();
        assert!(all.size.width <= 1440.0 && all.size.height <= 900.0, "{name}: {:?}", all.size);
    });
}

#[test]
fn bookshop_is_the_system_of_the_worked_example() {
    let document = sample("bookshop");
    let coupling = Coupling::of(document.model());
    assert_eq!((coupling.system.services, coupling.system.dependencies), (11, 14));
    assert_eq!(coupling.system.cumulative_dependency, 47);
    let checkout = &coupling.services[&ServiceId::new("checkout").unwrap()];
    assert_eq!((checkout.afferent, checkout.efferent, checkout.criticality), (3, 4, 12));
}
