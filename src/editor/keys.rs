//! What keys do, in each mode.

use super::Editor;
use super::command::Command;
use super::direction::Direction;
use super::gesture::Gesture;
use super::input::KeyInput;
use super::mode::Mode;
use super::walking::Along;

impl Editor {
    pub(super) fn key(&mut self, key: &KeyInput) {
        if !self.gesture.is_idle() {
            return self.key_in_gesture(key);
        }
        match &self.mode {
            Mode::Naming(_) => self.key_in_naming(key),
            Mode::Linking(_) => self.key_in_linking(key),
            Mode::Journey(_) if key.key == "Enter" => self.set_mode(Mode::Drawing),
            Mode::Journey(_) | Mode::Drawing => self.key_in_drawing(key),
        }
    }

    pub(super) fn key_up(&mut self, key: &KeyInput) {
        if key.key == " " {
            self.revisions.view += u64::from(self.space_held);
            self.space_held = false;
        }
    }

    /// Whether a key means something to the canvas now. What does not is left to the browser: so Tab leaves the canvas at its last element.
    pub fn takes_key(&self, key: &KeyInput) -> bool {
        match (&self.gesture, &self.mode) {
            (Gesture::Idle, Mode::Naming(_)) => {
                typed(key).is_some() || matches!(key.key.as_str(), "Enter" | "Escape" | "Backspace")
            }
            (Gesture::Idle, Mode::Linking(_)) => {
                matches!(key.key.as_str(), "Enter" | "Escape" | "Tab") || Direction::of_key(&key.key).is_some()
            }
            (Gesture::Idle, Mode::Journey(_)) if key.key == "Enter" => true,
            (Gesture::Idle, Mode::Drawing | Mode::Journey(_)) => is_space(key) || Command::for_key(self, key).is_some(),
            (_, _) => key.key == "Escape" || is_space(key),
        }
    }

    fn key_in_gesture(&mut self, key: &KeyInput) {
        if key.key == "Escape" {
            self.cancel_gesture();
        }
    }

    fn key_in_naming(&mut self, key: &KeyInput) {
        match key.key.as_str() {
            "Enter" => self.finish_naming(),
            "Escape" => self.cancel_naming(),
            name => {
                let Mode::Naming(naming) = &mut self.mode else { return };
                match (name, typed(key)) {
                    ("Backspace", _) => naming.erase(),
                    (_, Some(char)) => naming.type_char(char),
                    (_, None) => return,
                }
                self.revisions.view += 1;
            }
        }
    }

    fn key_in_linking(&mut self, key: &KeyInput) {
        match (key.key.as_str(), Direction::of_key(&key.key)) {
            (_, Some(direction)) => self.link_towards(direction),
            ("Tab", _) if key.modifiers.shift => self.link_along(Along::Backward),
            ("Tab", _) => self.link_along(Along::Forward),
            ("Enter", _) => self.finish_linking(),
            ("Escape", _) => self.set_mode(Mode::Drawing),
            _ => {}
        }
    }

    fn key_in_drawing(&mut self, key: &KeyInput) {
        if is_space(key) {
            self.revisions.view += u64::from(!self.space_held);
            self.space_held = true;
            return;
        }
        if let Some(command) = Command::for_key(self, key) {
            self.run(command);
        }
    }
}

fn is_space(key: &KeyInput) -> bool {
    key.key == " " && !key.modifiers.primary()
}

/// The character that a key writes, if it writes one.
fn typed(key: &KeyInput) -> Option<char> {
    let mut chars = key.key.chars();
    let char = chars.next().filter(|char| !char.is_control())?;
    (chars.next().is_none() && !key.modifiers.primary()).then_some(char)
}
