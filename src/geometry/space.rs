//! World and screen coordinates as distinct types; only a [`Camera`](super::Camera) converts between them.

use std::ops::{Add, Mul, Neg, Sub};

/// A place in the drawing, in world pixels: x to the right, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// A difference between two places in the drawing, in world pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Vector {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// An extent in the drawing, in world pixels, never negative.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Across.
    pub width: f64,
    /// Down.
    pub height: f64,
}

/// A place on the canvas element, in CSS pixels from its top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ScreenPoint {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// The extent of the canvas element, in CSS pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ScreenSize {
    /// Across.
    pub width: f64,
    /// Down.
    pub height: f64,
}

impl Point {
    /// The place at these coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The place half-way to another.
    pub fn midpoint(self, other: Self) -> Self {
        Self::new(self.x.midpoint(other.x), self.y.midpoint(other.y))
    }
}

impl Vector {
    /// The difference of these components.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Its length.
    pub fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// The same direction with length 1; no direction stays none.
    pub fn normalized(self) -> Self {
        match self.length() {
            0.0 => self,
            length => self * (1.0 / length),
        }
    }

    /// The scalar product with another direction.
    pub fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y
    }

    /// A quarter turn clockwise on the screen.
    pub fn perpendicular(self) -> Self {
        Self::new(-self.y, self.x)
    }
}

impl Size {
    /// The extent of this width and height.
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }
}

impl ScreenPoint {
    /// The place at these coordinates.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The distance to another place, in CSS pixels.
    pub fn distance(self, other: Self) -> f64 {
        let (x, y) = (self.x - other.x, self.y - other.y);
        (x * x + y * y).sqrt()
    }
}

impl ScreenSize {
    /// The extent of this width and height.
    pub const fn new(width: f64, height: f64) -> Self {
        Self { width, height }
    }
}

impl Sub for Point {
    type Output = Vector;
    fn sub(self, other: Self) -> Vector {
        Vector::new(self.x - other.x, self.y - other.y)
    }
}

impl Add<Vector> for Point {
    type Output = Self;
    fn add(self, by: Vector) -> Self {
        Self::new(self.x + by.x, self.y + by.y)
    }
}

impl Sub<Vector> for Point {
    type Output = Self;
    fn sub(self, by: Vector) -> Self {
        Self::new(self.x - by.x, self.y - by.y)
    }
}

impl Add for Vector {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Mul<f64> for Vector {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

impl Neg for Vector {
    type Output = Self;
    fn neg(self) -> Self {
        Self::new(-self.x, -self.y)
    }
}
