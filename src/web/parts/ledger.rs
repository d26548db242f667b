//! Every point, where it went, and the one action that brings it back.

use crate::web::prelude::*;

use super::lamp_disc::lamp_disc;
use crate::domain::dimension::Authority;
use crate::domain::id::InterviewId;
use crate::domain::level::Why;
use crate::domain::score::{CapCause, Hundredths, Line, Raise, Score};
use crate::web::desk::{Desk, desk};
use crate::web::dom::{El, el, svg};
use crate::web::speech::{Speech, args, speech};

/// The table "Score ledger" of an interview.
pub(crate) fn ledger(id: InterviewId, score: Score) -> El {
    let (desk, speech) = (desk(), speech());
    let authority = desk.glance(&id, |it| it.respondent.authority);
    let is_open = authority == Some(Authority::Unknown);
    let lines: Vec<_> = score
        .ledger
        .iter()
        .map(|line| ledger_line(speech, line, is_open, raise_words(speech, desk, &id, line)))
        .collect();
    el("table")
        .class("ledger")
        .attr("role", "table")
        .attr("aria-label", speech.say("ledger"))
        .child(hidden("caption", speech.say("ledger-caption")))
        .child(el("thead").child(columns(speech)))
        .child(el("tbody").child(lines))
        .child(el("tfoot").child(totals(speech, &score)))
}

/// Completeness: the number, its band, and what it is not.
pub(crate) fn score_reading(score: Memo<Option<Score>>) -> El {
    let speech = speech();
    let said = move |how: fn(Speech, &Score) -> String| {
        score.with(|score| {
            score
                .as_ref()
                .map_or_else(String::new, |it| how(speech, it))
        })
    };
    let number = el("output")
        .class("score-number")
        .attr("role", "status")
        .attr("aria-label", speech.say("completeness"))
        .text(move || said(|_, score| score.total.to_string()));
    let band = el("span")
        .class("score-band")
        .text(move || said(|speech, score| speech.name(score.band)));
    let note = el("p").class("score-note").child(speech.say("score-note"));
    el("div")
        .class("score")
        .child(number)
        .child(band)
        .child(note)
}

fn columns(speech: Speech) -> El {
    let column = |name: &str| header("columnheader", "col").child(speech.say(name));
    row()
        .child(column("ledger-item"))
        .child(column("ledger-weight").class("ledger-number ledger-cell-weight"))
        .child(column("ledger-level"))
        .child(
            header("columnheader", "col")
                .class("ledger-cell-bar")
                .child(hidden("span", speech.say("ledger-share"))),
        )
        .child(column("ledger-points").class("ledger-number"))
        .child(column("ledger-lost").class("ledger-number"))
        .child(column("ledger-raise"))
}

fn totals(speech: Speech, score: &Score) -> El {
    let lost = score.ledger.iter().map(|line| line.lost.get()).sum();
    let rounded = speech.say_with("ledger-rounded", &args!["score" => score.total]);
    row()
        .child(header("rowheader", "row").child(speech.say("ledger-total")))
        .child(
            cell()
                .class("ledger-number ledger-cell-weight")
                .child("100"),
        )
        .child(cell().child(caps_words(speech, score)))
        .child(cell().class("ledger-cell-bar"))
        .child(
            cell()
                .class("ledger-number")
                .child(speech.points(score.raw)),
        )
        .child(
            cell()
                .class("ledger-number ledger-lost")
                .child(lost_words(speech, lost)),
        )
        .child(cell().class("ledger-act").child(rounded))
}

fn ledger_line(speech: Speech, line: &Line, is_open: bool, raise: Option<String>) -> El {
    let level = line.level;
    let whole = line.lost.get() == 0;
    let would_be = (is_open && line.would_be > level).then(|| {
        let state = speech.lamp(line.would_be, false);
        speech.say_with("ledger-would-be", &args!["state" => state])
    });
    // The bar's length is the weight, its filling the points; geometry only, so whole numbers will do.
    let full = (line.weight * 88 / 18).clamp(4, 88);
    let got = full * line.points.get() / (line.weight * 100).max(1);
    let drawing = svg("svg")
        .class("ledger-bar")
        .attr("viewBox", "0 0 90 8")
        .attr("aria-hidden", "true")
        .child(bar(full).class("ledger-bar-all"))
        .child(bar(got).class("ledger-bar-got"));
    let standing = el("span")
        .class("ledger-level")
        .child(lamp_disc(move || level))
        .child(speech.lamp(level, line.why == Why::Specific));
    row()
        .attr("data-state", whole.then_some("whole"))
        .child(header("rowheader", "row").child(speech.name(line.dimension)))
        .child(
            cell()
                .class("ledger-number ledger-cell-weight")
                .child(line.weight.to_string()),
        )
        .child(cell().child(standing))
        .child(cell().class("ledger-cell-bar").child(drawing))
        .child(
            cell()
                .class("ledger-number")
                .child(speech.points(line.points)),
        )
        .child(
            cell()
                .class("ledger-number ledger-lost")
                .child(lost_words(speech, line.lost.get())),
        )
        .child(
            cell()
                .class("ledger-act")
                .child(would_be)
                .child(raise.map(|raise| [" ", &raise].concat())),
        )
}

fn row() -> El {
    el("tr").attr("role", "row")
}

fn header(role: &'static str, scope: &'static str) -> El {
    el("th").attr("role", role).attr("scope", scope)
}

fn cell() -> El {
    el("td").attr("role", "cell")
}

/// Words that are heard and not seen.
fn hidden(tag: &str, words: String) -> El {
    el(tag).class("visually-hidden").child(words)
}

fn bar(width: u32) -> El {
    svg("rect")
        .attr("x", "0.5")
        .attr("y", "1.5")
        .attr("width", width.to_string())
        .attr("height", "5")
}

pub(crate) fn lost_words(speech: Speech, hundredths: u32) -> String {
    if hundredths == 0 {
        "·".to_owned()
    } else {
        ["−", &speech.points(Hundredths::new(hundredths))].concat()
    }
}

/// Points that would be won.
pub(super) fn gain_words(speech: Speech, gain: Hundredths) -> String {
    // One point is one; of a part of one people speak in the plural.
    let count = if gain == Hundredths::points(1) { 1 } else { 2 };
    let gain = args!["count" => count, "points" => speech.points(gain)];
    speech.say_with("next-best-gain", &gain)
}

/// The caps that bind, or that none does.
fn caps_words(speech: Speech, score: &Score) -> String {
    let binding = score.caps.iter().filter(|cap| cap.binds);
    let binding: Vec<_> = binding
        .map(|cap| cap_words(speech, cap.at, cap.cause))
        .collect();
    if binding.is_empty() {
        speech.say("ledger-no-cap")
    } else {
        binding.join(" ")
    }
}

fn cap_words(speech: Speech, at: u32, cause: CapCause) -> String {
    match cause {
        CapCause::SlotsQuoted(slots) => {
            speech.say_with("cap-slots", &args!["at" => at, "slots" => slots])
        }
        CapCause::Heavy(dimension) => {
            let dimension = speech.name(dimension);
            speech.say_with("cap-heavy", &args!["at" => at, "dimension" => dimension])
        }
        CapCause::NoQuote => speech.say_with("cap-no-quote", &args!["at" => at]),
    }
}

/// The one action that raises a line, in words; the question goes with it where one is to be asked.
pub(super) fn raise_words(
    speech: Speech,
    desk: Desk,
    id: &InterviewId,
    line: &Line,
) -> Option<String> {
    let ask = || {
        let prompt = line.prompt.as_ref()?;
        let ask = desk.basis_once(id, |basis| {
            basis
                .guide
                .prompt(prompt)
                .map(|prompt| prompt.ask.text(&basis.interview.guide.language).to_owned())
        });
        ask.flatten()
    };
    let with_ask = |key| speech.say_with(key, &args!["ask" => ask().unwrap_or_default()]);
    Some(match line.raise? {
        Raise::Ask => with_ask("raise-ask"),
        Raise::AskAgain => with_ask("raise-ask-again"),
        Raise::Keep => speech.say("raise-keep"),
        Raise::Quote { words } => speech.say_with("raise-quote", &args!["words" => words]),
        Raise::MakeSpecific => speech.say("raise-specific"),
        Raise::SettleHit(hit) => speech.say_with("raise-hit", &args!["hit" => speech.name(hit)]),
        Raise::AdoptTranscript => speech.say("raise-adopt"),
        Raise::RuleOnTranscript => speech.say("raise-rule"),
        Raise::ReadBack => speech.say("raise-read-back"),
        Raise::SettleAuthority => speech.say("raise-authority"),
        Raise::AskTheDecider => speech.say("raise-decider"),
    })
}
