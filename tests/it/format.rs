//! The model file: what is written, what is read, and what is said of a file that is wrong.

use counterpoint::format::{self, Reading, Refused};
use counterpoint::model::{Edit, EntityId, Model};

const EVERYTHING: &str = include_str!("../files/v1/everything.counterpoint.json");
const SUPPRESSIONS: &str = include_str!("../files/v1/suppressions.counterpoint.json");

fn read(text: &str) -> Reading {
    format::read(text).expect("a model file")
}

/// A file with these lists, between the keys that every file has.
fn file(lists: &str) -> String {
    format!(r#"{{ "format": "counterpoint", "version": 1, "name": "Shop", {lists} }}"#)
}

/// A file of the services a, b and c, and these lists.
fn shop(lists: &str) -> String {
    let services = r#""services": [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}, {"id": "c", "name": "C"}]"#;
    file(&format!("{services}, {lists}"))
}

/// Every problem of a file is said, a line each: where, what, and what is left out if that is not the very same place.
fn check(text: &str, expected: &[&str]) {
    let problems = read(text).problems;
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| match &problem.left_out {
            Some(left_out) if *left_out == problem.pointer => problem.to_string(),
            Some(left_out) => format!("{problem} (without {left_out})"),
            None => format!("{problem} (without nothing)"),
        })
        .collect();
    assert_eq!(lines, expected);
}

fn refused(text: &str) -> Refused {
    format::read(text).expect_err("a file that cannot be read")
}

#[test]
fn a_file_that_says_everything_comes_back_byte_for_byte() {
    // What stood under `suppressions` while that key was only reserved says too little to be one.
    let reserved = "  \"suppressions\": [\n    {\n      \"rule\": \"cycle\"\n    }\n  ],\n";
    check(
        EVERYTHING,
        &[
            "/suppressions/0/id: is required (without /suppressions/0)",
            "/suppressions/0/reason: is required (without /suppressions/0)",
        ],
    );
    assert_eq!(format::write(&read(EVERYTHING).document), EVERYTHING.replace(reserved, ""));
    check(SUPPRESSIONS, &[]);
    assert_eq!(format::write(&read(SUPPRESSIONS).document), SUPPRESSIONS);
}

#[test]
fn a_suppression_needs_a_rule_and_a_reason_and_may_be_of_any_rule() {
    let text = shop(
        r#""suppressions": [
            {"id": "s", "rule": "hub", "subjects": ["d", "a"], "reason": "Fine."},
            {"id": "t", "rule": 7, "reason": "Fine."},
            {"id": "u", "rule": "hub", "reason": " "},
            {"id": "v", "rule": "hub", "reason": "Fine.", "subject": "a"},
            {"id": "w", "rule": "", "subjects": "a", "reason": "Fine."}
        ]"#,
    );
    check(
        &text,
        &[
            "/suppressions/0/subjects/0: no element has the id \"d\"",
            "/suppressions/1/rule: must be a text, not a number (without /suppressions/1)",
            "/suppressions/2/reason: must be a text that says why (without /suppressions/2)",
            "/suppressions/3/subject: unknown key; did you mean \"subjects\"?",
            "/suppressions/4/subjects: must be a list, not a text",
        ],
    );
    let ids: Vec<String> = read(&text).document.model().suppressions().ids().map(ToString::to_string).collect();
    assert_eq!(ids, ["s", "v", "w"]);
    check(&file(r#""suppressions": {}"#), &["/suppressions: must be a list, not an object"]);
}

#[test]
fn a_model_of_boxes_and_arrows_is_whole() {
    let text = shop(r#""interactions": [{"id": "a-b", "from": "a", "to": "b", "kind": "request"}]"#);
    check(&text, &[]);
    assert_eq!(read(&text).document.model().interactions().len(), 1);
}

#[test]
fn order_and_written_defaults_do_not_matter() {
    let tidy = shop(r#""teams": [{"id": "t", "name": "T"}, {"id": "u", "name": "U"}]"#);
    let untidy = r#"{
        "services": [
            {"name": "C", "id": "c", "tags": [], "stage": "live", "managed": false},
            {"name": "B", "id": "b", "kind": "service"},
            {"name": "A", "id": "a", "runsOn": []}
        ],
        "interactions": [], "layout": {},
        "teams": [{"id": "u", "name": "U", "kind": "stream-aligned"}, {"id": "t", "name": "T"}],
        "name": "Shop", "version": 1.0, "format": "counterpoint"
    }"#;
    check(untidy, &[]);
    assert_eq!(format::write(&read(untidy).document), format::write(&read(&tidy).document));
}

#[test]
fn sets_are_written_sorted_and_lists_as_they_are() {
    let text = shop(
        r#""teams": [{"id": "t", "name": "T"}, {"id": "u", "name": "U"}],
        "teamInteractions": [{"id": "tu", "between": ["u", "t"]}],
        "decisions": [{"id": "d", "title": "D", "about": ["c", "a", "b"]}], "layout": {"pinned": ["c", "a"]}"#,
    );
    let written = format::write(&read(&text).document);
    let compact = written.replace([' ', '\n'], "");
    assert!(compact.contains(r#""between":["t","u"]"#), "{written}");
    assert!(compact.contains(r#""about":["c","a","b"]"#), "{written}");
    assert!(compact.contains(r#""pinned":["a","c"]"#), "{written}");
}

#[test]
fn what_is_no_model_file_is_refused_as_a_whole() {
    let not_json = |line, column| move |refused: &Refused| matches!(refused, Refused::NotJson { line: l, column: c, .. } if (*l, *c) == (line, column));
    assert!(not_json(1, 0)(&refused("")));
    assert!(not_json(2, 3)(&refused("{\n  oops }")));
    assert!(not_json(1, 28)(&refused(r#"{"format": "counterpoint"} x"#)));
    assert_eq!(refused("{}"), Refused::OtherFormat { found: None });
    assert_eq!(refused("[]"), Refused::OtherFormat { found: None });
    assert_eq!(
        refused(r#"{"format": "other", "version": 9}"#),
        Refused::OtherFormat { found: Some("\"other\"".to_owned()) }
    );
    let newer = refused(r#"{"format": "counterpoint", "version": 2, "name": 7}"#);
    assert_eq!(newer, Refused::NewerVersion { version: 2.0 });
    assert_eq!(newer.to_string(), "made by a newer version (format version 2); open it with that one");
}

#[test]
fn depth_and_size_have_limits() {
    let nested = |depth: usize| file(&format!(r#""x-deep": {}1{}"#, "[".repeat(depth - 1), "]".repeat(depth - 1)));
    check(&nested(format::MAX_DEPTH), &[]);
    assert_eq!(refused(&nested(format::MAX_DEPTH + 1)), Refused::TooDeep { depth: 129 });
    assert_eq!(refused(&"[".repeat(1_000_000)), Refused::TooDeep { depth: 1_000_000 });
    assert_eq!(refused(&file(r#""x-text": "[[[\"[[["#)).to_string().split(':').next(), Some("not JSON"));
    let large = " ".repeat(format::MAX_BYTES + 1);
    assert_eq!(refused(&large), Refused::TooLarge { bytes: format::MAX_BYTES + 1 });
}

#[test]
fn a_mark_of_byte_order_does_not_matter() {
    check(&format!("\u{feff}{}", file(r#""teams": []"#)), &[]);
}

#[test]
fn every_problem_is_said_at_once_with_what_would_be_right() {
    let text = shop(
        r#""teams": [{"id": "Core", "name": "Core"}, {"id": "core"}],
        "interactions": [
            {"id": "a-b", "from": "a", "to": "bb", "kind": "requst"},
            {"id": "b-c", "from": "b", "to": "c", "kind": "request", "resilience": {"attempts": 0, "timeout": 5}}
        ]"#,
    );
    check(
        &text,
        &[
            "/teams/0/id: \"Core\" is not an id: 1 to 80 of a-z, 0-9 and \"-\", not beginning with \"-\" (without /teams/0)",
            "/teams/1/name: is required (without /teams/1)",
            "/interactions/0/to: no element has the id \"bb\"; did you mean \"b\"? (without /interactions/0)",
            "/interactions/0/kind: \"requst\" is not one of request, query, command, event, stream, shared-data, library, file; \
             did you mean \"request\"? (without /interactions/0)",
            "/interactions/1/resilience/timeout: unknown key; did you mean \"timeoutMs\"?",
            "/interactions/1/resilience/attempts: must be a whole number of at least 1, not 0",
        ],
    );
}

#[test]
fn a_reference_must_lead_to_something_of_the_right_kind() {
    check(
        &shop(r#""interactions": [{"id": "payment", "from": "a", "to": "b", "kind": "query", "contract": "c"}]"#),
        &["/interactions/0/contract: \"c\" is a service, not a contract"],
    );
    check(
        &shop(
            r#""interactions": [{"id": "payment", "from": "a", "to": "b", "kind": "query"}],
            "workflows": [{"id": "w", "name": "W", "entry": "a", "steps": [{"interaction": "paymnt"}]}]"#,
        ),
        &["/workflows/0/steps/0/interaction: no element has the id \"paymnt\"; did you mean \"payment\"? \
           (without /workflows/0/steps/0)"],
    );
}

#[test]
fn what_refers_to_something_left_out_says_so() {
    let text = shop(
        r#""interactions": [{"id": "a-b", "from": "a", "to": "a", "kind": "query"}, {"id": "d-a", "from": "d", "to": "a", "kind": "query"}],
        "workflows": [{"id": "w", "name": "W", "entry": "a", "steps": [{"interaction": "a-b"}]}],
        "layout": {"positions": {"d-a": {"x": 0, "y": 0}}}"#,
    );
    check(
        &text,
        &[
            "/interactions/0/to: must be an element other than \"from\" (without /interactions/0)",
            "/interactions/1/from: no element has the id \"d\" (without /interactions/1)",
            "/workflows/0/steps/0/interaction: refers to \"a-b\", which is left out itself (without /workflows/0/steps/0)",
            "/layout/positions/d-a: refers to \"d-a\", which is left out itself",
        ],
    );
    let model = read(&text).document.model().clone();
    assert_eq!((model.interactions().len(), model.workflows().len()), (0, 1));
}

#[test]
fn an_id_is_given_once() {
    check(
        &file(
            r#""teams": [{"id": "x", "name": "First"}], "services": [{"id": "x", "name": "Second"}, {"id": "y", "name": "Y", "team": "x"}]"#,
        ),
        &["/services/0/id: the id \"x\" is taken by /teams/0 (without /services/0)"],
    );
}

#[test]
fn a_key_stands_once() {
    check(
        &file(r#""teams": [{"id": "x", "name": "First", "name": "Second", "x-a": 1, "x-a": 2}]"#),
        &["/teams/0/name: stands twice; the first counts", "/teams/0/x-a: stands twice; the first counts"],
    );
}

#[test]
fn contexts_that_nest_in_a_circle_are_opened_in_one_place() {
    let text = file(
        r#""contexts": [{"id": "out", "name": "Out", "parent": "a"}, {"id": "a", "name": "A", "parent": "b"},
        {"id": "b", "name": "B", "parent": "a"}, {"id": "own", "name": "Own", "parent": "own"}]"#,
    );
    check(
        &text,
        &[
            "/contexts/1/parent: the context \"a\" would contain itself",
            "/contexts/3/parent: the context \"own\" would contain itself",
        ],
    );
    assert_eq!(read(&text).document.model().contexts().len(), 4);
}

#[test]
fn values_have_their_ranges() {
    check(
        &shop(
            r#""interactions": [{"id": "i", "from": "a", "to": "b", "kind": "query", "distance": 11, "rate": -1, "optional": "yes"}],
            "workflows": [{"id": "w", "name": "W", "entry": "a", "weight": -0.5, "steps": [
                {"interaction": "i", "calls": 0, "after": ["i", "j"]}, {"interaction": "i"}]}],
            "decisions": [{"id": "d", "title": "D", "date": "2026-02-30", "guards": [
                {"measure": "reach", "atMost": 1, "atLeast": 1}, {"measure": "reach", "atMost": 4}]}],
            "layout": {"positions": {"a": {"x": 1}, "b": {"x": 1, "y": 2, "z": 3}}, "sizes": {"a": {"width": -1, "height": 2}}}"#,
        ),
        &[
            "/interactions/0/distance: must be a whole number from 1 to 10, not 11",
            "/interactions/0/optional: must be true or false, not a text",
            "/interactions/0/rate: must be a number of at least 0, not -1",
            "/workflows/0/weight: must be a number of at least 0, not -0.5",
            "/workflows/0/steps/0/calls: must be a whole number of at least 1, not 0",
            "/workflows/0/steps/0/after/1: no element has the id \"j\"",
            "/workflows/0/steps/1: \"i\" stands here already: each once",
            "/decisions/0/date: \"2026-02-30\" is not a day of the calendar, written YYYY-MM-DD",
            "/decisions/0/guards/0: must have either \"atMost\" or \"atLeast\"",
            "/layout/positions/a/y: is required (without /layout/positions/a)",
            "/layout/positions/b/z: unknown key",
            "/layout/sizes/a/width: must be a number of at least 0, not -1 (without /layout/sizes/a)",
        ],
    );
}

#[test]
fn services_teams_and_relations_keep_their_rules() {
    check(
        &file(
            r#""teams": [{"id": "t", "name": "T", "size": 2.5}, {"id": "u", "name": "U"}],
            "teamInteractions": [{"id": "tt", "between": ["t", "t"]}, {"id": "tuv", "between": ["t", "u", "v"]}],
            "needs": [{"id": "n", "from": "t", "on": "t", "what": "Time"}],
            "contexts": [{"id": "c", "name": "C"}, {"id": "d", "name": "D"}],
            "contextRelations": [{"id": "cc", "upstream": "c", "downstream": "c"},
                {"id": "cd", "upstream": "c", "downstream": "d", "downstreamRoles": ["conformist", "anticorruption-layer"]}],
            "services": [{"id": "s", "name": "S", "availability": 0, "volatility": 0, "runsOn": ["s"],
                "links": ["javascript:alert(1)", "https://example.org"]}]"#,
        ),
        &[
            "/teams/0/size: must be a whole number of at least 0, not 2.5",
            "/teamInteractions/0/between: must be two different teams (without /teamInteractions/0)",
            "/teamInteractions/1/between: must be a list of two teams (without /teamInteractions/1)",
            "/needs/0/on: must be a team other than \"from\" (without /needs/0)",
            "/contextRelations/0/downstream: must be a context other than \"upstream\" (without /contextRelations/0)",
            "/contextRelations/1/downstreamRoles: must be anticorruption-layer or conformist, not both",
            "/services/0/availability: must be a number above 0, at most 1, not 0",
            "/services/0/runsOn/0: must be another element, not the one it stands in",
            "/services/0/volatility: must be a whole number from 1 to 10, not 0",
            "/services/0/links/0: must be a URL that begins with http:, https: or mailto:",
        ],
    );
}

#[test]
fn what_is_of_the_wrong_type_is_left_out() {
    check(
        r#"{"format": "counterpoint", "version": "1", "teams": {}, "services": [7, {"id": "a", "name": null}], "layout": []}"#,
        &[
            "/version: must be 1; the file is read as if it were (without nothing)",
            "/name: is required; the model is called \"Untitled\" meanwhile (without nothing)",
            "/teams: must be a list, not an object",
            "/services/0: must be an object, not a number",
            "/services/1/name: must be a text, not null (without /services/1)",
            "/layout: must be an object, not a list",
        ],
    );
}

#[test]
fn pointers_escape_what_they_must() {
    check(&file(r#""a/b~c": 1"#), &["/a~1b~0c: unknown key; keys of your own begin with \"x-\""]);
}

#[test]
fn reserved_keys_come_before_ones_own() {
    let text = file(r#""x-mine": 1, "alternatives": []"#);
    check(&text, &[]);
    let written = format::write(&read(&text).document);
    let place = |key: &str| written.find(key).unwrap();
    assert!(place("alternatives") < place("x-mine"), "{written}");
}

#[test]
fn a_file_is_named_after_its_model() {
    assert_eq!(format::file_name(&Model::new("Über Shop & Co.")), "ber-shop-co.counterpoint.json");
    assert_eq!(format::file_name(&Model::new("…")), "model.counterpoint.json");
}

#[test]
fn the_clipboard_takes_files_and_nothing_else() {
    let document = read(EVERYTHING).document;
    assert_eq!(format::fragment::read(&format::fragment::write(&document)), Some(document));
    assert_eq!(format::fragment::read("web -> basket: request"), None);
    assert_eq!(format::fragment::read("{}"), None);
}

#[test]
fn the_empty_model_has_the_shortest_file() {
    let document = counterpoint::editor::document::Document::new(Model::new("New"), Default::default());
    assert_eq!(
        format::write(&document),
        "{\n  \"format\": \"counterpoint\",\n  \"version\": 1,\n  \"name\": \"New\"\n}\n"
    );
}

#[test]
fn an_entity_that_was_read_can_be_removed_again() {
    let mut model = read(&shop("\"x-a\": 1")).document.model().clone();
    assert!(model.apply(Edit::Remove(EntityId::new("a").unwrap())).is_ok());
}
