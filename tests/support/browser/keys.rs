//! The keyboard: chords by name, text key by key, and Tab until something has the focus.

use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::wd::WindowHandle;
use serde_json::json;

use super::Browser;
use super::part::{PAGE, Part};

impl Browser {
    /// Presses keys at once: `Enter`, `Alt+J`, `Shift+Tab`, `Ctrl+Z`.
    pub(crate) fn press(&self, chord: &str) {
        self.press_times(chord, 1);
    }

    /// The same several times.
    pub(crate) fn press_times(&self, chord: &str, times: usize) {
        let keys: Vec<char> = chord.split('+').map(key).collect();
        let mut actions = KeyActions::new("keys".to_owned());
        let (held, last) = keys.split_at(keys.len() - 1);
        for value in held {
            actions = actions.then(KeyAction::Down { value: *value });
        }
        for _ in 0..times {
            actions = actions
                .then(KeyAction::Down { value: last[0] })
                .then(KeyAction::Up { value: last[0] });
        }
        for value in held.iter().rev() {
            actions = actions.then(KeyAction::Up { value: *value });
        }
        self.wait_for(self.client().perform_actions(actions));
    }

    /// Presses keys that close the window, and turns to another. The keys are let go there.
    pub(crate) fn press_and_leave(&self, chord: &str, to: WindowHandle) {
        let down = |actions: KeyActions, name| actions.then(KeyAction::Down { value: key(name) });
        let actions = chord
            .split('+')
            .fold(KeyActions::new("keys".to_owned()), down);
        // The driver complains that the window has gone while it asks what became of the last key.
        let _pressed = self
            .runtime
            .block_on(self.client().perform_actions(actions));
        self.wait_for(self.client().switch_to_window(to));
        self.wait_for(self.client().release_actions());
    }

    /// Types into whatever has the focus, key by key.
    pub(crate) fn types(&self, text: &str) {
        let actions = text
            .chars()
            .fold(KeyActions::new("keys".to_owned()), |actions, value| {
                actions
                    .then(KeyAction::Down { value })
                    .then(KeyAction::Up { value })
            });
        self.wait_for(self.client().perform_actions(actions));
    }

    /// Types at so many keys a second.
    pub(crate) fn types_at(&self, text: &str, rate: u64) {
        let pause = Duration::from_millis(1_000 / rate);
        let actions = text
            .chars()
            .fold(KeyActions::new("keys".to_owned()), |actions, value| {
                actions
                    .then(KeyAction::Down { value })
                    .then(KeyAction::Up { value })
                    .pause(pause)
            });
        self.wait_for(self.client().perform_actions(actions));
    }

    /// Moves the focus with Tab or Shift+Tab until it stands on this.
    pub(crate) fn tab_to(&self, chord: &str, part: &Part<'_>) {
        for _ in 0..200 {
            if part.looks().is_some_and(|it| it.focused) {
                return;
            }
            self.press(chord);
        }
        panic!(
            "{chord} does not lead to {part:?}; the focus is on {}",
            self.focused()
        );
    }

    /// What has the focus: role and name.
    pub(crate) fn focused(&self) -> String {
        let script = format!(
            "{PAGE} const at = document.activeElement; const role = roleOf(at); return `${{role}} “${{name(at, role)}}”`;"
        );
        self.run(&script, &json!([]))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}

/// A key by its name, as WebDriver codes it.
fn key(name: &str) -> char {
    let special = match name {
        "Alt" => Key::Alt,
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Backspace" => Key::Backspace,
        "Home" => Key::Home,
        "End" => Key::End,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "Space" => return ' ',
        other => {
            let mut chars = other.chars();
            return match (chars.next(), chars.next()) {
                (Some(only), None) => only.to_ascii_lowercase(),
                _ => panic!("no key is called {other}"),
            };
        }
    };
    char::from(special)
}
