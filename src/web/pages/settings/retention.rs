//! For how long each study keeps its interviews, and which are past it.

use super::super::home::{overdue, removed};
use super::{section, told};
use crate::domain::id::StudyId;
use crate::domain::workspace::Edit;
use crate::web::desk::Desk;
use crate::web::dom::{El, el};
use crate::web::parts::field::{hinted_field, short_text};
use crate::web::prelude::*;
use crate::web::speech::{Speech, args};

/// The section.
pub(super) fn retention(desk: Desk, speech: Speech) -> El {
    let refused = RwSignal::new(String::new());
    let studies = move || {
        desk.with(|all| {
            let own = all.studies().filter(|study| !study.sample);
            own.map(|study| study.id.to_string()).collect::<Vec<_>>()
        })
    };
    let fields = el("div")
        .class("field-grid")
        .rows(studies, Clone::clone, move |id| {
            period(desk, speech, refused, id.as_str().into())
        });
    let has_none = move || studies().is_empty();
    section(speech, "s-retention", "retention-title", None)
        .child(el("p").class("gist").child(speech.say("retention-note")))
        .child(fields)
        .when(has_none, move || {
            el("p").class("gist").child(speech.say("retention-nothing"))
        })
        .child(told(refused))
        .child(overdue(desk, speech))
        .child(removed(desk, speech))
}

/// The period of one study.
fn period(desk: Desk, speech: Speech, refused: RwSignal<String>, id: StudyId) -> El {
    let title = desk.peek(|all| {
        let study = all.study(&id);
        study.map_or_else(String::new, |it| it.title.trim().to_owned())
    });
    let name = match title.as_str() {
        "" => speech.say("retention-days"),
        name => speech.say_with("retention-days-of", &args!["name" => name]),
    };
    let of = id.clone();
    let days = move || {
        let days = desk.with(|all| all.study(&of).and_then(|study| study.retention_days));
        days.map_or_else(String::new, |days| days.to_string())
    };
    let field_id = ["retention-", id.as_str()].concat();
    let keep = move |text: String| {
        let days = match text.trim() {
            "" => Some(None),
            text => text.parse().ok().filter(|days| *days > 0).map(Some),
        };
        let done = days.is_some_and(|days| desk.edit(Edit::KeepFor(id.clone(), days)));
        refused.set(if done {
            String::new()
        } else {
            speech.say("retention-wrong")
        });
    };
    let control = short_text()
        .attr("inputmode", "numeric")
        .value(days)
        .on_change(keep);
    let hint = el("p").child(speech.say("retention-hint"));
    hinted_field(name, field_id, control, hint)
}
