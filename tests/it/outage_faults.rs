//! Crashes, slowness and bad data: tables worked out by hand, and what protects callers under each.

use counterpoint::analysis::outage::{
    Circumstances, Condition, Fault, Mitigation, Outage, Outcome, Reason, ineffective_mitigations,
};
use counterpoint::model::interaction::Fallback;
use counterpoint::model::{Model, WorkflowId};

use crate::sketch::{change_interaction, change_service, interaction, service, sketch};
use crate::systems::bookshop;

fn fail(model: &Model, ids: &[&str], circumstances: impl Into<Circumstances>) -> Outage {
    Outage::of(model, &ids.iter().map(|id| service(id)).collect(), circumstances)
}

fn lasting(fault: Fault, seconds: u32) -> Circumstances {
    Circumstances { fault, lasting_s: Some(seconds) }
}

fn outcome(outage: &Outage, name: &str) -> Outcome {
    outage.workflows[&WorkflowId::new(&format!("workflow-{name}")).unwrap()].outcome
}

/// Down, degraded and delayed, each in one line.
fn states(outage: &Outage) -> [String; 3] {
    let line = |ids: Vec<&str>| ids.join(" ");
    [
        line(outage.elements_in(Condition::Down).map(|id| id.as_str()).collect()),
        line(outage.elements_in(Condition::Degraded).map(|id| id.as_str()).collect()),
        line(outage.delayed().map(|id| id.as_str()).collect()),
    ]
}

fn told(outage: &Outage) -> Vec<String> {
    outage.ineffective.iter().map(|it| format!("{}: {it}", it.interaction)).collect()
}

type Row = (&'static str, [&'static str; 3], Outcome, Outcome, f64);

fn assert_table(model: &Model, circumstances: impl Into<Circumstances>, rows: &[Row]) {
    let circumstances = circumstances.into();
    for (failed, expected, browse, buy, score) in rows {
        let outage = fail(model, &[failed], circumstances);
        assert_eq!(states(&outage), *expected, "{failed}");
        assert_eq!((outcome(&outage, "browse"), outcome(&outage, "buy")), (*browse, *buy), "{failed}");
        assert_eq!(outage.score, *score, "{failed}");
    }
}

/// Nobody has a timeout. So catalog, which can live without pricing, and payment, which can live without fraud, wait all the same: catalog
/// down takes basket, checkout and web along and with web Browse; payment takes checkout and web. Otherwise as in the crash table.
#[test]
fn bookshop_when_something_is_slow() {
    use Outcome::{Delayed, Fails, Ok};
    let late = "notification shipping";
    let rows = [
        ("web", ["", "", ""], Fails, Fails, 1.0),
        ("catalog", ["basket checkout web", "", late], Fails, Fails, 1.0),
        ("pricing", ["basket catalog checkout web", "", late], Fails, Fails, 1.0),
        ("basket", ["checkout web", "", late], Ok, Fails, 0.3),
        ("checkout", ["web", "", late], Ok, Fails, 0.3),
        ("payment", ["checkout web", "", late], Ok, Fails, 0.3),
        ("inventory", ["checkout web", "", late], Ok, Fails, 0.3),
        ("wmsdb", ["checkout inventory shipping web", "", "notification"], Ok, Fails, 0.3),
        ("fraud", ["checkout payment web", "", late], Ok, Fails, 0.3),
        ("shipping", ["", "", ""], Ok, Delayed, 0.075),
        ("notification", ["", "", ""], Ok, Delayed, 0.075),
    ];
    assert_table(&bookshop(), Fault::Slow, &rows);
}

/// Calls take what they are answered; catalog and payment lose only the part they can live without. Checkout's events carry it on to
/// notification and shipping, which do the rest of their work. Shipping and inventory write into wmsdb, which then holds some wrong
/// entries for the other; through inventory they reach checkout, web and again notification. Nothing is late: what is done with wrong
/// data degrades Buy.
#[test]
fn bookshop_when_something_has_bad_data() {
    use Outcome::{Degraded, Fails, Ok};
    let spoiled = "inventory notification shipping wmsdb";
    let rows = [
        ("web", ["", "", ""], Fails, Fails, 1.0),
        ("catalog", ["basket checkout web", spoiled, ""], Fails, Fails, 1.0),
        (
            "pricing",
            ["checkout web", "basket catalog inventory notification shipping wmsdb", ""],
            Degraded,
            Fails,
            0.65,
        ),
        ("basket", ["checkout web", spoiled, ""], Ok, Fails, 0.3),
        ("checkout", ["web", spoiled, ""], Ok, Fails, 0.3),
        ("payment", ["checkout web", spoiled, ""], Ok, Fails, 0.3),
        ("inventory", ["checkout web", "notification shipping wmsdb", ""], Ok, Fails, 0.3),
        ("wmsdb", ["checkout inventory shipping web", "notification", ""], Ok, Fails, 0.3),
        ("fraud", ["", "checkout inventory notification payment shipping web wmsdb", ""], Ok, Degraded, 0.15),
        ("shipping", ["", "checkout inventory notification web wmsdb", ""], Ok, Degraded, 0.15),
        ("notification", ["", "", ""], Ok, Degraded, 0.15),
    ];
    assert_table(&bookshop(), Fault::BadData, &rows);
}

/// Bookshop with protection of several kinds, some of which works.
fn guarded() -> Model {
    let mut model = bookshop();
    let mut timeout = |id: &str, ms: u32| {
        change_interaction(&mut model, id, |it| it.resilience.timeout_ms = Some(ms));
    };
    timeout("web-catalog", 1_000);
    timeout("web-basket", 1_000);
    timeout("web-checkout", 2_000);
    timeout("catalog-pricing", 200);
    timeout("checkout-pricing", 500);
    timeout("checkout-payment", 500);
    timeout("payment-fraud", 600);
    change_interaction(&mut model, "checkout-pricing", |it| {
        it.resilience.fallback = Fallback::Cache;
        it.resilience.cache_ttl_s = Some(60);
    });
    change_interaction(&mut model, "checkout-inventory", |it| {
        it.resilience.fallback = Fallback::Default;
        it.resilience.circuit_breaker = true;
    });
    model
}

/// Catalog gives up on pricing after 200 ms, before web does after 1,000: degraded, as in a crash. Checkout gives up after 3 · 500 ms,
/// before web does after 2,000, and takes prices from its cache. Payment gives up on fraud after 600 ms, when checkout has after 500: so
/// checkout finds payment down and has nothing else. Checkout waits for inventory without end, so its fallback never starts.
#[test]
fn guarded_bookshop_when_something_is_slow() {
    use Outcome::{Degraded, Fails, Ok};
    let late = "notification shipping";
    let rows = [
        ("catalog", ["basket checkout web", "", late], Fails, Fails, 1.0),
        ("pricing", ["", "basket catalog checkout web", ""], Degraded, Degraded, 0.5),
        ("payment", ["checkout web", "", late], Ok, Fails, 0.3),
        ("inventory", ["checkout web", "", late], Ok, Fails, 0.3),
        ("wmsdb", ["checkout inventory shipping web", "", "notification"], Ok, Fails, 0.3),
        ("fraud", ["checkout payment web", "", late], Ok, Fails, 0.3),
    ];
    assert_table(&guarded(), Fault::Slow, &rows);
    assert!(told(&fail(&guarded(), &["pricing"], Fault::Slow)).is_empty());
    let too_late = "the caller gives up after 600 ms, its own caller after 500 ms";
    assert_eq!(
        told(&fail(&guarded(), &["fraud"], Fault::Slow)),
        [
            format!("payment-fraud: doing without the answer cannot work: {too_late}"),
            format!("payment-fraud: the timeout cannot work: {too_late}"),
        ]
    );
    assert_eq!(
        told(&fail(&guarded(), &["inventory"], Fault::Slow)),
        [
            "checkout-inventory: trying again cannot work: no timeout is set",
            "checkout-inventory: the circuit breaker cannot work: no timeout is set",
            "checkout-inventory: the fallback cannot work: no timeout is set",
        ]
    );
}

/// All that protects callers waits for a failure, and none comes.
#[test]
fn guarded_bookshop_when_something_has_bad_data() {
    use Outcome::{Degraded, Fails, Ok};
    let rows = [
        (
            "pricing",
            ["checkout web", "basket catalog inventory notification shipping wmsdb", ""],
            Degraded,
            Fails,
            0.65,
        ),
        ("inventory", ["checkout web", "notification shipping wmsdb", ""], Ok, Fails, 0.3),
        ("fraud", ["", "checkout inventory notification payment shipping web wmsdb", ""], Ok, Degraded, 0.15),
    ];
    assert_table(&guarded(), Fault::BadData, &rows);
    let unnoticed =
        |what: &str| format!("{what} cannot work: the answer comes in time, and nobody notices that it is wrong");
    assert_eq!(
        told(&fail(&guarded(), &["pricing"], Fault::BadData)),
        [
            unnoticed("catalog-pricing: the timeout"),
            unnoticed("checkout-pricing: the timeout"),
            unnoticed("checkout-pricing: trying again"),
            unnoticed("checkout-pricing: the cache"),
            unnoticed("web-checkout: the timeout"),
            unnoticed("web-checkout: trying again"),
        ]
    );
}

/// With fallbacks for prices and stock a crash of either only degrades; prices are cached for a minute.
#[test]
fn guarded_bookshop_when_something_crashes() {
    use Outcome::{Degraded, Fails, Ok};
    let late = "notification shipping";
    let pricing = ("pricing", ["", "basket catalog checkout web", ""], Degraded, Degraded, 0.5);
    let rows = [
        pricing,
        ("inventory", ["", "checkout web", ""], Ok, Degraded, 0.15),
        ("wmsdb", ["inventory shipping", "checkout web", ""], Ok, Degraded, 0.15),
        ("payment", ["checkout web", "", late], Ok, Fails, 0.3),
    ];
    assert_table(&guarded(), Fault::Crash, &rows);
    assert_table(&guarded(), lasting(Fault::Crash, 60), &[pricing]);
    let expired = ("pricing", ["checkout web", "basket catalog", late], Degraded, Fails, 0.65);
    assert_table(&guarded(), lasting(Fault::Crash, 61), &[expired]);
    assert_table(&guarded(), lasting(Fault::Slow, 61), &[expired]);
    assert_eq!(
        told(&fail(&guarded(), &["pricing"], lasting(Fault::Crash, 61))),
        ["checkout-pricing: the cache cannot work: the outage lasts longer than answers are kept, 60 s"]
    );
}

#[test]
fn a_timeout_has_to_come_before_those_of_the_callers() {
    let slow = |caller: &str, call: &str| {
        let model = sketch(&format!("web -> a: request {caller}\na -> b: request fallback=default {call}"));
        states(&fail(&model, &["b"], Fault::Slow))
    };
    let (works, fails) = (["", "a web", ""], ["a web", "", ""]);
    assert_eq!(slow("", "timeout=500"), works, "nobody is known to be in a hurry");
    assert_eq!(slow("timeout=501", "timeout=500"), works);
    assert_eq!(slow("timeout=500", "timeout=500"), fails);
    assert_eq!(slow("timeout=501", "timeout=250 attempts=2"), works);
    assert_eq!(slow("timeout=500", "timeout=250 attempts=2"), fails, "all attempts count");
    assert_eq!(slow("timeout=500", ""), fails);
    let mut model = sketch("web -> a: query timeout=520\na -> b: request fallback=default timeout=250 attempts=2");
    assert_eq!(states(&fail(&model, &["b"], Fault::Slow)), works);
    change_interaction(&mut model, "a-b", |it| it.resilience.backoff_ms = Some(20));
    assert_eq!(states(&fail(&model, &["b"], Fault::Slow)), fails, "so do the pauses between them");
}

#[test]
fn the_most_impatient_caller_counts_be_it_a_person() {
    let model = sketch(
        "
        person ann
        ann -> a: request timeout=300
        batch -> a: request timeout=9000
        a -> b: request optional timeout=400
        ",
    );
    assert_eq!(states(&fail(&model, &["b"], Fault::Slow)), ["a batch", "", ""]);
}

#[test]
fn a_workflow_knows_only_the_hurry_of_its_own_callers() {
    let model = sketch(
        "
        web -> a: request timeout=300
        batch -> a: request timeout=9000
        a -> b: request fallback=default timeout=400
        workflow shop entry=web: web-a a-b
        workflow nightly entry=batch: batch-a a-b
        ",
    );
    let outage = fail(&model, &["b"], Fault::Slow);
    assert_eq!(states(&outage), ["a batch web", "", ""]);
    assert_eq!((outcome(&outage, "shop"), outcome(&outage, "nightly")), (Outcome::Fails, Outcome::Degraded));
}

#[test]
fn an_optional_step_waits_like_any_other() {
    let model = |words: &str| sketch(&format!("web -> tips: request {words}\nworkflow visit entry=web: web-tips?"));
    let outage = fail(&model(""), &["tips"], Fault::Slow);
    assert_eq!(outcome(&outage, "visit"), Outcome::Fails);
    assert_eq!(told(&outage), ["web-tips: doing without the answer cannot work: no timeout is set"]);
    assert_eq!(outcome(&fail(&model("timeout=100"), &["tips"], Fault::Slow), "visit"), Outcome::Degraded);
    assert_eq!(outcome(&fail(&model(""), &["tips"], Fault::Crash), "visit"), Outcome::Degraded);
}

#[test]
fn a_slow_channel_blocks_publishers_unless_they_have_an_outbox() {
    let model = |words: &str| sketch(&format!("topic t\na -> t: event {words}\nt -> b: event"));
    let slow = |words: &str| states(&fail(&model(words), &["t"], Fault::Slow));
    assert_eq!(slow(""), ["a", "", "b"]);
    assert_eq!(slow("fallback=default"), ["a", "", "b"]);
    assert_eq!(slow("fallback=default timeout=100"), ["", "a", "b"]);
    assert_eq!(slow("fallback=queue"), ["", "", "a b"]);
}

#[test]
fn wrong_messages_degrade_whoever_gets_them() {
    for kind in ["command", "event", "stream", "file"] {
        let model = sketch(&format!("a -> b: {kind}\nb -> c: {kind}\nd -> b: request"));
        assert_eq!(states(&fail(&model, &["a"], Fault::BadData)), ["", "b c d", ""], "{kind}");
        assert_eq!(states(&fail(&model, &["b"], Fault::BadData)), ["d", "c", ""], "{kind}");
    }
    let model = sketch("topic t\na -> t: event\nt -> b: event");
    assert_eq!(states(&fail(&model, &["t"], Fault::BadData)), ["", "b", ""], "publishers get nothing back");
    assert_eq!(states(&fail(&model, &["a"], Fault::BadData)), ["", "b t", ""]);
    let outage = fail(&model, &["t"], Fault::BadData);
    assert_eq!(outage.states[&service("t")].calls_failing, 0);
}

#[test]
fn wrong_entries_reach_whoever_shares_the_store() {
    let model = sketch("datastore db\na -> db: shared-data\nb -> db: shared-data\nc -> db: query");
    assert_eq!(states(&fail(&model, &["a"], Fault::BadData)), ["", "b c db", ""]);
    assert_eq!(states(&fail(&model, &["c"], Fault::BadData)), ["", "", ""], "who only reads writes nothing wrong");
    assert_eq!(states(&fail(&model, &["a"], Fault::Crash)), ["", "", ""]);
    let way = &fail(&model, &["a"], Fault::BadData).states[&service("b")].why;
    assert_eq!(way.iter().map(|hop| hop.to.as_str()).collect::<Vec<_>>(), ["db", "b"]);
}

#[test]
fn nobody_turns_to_another_because_of_wrong_answers() {
    let mut model = sketch("a -> b: request\nc -> d: request");
    change_service(&mut model, "b", |it| it.redundant_with = vec![service("d")]);
    assert_eq!(states(&fail(&model, &["b"], Fault::Crash)), ["", "", ""]);
    assert_eq!(states(&fail(&model, &["b"], Fault::Slow)), ["", "", ""]);
    let outage = fail(&model, &["b"], Fault::BadData);
    assert_eq!(states(&outage), ["a", "", ""]);
    let found: Vec<_> = outage.ineffective.iter().map(|it| (it.mitigation, it.reason)).collect();
    assert_eq!(found, [(Mitigation::Redundancy, Reason::Unnoticed)]);
}

#[test]
fn a_workflow_says_which_steps_are_not_completed() {
    let model = sketch(
        "
        topic orders
        web -> shop: request
        shop -> orders: event fallback=queue
        orders -> shipping: event
        orders -> mail: event
        mail -> tips: request optional
        workflow buy entry=web: web-shop shop-orders orders-shipping orders-mail~ mail-tips?
        ",
    );
    let steps = |failed: &str, fault: Fault| {
        let outage = fail(&model, &[failed], fault);
        let it = outage.workflows.values().next().unwrap();
        let steps: Vec<&str> = it.incomplete.iter().map(|id| id.as_str()).collect();
        (it.outcome, steps.join(" "))
    };
    use Outcome::{Degraded, Delayed, Fails, Ok};
    assert_eq!(steps("shipping", Fault::Crash), (Delayed, "orders-shipping".into()));
    assert_eq!(steps("orders", Fault::Crash), (Delayed, "shop-orders orders-shipping orders-mail".into()));
    assert_eq!(steps("shop", Fault::Crash), (Fails, String::new()), "nothing was accepted");
    assert_eq!(steps("tips", Fault::Crash), (Ok, String::new()));
    assert_eq!(steps("tips", Fault::BadData), (Degraded, "orders-mail".into()), "done, with wrong data");
}

#[test]
fn a_cache_without_a_timeout_that_is_too_old_as_well_is_told_to_be_both() {
    let mut model = sketch("web -> a: query\na -> b: query fallback=cache\nworkflow buy entry=web: web-a a-b");
    change_interaction(&mut model, "a-b", |it| it.resilience.cache_ttl_s = Some(60));
    let circumstances = Circumstances { fault: Fault::Slow, lasting_s: Some(600) };
    let outage = fail(&model, &["b"], circumstances);
    let found: Vec<_> = outage.ineffective.iter().map(|it| (it.mitigation, it.reason)).collect();
    let reasons = [Reason::NoTimeout, Reason::Expired { ttl_s: 60 }];
    assert_eq!(found, reasons.map(|reason| (Mitigation::Cache, reason)), "each once, in the whole and in the workflow");
}

#[test]
fn mitigations_that_never_work_are_listed() {
    let mut model = guarded();
    change_interaction(&mut model, "web-basket", |it| {
        it.resilience.fallback = Fallback::Cache;
        it.resilience.cache_ttl_s = Some(0);
    });
    let found: Vec<String> =
        ineffective_mitigations(&model).iter().map(|it| format!("{}: {it}", it.interaction)).collect();
    let too_late = "the caller gives up after 600 ms, its own caller after 500 ms";
    assert_eq!(
        found,
        [
            "checkout-basket: trying again cannot work: no timeout is set",
            "checkout-inventory: trying again cannot work: no timeout is set",
            "checkout-inventory: the circuit breaker cannot work: no timeout is set",
            "checkout-inventory: the fallback cannot work: no timeout is set",
            &format!("payment-fraud: doing without the answer cannot work: {too_late}"),
            &format!("payment-fraud: the timeout cannot work: {too_late}"),
            "web-basket: the cache cannot work: no answer may be kept",
        ]
    );
    assert_eq!(found.len(), 7);
    let model = sketch("a -> b: library fallback=default\na -> c: event fallback=default");
    assert_eq!(ineffective_mitigations(&model), [], "nobody waits");
    let named = ineffective_mitigations(&sketch("a -> b: request optional"));
    assert_eq!((&named[0].interaction, named[0].reason), (&interaction("a-b"), Reason::NoTimeout));
}
