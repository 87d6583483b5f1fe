//! A row of buttons of which one is pressed.

use leptos::prelude::*;

/// The choice of one of a few, all of them in sight.
pub fn segments<T, C>(
    label: &'static str,
    choices: &[(T, &'static str)],
    chosen: Signal<T>,
    choose: C,
) -> impl IntoView + use<T, C>
where
    T: Copy + PartialEq + Send + Sync + 'static,
    C: Fn(T) + Copy + Send + Sync + 'static,
{
    let choice = |(of, label): &(T, &'static str)| {
        let of = *of;
        view! {
            <button
                type="button"
                class="segment"
                aria-pressed=move || (chosen.get() == of).to_string()
                on:click=move |_| choose(of)
            >
                {*label}
            </button>
        }
    };
    view! { <div class="segments" role="group" aria-label=label>{choices.iter().map(choice).collect_view()}</div> }
}
