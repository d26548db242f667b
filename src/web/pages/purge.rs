//! Consent withdrawn: what goes, what stays, what is out of reach, and the one button that does it. Below it the way into the
//! trash, which brings everything back.

use crate::web::prelude::*;

use super::rating::titled;
use crate::domain::id::InterviewId;
use crate::domain::interview::{Consent, Interview, LogCode};
use crate::domain::workspace::Edit;
use crate::formats::address::Address;
use crate::web::desk::{Desk, Saving, desk};
use crate::web::dom::{El, el, focus_soon};
use crate::web::parts::field::tick;
use crate::web::parts::notice::{notice, small};
use crate::web::route;
use crate::web::speech::{Speech, args, speech};
use crate::words::Sentence;

/// The part of a report in which a respondent's words are removed, or were.
pub(super) fn purge(of: StoredValue<InterviewId>) -> El {
    let (desk, speech) = (desk(), speech());
    let is_purged = move || {
        let purged = of.with_value(|id| desk.read(id, Interview::is_purged));
        purged == Some(true)
    };
    titled(speech, "x-purge", "purge-title")
        .when(is_purged, move || done(desk, speech, of))
        .when(move || !is_purged(), move || ask(desk, speech, of))
}

/// The part of a report in which the whole interview is put into the trash.
pub(super) fn delete(of: StoredValue<InterviewId>) -> El {
    let (desk, speech) = (desk(), speech());
    let refused = RwSignal::new(String::new());
    let act = move || {
        let name = of.with_value(|id| desk.glance(id, |it| it.respondent.alias.trim().to_owned()));
        let name = name.filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| speech.say("respondent-unnamed"));
        if desk.remove_interview(&of.get_value(), name) {
            route::go(&Address::Home);
        } else {
            refused.set(speech.say("delete-refused"));
        }
    };
    titled(speech, "x-delete", "delete-title")
        .child(el("p").class("gist").child(speech.say("delete-note")))
        .child(
            el("p")
                .class("field-hint")
                .attr("data-tone", "danger")
                .attr("role", "alert")
                .text(move || refused.get()),
        )
        .child(el("p").child(small(speech.say("delete-do")).on_click(act)))
}

fn ask(desk: Desk, speech: Speech, of: StoredValue<InterviewId>) -> El {
    let is_sure = RwSignal::new(false);
    let refused = RwSignal::new(false);
    let remove = small(speech.say("purge-do"))
        .attr("data-kind", "danger")
        .on_click(move || {
            refused.set(!is_sure.get_untracked());
            if is_sure.get_untracked() && desk.edit(Edit::Purge(of.get_value())) {
                // The button goes; above it stands what has become of them.
                focus_soon("x-purge".to_owned());
            }
        });
    let fault = move || {
        if refused.get() {
            speech.say("purge-unsure")
        } else {
            String::new()
        }
    };
    // Where there is no consent, this is what there is to do.
    let is_due = move || {
        let consent = of.with_value(|id| desk.read(id, |it| it.circumstances.consent));
        matches!(
            consent.flatten(),
            Some(Consent::Refused | Consent::Withdrawn)
        )
    };
    let said = ["purge-goes", "purge-stays", "purge-after", "purge-outside"]
        .map(|key| el("p").class("gist").child(speech.say(key)));
    let form = el("div")
        .class("stack")
        .attr("data-gap", "3")
        .child(said)
        .child(tick(
            speech.say("purge-sure"),
            String::new(),
            Box::new(move || is_sure.get()),
            Box::new(move |on| is_sure.set(on)),
        ))
        .child(
            el("p")
                .class("field-hint")
                .attr("data-tone", "danger")
                .attr("role", "alert")
                .text(fault),
        )
        .child(el("p").child(remove));
    el("details")
        .class("rating-fold")
        .attr("open", is_due)
        .child(
            el("summary")
                .class("button")
                .attr("data-size", "small")
                .child(speech.say("purge")),
        )
        .child(form)
}

/// That they are gone, since when, and what may still hold them. Never said while storage still has some.
fn done(desk: Desk, speech: Speech, of: StoredValue<InterviewId>) -> El {
    let on = move || {
        let wall = of.with_value(|id| {
            desk.read(id, |it| {
                let mut log = it.log.iter();
                log.find(|entry| entry.what == LogCode::Purged)
                    .map(|entry| entry.wall)
            })
        });
        wall.flatten().map(|wall| speech.day(wall))
    };
    let said = move || {
        let waits = desk
            .saving
            .with(|saving| matches!(saving, Saving::Waiting(..)));
        if waits {
            speech.say("purge-waits")
        } else {
            let date = on().unwrap_or_default();
            speech.say_with("purged", &args!["date" => date])
        }
    };
    el("div").keyed(said, move || {
        let what = untrack(said);
        let todo = speech.say("purged-outside");
        notice("info", Sentence { what, todo }, Vec::new(), Vec::new())
    })
}
