//! Painting anew only where the drawing has changed.

use crate::scene::batch::batches;
use crate::scene::sheet::region::{Region, bounds};

use super::painter::Painter;
use super::picture::Painted;

/// How far outlines, shadows and the dots of ends reach beyond what follows the pointer, in CSS pixels.
const GHOST_REACH: f64 = 12.0;
/// The side of the cells in which changes are noted, in CSS pixels.
const CELL: f64 = 24.0;
/// The largest part of what is in sight that is worth finding out: beyond, all of it is put down as soon.
const MOST: f64 = 0.6;

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
    let touched = now.drawn.sheet.touching(&region);
    if is_most(touched.len(), now.drawn.sheet.len()) {
        return false;
    }
    let strokes = batches(&touched, now.drawn.detail);
    painter.within(&region.rects(), now.camera, now.ratio, |painter| {
        painter.put(&strokes, 1.0);
        painter.put(&now.ghosts, 1.0 / zoom);
    });
    true
}

#[expect(clippy::cast_precision_loss, reason = "numbers of things in sight")]
fn is_most(part: usize, whole: usize) -> bool {
    part as f64 > MOST * whole as f64
}
