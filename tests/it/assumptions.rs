//! What a model takes for granted: kept in the file, undone like any edit, and heard by every result that rests on it.

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::people::People;
use counterpoint::analysis::reliance::{of_availability, reliance};
use counterpoint::analysis::report::Report;
use counterpoint::editor::assuming::{assume, assume_usual};
use counterpoint::editor::document::Document;
use counterpoint::editor::input::Input;
use counterpoint::format;
use counterpoint::layout::Placement;
use counterpoint::model::{Assumption, Model};
use counterpoint::scene::panel::assumptions::{changed, groups, under_coupling, under_reliability};
use counterpoint::scene::panel::wall::lists;

use crate::support::with_document;
use crate::systems::bookshop;

/// A system on which every assumption bears: each kind of context relation, journeys that end in every way, teams of both sizes.
const ALL_KINDS: &str = r#"{
  "format": "counterpoint", "version": 1, "name": "All kinds",
  "teams": [
    {"id": "few", "name": "Few", "size": 4}, {"id": "many", "name": "Many", "size": 9}, {"id": "third", "name": "Third", "size": 9}
  ],
  "needs": [{"id": "need", "from": "few", "on": "many", "what": "a field", "state": "blocking"}],
  "contexts": [
    {"id": "core", "name": "Core", "subdomain": "core", "team": "many"}, {"id": "acl", "name": "Layer", "team": "many"},
    {"id": "conformist", "name": "Conformist", "team": "many"}, {"id": "customer", "name": "Customer", "team": "many"},
    {"id": "host", "name": "Host", "team": "few"}, {"id": "kernel", "name": "Kernel", "team": "few"},
    {"id": "partner", "name": "Partner", "team": "few"}
  ],
  "contextRelations": [
    {"id": "r1", "upstream": "core", "downstream": "acl", "pattern": "upstream-downstream", "downstreamRoles": ["anticorruption-layer"]},
    {"id": "r2", "upstream": "core", "downstream": "conformist", "pattern": "upstream-downstream", "downstreamRoles": ["conformist"]},
    {"id": "r3", "upstream": "core", "downstream": "customer", "pattern": "customer-supplier"},
    {"id": "r4", "upstream": "host", "downstream": "core", "pattern": "upstream-downstream", "upstreamRoles": ["open-host-service"]},
    {"id": "r5", "upstream": "core", "downstream": "kernel", "pattern": "shared-kernel"},
    {"id": "r6", "upstream": "core", "downstream": "partner", "pattern": "partnership"}
  ],
  "services": [
    {"id": "a", "name": "A", "context": "core"}, {"id": "b", "name": "B", "context": "acl"}, {"id": "c", "name": "C", "context": "conformist"},
    {"id": "d", "name": "D", "context": "customer"}, {"id": "e", "name": "E", "context": "host"}, {"id": "f", "name": "F", "context": "kernel"},
    {"id": "g", "name": "G", "context": "partner"}, {"id": "loose", "name": "Loose"}, {"id": "vendor", "name": "Vendor", "kind": "external"},
    {"id": "same", "name": "Same", "context": "core"}, {"id": "store", "name": "Store", "kind": "datastore", "context": "core"}
  ],
  "interactions": [
    {"id": "b-a", "from": "b", "to": "a", "kind": "request"}, {"id": "c-a", "from": "c", "to": "a", "kind": "request"}, {"id": "d-a", "from": "d", "to": "a", "kind": "request"},
    {"id": "a-e", "from": "a", "to": "e", "kind": "request", "optional": true}, {"id": "f-a", "from": "f", "to": "a", "kind": "request"},
    {"id": "g-a", "from": "g", "to": "a", "kind": "request"}, {"id": "a-loose", "from": "a", "to": "loose", "kind": "request"}, {"id": "a-vendor", "from": "a", "to": "vendor", "kind": "command"},
    {"id": "a-same", "from": "a", "to": "same", "kind": "request"}, {"id": "a-store", "from": "a", "to": "store", "kind": "shared-data"},
    {"id": "same-store", "from": "same", "to": "store", "kind": "shared-data"}
  ],
  "workflows": [{"id": "w", "name": "W", "entry": "b", "steps": [
    {"interaction": "b-a"}, {"interaction": "a-e", "role": "optional"}, {"interaction": "a-vendor", "role": "eventual"}
  ]}]
}"#;

fn all_kinds() -> Model {
    let reading = format::read(ALL_KINDS).unwrap();
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    reading.document.model().clone()
}

fn assuming(model: &Model, assumption: Assumption, typed: &str) -> Model {
    let mut document = Document::new(model.clone(), Placement::default());
    for edit in assume(model, assumption, typed).unwrap() {
        document.apply(edit).unwrap();
    }
    document.model().clone()
}

/// Every result, but for what it says of the assumptions themselves.
fn results(model: &Model) -> String {
    let report = Report::of(model);
    let plans = lists(model, &People::of(model), &[]);
    format!(
        "{:?}{:?}{plans:?}",
        Report { grounds: Report::of(&all_kinds()).grounds, ..report.clone() },
        report.workflows
    )
}

#[test]
fn every_assumption_changes_some_result() {
    let model = all_kinds();
    let before = results(&model);
    for assumption in Assumption::ALL {
        let (least, most) = assumption.range().into_inner();
        let other = if assumption.default_value() == least { most } else { least };
        let changed = assuming(&model, *assumption, &other.to_string());
        assert_ne!(results(&changed), before, "{} bears on nothing", assumption.key());
        assert_eq!(results(&assuming(&changed, *assumption, "")), before, "{}", assumption.key());
    }
}

#[test]
fn every_assumption_says_on_how_much_it_bears() {
    let model = all_kinds();
    let told = reliance(&model, &Coupling::of(&model), &People::of(&model));
    assert_eq!(told.iter().map(|it| it.assumption).collect::<Vec<_>>(), Assumption::ALL);
    let idle: Vec<_> = told.iter().filter(|it| it.resting == 0).map(|it| it.assumption).collect();
    assert_eq!(idle, [] as [Assumption; 0]);
    assert!(told.iter().all(|it| it.resting <= it.of));
}

#[test]
fn a_file_holds_what_was_changed_and_nothing_else() {
    let model = assuming(&all_kinds(), Assumption::OnTime, "0.7");
    let model = assuming(&model, Assumption::StrengthUnknown, "5");
    let text = format::write(&Document::new(model.clone(), Placement::default()));
    assert!(text.contains("\"assumptions\": {\n    \"strengthUnknown\": 5,\n    \"onTime\": 0.7\n  }"), "{text}");
    assert_eq!(format::read(&text).unwrap().document.model(), &model);
    let usual = assuming(&assuming(&model, Assumption::OnTime, "0.8"), Assumption::StrengthUnknown, " ");
    assert!(!format::write(&Document::new(usual, Placement::default())).contains("assumptions"));
}

#[test]
fn what_a_file_gets_wrong_is_listed_and_the_rest_is_taken() {
    let text = r#"{"format": "counterpoint", "version": 1, "name": "X",
        "assumptions": {"onTime": 1.5, "strengthUnknown": 2.5, "availablity": 0.9, "mostDomains": "two", "severityDelayed": 0.1}}"#;
    let reading = format::read(text).unwrap();
    let problems: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        problems,
        [
            "/assumptions/availablity: unknown key; did you mean \"availability\"?",
            "/assumptions/strengthUnknown: must be a whole number from 1 to 10, not 2.5",
            "/assumptions/onTime: must be a number from 0 to 1, not 1.5",
            "/assumptions/mostDomains: must be a whole number from 1 to 20, not a text",
        ]
    );
    assert_eq!(reading.document.model().assumed(Assumption::SeverityDelayed), 0.1);
    assert_eq!(reading.document.model().assumed(Assumption::OnTime), 0.8);
}

/// Also as what is assumed anyway: something else may be assumed later.
#[test]
fn a_stated_availability_stays_stated_whatever_is_assumed() {
    let file = |assumptions: &str, stated: &str| {
        let services = format!(r#""services": [{{"id": "a", "name": "A"{stated}}}]"#);
        format!(r#"{{"format": "counterpoint", "version": 1, "name": "X", {assumptions} {services}}}"#)
    };
    let assumed = |text: &str| of_availability(format::read(text).unwrap().document.model()).assumed;
    for assumptions in ["", r#""assumptions": {"availability": 0.9},"#] {
        let stated = file(assumptions, r#", "availability": 0.999"#);
        let written = format::write(&format::read(&stated).unwrap().document);
        assert!(written.contains("\"availability\": 0.999"), "{written}");
        assert_eq!((assumed(&stated), assumed(&written), assumed(&file(assumptions, ""))), (0, 0, 1), "{assumptions}");
    }
}

#[test]
fn changing_and_resetting_are_steps_of_the_history() {
    let mut person = with_document(Document::new(all_kinds(), Placement::default()));
    let before = format::write(person.editor.document());
    let edits = assume(person.model(), Assumption::Availability, "0,99").unwrap();
    person.input(Input::Apply { label: "Change assumption".to_owned(), edits });
    assert_eq!(person.model().assumed(Assumption::Availability), 0.99);
    let edits = assume_usual(person.model());
    person.input(Input::Apply { label: "Reset assumptions".to_owned(), edits });
    assert_eq!(format::write(person.editor.document()), before);
    assert_eq!(assume_usual(person.model()), []);
    person.press("Ctrl+z");
    assert_eq!(person.model().assumed(Assumption::Availability), 0.99);
    person.undo_all();
    assert_eq!(format::write(person.editor.document()), before);
}

#[test]
fn what_may_not_be_assumed_is_refused_with_what_may() {
    let model = all_kinds();
    let refused = |assumption, typed: &str| assume(&model, assumption, typed).unwrap_err().to_string();
    assert_eq!(refused(Assumption::OnTime, "1.01"), "A number from 0 to 1, like 0.8.");
    assert_eq!(refused(Assumption::StrengthContract, "3.5"), "A whole number from 1 to 10, like 1.");
    assert_eq!(refused(Assumption::MostDomains, "three"), "A whole number from 1 to 20, like 3.");
    assert_eq!(refused(Assumption::Availability, "NaN"), "A number from 0.000000001 to 1, like 0.999.");
}

#[test]
fn the_bookshop_rests_on_assumed_availabilities() {
    let model = bookshop();
    let coupling = Coupling::of(&model);
    assert_eq!(under_reliability(&model), "Assumed: 11 of 11 availabilities.");
    assert_eq!(
        under_coupling(&coupling),
        "Not set by hand, so assumed: 1 of 14 strengths, 14 of 14 distances, 14 of 14 volatilities."
    );
    assert_eq!(changed(&model), "All as usual.");
    let shown = groups(&model, &reliance(&model, &coupling, &People::of(&model)));
    let headings: Vec<&str> = shown.iter().map(|group| group.heading).collect();
    assert_eq!(headings, ["Strength", "Distance", "Volatility", "Outage", "Change", "People"]);
    let row = &shown[3].rows[0];
    assert_eq!(
        (row.value.as_str(), row.resting.as_str(), row.is_changed),
        ("0.999", "Bears on 11 availabilities.", false)
    );
}
