//! Small shapes of the scene as elements of SVG.

use leptos::prelude::*;

use crate::scene::icon::Icon;
use crate::scene::mark::{Mark, Pattern, Shape, number};

/// A small shape. It says nothing to assistive technology: what it stands beside has a name.
#[component]
pub fn SmallShape(
    /// What is drawn.
    icon: Icon,
) -> impl IntoView {
    let view_box = format!("-1 -1 {} {}", icon.size.width + 2.0, icon.size.height + 2.0);
    view! {
        <svg class="shape" viewBox=view_box aria-hidden={"true"}>
            {icon.marks.iter().map(element).collect::<Vec<_>>()}
        </svg>
    }
}

fn element(mark: &Mark) -> AnyView {
    let class = match mark.pattern {
        Pattern::Solid => "",
        Pattern::Dashed | Pattern::Long | Pattern::Dotted => "is-broken",
    };
    match &mark.shape {
        Shape::Path(path) => {
            let data = path.data();
            view! { <path class=class d=data/> }.into_any()
        }
        Shape::Rect(rect, radius) => {
            let [x, y] = [rect.origin.x, rect.origin.y].map(number);
            let [across, down] = [rect.size.width, rect.size.height].map(number);
            let radius = number(*radius);
            view! { <rect class=class x=x y=y width=across height=down rx=radius/> }.into_any()
        }
        Shape::Circle(center, radius) => {
            let [x, y, radius] = [center.x, center.y, *radius].map(number);
            view! { <circle class=class cx=x cy=y r=radius/> }.into_any()
        }
        Shape::Line(from, to) => {
            let [x1, y1, x2, y2] = [from.x, from.y, to.x, to.y].map(number);
            view! { <line class=class x1=x1 y1=y1 x2=x2 y2=y2/> }.into_any()
        }
        Shape::Text(..) => ().into_any(),
    }
}
