//! Where boxes stand, apart from what they mean.

pub mod boxes;
pub mod lanes;
pub mod placement;

pub use placement::{Placement, PlacementEdit};
