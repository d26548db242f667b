//! Every point, where it went, and the one action that brings it back.

use leptos::prelude::*;

use super::lamp_disc::LampDisc;
use crate::domain::dimension::Authority;
use crate::domain::id::InterviewId;
use crate::domain::level::Why;
use crate::domain::score::{CapCause, Hundredths, Line, Raise, Score};
use crate::web::desk::{Desk, desk};
use crate::web::speech::{Speech, args, speech};

/// The table "Score ledger".
#[component]
pub(crate) fn Ledger(
    /// Of which interview.
    id: InterviewId,
    /// Its score.
    score: Score,
) -> impl IntoView {
    let speech = speech();
    let of = StoredValue::new(id);
    let Score {
        raw,
        total,
        ledger,
        caps,
        ..
    } = score;
    let lost = ledger.iter().fold(0, |sum, line| sum + line.lost.get());
    let binding: Vec<_> = caps
        .iter()
        .filter(|cap| cap.binds)
        .map(|cap| cap_words(speech, cap.at, cap.cause))
        .collect();
    let caps_words = if binding.is_empty() {
        speech.say("ledger-no-cap")
    } else {
        binding.join(" ")
    };
    view! {
        <table class="ledger" role="table" aria-label=speech.say("ledger")>
            <caption class="visually-hidden">{speech.say("ledger-caption")}</caption>
            <thead>
                <tr role="row">
                    <th role="columnheader" scope="col">{speech.say("ledger-item")}</th>
                    <th class="ledger-number ledger-cell-weight" role="columnheader" scope="col">
                        {speech.say("ledger-weight")}
                    </th>
                    <th role="columnheader" scope="col">{speech.say("ledger-level")}</th>
                    <th class="ledger-cell-bar" role="columnheader" scope="col">
                        <span class="visually-hidden">{speech.say("ledger-share")}</span>
                    </th>
                    <th class="ledger-number" role="columnheader" scope="col">{speech.say("ledger-points")}</th>
                    <th class="ledger-number" role="columnheader" scope="col">{speech.say("ledger-lost")}</th>
                    <th role="columnheader" scope="col">{speech.say("ledger-raise")}</th>
                </tr>
            </thead>
            <tbody>
                {ledger
                    .into_iter()
                    .map(|line| view! { <LedgerLine of line/> })
                    .collect_view()}
            </tbody>
            <tfoot>
                <tr role="row">
                    <th role="rowheader" scope="row">{speech.say("ledger-total")}</th>
                    <td class="ledger-number ledger-cell-weight" role="cell">"100"</td>
                    <td role="cell">{caps_words}</td>
                    <td class="ledger-cell-bar" role="cell"></td>
                    <td class="ledger-number" role="cell">{speech.points(raw)}</td>
                    <td class="ledger-number ledger-lost" role="cell">{lost_words(speech, lost)}</td>
                    <td class="ledger-act" role="cell">
                        {speech.say_with("ledger-rounded", &args!["score" => total])}
                    </td>
                </tr>
            </tfoot>
        </table>
    }
}

#[component]
fn LedgerLine(of: StoredValue<InterviewId>, line: Line) -> impl IntoView {
    let (desk, speech) = (desk(), speech());
    let whole = line.lost.get() == 0;
    let level = line.level;
    let by_specific = line.why == Why::Specific;
    let act = line
        .raise
        .map(|raise| raise_words(speech, desk, &of.get_value(), raise, &line));
    let authority = desk.glance(&of.get_value(), |it| it.respondent.authority);
    let is_open = authority == Some(Authority::Unknown);
    let why = (is_open && line.would_be > line.level).then(|| {
        speech.say_with(
            "ledger-would-be",
            &args!["state" => speech.lamp(line.would_be, false)],
        )
    });
    // The bar's length is the weight, its filling the points; geometry only, so whole numbers will do.
    let full = (line.weight * 88 / 18).clamp(4, 88);
    let got = full * line.points.get() / (line.weight * 100).max(1);
    view! {
        <tr role="row" data-state=whole.then_some("whole")>
            <th role="rowheader" scope="row">{speech.name(line.dimension)}</th>
            <td class="ledger-number ledger-cell-weight" role="cell">{line.weight}</td>
            <td role="cell">
                <span class="ledger-level">
                    <LampDisc level=Signal::stored(level)/>
                    {speech.lamp(level, by_specific)}
                </span>
            </td>
            <td class="ledger-cell-bar" role="cell">
                <svg class="ledger-bar" viewBox="0 0 90 8" aria-hidden="true">
                    <rect class="ledger-bar-all" x="0.5" y="1.5" width=full.to_string() height="5"></rect>
                    <rect class="ledger-bar-got" x="0.5" y="1.5" width=got.to_string() height="5"></rect>
                </svg>
            </td>
            <td class="ledger-number" role="cell">{speech.points(line.points)}</td>
            <td class="ledger-number ledger-lost" role="cell">{lost_words(speech, line.lost.get())}</td>
            <td class="ledger-act" role="cell">{why} {act.map(|act| format!(" {act}"))}</td>
        </tr>
    }
}

fn lost_words(speech: Speech, hundredths: u32) -> String {
    if hundredths == 0 {
        "·".to_owned()
    } else {
        format!("−{}", speech.points(Hundredths::new(hundredths)))
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
fn raise_words(speech: Speech, desk: Desk, id: &InterviewId, raise: Raise, line: &Line) -> String {
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
    match raise {
        Raise::Ask => speech.say_with("raise-ask", &args!["ask" => ask().unwrap_or_default()]),
        Raise::AskAgain => speech.say_with(
            "raise-ask-again",
            &args!["ask" => ask().unwrap_or_default()],
        ),
        Raise::Keep => speech.say("raise-keep"),
        Raise::Quote { words } => speech.say_with("raise-quote", &args!["words" => words]),
        Raise::MakeSpecific => speech.say("raise-specific"),
        Raise::SettleHit(hit) => speech.say_with("raise-hit", &args!["hit" => speech.name(hit)]),
        Raise::AdoptTranscript => speech.say("raise-adopt"),
        Raise::RuleOnTranscript => speech.say("raise-rule"),
        Raise::ReadBack => speech.say("raise-read-back"),
        Raise::SettleAuthority => speech.say("raise-authority"),
        Raise::AskTheDecider => speech.say("raise-decider"),
    }
}
