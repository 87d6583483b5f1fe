//! Keys and how they are written.

use super::Situation;
use crate::editor::input::KeyInput;

/// A key with the modifiers held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    key: &'static str,
    primary: bool,
    shift: bool,
    alt: bool,
    situation: Situation,
}

/// Which keyboard a shortcut is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyboard {
    /// Apple's, with its signs.
    Mac,
    /// Any other.
    Other,
}

impl Shortcut {
    /// The key alone. Letters are written small, other keys as browsers name them.
    pub const fn key(key: &'static str) -> Self {
        Self { key, primary: false, shift: false, alt: false, situation: Situation::Always }
    }

    /// With Control, or Command on a Mac.
    pub const fn primary(self) -> Self {
        Self { primary: true, ..self }
    }

    /// With Shift.
    pub const fn shift(self) -> Self {
        Self { shift: true, ..self }
    }

    /// With Alt or Option.
    pub const fn alt(self) -> Self {
        Self { alt: true, ..self }
    }

    /// Meant only in this situation.
    pub const fn within(self, situation: Situation) -> Self {
        Self { situation, ..self }
    }

    /// When it is meant.
    pub fn situation(self) -> Situation {
        self.situation
    }

    /// Whether both can be meant by the same key press.
    pub fn conflicts(self, other: Self) -> bool {
        let situation = Situation::Always;
        Self { situation, ..self } == Self { situation, ..other } && self.situation.overlaps(other.situation)
    }

    /// Whether this key press is it. Digits are told by where they are, as some keyboards have them behind Shift; other signs by what they
    /// are, however many keys that takes.
    pub fn matches(self, input: &KeyInput) -> bool {
        let modifiers = input.modifiers;
        let held = self.primary == modifiers.primary() && self.alt == modifiers.alt;
        let shifted = self.shift == modifiers.shift;
        let digit = self.key.as_bytes().first().is_some_and(u8::is_ascii_digit);
        held && match self.is_sign() {
            true if digit => shifted && (input.code == format!("Digit{}", self.key) || input.key == self.key),
            true if self.is_letter() => shifted && input.key.eq_ignore_ascii_case(self.key),
            true => input.key == self.key,
            false => shifted && input.key == self.key,
        }
    }

    /// How it is written, for example `Ctrl+Shift+Z` or `⇧⌘Z`.
    pub fn text(self, keyboard: Keyboard) -> String {
        let (primary, shift, alt) = match keyboard {
            Keyboard::Mac => ("⌘", "⇧", "⌥"),
            Keyboard::Other => ("Ctrl+", "Shift+", "Alt+"),
        };
        let mut text = String::new();
        for (held, sign) in [(self.alt, alt), (self.shift && keyboard == Keyboard::Mac, shift), (self.primary, primary)]
        {
            text.push_str(if held { sign } else { "" });
        }
        text.push_str(if self.shift && keyboard == Keyboard::Other { shift } else { "" });
        text + &self.key_text()
    }

    /// How `aria-keyshortcuts` has it, for example `Control+Shift+Z`.
    pub fn aria(self) -> String {
        let held = [(self.primary, "Control+"), (self.alt, "Alt+"), (self.shift, "Shift+")];
        let modifiers: String = held.iter().filter(|(held, _)| *held).map(|(_, name)| *name).collect();
        match self.key {
            "+" => modifiers + "Plus",
            key if self.is_letter() => modifiers + &key.to_ascii_uppercase(),
            key => modifiers + key,
        }
    }

    fn key_text(self) -> String {
        match self.key {
            "ArrowLeft" => "←".to_owned(),
            "ArrowRight" => "→".to_owned(),
            "ArrowUp" => "↑".to_owned(),
            "ArrowDown" => "↓".to_owned(),
            "Escape" => "Esc".to_owned(),
            "PageUp" => "Page up".to_owned(),
            "PageDown" => "Page down".to_owned(),
            key if self.is_letter() => key.to_ascii_uppercase(),
            key => key.to_owned(),
        }
    }

    fn is_sign(self) -> bool {
        self.key.chars().count() == 1
    }

    fn is_letter(self) -> bool {
        self.is_sign() && self.key.chars().all(char::is_alphabetic)
    }
}
