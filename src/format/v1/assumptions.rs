use serde::ser::{Serialize, SerializeMap, Serializer};

use super::super::json::Json;
use super::super::number::Measure;
use super::super::reader::{Keys, Reader};
use super::super::record::Field;
use crate::model::{Assumption, assumption};

/// What is taken for granted otherwise than usual; absent when nothing is.
#[derive(Clone, Debug)]
pub(in crate::format) struct Assumptions(pub(super) assumption::Assumptions);

const KEY_LIST: [&str; Assumption::ALL.len()] = {
    let mut keys = [""; Assumption::ALL.len()];
    let mut at = 0;
    while at < keys.len() {
        keys[at] = Assumption::ALL[at].key();
        at += 1;
    }
    keys
};

const KEYS: Keys = Keys { known: &KEY_LIST, reserved: &[], open: false };

impl Serialize for Assumptions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let changed = self.0.changed();
        let mut map = serializer.serialize_map(Some(changed.len()))?;
        for (assumption, value) in changed {
            map.serialize_entry(assumption.key(), &Measure(*value))?;
        }
        map.end()
    }
}

impl Field for Assumptions {
    #[cfg(feature = "schema")]
    const REQUIRED: bool = false;

    fn read_field<'a>(json: Option<&'a Json>, reader: &mut Reader<'a>) -> Option<Self> {
        let changed = json.map(|json| read(json, reader)).unwrap_or_default();
        Some(Self(changed))
    }

    fn is_absent(&self) -> bool {
        self.0.changed().is_empty()
    }

    #[cfg(feature = "schema")]
    fn field_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let property = |it: &Assumption| {
            let kind = if it.is_whole() { "integer" } else { "number" };
            let (least, most) = it.range().into_inner();
            let of_kind = |bound: f64| if bound.fract() == 0.0 { format!("{bound:.0}") } else { bound.to_string() };
            let bound = |bound: f64| serde_json::from_str::<serde_json::Value>(&of_kind(bound)).unwrap_or_default();
            let schema = serde_json::json!({ "type": kind, "minimum": bound(least), "maximum": bound(most) });
            (it.key().to_owned(), schema)
        };
        let properties: serde_json::Map<_, _> = Assumption::ALL.iter().map(property).collect();
        schemars::json_schema!({ "type": "object", "properties": properties, "additionalProperties": false })
    }
}

/// Whatever of it is sound. By itself, so that a file without any need not have it at hand.
#[inline(never)]
fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> assumption::Assumptions {
    let mut read = assumption::Assumptions::default();
    let Some((slots, _)) = reader.object(json, &KEYS) else { return read };
    for (assumption, json) in Assumption::ALL.iter().zip(slots) {
        let Some(json) = json else { continue };
        let value = reader.at_key(assumption.key(), |reader| read_value(*assumption, json, reader));
        if let Some(with) = value.and_then(|value| read.with(*assumption, value)) {
            read = with;
        }
    }
    read
}

fn read_value(assumption: Assumption, json: &Json, reader: &mut Reader<'_>) -> Option<f64> {
    let rule = assumption.rule();
    match json.as_number() {
        None => reader.expect(&rule, json),
        Some(value) if !assumption.allows(value) => reader.reject(format!("must be {rule}, not {value}")),
        Some(value) => return Some(value),
    }
    None
}
