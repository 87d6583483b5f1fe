//! What the panels beside the canvas say, as plain data: rows, groups, ways and words. A view only puts them down.

pub mod assumptions;
pub mod borders;
pub mod changing;
pub mod contents;
pub mod coupling;
pub mod failures;
pub mod finding_list;
pub mod findings;
pub mod further;
pub mod glossary;
pub mod lateness;
pub mod matrix;
pub mod monolith;
pub mod needing;
pub mod outage;
mod promises;
pub mod reliability;
pub mod scatter;
pub mod status;
pub mod story;
pub mod system;
pub mod table;
pub mod together;
pub mod wall;
pub mod way;
pub mod words;
