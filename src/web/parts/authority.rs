//! Whose decision it was: the ladder the causes depend on.

use crate::domain::advice::Reason;
use crate::domain::dimension::Authority;
use crate::domain::edit::Act;
use crate::domain::id::InterviewId;
use crate::web::cockpit::Cockpit;
use crate::web::desk::Desk;
use crate::web::dom::{El, el};
use crate::web::keys::Command;
use crate::web::parts::notice::small;
use crate::web::prelude::*;
use crate::web::speech::speech;

/// The radio group "Authority".
pub(crate) fn authority_ladder(cockpit: Cockpit) -> El {
    let speech = speech();
    let ladder = ladder(cockpit.desk, cockpit.id);
    let note = move || {
        if waits(cockpit) {
            speech.say("authority-waits")
        } else {
            String::new()
        }
    };
    let call = move || {
        small(speech.say("watch-call"))
            .attr("data-kind", "quiet")
            .attr("aria-keyshortcuts", cockpit.keys(Command::Watch))
            .on_click(move || cockpit.call_watch())
    };
    let note = el("p")
        .class("authority-note")
        .attr("role", "status")
        .text(note);
    el("div")
        .class("authority")
        .child(ladder.when(move || cockpit.may_call_watch(), call))
        .child(note)
}

/// The group by itself.
pub(crate) fn ladder(desk: Desk, of: StoredValue<InterviewId>) -> El {
    let speech = speech();
    let name = speech.say("authority");
    let mut ladder = el("div")
        .class("authority-ladder")
        .attr("role", "radiogroup")
        .attr("aria-label", name.clone())
        .child(
            el("span")
                .class("authority-name")
                .attr("aria-hidden", "true")
                .child(name),
        );
    for rung in Authority::ALL {
        ladder = ladder.child(authority_rung(desk, of, *rung, speech.name(*rung)));
    }
    ladder
}

fn authority_rung(desk: Desk, of: StoredValue<InterviewId>, rung: Authority, name: String) -> El {
    let is_it = move || {
        let authority = |id: &InterviewId| desk.read_head(id, |it| it.respondent.authority);
        of.with_value(authority) == Some(rung)
    };
    let choice = el("input")
        .attr("type", "radio")
        .attr("name", "authority")
        .class("visually-hidden")
        .attr("value", rung.code())
        .checked(is_it)
        .on_change(move |_| {
            of.with_value(|id| desk.act(id, Act::Settle(rung)));
        });
    el("label")
        .class("authority-rung")
        .child(choice)
        .child(el("span").child(name))
}

/// Said only while it matters, something causal has been kept and does not count yet, and the suggestion below does
/// not say so already.
fn waits(cockpit: Cockpit) -> bool {
    cockpit.is_open.get()
        && cockpit.score.with(|score| {
            score
                .as_ref()
                .is_some_and(|score| score.ledger.iter().any(|line| line.would_be > line.level))
        })
        && !cockpit.advice.with(|it| {
            it.as_ref()
                .is_some_and(|advice| advice.reason == Reason::AuthorityUnknown)
        })
}
