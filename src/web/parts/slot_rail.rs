//! The four slots: shape carries the state, ink deepens with it, a word says it; pressing one sends the words there.

use leptos::prelude::*;

use super::lamp_disc::LampDisc;
use crate::domain::dimension::{Dimension, Slot};
use crate::domain::level::Level;
use crate::web::cockpit::Cockpit;
use crate::web::speech::{args, lamp_state, speech};

/// The rail above the field, and under it the prompt's other dimensions.
#[component]
pub(crate) fn SlotRail(
    /// The live screen.
    cockpit: Cockpit,
) -> impl IntoView {
    let speech = speech();
    view! {
        <div class="slot-rail" role="group" aria-label=speech.say("slots")>
            {Slot::ALL
                .iter()
                .enumerate()
                .map(|(index, slot)| view! { <Lamp cockpit of=*slot index/> })
                .collect_view()}
        </div>
    }
}

#[component]
fn Lamp(cockpit: Cockpit, of: Slot, index: usize) -> impl IntoView {
    let speech = speech();
    let state = Memo::new(move |_| {
        cockpit.score.with(|score| {
            let slots = score.as_ref().map(|score| &score.slots)?;
            slots.get(index).map(|slot| {
                let would_be = if cockpit.is_open.get() {
                    slot.would_be
                } else {
                    slot.level
                };
                (slot.level, would_be, !slot.holds_quote)
            })
        })
    });
    // While authority is unknown the lamp shows what the evidence would be worth, and the word says it does not count.
    let shown = Memo::new(move |_| {
        state
            .get()
            .map_or(Level::SILENT, |(level, would_be, _)| level.max(would_be))
    });
    let word = move || {
        let (level, would_be, specific) =
            state.get().unwrap_or((Level::SILENT, Level::SILENT, false));
        let word = speech.lamp(shown.get(), specific);
        if would_be > level {
            speech.say_with("slot-not-yet", &args!["state" => word])
        } else {
            word
        }
    };
    let slot = of;
    let dimension = slot.dimension();
    let pressed = move || cockpit.targets.with(|targets| targets.contains(&dimension));
    let described_by = format!("slot-state-{}", slot.code());
    view! {
        <div class="slot-lamp" data-state=move || lamp_state(shown.get())>
            <LampDisc level=shown/>
            <span class="slot-lamp-key" aria-hidden="true">{index + 1}</span>
            <button
                class="slot-lamp-name"
                type="button"
                aria-pressed=move || pressed().to_string()
                aria-label=speech.name(slot)
                aria-describedby=described_by.clone()
                aria-keyshortcuts=format!("Alt+{}", index + 1)
                on:click=move |_| cockpit.aim(dimension)
            >
                <span class="slot-lamp-short">{speech.name_as("short", slot)}</span>
                <span class="slot-lamp-full">{speech.name(slot)}</span>
            </button>
            <span class="slot-lamp-state" id=described_by.clone()>{word}</span>
        </div>
    }
}

/// Where the words go when that is no slot: the prompt's other dimensions, one key each.
#[component]
pub(crate) fn AimRow(
    /// The live screen.
    cockpit: Cockpit,
) -> impl IntoView {
    let speech = speech();
    let offered = Memo::new(move |_| cockpit.other_dimensions());
    view! {
        <div class="aim-row" role="group" aria-label=speech.say("aim") hidden=move || offered.with(Vec::is_empty)>
            <span class="aim-row-name">{speech.say("aim-to")}</span>
            {move || {
                offered
                    .get()
                    .into_iter()
                    .enumerate()
                    .map(|(index, dimension): (usize, Dimension)| {
                        view! {
                            <button
                                class="aim-row-choice"
                                type="button"
                                aria-pressed=move || {
                                    cockpit.targets.with(|targets| targets.contains(&dimension)).to_string()
                                }
                                aria-keyshortcuts=format!("Alt+{}", index + 5)
                                on:click=move |_| cockpit.aim(dimension)
                            >
                                <span class="aim-row-key" aria-hidden="true">{index + 5}</span>
                                {speech.name(dimension)}
                            </button>
                        }
                    })
                    .collect_view()
            }}
        </div>
    }
}
