//! Pure questions about a model. The same model gives the same answer, in the browser and natively; nothing of it is stored.
//!
//! In reading order: entities become small integers (`numbering`); who depends on whom becomes a graph ([`dependency`]), measured by
//! [`coupling`]; what passes on at runtime becomes another, followed by [`outage`]; what passes on when something is changed a third,
//! followed by [`change`]; [`findings`] judge, [`measure`] looks single figures up, and the [`report`] gathers everything.
//!
//! Definitions carry an evidence label: **\[V\]** read in the cited work, **\[P\]** proposed here and not published, so an assumption.

pub mod change;
pub mod coupling;
pub mod dependency;
pub mod findings;
pub mod measure;
mod numbering;
pub mod outage;
pub mod report;
