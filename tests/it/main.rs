//! The native tests of the core, in one binary.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod analysis_properties;
mod analysis_report;
mod arbitrary;
mod arrange;
mod coupling;
mod editor;
mod fields;
mod findings;
mod format;
mod format_properties;
mod ground;
mod layers;
mod model;
mod nesting;
mod outage;
mod outline;
mod palette;
mod panel;
mod picture;
mod report;
mod route;
mod samples;
mod scene;
mod schema;
mod sheet;
mod sketch;
mod stylesheet;
mod support;
mod systems;
mod tokens;
