//! Figures that are derived and cannot be typed, each with what it is derived from.

use leptos::prelude::*;

use crate::model::EntityId;
use crate::scene::derivation::{Better, Figure, figures};
use crate::ui::session::Session;

/// The coupling figures of an entity, if it has any.
#[component]
pub(super) fn Figures(id: EntityId) -> impl IntoView {
    let derived = Session::expect().derived();
    let figures =
        Memo::new(move |_| derived.model.with(|model| derived.figures.with(|it| figures(model, &it.coupling, &id))));
    let is_empty = Memo::new(move |_| figures.with(Vec::is_empty));
    move || {
        (!is_empty.get()).then(|| {
            view! {
                <details class="form-more" open=true>
                    <summary>"Coupling, derived"</summary>
                    <dl class="figures">{move || figures.get().into_iter().map(row).collect_view()}</dl>
                </details>
            }
        })
    }
}

fn row(figure: Figure) -> impl IntoView {
    let (sign, meaning) = match figure.better {
        Better::Higher => ("↑", "higher is better"),
        Better::Lower => ("↓", "lower is better"),
        Better::Neither => ("", ""),
    };
    view! {
        <div class="figure">
            <dt>{figure.label}" "<span class="figure-sign" title=meaning aria-hidden="true">{sign}</span></dt>
            <dd>
                <strong>{figure.value}</strong>
                <span class="figure-from">{figure.from}</span>
            </dd>
        </div>
    }
}
