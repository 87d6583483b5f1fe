//! What stands where, for whoever has to find it on the page: the id, the place and the words of each thing drawn, without its strokes.

use crate::geometry::{Rect, Size, Vector};
use crate::model::{EntityId, EntityKind, Word};

use super::sheet::Sheet;
use super::{EdgeDrawing, FrameDrawing, NodeDrawing};

/// The side of the place of a line, at its middle, in world pixels.
const ON_LINE: Size = Size::new(12.0, 12.0);
/// How many lines and boxes in sight are a crowd: too small to be pointed at one by one.
const CROWD: usize = 1_500;

/// Where something drawn stands, and what it is in words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Identity {
    /// What it is.
    pub id: EntityId,
    /// Of which kind.
    pub kind: EntityKind,
    /// Left, top, width and height in whole world pixels.
    pub place: [i32; 4],
    /// Its whole name and what else there is to say of it.
    pub title: String,
    /// The words of its states in an outage, the worst first, parted by spaces; empty for none.
    pub outage: String,
}

/// Everything in sight, the lowest first; contexts only, where the rest is a crowd.
pub fn identities(sheet: &Sheet) -> Vec<Identity> {
    let frames = sheet.frames.drawings().map(|it| of_frame(it));
    if sheet.edges.len() + sheet.nodes.len() > CROWD {
        return frames.collect();
    }
    let edges = sheet.edges.drawings().map(|it| of_edge(it));
    frames.chain(edges).chain(sheet.nodes.drawings().map(|it| of_node(it))).collect()
}

fn of_frame(frame: &FrameDrawing) -> Identity {
    let (id, title) = (frame.id.clone().into(), frame.title.clone());
    Identity { id, kind: EntityKind::Context, place: whole(frame.rect), title, outage: String::new() }
}

/// A small square around the middle of the line, so that a click at its middle is a click on the line.
fn of_edge(edge: &EdgeDrawing) -> Identity {
    let corner = edge.route.label() - Vector::new(ON_LINE.width / 2.0, ON_LINE.height / 2.0);
    let (id, title) = (edge.id.clone().into(), edge.title.clone());
    Identity {
        id,
        kind: EntityKind::Interaction,
        place: whole(Rect::new(corner, ON_LINE)),
        title,
        outage: String::new(),
    }
}

fn of_node(node: &NodeDrawing) -> Identity {
    let words: Vec<&str> = node.outage.iter().map(|state| state.word()).collect();
    let (id, title) = (node.id.clone().into(), node.title.clone());
    Identity { id, kind: EntityKind::Service, place: whole(node.rect), title, outage: words.join(" ") }
}

#[expect(clippy::cast_possible_truncation, reason = "the far ends saturate")]
fn whole(rect: Rect) -> [i32; 4] {
    [rect.left(), rect.top(), rect.size.width, rect.size.height].map(|value| value.round() as i32)
}
