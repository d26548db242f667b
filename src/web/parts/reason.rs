//! What a person has to say why of: folded away until it is asked for, a field or two, and Enter.

use crate::web::prelude::*;
use web_sys::Event;

use super::field::short_text;
use crate::domain::edit::EditError;
use crate::web::desk::Desk;
use crate::web::dom::{El, Spot, el};
use crate::web::speech::Speech;

/// A button that opens a field for a reason, or for a name and a reason, and what is done with them. What is refused stays
/// in its field, with the sentence that says why.
pub(crate) fn reason_form(
    (desk, speech): (Desk, Speech),
    (fold, note, go): (&str, &str, &str),
    labels: Vec<String>,
    act: Tell<[String; 2], bool>,
) -> El {
    let texts = [(); 2].map(|()| RwSignal::new(String::new()));
    let refused = RwSignal::new(String::new());
    let first = Spot::new();
    let count = labels.len();
    let submit = move |event: Event| {
        event.prevent_default();
        let given = texts.map(|text| text.get_untracked());
        // A reason is never optional here, whatever the record would take.
        let is_blank = given.iter().take(count).any(|text| text.trim().is_empty());
        let why = if is_blank {
            Some(EditError::NoReason)
        } else if act.call(given) {
            None
        } else {
            desk.refused.get_untracked()
        };
        desk.refused.set(None);
        let said = why.map(|why| speech.explain(&why));
        refused.set(said.map_or_else(String::new, |it| [it.what, it.todo].join(" ")));
    };
    let fields = labels.into_iter().zip(texts).enumerate();
    let fields = fields.map(|(place, (label, text))| {
        let control = short_text()
            .attr("aria-required", "true")
            .value(move || text.get())
            .on_input(move |typed| text.set(typed));
        let control = if place == 0 {
            control.at(first)
        } else {
            control
        };
        let name = el("span").class("field-name").child(label);
        el("label").class("field").child(name).child(control)
    });
    let note = (!note.is_empty()).then(|| el("p").class("field-hint").child(speech.say(note)));
    let go = el("button")
        .attr("type", "submit")
        .class("button")
        .attr("data-size", "small")
        .child(speech.say(go));
    let form = el("form")
        .class("stack")
        .attr("data-gap", "3")
        .attr("novalidate", true)
        .on("submit", submit)
        .child(fields.collect::<Vec<_>>())
        .child(note)
        .child(
            el("p")
                .class("field-hint")
                .attr("data-tone", "danger")
                .attr("role", "alert")
                .text(move || refused.get()),
        )
        .child(el("p").child(go));
    let summary = el("summary")
        .class("button")
        .attr("data-size", "small")
        .child(speech.say(fold));
    el("details")
        .class("reason")
        .on("toggle", move |_: Event| {
            if let Some(field) = first.get() {
                // Folded away again it takes no focus.
                let _focused = field.focus();
            }
        })
        .child(summary)
        .child(form)
}
