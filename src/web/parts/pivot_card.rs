//! The pivot card: what to say when it was not their decision, and closing the record with thanks.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::field::{field, short_text, tick};
use super::notice::small;
use crate::domain::guide::{Guide, Language};
use crate::domain::id::InterviewId;
use crate::domain::interview::Lead;
use crate::guides;
use crate::web::cockpit::Cockpit;
use crate::web::dom::{El, Spot, button, el};
use crate::web::prelude::*;
use crate::web::speech::speech;
use crate::words::Words;

/// Guides for somebody who lived through it and did not decide (method.md E5).
const SUGGESTED: &[&str] = &["g3", "g4"];

/// The screener is held before a call, not in it.
const SCREENER: &str = "g6";

/// The pivot card. It takes the place of the prompt. `go` leads to the record that was opened, or to what is left of this one.
pub(crate) fn pivot_card(cockpit: Cockpit, go: Rc<dyn Fn(&InterviewId)>) -> El {
    let speech = speech();
    let why = if untrack(|| cockpit.joined_after_order()) {
        "pivot-reason-joined"
    } else {
        "pivot-reason-absent"
    };
    let reason = RwSignal::new(speech.say(why));
    let agreed = RwSignal::new(false);
    let (offered, first) = offered(cockpit);
    let guide = RwSignal::new(first);
    let name = lead(cockpit, |lead| &mut lead.name).focused();
    let reach = lead(cockpit, |lead| &mut lead.reach);
    let agrees_at = Spot::new();
    let agrees = tick(
        speech.say("pivot-agreed"),
        String::new(),
        Box::new(move || agreed.get()),
        Box::new(move |on| agreed.set(on)),
    )
    .at(agrees_at);
    let offered = offered
        .value(move || guide.get())
        .on_change(move |code| guide.set(code));
    let why = short_text()
        .attr("required", true)
        .value(move || reason.get())
        .on_input(move |text| reason.set(text));
    let (close, on) = (Rc::clone(&go), go);
    let go_on = button("button")
        .attr("data-kind", "primary")
        .attr("data-size", "small")
        .on_click(move || {
            // Unticked there is no consent, and the record stays open.
            let is_agreed = agreed.get_untracked();
            let consent = is_agreed.then(|| speech.say("pivot-agreed"));
            let code = guide.get_untracked();
            let go_on = Some((code.as_str(), consent.unwrap_or_default()));
            match cockpit.strike(reason.get_untracked(), go_on) {
                Some(opened) => on(&opened),
                None if !is_agreed => focus_box(agrees_at),
                None => {}
            }
        });
    let only = small(speech.say("pivot-only")).on_click(move || {
        if let Some(closed) = cockpit.strike(reason.get_untracked(), None) {
            close(&closed);
        }
    });
    let back = small(speech.say("pivot-back"))
        .attr("data-kind", "quiet")
        .on_click(move || cockpit.leave());
    let spoken = Words::new(&Language::new(cockpit.language()));
    let language = spoken.language().code().to_owned();
    let aloud = |key: &str| {
        let words = ["“", &spoken.say(key), "”"].concat();
        step().child(
            el("p")
                .class("script-ask")
                .attr("lang", language.clone())
                .child(words),
        )
    };
    let script = el("ol")
        .class("script")
        .child(step().child(el("p").class("script-ask").child(speech.say("pivot-stop"))))
        .child(
            aloud("pivot-who").child(
                el("div")
                    .class("part-grid")
                    .child(field(speech, "pivot-name").child(name))
                    .child(field(speech, "pivot-reach").child(reach)),
            ),
        )
        .child(
            aloud("pivot-offer")
                .child(agrees)
                .child(field(speech, "pivot-guide").child(offered)),
        );
    let closes = el("p").class("field-hint");
    let actions = el("p")
        .class("notice-actions")
        .child(go_on.child(speech.say("pivot-go")))
        .child(only)
        .child(back);
    let body = el("div")
        .class("pivot-card-body")
        .child(script)
        .child(field(speech, "pivot-reason").child(why));
    // What cannot be taken back says so beside its buttons.
    let ends = el("div")
        .class("pivot-card-ends")
        .child(closes.child(speech.say("pivot-closes")))
        .child(actions);
    el("section")
        .class("cockpit-jump pivot-card")
        .attr("aria-label", speech.say("pivot"))
        .child(body)
        .child(ends)
}

/// Puts the focus on the box of a label.
fn focus_box(label: Spot) {
    let found = label
        .get()
        .and_then(|it| it.query_selector("input").ok().flatten());
    if let Some(input) = found.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        // Where the focus cannot go the person clicks.
        let _focused = input.focus();
    }
}

fn step() -> El {
    el("li").class("script-step")
}

/// A field of the lead, stored with every key.
fn lead(cockpit: Cockpit, of: fn(&mut Lead) -> &mut String) -> El {
    let read = move || {
        let lead = cockpit.read(|it| it.lead.clone());
        of(&mut lead.unwrap_or_default()).clone()
    };
    short_text()
        .value(read)
        .on_input(move |text| cockpit.refer(|lead| *of(lead) = text))
}

/// The guides to go on with, in the interview's language where they have it, and the one that is suggested first.
fn offered(cockpit: Cockpit) -> (El, String) {
    let language = Language::new(cockpit.language());
    let (mut suggested, mut others) = (Vec::new(), Vec::new());
    let mut first = None;
    cockpit.desk.each_guide(&mut |guide: &Guide| {
        if guide.counts_as().as_str() == SCREENER || guides::is_draft(guide) {
            return;
        }
        let Some((title, spoken)) = guide.title.in_language(&language) else {
            return;
        };
        let code = guide.code();
        let is_suggested = SUGGESTED.contains(&guide.counts_as().as_str());
        if is_suggested {
            first.get_or_insert_with(|| code.clone());
        }
        let option = el("option")
            .attr("value", code)
            .attr("lang", spoken.to_owned())
            .child(title.as_str());
        if is_suggested {
            suggested.push(option);
        } else {
            others.push(option);
        }
    });
    let list = el("select")
        .class("field-input")
        .child(suggested)
        .child(others);
    (list, first.unwrap_or_default())
}
