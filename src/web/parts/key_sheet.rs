//! The help sheet: what you press, what happens, and another key for it.

use web_sys::KeyboardEvent;

use super::field::{field, tick};
use crate::domain::dimension::Slot;
use crate::formats::preferences::Preferences;
use crate::web::cockpit::Cockpit;
use crate::web::desk::{Desk, desk};
use crate::web::dom::{El, Spot, button, el};
use crate::web::keys::{
    Binding, Command, DELIVERED, FIXED, Refused, SIGNS, caps, change, in_force, is_single, pressed,
};
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, speech};

/// What the lines of the sheet share.
#[derive(Clone, Copy)]
struct Sheet {
    desk: Desk,
    speech: Speech,
    /// The press, as delivered, for which a new key is awaited.
    awaits: RwSignal<Option<String>>,
    /// What became of the last change.
    outcome: RwSignal<Option<String>>,
}

/// The sheet of keys. It takes the place of the prompt; the field and the lamps do not move. Its button takes the
/// focus; where that cannot be the sheet is still there to read, and Escape closes it.
pub(crate) fn key_sheet(cockpit: Cockpit) -> El {
    let speech = speech();
    let sheet = Sheet {
        desk: cockpit.desk,
        speech,
        awaits: RwSignal::new(None),
        outcome: RwSignal::new(None),
    };
    let close = button("button")
        .attr("data-size", "small")
        .on_click(move || cockpit.toggle_sheet())
        .child(speech.say("keys-close"))
        .focused();
    let reset = small("button").child(speech.say("keys-delivered"));
    let reset = reset.on_click(move || {
        sheet.desk.prefer(|preferences| {
            preferences.keys.clear();
            preferences.single_keys_off = false;
        });
        sheet.say(speech.say("keys-are-delivered"));
    });
    let outcome = move || sheet.outcome.get().unwrap_or_default();
    let head = el("div")
        .class("key-list-head")
        .child(close)
        .child(reset)
        .child(el("p").attr("role", "status").text(outcome));
    let mut anywhere = el("dl");
    for (press, does) in FIXED {
        let caps = press.split('+').collect();
        anywhere = anywhere.child(line(caps_of(caps), vec![said(speech.say(does))]));
    }
    let mut outside = el("dl");
    for binding in DELIVERED {
        if is_single(binding.press) {
            outside = outside.child(sheet.line(binding));
        } else {
            anywhere = anywhere.child(sheet.line(binding));
        }
    }
    let mut signs = el("dl");
    for (sign, says) in SIGNS {
        let says = speech.say_with(says, &args!["example" => *sign]);
        let sign = sign.get(..1).unwrap_or_default();
        signs = signs.child(line(caps_of(vec![sign]), vec![said(says)]));
    }
    let about = el("p")
        .class("key-list-does")
        .child(speech.say("signs-about"));
    let off = |preferences: &Preferences| !preferences.single_keys_off;
    let single = tick(
        speech.say("keys-single"),
        speech.say("keys-single-note"),
        Box::new(move || sheet.desk.preferences.with(off)),
        Box::new(move |on| sheet.desk.prefer(|it| it.single_keys_off = !on)),
    );
    el("section")
        .class("key-list")
        .attr("aria-label", speech.say("keys"))
        .child(head)
        .child(group(speech.say("keys"), None, anywhere))
        .child(group(speech.say("signs"), Some(about), signs))
        .child(group(speech.say("keys-outside"), Some(single), outside))
        .child(rewind(speech))
}

fn group(title: String, first: Option<El>, lines: El) -> El {
    el("div")
        .class("key-list-group")
        .child(el("h2").class("key-list-title").child(title))
        .child(first)
        .child(lines)
}

fn small(class: &'static str) -> El {
    button(class)
        .attr("data-kind", "quiet")
        .attr("data-size", "small")
}

fn said(words: String) -> El {
    el("span").class("key-list-does").child(words)
}

fn caps_of(caps: Vec<&str>) -> Vec<El> {
    caps.into_iter().map(|cap| el("kbd").child(cap)).collect()
}

fn line(pressed: impl crate::web::dom::Child, does: Vec<El>) -> El {
    el("div")
        .class("key-list-row")
        .child(el("dt").child(pressed))
        .child(el("dd").child(does))
}

impl Sheet {
    fn say(self, words: String) {
        self.awaits.set(None);
        self.outcome.set(Some(words));
    }

    fn does(self, binding: &Binding) -> String {
        let speech = self.speech;
        match binding.command {
            Command::Slot(index) => {
                let slot = Slot::ALL.get(usize::from(index));
                let slot = slot.map(|slot| speech.name(*slot)).unwrap_or_default();
                speech.say_with(binding.does, &args!["slot" => slot])
            }
            Command::Dimension(index) | Command::Probe(index) => {
                let number = usize::from(index) + 1;
                speech.say_with(binding.does, &args!["number" => number])
            }
            _ => speech.say(binding.does),
        }
    }

    /// A key that can be changed. The new one is pressed while its button has the focus.
    fn line(self, binding: &'static Binding) -> El {
        let (desk, speech, does) = (self.desk, self.speech, self.does(binding));
        let force = move || {
            desk.preferences
                .with(|preferences| in_force(preferences, binding).to_owned())
        };
        let awaits = move || {
            self.awaits
                .with(|awaits| awaits.as_deref() == Some(binding.press))
        };
        let place = Spot::new();
        let asks = move || speech.say(if awaits() { "key-press" } else { "key-change" });
        let of = does.clone();
        let back_name = [&speech.say("key-delivered"), ": ", &does].concat();
        let change_it = small("button")
            .at(place)
            .attr("aria-label", move || [&asks(), ": ", &of].concat())
            .text(asks)
            .on("keydown", move |event: KeyboardEvent| {
                if untrack(awaits) {
                    self.take(binding, &event);
                }
            })
            .on("blur", move |_: web_sys::Event| {
                if untrack(awaits) {
                    self.awaits.set(None);
                }
            })
            .on_click(move || {
                self.outcome.set(None);
                self.awaits.set(Some(binding.press.to_owned()));
                focus(place);
            });
        let back = move || {
            small("button")
                .attr("aria-label", back_name.clone())
                .child(speech.say("key-delivered"))
                .on_click(move || {
                    // This button goes with the change it takes back.
                    focus(place);
                    self.give(binding, binding.press);
                })
        };
        let tools = el("span")
            .when(move || force() != binding.press, back)
            .child(change_it);
        line(move || caps_of(caps(&force())), vec![said(does), tools])
    }

    /// Takes the key pressed while a new one is awaited. None of them does anything else, but Tab still leaves.
    fn take(self, binding: &'static Binding, event: &KeyboardEvent) {
        let Some(press) = pressed(event) else {
            return;
        };
        event.stop_propagation();
        let leaves = press.ends_with("Tab");
        if !leaves {
            event.prevent_default();
        }
        if !event.repeat() {
            self.give(binding, &press);
            if leaves || press == "Escape" {
                self.awaits.set(None);
            }
        }
    }

    /// Gives a key, or says why not and goes on waiting.
    fn give(self, binding: &'static Binding, press: &str) {
        let mut preferences = self.desk.preferences.get_untracked();
        match change(&mut preferences, binding, press) {
            Ok(()) => {
                self.desk.prefer(|it| *it = preferences);
                let (key, does) = (caps(press).join("+"), self.does(binding));
                let args = args!["key" => key, "does" => does];
                self.say(self.speech.say_with("key-changed", &args));
            }
            Err(why) => self.outcome.set(Some(self.why(why))),
        }
    }

    fn why(self, refused: Refused) -> String {
        let key = match refused {
            Refused::Taken(other) => {
                let does = self.does(&other);
                let args = args!["does" => does];
                return self.speech.say_with("key-refused-taken", &args);
            }
            Refused::History => "key-refused-history",
            Refused::Menu => "key-refused-menu",
            Refused::Browser => "key-refused-browser",
            Refused::Needed => "key-refused-needed",
            Refused::NeedsAlt => "key-refused-field",
            Refused::NeedsSingle => "key-refused-outside",
        };
        self.speech.say(key)
    }
}

fn focus(place: Spot) {
    if let Some(button) = place.get() {
        // Where the focus cannot go the person clicks.
        let _focused = button.focus();
    }
}

/// How far back a mark goes. What is no number of seconds stands for the usual.
fn rewind(speech: Speech) -> El {
    let desk = desk();
    let seconds = el("input")
        .attr("type", "number")
        .attr("min", "0")
        .attr("max", "60")
        .value(move || {
            let seconds = desk.preferences.with(Preferences::rewind_seconds);
            seconds.to_string()
        })
        .on_change(move |text| desk.prefer(|preferences| preferences.set_rewind(&text)));
    field(speech, "mark-rewind").child(seconds.class("field-input"))
}
