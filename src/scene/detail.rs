//! How much of the drawing is worth showing at a zoom.

use crate::model::words::words;

words! {
    /// How much is drawn.
    Detail {
        /// Everything.
        Near = "near",
        /// Boxes with large names, lines without labels.
        Middle = "middle",
        /// Plain boxes and lines; contexts with names as large as they are.
        Far = "far",
    }
}

/// Names of boxes are drawn at 9 CSS pixels or more from this zoom on.
const NEAR: f64 = 0.6;
/// The large names of boxes are drawn at 7 CSS pixels or more from this zoom on.
const MIDDLE: f64 = 0.3;

impl Detail {
    /// What is worth showing at a zoom, in CSS pixels per world pixel.
    pub fn at_zoom(zoom: f64) -> Self {
        match zoom {
            zoom if zoom >= NEAR => Self::Near,
            zoom if zoom >= MIDDLE => Self::Middle,
            _ => Self::Far,
        }
    }
}
