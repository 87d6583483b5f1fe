//! Questions about a model that may take longer than a frame, text in and text out, so that another thread can answer them.
//!
//! The page asks through a [`desk::Desk`], which decides what is asked next and what becomes of a thread that crashed or fell silent; the
//! thread answers with [`answer()`]. Neither knows the browser.

mod answer;
pub mod desk;
mod question;

pub use answer::answer;
pub use question::{Question, Topic};
