//! Words that stood in a field when the app broke: shown until the person says what becomes of them.

use super::icon::icon;
use super::notice::small;
use crate::domain::edit::Act;
use crate::domain::id::{InterviewId, ItemId};
use crate::domain::interview::{Draft, Item, Kind, Parts, SpecificBy};
use crate::formats::rescue::Rescued;
use crate::web::clock;
use crate::web::desk::{self, Desk, desk};
use crate::web::dom::{El, el};
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, speech};

/// Adds to `place` a notice for each text that was put aside and is not in the record.
pub(crate) fn rescued_notices(place: El) -> El {
    let (desk, speech) = (desk(), speech());
    place.rows(
        // A shared screen shows no words; they wait until it is no longer shared.
        move || {
            if desk.discreet.get() {
                Vec::new()
            } else {
                desk.rescued.get()
            }
        },
        |rescued| rescued.key.clone(),
        move |rescued| offer(desk, speech, rescued),
    )
}

fn offer(desk: Desk, speech: Speech, rescued: Rescued) -> El {
    let time = speech.time(rescued.when);
    let of = rescued.interview.clone();
    let name = of
        .as_ref()
        .and_then(|id| desk.glance(id, |interview| interview.respondent.alias.clone()));
    let of = of.filter(|_| name.is_some());
    let name = name
        .filter(|name| !name.is_empty())
        .map(|name| speech.say_with("rescued-of", &args!["name" => name]));
    let todo = [name.unwrap_or_default(), speech.say("rescued-todo")].join(" ");
    let title = el("p")
        .class("notice-title")
        .child(speech.say_with("rescued-what", &args!["time" => time]));
    let words = el("p")
        .class("notice-say")
        .attr("dir", "auto")
        .child(rescued.text.clone());
    let rescued = StoredValue::new_local(rescued);
    let act = move |name: &str, how: fn(Desk, &InterviewId, String) -> bool| {
        let of = of.clone()?;
        let done = move || {
            let rescued = rescued.get_value();
            if how(desk, &of, rescued.text.clone()) {
                desk.drop_rescued(&rescued);
            }
        };
        Some(small(speech.say(name)).on_click(done))
    };
    let drop = small(speech.say("rescued-drop"))
        .attr("data-kind", "quiet")
        .on_click(move || desk.drop_rescued(&rescued.get_value()));
    let actions = el("div")
        .class("notice-actions")
        .child(act("rescued-put", put))
        .child(act("rescued-note", keep))
        .child(drop);
    let body = el("div")
        .class("notice-body")
        .child(title)
        .child(words)
        .child(el("p").child(todo.trim().to_owned()))
        .child(actions);
    el("div")
        .class("notice")
        .attr("data-tone", "caution")
        .attr("role", "status")
        .child(icon("alert"))
        .child(body)
}

/// Puts the words into the field: behind what stands there, unless they are the same words and more.
fn put(desk: Desk, id: &InterviewId, text: String) -> bool {
    let before = desk
        .glance(id, |interview| interview.draft.clone())
        .flatten();
    let mut draft = before.unwrap_or_else(|| Draft::new(String::new(), Kind::Note));
    if text.starts_with(draft.text.as_str()) {
        draft.text.clear();
    } else {
        draft.text.push('\n');
    }
    draft.text.push_str(&text);
    desk.type_in(id, Some(draft));
    desk.refused.with_untracked(Option::is_none)
}

/// Keeps the words as a note under no prompt, to be sorted where it is read.
fn keep(desk: Desk, id: &InterviewId, text: String) -> bool {
    let now = clock::now().moment;
    let made = desk.glance(id, |interview| {
        let found = desk::found(interview, &text, Kind::Note);
        Item {
            id: ItemId::new(clock::fresh_id()),
            dims: Vec::new(),
            kind: Kind::Note,
            text: text.trim().to_owned(),
            at_ms: interview.elapsed(now),
            wall: now,
            prompt: None,
            specific: found.specific,
            specific_by: SpecificBy::App,
            read_back: false,
            answer: None,
            again: None,
            led: false,
            led_by: SpecificBy::App,
            transcript: None,
            typed: String::new(),
            hits: found.hits,
            parts: Parts::default(),
        }
    });
    made.is_some_and(|item| desk.act(id, Act::Keep(Box::new(item))))
}
