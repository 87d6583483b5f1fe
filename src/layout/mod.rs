//! Where boxes stand, apart from what they mean.

pub mod arrange;
pub mod boxes;
pub mod placement;
pub mod routes;

pub use arrange::arrange;
pub use placement::{Placement, PlacementEdit};
pub use routes::Routes;
