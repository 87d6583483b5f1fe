//! The native tests of the core, in one binary.

mod coupling;
mod layers;
mod model;
mod outage;
mod route;
mod sketch;
mod systems;
