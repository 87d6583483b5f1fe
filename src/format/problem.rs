//! What can be wrong with a file.

use std::fmt;

/// One thing that is wrong in a file, and what reading the rest leaves out because of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, as a JSON Pointer (RFC 6901).
    pub pointer: String,
    /// What is wrong and what would be right.
    pub message: String,
    /// The part of the file that is left out when the rest is opened, as a JSON Pointer; `None` if nothing is.
    pub left_out: Option<String>,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.pointer, self.message)
    }
}

/// Why a file cannot be read at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Refused {
    /// Larger than [`MAX_BYTES`](super::MAX_BYTES).
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Nested deeper than [`MAX_DEPTH`](super::MAX_DEPTH).
    TooDeep {
        /// How deep.
        depth: usize,
    },
    /// Not a JSON text.
    NotJson {
        /// The line where it stops being one, from 1.
        line: usize,
        /// The byte in that line, from 1.
        column: usize,
        /// What was expected there.
        reason: String,
    },
    /// JSON, but not of this format.
    OtherFormat {
        /// What it calls itself, if it says so.
        found: Option<String>,
    },
    /// Written by a later version of the program.
    NewerVersion {
        /// The version it states.
        version: f64,
    },
}

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => {
                write!(formatter, "{} MiB are too large: 64 MiB at most", bytes.div_ceil(1024 * 1024))
            }
            Self::TooDeep { depth } => write!(formatter, "nested {depth} deep: 128 at most"),
            Self::NotJson { line, column, reason } => {
                write!(formatter, "not JSON: {reason} at line {line}, column {column}")
            }
            Self::OtherFormat { found: Some(found) } => {
                write!(formatter, "not a Counterpoint model: its format is {found}, not \"counterpoint\"")
            }
            Self::OtherFormat { found: None } => {
                formatter.write_str("not a Counterpoint model: it does not say \"format\": \"counterpoint\"")
            }
            Self::NewerVersion { version } => {
                write!(formatter, "made by a newer version (format version {version}); open it with that one")
            }
        }
    }
}

impl std::error::Error for Refused {}
