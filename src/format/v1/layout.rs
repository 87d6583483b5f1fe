use serde::ser::{Serialize, SerializeMap, Serializer};

use super::super::json::Json;
use super::super::number::{Amount, Measure};
use super::super::reader::{Keys, Reader};
use super::super::record::{ById, Field, Set, record};
use super::super::value::{Ref, Value};
use crate::geometry::{Point, Size};
use crate::layout::Placement;
use crate::model::EntityId;

record! {
    /// Where boxes stand, in world pixels.
    Layout {
        /// The top left corner of each box.
        "positions" positions: ById<Corner>,
        /// The sizes of contexts.
        "sizes" sizes: ById<Extent>,
        /// What an automatic layout must leave where it is.
        "pinned" pinned: Set<Ref<EntityId>>,
    }
    reserves ["views"]
}

macro_rules! pairs {
    ($($(#[$doc:meta])* $name:ident($core:ident): $first_key:literal $first:ident, $second_key:literal $second:ident: $number:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub(in crate::format) struct $name($core);

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry($first_key, &$number(self.0.$first))?;
                map.serialize_entry($second_key, &$number(self.0.$second))?;
                map.end()
            }
        }

        impl Value for $name {
            fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
                const KEYS: Keys = Keys { known: &[$first_key, $second_key], reserved: &[], open: false };
                let (slots, _) = reader.object(json, &KEYS)?;
                let $first = reader.at_key($first_key, |reader| <$number as Field>::read_field(slots[0], reader));
                let $second = reader.at_key($second_key, |reader| <$number as Field>::read_field(slots[1], reader));
                Some(Self($core::new($first?.0, $second?.0)))
            }

            #[cfg(feature = "schema")]
            fn schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let (first, second) = (<$number as Value>::schema(generator), <$number as Value>::schema(generator));
                schemars::json_schema!({
                    "type": "object", "properties": { $first_key: first, $second_key: second },
                    "required": [$first_key, $second_key], "additionalProperties": false,
                })
            }
        }
    )*};
}

pairs! {
    /// A corner of a box.
    Corner(Point): "x" x, "y" y: Measure;
    /// How large a box is.
    Extent(Size): "width" width, "height" height: Amount;
}

impl From<&Placement> for Layout {
    fn from(it: &Placement) -> Self {
        Self {
            positions: ById(it.positions.iter().map(|(id, point)| (id.clone(), Corner(*point))).collect()),
            sizes: ById(it.sizes.iter().map(|(id, size)| (id.clone(), Extent(*size))).collect()),
            pinned: Set(it.pinned.iter().cloned().map(Ref).collect()),
            extra: it.extra.clone(),
        }
    }
}

impl From<Layout> for Placement {
    fn from(it: Layout) -> Self {
        Self {
            positions: it.positions.0.into_iter().map(|(id, corner)| (id, corner.0)).collect(),
            sizes: it.sizes.0.into_iter().map(|(id, extent)| (id, extent.0)).collect(),
            pinned: it.pinned.0.into_iter().map(|id| id.0).collect(),
            extra: it.extra,
        }
    }
}
