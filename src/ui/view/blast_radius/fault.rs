//! How elements fail, and for how long.

use leptos::prelude::*;

use crate::analysis::outage::{Circumstances, Fault};
use crate::ui::session::Session;
use crate::ui::widget::segments::segments;

/// The choice of a fault; for a crash, also of how long it lasts.
#[component]
pub fn FaultChoice() -> impl IntoView {
    let circumstances = Session::expect().derived().circumstances;
    let fault = Signal::derive(move || circumstances.get().fault);
    let faults = [(Fault::Crash, "Crash"), (Fault::Slow, "Slow"), (Fault::BadData, "Bad data")];
    let is_crash = Memo::new(move |_| fault.get() == Fault::Crash);
    view! {
        {segments("How it fails", &faults, fault, move |of| circumstances.set(of.into()))}
        <Show when=move || is_crash.get()><HowLong/></Show>
    }
}

/// For how long: a number of seconds or minutes; nothing means unknown.
#[component]
fn HowLong() -> impl IntoView {
    let circumstances = Session::expect().derived().circumstances;
    let before = circumstances.get_untracked().lasting_s;
    let unit = RwSignal::new(if before.is_some_and(|it| it % 60 == 0) { 60 } else { 1 });
    let typed = RwSignal::new(before.map(|it| (it / unit.get_untracked()).to_string()).unwrap_or_default());
    let take = move || {
        let number = typed.get_untracked().trim().parse::<u32>().ok();
        let lasting_s = number.map(|number| number.saturating_mul(unit.get_untracked()));
        circumstances.set(Circumstances { fault: Fault::Crash, lasting_s });
    };
    view! {
        <span class="lasting">
            <span aria-hidden="true">"lasts"</span>
            <input
                type="number"
                min="0"
                class="field"
                aria-label="How long it lasts"
                title="A cache helps for as long as its answers may be kept"
                placeholder="unknown"
                prop:value=typed
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    take();
                }
            />
            <select
                class="select"
                aria-label="Unit"
                on:change=move |event| {
                    unit.set(if event_target_value(&event) == "min" { 60 } else { 1 });
                    take();
                }
            >
                <option value="s" selected=unit.get_untracked() == 1>"s"</option>
                <option value="min" selected=unit.get_untracked() == 60>"min"</option>
            </select>
        </span>
    }
}
