//! Counterpoint: draw services, bounded contexts, teams and their interactions; see coupling and blast radius while you draw.
//!
//! The spine runs one way: browser event → own input type → gesture → edit on a pure document → history → derived scene and
//! analysis → thin view. The modules stand in reading order; ARCHITECTURE.md says which may use which.

pub mod analysis;
pub mod editor;
pub mod format;
pub mod geometry;
pub mod inquiry;
pub mod layout;
pub mod model;
#[cfg(any(feature = "ui", feature = "worker"))]
pub mod platform;

pub mod scene;
#[cfg(feature = "ui")]
pub mod ui;
