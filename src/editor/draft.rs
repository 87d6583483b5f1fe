//! Something new that is in the drawing already but has not got its name yet.
//!
//! When the name is there the draft is carried out again with it, in the same undo step: so ids are made from the names people gave.

use std::collections::BTreeSet;

use super::alter::{self, name_of};
use super::document::{Document, DocumentEdit};
use super::lines::End;
use super::membership::{bounds, frame_around, hold, make_room, parent, set_frame, set_parent, settle, take_in};
use super::placing::free_place;
use super::plan::Plan;
use super::stencil::Stencil;
use crate::geometry::{Point, Rect};
use crate::layout::boxes::CONTEXT_PADDING;
use crate::model::context::Context;
use crate::model::decision::{Decision, DecisionStatus};
use crate::model::interaction::InteractionKind;
use crate::model::service::{Service, ServiceKind};
use crate::model::{ContextId, DecisionId, EntityId, InteractionId, Model, ServiceId, TeamId};

/// How a new element is joined to what is there.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Link {
    /// A new interaction comes from this element.
    From(ServiceId),
    /// This end of an interaction moves to it.
    Reattach(InteractionId, End),
}

/// What is new.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Draft {
    /// An element with the middle of its box here.
    Service { kind: ServiceKind, middle: Point, link: Option<Link> },
    /// An element in the free place nearest to here.
    PlacedService { kind: ServiceKind, wish: Point, context: Option<ContextId>, link: Option<Link> },
    /// An empty context, or one around what its frame holds.
    Context { frame: Rect },
    /// A context around boxes.
    Group { members: BTreeSet<EntityId> },
    /// A team, and what it owns.
    Team { owns: BTreeSet<EntityId> },
    /// A question about entities.
    Question { about: Vec<EntityId> },
}

/// What carrying out a draft comes to.
pub(super) struct Drafted {
    /// What is new.
    pub(super) subject: EntityId,
    /// What to select once it has its name.
    pub(super) select: EntityId,
    /// The edits that make it.
    pub(super) edits: Vec<DocumentEdit>,
}

impl Draft {
    /// The name of the undo step.
    pub(super) fn label(&self) -> String {
        let added = |stencil: Stencil| format!("Add {}", stencil.label().to_lowercase());
        match self {
            Self::Service { kind, .. } | Self::PlacedService { kind, .. } => added(Stencil::Service(*kind)),
            Self::Context { .. } => added(Stencil::Context),
            Self::Team { .. } => added(Stencil::Team),
            Self::Group { .. } => "Group into context".to_owned(),
            Self::Question { .. } => "Park question".to_owned(),
        }
    }

    /// The name it has until it gets one.
    pub(super) fn default_name(&self, model: &Model) -> String {
        match self {
            Self::Service { kind, .. } | Self::PlacedService { kind, .. } => {
                free_name(model, Stencil::Service(*kind).label())
            }
            Self::Context { .. } | Self::Group { .. } => free_name(model, Stencil::Context.label()),
            Self::Team { .. } => next_team_name(model),
            Self::Question { about } => match about.first().and_then(|id| model.entity(id)) {
                Some(entity) if !name_of(&entity).is_empty() => format!("Question about {}", name_of(&entity)),
                _ => "Question".to_owned(),
            },
        }
    }

    /// What it takes to make it under this name.
    pub(super) fn carry_out(&self, document: &Document, name: &str) -> Drafted {
        let mut plan = Plan::on(document);
        let fallback = self.fallback_id();
        let subject = plan.model().free_id(name, fallback);
        let mut select = subject.clone();
        match self {
            Self::Service { kind, middle, link } => {
                let size = Stencil::Service(*kind).size();
                let at = Point::new(middle.x - size.width / 2.0, middle.y - size.height / 2.0);
                add_service(&mut plan, &subject, name, *kind, super::placing::snapped(at));
                settle(&mut plan, &BTreeSet::from([subject.clone()]));
                select = join(&mut plan, &subject, link.as_ref()).unwrap_or(select);
            }
            Self::PlacedService { kind, wish, context, link } => {
                let at = free_place(document, Stencil::Service(*kind).size(), *wish, context.as_ref());
                add_service(&mut plan, &subject, name, *kind, at);
                set_parent(&mut plan, &subject, context.as_ref());
                hold(&mut plan, &subject);
                select = join(&mut plan, &subject, link.as_ref()).unwrap_or(select);
            }
            Self::Context { frame } => {
                let id = add_context(&mut plan, &subject, name, *frame);
                settle(&mut plan, &BTreeSet::from([subject.clone()]));
                take_in(&mut plan, &id);
                make_room(&mut plan, &id);
            }
            Self::Group { members } => add_group(&mut plan, &subject, name, members),
            Self::Team { owns } => {
                let id = TeamId::from_entity(subject.clone());
                plan.insert(crate::model::team::Team::new(id.clone(), name));
                let edits = alter::set_team(plan.model(), owns, Some(&id));
                plan.apply_all(edits);
                select = owns.first().cloned().unwrap_or(select);
            }
            Self::Question { about } => {
                let id = DecisionId::from_entity(subject.clone());
                let about = about.clone();
                select = about.first().cloned().unwrap_or(select);
                plan.insert(Decision { about, ..Decision::new(id, name, DecisionStatus::Question) });
            }
        }
        Drafted { subject, select, edits: plan.into_edits() }
    }

    fn fallback_id(&self) -> &'static str {
        match self {
            Self::Service { .. } | Self::PlacedService { .. } => "service",
            Self::Context { .. } | Self::Group { .. } => "context",
            Self::Team { .. } => "team",
            Self::Question { .. } => "question",
        }
    }
}

/// A name that no element or context has: the label itself, else with a number.
fn free_name(model: &Model, label: &str) -> String {
    let services = model.services().iter().map(|it| it.name.as_str());
    let taken: BTreeSet<&str> = services.chain(model.contexts().iter().map(|it| it.name.as_str())).collect();
    let numbered = (2..).map(|number| format!("{label} {number}"));
    let mut candidates = std::iter::once(label.to_owned()).chain(numbered);
    candidates.find(|name| !taken.contains(name.as_str())).unwrap_or_else(|| label.to_owned())
}

fn next_team_name(model: &Model) -> String {
    let taken = |name: &String| model.teams().iter().any(|team| team.name == *name);
    let mut names = (model.teams().len() + 1..).map(|number| format!("Team {number}"));
    names.find(|name| !taken(name)).unwrap_or_default()
}

fn add_service(plan: &mut Plan, id: &EntityId, name: &str, kind: ServiceKind, at: Point) {
    plan.insert(Service::new(ServiceId::from_entity(id.clone()), name, kind));
    plan.place(id, at);
}

fn add_context(plan: &mut Plan, id: &EntityId, name: &str, frame: Rect) -> ContextId {
    let context = ContextId::from_entity(id.clone());
    plan.insert(Context::new(context.clone(), name));
    set_frame(plan, &context, frame);
    plan.place(id, frame.origin);
    plan.resize(id, frame.size);
    context
}

/// A context around these boxes, in the innermost context that holds them all.
fn add_group(plan: &mut Plan, id: &EntityId, name: &str, members: &BTreeSet<EntityId>) {
    let places: Vec<Rect> = members.iter().filter_map(|it| bounds(plan.document(), it)).collect();
    let Some(content) = Rect::around(places) else { return };
    let outer = common_parent(plan.model(), members);
    let context = add_context(plan, id, name, frame_around(content, CONTEXT_PADDING));
    set_parent(plan, id, outer.as_ref());
    members.iter().for_each(|member| set_parent(plan, member, Some(&context)));
    make_room(plan, &context);
    hold(plan, id);
}

fn common_parent(model: &Model, members: &BTreeSet<EntityId>) -> Option<ContextId> {
    let mut parents = members.iter().map(|id| parent(model, id));
    let first = parents.next()??;
    let chain = std::iter::once(first.clone()).chain(super::membership::ancestors(model, first.entity()));
    let holds_all =
        |context: &ContextId| members.iter().all(|id| super::membership::ancestors(model, id).contains(context));
    chain.into_iter().find(holds_all)
}

/// Joins a new element as its draft says and answers the interaction that does.
fn join(plan: &mut Plan, id: &EntityId, link: Option<&Link>) -> Option<EntityId> {
    let service = ServiceId::from_entity(id.clone());
    match link? {
        Link::From(from) => super::connecting::connect(plan, from, &service).map(Into::into),
        Link::Reattach(interaction, end) => {
            super::connecting::reattach(plan, interaction, *end, &service);
            Some(interaction.clone().into())
        }
    }
}

/// The kind that an interaction most likely has, judged by its ends.
pub(super) fn likely_kind(from: ServiceKind, to: ServiceKind) -> InteractionKind {
    match (from, to) {
        (_, ServiceKind::Datastore) => InteractionKind::SharedData,
        (_, ServiceKind::Queue) | (ServiceKind::Queue, _) => InteractionKind::Command,
        (_, ServiceKind::Topic | ServiceKind::EventBus) | (ServiceKind::Topic | ServiceKind::EventBus, _) => {
            InteractionKind::Event
        }
        _ => InteractionKind::Request,
    }
}
