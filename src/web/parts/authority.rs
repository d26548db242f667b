//! Whose decision it was: the ladder the causes depend on.

use leptos::prelude::*;

use crate::domain::advice::Reason;
use crate::domain::dimension::Authority;
use crate::domain::edit::Act;
use crate::web::cockpit::Cockpit;
use crate::web::speech::speech;

/// The radio group "Authority".
#[component]
pub(crate) fn AuthorityLadder(
    /// The live screen.
    cockpit: Cockpit,
) -> impl IntoView {
    let speech = speech();
    let current = Memo::new(move |_| cockpit.read(|interview| interview.respondent.authority));
    // Said only while it matters, something causal has been kept and does not count yet, and the suggestion below does
    // not say so already.
    let waits = Memo::new(move |_| {
        cockpit.score.with(|score| {
            score
                .as_ref()
                .is_some_and(|score| score.ledger.iter().any(|line| line.would_be > line.level))
        }) && cockpit.is_open.get()
            && !cockpit.advice.with(|it| {
                it.as_ref()
                    .is_some_and(|advice| advice.reason == Reason::AuthorityUnknown)
            })
    });
    view! {
        <div class="authority">
            <div class="authority-ladder" role="radiogroup" aria-label=speech.say("authority")>
                <span class="authority-name" aria-hidden="true">{speech.say("authority")}</span>
                {Authority::ALL
                    .iter()
                    .map(|rung| {
                        let rung = *rung;
                        view! {
                            <label class="authority-rung">
                                <input
                                    type="radio"
                                    name="authority"
                                    class="visually-hidden"
                                    value=rung.code()
                                    prop:checked=move || current.get() == rung
                                    on:change=move |_| {
                                        cockpit.act(Act::Settle(rung));
                                    }
                                />
                                <span>{speech.name(rung)}</span>
                            </label>
                        }
                    })
                    .collect_view()}
            </div>
            <p class="authority-note" role="status">
                {move || waits.get().then(|| speech.say("authority-waits"))}
            </p>
        </div>
    }
}
