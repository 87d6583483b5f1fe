//! New entities that are not drawn with a pointer.

use crate::model::context::{ContextPattern, ContextRelation};
use crate::model::contract::Contract;
use crate::model::decision::{Decision, DecisionStatus};
use crate::model::extra::Extra;
use crate::model::team::{Need, NeedState, Team, TeamInteraction, TeamInteractionMode};
use crate::model::workflow::Workflow;
use crate::model::{
    ContextId, ContextRelationId, ContractId, DecisionId, Edit, Entity, EntityId, Model, NeedId, ServiceId, TeamId,
    TeamInteractionId, WorkflowId,
};

use super::caption::caption_of;
use super::change::checked;
use super::slot::{Fault, Source};
use crate::editor::document::DocumentEdit;
use crate::editor::plain::plain_line;
use crate::model::EntityKind;

/// A kind of entity that a form can make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Creation {
    /// A team of a name.
    Team,
    /// A contract of a name.
    Contract,
    /// A workflow of a name, which starts at an element.
    Workflow,
    /// A decision of a title.
    Decision,
    /// Two teams agree on a way of working.
    TeamInteraction,
    /// A team waits on another for something.
    Need,
    /// Two contexts stand in a relation.
    ContextRelation,
}

/// What must be said to make an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// A name, or a title, or what is needed.
    Text(&'static str),
    /// An entity of a kind.
    Pick(&'static str, Source),
}

const TEAM: Source = Source::Kind(EntityKind::Team);
const CONTEXT: Source = Source::Kind(EntityKind::Context);
const SERVICE: Source = Source::Kind(EntityKind::Service);

impl Creation {
    /// What its button says.
    pub fn label(self) -> &'static str {
        match self {
            Self::Team => "New team",
            Self::Contract => "New contract",
            Self::Workflow => "New workflow",
            Self::Decision => "New decision",
            Self::TeamInteraction => "New agreement",
            Self::Need => "New need",
            Self::ContextRelation => "New relation",
        }
    }

    /// What must be said, in order.
    pub fn questions(self) -> &'static [Question] {
        use Question::{Pick, Text};
        match self {
            Self::Team => &[Text("Name of the team")],
            Self::Contract => &[Text("Name of the contract")],
            Self::Workflow => &[Text("Name of the workflow"), Pick("Starts at", SERVICE)],
            Self::Decision => &[Text("Decision or question")],
            Self::TeamInteraction => &[Pick("Team", TEAM), Pick("Works with", TEAM)],
            Self::Need => &[Text("What is needed"), Pick("Team that waits", TEAM), Pick("Waits on", TEAM)],
            Self::ContextRelation => &[Pick("Upstream", CONTEXT), Pick("Downstream", CONTEXT)],
        }
    }

    /// The question that the entity of a form answers by itself: a workflow made at an element starts there.
    pub fn answered_by(self, kind: EntityKind) -> Option<usize> {
        let wanted = Source::Kind(kind);
        self.questions().iter().position(|question| matches!(question, Question::Pick(_, source) if *source == wanted))
    }
}

/// Makes an entity from the answers to its questions; a decision made at an entity is about it.
///
/// # Errors
/// A [`Fault`] when an answer is missing or does not fit.
pub fn create(
    model: &Model,
    creation: Creation,
    answers: &[String],
    about: Option<&EntityId>,
) -> Result<(EntityId, Vec<DocumentEdit>), Fault> {
    let answer = Answers { model, answers };
    let entity: Entity = match creation {
        Creation::Team => {
            let name = answer.text(0)?;
            Team::new(TeamId::from_entity(model.free_id(&name, "team")), &name).into()
        }
        Creation::Contract => {
            let name = answer.text(0)?;
            Contract::new(ContractId::from_entity(model.free_id(&name, "contract")), &name).into()
        }
        Creation::Workflow => {
            let (name, entry) = (answer.text(0)?, ServiceId::from_entity(answer.pick(1)?));
            Workflow::new(WorkflowId::from_entity(model.free_id(&name, "workflow")), &name, entry).into()
        }
        Creation::Decision => answer.decision(about)?.into(),
        Creation::TeamInteraction => answer.agreement()?.into(),
        Creation::Need => answer.need()?.into(),
        Creation::ContextRelation => answer.relation()?.into(),
    };
    let id = entity.id().clone();
    Ok((id, checked(model, vec![Edit::Insert(entity)])?))
}

struct Answers<'a> {
    model: &'a Model,
    answers: &'a [String],
}

impl Answers<'_> {
    fn text(&self, at: usize) -> Result<String, Fault> {
        match self.answers.get(at).map(|text| plain_line(text)) {
            Some(text) if !text.is_empty() => Ok(text),
            _ => Err(Fault::new("Say first what it is called.")),
        }
    }

    fn pick(&self, at: usize) -> Result<EntityId, Fault> {
        let id = self.answers.get(at).and_then(|text| EntityId::new(text).ok());
        id.ok_or_else(|| Fault::new("Please pick one of each list."))
    }

    fn id_of_pair(&self, first: &EntityId, second: &EntityId, fallback: &str) -> EntityId {
        let text = format!("{} {}", caption_of(self.model, first), caption_of(self.model, second));
        self.model.free_id(&text, fallback)
    }

    fn decision(&self, about: Option<&EntityId>) -> Result<Decision, Fault> {
        let title = self.text(0)?;
        let id = DecisionId::from_entity(self.model.free_id(&title, "decision"));
        let status = if title.ends_with('?') { DecisionStatus::Question } else { DecisionStatus::default() };
        Ok(Decision { about: about.cloned().into_iter().collect(), ..Decision::new(id, &title, status) })
    }

    fn agreement(&self) -> Result<TeamInteraction, Fault> {
        let (one, other) = (self.pick(0)?, self.pick(1)?);
        if one == other {
            return Err(Fault::new("Two different teams."));
        }
        let id = TeamInteractionId::from_entity(self.id_of_pair(&one, &other, "agreement"));
        let mut between = [TeamId::from_entity(one), TeamId::from_entity(other)];
        between.sort();
        Ok(TeamInteraction { id, between, mode: TeamInteractionMode::default(), extra: Extra::default() })
    }

    fn need(&self) -> Result<Need, Fault> {
        let what = self.text(0)?;
        Ok(Need {
            id: NeedId::from_entity(self.model.free_id(&what, "need")),
            from: TeamId::from_entity(self.pick(1)?),
            on: TeamId::from_entity(self.pick(2)?),
            what,
            about: Vec::new(),
            state: NeedState::default(),
            since: None,
            needed_by: None,
            extra: Extra::default(),
        })
    }

    fn relation(&self) -> Result<ContextRelation, Fault> {
        let (upstream, downstream) = (self.pick(0)?, self.pick(1)?);
        Ok(ContextRelation {
            id: ContextRelationId::from_entity(self.id_of_pair(&upstream, &downstream, "relation")),
            upstream: ContextId::from_entity(upstream),
            downstream: ContextId::from_entity(downstream),
            pattern: ContextPattern::default(),
            upstream_roles: Vec::new(),
            downstream_roles: Vec::new(),
            extra: Extra::default(),
        })
    }
}
