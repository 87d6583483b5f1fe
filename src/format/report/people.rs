//! Who waits for whom, and who agreed with whom.

use serde::Serialize;

use super::{Text, word};
use crate::analysis::people::coordination::{Coordination, TeamPairs};
use crate::analysis::people::wall::Wait;
use crate::format::number::Measure;

#[derive(Serialize)]
pub(super) struct WallEntry<'a> {
    from: Text<'a>,
    on: Text<'a>,
    state: Text<'a>,
    stated: bool,
    because: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct Congruence<'a> {
    required: Vec<[Text<'a>; 2]>,
    declared: Vec<[Text<'a>; 2]>,
    missing: Vec<[Text<'a>; 2]>,
    surplus: Vec<[Text<'a>; 2]>,
    served: Vec<[Text<'a>; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    share: Option<Measure>,
}

pub(super) fn wall_entry(it: &Wait) -> WallEntry<'_> {
    WallEntry {
        from: Text(it.from.as_str()),
        on: Text(it.on.as_str()),
        state: word(it.state),
        stated: it.is_stated(),
        because: it.because().iter().map(|id| id.as_str().to_owned()).collect(),
    }
}

pub(super) fn congruence(it: &Coordination) -> Congruence<'_> {
    Congruence {
        required: pairs(&it.required),
        declared: pairs(&it.declared),
        missing: pairs(&it.missing),
        surplus: pairs(&it.surplus),
        served: pairs(&it.served),
        share: it.congruence.map(Measure),
    }
}

fn pairs(pairs: &TeamPairs) -> Vec<[Text<'_>; 2]> {
    pairs.iter().map(|(one, other)| [Text(one.as_str()), Text(other.as_str())]).collect()
}
