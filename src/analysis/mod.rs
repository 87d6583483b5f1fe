//! Pure questions about a model. The same model gives the same answer, in the browser and natively; nothing of it is stored.
//!
//! In reading order: entities become small integers (`numbering`); who depends on whom becomes a graph ([`dependency`]), measured by
//! [`coupling`]. At any level it is a [`network`], of services or, by [`folding`], of contexts or teams, of which [`structure`],
//! [`centrality`] and [`partition`] speak. What passes on at runtime becomes another graph, followed by [`outage`]; [`findings`] judge
//! both, [`measure`] looks single figures up, and the [`report`] gathers everything.
//!
//! Definitions carry an evidence label: **\[V\]** read in the cited work, **\[P\]** proposed here and not published, so an assumption.

pub mod centrality;
pub mod coupling;
pub mod dependency;
pub mod findings;
pub mod folding;
mod graph;
pub mod measure;
pub mod network;
mod numbering;
pub mod outage;
pub mod partition;
pub mod report;
pub mod structure;
