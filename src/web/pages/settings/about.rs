//! Everything about one person: found, counted, and deleted in one act.

use super::{hand_over_deletion, section};
use crate::formats::shelf::About;
use crate::web::desk::Desk;
use crate::web::dom::{El, button, el, focus_soon};
use crate::web::parts::field::{field, short_text, tick};
use crate::web::parts::notice::small;
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
    // What was found, a line for each kind: a text, because signals of other texts are there already.
    let found = RwSignal::new(String::new());
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
        found.set(told(speech, &about));
    };
    let lines = move || found.with(|it| it.lines().map(str::to_owned).collect());
    let list = el("ul")
        .class("row-list")
        .rows(lines, Clone::clone, |line| {
            el("li")
                .class("row")
                .attr("data-lead", "none")
                .child(el("span").child(line))
        });
    let is_found = move || found.with(|it| !it.is_empty());
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
        found.set(told(speech, &left));
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
        .class("stack")
        .attr("data-gap", "3")
        .on("submit", move |event: web_sys::Event| {
            event.prevent_default();
            find();
        })
        .child(el("div").class("field-grid").child(
            field(speech, "about-name").child(short_text().on_input(move |text| name.set(text))),
        ))
        .child(el("p").child(el("button").class("button").child(speech.say("about-find"))));
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
        .when(
            move || desk.erased().is_some(),
            move || for_colleagues(desk, speech),
        )
}

/// The way to tell colleagues who have copies that everything was deleted here.
fn for_colleagues(desk: Desk, speech: Speech) -> El {
    let failed = RwSignal::new(String::new());
    let file = small(speech.say("deletion-file")).on_click(move || {
        if let Some(deletion) = untrack(|| desk.erased()) {
            hand_over_deletion(speech, failed, &deletion);
        }
    });
    el("div")
        .class("stack")
        .attr("data-gap", "2")
        .child(
            el("p")
                .class("gist")
                .child(speech.say("deletion-file-note")),
        )
        .child(el("p").child(file))
        .child(super::told(failed))
}

/// What there is, a line for each kind that there is any of.
fn told(speech: Speech, about: &About) -> String {
    let counted = KINDS.iter().zip(about.counts());
    let counted = counted.filter(|(_, count)| *count > 0);
    let lines: Vec<_> = counted
        .map(|(kind, count)| speech.say_with(kind, &args!["count" => count]))
        .collect();
    lines.join("\n")
}
