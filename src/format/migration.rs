//! From older versions of the file to the current one, in memory.

use super::json::Json;

type Step = fn(Json) -> Json;

/// One step per released version but the last: the first leads from version 1 to version 2.
const STEPS: &[Step] = &[];

/// The version that is written.
pub(super) const CURRENT: usize = STEPS.len() + 1;

/// A file of this version, as the current version would say it. What an older version could not say is absent.
pub(super) fn migrate(file: Json, version: usize) -> Json {
    STEPS.iter().skip(version.saturating_sub(1)).fold(file, |file, step| step(file))
}
