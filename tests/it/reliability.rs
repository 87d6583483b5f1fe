//! How likely workflows are to work, against worked figures.

use counterpoint::analysis::reliability::gateway::gateways;
use counterpoint::analysis::reliability::service_level::{
    ServiceLevel, downtime_minutes, has_extra_nine, service_levels,
};
use counterpoint::analysis::reliability::{
    Assessment, Effort, FaultTree, Probability, WorkflowReliability, reliability, workflow_trees,
};
use counterpoint::model::interaction::InteractionKind;
use counterpoint::model::{Edit, Model, WorkflowId};

use crate::findings_bus::change_workflow;
use crate::sketch::{change_interaction, change_service, service, sketch};
use crate::systems::{bookshop, ramanujan};

const A: f64 = 0.999;

fn workflow(name: &str) -> WorkflowId {
    WorkflowId::new(&format!("workflow-{name}")).unwrap()
}

fn of(model: &Model, name: &str) -> WorkflowReliability {
    reliability(model, Effort::default()).remove(&workflow(name)).unwrap()
}

fn exact(probability: Probability, expected: f64) {
    assert!(matches!(probability, Probability::Exact(_)) && probability.admits(expected), "{probability} {expected}");
}

fn names(ids: &[counterpoint::model::ServiceId]) -> String {
    ids.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn bookshop_is_as_available_as_the_unique_hard_dependencies_of_its_journeys() {
    let model = bookshop();
    let browse = of(&model, "browse");
    exact(browse.availability, 0.998_001);
    exact(browse.full_availability, 0.997_002_999);
    let buy = of(&model, "buy");
    exact(buy.availability, 0.992_027_944);
    exact(buy.full_availability, 0.989_054_835);
    assert_eq!((buy.elements, buy.assumed), (11, 11));
    assert_eq!(names(&buy.single_points), "basket catalog checkout inventory payment pricing web wmsdb");
    assert_eq!(buy.pairs, []);
}

#[test]
fn what_is_not_waited_for_no_longer_counts() {
    let mut model = bookshop();
    change_interaction(&mut model, "checkout-payment", |it| it.kind = InteractionKind::Command);
    let buy = of(&model, "buy");
    exact(buy.availability, 0.993_020_965);
    // Without fraud payment is degraded, which whoever only sends to it never notices.
    exact(buy.full_availability, A.powi(10));
}

#[test]
fn bookshop_sampled_lies_within_the_interval_that_is_given() {
    let trees = workflow_trees(&bookshop());
    let effort = Effort::default();
    for (name, failing, impaired) in [("browse", 0.998_001, 0.997_002_999), ("buy", 0.992_027_944, 0.989_054_835)] {
        let (_, trees) = trees.iter().find(|(id, _)| *id == workflow(name)).unwrap();
        for (tree, expected) in [(&trees.failing, failing), (&trees.impaired, impaired)] {
            let sampled = tree.sampled_availability(&effort);
            assert!(sampled.admits(expected), "{name}: {sampled}");
            let Probability::Sampled(sample) = sampled else { panic!("{sampled} is said to be exact") };
            assert_eq!((sample.samples, sample.seed), (196_608, 1));
            assert!(sample.high - sample.low < 0.001, "{sampled}");
            assert_eq!(sampled, tree.sampled_availability(&effort), "the same seed draws the same states");
            assert!(sampled.to_string().contains("196608 samples from seed 1"));
        }
    }
}

#[test]
fn importance_tells_where_work_pays() {
    let mut model = bookshop();
    change_service(&mut model, "payment", |it| it.availability = Some(0.99));
    let buy = of(&model, "buy");
    assert_eq!(buy.assumed, 10);
    let importance = |id: &str| buy.importance.get(&service(id)).copied();
    exact(importance("web").unwrap().birnbaum, A.powi(6) * 0.99);
    exact(importance("payment").unwrap().birnbaum, A.powi(7));
    exact(importance("payment").unwrap().improvement, A.powi(7) * 0.01);
    assert_eq!(importance("fraud"), None, "without fraud the workflow is degraded, and works");
    let ranked = buy
        .importance
        .iter()
        .max_by(|(_, one), (_, other)| one.improvement.value().total_cmp(&other.improvement.value()));
    assert_eq!(ranked.unwrap().0, &service("payment"));
}

/// web calls either of two mirrors; both run on regions of their own.
fn mirrored() -> Model {
    let mut model = sketch(
        "
        platform east
        platform west
        web -> one: request
        web -> two: request
        workflow read entry=web: web-one web-two
        ",
    );
    change_service(&mut model, "one", |it| {
        it.redundant_with = vec![service("two")];
        it.runs_on = vec![service("east")];
    });
    change_service(&mut model, "two", |it| it.runs_on = vec![service("west")]);
    for (id, availability) in [("web", 1.0), ("one", 0.9), ("two", 0.8), ("east", 0.99), ("west", 0.98)] {
        change_service(&mut model, id, |it| it.availability = Some(availability));
    }
    model
}

#[test]
fn alternatives_fail_together_only() {
    let read = of(&mirrored(), "read");
    let (one, two) = (1.0 - 0.9 * 0.99, 1.0 - 0.8 * 0.98);
    exact(read.availability, 1.0 - one * two);
    assert_eq!(names(&read.single_points), "web");
    let pairs: Vec<String> = read.pairs.iter().map(|(one, other)| format!("{one}+{other}")).collect();
    assert_eq!(pairs, ["east+two", "east+west", "one+two", "one+west"]);
    let bound = (0.1 + 0.01) * (0.2 + 0.02);
    assert!((read.unavailability_bound.unwrap() - bound).abs() < 1e-12);
    exact(read.importance[&service("one")].birnbaum, 0.99 * two);
    exact(read.importance[&service("web")].birnbaum, 1.0 - one * two);
}

#[test]
fn what_takes_too_many_pivots_is_sampled() {
    let model = mirrored();
    let exact = of(&model, "read");
    let effort = Effort { pivots: 0, samples: 60_000, seed: 7 };
    let sampled = reliability(&model, effort).remove(&workflow("read")).unwrap();
    let Probability::Sampled(sample) = sampled.availability else { panic!("{}", sampled.availability) };
    assert_eq!((sample.samples, sample.seed), (60_160, 7), "drawn 256 at a time");
    assert!(sampled.availability.admits(exact.availability.value()));
    assert_eq!(sampled.importance.len(), exact.importance.len());
    for (id, importance) in &sampled.importance {
        let expected = exact.importance[id];
        assert!(importance.birnbaum.admits(expected.birnbaum.value()), "{id}: {}", importance.birnbaum);
        assert!(importance.improvement.admits(expected.improvement.value()), "{id}: {}", importance.improvement);
    }
    assert_eq!((sampled.pairs, sampled.single_points), (exact.pairs, exact.single_points), "these are never sampled");
}

#[test]
fn fifty_pairs_of_alternatives_are_exact() {
    let pairs = 50;
    let lines = (0..pairs).map(|at| format!("web -> a{at}: request\nweb -> b{at}: request\n"));
    let steps = (0..pairs).map(|at| format!("web-a{at} web-b{at} "));
    let text: String = lines.chain([format!("workflow all entry=web: {}", steps.collect::<String>())]).collect();
    let mut model = sketch(&text);
    for at in 0..pairs {
        change_service(&mut model, &format!("a{at}"), |it| it.redundant_with = vec![service(&format!("b{at}"))]);
    }
    let all = of(&model, "all");
    exact(all.availability, A * (1.0 - 0.001_f64.powi(2)).powi(pairs));
    assert_eq!(all.pairs.len(), 50);
    assert_eq!(all.importance.len(), 101);
}

#[test]
fn a_workflow_of_nothing_always_works() {
    let mut model = sketch("person ann\nann -> web: request\nworkflow visit entry=ann: ann-web");
    let mut visit = model.workflows().get(&workflow("visit")).unwrap().clone();
    exact(of(&model, "visit").availability, A);
    visit.steps.clear();
    model.apply(Edit::Replace(visit.into())).unwrap();
    let visit = of(&model, "visit");
    assert_eq!((visit.availability, visit.full_availability), (Probability::Exact(1.0), Probability::Exact(1.0)));
    assert_eq!((visit.elements, visit.single_points.len(), visit.unavailability_bound), (0, 0, Some(0.0)));
}

#[test]
fn an_assessment_in_steps_says_how_far_it_is() {
    let model = bookshop();
    let mut assessment = Assessment::of(&model, Effort::default());
    assert_eq!(assessment.progress(), (0, 2));
    let mut seen = vec![0];
    while assessment.step() {
        seen.push(assessment.progress().0);
    }
    assert!(seen.is_sorted() && seen.contains(&1));
    assert_eq!(assessment.progress(), (2, 2));
    assert_eq!(assessment.finish(), reliability(&model, Effort::default()));
}

/// OR(AND(a, b), c, AND(a, b, d)), of which the probabilities are 0.01, 0.02, 0.001 and 0.5.
fn published_tree() -> FaultTree {
    let mut tree = FaultTree::new(vec![0.99, 0.98, 0.999, 0.5], 5);
    (0..4).for_each(|fault| tree.set_fault(fault, fault));
    tree.add_cause(4, vec![0, 1]);
    tree.add_cause(4, vec![2]);
    tree.add_cause(4, vec![0, 1, 3]);
    tree.with_top(vec![4])
}

#[test]
fn the_minimal_cut_sets_of_a_published_tree() {
    let tree = published_tree();
    assert_eq!(tree.minimal_cut_sets().unwrap(), [vec![2], vec![0, 1]]);
    let availability = tree.availability(&Effort::default());
    exact(availability, 1.0 - 0.001_199_8);
    assert!((1.0 - availability.value() - 0.001_199_8).abs() < 1e-12);
    assert!((tree.rare_event_bound().unwrap() - 0.001_2).abs() < 1e-12);
}

#[test]
fn too_many_cut_sets_are_given_up_and_the_probability_is_exact_nevertheless() {
    // Two of ten units of three alternatives each: 3¹⁰ minimal cut sets.
    let mut tree = FaultTree::new(vec![0.9; 30], 41);
    (0..30).for_each(|fault| tree.set_fault(fault, fault));
    for unit in 0..10 {
        (0..3).for_each(|part| tree.add_cause(30 + unit, vec![unit * 3 + part]));
    }
    tree.add_cause(40, (30..40).collect());
    let tree = tree.with_top(vec![40]);
    assert_eq!((tree.minimal_cut_sets(), tree.rare_event_bound()), (None, None));
    exact(tree.availability(&Effort::default()), 1.0 - (1.0 - 0.9_f64.powi(3)).powi(10));
}

/// Fails if more than so many of its units do, which are as unavailable as they are available to the tenth part.
fn with_spares(units: usize, spares: usize) -> FaultTree {
    let mut tree = FaultTree::new(vec![0.9; units], units + 1);
    (0..units).for_each(|unit| tree.set_fault(unit, unit));
    let sets = (0..1_u64 << units).filter(|set| set.count_ones() as usize == spares + 1);
    for set in sets {
        tree.add_cause(units, (0..units).filter(|unit| set & (1 << unit) != 0).collect());
    }
    tree.with_top(vec![units])
}

#[test]
fn spares_are_used_up_as_the_binomial_distribution_says() {
    let choose =
        |units: i32, of: i32| (0..of).fold(1.0, |product, at| product * f64::from(units - at) / f64::from(at + 1));
    for (units, spares) in [(5, 1), (8, 3), (16, 2)] {
        let expected: f64 =
            (0..=spares).map(|down| choose(units, down) * 0.1_f64.powi(down) * 0.9_f64.powi(units - down)).sum();
        let tree = with_spares(usize::try_from(units).unwrap(), usize::try_from(spares).unwrap());
        exact(tree.availability(&Effort::default()), expected);
        // What is used as a rule of thumb is the rare-event bound.
        if let Some(bound) = tree.rare_event_bound() {
            let thumb = choose(units, spares + 1) * 0.1_f64.powi(spares + 1);
            assert!((bound - thumb.min(1.0)).abs() < 1e-12 && bound >= 1.0 - expected);
        }
    }
}

#[test]
fn long_chains_of_alternatives_exhaust_no_stack_and_no_pivots() {
    let links = 5_000;
    let mut tree = FaultTree::new(vec![0.99; 2 * links], 3 * links);
    for link in 0..links {
        let (one, other, end) = (3 * link, 3 * link + 1, 3 * link + 2);
        tree.set_fault(one, 2 * link);
        tree.set_fault(other, 2 * link + 1);
        let before = (link > 0).then(|| vec![end - 3]);
        let mut causes: Vec<Vec<usize>> = before.into_iter().chain([vec![one, other]]).collect();
        let shift = link % causes.len();
        causes.rotate_left(shift);
        causes.into_iter().for_each(|cause| tree.add_cause(end, cause));
    }
    let tree = tree.with_top(vec![3 * links - 1]);
    exact(tree.availability(&Effort::default()), (1.0 - 0.0001_f64).powi(5_000));
}

#[test]
fn events_that_only_cause_each_other_never_happen() {
    let mut tree = FaultTree::new(vec![0.9], 3);
    tree.set_fault(2, 0);
    tree.add_cause(0, vec![1]);
    tree.add_cause(1, vec![0]);
    tree.add_cause(1, vec![0, 2]);
    let tree = tree.with_top(vec![0]);
    assert_eq!(tree.availability(&Effort::default()), Probability::Exact(1.0));
    assert_eq!(tree.minimal_cut_sets(), Some(Vec::new()));
}

#[test]
fn the_only_gateways_of_the_ramanujan_microblog() {
    let model = ramanujan();
    let mut journey = counterpoint::model::workflow::Workflow::new(workflow("all"), "All", service("api"));
    let all = model.interactions().ids().cloned();
    journey.steps = all.map(counterpoint::model::workflow::Step::new).collect();
    let gateways = gateways(&model, &journey);
    assert_eq!(gateways.len(), 10, "all but the entry and the three that it does not reach");
    for (reached, gateway) in &gateways {
        let expected = if ["index", "fanout"].contains(&reached.as_str()) { "post" } else { "api" };
        assert_eq!(gateway.as_str(), expected, "{reached}");
    }
}

#[test]
fn what_undoes_a_step_is_no_way() {
    let lines = "web -> g: request\ng -> x: request\nweb -> r: request\nr -> x: request";
    let mut model = sketch(&format!("{lines}\nworkflow buy entry=web: web-g g-x web-r r-x"));
    let last = |model: &Model| gateways(model, model.workflows().iter().next().unwrap())[&service("x")].clone();
    assert_eq!(last(&model), service("web"), "two ways");
    change_workflow(&mut model, "buy", |it| {
        let undone = it.steps[1].interaction.clone();
        it.steps[2..].iter_mut().for_each(|step| step.compensates = Some(undone.clone()));
    });
    assert_eq!(last(&model), service("g"));
}

#[test]
fn downtime_of_a_year() {
    assert!((downtime_minutes(0.9999) - 52.56).abs() < 1e-6);
    assert!((5.0 * downtime_minutes(0.999_99) - 26.28).abs() < 1e-6);
}

/// A service of 99.99 % with five dependencies of 99.999 %.
fn five_dependencies() -> ServiceLevel {
    let lines: String = (0..5).map(|at| format!("api -> dep{at}: request\n")).collect();
    let mut model = sketch(&lines);
    for at in 0..5 {
        change_service(&mut model, &format!("dep{at}"), |it| it.availability = Some(0.999_99));
    }
    change_service(&mut model, "api", |it| it.availability = Some(0.9999));
    service_levels(&model)[&service("api")]
}

#[test]
fn dependencies_use_half_of_the_budget() {
    let api = five_dependencies();
    assert_eq!((api.hard_dependencies, api.short_of_a_nine, api.stated), (5, 0, true));
    let budget = api.budget(api.own);
    assert!((budget.allowed - 52.56).abs() < 0.005);
    assert!((budget.dependencies - 26.28).abs() < 0.005);
    assert!(budget.is_feasible() && (26.0..27.0).contains(&budget.left));
    assert!((api.seen() - 0.9999 * 0.999_99_f64.powi(5)).abs() < 1e-12);
    assert!(api.meets(0.9998) && !api.meets(0.9999));
    assert!(!api.budget(0.999_96).is_feasible(), "even a perfect element would be down too long");
}

#[test]
fn critical_dependencies_need_one_nine_more() {
    assert!(has_extra_nine(0.9999, 0.999) && has_extra_nine(0.999_99, 0.9999) && has_extra_nine(1.0, 1.0));
    assert!(!has_extra_nine(0.999, 0.999) && !has_extra_nine(0.9998, 0.999) && !has_extra_nine(0.999, 1.0));
}

#[test]
fn callers_of_bookshop_see_its_unique_hard_dependencies() {
    let levels = service_levels(&bookshop());
    let level = |id: &str| levels[&service(id)];
    assert_eq!(levels.len(), 11);
    assert_eq!((level("web").hard_dependencies, level("web").short_of_a_nine, level("web").stated), (7, 7, false));
    assert!((level("web").seen() - A.powi(8)).abs() < 1e-12);
    assert_eq!((level("payment").hard_dependencies, level("payment").dependencies), (0, 1.0), "fraud is optional");
    assert_eq!(level("shipping").hard_dependencies, 1, "an event is not waited for");
}

#[test]
fn one_of_several_alternatives_is_no_hard_dependency() {
    let levels = service_levels(&mirrored());
    assert_eq!(levels[&service("web")].hard_dependencies, 0);
    assert_eq!(levels[&service("one")].hard_dependencies, 1, "its region is");
    assert!(levels.contains_key(&service("east")));
}

#[test]
fn circles_of_hard_dependencies_count_each_member_once() {
    let levels = service_levels(&sketch("a -> b: request\nb -> a: request\nb -> c: request"));
    assert!(["a", "b"].iter().all(|id| levels[&service(id)].hard_dependencies == 2));
}
