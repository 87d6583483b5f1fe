//! The native tests of the core, in one binary.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod analysis_properties;
mod analysis_report;
mod coupling;
mod editor;
mod fields;
mod findings;
mod format;
mod layers;
mod model;
mod outage;
mod outline;
mod panel;
mod picture;
mod report;
mod route;
mod samples;
#[cfg(feature = "schema")]
mod schema;
mod sketch;
mod stylesheet;
mod support;
mod systems;
