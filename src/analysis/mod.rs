//! Pure questions about a model. The same model gives the same answer, in the browser and natively; nothing of it is stored.
//!
//! In reading order: entities become small integers (`numbering`) that teams own (`ownership`); who depends on whom becomes a graph
//! ([`dependency`]), measured by [`coupling`]; what passes on at runtime becomes another, followed by [`outage`] and asked by
//! [`reliability`] how likely that is; [`people`] asks what the first means for teams; [`findings`] judge all, [`measure`] looks single
//! figures up, and the [`report`] gathers everything.
//!
//! Definitions carry an evidence label: **\[V\]** read in the cited work, **\[P\]** proposed here and not published, so an assumption.

pub mod coupling;
pub mod dependency;
pub mod findings;
pub mod measure;
mod numbering;
pub mod outage;
mod ownership;
pub mod people;
pub mod reliability;
pub mod report;
