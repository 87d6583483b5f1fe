//! Marks as elements of SVG.

use leptos::prelude::*;

use crate::model::Word;
use crate::scene::mark::{Anchor, Mark, Pattern, Shape, number};
use crate::scene::text::Weight;

/// These marks, in order.
pub(super) fn marks(marks: &[Mark]) -> Vec<AnyView> {
    marks.iter().map(element).collect()
}

fn element(mark: &Mark) -> AnyView {
    let class = class(mark);
    let width = mark.width.map(|width| format!("{}px", number(width)));
    match &mark.shape {
        Shape::Path(path) => {
            let path = path.data();
            view! { <path class=class style:stroke-width=width d=path/> }.into_any()
        }
        Shape::Rect(rect, radius) => {
            let [x, y] = [rect.origin.x, rect.origin.y].map(number);
            let [across, down] = [rect.size.width, rect.size.height].map(number);
            let radius = number(*radius);
            view! { <rect class=class style:stroke-width=width x=x y=y width=across height=down rx=radius/> }.into_any()
        }
        Shape::Circle(center, radius) => {
            let [x, y, radius] = [center.x, center.y, *radius].map(number);
            view! { <circle class=class style:stroke-width=width cx=x cy=y r=radius/> }.into_any()
        }
        Shape::Line(from, to) => {
            let [x1, y1, x2, y2] = [from.x, from.y, to.x, to.y].map(number);
            view! { <line class=class style:stroke-width=width x1=x1 y1=y1 x2=x2 y2=y2/> }.into_any()
        }
        Shape::Text(at, anchor, font, words) => {
            let [x, y, size] = [at.x, at.y, font.size].map(number);
            let (anchor, weight, words) = (anchor_word(*anchor), weight_number(font.weight), words.clone());
            view! {
                <text class=class x=x y=y text-anchor=anchor font-size=size font-weight=weight>{words}</text>
            }
            .into_any()
        }
    }
}

fn class(mark: &Mark) -> String {
    match mark.pattern {
        Pattern::Solid => mark.ink.word(),
        broken => format!("{} pattern-{}", mark.ink.word(), broken.word()),
    }
}

fn anchor_word(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}

fn weight_number(weight: Weight) -> &'static str {
    match weight {
        Weight::Regular => "400",
        Weight::Semibold => "600",
    }
}
