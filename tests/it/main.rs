//! The native tests of the core, in one binary.

mod analysis_properties;
mod coupling;
mod editor;
mod findings;
mod fields;
mod format;
mod layers;
mod model;
mod outage;
mod panel;
mod picture;
mod outline;
mod route;
mod samples;
#[cfg(feature = "schema")]
mod schema;
mod sketch;
mod stylesheet;
mod support;
mod systems;
