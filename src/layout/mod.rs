//! Where boxes stand, apart from what they mean.

pub mod arrange;
pub mod boxes;
pub mod lanes;
pub mod placement;

pub use arrange::arrange;
pub use placement::{Placement, PlacementEdit};
