//! The editor without a screen: a document, what is selected, where the camera looks, and what input does to them.

pub mod document;
