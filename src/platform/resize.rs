//! The size of an element, now and whenever it changes.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};

use crate::geometry::ScreenSize;

/// Watches an element's size until dropped.
#[derive(Debug)]
pub struct SizeWatch {
    observer: ResizeObserver,
    _callback: Closure<dyn Fn(Array)>,
}

impl SizeWatch {
    /// Calls back with the size now and after each change; `None` where the browser cannot watch.
    pub fn new(element: &Element, changed: impl Fn(ScreenSize) + 'static) -> Option<Self> {
        let callback = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            let last = entries.pop();
            if let Some(entry) = last.dyn_ref::<ResizeObserverEntry>() {
                let size = entry.content_rect();
                changed(ScreenSize::new(size.width(), size.height()));
            }
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
