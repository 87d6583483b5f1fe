//! What the first page can do without for a moment.

use leptos::prelude::*;

use super::session::Session;

/// Shows what needs the rest of the program, from the moment that is there.
#[component]
pub fn Later(children: ChildrenFn) -> impl IntoView {
    let is_whole = Session::expect().is_whole;
    move || is_whole.get().then(|| children())
}
