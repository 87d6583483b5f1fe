//! Findings that people accept: what a suppression covers, what becomes of it when the model changes, and who no longer hears of it.

use std::collections::BTreeSet;

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::findings::{Finding, Findings, Rule, findings};
use counterpoint::analysis::people::People;
use counterpoint::analysis::report::Report;
use counterpoint::editor::alter;
use counterpoint::editor::document::{Document, DocumentEdit};
use counterpoint::editor::input::Input;
use counterpoint::editor::suppressing::suppress;
use counterpoint::format;
use counterpoint::layout::Placement;
use counterpoint::model::suppression::Suppression;
use counterpoint::model::{Edit, EntityId, Model, SuppressionId, Word};
use counterpoint::scene::assessment::Assessment;
use counterpoint::scene::outline::{Outline, spoken};
use counterpoint::scene::panel::findings::counts;
use counterpoint::scene::panel::glossary::Figure;
use counterpoint::scene::panel::status::Known;
use proptest::prelude::*;

use crate::arbitrary::{Tape, tape};
use crate::sketch::sketch;
use crate::support::with_document;

fn entity(id: &str) -> EntityId {
    EntityId::new(id).unwrap()
}

fn suppression(id: &str, rule: &str, subjects: &[&str]) -> Suppression {
    Suppression {
        id: SuppressionId::new(id).unwrap(),
        rule: rule.to_owned(),
        subjects: subjects.iter().map(|id| entity(id)).collect(),
        reason: "It is fine.".to_owned(),
        extra: Default::default(),
    }
}

fn with(model: &Model, suppression: Suppression) -> Model {
    let mut model = model.clone();
    model.apply(Edit::Insert(suppression.into())).unwrap();
    model
}

fn judged(model: &Model) -> Findings {
    Findings::of(model, &Coupling::of(model), &People::of(model))
}

/// Of each list, the rules in words.
fn told(model: &Model) -> [Vec<String>; 3] {
    let findings = judged(model);
    [
        findings.open.iter().map(|it| it.rule.word().to_owned()).collect(),
        findings.suppressed.iter().map(|it| format!("{} by {}", it.finding.rule.word(), it.by)).collect(),
        findings.idle.iter().map(ToString::to_string).collect(),
    ]
}

/// Services that announce to each other in a circle: one finding.
fn circle(members: &[&str]) -> Model {
    let after = members.iter().cycle().skip(1);
    sketch(&members.iter().zip(after).map(|(from, to)| format!("{from} -> {to}: event\n")).collect::<String>())
}

#[test]
fn what_shrinks_stays_accepted_and_what_grows_is_shown_again() {
    let accept = |model: &Model| with(model, suppression("s", "cyclic-dependency", &["a", "b", "c"]));
    let covered = ["cyclic-dependency by s".to_owned()];
    assert_eq!(told(&accept(&circle(&["a", "b", "c"]))), [vec![], covered.to_vec(), vec![]]);
    let mut shrunk = circle(&["a", "b"]);
    shrunk.apply(Edit::Insert(sketch("service c").services().iter().next().unwrap().clone().into())).unwrap();
    assert_eq!(told(&accept(&shrunk)), [vec![], covered.to_vec(), vec![]]);
    let grown = circle(&["a", "b", "c", "d"]);
    assert_eq!(told(&accept(&grown)), [vec!["cyclic-dependency".to_owned()], vec![], vec!["s".to_owned()]]);
}

#[test]
fn a_suppression_covers_its_own_rule_only_and_an_unknown_one_nothing() {
    let model = circle(&["a", "b"]);
    for rule in ["hub", "of-a-newer-version", "", "cyclic dependency"] {
        let [open, suppressed, idle] = told(&with(&model, suppression("s", rule, &["a", "b"])));
        assert_eq!((open.len(), suppressed.len(), idle.len()), (1, 0, 1), "{rule}");
    }
    let [open, ..] = told(&with(&model, suppression("s", "cyclic-dependency", &[])));
    assert_eq!(open.len(), 1, "about nothing is not about everything");
}

#[test]
fn of_several_that_cover_a_finding_the_first_tells_why_and_none_is_idle() {
    let model = circle(&["a", "b"]);
    let model = with(&model, suppression("y", "cyclic-dependency", &["b", "a"]));
    let model = with(&model, suppression("x", "cyclic-dependency", &["a", "b"]));
    assert_eq!(told(&model), [vec![], vec!["cyclic-dependency by x".to_owned()], vec![]]);
}

#[test]
fn a_finding_about_nothing_in_particular_is_covered_by_a_suppression_about_nothing() {
    let model = circle(&["a", "b"]);
    let everywhere = Finding { subjects: Vec::new(), ..judged(&model).open.remove(0) };
    let covered = |subjects: &[&str]| {
        let model = with(&model, suppression("s", "cyclic-dependency", subjects));
        Findings::sorted(&model, vec![everywhere.clone()]).suppressed.len()
    };
    assert_eq!((covered(&[]), covered(&["a"])), (1, 0));
}

fn removed(model: &Model, ids: &[&str]) -> Model {
    let mut document = Document::new(model.clone(), Placement::default());
    let ids: BTreeSet<EntityId> = ids.iter().map(|id| entity(id)).collect();
    let inverses = document.apply_all(alter::remove(&document, &ids)).unwrap();
    let after = document.model().clone();
    assert_eq!(after.check(), []);
    document.apply_all(inverses).unwrap();
    assert_eq!(document.model(), model);
    after
}

#[test]
fn a_suppression_goes_with_the_first_of_its_subjects_and_forgets_the_others() {
    let model = sketch("a -> b: request\nservice c");
    let model = with(&model, suppression("s", "missing-timeout", &["a-b", "a", "c"]));
    let about = |model: &Model| model.suppressions().iter().map(|it| it.subjects.clone()).collect::<Vec<_>>();
    assert_eq!(about(&removed(&model, &["c"])), [[entity("a-b"), entity("a")]]);
    assert!(about(&removed(&model, &["a-b"])).is_empty());
    assert!(about(&removed(&model, &["b"])).is_empty(), "the interaction leaves with its end");
}

#[test]
fn suppressions_about_suppressions_leave_one_after_another() {
    let mut model = sketch("service a");
    model = with(&model, suppression("s0", "hub", &["a"]));
    for number in 1..2000 {
        let (id, about) = (format!("s{number}"), format!("s{}", number - 1));
        model = with(&model, suppression(&id, "hub", &[about.as_str(), "a"]));
    }
    assert!(removed(&model, &["a"]).entities().next().is_none());
}

#[test]
fn what_is_accepted_is_on_no_badge_in_no_count_and_puts_no_journey_at_risk() {
    let model = sketch("a -> b: request\nworkflow w entry=a: a-b\n");
    let figures = |model: &Model| {
        let (coupling, findings) = (Coupling::of(model), judged(model));
        let people = People::of(model);
        let known = Known { model, coupling: &coupling, findings: &findings.open, people: &people, outage: None };
        let drawn = Assessment {
            coupling: &coupling,
            findings: &findings.open,
            outage: None,
            shows_heat: false,
            journey: None,
        };
        let badges = drawn.overlay(model).findings.len();
        (known.value(Figure::JourneysAtRisk), counts(&findings.open).map(|it| it.1), badges)
    };
    assert_eq!(figures(&model), (1, [0, 1, 0], 3));
    let accepted = with(&model, suppression("s", "missing-timeout", &["a-b", "a", "b"]));
    assert_eq!(figures(&accepted), (0, [0, 0, 0], 0));
}

#[test]
fn the_report_keeps_what_is_accepted_last_with_the_reason() {
    let model = sketch("a -> b: request\nb -> c: request attempts=9\n");
    let accepted = with(&model, suppression("s", "missing-timeout", &["b-c", "b", "c"]));
    let report: serde_json::Value = serde_json::from_str(&format::report::write(&Report::of(&accepted))).unwrap();
    let entries: Vec<(&str, Option<&str>)> = report["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["rule"].as_str().unwrap(), it.get("suppressed").and_then(|it| it.as_str())))
        .collect();
    assert_eq!(
        entries,
        [
            ("too-many-attempts", None),
            ("unsafe-retry", None),
            ("missing-timeout", None),
            ("missing-timeout", Some("It is fine.")),
        ]
    );
}

#[test]
fn accepting_is_an_edit_like_any_other_and_needs_a_reason() {
    let model = sketch("a -> b: request");
    let finding = judged(&model).open.remove(0);
    let accept = |reason: &str| suppress(&model, finding.rule.word(), &finding.subjects, reason);
    assert_eq!(accept(" \n").unwrap_err().to_string(), "Say first why it is fine as it is.");
    let mut document = Document::new(model.clone(), Placement::default());
    let inverses = document.apply_all(accept(" Until the autumn. ").unwrap()).unwrap();
    let made = document.model().suppressions().iter().next().unwrap();
    assert_eq!((made.id.as_str(), made.reason.as_str()), ("missing-timeout-a-b", "Until the autumn."));
    let reopened = format::read(&format::write(&document)).unwrap().document;
    assert_eq!(judged(reopened.model()).suppressed[0].reason, "Until the autumn.");
    assert!(judged(reopened.model()).open.is_empty());
    document.apply_all(inverses).unwrap();
    assert_eq!(judged(document.model()), judged(&model));
}

#[test]
fn a_pasted_suppression_is_about_what_was_pasted_with_it() {
    let model = with(&sketch("a -> b: request"), suppression("s", "missing-timeout", &["a-b", "a", "b"]));
    let document = Document::new(model, Placement::default()).arranged();
    let mut person = with_document(document.clone());
    person.input(Input::Paste(document));
    let model = person.editor.document().model();
    assert_eq!((judged(model).open.len(), judged(model).suppressed.len()), (0, 2));
    let about: BTreeSet<_> = model.suppressions().iter().flat_map(|it| it.subjects.clone()).collect();
    assert_eq!(about.len(), 6);
    person.undo_by_command();
    assert_eq!(person.editor.document().model().suppressions().len(), 1);
}

#[test]
fn what_is_accepted_stands_in_the_outline_by_its_reason_and_can_be_given_another() {
    let model = with(&sketch("service a"), suppression("s", "hub", &["a"]));
    let outline = Outline::of(&model);
    let item = &outline.items()[outline.position(&entity("s")).unwrap()];
    assert_eq!((&*item.label, &*item.detail), ("It is fine.", "hub"));
    assert_eq!(spoken::name(&model, item, None), "It is fine, suppressed finding, hub");
    let mut document = Document::new(model, Placement::default());
    document.apply_all(alter::rename(document.model(), &entity("s"), "It leads the flow.")).unwrap();
    assert_eq!(judged(document.model()).idle.len(), 1);
    assert_eq!(document.model().suppressions().iter().next().unwrap().reason, "It leads the flow.");
    assert!(alter::rename(document.model(), &entity("s"), " ").is_empty());
}

/// A system in which most rules find something, with suppressions that nearly fit what was found.
fn system(tape: &mut Tape) -> Model {
    let names = ["a", "b", "c", "d", "e"];
    let mut text = String::from("datastore e\ncontext x: a b\ncontext y: c d\nteam red: a c\nteam blue: b\n");
    for _ in 0..=tape.below(12) {
        let (from, to) = (names[tape.below(5)], names[tape.below(5)]);
        let kind = ["request", "query", "command", "event", "shared-data"][tape.below(5)];
        if from != to {
            text += &format!("{from} -> {to}: {kind} attempts={}\n", 1 + tape.below(5));
        }
    }
    let mut model = sketch(&text);
    let found = judged(&model).open;
    for _ in 0..tape.below(8) {
        let Some(finding) = tape.one(&found) else { break };
        let mut subjects: Vec<EntityId> = finding.subjects.iter().filter(|_| tape.below(8) < 7).cloned().collect();
        subjects.extend(tape.maybe(|tape| entity(names[tape.below(5)])));
        subjects.reverse();
        let rule = if tape.below(8) < 7 { finding.rule } else { Rule::ALL[tape.below(Rule::ALL.len())] };
        let id = SuppressionId::from_entity(model.free_id("s", "s"));
        let suppression = Suppression {
            id,
            rule: rule.word().to_owned(),
            subjects,
            reason: "So.".to_owned(),
            extra: Default::default(),
        };
        // A subject that the system does not have is refused.
        let _ = model.apply(Edit::Insert(suppression.into()));
    }
    model
}

fn covers(suppression: &Suppression, finding: &Finding) -> bool {
    let about: BTreeSet<_> = finding.subjects.iter().collect();
    let covered: BTreeSet<_> = suppression.subjects.iter().collect();
    suppression.rule == finding.rule.word() && about.is_subset(&covered) && about.is_empty() == covered.is_empty()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_finding_is_open_or_accepted_as_comparing_each_with_each_says(mut tape in tape(120)) {
        let model = system(&mut tape);
        let all = findings(&model, &Coupling::of(&model), &People::of(&model));
        let judged = judged(&model);
        let covering = |it: &Finding| model.suppressions().iter().find(|s| covers(s, it)).map(|s| s.id.clone());
        let (accepted, open): (Vec<_>, Vec<_>) = all.iter().cloned().partition(|it| covering(it).is_some());
        prop_assert_eq!(&judged.open, &open);
        let listed: Vec<_> = judged.suppressed.iter().map(|it| (it.finding.clone(), Some(it.by.clone()))).collect();
        let expected: Vec<_> = accepted.into_iter().map(|it| { let by = covering(&it); (it, by) }).collect();
        prop_assert_eq!(listed, expected);
        let idle: Vec<_> = model.suppressions().iter().filter(|s| !all.iter().any(|it| covers(s, it))).collect();
        prop_assert_eq!(judged.idle, idle.into_iter().map(|it| it.id.clone()).collect::<Vec<_>>());
    }

    #[test]
    fn accepting_what_is_open_accepts_it_and_opens_nothing(mut tape in tape(120)) {
        let model = system(&mut tape);
        let before = judged(&model);
        if let Some(finding) = tape.one(&before.open) {
            let mut document = Document::new(model, Placement::default());
            let edits: Vec<DocumentEdit> =
                suppress(document.model(), finding.rule.word(), &finding.subjects, "So.").unwrap();
            document.apply_all(edits).unwrap();
            let after = judged(document.model());
            prop_assert!(after.open.iter().all(|it| before.open.contains(it)) && !after.open.contains(&finding));
            prop_assert!(after.suppressed.iter().any(|it| it.finding == finding));
            prop_assert_eq!(after.open.len() + after.suppressed.len(), before.open.len() + before.suppressed.len());
        }
    }
}
