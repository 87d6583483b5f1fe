//! What waiting and retrying do to a workflow, against worked figures.

use counterpoint::analysis::reliability::latency::{latency, share_of_slow_runs};
use counterpoint::analysis::reliability::retry::{Amplification, Load, amplification};
use counterpoint::analysis::reliability::timeout::inversions;
use counterpoint::model::workflow::Workflow;
use counterpoint::model::{InteractionId, Model, WorkflowId};

use crate::sketch::{change_interaction, interaction, sketch};
use crate::systems::bookshop;

fn workflow<'m>(model: &'m Model, name: &str) -> &'m Workflow {
    model.workflows().get(&WorkflowId::new(&format!("workflow-{name}")).unwrap()).unwrap()
}

fn amplified(model: &Model, name: &str) -> Vec<Amplification> {
    amplification(model, workflow(model, name))
}

/// `service baseline/worst` of each.
fn loads(amplified: &[Amplification]) -> String {
    let load = |it: &Amplification| match it.load {
        Load::Bounded { baseline, worst } => format!("{} {baseline}/{worst}", it.service),
        Load::Unbounded => format!("{} unbounded", it.service),
    };
    amplified.iter().map(load).collect::<Vec<_>>().join(", ")
}

fn joined(ids: &[InteractionId]) -> String {
    ids.iter().map(InteractionId::as_str).collect::<Vec<_>>().join(" ")
}

#[test]
fn retries_multiply_the_calls_of_bookshop() {
    let amplified = amplified(&bookshop(), "buy");
    assert_eq!(
        loads(&amplified),
        "basket 2/12, catalog 2/12, checkout 1/3, fraud 1/9, inventory 1/9, payment 1/9, pricing 3/21, wmsdb 1/9"
    );
    let ratios: Vec<f64> = amplified.iter().filter_map(|it| it.load.amplification()).collect();
    assert_eq!(ratios, [6.0, 6.0, 3.0, 9.0, 9.0, 9.0, 7.0, 9.0]);
    assert!(amplified.iter().all(|it| it.rate.is_none()), "no rate is stated");
}

/// A chain of so many calls, each tried so many times.
fn chain(layers: usize, attempts: u32) -> Model {
    let calls = (0..layers).map(|at| format!("s{at} -> s{}: request attempts={attempts}\n", at + 1));
    let steps = (0..layers).map(|at| format!("s{at}-s{} ", at + 1)).collect::<String>();
    sketch(&calls.chain([format!("workflow chain entry=s0: {steps}")]).collect::<String>())
}

#[test]
fn attempts_in_every_layer_are_a_power() {
    for (layers, attempts, calls) in [(3, 4, 64), (5, 3, 243), (40, 4, u64::MAX)] {
        let amplified = amplified(&chain(layers, attempts), "chain");
        let last = amplified.iter().find(|it| it.service.as_str() == format!("s{layers}")).unwrap();
        assert_eq!(last.load, Load::Bounded { baseline: 1, worst: calls });
    }
}

#[test]
fn calls_in_a_circle_have_no_bound_and_neither_has_what_they_call() {
    let model = sketch(
        "
        a -> b: request attempts=2
        b -> c: request
        c -> b: request
        c -> d: request
        a -> e: query
        other -> e: query attempts=9
        a -> f: event
        workflow round entry=a: a-b b-c c-b c-d a-e other-e a-f
        workflow home entry=b: b-c c-b
        ",
    );
    assert_eq!(loads(&amplified(&model, "round")), "b unbounded, c unbounded, d unbounded, e 1/1");
    assert_eq!(loads(&amplified(&model, "home")), "b unbounded, c unbounded");
    assert_eq!(latency(&model, workflow(&model, "round")).unwrap().calls, None);
}

#[test]
fn rates_grow_with_the_attempts_before_them() {
    let mut model = sketch("a -> b: request attempts=3\nb -> c: request attempts=2\nworkflow w entry=a: a-b b-c");
    change_interaction(&mut model, "b-c", |it| it.rate = Some(50.0));
    let amplified = amplified(&model, "w");
    assert_eq!(amplified[0].rate, None);
    let rate = amplified[1].rate.unwrap();
    assert_eq!((rate.baseline, rate.worst), (50.0, 300.0));
}

#[test]
fn a_step_that_runs_often_calls_often() {
    let mut model = sketch("a -> b: request attempts=2\nworkflow w entry=a: a-b");
    let mut often = workflow(&model, "w").clone();
    often.steps[0].calls = 5;
    model.apply(counterpoint::model::Edit::Replace(often.into())).unwrap();
    assert_eq!(loads(&amplified(&model, "w")), "b 5/10");
}

/// A list for each caller would be as many ids as there are callers times calls.
#[test]
fn all_who_give_up_too_early_share_the_calls_without_a_timeout() {
    let callers = "one -> api: request timeout=100\ntwo -> api: request timeout=200";
    let found = inversions(&sketch(&format!("{callers}\napi -> db: query timeout=300\napi -> log: request")));
    let [one, two] = &found[..] else { panic!("two inversions, not {}", found.len()) };
    assert_eq!(joined(&one.unknown), "api-log");
    assert!(std::sync::Arc::ptr_eq(&one.unknown, &two.unknown));
}

#[test]
fn a_caller_that_gives_up_before_those_it_calls() {
    let mut model = sketch(
        "
        web -> api: request timeout=1000
        api -> db: shared-data timeout=400 attempts=2
        api -> geo: request timeout=300
        api -> ads: request timeout=9000 optional
        api -> log: request
        ",
    );
    let found = inversions(&model);
    assert_eq!(found.len(), 1);
    let inversion = &found[0];
    assert_eq!((inversion.timeout_ms, inversion.at_once_ms, inversion.in_turn_ms), (1000, 800, 1100));
    assert!(!inversion.is_certain(), "if both calls are made at once there is time enough");
    assert_eq!(joined(&inversion.unknown), "api-log");
    let path: Vec<&str> = inversion.path.iter().map(|id| id.as_str()).collect();
    assert_eq!(path, ["web", "web-api", "api", "api-db", "db"]);
    change_interaction(&mut model, "api-db", |it| it.resilience.backoff_ms = Some(250));
    let found = inversions(&model);
    assert_eq!((found[0].at_once_ms, found[0].in_turn_ms), (1050, 1350), "one pause between two attempts");
    assert!(found[0].is_certain());
    change_interaction(&mut model, "web-api", |it| it.resilience.timeout_ms = Some(1350));
    assert_eq!(inversions(&model), []);
}

#[test]
fn steps_in_a_row_add_up_and_of_steps_side_by_side_the_longest_counts() {
    let mut model = sketch(
        "
        web -> a: request timeout=100
        web -> b: request timeout=200 attempts=3
        web -> c: request timeout=50
        b -> d: request timeout=70
        web -> e: request
        web -> f: event
        workflow w entry=web: web-a web-b web-c b-d web-e web-f
        ",
    );
    let found = latency(&model, workflow(&model, "w")).unwrap();
    assert_eq!((found.answer.worst_ms, joined(&found.answer.steps)), (750, "web-a web-b web-c".into()));
    assert_eq!(joined(&found.answer.unknown), "web-e");
    assert_eq!((found.completion.worst_ms, joined(&found.completion.steps)), (820, "web-a web-b web-c b-d".into()));
    assert_eq!(joined(&found.completion.unknown), "web-e web-f");
    assert_eq!(found.calls, Some(5));

    let mut parallel = workflow(&model, "w").clone();
    parallel.steps[1].after = Some(vec![interaction("web-a")]);
    parallel.steps[2].after = Some(vec![interaction("web-a")]);
    parallel.steps[3].after = Some(vec![interaction("web-b"), interaction("web-c")]);
    parallel.steps[4].compensates = Some(interaction("web-a"));
    parallel.steps[2].calls = 13;
    model.apply(counterpoint::model::Edit::Replace(parallel.into())).unwrap();
    let found = latency(&model, workflow(&model, "w")).unwrap();
    assert_eq!((found.answer.worst_ms, joined(&found.answer.steps)), (750, "web-a web-c".into()));
    assert_eq!((found.completion.worst_ms, joined(&found.completion.steps)), (820, "web-a web-c b-d".into()));
    assert_eq!(joined(&found.answer.unknown), "", "what undoes another step runs only on failure");
}

#[test]
fn an_order_in_a_circle_has_no_longest_path() {
    let mut model = sketch("a -> b: request\na -> c: request\nworkflow w entry=a: a-b a-c");
    let mut circle = workflow(&model, "w").clone();
    circle.steps[0].after = Some(vec![interaction("a-c")]);
    model.apply(counterpoint::model::Edit::Replace(circle.into())).unwrap();
    assert_eq!(latency(&model, workflow(&model, "w")), None);
}

#[test]
fn few_slow_calls_make_many_slow_runs() {
    for (calls, share) in [(100, 0.634), (8, 0.077), (5, 0.049)] {
        assert!((share_of_slow_runs(0.01, calls) - share).abs() < 0.000_5, "{calls}");
    }
    assert_eq!(share_of_slow_runs(0.01, 0), 0.0);
    assert_eq!(share_of_slow_runs(1.0, 3), 1.0);
}
