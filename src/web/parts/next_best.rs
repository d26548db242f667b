//! What is still missing, as one suggestion with its price and its reason. It never blocks and never insists.

use leptos::prelude::*;

use crate::domain::advice::{Advice, Reason};
use crate::domain::score::Hundredths;
use crate::web::cockpit::Cockpit;
use crate::web::speech::{args, speech};

/// The completeness number and the next best question.
#[component]
pub(crate) fn NextBest(
    /// The live screen.
    cockpit: Cockpit,
) -> impl IntoView {
    let speech = speech();
    let number = Memo::new(move |_| {
        cockpit
            .score
            .with(|score| score.as_ref().map(|score| score.total))
    });
    let band = Memo::new(move |_| {
        cockpit
            .score
            .with(|score| score.as_ref().map(|score| score.band))
    });
    let ask = move || {
        cockpit.advice.with(|advice| match advice {
            Some(advice) => cockpit.ask_of(&advice.prompt),
            None => speech.say("next-best-none"),
        })
    };
    let why = move || {
        cockpit.advice.get().map(|Advice { gain, minutes, reason, .. }| {
            let reason = match reason {
                Reason::AuthorityUnknown => speech.say("next-best-authority"),
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
            let gain = (gain.get() > 0).then(|| {
                // Whole points are read at a glance; only what is less than one keeps its fraction.
                let shown = if gain.get() < 100 { gain } else { Hundredths::points((gain.get() + 50) / 100) };
                let points = speech.points(shown);
                view! { <b>{speech.say_with("next-best-gain", &args!["count" => shown.whole(), "points" => points])}</b> }
            });
            let minutes = speech.minutes(minutes);
            view! {
                <span>{reason}</span>
                " "
                {gain}
                " "
                <span>{speech.say_with("next-best-minutes", &args!["minutes" => minutes])}</span>
            }
        })
    };
    view! {
        <section class="next-best" aria-label=speech.say("next-best")>
            <div class="next-best-score">
                <output class="next-best-number" role="status" aria-label=speech.say("completeness")>
                    {move || number.get().map_or_else(|| "–".to_owned(), |number| number.to_string())}
                </output>
                <span class="next-best-band">
                    {move || match band.get() {
                        Some(band) => speech.name(band),
                        None => speech.say("not-scored"),
                    }}
                </span>
            </div>
            <p role="status">
                <span class="next-best-what">{ask}</span>
                <span class="next-best-why">{why}</span>
            </p>
            <button
                class="button"
                data-size="small"
                type="button"
                aria-keyshortcuts="Alt+N"
                disabled=move || cockpit.advice.with(Option::is_none)
                on:click=move |_| cockpit.take_advice()
            >
                <kbd aria-hidden="true">"N"</kbd>
                <span class="next-best-go">{speech.say("next-best-go")}</span>
                <span class="visually-hidden">" " {speech.say("next-best-go-to")}</span>
            </button>
        </section>
    }
}
