//! Findings: each with what makes it appear and what makes it go away.

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::findings::{Finding, Rule, Severity, findings};
use counterpoint::analysis::people::People;
use counterpoint::model::decision::{Bound, Decision, DecisionStatus, Guard};
use counterpoint::model::{DecisionId, Edit, EntityId, Model};

use crate::sketch::{change_interaction, change_service, sketch};
use crate::systems::{bookshop, depending};

/// What is found of one rule.
pub(crate) fn found(model: &Model, rule: Rule) -> Vec<Finding> {
    findings(model, &Coupling::of(model), &People::of(model))
        .into_iter()
        .filter(|finding| finding.rule == rule)
        .collect()
}

/// The one that is found of it.
pub(crate) fn the(model: &Model, rule: Rule) -> Finding {
    let mut found = found(model, rule);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

pub(crate) fn ids(ids: &[EntityId]) -> Vec<&str> {
    ids.iter().map(EntityId::as_str).collect()
}

#[test]
fn a_datastore_that_several_use_or_another_team_owns() {
    let both = "a -> db: shared-data\nb -> db: query";
    let one = "a -> db: query";
    let teams = |ids: &str| format!("team red: {ids}\nteam blue:");
    // Who uses it, who is in the teams red and blue, and what is found.
    let (error, warning) = (Severity::Error, Severity::Warning);
    let cases = [
        (both, "", "", Some((warning, "A and B use Db, and are not all owned by one team."))),
        (both, "a", "", Some((warning, "A and B use Db, and are not all owned by one team."))),
        (both, "a", "b", Some((error, "A and B use Db, and are of different teams."))),
        (both, "a b", "", Some((warning, "A and B use Db, and are of one team."))),
        (both, "a b db", "", Some((warning, "A and B use Db, and are of one team."))),
        (both, "a b", "db", Some((error, "A and B use the data in Db directly, and another team owns it."))),
        (both, "a", "db", Some((error, "A and B use the data in Db directly, and another team owns it."))),
        (one, "a", "db", Some((error, "A uses the data in Db directly, and another team owns it."))),
        (one, "a db", "", None),
        (one, "a", "", None),
        (one, "", "db", None),
    ];
    for (uses, red, blue, expected) in cases {
        let model = sketch(&format!("datastore db\n{uses}\n{} {blue}", teams(red)));
        let found = found(&model, Rule::SharedDatastore);
        let found = found.first().map(|finding| (finding.severity, finding.message.as_str()));
        assert_eq!(found, expected, "{uses}, red {red}, blue {blue}");
    }
    let finding = the(&sketch(&format!("datastore db\n{both}\nteam red: a\nteam blue: b")), Rule::SharedDatastore);
    assert_eq!(ids(&finding.subjects), ["db", "a", "b"]);
    assert_eq!(finding.remedy, "Give the data one owner, and let the others ask it or listen to it.");
    let foreign = the(&sketch(&format!("datastore db\n{one}\nteam red: a\nteam blue: db")), Rule::SharedDatastore);
    assert_eq!(foreign.remedy, "Let A ask a service of that team, or listen to it.");
    let twins = |more: &str| {
        let mut model = sketch(&format!("datastore db\n{both}\n{more}"));
        change_service(&mut model, "b", |it| it.redundant_with = vec![crate::sketch::service("a")]);
        found(&model, Rule::SharedDatastore).into_iter().map(|it| it.severity).collect::<Vec<_>>()
    };
    assert!(["team red: a b", "team red: a b db"].iter().all(|teams| twins(teams).is_empty()), "copies of one");
    assert!(["", "team red: a", "team red: b db"].iter().all(|teams| twins(teams) == [warning]), "of no one team");
    assert_eq!(twins("c -> db: query\nteam red: a b c"), [warning]);
    assert_eq!([twins("team red: a\nteam blue: b"), twins("team red: a b\nteam blue: db")], [[error], [error]]);
    let inside = "a -> b: shared-data\nteam red: a\nteam blue: b";
    assert!(!found(&sketch(inside), Rule::SharedDatastore).is_empty(), "the data in a service");
}

#[test]
fn a_call_without_a_timeout() {
    let mut model = sketch(
        "
        web -> checkout: request timeout=2000
        checkout -> pricing: request
        workflow buy entry=web: web-checkout checkout-pricing
        ",
    );
    let finding = the(&model, Rule::MissingTimeout);
    assert_eq!(
        finding.text(),
        "Checkout waits for Pricing without a timeout. If Pricing is slow, Checkout stops and Buy fails; the \
         caller of Checkout gives up after 2 s, but Checkout never does. Set a timeout below 2 s; a fallback keeps Checkout useful."
    );
    assert_eq!(finding.severity, Severity::Warning);
    assert_eq!(ids(&finding.path), ["checkout", "checkout-pricing", "pricing"]);
    change_interaction(&mut model, "checkout-pricing", |it| it.resilience.timeout_ms = Some(500));
    assert!(found(&model, Rule::MissingTimeout).is_empty());
}

#[test]
fn only_services_that_wait_need_timeouts() {
    let model = sketch("person ann\nann -> web: request\nweb -> mailer: command\nweb -> db: shared-data");
    assert!(found(&model, Rule::MissingTimeout).is_empty());
    let idle = the(&sketch("a -> b: query fallback=cache"), Rule::MissingTimeout);
    assert_eq!(idle.severity, Severity::Info, "no workflow waits for it");
    assert_eq!(idle.message, "A waits for B without a timeout, so its fallback never starts.");
}

#[test]
fn more_than_three_attempts() {
    assert!(found(&sketch("a -> b: query attempts=3"), Rule::TooManyAttempts).is_empty());
    let finding = the(&sketch("a -> b: query attempts=4"), Rule::TooManyAttempts);
    assert_eq!(finding.message, "A tries B up to 4 times.");
}

#[test]
fn retries_on_two_hops_in_a_row() {
    let finding = the(&sketch("a -> b: query attempts=3\nb -> c: query attempts=2"), Rule::RetriesInARow);
    assert_eq!(finding.message, "A retries B, and B retries C.");
    assert!(finding.why.contains("up to 6 calls"), "{}", finding.why);
    assert_eq!(ids(&finding.path), ["a", "a-b", "b", "b-c", "c"]);
    assert!(found(&sketch("a -> b: query attempts=3\nb -> c: query"), Rule::RetriesInARow).is_empty());
    let bookshop = the(&bookshop(), Rule::RetriesInARow);
    assert_eq!(bookshop.message, "Web retries Checkout, and Checkout retries Basket, Inventory, Payment and Pricing.");
    assert!(bookshop.why.contains("up to 9 calls"), "{}", bookshop.why);
}

#[test]
fn retries_of_what_may_not_be_repeated() {
    let severity = |line: &str| found(&sketch(line), Rule::UnsafeRetry).pop().map(|finding| finding.severity);
    assert_eq!(severity("a -> b: request attempts=2"), Some(Severity::Warning));
    assert_eq!(severity("a -> b: request attempts=2 idempotent=false"), Some(Severity::Error));
    assert_eq!(severity("a -> b: request attempts=2 idempotent=true"), None);
    assert_eq!(severity("a -> b: query attempts=2"), None, "a query only reads");
    assert_eq!(severity("a -> b: request"), None);
}

#[test]
fn intrusive_coupling_across_teams() {
    let lines = "a -> b: request strength=intrusive\n";
    let finding = the(&sketch(&format!("{lines}team red: a\nteam blue: b")), Rule::IntrusiveCoupling);
    assert_eq!((finding.severity, ids(&finding.subjects)), (Severity::Error, vec!["a-b", "a", "b"]));
    assert!(found(&sketch(&format!("{lines}team red: a b")), Rule::IntrusiveCoupling).is_empty());
    let event = the(&sketch("a -> b: event strength=intrusive\nteam red: a\nteam blue: b"), Rule::IntrusiveCoupling);
    assert_eq!(event.message, "B relies on internals of A, which another team owns.");
}

#[test]
fn commands_that_cross_contexts() {
    let model = sketch(
        "context sales: a\ncontext stock: b c\na -> b: command\nb -> c: command\na -> c: event\nd -> b: command",
    );
    let finding = the(&model, Rule::CommandAcrossContexts);
    assert_eq!(finding.message, "A in Sales tells B in Stock what to do.");
    let queued = sketch("context sales: a\ncontext stock: b\nqueue jobs\na -> jobs: command\njobs -> b: command");
    assert_eq!(ids(&the(&queued, Rule::CommandAcrossContexts).path), ["a", "a-jobs", "jobs", "jobs-b", "b"]);
}

#[test]
fn who_leads_a_workflow_through_other_contexts() {
    let led = |kind: &str, more: &str| {
        let mut model = sketch(&format!(
            "context orders: lead near\ncontext pay: pay\ncontext stock: stock\nlead -> pay: {kind}\nlead -> stock: query
            lead -> near: request\nlead -> out: request\npay -> stock: request\nlead -> pay: event
            workflow buy entry=lead: {more}"
        ));
        crate::findings_bus::change_workflow(&mut model, "buy", |it| {
            it.coordinator = Some(crate::sketch::service("lead"));
        });
        found(&model, Rule::CommandAcrossContexts).into_iter().map(|it| it.message).collect::<Vec<_>>()
    };
    let all = "lead-pay lead-stock lead-near lead-out pay-stock lead-pay-2";
    assert_eq!(led("request", all), ["Lead in Orders leads Pay and Stock in other contexts through Buy."]);
    assert_eq!(led("request", "lead-pay"), ["Lead in Orders leads Pay in other contexts through Buy."]);
    assert_eq!(led("request", "lead-near lead-out pay-stock lead-pay-2"), [""; 0]);
    assert_eq!(led("command", "lead-pay lead-near"), ["Lead in Orders tells Pay in Pay what to do."], "told once");
    let mut undoing = sketch(
        "context orders: lead\ncontext pay: pay\nlead -> pay: request\nlead -> near: request\nworkflow buy entry=lead: lead-near lead-pay",
    );
    crate::findings_bus::change_workflow(&mut undoing, "buy", |it| {
        it.coordinator = Some(crate::sketch::service("lead"));
        it.steps[1].compensates = Some(it.steps[0].interaction.clone());
    });
    assert!(found(&undoing, Rule::CommandAcrossContexts).is_empty(), "it only undoes");
    let alone = "context orders: lead\ncontext pay: pay\nlead -> pay: request\nworkflow buy entry=lead: lead-pay";
    assert!(found(&sketch(alone), Rule::CommandAcrossContexts).is_empty(), "nobody said that it leads anything");
}

#[test]
fn contexts_within_each_other_are_not_apart() {
    let mut model = sketch("context sales: a\ncontext stock: b\na -> b: command");
    let inner = counterpoint::model::ContextId::new("context-stock").unwrap();
    let mut context = model.contexts().get(&inner).unwrap().clone();
    context.parent = Some(counterpoint::model::ContextId::new("context-sales").unwrap());
    model.apply(Edit::Replace(context.into())).unwrap();
    assert!(found(&model, Rule::CommandAcrossContexts).is_empty());
}

#[test]
fn three_events_in_a_row_inside_one_context() {
    let chain = "a -> b: event\nb -> c: event\nc -> d: event\n";
    let finding = the(&sketch(&format!("{chain}context sales: a b c d")), Rule::EventChainInContext);
    assert_eq!(ids(&finding.path), ["a", "a-b", "b", "b-c", "c", "c-d", "d"]);
    assert_eq!(finding.message, "In Sales, A, B, C and D hand on to each other by events only.");
    assert!(found(&sketch(&format!("{chain}context sales: a b c")), Rule::EventChainInContext).is_empty());
    assert!(found(&sketch(chain), Rule::EventChainInContext).is_empty());
    let sales = "context sales: a b c d";
    assert!(
        found(&sketch(&format!("{chain}b -> c: command\n{sales}")), Rule::EventChainInContext).is_empty(),
        "it is led"
    );
    assert_eq!(
        found(&sketch(&format!("{chain}c -> b: query\n{sales}")), Rule::EventChainInContext).len(),
        1,
        "it asks back"
    );
    let streams = chain.replace("event", "stream");
    assert_eq!(found(&sketch(&format!("{streams}{sales}")), Rule::EventChainInContext).len(), 1);
}

#[test]
fn a_hub_and_not_a_gateway() {
    let star = "core: a b c d e f g h i j k";
    let finding = the(&depending(star), Rule::Hub);
    assert_eq!((ids(&finding.subjects), finding.path.len()), (vec!["core"], 12));
    assert_eq!(finding.message, "Core is a hub: used by 0, uses 11.");
    let mut gateway = depending(star);
    change_service(&mut gateway, "core", |it| it.kind = counterpoint::model::service::ServiceKind::Gateway);
    assert!(found(&gateway, Rule::Hub).is_empty());
    assert_eq!(ids(&the(&bookshop(), Rule::Hub).subjects), ["checkout"], "7 of 10 others");
    assert!(found(&depending("a: b c"), Rule::Hub).is_empty(), "three services have no hub");
    assert!(found(&depending("a: b c d e f\ng: h i j"), Rule::Hub).is_empty(), "5 of 9 others are too few");
}

#[test]
fn stored_history_that_another_context_reads() {
    let lines = "a -> b: event carries=sourced\ncontext sales: a\n";
    let finding = the(&sketch(&format!("{lines}context stock: b")), Rule::SourcedEventAcrossContexts);
    assert_eq!(finding.message, "B in Stock reads the stored history of A in Sales.");
    let other = "a -> b: event carries=state-transfer\ncontext sales: a\ncontext stock: b";
    assert!(found(&sketch(other), Rule::SourcedEventAcrossContexts).is_empty());
    assert!(
        found(&sketch("a -> b: event carries=sourced\ncontext sales: a b"), Rule::SourcedEventAcrossContexts)
            .is_empty()
    );
}

fn guarded(status: DecisionStatus, measure: &str, subject: Option<&str>, bound: Bound) -> Model {
    let mut model = bookshop();
    let guard = Guard {
        measure: measure.to_owned(),
        subject: subject.map(|id| EntityId::new(id).unwrap()),
        bound,
        extra: Default::default(),
    };
    let decision = Decision {
        guards: vec![guard],
        ..Decision::new(DecisionId::new("decision-small").unwrap(), "Checkout stays small", status)
    };
    model.apply(Edit::Insert(decision.into())).unwrap();
    model
}

#[test]
fn a_guard_that_no_longer_holds() {
    let accepted = DecisionStatus::Accepted;
    let finding = the(&guarded(accepted, "efferent", Some("checkout"), Bound::AtMost(3.0)), Rule::GuardBroken);
    assert_eq!(
        finding.message,
        "“Checkout stays small” no longer holds: efferent of Checkout is 4, at most 3 was agreed."
    );
    assert_eq!(ids(&finding.subjects), ["decision-small", "checkout"]);
    let holds = |model: &Model| found(model, Rule::GuardBroken).is_empty();
    assert!(holds(&guarded(accepted, "efferent", Some("checkout"), Bound::AtMost(4.0))));
    assert!(holds(&guarded(DecisionStatus::Proposed, "efferent", Some("checkout"), Bound::AtMost(3.0))));
    assert!(!holds(&guarded(accepted, "cumulativeDependency", None, Bound::AtMost(46.0))));
    assert!(!holds(&guarded(accepted, "balance", Some("checkout-pricing"), Bound::AtLeast(8.0))));
    assert!(holds(&guarded(accepted, "cyclicGroups", None, Bound::AtMost(0.0))));
}

#[test]
fn a_guard_that_nobody_can_measure() {
    let accepted = DecisionStatus::Accepted;
    let finding = the(&guarded(accepted, "eferent", Some("checkout"), Bound::AtMost(3.0)), Rule::GuardUnmeasured);
    assert_eq!(
        finding.message,
        "“Checkout stays small” cannot be watched: eferent of Checkout is not known, or not defined at present."
    );
    assert_eq!(ids(&finding.subjects), ["decision-small", "checkout"]);
    assert!(
        found(&guarded(accepted, "efferent", Some("checkout"), Bound::AtMost(3.0)), Rule::GuardUnmeasured).is_empty()
    );
    assert!(
        found(&guarded(DecisionStatus::Proposed, "eferent", None, Bound::AtMost(3.0)), Rule::GuardUnmeasured)
            .is_empty()
    );
}

#[test]
fn guards_know_the_figures_of_the_report() {
    let message = |measure: &str, subject: Option<&str>, bound: Bound| {
        found(&guarded(DecisionStatus::Accepted, measure, subject, bound), Rule::GuardBroken).pop().map(|it| it.message)
    };
    let below = |measure: &str, subject: Option<&str>, text: &str| {
        let said = message(measure, subject, Bound::AtLeast(100.0)).unwrap_or_else(|| panic!("{measure} is not known"));
        assert!(said.contains(text), "{said}");
    };
    // Worked by hand, or published with the example.
    below("modularityByTeam", None, "modularityByTeam is 0.133,");
    below("modularityByContext", None, "modularityByContext is 0.133,");
    below("asynchronousShare", None, "asynchronousShare is 0.143,");
    below("sharedDatastoreShare", None, "sharedDatastoreShare is 0.143,");
    below("meanCoupling", None, "meanCoupling is 2.545,");
    below("dependentShare", None, "dependentShare is 0.727,");
    below("averageDependency", None, "averageDependency is 4.273,");
    below("congruence", None, "congruence is 0,");
    below("control", Some("checkout-shipping"), "control of checkout-shipping is 0,");
    below("domain", Some("web-catalog"), "domain of web-catalog is 0.5,");
    below("efferent", Some("context-orders"), "efferent of Orders is 4,");
    below("afferent", Some("team-orders"), "afferent of Orders is 3,");
    below("instability", Some("team-pricing"), "instability of Pricing is 0,");
    assert_eq!(message("popularity", None, Bound::AtLeast(100.0)), None, "nobody measures that");
}

#[test]
fn errors_come_first() {
    let severities: Vec<Severity> = {
        let model = sketch("a -> b: request attempts=5\nb -> a: request\ndatastore db\na -> db: query\nb -> db: query");
        findings(&model, &Coupling::of(&model), &People::of(&model)).iter().map(|finding| finding.severity).collect()
    };
    assert!(severities.is_sorted_by(|one, other| one >= other) && severities.len() > 3, "{severities:?}");
}
