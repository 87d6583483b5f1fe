//! The values that stand in a file, each with its one way to be read, written and described in the schema.

use serde::ser::{Serialize, Serializer};

use crate::model::team::Date;
use crate::model::{EntityId, EntityKind, Word, rules};

use super::json::Json;
use super::reader::{Reader, quoted};

/// Something that stands in a file.
pub(super) trait Value: Sized + Serialize {
    /// Reads it where the reader is, or says there what is wrong.
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self>;

    /// The text by which it may stand only once in a list; `None` if it may be repeated.
    fn once(&self) -> Option<&str> {
        None
    }

    /// Its schema.
    #[cfg(feature = "schema")]
    fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema;
}

impl Value for String {
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
        match json {
            Json::Text(text) => Some(text.clone()),
            _ => {
                reader.expect("a text", json);
                None
            }
        }
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string" })
    }
}

impl Value for bool {
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
        match json {
            Json::Bool(value) => Some(*value),
            _ => {
                reader.expect("true or false", json);
                None
            }
        }
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "boolean" })
    }
}

/// A list that may stand in the place of a value: absent is not the same as empty.
impl<T: Value> Value for Vec<T> {
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
        let Some(elements) = json.as_list() else {
            reader.expect("a list", json);
            return None;
        };
        let mut items: Self = Self::new();
        let mut seen = std::collections::BTreeSet::new();
        for (index, element) in elements.iter().enumerate() {
            let item = reader.at_index(index, |reader| {
                let item = T::read(element, reader)?;
                match item.once() {
                    Some(text) if !seen.insert(text.to_owned()) => {
                        reader.reject(format!("{} stands here already: each once", quoted(text)));
                        None
                    }
                    _ => Some(item),
                }
            });
            items.extend(item);
        }
        Some(items)
    }

    #[cfg(feature = "schema")]
    fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let items = T::schema(generator);
        schemars::json_schema!({ "type": "array", "items": items })
    }
}

/// One word of a vocabulary.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<W>(pub(super) W);

impl<W: Word> Words<W> {
    /// The word to write: none for the default.
    pub(super) fn unless_default(word: W) -> Option<Self> {
        (word != W::ALL[0]).then_some(Self(word))
    }

    /// The word that was read, else the default.
    pub(super) fn or_default(word: Option<Self>) -> W {
        word.map_or(W::ALL[0], |word| word.0)
    }
}

impl<W: Word> Serialize for Words<W> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.word())
    }
}

impl<W: Word> Value for Words<W> {
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
        reader.word(json).map(Self)
    }

    fn once(&self) -> Option<&str> {
        Some(self.0.word())
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let words: Vec<&str> = W::ALL.iter().map(|value| value.word()).collect();
        schemars::json_schema!({ "type": "string", "enum": words })
    }
}

/// A day, `YYYY-MM-DD`.
#[derive(Clone, Debug)]
pub(super) struct Day(pub(super) Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.as_str())
    }
}

impl Value for Day {
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
        let text = String::read(json, reader)?;
        let day = Date::parse(&text);
        if day.is_none() {
            reader.reject(format!("{} is not a day of the calendar, written YYYY-MM-DD", quoted(&text)));
        }
        day.map(Self)
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
    }
}

/// A link to read more at.
#[derive(Clone, Debug)]
pub(super) struct Link(pub(super) String);

impl Serialize for Link {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Value for Link {
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
        let text = String::read(json, reader)?;
        if !rules::is_link(&text) {
            reader.reject("must be a URL that begins with http:, https: or mailto:");
            return None;
        }
        Some(Self(text))
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^([hH][tT][tT][pP][sS]?://|[mM][aA][iI][lL][tT][oO]:)\\S+$" })
    }
}

/// An id of a certain kind, as the model types it.
pub(super) trait TypedId: Sized {
    /// The kind; `None` if any will do.
    const KIND: Option<EntityKind>;
    fn typed(id: EntityId) -> Self;
    fn untyped(&self) -> &EntityId;
}

impl TypedId for EntityId {
    const KIND: Option<EntityKind> = None;
    fn typed(id: EntityId) -> Self {
        id
    }
    fn untyped(&self) -> &EntityId {
        self
    }
}

macro_rules! typed_ids {
    ($($kind:ident $id:ident),*) => {$(
        impl TypedId for crate::model::$id {
            const KIND: Option<EntityKind> = Some(EntityKind::$kind);
            fn typed(id: EntityId) -> Self {
                Self::from_entity(id)
            }
            fn untyped(&self) -> &EntityId {
                self.entity()
            }
        }
    )*};
}

typed_ids!(
    Team TeamId, TeamInteraction TeamInteractionId, Need NeedId, Context ContextId, ContextRelation ContextRelationId,
    Service ServiceId, Contract ContractId, Interaction InteractionId, Workflow WorkflowId, Decision DecisionId,
    Suppression SuppressionId
);

/// The id of the entity it stands in.
#[derive(Clone, Debug)]
pub(super) struct Own<Id>(pub(super) Id);

/// A reference to an entity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ref<Id>(pub(super) Id);

/// A reference to an element other than the one it stands in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Other<Id>(pub(super) Id);

/// A reference to an interaction that the workflow has a step over.
#[derive(Clone, Debug)]
pub(super) struct StepRef(pub(super) crate::model::InteractionId);

fn read_id<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<EntityId> {
    let Some(text) = json.as_text() else {
        reader.expect("an id", json);
        return None;
    };
    let id = EntityId::new(text);
    if id.is_err() {
        reader
            .reject(format!("{} is not an id: 1 to 80 of a-z, 0-9 and \"-\", not beginning with \"-\"", quoted(text)));
    }
    id.ok()
}

fn read_reference<'a, Id: TypedId>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Id> {
    let id = read_id(json, reader)?;
    reader.resolve(id.as_str(), Id::KIND).then(|| Id::typed(id))
}

#[cfg(feature = "schema")]
fn id_schema() -> schemars::Schema {
    schemars::json_schema!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$", "maxLength": 80 })
}

impl<Id: TypedId> Value for Own<Id> {
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
        read_id(json, reader).map(|id| Self(Id::typed(id)))
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        id_schema()
    }
}

impl<Id: TypedId> Value for Ref<Id> {
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
        read_reference(json, reader).map(Self)
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        id_schema()
    }
}

impl<Id: TypedId> Value for Other<Id> {
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
        let id: Id = read_reference(json, reader)?;
        if reader.is_own(id.untyped().as_str()) {
            reader.reject("must be another element, not the one it stands in");
            return None;
        }
        Some(Self(id))
    }

    fn once(&self) -> Option<&str> {
        Some(self.0.untyped().as_str())
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        id_schema()
    }
}

impl Value for StepRef {
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
        let id: crate::model::InteractionId = read_reference(json, reader)?;
        if !reader.is_step(id.as_str()) {
            reader.reject(format!("\"{id}\" is not a step of this workflow"));
            return None;
        }
        Some(Self(id))
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        id_schema()
    }
}

macro_rules! serialize_as_id {
    ($($name:ident),*) => {$(
        impl<Id: TypedId> Serialize for $name<Id> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.0.untyped().as_str())
            }
        }
    )*};
}

serialize_as_id!(Own, Ref, Other);

impl Serialize for StepRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.as_str())
    }
}
