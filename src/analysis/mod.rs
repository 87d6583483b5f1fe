//! Pure questions about a model. The same model gives the same answer, in the browser and natively.
//!
//! Definitions carry an evidence label: **\[V\]** read in the cited work, **\[P\]** proposed here and not published, so an assumption.

pub mod coupling;
pub mod dependency;
pub mod findings;
pub mod measure;
mod numbering;
pub mod outage;
pub mod report;
