//! Which key does what in the live screen: one table, which also feeds the help sheet.

use web_sys::KeyboardEvent;

/// Something a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Command {
    /// Keep what is typed.
    Keep,
    /// Their words, or a note again.
    Voice,
    /// A note again: the mark that made it their words is taken back.
    Note,
    /// Mark the moment, to be filled later.
    Mark,
    /// The slot at this place, from 0.
    Slot(usize),
    /// The prompt's dimension at this place among those that are no slot, from 0.
    Dimension(usize),
    /// The next prompt of the guide.
    Next,
    /// The one before.
    Previous,
    /// The list of all prompts.
    Jump,
    /// The next best question.
    NextBest,
    /// The reason of the prompt.
    Why,
    /// Let the clock stand, or run again.
    Pause,
    /// Take the last act back.
    Undo,
    /// Do it again.
    Redo,
    /// The sheet of keys.
    Sheet,
    /// Back to the field.
    Field,
    /// Close what is open, or leave the field.
    Leave,
}

/// Where the focus is when a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Focus {
    /// In the capture field, which is empty.
    EmptyField,
    /// In the capture field with words in it.
    Field,
    /// In another text field.
    OtherText,
    /// Anywhere else.
    Elsewhere,
}

/// The lines of the help sheet: what to press, and the sentence that says what it does.
pub(crate) const SHEET: &[(&[&str], &str)] = &[
    (&["Enter"], "key-keep"),
    (&["\""], "key-quote"),
    (&["Alt", "Q"], "key-voice"),
    (&["Alt", "M"], "key-mark"),
    (&["Alt", "1…4"], "key-slot"),
    (&["Alt", "5…9"], "key-dimension"),
    (&["Shift", "Enter"], "key-line"),
    (&["Alt", "↓"], "key-next"),
    (&["Alt", "↑"], "key-previous"),
    (&["Alt", "J"], "key-jump"),
    (&["Alt", "N"], "key-next-best"),
    (&["Alt", "W"], "key-why"),
    (&["Alt", "P"], "key-pause"),
    (&["Ctrl", "Z"], "key-undo"),
    (&["Ctrl", "Shift", "Z"], "key-redo"),
    (&["Esc"], "key-leave"),
    (&["Alt", "K"], "key-sheet"),
];

/// What this key press asks for. Physical keys are read for letters and digits with Alt, because layouts differ and on
/// a Mac Alt types symbols; keys held while an input method composes are never ours.
pub(crate) fn command(event: &KeyboardEvent, focus: Focus) -> Option<Command> {
    const COMPOSING: u32 = 229;
    if event.is_composing() || event.key_code() == COMPOSING {
        return None;
    }
    let in_field = matches!(focus, Focus::EmptyField | Focus::Field);
    let plain = !event.alt_key() && !event.ctrl_key() && !event.meta_key();
    let code = event.code();
    if event.alt_key() && !event.ctrl_key() && !event.meta_key() {
        return match code.as_str() {
            "KeyQ" => Some(Command::Voice),
            "KeyM" => Some(Command::Mark),
            "KeyJ" => Some(Command::Jump),
            "KeyN" => Some(Command::NextBest),
            "KeyW" => Some(Command::Why),
            "KeyP" => Some(Command::Pause),
            "KeyK" => Some(Command::Sheet),
            "ArrowDown" => Some(Command::Next),
            "ArrowUp" => Some(Command::Previous),
            _ => {
                let digit: usize = code
                    .strip_prefix("Digit")
                    .or_else(|| code.strip_prefix("Numpad"))?
                    .parse()
                    .ok()?;
                match digit {
                    1..=4 => Some(Command::Slot(digit - 1)),
                    5..=9 => Some(Command::Dimension(digit - 5)),
                    _ => None,
                }
            }
        };
    }
    if (event.ctrl_key() || event.meta_key()) && !event.alt_key() {
        let outside = matches!(focus, Focus::EmptyField | Focus::Elsewhere);
        return match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) if outside => Some(Command::Undo),
            ("z", true) | ("y", false) if outside => Some(Command::Redo),
            _ => None,
        };
    }
    if !plain {
        return None;
    }
    match event.key().as_str() {
        "Backspace" if focus == Focus::EmptyField => Some(Command::Note),
        "Enter" if focus == Focus::EmptyField && !event.shift_key() => Some(Command::Mark),
        "Enter" if in_field && !event.shift_key() => Some(Command::Keep),
        "Escape" => Some(Command::Leave),
        "?" if focus == Focus::Elsewhere => Some(Command::Sheet),
        "i" if focus == Focus::Elsewhere => Some(Command::Field),
        _ => None,
    }
}
