//! Light, dark, or as the system has it.

use leptos::prelude::*;

use crate::platform::{page, theme};

const KEY: &str = "counterpoint.theme";

/// What the reader has chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl ThemeChoice {
    /// Every choice, in the order of the menu.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// What the menu says.
    pub const fn label(self) -> &'static str {
        match self {
            Self::System => "As the system",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// The opposite of what is in force.
    pub fn toggled(self) -> Self {
        let is_dark = match self {
            Self::System => theme::system_is_dark(),
            Self::Light => false,
            Self::Dark => true,
        };
        if is_dark { Self::Light } else { Self::Dark }
    }

    /// The choice of an earlier visit.
    pub fn kept() -> Self {
        let word = page::kept(KEY);
        Self::ALL.into_iter().find(|choice| word.as_deref() == Some(choice.word())).unwrap_or_default()
    }

    const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Marks the page with the theme in force, now and whenever the choice or the system changes. Answers whether it is dark.
pub(super) fn apply(choice: RwSignal<ThemeChoice>) -> Memo<bool> {
    let system_is_dark = RwSignal::new(theme::system_is_dark());
    theme::on_system_change(move |dark| system_is_dark.set(dark));
    let dark = Memo::new(move |_| match choice.get() {
        ThemeChoice::System => system_is_dark.get(),
        ThemeChoice::Light => false,
        ThemeChoice::Dark => true,
    });
    Effect::new(move |_| theme::mark_page(if dark.get() { "dark" } else { "light" }));
    Effect::new(move |_| page::keep(KEY, choice.get().word()));
    dark
}
