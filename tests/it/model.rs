//! The model's own rules: what an edit refuses, what it gives back, and what leaves together.

use std::collections::BTreeSet;

use counterpoint::model::aggregate::Title;
use counterpoint::model::context::Context;
use counterpoint::model::decision::{Decision, DecisionStatus};
use counterpoint::model::interaction::{Interaction, InteractionKind};
use counterpoint::model::removal::removal;
use counterpoint::model::rules::Violation;
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::workflow::{Step, Workflow};
use counterpoint::model::{ContextId, DecisionId, Edit, Entity, EntityId, InteractionId, Model, ServiceId, WorkflowId};

fn service(id: &str) -> Service {
    Service::new(ServiceId::new(id).unwrap(), id, ServiceKind::Service)
}

fn context(id: &str, parent: Option<&str>) -> Context {
    let parent = parent.map(|parent| ContextId::new(parent).unwrap());
    Context { parent, ..Context::new(ContextId::new(id).unwrap(), id) }
}

fn request(from: &str, to: &str) -> Interaction {
    let end = |id: &str| ServiceId::new(id).unwrap();
    Interaction::new(InteractionId::new(&format!("{from}-{to}")).unwrap(), end(from), end(to), InteractionKind::Request)
}

fn inside(service: Service, context: &str) -> Service {
    Service { context: Some(ContextId::new(context).unwrap()), ..service }
}

fn model(entities: Vec<Entity>) -> Model {
    Model::from_entities(Title::default(), entities).unwrap()
}

fn ids(names: &[&str]) -> BTreeSet<EntityId> {
    names.iter().map(|name| EntityId::new(name).unwrap()).collect()
}

/// A shop in two nested contexts, with a journey over both its interactions.
fn shop() -> Model {
    let buy = Workflow {
        steps: vec![
            Step::new(InteractionId::new("web-basket").unwrap()),
            Step {
                after: Some(vec![InteractionId::new("web-basket").unwrap()]),
                ..Step::new(InteractionId::new("basket-stock").unwrap())
            },
        ],
        ..Workflow::new(WorkflowId::new("buy").unwrap(), "Buy", ServiceId::new("web").unwrap())
    };
    let mut stock = service("stock");
    stock.redundant_with = vec![ServiceId::new("stock-spare").unwrap()];
    let mut spare = service("stock-spare");
    spare.redundant_with = vec![ServiceId::new("stock").unwrap()];
    model(vec![
        request("web", "basket").into(),
        request("basket", "stock").into(),
        service("web").into(),
        inside(service("basket"), "inner").into(),
        inside(stock, "outer").into(),
        spare.into(),
        context("inner", Some("outer")).into(),
        context("outer", None).into(),
        buy.into(),
    ])
}

/// Applies the removal edit by edit, with every rule kept after each, and undoes it again.
fn remove(before: &Model, names: &[&str]) -> Model {
    let mut model = before.clone();
    let mut inverses = Vec::new();
    for edit in removal(before, &ids(names)) {
        inverses.push(model.apply(edit).unwrap());
        assert_eq!(model.check(), []);
    }
    let mut undone = model.clone();
    for inverse in inverses.into_iter().rev() {
        undone.apply(inverse).unwrap();
    }
    assert_eq!(&undone, before);
    model
}

#[test]
fn an_edit_is_refused_with_the_rule_it_would_break() {
    let mut model = shop();
    let mut refused = |edit: Edit| model.apply(edit).unwrap_err().to_string();
    assert_eq!(refused(Edit::Insert(service("web").into())), "the id \"web\" is taken");
    assert_eq!(
        refused(Edit::Insert(request("web", "till").into())),
        "to of \"web-till\": no service has the id \"till\""
    );
    assert_eq!(
        refused(Edit::Insert(request("web", "web").into())),
        "to of \"web-web\": an element other than \"from\""
    );
    assert_eq!(refused(Edit::Remove(EntityId::new("basket").unwrap())), "\"basket\" is still referred to");
    assert_eq!(refused(Edit::Replace(service("till").into())), "no element has the id \"till\"");
    assert_eq!(
        refused(Edit::Replace(context("outer", Some("inner")).into())),
        "the context \"outer\" would contain itself"
    );
    let absurd = Service { availability: Some(0.0), ..service("web") };
    assert_eq!(refused(Edit::Replace(absurd.into())), "availability of \"web\": a number above 0, at most 1");
    assert_eq!(model, shop());
}

#[test]
fn every_problem_of_a_set_of_entities_is_named_at_once() {
    let problems = Model::from_entities(
        Title::default(),
        vec![service("web").into(), service("web").into(), request("web", "a").into(), request("b", "web").into()],
    )
    .unwrap_err();
    let taken = Violation::DuplicateId(EntityId::new("web").unwrap());
    assert_eq!(problems.len(), 3);
    assert_eq!(problems[0], taken);
}

#[test]
fn a_removed_service_takes_its_interactions_and_their_steps() {
    let model = remove(&shop(), &["stock"]);
    assert!(model.interactions().get(&InteractionId::new("basket-stock").unwrap()).is_none());
    let buy = model.workflows().get(&WorkflowId::new("buy").unwrap()).unwrap();
    assert_eq!(buy.steps.len(), 1);
    let spare = model.services().get(&ServiceId::new("stock-spare").unwrap()).unwrap();
    assert_eq!(spare.redundant_with, []);
}

#[test]
fn a_removed_context_leaves_its_contents_to_its_parent() {
    let model = remove(&shop(), &["inner"]);
    let basket = model.services().get(&ServiceId::new("basket").unwrap()).unwrap();
    assert_eq!(basket.context, Some(ContextId::new("outer").unwrap()));
    let bare = remove(&shop(), &["inner", "outer"]);
    let basket = bare.services().get(&ServiceId::new("basket").unwrap()).unwrap();
    assert_eq!(basket.context, None);
}

#[test]
fn a_workflow_goes_with_the_element_it_starts_at() {
    assert!(remove(&shop(), &["web"]).workflows().is_empty());
}

#[test]
fn a_decision_about_itself_comes_and_goes() {
    let id = EntityId::new("keep-it").unwrap();
    let decision = Decision {
        about: vec![id.clone()],
        ..Decision::new(DecisionId::from_entity(id.clone()), "Keep it", DecisionStatus::Accepted)
    };
    let mut model = Model::default();
    let removal = model.apply(Edit::Insert(decision.into())).unwrap();
    let whole = model.clone();
    let insertion = model.apply(removal).unwrap();
    assert_eq!(model, Model::default());
    model.apply(insertion).unwrap();
    assert_eq!(model, whole);
    assert_eq!(model.check(), []);
}

#[test]
fn everything_can_be_removed_at_once() {
    let all: Vec<String> = shop().entities().map(|entity| entity.id().to_string()).collect();
    let names: Vec<&str> = all.iter().map(String::as_str).collect();
    assert_eq!(remove(&shop(), &names), Model::default());
}

#[test]
fn contexts_that_lead_into_a_circle_are_not_in_it() {
    let contexts = [("a", Some("b")), ("b", Some("c")), ("c", Some("b")), ("d", None)];
    let entities = contexts.map(|(id, parent)| Entity::from(context(id, parent)));
    let cycle = |id: &str| Violation::NestingCycle(EntityId::new(id).unwrap());
    let violations = Model::from_entities(Title::default(), entities.to_vec()).unwrap_err();
    assert_eq!(violations, [cycle("b"), cycle("c")]);
}
