//! The help sheet: what you press, what happens.

use leptos::prelude::*;

use crate::formats::preferences::Preferences;
use crate::web::cockpit::Cockpit;
use crate::web::desk::desk;
use crate::web::dom::{El, button, el};
use crate::web::keys::SHEET;
use crate::web::speech::{Speech, speech};

/// The sheet of keys. It takes the place of the prompt; the field and the lamps do not move. Its button takes the
/// focus; where that cannot be the sheet is still there to read, and Escape closes it.
pub(crate) fn key_sheet(cockpit: Cockpit) -> El {
    let speech = speech();
    let close = button("button")
        .attr("data-size", "small")
        .on_click(move || cockpit.toggle_sheet())
        .child(speech.say("keys-close"))
        .focused();
    let mut lines = el("dl");
    for (keys, does) in SHEET {
        lines = lines.child(line(keys, speech.say(does)));
    }
    el("section")
        .class("key-list")
        .attr("aria-label", speech.say("keys"))
        .child(el("p").child(close))
        .child(
            el("div")
                .class("key-list-group")
                .child(el("h2").class("key-list-title").child(speech.say("keys")))
                .child(lines),
        )
        .child(rewind(speech))
}

fn line(keys: &[&str], does: String) -> El {
    let mut pressed = el("dt");
    for key in keys {
        pressed = pressed.child(el("kbd").child(*key));
    }
    el("div")
        .class("key-list-row")
        .child(pressed)
        .child(el("dd").child(does))
}

/// How far back a mark goes. What is no number of seconds stands for the usual.
fn rewind(speech: Speech) -> El {
    let desk = desk();
    let seconds = el("input")
        .class("field-input")
        .attr("type", "number")
        .attr("min", "0")
        .attr("max", "60")
        .value(move || {
            let seconds = desk.preferences.with(Preferences::rewind_seconds);
            seconds.to_string()
        })
        .on_change(move |text| desk.prefer(|preferences| preferences.set_rewind(&text)));
    let name = el("span").class("field-name");
    el("label")
        .class("field")
        .child(name.child(speech.say("mark-rewind")))
        .child(seconds)
}
