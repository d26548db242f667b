//! One mark among the kept items: a moment to be filled with words.

use std::rc::Rc;

use super::icon::icon;
use super::item_editor::truth;
use crate::domain::edit::Act;
use crate::domain::id::InterviewId;
use crate::domain::interview::Mark;
use crate::web::desk::desk;
use crate::web::dom::{El, button, el};
use crate::web::prelude::*;
use crate::web::speech::{clock_text, speech};

/// One mark. `fill` is what its button does, which is a switch where the field is `near`; `removed` finds the focus a
/// place once the mark has gone.
pub(crate) fn mark_line(
    of: InterviewId,
    mark: Mark,
    near: bool,
    fill: Rc<dyn Fn(&Mark)>,
    removed: Rc<dyn Fn()>,
) -> El {
    let (desk, speech) = (desk(), speech());
    let time = el("time").class("capture-line-time");
    let time = time.child(clock_text(mark.at_ms));
    let id = mark.id.clone();
    let remove = button("capture-line-fact")
        .on_click(move || {
            if desk.act(&of, Act::Unmark(id.clone())) {
                removed();
            }
        })
        .child(speech.say("mark-remove"));
    let id = mark.id.clone();
    let fill = button("capture-line-fact")
        .attr("aria-pressed", move || {
            let filling = desk.filling.with(|filling| filling.as_ref() == Some(&id));
            near.then(|| truth(filling))
        })
        .on_click(move || fill(&mark))
        .child(speech.say("mark-fill"));
    let facts = el("p").class("capture-line-facts");
    let said = el("div")
        .class("capture-line-said")
        .child(el("p").child(speech.say("mark-to-fill")))
        .child(facts.child(fill).child(remove));
    el("li")
        .class("capture-line")
        .attr("data-kind", "mark")
        .child(time)
        .child(said)
        .child(el("span").class("capture-line-to").child(icon("mark")))
}
