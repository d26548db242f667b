//! One kept item: time in the gutter, the words, where they went, and the facts that settle its level.

use std::rc::Rc;

use wasm_bindgen::JsCast;

use super::icon::icon;
use super::item_editor::{Kept, Shown, dimension_ticks, dimensions_now, item_editor, truth};
use crate::domain::edit::Act;
use crate::domain::guide::Language;
use crate::domain::id::{InterviewId, ItemId};
use crate::domain::interview::{HitState, Item, Kind, TranscriptCheck};
use crate::domain::level::Level;
use crate::web::dom::{El, Spot, button, el};
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, clock_text};
use crate::words::Words;

/// One kept item. `editing` is the item whose editor is open. Beside the field one phrase at a time is pointed out, that
/// of the item `hinted`, and the page has a place for the editor; elsewhere every line has its own.
pub(crate) fn capture_line(
    interview: InterviewId,
    item: ItemId,
    row: RwSignal<Shown>,
    editing: RwSignal<Option<ItemId>>,
    hinted: Option<Memo<Option<(ItemId, usize)>>>,
) -> El {
    let kept = Kept::in_row(interview, item, row);
    line_of(kept, facts(kept), editing, hinted)
}

/// The same with these facts under the words.
pub(super) fn line_of(
    kept: Kept,
    facts: El,
    editing: RwSignal<Option<ItemId>>,
    hinted: Option<Memo<Option<(ItemId, usize)>>>,
) -> El {
    let inline = hinted.is_none();
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
        .child(facts.child(edit))
        .child(hint(kept, hinted));
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

/// One kept item before a second listener: the words stay as they are, and what was made of them is theirs to say.
pub(crate) fn rated_line(interview: InterviewId, item: ItemId, row: RwSignal<Shown>) -> El {
    let kept = Kept::in_row(interview, item, row);
    let open = RwSignal::new(false);
    let belongs = button("capture-line-fact")
        .attr("aria-expanded", move || truth(open.get()))
        .on_click(move || open.update(|open| *open = !*open))
        .text(move || dimensions_now(kept));
    let facts = el("p").class("capture-line-facts");
    let said = el("div")
        .class("capture-line-said")
        .child(words(kept))
        .child(facts.child(specific(kept)).child(belongs))
        .child(hint(kept, None))
        .when(move || open.get(), move || dimension_ticks(kept));
    let time = el("time").class("capture-line-time");
    el("li")
        .class("capture-line")
        .attr("data-kind", kept.code())
        .child(time.text(move || kept.say(|item| clock_text(item.at_ms))))
        .child(said)
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
        // Not in the transcript: still what was taken down, and no longer as theirs.
        let is_lost = move || {
            let check = kept.with(|item| item.transcript).flatten();
            (check == Some(TranscriptCheck::NotFound)).then_some("unfound")
        };
        el("q")
            .class("words")
            .attr("lang", kept.language())
            .attr("data-state", is_lost)
    } else {
        el("p")
    };
    place
        .attr("dir", "auto")
        .child(move || kept.with(segments).unwrap_or_default())
}

/// The words, with what they hint at marked.
pub(crate) fn segments(item: &Item) -> Vec<El> {
    let mut parts = Vec::new();
    let mut at = 0;
    let mut put = |hit: bool, from: usize, to: usize| {
        let words: String = item
            .text
            .chars()
            .skip(from)
            .take(to.saturating_sub(from))
            .collect();
        if !words.is_empty() {
            let part = if hit {
                el("mark").class("hit")
            } else {
                el("span")
            };
            parts.push(part.child(words));
        }
    };
    for hit in item.hits.iter().filter(|hit| hit.state == HitState::Open) {
        let [from, to] = hit.span.map(|it| usize::try_from(it).unwrap_or(usize::MAX));
        // Of two that overlap the second is marked where the first ends.
        let from = from.max(at);
        put(false, at, from);
        put(true, from, to);
        at = to.max(at);
    }
    put(false, at, usize::MAX);
    parts
}

/// What one phrase hints at, what to say to it, and two ways to settle it. It only ever suspects.
fn hint(kept: Kept, hinted: Option<Memo<Option<(ItemId, usize)>>>) -> El {
    let open = move || {
        let hit = kept.with(Item::open_hit).flatten()?;
        let is_pointed_out = hinted.is_none_or(|hinted| {
            hinted.with(|it| kept.ids(|_, id| it.as_ref().is_some_and(|(item, _)| item == id)))
        });
        is_pointed_out.then_some(hit)
    };
    let code = move || {
        let hit = open()?;
        kept.with(|item| item.hits.get(hit).map(|hit| hit.code))
            .flatten()
    };
    let settle = move |name: &str, state: HitState| {
        button("capture-line-fact")
            .on_click(move || {
                if let Some(hit) = untrack(open) {
                    let item = kept.id();
                    kept.act(Act::SettleHit { item, hit, state });
                }
            })
            .child(kept.speech.say(name))
    };
    let line = move || {
        let spoken = Words::new(&Language::new(kept.language()));
        let language = spoken.language().code().to_owned();
        let name = move || code().map_or_else(String::new, |code| kept.speech.name(code));
        let say = move || {
            let card = code().map(|code| spoken.name_as("card", code));
            card.map_or_else(String::new, |card| ["“", &card, "”"].concat())
        };
        el("p")
            .class("capture-line-hint")
            .child(icon("alert"))
            .child(el("b").text(name))
            .child(el("span").attr("lang", language).text(say))
            .child(settle("hint-answered", HitState::Answered))
            .child(settle("hint-false-alarm", HitState::Dismissed))
    };
    el("div").when(move || code().is_some(), line)
}

fn facts(kept: Kept) -> El {
    let row = el("p").class("capture-line-facts");
    let row = with_word(row, kept, level_word);
    let row = with_word(row, kept, |kept| {
        let answer = kept.with(|item| item.answer).flatten();
        answer.map(|answer| kept.speech.name(answer))
    });
    let row = with_word(row, kept, |kept| {
        let check = kept.with(|item| item.transcript).flatten()?;
        let args = args!["check" => kept.speech.name(check)];
        Some(kept.speech.say_with("fact-transcript", &args))
    });
    let row = with_word(row, kept, |kept| {
        let led = kept.with(|item| item.led) == Some(true);
        led.then(|| kept.speech.say("fact-led"))
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
    row.child(specific(kept)).child(read_back)
}

/// Whether the words are specific, to be ruled on.
fn specific(kept: Kept) -> El {
    fact(kept, "specific", Item::is_specific, |item, it| {
        Act::RuleSpecific {
            item,
            specific: !it.is_specific(),
        }
    })
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
