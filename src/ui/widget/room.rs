//! How much room an element has, so that only what is in sight need be on the page.

use leptos::html;
use leptos::prelude::*;

use crate::platform::resize::SizeWatch;

/// How wide and how high the element is, in CSS pixels, for as long as the component lives; that of a usual screen until it is there.
pub fn of(area: NodeRef<html::Div>) -> Signal<(f64, f64)> {
    let room = RwSignal::new((900.0, 900.0));
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        let found = area.get().and_then(|area| {
            SizeWatch::new(&area, move |size| {
                room.try_set((size.width, size.height));
            })
        });
        watch.set_value(found);
    });
    room.into()
}
