//! What a key press on the live screen asks for, with the keys in force and where the focus is.

use js_sys::JsString;
use web_sys::KeyboardEvent;

use crate::formats::bindings;
pub(crate) use crate::formats::bindings::{
    Binding, Command, DELIVERED, FIXED, Refused, SIGNS, caps, change, in_force, is_single,
    shortcuts,
};
use crate::formats::preferences::Preferences;

/// Where the focus is when a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Focus {
    /// In the capture field, which is empty.
    EmptyField,
    /// In the capture field with words in it.
    Field,
    /// In another text field.
    OtherText,
    /// On a button or something else that takes keys of its own, but no text.
    Elsewhere,
    /// On nothing.
    Nowhere,
}

/// What a press is called. Keys held while an input method composes are never ours.
pub(crate) fn pressed(event: &KeyboardEvent) -> Option<String> {
    const COMPOSING: u32 = 229;
    if event.is_composing() || event.key_code() == COMPOSING {
        return None;
    }
    let mut held = String::new();
    for (is_held, name) in [
        (event.ctrl_key() || event.meta_key(), "Control+"),
        (event.alt_key(), "Alt+"),
        (event.shift_key(), "Shift+"),
    ] {
        if is_held {
            held.push_str(name);
        }
    }
    let key = event.key();
    let capital = if held.is_empty() {
        String::new()
    } else {
        JsString::from(key.as_str()).to_upper_case().into()
    };
    bindings::named(&key, &capital, &event.code(), &held)
}

/// What this key press, called so, asks for.
pub(crate) fn command(
    event: &KeyboardEvent,
    press: &str,
    focus: Focus,
    preferences: &Preferences,
) -> Option<Command> {
    let in_field = matches!(focus, Focus::EmptyField | Focus::Field);
    let outside = matches!(focus, Focus::Elsewhere | Focus::Nowhere);
    match press {
        "Backspace" if focus == Focus::EmptyField => return Some(Command::Note),
        "Enter" if focus == Focus::EmptyField => return Some(Command::Mark),
        "Enter" if in_field => return Some(Command::Keep),
        "Escape" => return Some(Command::Leave),
        // A button is pressed with it.
        "Space" if focus != Focus::Nowhere => return None,
        _ => {}
    }
    if is_single(press) {
        // What a held key repeats would be ticked and unticked.
        if !outside || event.repeat() {
            return None;
        }
        let is_letter = press.chars().count() == 1 && press.chars().all(char::is_alphabetic);
        let typed = (is_letter && !preferences.single_keys_off).then_some(Command::Type);
        return bindings::command(preferences, press).or(typed);
    }
    // In words that are being typed these are the browser's own.
    if press.starts_with("Control+") && !outside && focus != Focus::EmptyField {
        return None;
    }
    bindings::command(preferences, press)
}
