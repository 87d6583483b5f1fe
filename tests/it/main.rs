//! The native tests of the core, in one binary.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod analysis_properties;
mod analysis_report;
mod arbitrary;
mod arrange;
mod calls;
mod centrality;
mod clearing;
mod coupling;
mod cuts;
mod dimension;
mod editor;
mod fields;
mod findings;
mod folding;
mod format;
mod format_properties;
mod inquiry;
mod layers;
mod matrix;
mod model;
mod monolith;
mod networks;
mod outage;
mod outline;
mod ownership;
mod palette;
mod panel;
mod partition;
mod people;
mod picture;
mod reliability;
mod reliability_properties;
mod report;
mod route;
mod samples;
mod scene;
mod schema;
mod sheet;
mod sketch;
mod structure;
mod stylesheet;
mod support;
mod systems;
mod tokens;
