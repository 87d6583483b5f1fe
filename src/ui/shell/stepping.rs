//! Going from region to region of the page by one key, past everything in them.

use crate::editor::command::Along;
use crate::platform::page;

/// The regions in the order in which they are gone through: where each is, and what in it may take the focus, each alone enough.
const REGIONS: [(&str, &str); 6] = [
    (".top-bar", "[role='tab'][aria-selected='true']"),
    (".palette", "button:not([tabindex='-1'])"),
    (".outline", "[role='tree'][tabindex='0']"),
    ("main", "#architecture-canvas"),
    (".side-right", "button:not([tabindex='-1']), a[href], input, select, textarea, [tabindex='0']"),
    (".status-bar", "button"),
];

/// Gives the focus to the next region that can take it, or to the one before; around at the ends.
pub fn step(along: Along) {
    let count = REGIONS.len();
    let at = REGIONS.iter().position(|(region, _)| page::has(&format!("{region}:focus-within")));
    let places = (0..count).map(|step| match (at, along) {
        (None, Along::Forward) => step,
        (None, Along::Backward) => count - 1 - step,
        (Some(at), Along::Forward) => (at + 1 + step) % count,
        (Some(at), Along::Backward) => (at + 2 * count - 1 - step) % count,
    });
    for place in places {
        let (region, stops) = REGIONS[place];
        if page::focus_first(&format!("{region} :is({stops})")) {
            return;
        }
    }
}
