//! Which key does what on the live screen: the keys as delivered, what a person made of them, and which may be given.

use super::preferences::Preferences;
use crate::domain::text::small;

/// Something a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Keep what is typed.
    Keep,
    /// Their words, or a note again.
    Voice,
    /// A note again: the mark that made it their words is taken back.
    Note,
    /// Mark the moment, to be filled later.
    Mark,
    /// The slot at this place, from 0.
    Slot(u8),
    /// The prompt's dimension at this place among those that are no slot, from 0.
    Dimension(u8),
    /// The prompt is asked, or not after all.
    Asked,
    /// The prompt's follow-up question at this place, from 0, is asked, or not after all.
    Probe(u8),
    /// The next prompt of the guide.
    Next,
    /// The one before.
    Previous,
    /// Takes the newest sign of the field back, so that it is plain words; or all of them again.
    Plain,
    /// The phrase that is pointed out was made good by an answer.
    Answered,
    /// The phrase that is pointed out means nothing.
    FalseAlarm,
    /// Who had a part in the purchase.
    People,
    /// The list of all prompts.
    Jump,
    /// The next best question.
    NextBest,
    /// The reason of the prompt.
    Why,
    /// The newest item kept here was read back, or not after all.
    ReadBack,
    /// Open the newest item kept here.
    Edit,
    /// Let the clock stand, or run again.
    Pause,
    /// Whose decision it was: to the watch, or to the pivot card.
    Watch,
    /// Take the last act back.
    Undo,
    /// Do it again.
    Redo,
    /// Hide what a shared screen should not show, or show it again.
    Discreet,
    /// Open the strip, or go back from it.
    Strip,
    /// The sheet of keys.
    Sheet,
    /// Back to the field.
    Field,
    /// Back to the field with the letter that was pressed.
    Type,
    /// Close what is open, or leave the field.
    Leave,
}

impl Command {
    /// Whether the focus goes where the command leads.
    pub fn moves_focus(self) -> bool {
        matches!(
            self,
            Self::Jump
                | Self::Watch
                | Self::Sheet
                | Self::People
                | Self::Edit
                | Self::Strip
                | Self::Field
                | Self::Type
                | Self::Leave
        )
    }

    /// Whether what it shows takes more room than the strip has.
    pub fn needs_window(self) -> bool {
        matches!(
            self,
            Self::Jump | Self::Sheet | Self::People | Self::Edit | Self::Why
        )
    }
}

/// A key that can be changed, and what it does.
///
/// A press is written as assistive technology is told it (`Alt+ArrowDown`, `j`, `Space`). One without `+` is pressed
/// outside text only. What a person changed is kept under the press as delivered: to deliver another one is a new
/// version of the preferences.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// The press as delivered.
    pub press: &'static str,
    /// The sentence that says what it does.
    pub does: &'static str,
    /// What it does.
    pub command: Command,
}

const fn key(press: &'static str, does: &'static str, command: Command) -> Binding {
    Binding {
        press,
        does,
        command,
    }
}

/// The keys that stay as they are, because every field everywhere has them: what to press, and what it does.
pub const FIXED: &[(&str, &str)] = &[
    ("Enter", "key-keep"),
    ("\"", "key-quote"),
    ("Shift+Enter", "key-line"),
    ("Esc", "key-leave"),
];

/// The signs of the capture grammar: an example of each, and what it says.
pub const SIGNS: &[(&str, &str)] = &[
    ("@Ece +", "sign-person"),
    ("!3, !export 2", "sign-pain"),
    ("~Kaymark 2", "sign-alternative"),
    ("$46k, $ 46 000 eur", "sign-budget"),
    ("#budget", "sign-dimension"),
];

/// The keys as delivered. No two are the same.
pub const DELIVERED: &[Binding] = &[
    key("Alt+Q", "key-voice", Command::Voice),
    key("Alt+M", "key-mark", Command::Mark),
    key("Alt+1", "key-slot", Command::Slot(0)),
    key("Alt+2", "key-slot", Command::Slot(1)),
    key("Alt+3", "key-slot", Command::Slot(2)),
    key("Alt+4", "key-slot", Command::Slot(3)),
    key("Alt+5", "key-dimension", Command::Dimension(0)),
    key("Alt+6", "key-dimension", Command::Dimension(1)),
    key("Alt+7", "key-dimension", Command::Dimension(2)),
    key("Alt+8", "key-dimension", Command::Dimension(3)),
    key("Alt+9", "key-dimension", Command::Dimension(4)),
    key("Alt+ArrowDown", "key-next", Command::Next),
    key("Alt+ArrowUp", "key-previous", Command::Previous),
    key("Alt+X", "key-plain", Command::Plain),
    key("Alt+C", "key-people", Command::People),
    key("Alt+A", "key-answered", Command::Answered),
    key("Alt+0", "key-false-alarm", Command::FalseAlarm),
    key("Alt+J", "key-jump", Command::Jump),
    key("Alt+N", "key-next-best", Command::NextBest),
    key("Alt+W", "key-why", Command::Why),
    key("Alt+P", "key-pause", Command::Pause),
    key("Alt+V", "key-watch", Command::Watch),
    key("Alt+H", "key-discreet", Command::Discreet),
    key("Alt+S", "key-strip", Command::Strip),
    key("Control+Z", "key-undo", Command::Undo),
    key("Control+Shift+Z", "key-redo", Command::Redo),
    key("Alt+K", "key-sheet", Command::Sheet),
    key("Space", "key-asked", Command::Asked),
    key("a", "key-probe", Command::Probe(0)),
    key("b", "key-probe", Command::Probe(1)),
    key("c", "key-probe", Command::Probe(2)),
    key("d", "key-probe", Command::Probe(3)),
    key("1", "key-slot", Command::Slot(0)),
    key("2", "key-slot", Command::Slot(1)),
    key("3", "key-slot", Command::Slot(2)),
    key("4", "key-slot", Command::Slot(3)),
    key("j", "key-next", Command::Next),
    key("k", "key-previous", Command::Previous),
    key("g", "key-jump", Command::Jump),
    key("n", "key-next-best", Command::NextBest),
    key("w", "key-why", Command::Why),
    key("m", "key-mark", Command::Mark),
    key("r", "key-read-back", Command::ReadBack),
    key("e", "key-edit", Command::Edit),
    key("z", "key-undo-outside", Command::Undo),
    key("h", "key-discreet", Command::Discreet),
    key("p", "key-strip", Command::Strip),
    key("?", "key-sheet", Command::Sheet),
    key("i", "key-field", Command::Field),
];

/// Why a key cannot be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It does something else already.
    Taken(Binding),
    /// It goes back and forth in the browser's history.
    History,
    /// It opens the address bar or a menu.
    Menu,
    /// Combinations of this sort belong to the browser, the system and screen readers.
    Browser,
    /// Browser, keyboard or screen reader need it as it is.
    Needed,
    /// In the field it would be typed.
    NeedsAlt,
    /// Outside text it is one character by itself.
    NeedsSingle,
}

/// Whether a press is one character by itself, for outside text.
pub fn is_single(press: &str) -> bool {
    press.len() == 1 || !press.contains('+')
}

/// What a press is called. `held` are the keys held with it, as `Control+Alt+Shift+`, and `capital` is the key in capital
/// letters: the browser has their table, so that the app needs none. With Alt the physical key counts: layouts differ,
/// and on a Mac Alt types symbols. None for a key that is only held, or types nothing by itself.
pub fn named(key: &str, capital: &str, code: &str, held: &str) -> Option<String> {
    const HELD: &[&str] = &[
        "Alt",
        "AltGraph",
        "CapsLock",
        "Control",
        "Dead",
        "Fn",
        "Meta",
        "NumLock",
        "OS",
        "Process",
        "Shift",
        "Unidentified",
    ];
    let physical = ["Key", "Digit", "Numpad"]
        .iter()
        .find_map(|kind| code.strip_prefix(kind))
        .filter(|rest| rest.len() == 1);
    if let Some(physical) = physical.filter(|_| held.contains("Alt+")) {
        return Some([held, physical].concat());
    }
    if HELD.contains(&key) {
        return None;
    }
    if key == " " {
        return Some([held, "Space"].concat());
    }
    if key.chars().count() > 1 {
        return Some([held, key].concat());
    }
    Some(match held {
        "" | "Shift+" => small(key),
        // Both are usual for doing something again.
        "Control+" if key.eq_ignore_ascii_case("y") => "Control+Shift+Z".to_owned(),
        _ => [held, capital].concat(),
    })
}

/// Why this press cannot be given to a binding by its nature, whatever the others are.
fn unfit(binding: &Binding, press: &str) -> Option<Refused> {
    if press == binding.press {
        return None;
    }
    let (held, key) = match press.rsplit_once('+') {
        Some((held, key)) if !is_single(press) && !key.is_empty() => (held, key),
        _ => ("", press),
    };
    let is_one = key.chars().count() == 1;
    match (held, key) {
        ("Alt", "ArrowLeft" | "ArrowRight") => Some(Refused::History),
        ("Alt", "D" | "E" | "F" | "Space") => Some(Refused::Menu),
        ("" | "Shift" | "Alt", _)
            if !is_one && !matches!(key, "Space" | "ArrowUp" | "ArrowDown") =>
        {
            Some(Refused::Needed)
        }
        ("Alt", _) if is_single(binding.press) => Some(Refused::NeedsSingle),
        ("Alt", "ArrowUp" | "ArrowDown") => None,
        ("Alt", _) => (!key.bytes().all(|b| b.is_ascii_alphanumeric())).then_some(Refused::Needed),
        ("", "ArrowUp" | "ArrowDown") => Some(Refused::Needed),
        ("", _) => (!is_single(binding.press)).then_some(Refused::NeedsAlt),
        _ => Some(Refused::Browser),
    }
}

/// The press in force for a binding. What cannot be given any more counts as never given.
pub fn in_force<'a>(preferences: &'a Preferences, binding: &Binding) -> &'a str {
    let changed = preferences.keys.iter().find_map(|change| {
        let (delivered, press) = change.split_once(' ')?;
        (delivered == binding.press && unfit(binding, press).is_none()).then_some(press)
    });
    changed.unwrap_or(binding.press)
}

/// What a press does here.
pub fn command(preferences: &Preferences, press: &str) -> Option<Command> {
    if preferences.single_keys_off && is_single(press) {
        return None;
    }
    DELIVERED
        .iter()
        .find(|binding| in_force(preferences, binding) == press)
        .map(|binding| binding.command)
}

/// Gives a press to a binding, or says why not. The press as delivered takes the change back.
pub fn change(
    preferences: &mut Preferences,
    binding: &Binding,
    press: &str,
) -> Result<(), Refused> {
    if let Some(why) = unfit(binding, press) {
        return Err(why);
    }
    let other = DELIVERED
        .iter()
        .find(|other| *other != binding && in_force(preferences, other) == press);
    if let Some(other) = other {
        return Err(Refused::Taken(*other));
    }
    let start = [binding.press, " "].concat();
    preferences
        .keys
        .retain(|change| !change.starts_with(&start));
    if press != binding.press {
        preferences.keys.push([&start, press].concat());
    }
    Ok(())
}

/// Every press in force that does this, as `aria-keyshortcuts` lists them.
pub fn shortcuts(preferences: &Preferences, command: Command) -> String {
    let mut found = String::new();
    for binding in DELIVERED.iter().filter(|it| it.command == command) {
        let press = in_force(preferences, binding);
        if !(preferences.single_keys_off && is_single(press)) {
            if !found.is_empty() {
                found.push(' ');
            }
            found.push_str(press);
        }
    }
    found
}

/// The keys of a press, one by one, as they are called on a keyboard.
pub fn caps(press: &str) -> Vec<&str> {
    if is_single(press) {
        return vec![press];
    }
    let cap = |key| match key {
        "Control" => "Ctrl",
        "ArrowUp" => "↑",
        "ArrowDown" => "↓",
        other => other,
    };
    press.split('+').map(cap).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delivered(press: &str) -> &'static Binding {
        DELIVERED.iter().find(|it| it.press == press).unwrap()
    }

    #[test]
    fn every_key_delivered_does_one_thing_and_could_be_given() {
        for binding in DELIVERED {
            let of = |it: &&Binding| it.press == binding.press;
            assert_eq!(DELIVERED.iter().filter(of).count(), 1, "{binding:?}");
            let none = Preferences::default();
            assert_eq!(command(&none, binding.press), Some(binding.command));
            assert!(!binding.press.contains(' '), "{binding:?}");
        }
    }

    #[test]
    fn a_press_is_called_the_same_on_every_keyboard() {
        for (key, code, held, name) in [
            ("q", "KeyQ", "Alt+", Some("Alt+Q")),
            ("œ", "KeyQ", "Alt+", Some("Alt+Q")),
            ("Dead", "KeyN", "Alt+", Some("Alt+N")),
            ("1", "Numpad1", "Alt+", Some("Alt+1")),
            ("ArrowDown", "ArrowDown", "Alt+", Some("Alt+ArrowDown")),
            ("Enter", "NumpadEnter", "", Some("Enter")),
            ("Z", "KeyZ", "Control+Shift+", Some("Control+Shift+Z")),
            ("z", "KeyZ", "Control+", Some("Control+Z")),
            ("y", "KeyY", "Control+", Some("Control+Shift+Z")),
            ("?", "Slash", "Shift+", Some("?")),
            ("J", "KeyJ", "Shift+", Some("j")),
            ("İ", "Quote", "", Some("i\u{307}")),
            ("+", "NumpadAdd", "", Some("+")),
            (" ", "Space", "", Some("Space")),
            ("Alt", "AltLeft", "Alt+", None),
            ("Shift", "ShiftLeft", "Shift+", None),
            ("Dead", "BracketLeft", "", None),
        ] {
            let capital = key.to_uppercase();
            let named = named(key, &capital, code, held);
            assert_eq!(named.as_deref(), name, "{held}{code}");
        }
    }

    #[test]
    fn a_changed_key_is_the_only_one_until_it_is_as_delivered() {
        let mut preferences = Preferences::default();
        let next = delivered("Alt+ArrowDown");
        change(&mut preferences, next, "Alt+Y").unwrap();
        change(&mut preferences, next, "Alt+O").unwrap();
        assert_eq!(preferences.keys, ["Alt+ArrowDown Alt+O"]);
        assert_eq!(command(&preferences, "Alt+O"), Some(Command::Next));
        for freed in ["Alt+Y", "Alt+ArrowDown"] {
            assert_eq!(command(&preferences, freed), None, "{freed}");
        }
        assert_eq!(shortcuts(&preferences, Command::Next), "Alt+O j");
        // What was given up is free, and while another has it, it cannot come back.
        let why = delivered("Alt+W");
        change(&mut preferences, why, "Alt+ArrowDown").unwrap();
        assert_eq!(
            change(&mut preferences, next, next.press),
            Err(Refused::Taken(*why))
        );
        change(&mut preferences, why, why.press).unwrap();
        change(&mut preferences, next, next.press).unwrap();
        assert_eq!(preferences, Preferences::default());
    }

    #[test]
    fn what_others_need_is_refused_with_its_reason() {
        let (next, outside) = (delivered("Alt+ArrowDown"), delivered("j"));
        for (binding, press, why) in [
            (next, "Alt+W", Refused::Taken(*delivered("Alt+W"))),
            (outside, "k", Refused::Taken(*delivered("k"))),
            (next, "Alt+D", Refused::Menu),
            (next, "Alt+E", Refused::Menu),
            (next, "Alt+F", Refused::Menu),
            (next, "Alt+Space", Refused::Menu),
            (next, "Alt+ArrowLeft", Refused::History),
            (outside, "Alt+ArrowRight", Refused::History),
            (next, "Control+T", Refused::Browser),
            (next, "Control+Z", Refused::Browser),
            (next, "Control+Alt+Q", Refused::Browser),
            (next, "Alt+Shift+Q", Refused::Browser),
            (outside, "Control+F5", Refused::Browser),
            (next, "F1", Refused::Needed),
            (next, "Alt+F4", Refused::Needed),
            (outside, "Tab", Refused::Needed),
            (outside, "Shift+Tab", Refused::Needed),
            (outside, "Escape", Refused::Needed),
            (next, "Enter", Refused::Needed),
            (outside, "ArrowDown", Refused::Needed),
            (next, "Alt+ş", Refused::Needed),
            (next, "x", Refused::NeedsAlt),
            (next, "Space", Refused::NeedsAlt),
            (outside, "Alt+Y", Refused::NeedsSingle),
        ] {
            let mut preferences = Preferences::default();
            let outcome = change(&mut preferences, binding, press);
            assert_eq!(outcome, Err(why), "{press}");
            assert_eq!(preferences, Preferences::default(), "{press}");
        }
        for (binding, press) in [
            (next, "Alt+Y"),
            (next, "Alt+T"),
            (outside, "x"),
            (outside, "ş"),
            (outside, "+"),
        ] {
            let mut preferences = Preferences::default();
            change(&mut preferences, binding, press).unwrap();
            assert_eq!(command(&preferences, press), Some(binding.command));
        }
    }

    #[test]
    fn what_makes_no_sense_in_storage_counts_as_never_said() {
        let preferences = Preferences {
            keys: ["", "Alt+W", "Alt+W Alt+D", "Alt+W w x", "no-such Alt+Y"]
                .map(str::to_owned)
                .to_vec(),
            ..Preferences::default()
        };
        for binding in DELIVERED {
            assert_eq!(in_force(&preferences, binding), binding.press);
        }
    }

    #[test]
    fn single_keys_can_be_switched_off_all_at_once() {
        let preferences = Preferences {
            single_keys_off: true,
            ..Preferences::default()
        };
        for binding in DELIVERED {
            let does = command(&preferences, binding.press);
            assert_eq!(does.is_none(), is_single(binding.press), "{binding:?}");
        }
        assert_eq!(shortcuts(&preferences, Command::Next), "Alt+ArrowDown");
        assert_eq!(shortcuts(&preferences, Command::Asked), "");
    }

    #[test]
    fn caps_are_what_stands_on_the_keyboard() {
        assert_eq!(caps("Control+Shift+Z"), ["Ctrl", "Shift", "Z"]);
        assert_eq!(caps("Alt+ArrowDown"), ["Alt", "↓"]);
        assert_eq!(caps("+"), ["+"]);
    }
}
