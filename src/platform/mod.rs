//! The edges to the browser, without decisions of their own.

pub mod answering;
#[cfg(feature = "ui")]
pub mod clipboard;
#[cfg(feature = "ui")]
pub mod crash;
#[cfg(feature = "ui")]
pub mod fetch;
#[cfg(feature = "ui")]
pub mod files;
pub mod packing;
#[cfg(feature = "ui")]
pub mod page;
#[cfg(feature = "ui")]
pub mod pointer;
#[cfg(feature = "ui")]
pub mod raster;
#[cfg(feature = "ui")]
pub mod resize;
#[cfg(feature = "ui")]
pub mod rest;
#[cfg(feature = "ui")]
pub mod storage;
#[cfg(feature = "ui")]
pub mod theme;
#[cfg(feature = "ui")]
pub mod worker;
