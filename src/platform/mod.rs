//! The edges to the browser, without decisions of their own.

pub mod clipboard;
pub mod crash;
pub mod fetch;
pub mod files;
pub mod page;
pub mod pointer;
pub mod raster;
pub mod resize;
pub mod rest;
pub mod storage;
pub mod theme;
