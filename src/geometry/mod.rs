//! Points, sizes and rectangles of the drawing, with world and screen kept apart as types.

pub mod camera;
pub mod rect;
pub mod space;

pub use camera::Camera;
pub use rect::Rect;
pub use space::{Point, ScreenPoint, ScreenSize, Size, Vector};
