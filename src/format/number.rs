//! Numbers with a range. A number that is whole is written without a point.

use serde::ser::{Serialize, Serializer};

use super::json::Json;
use super::reader::Reader;
use super::value::Value;

/// Beyond this, neighbouring doubles are further apart than 1 and digits would be made up.
const EXACT: f64 = 9_007_199_254_740_992.0;

fn serialize_number<S: Serializer>(number: f64, serializer: S) -> Result<S::Ok, S::Error> {
    match number.fract() == 0.0 && number.abs() <= EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "whole and in range, as just asked")]
        true => serializer.serialize_i64(number as i64),
        false => serializer.serialize_f64(number),
    }
}

fn read_number<'a, T>(
    json: &'a Json,
    reader: &mut Reader<'a>,
    rule: &str,
    accept: impl Fn(f64) -> Option<T>,
) -> Option<T> {
    let Some(number) = json.as_number() else {
        reader.expect(rule, json);
        return None;
    };
    let accepted = accept(number);
    if accepted.is_none() {
        reader.reject(refusal(rule, number));
    }
    accepted
}

#[inline(never)]
fn refusal(rule: &str, number: f64) -> String {
    format!("must be {rule}, not {number}")
}

/// The number as a whole one within a range.
fn whole(number: f64, least: u32, most: u32) -> Option<u32> {
    let fits = number.fract() == 0.0 && number >= f64::from(least) && number <= f64::from(most);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and in range, as just asked")]
    fits.then_some(number as u32)
}

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident($type:ty): $rule:literal, $accept:expr, $schema:tt;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub(super) struct $name(pub(super) $type);

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serialize_number(f64::from(self.0), serializer)
            }
        }

        impl Value for $name {
            fn read<'a>(json: &'a Json, reader: &mut Reader<'a>) -> Option<Self> {
                read_number(json, reader, $rule, $accept).map(Self)
            }

            #[cfg(feature = "schema")]
            fn schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!($schema)
            }
        }
    )*};
}

numbers! {
    /// Any number.
    Measure(f64): "a number", Some, { "type": "number" };
    /// A number that is not negative.
    Amount(f64): "a number of at least 0", |number| (number >= 0.0).then_some(number), { "type": "number", "minimum": 0 };
    /// A probability that is not 0.
    Probability(f64): "a number above 0, at most 1", |number| (number > 0.0 && number <= 1.0).then_some(number),
        { "type": "number", "exclusiveMinimum": 0, "maximum": 1 };
    /// A grade of the scales of volatility and distance.
    Grade(u8): "a whole number from 1 to 10", |number| u8::try_from(whole(number, 1, 10)?).ok(),
        { "type": "integer", "minimum": 1, "maximum": 10 };
    /// How often; at least once.
    Times(u32): "a whole number of at least 1", |number| whole(number, 1, u32::MAX),
        { "type": "integer", "minimum": 1, "maximum": 4_294_967_295_u32 };
    /// How many.
    Count(u32): "a whole number of at least 0", |number| whole(number, 0, u32::MAX),
        { "type": "integer", "minimum": 0, "maximum": 4_294_967_295_u32 };
}
