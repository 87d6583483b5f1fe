//! Objects of the file: each declared once, which gives its reader, its writer and its schema.

use std::collections::{BTreeMap, BTreeSet};

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::model::EntityId;
use crate::model::extra::Extra;

use super::json::Json;
use super::reader::{Keys, Reader};
use super::value::{Other, Ref, TypedId, Value};

/// What stands under a key of an object, or is absent.
pub(super) trait Field: Sized {
    /// Whether the object is nothing without it.
    #[cfg(feature = "schema")]
    const REQUIRED: bool;

    /// Reads it where the reader is. `None` means that the object cannot be.
    fn read_field<'a>(json: Option<&'a Json>, reader: &mut Reader<'a>) -> Option<Self>;

    /// Whether the key is left out on writing.
    fn is_absent(&self) -> bool {
        false
    }

    /// Makes it absent; answers whether that is possible.
    fn clear(&mut self) -> bool {
        false
    }

    /// Its schema.
    #[cfg(feature = "schema")]
    fn field_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema;
}

/// A required field.
impl<T: Value> Field for T {
    #[cfg(feature = "schema")]
    const REQUIRED: bool = true;

    fn read_field<'a>(json: Option<&'a Json>, reader: &mut Reader<'a>) -> Option<Self> {
        let mark = reader.mark();
        let value = match json {
            Some(json) => T::read(json, reader),
            None => {
                reader.reject("is required");
                None
            }
        };
        if value.is_none() {
            reader.raise(mark);
        }
        value
    }

    #[cfg(feature = "schema")]
    fn field_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <T as Value>::schema(generator)
    }
}

/// An optional field: left out if it is wrong.
impl<T: Value> Field for Option<T> {
    #[cfg(feature = "schema")]
    const REQUIRED: bool = false;

    fn read_field<'a>(json: Option<&'a Json>, reader: &mut Reader<'a>) -> Option<Self> {
        Some(json.and_then(|json| T::read(json, reader)))
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn clear(&mut self) -> bool {
        self.take().is_some()
    }

    #[cfg(feature = "schema")]
    fn field_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <T as Value>::schema(generator)
    }
}

/// A list that keeps its order; absent when empty.
#[derive(Clone, Debug)]
pub(super) struct List<T>(pub(super) Vec<T>);

impl<T: Value> Field for List<T> {
    #[cfg(feature = "schema")]
    const REQUIRED: bool = false;

    fn read_field<'a>(json: Option<&'a Json>, reader: &mut Reader<'a>) -> Option<Self> {
        Some(Self(json.and_then(|json| Vec::read(json, reader)).unwrap_or_default()))
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }

    fn clear(&mut self) -> bool {
        !std::mem::take(&mut self.0).is_empty()
    }

    #[cfg(feature = "schema")]
    fn field_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <Vec<T> as Value>::schema(generator)
    }
}

/// A set of references, written sorted; absent when empty.
#[derive(Clone, Debug)]
pub(super) struct Set<T>(pub(super) BTreeSet<T>);

impl<T: Value + Ord + Clone> Field for Set<T> {
    #[cfg(feature = "schema")]
    const REQUIRED: bool = false;

    fn read_field<'a>(json: Option<&'a Json>, reader: &mut Reader<'a>) -> Option<Self> {
        let items = json.and_then(|json| Vec::read(json, reader)).unwrap_or_default();
        Some(Self(items.into_iter().collect()))
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }

    fn clear(&mut self) -> bool {
        !std::mem::take(&mut self.0).is_empty()
    }

    #[cfg(feature = "schema")]
    fn field_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let items = <T as Value>::schema(generator);
        schemars::json_schema!({ "type": "array", "items": items, "uniqueItems": true })
    }
}

/// Something for each of some entities, by id; absent when empty.
#[derive(Clone, Debug)]
pub(super) struct ById<T>(pub(super) BTreeMap<EntityId, T>);

impl<T: Value> Field for ById<T> {
    #[cfg(feature = "schema")]
    const REQUIRED: bool = false;

    fn read_field<'a>(json: Option<&'a Json>, reader: &mut Reader<'a>) -> Option<Self> {
        let mut values = BTreeMap::new();
        match json {
            None => {}
            Some(Json::Object(entries)) => {
                for (key, json) in entries {
                    reader.at_key(key, |reader| read_entry(key, json, reader, &mut values));
                }
            }
            Some(other) => reader.expect("an object", other),
        }
        Some(Self(values))
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }

    #[cfg(feature = "schema")]
    fn field_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let values = <T as Value>::schema(generator);
        schemars::json_schema!({
            "type": "object", "propertyNames": { "pattern": "^[a-z0-9][a-z0-9-]*$", "maxLength": 80 }, "additionalProperties": values,
        })
    }
}

fn read_entry<'a, T: Value>(key: &str, json: &'a Json, reader: &mut Reader<'a>, values: &mut BTreeMap<EntityId, T>) {
    if !reader.resolve(key, None) {
        return;
    }
    // An id that resolves is valid.
    let (Ok(id), Some(value)) = (EntityId::new(key), T::read(json, reader)) else { return };
    match values.entry(id) {
        std::collections::btree_map::Entry::Vacant(entry) => drop(entry.insert(value)),
        std::collections::btree_map::Entry::Occupied(_) => reader.reject("stands twice; the first counts"),
    }
}

impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<T: Serialize> Serialize for Set<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(&self.0)
    }
}

impl<T: Serialize> Serialize for ById<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, value)| (id.as_str(), value)))
    }
}

impl<Id: TypedId + Clone> List<Ref<Id>> {
    pub(super) fn ids(ids: &[Id]) -> Self {
        Self(ids.iter().cloned().map(Ref).collect())
    }
}

impl<Id: TypedId + Clone + Ord> Set<Other<Id>> {
    pub(super) fn ids(ids: &[Id]) -> Self {
        Self(ids.iter().cloned().map(Other).collect())
    }
}

/// An object with the keys that a [`record!`] declares.
pub(super) trait Record: Sized + Serialize {
    /// The keys it may have.
    const KEYS: Keys;

    /// Reads every field, so that every problem is noted, and builds the record if none that is required is missing.
    fn from_slots<'a>(slots: &[Option<&'a Json>], extra: Extra, reader: &mut Reader<'a>) -> Option<Self>;

    /// Makes the field of this key absent; answers whether that was possible.
    fn clear(&mut self, key: &str) -> bool;

    /// What the fields must satisfy together. A check says at the reader what is wrong and what it leaves out.
    fn checked(self, _reader: &mut Reader<'_>) -> Option<Self> {
        Some(self)
    }

    /// See [`Value::once`].
    fn once(&self) -> Option<&str> {
        None
    }
}

#[cfg(feature = "schema")]
pub(super) trait Described: schemars::JsonSchema {}
#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> Described for T {}
#[cfg(not(feature = "schema"))]
pub(super) trait Described {}
#[cfg(not(feature = "schema"))]
impl<T> Described for T {}

impl<R: Record + Described> Value for R {
    fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
        let (slots, extra) = reader.object(json, &R::KEYS)?;
        R::from_slots(&slots, extra, reader)?.checked(reader)
    }

    fn once(&self) -> Option<&str> {
        Record::once(self)
    }

    #[cfg(feature = "schema")]
    fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        generator.subschema_for::<R>()
    }
}

pub(super) fn serialize_extra<M: SerializeMap>(extra: &Extra, map: &mut M) -> Result<(), M::Error> {
    for (key, text) in &extra.0 {
        // What is no JSON text was not put there by the reader; as a text it is at least not lost.
        map.serialize_entry(key, &Json::parse(text).unwrap_or_else(|_| Json::Text(text.clone())))?;
    }
    Ok(())
}

/// The reserved keys of a record, none unless stated.
macro_rules! reserved {
    () => {
        &[]
    };
    ([$($key:literal),*]) => {
        &[$($key),*]
    };
}

/// Declares an object of the file: its keys in their order, and what stands under each.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        $name:ident { $($(#[doc = $field_doc:literal])* $key:literal $field:ident: $type:ty,)* }
        $(reserves $reserved:tt)? $(checks $check:ident)? $(once by $once:ident)?
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug)]
        pub(in crate::format) struct $name {
            $($(#[doc = $field_doc])* pub(in crate::format) $field: $type,)*
            pub(in crate::format) extra: $crate::model::extra::Extra,
        }

        impl $crate::format::record::Record for $name {
            const KEYS: $crate::format::reader::Keys = $crate::format::reader::Keys {
                known: &[$($key),*],
                reserved: $crate::format::record::reserved!($($reserved)?),
                open: true,
            };

            // One function for each kind of object, so that what a file has none of need not be there to read it.
            #[inline(never)]
            fn from_slots<'a>(
                slots: &[Option<&'a $crate::format::json::Json>],
                extra: $crate::model::extra::Extra,
                reader: &mut $crate::format::reader::Reader<'a>,
            ) -> Option<Self> {
                let mut slots = slots.iter().copied();
                $(let $field = {
                    let slot = slots.next().flatten();
                    reader.at_key($key, |reader| <$type as $crate::format::record::Field>::read_field(slot, reader))
                };)*
                Some(Self { $($field: $field?,)* extra })
            }

            fn clear(&mut self, key: &str) -> bool {
                match key {
                    $($key => $crate::format::record::Field::clear(&mut self.$field),)*
                    _ => false,
                }
            }

            $(fn checked(self, reader: &mut $crate::format::reader::Reader<'_>) -> Option<Self> {
                $check(self, reader)
            })?

            $(fn once(&self) -> Option<&str> {
                Some($once(self))
            })?
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $(if !$crate::format::record::Field::is_absent(&self.$field) {
                    map.serialize_entry($key, &self.$field)?;
                })*
                $crate::format::record::serialize_extra(&self.extra, &mut map)?;
                map.end()
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let mut object = $crate::format::schema::ObjectSchema::new(&[$($doc),*], <Self as $crate::format::record::Record>::KEYS);
                $(object.field::<$type>($key, &[$($field_doc),*], generator);)*
                object.finish()
            }
        }
    };
}

pub(super) use {record, reserved};
