//! Whose decision it was: the ladder the causes depend on.

use std::rc::Rc;

use crate::domain::advice::Reason;
use crate::domain::dimension::Authority;
use crate::domain::edit::Act;
use crate::web::cockpit::Cockpit;
use crate::web::dom::{El, el};
use crate::web::keys::Command;
use crate::web::parts::notice::small;
use crate::web::prelude::*;
use crate::web::speech::{Speech, speech};

/// The radio group "Authority": what is chosen, and what a choice does.
pub(crate) fn ladder(
    speech: Speech,
    chosen: Rc<dyn Fn() -> Authority>,
    settle: Rc<dyn Fn(Authority)>,
) -> El {
    let name = speech.say("authority");
    let ladder = el("div")
        .class("authority-ladder")
        .attr("role", "radiogroup")
        .attr("aria-label", name.clone())
        .child(
            el("span")
                .class("authority-name")
                .attr("aria-hidden", "true")
                .child(name),
        );
    Authority::ALL.iter().fold(ladder, |ladder, rung| {
        let (rung, chosen, settle) = (*rung, Rc::clone(&chosen), Rc::clone(&settle));
        let choice = el("input")
            .attr("type", "radio")
            .attr("name", "authority")
            .class("visually-hidden")
            .attr("value", rung.code())
            .checked(move || chosen() == rung)
            .on_change(move |_| settle(rung));
        ladder.child(
            el("label")
                .class("authority-rung")
                .child(choice)
                .child(el("span").child(speech.name(rung))),
        )
    })
}

/// The ladder beside the prompt, with what waits for it.
pub(crate) fn authority_ladder(cockpit: Cockpit) -> El {
    let speech = speech();
    let ladder = ladder(
        speech,
        Rc::new(move || cockpit.read(|interview| interview.respondent.authority)),
        Rc::new(move |rung| {
            cockpit.act(Act::Settle(rung));
        }),
    );
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
