//! The JSON Schema (draft 2020-12) of the model file, from the records that read and write it.

use schemars::{Schema, SchemaGenerator, generate::SchemaSettings};
use serde_json::{Map, Value, json};

use super::reader::Keys;
use super::record::Field;
use super::v1::File;

/// The schema as it is kept under version control.
pub fn text() -> String {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<File>().to_value();
    let mut file = Map::new();
    file.insert("$schema".to_owned(), schema["$schema"].clone());
    file.insert("title".to_owned(), json!("Counterpoint model, version 1"));
    file.extend(schema.as_object().cloned().unwrap_or_default());
    format!("{:#}\n", Value::Object(file))
}

/// The schema of an object while its fields are listed.
pub(super) struct ObjectSchema {
    description: String,
    keys: Keys,
    properties: Map<String, Value>,
    required: Vec<&'static str>,
}

impl ObjectSchema {
    pub(super) fn new(docs: &[&str], keys: Keys) -> Self {
        Self { description: sentence(docs), keys, properties: Map::new(), required: Vec::new() }
    }

    pub(super) fn field<F: Field>(&mut self, key: &'static str, docs: &[&str], generator: &mut SchemaGenerator) {
        let mut schema = F::field_schema(generator);
        schema.insert("description".to_owned(), sentence(docs).into());
        self.properties.insert(key.to_owned(), schema.to_value());
        if F::REQUIRED {
            self.required.push(key);
        }
    }

    pub(super) fn finish(mut self) -> Schema {
        for key in self.keys.reserved {
            self.properties.insert((*key).to_owned(), json!({ "description": "Reserved; kept as it is." }));
        }
        let mut schema = schemars::json_schema!({
            "description": self.description, "type": "object", "properties": self.properties,
            "patternProperties": { "^x-": { "description": "Your own; kept as it is." } }, "additionalProperties": false,
        });
        if !self.required.is_empty() {
            schema.insert("required".to_owned(), self.required.into());
        }
        schema
    }
}

fn sentence(docs: &[&str]) -> String {
    docs.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}
