use serde::ser::{Serialize, Serializer};

use super::super::json::Json;
use super::super::reader::Reader;
use super::super::record::{Described, Field, Record, record};
use super::super::value::Value;
use super::{
    Assumptions, Context, ContextRelation, Contract, Decision, Interaction, Layout, Need, Service, Suppression, Team,
    TeamInteraction, Workflow,
};
use crate::editor::document::Document;
use crate::layout::Placement;
use crate::model::aggregate::Title;
use crate::model::table::Table;
use crate::model::{Entity, rules};

record! {
    /// An architecture model of Counterpoint: services, bounded contexts, teams, the interactions between them, and where they are drawn.
    File {
        /// Tells these files from others.
        "format" format: Format,
        /// The version of the format.
        "version" version: Version,
        /// What people call the model.
        "name" name: Name,
        /// Free text.
        "description" description: Option<String>,
        /// What is taken for granted otherwise than usual.
        "assumptions" assumptions: Assumptions,
        /// Groups of people who own elements of the system.
        "teams" teams: Entities<Team>,
        /// How teams agreed to work together.
        "teamInteractions" team_interactions: Entities<TeamInteraction>,
        /// The wall: which team waits on which, for what.
        "needs" needs: Entities<Need>,
        /// Bounded contexts.
        "contexts" contexts: Entities<Context>,
        /// The context map.
        "contextRelations" context_relations: Entities<ContextRelation>,
        /// Services and every other element drawn as a node.
        "services" services: Entities<Service>,
        /// Data contracts.
        "contracts" contracts: Entities<Contract>,
        /// The bits between the elements.
        "interactions" interactions: Entities<Interaction>,
        /// Journeys through the interactions.
        "workflows" workflows: Entities<Workflow>,
        /// Decisions, open and taken.
        "decisions" decisions: Entities<Decision>,
        /// Findings that are accepted, each with why.
        "suppressions" suppressions: Entities<Suppression>,
        /// Where boxes stand.
        "layout" layout: Option<Layout>,
    }
    reserves ["alternatives"]
}

impl From<&Document> for File {
    fn from(document: &Document) -> Self {
        let (model, layout) = (document.model(), document.placement());
        Self {
            format: Format,
            version: Version,
            name: Name(model.title().name.clone()),
            description: model.title().description.clone(),
            assumptions: Assumptions(model.title().assumptions.clone()),
            teams: Entities::of(model.teams()),
            team_interactions: Entities::of(model.team_interactions()),
            needs: Entities::of(model.needs()),
            contexts: Entities::of(model.contexts()),
            context_relations: Entities::of(model.context_relations()),
            services: Entities::of(model.services()),
            contracts: Entities::of(model.contracts()),
            interactions: Entities::of(model.interactions()),
            workflows: Entities::of(model.workflows()),
            decisions: Entities::of(model.decisions()),
            suppressions: Entities::of(model.suppressions()),
            layout: (*layout != Placement::default()).then(|| layout.into()),
            extra: model.title().extra.clone(),
        }
    }
}

impl File {
    /// What the file says, ready to be put together.
    pub(in crate::format) fn into_parts(self) -> (Title, Vec<Entity>, Placement) {
        let title = Title {
            name: self.name.0,
            description: self.description,
            assumptions: self.assumptions.0,
            extra: self.extra,
        };
        let mut entities = Vec::new();
        self.teams.move_to(&mut entities);
        self.team_interactions.move_to(&mut entities);
        self.needs.move_to(&mut entities);
        self.contexts.move_to(&mut entities);
        self.context_relations.move_to(&mut entities);
        self.services.move_to(&mut entities);
        self.contracts.move_to(&mut entities);
        self.interactions.move_to(&mut entities);
        self.workflows.move_to(&mut entities);
        self.decisions.move_to(&mut entities);
        self.suppressions.move_to(&mut entities);
        (title, entities, self.layout.map_or_else(Placement::default, Into::into))
    }
}

macro_rules! into_entity {
    ($($record:ident => $module:ident::$name:ident),*) => {$(
        impl From<$record> for Entity {
            fn from(record: $record) -> Self {
                crate::model::$module::$name::from(record).into()
            }
        }
    )*};
}

into_entity!(
    Team => team::Team, TeamInteraction => team::TeamInteraction, Need => team::Need, Context => context::Context,
    ContextRelation => context::ContextRelation, Service => service::Service, Contract => contract::Contract,
    Interaction => interaction::Interaction, Workflow => workflow::Workflow, Decision => decision::Decision,
    Suppression => suppression::Suppression
);

/// A list of entities, written by id; absent when empty.
#[derive(Clone, Debug)]
pub(in crate::format) struct Entities<R>(Vec<R>);

impl<R> Entities<R> {
    fn of<'a, Id: Ord + Clone + 'a, T: 'a>(table: &'a Table<Id, T>) -> Self
    where
        R: From<&'a T>,
    {
        Self(table.iter().map(R::from).collect())
    }

    fn move_to(self, entities: &mut Vec<Entity>)
    where
        R: Into<Entity>,
    {
        entities.extend(self.0.into_iter().map(Into::into));
    }
}

impl<R: Serialize> Serialize for Entities<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<R: Record + Described + Clone + Into<Entity>> Field for Entities<R> {
    #[cfg(feature = "schema")]
    const REQUIRED: bool = false;

    fn read_field<'a>(json: Option<&'a Json>, reader: &mut Reader<'a>) -> Option<Self> {
        let elements = match json {
            None => &[],
            Some(json) => json.as_list().unwrap_or_else(|| {
                reader.expect("a list", json);
                &[]
            }),
        };
        let read = |(at, json)| reader.at_index(at, |reader| read_entity(at, json, reader));
        Some(Self(elements.iter().enumerate().filter_map(read).collect()))
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }

    #[cfg(feature = "schema")]
    fn field_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <Vec<R> as Value>::schema(generator)
    }
}

fn read_entity<'a, R: Record + Described + Clone + Into<Entity>>(
    at: usize,
    json: &'a Json,
    reader: &mut Reader<'a>,
) -> Option<R> {
    reader.enter(json);
    let record = R::read(json, reader).and_then(|record| reader.is_first(json, at).then_some(record));
    let record = record.and_then(|record| settle(record, reader));
    if record.is_none() {
        reader.lose(json, at);
    }
    record
}

/// Asks the rules of the model; what breaks one is left out if it may be absent, else the whole entity is.
fn settle<R: Record + Clone + Into<Entity>>(mut record: R, reader: &mut Reader<'_>) -> Option<R> {
    while let Some((key, rule)) = rules::check_values(&record.clone().into()) {
        let may_be_absent = record.clear(key);
        reader.at_key(key, |reader| {
            let mark = reader.mark();
            reader.reject(format!("must be {rule}"));
            if !may_be_absent {
                reader.raise(mark);
            }
        });
        if !may_be_absent {
            return None;
        }
    }
    Some(record)
}

/// The word that tells these files from others. A file that says another was refused before.
#[derive(Clone, Debug)]
pub(in crate::format) struct Format;

impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(crate::format::FORMAT)
    }
}

impl Field for Format {
    #[cfg(feature = "schema")]
    const REQUIRED: bool = true;

    fn read_field<'a>(_: Option<&'a Json>, _: &mut Reader<'a>) -> Option<Self> {
        Some(Self)
    }

    #[cfg(feature = "schema")]
    fn field_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "const": crate::format::FORMAT })
    }
}

/// The version, 1. A file of a newer one was refused before, one of an older one migrated.
#[derive(Clone, Debug)]
pub(in crate::format) struct Version;

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(1)
    }
}

impl Field for Version {
    #[cfg(feature = "schema")]
    const REQUIRED: bool = true;

    fn read_field<'a>(json: Option<&'a Json>, reader: &mut Reader<'a>) -> Option<Self> {
        match json {
            Some(json) if json.as_number() == Some(1.0) => {}
            Some(_) => reader.remark("must be 1; the file is read as if it were"),
            None => reader.remark("is required; the file is read as version 1"),
        }
        Some(Self)
    }

    #[cfg(feature = "schema")]
    fn field_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "const": 1 })
    }
}

/// What a model is called while its file does not say.
const UNNAMED: &str = "Untitled";

/// The name of the model, which it must have.
#[derive(Clone, Debug)]
pub(in crate::format) struct Name(String);

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Field for Name {
    #[cfg(feature = "schema")]
    const REQUIRED: bool = true;

    fn read_field<'a>(json: Option<&'a Json>, reader: &mut Reader<'a>) -> Option<Self> {
        let name = match json {
            Some(json) => String::read(json, reader),
            None => {
                reader.remark(format!("is required; the model is called \"{UNNAMED}\" meanwhile"));
                None
            }
        };
        Some(Self(name.unwrap_or_else(|| UNNAMED.to_owned())))
    }

    #[cfg(feature = "schema")]
    fn field_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string" })
    }
}
