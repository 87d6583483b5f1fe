//! Painting anew only where the drawing has changed.

use crate::geometry::Rect;
use crate::scene::batch::batches;
use crate::scene::sheet::Sheet;
use crate::scene::sheet::region::{Region, bounds, near};

use super::painter::Painter;
use super::picture::Painted;

/// How far outlines, shadows and the dots of ends reach beyond what follows the pointer, in CSS pixels.
const GHOST_REACH: f64 = 12.0;
/// The side of the cells in which changes are noted, in CSS pixels.
const CELL: f64 = 24.0;
/// How many things are put down at most in parts, as a share of all that are in sight: beyond, all of them are put down as soon. More than all, for
/// what of a thing is outside of the part costs less.
const MOST: f64 = 1.5;

/// Puts down what differs from what was painted, where the camera has stayed; `false` where that would be most of it.
#[inline(never)]
pub(super) fn repaint(painter: &mut Painter, before: &Painted, now: &Painted) -> bool {
    let (sight, zoom) = (now.camera.visible(now.size), now.camera.zoom);
    let mut region = Region::none(sight, CELL / zoom);
    region.add_differences(&before.drawn.sheet, &now.drawn.sheet);
    if before.ghosts != now.ghosts {
        let ghosts = [&before.ghosts, &now.ghosts].into_iter().filter_map(|ghosts| bounds(ghosts));
        ghosts.for_each(|bounds| region.add(bounds.inflate(GHOST_REACH / zoom)));
    }
    // One after the other: browsers are quick to leave out what is outside of one rectangle, and slow with several.
    let sheet = &now.drawn.sheet;
    // A part grows to whole pixels of the screen, and what is drawn is smoothed over one more.
    let growth = (1.0 + 1.0 / now.ratio) / zoom;
    let touched = |area: Rect| (area, sheet.touching(area.inflate(growth)));
    let areas: Vec<(Rect, Sheet)> = region.areas().into_iter().map(touched).collect();
    if is_much(areas.iter().map(|(_, touched)| touched.len()).sum(), sheet.len()) {
        return false;
    }
    for (area, touched) in areas {
        let strokes = near(batches(&touched, now.drawn.detail), area.inflate(growth));
        painter.within(area, now.camera, now.ratio, |painter| {
            painter.put(&strokes, 1.0);
            painter.put(&now.ghosts, 1.0 / zoom);
        });
    }
    true
}

#[expect(clippy::cast_precision_loss, reason = "numbers of things in sight")]
fn is_much(parts: usize, whole: usize) -> bool {
    parts as f64 > MOST * whole as f64
}
