//! Everything about one person: found, counted, and deleted in one act.

use super::section;
use crate::formats::shelf::About;
use crate::web::desk::Desk;
use crate::web::dom::{El, button, el, focus_soon};
use crate::web::parts::field::{field, short_text, tick};
use crate::web::prelude::*;
use crate::web::speech::{Speech, args};

/// What each count is called, in the order of [`About::counts`].
const KINDS: [&str; 7] = [
    "about-interviews",
    "about-ratings",
    "about-opened",
    "about-leads",
    "about-people",
    "about-trash",
    "about-aside",
];

/// The section.
pub(super) fn about(desk: Desk, speech: Speech) -> El {
    let name = RwSignal::new(String::new());
    let found: RwSignal<Option<About>> = RwSignal::new(None);
    let said = RwSignal::new(String::new());
    let is_sure = RwSignal::new(false);
    let find = move || {
        let about = desk.about(&name.get_untracked());
        // What lies packed is opened now, so that it can be changed.
        for (id, _) in &about.people {
            desk.open_interview(id);
        }
        for id in &about.leads {
            desk.open_interview(id);
        }
        said.set(if about.is_empty() {
            speech.say("about-nothing")
        } else {
            String::new()
        });
        is_sure.set(false);
        found.set(Some(about));
    };
    let lines = move || {
        let counts = found.with(|about| about.as_ref().map(About::counts));
        let counted = KINDS.iter().zip(counts.unwrap_or_default());
        let counted = counted.filter(|(_, count)| *count > 0);
        counted
            .map(|(kind, count)| speech.say_with(kind, &args!["count" => count]))
            .collect::<Vec<_>>()
    };
    let list = el("ul")
        .class("row-list")
        .rows(lines, Clone::clone, |line| {
            el("li")
                .class("row")
                .attr("data-lead", "none")
                .child(el("span").child(line))
        });
    let is_found =
        move || found.with(|about| about.as_ref().is_some_and(|about| !about.is_empty()));
    let delete = move || {
        if !is_sure.get_untracked() {
            said.set(speech.say("about-unsure"));
            return;
        }
        let name = name.get_untracked();
        desk.erase_about(&name);
        let left = desk.about(&name);
        let key = if left.is_empty() {
            "about-done"
        } else {
            "about-left"
        };
        said.set(speech.say(key));
        is_sure.set(false);
        found.set(Some(left));
        focus_soon("s-about".to_owned());
    };
    let what_to_do = move || {
        let sure = tick(
            speech.say("about-sure"),
            String::new(),
            Box::new(move || is_sure.get()),
            Box::new(move |on| is_sure.set(on)),
        );
        let delete = button("button")
            .attr("data-kind", "danger")
            .child(speech.say("about-do"))
            .on_click(delete);
        el("div")
            .class("stack")
            .attr("data-gap", "3")
            .child(el("p").class("gist").child(speech.say("about-quotes")))
            .child(sure)
            .child(el("p").child(delete))
    };
    let ask = el("form")
        .class("field-grid")
        .on("submit", move |event: web_sys::Event| {
            event.prevent_default();
            find();
        })
        .child(field(speech, "about-name").child(short_text().on_input(move |text| name.set(text))))
        .child(
            el("div")
                .class("field")
                .child(el("button").class("button").child(speech.say("about-find"))),
        );
    let status = el("p")
        .class("field-hint")
        .attr("role", "status")
        .text(move || said.get());
    section(speech, "s-about", "about-title", None)
        .child(el("p").class("gist").child(speech.say("about-note")))
        .child(ask)
        .child(status)
        .child(list)
        .when(is_found, what_to_do)
}
