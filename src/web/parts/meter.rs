//! How full storage is: in words first, and as a bar.

use crate::domain::score::Hundredths;
use crate::formats::quota::{LIMIT, Level};
use crate::web::desk::{Desk, desk};
use crate::web::dom::{El, el, svg};
use crate::web::parts::notice::notice;
use crate::web::speech::{Speech, args, speech};
use crate::words::Sentence;

/// What a megabyte is here: the 5 that browsers give are 5 times this.
const MEGABYTE: usize = 1_048_576;

/// How wide the bar is drawn.
const WIDE: usize = 200;

/// The meter.
pub(crate) fn meter() -> El {
    let (desk, speech) = (desk(), speech());
    let got = move || {
        (desk.used().saturating_mul(WIDE) / LIMIT)
            .min(WIDE)
            .to_string()
    };
    let state = move || (desk.level() >= Level::Tight).then_some("full");
    let bar = |class: &'static str| {
        let bar = svg("rect").class(class).attr("x", "0").attr("y", "0");
        bar.attr("height", "8")
    };
    let bars = svg("svg")
        .class("meter-bar")
        .attr("viewBox", "0 0 200 8")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(bar("meter-bar-all").attr("width", "200"))
        .child(
            bar("meter-bar-got")
                .attr("width", got)
                .attr("data-state", state),
        );
    let words = el("p")
        .class("meter-words")
        .child(el("span").text(move || {
            let (count, _) = desk.room();
            speech.say_with(
                "meter-used",
                &args!["used" => megabytes(desk, speech), "count" => count],
            )
        }))
        .child(el("span").text(move || {
            let (_, room) = desk.room();
            // Nobody needs to know it to the one.
            let about = if room > 20 { room / 10 * 10 } else { room };
            speech.say_with("meter-room", &args!["count" => about])
        }));
    el("div").class("meter").child(bars).child(words)
}

/// How much is used, in tenths of a megabyte.
pub(crate) fn megabytes(desk: Desk, speech: Speech) -> String {
    let tenths = (desk.used().saturating_mul(10) + MEGABYTE / 2) / MEGABYTE;
    speech.points(Hundredths::new(u32::try_from(tenths * 10).unwrap_or(0)))
}

/// What is to be said of the room there is, where anything is: with these ways out.
pub(crate) fn room_notice(level: Level, buttons: Vec<El>) -> Option<El> {
    let (desk, speech) = (desk(), speech());
    let (tone, what, todo) = match level {
        Level::Calm => return None,
        Level::Filling => ("info", "room-filling", "room-filling-todo"),
        Level::Tight => ("caution", "room-tight", "room-tight-todo"),
        Level::Last => ("danger", "room-last", "room-last-todo"),
    };
    let used = crate::web::prelude::untrack(|| megabytes(desk, speech));
    let said = Sentence {
        what: speech.say_with(what, &args!["used" => used]),
        todo: speech.say(todo),
    };
    Some(notice(tone, said, Vec::new(), buttons))
}
