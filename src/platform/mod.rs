//! The edges to the browser, without decisions of their own.

pub mod crash;
