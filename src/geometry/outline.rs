//! The borders at which lines leave and enter boxes that are not plain rectangles.

use super::rect::Rect;
use super::space::Point;

/// The form of a border, as far as lines care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Straight on every side.
    Rectangle,
    /// Pointed to the left and to the right.
    Hexagon,
    /// Round at the top and at the bottom: a standing cylinder.
    Cylinder,
    /// Round to the left and to the right: a lying cylinder.
    Pipe,
    /// A round head above a body.
    Person,
}

/// A side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Towards smaller x.
    Left,
    /// Towards larger x.
    Right,
    /// Towards smaller y.
    Top,
    /// Towards larger y.
    Bottom,
}

/// How far the points of a hexagon stand out.
pub const HEXAGON_POINT: f64 = 18.0;
/// How far the round ends of cylinders and pipes stand out.
pub const CYLINDER_BULGE: f64 = 9.0;
/// The radius of a person's head; its top touches the top of the box.
pub const PERSON_HEAD: f64 = 18.0;
/// Where a person's body begins, below the top of the box.
pub const PERSON_NECK: f64 = 32.0;
/// Lines keep this far from corners.
const CORNER: f64 = 12.0;

/// The border of a box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outline {
    /// The box around it.
    pub rect: Rect,
    /// Its form within the box.
    pub form: Form,
}

impl Outline {
    /// The border of a box.
    pub const fn new(rect: Rect, form: Form) -> Self {
        Self { rect, form }
    }

    /// A border shrunk to one point: the loose end of a line that is being drawn.
    pub fn point(at: Point) -> Self {
        Self::new(Rect::spanning(at, at), Form::Rectangle)
    }

    /// Where the middle of a side is, along that side: x for the top and the bottom, y for the left and the right.
    pub fn middle(self, side: Side) -> f64 {
        match side {
            Side::Top | Side::Bottom => self.rect.center().x,
            Side::Left | Side::Right => self.body().center().y,
        }
    }

    /// How far from the middle of a side a line may still leave.
    pub fn reach(self, side: Side) -> f64 {
        let half = match side {
            Side::Top if self.form == Form::Person => PERSON_HEAD,
            Side::Top | Side::Bottom => self.rect.size.width / 2.0,
            Side::Left | Side::Right => self.body().size.height / 2.0,
        };
        let corner = match (self.form, side) {
            (Form::Hexagon, Side::Top | Side::Bottom) => CORNER + HEXAGON_POINT,
            _ => CORNER,
        };
        (half - corner).max(0.0)
    }

    /// The point of the border on this side, so far from the side's middle; beyond the side's end, the end.
    pub fn port(self, side: Side, offset: f64) -> Point {
        let (rect, body) = (self.rect, self.body());
        let along = self.middle(side) + offset;
        match side {
            Side::Left | Side::Right => {
                let y = along.clamp(body.top(), body.bottom());
                let inset = self.inset(side, y - body.center().y);
                Point::new(if side == Side::Left { rect.left() + inset } else { rect.right() - inset }, y)
            }
            Side::Top | Side::Bottom => {
                let x = along.clamp(rect.left(), rect.right());
                let inset = self.inset(side, x - rect.center().x);
                Point::new(x, if side == Side::Top { rect.top() + inset } else { rect.bottom() - inset })
            }
        }
    }

    /// The part of the box that a name stands in: all of it, but for a person's head.
    pub fn body(self) -> Rect {
        match self.form {
            Form::Person => Rect::spanning(
                Point::new(self.rect.left(), self.rect.top() + PERSON_NECK.min(self.rect.size.height)),
                self.rect.far_corner(),
            ),
            _ => self.rect,
        }
    }

    /// How far the border stands back from the side of the box, so far from the side's middle.
    fn inset(self, side: Side, offset: f64) -> f64 {
        let sideways = matches!(side, Side::Left | Side::Right);
        let half = if sideways { self.rect.size.height } else { self.rect.size.width } / 2.0;
        match (self.form, sideways) {
            (Form::Hexagon, true) => HEXAGON_POINT * share(offset, half),
            (Form::Cylinder, false) | (Form::Pipe, true) => CYLINDER_BULGE * (1.0 - arc(share(offset, half))),
            (Form::Person, false) if side == Side::Top => match offset.abs() <= PERSON_HEAD {
                true => PERSON_HEAD * (1.0 - arc(share(offset, PERSON_HEAD))),
                false => PERSON_NECK,
            },
            _ => 0.0,
        }
    }
}

fn share(offset: f64, half: f64) -> f64 {
    if half > 0.0 { (offset.abs() / half).min(1.0) } else { 0.0 }
}

/// The height of the unit circle above this distance from its middle.
fn arc(share: f64) -> f64 {
    (1.0 - share * share).sqrt()
}

impl Side {
    /// The side on the other end.
    pub fn opposite(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
            Self::Top => Self::Bottom,
            Self::Bottom => Self::Top,
        }
    }
}
