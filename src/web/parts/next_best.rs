//! What is still missing, as one suggestion with its price and its reason. It never blocks and never insists.

use crate::domain::advice::{Advice, Reason};
use crate::domain::score::Hundredths;
use crate::web::cockpit::Cockpit;
use crate::web::dom::{El, button, el};
use crate::web::keys::Command;
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, speech};

/// The completeness number and the next best question.
pub(crate) fn next_best(cockpit: Cockpit) -> El {
    let speech = speech();
    let ask = move || {
        cockpit.advice.with(|advice| match advice {
            Some(advice) => cockpit.ask_of(&advice.prompt),
            None if cockpit.pivoting.get() => speech.say("pivot-stop"),
            None if cockpit.is_struck() => speech.say("struck-live"),
            None => speech.say("next-best-none"),
        })
    };
    let why = move || {
        cockpit
            .advice
            .with(|advice| advice.as_ref().map(|advice| why(speech, advice)))
    };
    let go = button("button")
        .attr("data-size", "small")
        .attr("aria-keyshortcuts", cockpit.keys(Command::NextBest))
        .attr("disabled", move || cockpit.advice.with(Option::is_none))
        .on_click(move || cockpit.take_advice())
        .child(
            el("kbd")
                .attr("aria-hidden", "true")
                .text(cockpit.key_label(Command::NextBest)),
        )
        .child(
            el("span")
                .class("next-best-go")
                .child(speech.say("next-best-go")),
        )
        .child(
            el("span")
                .class("visually-hidden")
                .child(" ")
                .child(speech.say("next-best-go-to")),
        );
    el("section")
        .class("next-best")
        .attr("aria-label", speech.say("next-best"))
        .child(completeness(cockpit, speech))
        .child(
            el("p")
                .attr("role", "status")
                .child(el("span").class("next-best-what").text(ask))
                .child(el("span").class("next-best-why").child(why)),
        )
        .child(go)
}

fn completeness(cockpit: Cockpit, speech: Speech) -> El {
    let number = move || {
        cockpit.score.with(|score| {
            score
                .as_ref()
                .map_or_else(|| "–".to_owned(), |score| score.total.to_string())
        })
    };
    let band = move || {
        cockpit.score.with(|score| match score {
            Some(score) => speech.name(score.band),
            None => speech.say("not-scored"),
        })
    };
    el("div")
        .class("next-best-score")
        .child(
            el("output")
                .class("next-best-number")
                .attr("role", "status")
                .attr("aria-label", speech.say("completeness"))
                .text(number),
        )
        .child(el("span").class("next-best-band").text(band))
}

/// The reason, what is to be won, and what it takes.
fn why(speech: Speech, advice: &Advice) -> Vec<El> {
    let reason = match advice.reason {
        Reason::AuthorityUnknown => speech.say("next-best-authority"),
        Reason::Recalled(dimension) => {
            let dimension = speech.name(dimension);
            speech.say_with("next-best-recalled", &args!["dimension" => dimension])
        }
        Reason::SlotWithoutQuote(slot) => {
            let slot = speech.name(slot);
            speech.say_with("next-best-slot", &args!["slot" => slot])
        }
        Reason::Raises(dimension) => {
            let dimension = speech.name(dimension);
            speech.say_with("next-best-raises", &args!["dimension" => dimension])
        }
        Reason::Closing => speech.say("next-best-closing"),
    };
    let mut said = vec![el("span").child(reason).child(" ")];
    let gain = advice.gain.get();
    if gain > 0 {
        // Whole points are read at a glance; only what is less than one keeps its fraction.
        let shown = if gain < 100 {
            advice.gain
        } else {
            Hundredths::points((gain + 50) / 100)
        };
        let args = args!["count" => shown.whole(), "points" => speech.points(shown)];
        let gain = speech.say_with("next-best-gain", &args);
        said.push(el("b").child(gain).child(" "));
    }
    let args = args!["minutes" => speech.minutes(advice.minutes)];
    said.push(el("span").child(speech.say_with("next-best-minutes", &args)));
    said
}
