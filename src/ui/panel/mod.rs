//! What stands beside the canvas: what can be added, the model as a tree, and the selected entities field by field.

#![expect(unreachable_pub, reason = "the component macro makes every component public")]

pub mod inspector;
pub mod outline;
pub mod palette;
mod shape;
