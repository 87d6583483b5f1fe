//! The selected entities, field by field; with nothing selected, the model itself.
//!
//! Which fields there are, how each is edited and what it means is said in [`crate::editor::fields`]; here they only become controls.

mod creating;
mod entity;
mod field;
mod figures;
mod form;
mod links;
mod overview;
mod rows;

use leptos::html;
use leptos::prelude::*;

use crate::editor::fields::form::Subject;
use crate::ui::lasting::Lasting;
use crate::ui::session::Session;

use entity::EntityForm;
use overview::Overview;

/// The id of the first field of the form.
pub const FIRST_FIELD: &str = "field-first";

/// The inspector.
#[component]
pub fn Inspector() -> impl IntoView {
    let session = Session::expect();
    let derived = session.derived();
    let subject = Memo::new(move |_| {
        derived.model.with(|model| derived.selection.with(|selection| Subject::of(model, selection.iter())))
    });
    let is_more_open = Lasting::new(RwSignal::new(false));
    let element = NodeRef::<html::Section>::new();
    Effect::new(move |_| {
        subject.track();
        // Another form is read from its beginning. Right before the frame, where the page is laid out anyway.
        if let Some(panel) = element.get().and_then(|section| section.parent_element()) {
            request_animation_frame(move || panel.set_scroll_top(0));
        }
    });
    view! {
        <section node_ref=element class="inspector" aria-label="Inspector">
            {move || {
                let subject = subject.get();
                match subject.ids.is_empty() {
                    true => view! { <Overview/> }.into_any(),
                    false => view! { <EntityForm subject is_more_open/> }.into_any(),
                }
            }}
        </section>
    }
}
