//! Controls that know nothing of models.

pub mod dialog;
pub mod drawer;
pub mod form;
pub mod icon;
pub mod long_list;
pub mod menu;
pub mod room;
pub mod segments;
