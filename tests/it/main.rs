//! The native tests of the core, in one binary.

mod model;
mod layers;
mod route;
