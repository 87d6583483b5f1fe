//! Pure questions about a model. The same model gives the same answer, in the browser and natively; nothing of it is stored.
//!
//! In reading order: entities become small integers (`numbering`) that teams own (`ownership`) and that may
//! stand in for each other (`redundancy`); who depends on whom becomes a graph
//! ([`dependency`]), measured by [`coupling`]. Folded into contexts and teams ([`folding`]) it is a [`network`] like that of the services,
//! whose [`structure`], [`centrality`] and best [`partition`] can be asked. What passes on at runtime becomes another graph, followed by
//! [`outage`] and asked by [`reliability`] how likely that is; what passes on when something is changed a third, followed by [`change`];
//! [`people`] asks what the first means for teams; [`findings`] judge all. [`figures`] are what people always see of that,
//! [`measure`] looks single figures up, and the [`report`] gathers everything.
//!
//! Definitions carry an evidence label: **\[V\]** read in the cited work, **\[P\]** proposed here and not published, so an assumption.

pub mod centrality;
pub mod change;
pub mod coupling;
pub mod dependency;
pub mod figures;
pub mod findings;
pub mod folding;
mod graph;
pub mod measure;
mod mixing;
pub mod network;
mod numbering;
pub mod outage;
pub mod ownership;
pub mod partition;
pub mod people;
mod redundancy;
pub mod reliability;
pub mod reliance;
pub mod report;
pub mod structure;
mod text;
