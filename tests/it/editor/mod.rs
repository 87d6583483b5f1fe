//! The headless editor, driven by pointer and keys.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod clipboard;
mod commands;
mod connecting;
mod contexts;
mod drawing;
mod edge;
mod main_job;
mod moving;
mod pinching;
mod quick_text;
mod random;
mod selecting;
mod session;
mod telling;
mod view;
