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

fn ids(ids: &[EntityId]) -> Vec<&str> {
    ids.iter().map(EntityId::as_str).collect()
}

#[test]
fn services_that_call_each_other_in_a_circle() {
    let model = depending("orders: stock\nstock: pricing\npricing: orders\nweb: orders");
    let finding = the(&model, Rule::CyclicDependency);
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(ids(&finding.subjects), ["orders", "pricing", "stock"]);
    let path = ["orders", "orders-stock", "stock", "stock-pricing", "pricing", "pricing-orders", "orders"];
    assert_eq!(ids(&finding.path), path);
    assert_eq!(finding.message, "Orders, Pricing and Stock depend on each other in a circle.");
    assert!(finding.remedy.starts_with("Remove or turn around the dependency of "), "{}", finding.remedy);
}

#[test]
fn the_evidence_of_waiting_in_a_circle_is_the_calls() {
    let model = sketch("b -> a: event\na -> b: command\na -> b: request\nb -> a: query");
    let path = the(&model, Rule::CyclicDependency).path;
    let kind = |id: &EntityId| {
        let id = counterpoint::model::InteractionId::from_entity(id.clone());
        model.interactions().get(&id).map(|it| it.kind.is_synchronous())
    };
    assert_eq!(path.iter().filter_map(kind).collect::<Vec<_>>(), [true, true], "{path:?}");
}

#[test]
fn a_circle_that_no_one_waits_in_only_warns() {
    let model = sketch("a -> b: event\nb -> a: event");
    assert_eq!(the(&model, Rule::CyclicDependency).severity, Severity::Warning);
    assert!(found(&sketch("a -> b: event\na -> b: request"), Rule::CyclicDependency).len() == 1, "one way each");
    assert!(found(&bookshop(), Rule::CyclicDependency).is_empty());
}

#[test]
fn a_datastore_that_two_teams_use() {
    let lines = "datastore db\na -> db: shared-data\nb -> db: query\n";
    assert_eq!(the(&sketch(lines), Rule::SharedDatastore).severity, Severity::Warning, "nobody said whose they are");
    let finding = the(&sketch(&format!("{lines}team red: a\nteam blue: b")), Rule::SharedDatastore);
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(ids(&finding.subjects), ["db", "a", "b"]);
    assert_eq!(ids(&finding.path), ["a", "a-db", "db", "b-db", "b"]);
    assert!(found(&sketch(&format!("{lines}team red: a b")), Rule::SharedDatastore).is_empty());
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
