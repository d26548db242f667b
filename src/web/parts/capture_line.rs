//! One kept item: time in the gutter, the words, where they went, and the facts that settle its level.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::item_editor::{Kept, Shown, item_editor, truth};
use crate::domain::edit::Act;
use crate::domain::id::{InterviewId, ItemId};
use crate::domain::interview::{Item, Kind};
use crate::domain::level::Level;
use crate::web::dom::{El, Spot, button, el};
use crate::web::speech::{Speech, clock_text};

/// One kept item. `editing` is the item whose editor is open: under the words where it is to be `inline`, elsewhere the
/// page has a place for it.
pub(crate) fn capture_line(
    interview: InterviewId,
    item: ItemId,
    row: RwSignal<Shown>,
    editing: RwSignal<Option<ItemId>>,
    inline: bool,
) -> El {
    let kept = Kept::in_row(interview, item, row);
    let open = move || editing.with(|editing| kept.ids(|_, item| editing.as_ref() == Some(item)));
    let place = Spot::new();
    let edit = button("capture-line-fact")
        .at(place)
        .attr("aria-expanded", move || truth(open()))
        .on_click(move || {
            let item = kept.id();
            editing.update(|editing| *editing = (editing.as_ref() != Some(&item)).then_some(item));
        })
        .child(kept.speech.say("edit"));
    let mut said = el("div")
        .class("capture-line-said")
        .keyed(
            move || kept.code().unwrap_or_default().to_owned(),
            move || words(kept),
        )
        .child(facts(kept).child(edit));
    if inline {
        said = said.when(open, move || {
            let (interview, item) = kept.ids(|interview, item| (interview.clone(), item.clone()));
            let close = move || {
                editing.set(None);
                focus_after(kept, place);
            };
            item_editor(interview, item, Rc::new(close), false)
        });
    }
    let time = el("time").class("capture-line-time");
    el("li")
        .class("capture-line")
        .attr("data-kind", move || kept.code())
        .child(time.text(move || kept.say(|item| clock_text(item.at_ms))))
        .child(said)
        .child(goes_to(kept))
}

/// Puts the focus on the button that opened the editor. Where the item went, its line goes too: then on the next one's.
fn focus_after(kept: Kept, edit: Spot) {
    let Some(button) = edit.get() else { return };
    let is_there = kept.ids(|interview, item| {
        kept.desk
            .glance(interview, |interview| interview.item(item).is_some())
    });
    let line = button.closest("li").ok().flatten();
    let beside = line
        .filter(|_| is_there != Some(true))
        .and_then(|line| {
            line.next_element_sibling()
                .or_else(|| line.previous_element_sibling())
        })
        .and_then(|line| line.query_selector("button[aria-expanded]").ok().flatten())
        .and_then(|other| other.dyn_into().ok());
    // Where the focus cannot go the person clicks.
    let _focused = beside.unwrap_or(button).focus();
}

/// What was said, in the element that says whose words they are.
fn words(kept: Kept) -> El {
    let place = if kept.code() == Some(Kind::Quote.code()) {
        el("q").class("words").attr("lang", kept.language())
    } else {
        el("p")
    };
    place
        .attr("dir", "auto")
        .text(move || kept.say(|item| item.text.clone()))
}

fn facts(kept: Kept) -> El {
    let row = el("p").class("capture-line-facts");
    let row = with_word(row, kept, level_word);
    let row = with_word(row, kept, |kept| {
        let answer = kept.with(|item| item.answer).flatten();
        answer.map(|answer| kept.speech.name(answer))
    });
    let specific = fact(kept, "specific", Item::is_specific, |item, it| {
        Act::RuleSpecific {
            item,
            specific: !it.is_specific(),
        }
    });
    let read_back = fact(
        kept,
        "read-back",
        |item| item.read_back,
        |item, it| Act::ReadBack {
            item,
            read_back: !it.read_back,
        },
    );
    row.child(specific).child(read_back)
}

/// Adds a word about the item, where there is one.
fn with_word(place: El, kept: Kept, word: fn(Kept) -> Option<String>) -> El {
    place.when(
        move || word(kept).is_some(),
        move || el("span").text(move || word(kept).unwrap_or_default()),
    )
}

/// A fact that settles the level, to be ruled on.
fn fact(kept: Kept, name: &str, holds: fn(&Item) -> bool, act: fn(ItemId, &Item) -> Act) -> El {
    button("capture-line-fact")
        .attr("aria-pressed", move || truth(kept.is(holds)))
        .on_click(move || {
            if let Some(act) = kept.glance().map(|item| act(kept.id(), &item)) {
                kept.act(act);
            }
        })
        .child(kept.speech.say(name))
}

/// What the words are worth. Where they are worth it by being specific, the fact of this name says so already.
fn level_word(kept: Kept) -> Option<String> {
    let level = kept.level()?;
    let said_already = level == Level::GROUNDED && kept.is(Item::is_specific);
    (!said_already).then(|| kept.speech.lamp(level, false))
}

fn goes_to(kept: Kept) -> El {
    let hidden = el("span").class("visually-hidden");
    el("span")
        .class("capture-line-to")
        .child(hidden.child(kept.speech.say("goes-to")).child(" "))
        .text(move || kept.dimensions(Speech::short))
}
