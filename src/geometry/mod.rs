//! Points, sizes and rectangles of the drawing, with world and screen kept apart as types.

pub mod camera;
pub mod outline;
pub mod rect;
pub mod route;
pub mod space;
pub mod squares;

pub use camera::Camera;
pub use outline::Outline;
pub use rect::Rect;
pub use route::Route;
pub use space::{Point, ScreenPoint, ScreenSize, Size, Vector};
pub use squares::Squares;
