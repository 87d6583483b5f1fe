//! Volatility: how much the knowledge that is depended on changes.

use std::fmt;

use super::{Reasoned, grade};
use crate::model::context::Subdomain;
use crate::model::service::Service;
use crate::model::words::Word;
use crate::model::{Assumption, Model};

/// Why an interaction has its volatility, which is that of the end depended on; the first that holds, in this order. Taken from the
/// type of the subdomain and not from the history of commits (Khononov \[V\]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VolatilityReason {
    /// Someone said so.
    Stated,
    /// The subdomain of its context.
    Subdomain(Subdomain),
    /// It stands in no context.
    NoContext,
}

impl fmt::Display for VolatilityReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stated => formatter.write_str("set by hand"),
            Self::Subdomain(subdomain) => write!(formatter, "{} subdomain", subdomain.word()),
            Self::NoContext => formatter.write_str("assumed: in no context"),
        }
    }
}

/// The volatility of an element.
pub fn volatility(model: &Model, element: &Service) -> Reasoned<VolatilityReason> {
    if let Some(value) = element.volatility {
        return Reasoned { value, reason: VolatilityReason::Stated };
    }
    let context = element.context.as_ref().and_then(|context| model.contexts().get(context));
    let (reason, assumption) = match context.map(|context| context.subdomain) {
        Some(Subdomain::Core) => (VolatilityReason::Subdomain(Subdomain::Core), Assumption::VolatilityCore),
        Some(subdomain) => (VolatilityReason::Subdomain(subdomain), Assumption::VolatilityOther),
        None => (VolatilityReason::NoContext, Assumption::VolatilityOther),
    };
    Reasoned { value: grade(model, assumption), reason }
}
