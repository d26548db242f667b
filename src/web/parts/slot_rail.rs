//! The four slots: shape carries the state, ink deepens with it, a word says it; pressing one sends the words there.

use super::lamp_disc::lamp_disc;
use crate::domain::dimension::{Dimension, Slot};
use crate::domain::level::Level;
use crate::web::cockpit::Cockpit;
use crate::web::dom::{El, button, el};
use crate::web::keys::Command;
use crate::web::prelude::*;
use crate::web::speech::{args, lamp_state, speech};

/// The rail above the field, and under it the prompt's other dimensions.
pub(crate) fn slot_rail(cockpit: Cockpit) -> El {
    let mut rail = el("div")
        .class("slot-rail")
        .attr("role", "group")
        .attr("aria-label", speech().say("slots"));
    for (index, slot) in (0..).zip(Slot::ALL) {
        rail = rail.child(lamp(cockpit, *slot, index));
    }
    rail
}

fn lamp(cockpit: Cockpit, slot: Slot, index: u8) -> El {
    let speech = speech();
    let shown = move || standing(cockpit, index).1;
    let word = move || {
        let (level, shown, specific) = standing(cockpit, index);
        let word = speech.lamp(shown, specific);
        if shown > level {
            speech.say_with("slot-not-yet", &args!["state" => word])
        } else {
            word
        }
    };
    let key = Command::Slot(index);
    let described_by = ["slot-state-", slot.code()].concat();
    let name = aims(button("slot-lamp-name"), cockpit, slot.dimension(), key)
        .attr("aria-label", speech.name(slot))
        .attr("aria-describedby", described_by.clone())
        .child(
            el("span")
                .class("slot-lamp-short")
                .child(speech.name_as("short", slot)),
        )
        .child(el("span").class("slot-lamp-full").child(speech.name(slot)));
    el("div")
        .class("slot-lamp")
        .attr("data-aimed", move || is_aimed(cockpit, slot.dimension()))
        .attr("data-state", move || lamp_state(shown()))
        .child(lamp_disc(shown))
        .child(
            el("span")
                .class("slot-lamp-key")
                .attr("aria-hidden", "true")
                .text(cockpit.key_label(key)),
        )
        .child(name)
        .child(
            el("span")
                .class("slot-lamp-state")
                .attr("id", described_by)
                .text(word),
        )
}

/// The level a slot stands at, the one its lamp shows, and whether a fact brought it there, not a quote. While authority
/// is unknown the lamp shows what the evidence would be worth, and the word says it does not count.
fn standing(cockpit: Cockpit, index: u8) -> (Level, Level, bool) {
    cockpit.score.with(|score| {
        let slot = score
            .as_ref()
            .and_then(|score| score.slots.get(usize::from(index)));
        let Some(slot) = slot else {
            return (Level::SILENT, Level::SILENT, false);
        };
        let shown = if cockpit.is_open.get() {
            slot.level.max(slot.would_be)
        } else {
            slot.level
        };
        (slot.level, shown, !slot.holds_quote)
    })
}

/// Whether the words go there.
fn is_aimed(cockpit: Cockpit, dimension: Dimension) -> bool {
    let targets = cockpit.targets;
    targets.with(|targets| targets.contains(&dimension))
}

/// A button that sends the words to a dimension, or takes it back, and tells its key.
fn aims(button: El, cockpit: Cockpit, dimension: Dimension, key: Command) -> El {
    button
        .attr("aria-pressed", move || {
            is_aimed(cockpit, dimension).to_string()
        })
        .attr("aria-keyshortcuts", cockpit.keys(key))
        .on_click(move || cockpit.aim(dimension))
}

/// Where the words go when that is no slot: the prompt's other dimensions, one key each.
pub(crate) fn aim_row(cockpit: Cockpit) -> El {
    let speech = speech();
    let offered = move || (0..).zip(cockpit.other_dimensions()).collect();
    let choice = move |(index, dimension): (u8, Dimension)| {
        let key = Command::Dimension(index);
        aims(button("aim-row-choice"), cockpit, dimension, key)
            .child(
                el("span")
                    .class("aim-row-key")
                    .attr("aria-hidden", "true")
                    .text(cockpit.key_label(key)),
            )
            .child(speech.name(dimension))
    };
    el("div")
        .class("aim-row")
        .attr("role", "group")
        .attr("aria-label", speech.say("aim"))
        .attr("hidden", move || cockpit.other_dimensions().is_empty())
        .child(el("span").class("aim-row-name").child(speech.say("aim-to")))
        .rows(
            offered,
            |(index, dimension)| [&index.to_string(), dimension.code()].concat(),
            choice,
        )
}
