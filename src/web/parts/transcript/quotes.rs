//! What the transcript says of each quote: those that wait for a person first, and the verified ones folded.

use std::rc::Rc;

use wasm_bindgen::JsCast;

use super::Part;
use crate::domain::edit::Act;
use crate::domain::heard::{Held, Place, Said, is_quote};
use crate::domain::id::ItemId;
use crate::domain::interview::{Interview, Item, Kind, TranscriptCheck};
use crate::web::desk::found;
use crate::web::dom::{El, Spot, el};
use crate::web::parts::icon::icon;
use crate::web::parts::notice::small;
use crate::web::prelude::*;
use crate::web::speech::{args, clock_text};

/// A quote as its row shows it, so that the row is made anew when any of it changes.
#[derive(Clone)]
struct Row {
    id: ItemId,
    check: Option<TranscriptCheck>,
    led: bool,
    text: String,
    /// The words as they were taken down, where others were adopted.
    typed: String,
    /// What differs turns the meaning round.
    turns: bool,
}

impl Row {
    fn of(item: &Item, turns: bool) -> Self {
        Self {
            typed: item.typed.clone(),
            turns,
            id: item.id.clone(),
            check: item.transcript,
            led: item.led,
            text: item.text.clone(),
        }
    }

    fn key(&self) -> String {
        let check = self.check.map_or("", TranscriptCheck::code);
        let led = if self.led { "led" } else { "" };
        [self.id.as_str(), check, led, &self.typed, &self.text].join("\n")
    }

    /// Whether it needs nobody's word.
    fn is_settled(&self) -> bool {
        !self.led
            && !self.turns
            && matches!(
                self.check,
                Some(TranscriptCheck::Verified | TranscriptCheck::Kept)
            )
    }
}

/// All quotes.
pub(super) fn rows(part: Part, said: Rc<Said>, is_whole: bool) -> El {
    let of = Rc::clone(&said);
    let turns = move |item: &Item| {
        let is_verified = item.transcript == Some(TranscriptCheck::Verified);
        let place = is_verified.then(|| of.place(&item.text)).flatten();
        place.is_some_and(|place| of.turns(&item.text, &place))
    };
    let list: Rc<dyn Fn(bool) -> Vec<Row>> = Rc::new(move |settled| {
        part.read(|it| {
            let quotes = it.evidence.iter().filter(|item| is_quote(item));
            let rows = quotes.map(|item| Row::of(item, turns(item)));
            let rows = rows.filter(|row| row.is_settled() == settled && row.check.is_some());
            rows.collect::<Vec<_>>()
        })
    });
    let of = Rc::clone(&said);
    let all = Rc::clone(&list);
    let waiting = el("ol").class("quote-list").rows(
        move || all(false),
        Row::key,
        move |row| line(part, &of, row, is_whole),
    );
    let of = Rc::clone(&said);
    let is_open = RwSignal::new(false);
    let (all, some) = (Rc::clone(&list), Rc::clone(&list));
    let settled = el("details")
        .attr("hidden", move || all(true).is_empty())
        // It begins folded, and each of these events turns it over.
        .on("toggle", move |_: web_sys::Event| {
            is_open.update(|it| *it = !*it);
        })
        .child(el("summary").class("field-hint").text(move || {
            let args = args!["count" => some(true).len()];
            part.speech.say_with("quotes-settled", &args)
        }))
        .when(
            move || is_open.get(),
            move || {
                let (of, list) = (Rc::clone(&of), Rc::clone(&list));
                el("ol").class("quote-list").rows(
                    move || list(true),
                    Row::key,
                    move |row| line(part, &of, row, is_whole),
                )
            },
        );
    el("div")
        .child(unchecked(part, said, is_whole))
        .child(waiting)
        .child(settled)
}

/// Quotes the transcript has not been asked about: kept or changed since, or said outside the recording.
fn unchecked(part: Part, said: Rc<Said>, is_whole: bool) -> El {
    let count = move || {
        part.read(|it| {
            let quotes = it.evidence.iter().filter(|item| is_quote(item));
            quotes.filter(|item| item.transcript.is_none()).count()
        })
    };
    let acts = move || {
        part.basis(|basis| {
            let reading = said.read(basis.interview, &|_| false);
            let new = basis
                .interview
                .evidence
                .iter()
                .filter(|it| it.transcript.is_none());
            let acts = new.filter_map(|item| {
                let check = reading.checks.iter().find(|check| check.item == item.id)?;
                // That something is in none of the kept lines says nothing about the others.
                let says = is_whole || check.transcript != Some(TranscriptCheck::NotFound);
                says.then(|| Act::Settled {
                    item: item.id.clone(),
                    transcript: check.transcript,
                })
            });
            acts.collect::<Vec<_>>()
        })
        .unwrap_or_default()
    };
    let check = acts.clone();
    let effect = move || {
        // Asked again whenever the number changes.
        let _woken = count();
        match untrack(&acts) {
            acts if !acts.is_empty() => part.effect(Act::Together(acts)),
            _ if is_whole => part.say("unchecked-beyond"),
            _ => part.say("unchecked-choose"),
        }
    };
    let line = move || {
        let check = check.clone();
        let can = check.clone();
        let idle = move || {
            let _woken = count();
            untrack(&can).is_empty().then_some("true")
        };
        let button = small(part.say("unchecked-check"))
            .attr("aria-disabled", idle)
            .on_click(move || {
                let acts = check();
                if !acts.is_empty() {
                    part.of
                        .with_value(|id| part.desk.act(id, Act::Together(acts)));
                    part.to_head();
                }
            });
        let count = move || {
            let args = args!["count" => count()];
            part.speech.say_with("unchecked", &args)
        };
        el("div")
            .class("cluster")
            .child(el("p").class("gist").text(count))
            .child(button)
            .child(
                el("p")
                    .class("field-hint")
                    .attr("dir", "auto")
                    .text(effect.clone()),
            )
    };
    el("div").when(move || count() > 0, line)
}

/// One quote.
fn line(part: Part, said: &Said, row: Row, is_whole: bool) -> El {
    let spot = Spot::new();
    let place = said.place(&row.text);
    let (state, sign) = match row.check {
        Some(TranscriptCheck::Verified) => ("verified", "admit"),
        Some(TranscriptCheck::Kept) => ("verified", "check"),
        Some(TranscriptCheck::Near) => ("near", "quote"),
        Some(TranscriptCheck::Unclear) => ("unclear", "why"),
        Some(TranscriptCheck::NotFound) | None => ("unfound", "hold"),
    };
    let language = part.glance(|it: &Interview| it.guide.language.code().to_owned());
    let words = el("blockquote")
        .class("words")
        .attr("dir", "auto")
        .attr("lang", language.clone())
        .attr("data-state", (state == "unfound").then_some("unfound"))
        .child(row.text.as_str());
    let result = el("p").class("quote-check-result").child(
        el("b").child(
            row.check
                .map_or_else(|| part.say("quote-unchecked"), |it| part.speech.name(it)),
        ),
    );
    // What is nearest of the kept lines alone says nothing of the whole.
    let is_known = is_whole || row.check != Some(TranscriptCheck::NotFound);
    let near = place.as_ref().filter(|_| is_known);
    let near = near.map(|place| measured(part, &row, place));
    let more = more(part, said, &row, place, &language, spot);
    let has_more = !more.is_empty();
    el("li")
        .class("quote-check")
        .at(spot)
        .attr("data-state", state)
        .child(icon(sign))
        .child(el("div").class("quote-check-said").child(words))
        .child(result.child(near))
        .child(has_more.then(|| el("div").class("quote-check-more").child(more)))
}

/// How near it is, and when it was said.
fn measured(part: Part, row: &Row, place: &Place) -> String {
    let near = place.found.thousandths() / 10;
    let near = part
        .speech
        .say_with("quote-measure", &args!["near" => near]);
    if row.check == Some(TranscriptCheck::NotFound) {
        return part.speech.say_with("quote-best", &args!["near" => near]);
    }
    match place.at {
        Some(at) => [near, clock_text(at)].join(" · "),
        None => near,
    }
}

/// What can be done about it, and what that would change.
fn more(
    part: Part,
    said: &Said,
    row: &Row,
    place: Option<Place>,
    language: &str,
    spot: Spot,
) -> Vec<El> {
    let mut more = Vec::new();
    if row.led {
        more.push(led(part, said, row, place.as_ref(), language, spot));
    }
    if !row.typed.is_empty() {
        more.push(adopted(part, row, spot));
        return more;
    }
    match row.check {
        Some(TranscriptCheck::NotFound) => {
            let note = el("p").class("gist").child(part.say("quote-not-found"));
            more.push(note);
            return more;
        }
        _ if row.check.is_none() => return more,
        _ => {}
    }
    let Some(place) = place.filter(|place| place.found.cost > 0) else {
        return more;
    };
    if row.turns {
        more.push(el("p").class("gist").child(part.say("quote-turns")));
    }
    let [ours, theirs] = said.differences(&row.text, &place);
    more.push(
        el("dl")
            .class("difference")
            .child(el("dt").child(part.say("difference-you")))
            .child(held(ours, language))
            .child(el("dt").child(part.say("difference-they")))
            .child(held(theirs, language)),
    );
    let act = |adopt: bool| {
        let item = row.id.clone();
        if !adopt {
            return Act::Settled {
                item,
                transcript: Some(TranscriptCheck::Kept),
            };
        }
        let words = place.words.clone();
        let found = part.glance(|it| found(it, &words, Kind::Quote));
        Act::Adopt {
            item,
            words: Some(words),
            found,
        }
    };
    let does = |words: &str, news: &'static str, act: Act| {
        small(part.say(words)).on_click(move || done(part, spot, news, act.clone()))
    };
    let is_unclear = row.check == Some(TranscriptCheck::Unclear);
    let adopt = if is_unclear {
        "quote-adopt-unclear"
    } else {
        "quote-adopt"
    };
    let adopting = act(true);
    let effect = move || {
        // Worked out anew with every edit: another may have won the point before.
        part.read(|_| ());
        let effect = untrack(|| part.effect(adopting.clone()));
        if effect.is_empty() {
            return String::new();
        }
        let args = args!["effect" => effect];
        part.speech.say_with("quote-adopting", &args)
    };
    let note = is_unclear.then(|| {
        let note = Act::Attribute {
            item: row.id.clone(),
            kind: Kind::Note,
            found: part.glance(|it| found(it, &row.text, Kind::Note)),
        };
        does("quote-note", "quote-noted", note).attr("data-kind", "quiet")
    });
    let keeps = matches!(
        row.check,
        Some(TranscriptCheck::Near | TranscriptCheck::Unclear)
    );
    let keep =
        keeps.then(|| does("quote-keep-mine", "quote-kept", act(false)).attr("data-kind", "quiet"));
    more.push(
        el("p")
            .class("quote-check-tools")
            .child(does(adopt, "quote-adopted", act(true)))
            .child(keep)
            .child(note)
            .child(el("span").class("saying-by").text(effect)),
    );
    more
}

/// Does something to a quote after which its row is another. The focus goes on to the next row, or to the section's head.
fn done(part: Part, spot: Spot, news: &str, act: Act) {
    let row = spot.get();
    let next = row.as_ref().and_then(|row| {
        let next = row.next_element_sibling();
        next.or_else(|| row.previous_element_sibling())
    });
    if part.of.with_value(|id| part.desk.act(id, act)) {
        part.news.set(part.say(news));
        let button = next.and_then(|row| row.query_selector("button").ok().flatten());
        let button = button.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
        match button.filter(|it| it.is_connected()) {
            Some(button) => {
                // Where the focus cannot go the person clicks.
                let _focused = button.focus();
            }
            None => part.to_head(),
        }
    }
}

/// That the transcript's words were adopted, and the way back to those that were taken down.
fn adopted(part: Part, row: &Row, spot: Spot) -> El {
    let back = Act::Adopt {
        item: row.id.clone(),
        words: None,
        found: part.glance(|it| found(it, &row.typed, Kind::Quote)),
    };
    let button = small(part.say("quote-back"))
        .attr("data-kind", "quiet")
        .on_click(move || done(part, spot, "quote-is-back", back.clone()));
    let args = args!["words" => &row.typed];
    el("p")
        .class("quote-check-tools")
        .child(
            el("span")
                .class("saying-by")
                .attr("dir", "auto")
                .child(part.speech.say_with("quote-typed", &args)),
        )
        .child(button)
}

/// That the answer only gave back the question, with the question, and a way to say otherwise.
fn led(
    part: Part,
    said: &Said,
    row: &Row,
    place: Option<&Place>,
    language: &str,
    spot: Spot,
) -> El {
    let question = place.map(|place| said.question(place.lines[0]));
    let question = question.filter(|it| !it.is_empty()).map(|question| {
        el("p")
            .attr("dir", "auto")
            .attr("lang", language.to_owned())
            .child(question)
    });
    let lift = Act::RuleLed {
        item: row.id.clone(),
        led: false,
    };
    let effect = untrack(|| part.effect(lift.clone()));
    let own = small(part.say("quote-own"))
        .on_click(move || done(part, spot, "quote-is-own", lift.clone()));
    el("div")
        .class("stack")
        .attr("data-gap", "2")
        .child(el("p").class("gist").child(part.say("quote-led")))
        .child(question)
        .child(
            el("p")
                .class("quote-check-tools")
                .child(own)
                .child(el("span").class("saying-by").child(effect)),
        )
}

/// Words held against others: where they differ they are marked, and a mark is told apart without its colour.
fn held(words: Vec<Held>, language: &str) -> El {
    let mut line = el("dd")
        .attr("dir", "auto")
        .attr("lang", language.to_owned());
    for (place, held) in words.into_iter().enumerate() {
        if place > 0 {
            line = line.child(" ");
        }
        line = if held.differs {
            line.child(el("mark").child(held.word))
        } else {
            line.child(held.word)
        };
    }
    line
}
