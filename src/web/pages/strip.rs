//! The strip: the live screen at a glance, in a window above all others. It is another view of the same state, with a
//! field of its own.

use web_sys::{KeyboardEvent, Window};

use crate::web::clock;
use crate::web::cockpit::Cockpit;
use crate::web::dom::{el, existing, lend, watch};
use crate::web::keys::Command;
use crate::web::newer::{self, Strip};
use crate::web::parts::capture::capture;
use crate::web::parts::clock_face::clock_line;
use crate::web::parts::icon::icon_button;
use crate::web::parts::prompt_card::question;
use crate::web::parts::save_lamp::{save_lamp, save_state};
use crate::web::parts::slot_rail::slot_rail;
use crate::web::parts::suggest::suggest;
use crate::web::prelude::*;
use crate::web::speech::speech;

/// Fills the strip whenever it is open, for as long as the live screen is there.
pub(crate) fn strip(cockpit: Cockpit) {
    watch(move || {
        let is_open = cockpit.strip.get() == Strip::Open;
        if let Some(window) = newer::strip().filter(|_| is_open) {
            untrack(|| fill(cockpit, window));
        }
    });
}

fn fill(cockpit: Cockpit, window: Window) {
    let Some(page) = window.document() else {
        return;
    };
    let (Some(root), Some(body)) = (page.document_element(), page.body()) else {
        return;
    };
    let (speech, strip) = (speech(), cockpit.of_strip());
    newer::furnish(&page);
    page.set_title(&[&speech.say("strip"), " · ", &speech.say("app-title")].concat());
    let theme = move || {
        let preferences = cockpit.desk.preferences;
        preferences.with(|preferences| preferences.theme.clone())
    };
    existing(root)
        .attr("lang", speech.language().code().to_owned())
        .attr("data-theme", theme)
        .on("keydown", move |event: KeyboardEvent| strip.key(&event));
    listen(
        &window,
        "pagehide",
        Box::new(move |_| {
            cockpit.strip.set(Strip::Closed);
            cockpit.to_field();
        }),
    );
    let back = icon_button("strip", speech.say("strip-back"))
        .attr("aria-keyshortcuts", cockpit.keys(Command::Strip))
        .on_click(move || cockpit.toggle_strip());
    let head = el("header")
        .class("strip-head")
        .attr("data-state", move || save_state(cockpit.desk))
        .child(clock_line(strip, clock::ticking(window)))
        .child(save_lamp())
        .child(back);
    let ask = el("section")
        .class("strip-ask")
        .attr("aria-label", speech.say("prompt"));
    let main = el("main")
        .class("strip")
        .attr("data-discreet", move || {
            cockpit.desk.discreet.get().then_some("on")
        })
        .on("click", move |event| strip.clicked(&event))
        .child(el("h1").class("visually-hidden").child(speech.say("strip")))
        .child(head)
        .child(question(strip, ask))
        .child(slot_rail(strip))
        .child(suggest(strip))
        .child(capture(strip));
    lend(&body, el("div").class("window").child(main));
    on_cleanup(newer::close_strip_if_left);
}
