//! The list of findings: grouped three ways, filtered, with what is accepted apart.

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::findings::{Findings, Rule, Severity};
use counterpoint::analysis::people::People;
use counterpoint::editor::suppressing::suppress;
use counterpoint::model::{Edit, EntityId, Model, Word};
use counterpoint::scene::panel::finding_list::{Content, Filter, Grouping, Row, accepted, idle, rows, rule_options};
use counterpoint::scene::panel::findings::{rule_label, rule_words};

use crate::sketch::sketch;

const SHOP: &str = "
    team orders: checkout
    team goods: stock
    datastore db
    web -> checkout: request timeout=5000
    checkout -> stock: request attempts=5 timeout=900
    checkout -> db: shared-data
    stock -> db: shared-data
    stock -> web: query
";

fn judged(model: &Model) -> Findings {
    Findings::of(model, &Coupling::of(model), &People::of(model))
}

fn line(row: &Row) -> String {
    match &row.content {
        Content::Heading(it) if it.is_inner => format!("-- {} {}", it.text, it.count),
        Content::Heading(it) => format!("== {} {}", it.text, it.count),
        Content::Card(it) => {
            let label = it.rule_label.map(|label| format!(" [{label}]")).unwrap_or_default();
            let reason = it.accepted.as_ref().map(|(by, reason)| format!(" ({by}: {reason})")).unwrap_or_default();
            format!("{}{label}{reason}", it.finding.message)
        }
        Content::Idle(it) => format!("{}: {} ({})", it.id, it.about, it.reason),
    }
}

fn lines(rows: &[Row]) -> String {
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn listed(model: &Model, filter: &Filter, grouping: Grouping) -> String {
    lines(&rows(model, &judged(model).open, filter, grouping))
}

#[test]
fn findings_stand_by_severity_and_rule() {
    assert_eq!(
        listed(&sketch(SHOP), &Filter::default(), Grouping::Severity),
        "== Severe 2\n\
         -- Circle of dependencies 1\n\
         Checkout, Stock and Web depend on each other in a circle.\n\
         -- Shared or foreign datastore 1\n\
         Checkout and Stock use Db, and are of different teams.\n\
         == Warnings 2\n\
         -- Too many attempts 1\n\
         Checkout tries Stock up to 5 times.\n\
         -- Retry of what is not safe to repeat 1\n\
         Checkout retries Stock, which is not marked as safe to repeat.\n\
         == Remarks 1\n\
         -- Call without a timeout 1\n\
         Stock waits for Web without a timeout."
    );
}

#[test]
fn findings_stand_by_rule_or_by_what_they_are_about() {
    let model = sketch(SHOP);
    let by_rule = listed(&model, &Filter::default(), Grouping::Rule);
    let heads: Vec<&str> = by_rule.lines().filter(|line| line.starts_with("==")).collect();
    assert_eq!((heads.len(), heads[0]), (5, "== Circle of dependencies 1"));
    assert_eq!(
        listed(&model, &Filter::default(), Grouping::Subject),
        "== Checkout 3\n\
         Checkout, Stock and Web depend on each other in a circle. [Circle of dependencies]\n\
         Checkout tries Stock up to 5 times. [Too many attempts]\n\
         Checkout retries Stock, which is not marked as safe to repeat. [Retry of what is not safe to repeat]\n\
         == Db 1\n\
         Checkout and Stock use Db, and are of different teams. [Shared or foreign datastore]\n\
         == Stock 1\n\
         Stock waits for Web without a timeout. [Call without a timeout]"
    );
}

#[test]
fn a_rule_of_two_severities_has_a_head_in_each() {
    let model = sketch("a -> b: request\nb -> c: request\nworkflow w entry=a: a-b\n");
    let text = listed(&model, &Filter::default(), Grouping::Severity);
    assert_eq!(text.matches("-- Call without a timeout 1").count(), 2, "{text}");
    let found = rows(&model, &judged(&model).open, &Filter::default(), Grouping::Severity);
    let keys: std::collections::BTreeSet<&str> = found.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys.len(), found.len());
}

#[test]
fn a_filter_admits_by_severity_rule_and_words() {
    let model = sketch(SHOP);
    let found = |filter: Filter| {
        let rows = rows(&model, &judged(&model).open, &filter, Grouping::Rule);
        rows.iter().filter(|row| matches!(row.content, Content::Card(_))).count()
    };
    let text = |text: &str| Filter { text: text.to_owned(), ..Filter::default() };
    assert!(Filter::default().is_open() && text("  ").is_open() && !text("web").is_open());
    assert_eq!(found(Filter::default()), 5);
    assert_eq!(found(Filter { severity: Some(Severity::Error), ..Filter::default() }), 2);
    assert_eq!(found(Filter { rule: Some(Rule::MissingTimeout), ..Filter::default() }), 1);
    assert_eq!(found(text("WEB")), 2, "the names of subjects");
    assert_eq!(found(text("checkout-stock")), 2, "their ids");
    assert_eq!(found(text("too attempts")), 1, "the rule, each word somewhere");
    assert_eq!(found(text("nowhere")), 0);
}

#[test]
fn a_chosen_rule_stays_in_the_choice_when_it_finds_nothing_any_more() {
    let found = judged(&sketch(SHOP)).open;
    let options = rule_options(&found, Some(Rule::Hub));
    assert!(options.contains(&(Rule::Hub, 0)) && options.contains(&(Rule::MissingTimeout, 1)), "{options:?}");
    assert_eq!(rule_options(&found, Some(Rule::MissingTimeout)), rule_options(&found, None));
}

/// The shop with its remark accepted, and one suppression of a rule that nobody knows.
fn accepting() -> Model {
    let mut model = sketch(SHOP);
    let remark = judged(&model).open.into_iter().find(|it| it.rule == Rule::MissingTimeout).unwrap();
    let unknown = ["web", "stock", "db", "checkout"].map(|id| EntityId::new(id).unwrap());
    for (rule, subjects) in [(remark.rule.word(), &remark.subjects[..]), ("a-new-rule", &unknown[..])] {
        for edit in suppress(&model, rule, subjects, "Web is fast.").unwrap() {
            let counterpoint::editor::document::DocumentEdit::Model(edit) = edit else {
                panic!("an edit of the model")
            };
            let _: Edit = model.apply(edit).unwrap();
        }
    }
    model
}

#[test]
fn what_is_accepted_stands_apart_with_its_reason() {
    let model = accepting();
    let findings = judged(&model);
    assert!(!listed(&model, &Filter::default(), Grouping::Rule).contains("without a timeout"));
    assert_eq!(
        lines(&accepted(&model, &findings, &Filter::default())),
        "Stock waits for Web without a timeout. [Call without a timeout] (missing-timeout-stock-web: Web is fast.)"
    );
    let text = |text: &str| Filter { text: text.to_owned(), ..Filter::default() };
    assert_eq!(accepted(&model, &findings, &text("fast")).len(), 1, "the reason is searched too");
    assert!(accepted(&model, &findings, &text("slow")).is_empty());
}

#[test]
fn a_suppression_that_covers_nothing_stands_apart_too() {
    let model = accepting();
    let findings = judged(&model);
    assert_eq!(
        lines(&idle(&model, &findings, &Filter::default())),
        "a-new-rule-web: A new rule: Web, Stock, Db and Checkout (Web is fast.)"
    );
    assert!(idle(&model, &findings, &Filter { rule: Some(Rule::Hub), ..Filter::default() }).is_empty());
    assert!(idle(&model, &findings, &Filter { severity: Some(Severity::Info), ..Filter::default() }).is_empty());
}

#[test]
fn every_rule_is_called_something_and_an_unknown_one_speaks_for_itself() {
    let labels: std::collections::BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule_label(*rule)).collect();
    assert_eq!(labels.len(), Rule::ALL.len());
    assert_eq!(rule_words("hub"), "Hub");
    assert_eq!(rule_words("of-a-newer-version"), "Of a newer version");
}
