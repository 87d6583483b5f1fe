//! Changing what a model takes for granted.

use super::document::DocumentEdit;
use super::fields::slot::Fault;
use crate::model::{Assumption, Assumptions, Edit, Model, Title};

/// Assumes what was typed; the default again where nothing was.
///
/// # Errors
/// A [`Fault`] when it may not have that value.
pub fn assume(model: &Model, assumption: Assumption, typed: &str) -> Result<Vec<DocumentEdit>, Fault> {
    let typed = typed.trim();
    let value = match typed.is_empty() {
        true => Ok(assumption.default_value()),
        // A comma may part thousands where the number is whole.
        false if assumption.is_whole() => typed.parse::<f64>(),
        false => typed.replace(',', ".").parse::<f64>(),
    };
    let assumptions = value.ok().and_then(|value| model.title().assumptions.with(assumption, value));
    assumptions.map(|assumptions| retitled(model, assumptions)).ok_or_else(|| {
        let rule = assumption.rule();
        let (first, rest) = rule.split_at(1);
        Fault(format!("{}{rest}, like {}.", first.to_uppercase(), assumption.default_value()))
    })
}

/// Assumes the default of everything again.
pub fn assume_usual(model: &Model) -> Vec<DocumentEdit> {
    retitled(model, Assumptions::default())
}

/// Nothing where nothing changes.
fn retitled(model: &Model, assumptions: Assumptions) -> Vec<DocumentEdit> {
    let title = Title { assumptions, ..model.title().clone() };
    if title == *model.title() { Vec::new() } else { vec![Edit::Retitle(title).into()] }
}
