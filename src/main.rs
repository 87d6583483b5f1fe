//! The browser program: shows panics, then puts the page in place.

fn main() {
    counterpoint::platform::crash::show_panics();
    counterpoint::ui::mount();
}
