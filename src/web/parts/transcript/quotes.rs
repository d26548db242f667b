//! What the transcript says of each quote: those that wait for a person first, and the verified ones folded.

use std::rc::Rc;

use super::Part;
use crate::domain::edit::Act;
use crate::domain::heard::{Held, Place, Said, is_quote};
use crate::domain::id::ItemId;
use crate::domain::interview::{Interview, Item, Kind, TranscriptCheck};
use crate::web::desk::found;
use crate::web::dom::{El, el};
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
}

impl Row {
    fn of(item: &Item) -> Self {
        Self {
            id: item.id.clone(),
            check: item.transcript,
            led: item.led,
            text: item.text.clone(),
        }
    }

    fn key(&self) -> String {
        let check = self.check.map_or("", TranscriptCheck::code);
        let led = if self.led { "led" } else { "" };
        [self.id.as_str(), check, led, &self.text].join("\n")
    }

    /// Whether it needs nobody's word.
    fn is_settled(&self) -> bool {
        !self.led
            && matches!(
                self.check,
                Some(TranscriptCheck::Verified | TranscriptCheck::Kept)
            )
    }
}

/// All quotes.
pub(super) fn rows(part: Part, said: Rc<Said>, is_whole: bool) -> El {
    let list = move |settled: bool| {
        part.read(|it| {
            let quotes = it.evidence.iter().filter(|item| is_quote(item));
            let rows = quotes.map(Row::of);
            let rows = rows.filter(|row| row.is_settled() == settled && row.check.is_some());
            rows.collect::<Vec<_>>()
        })
    };
    let of = Rc::clone(&said);
    let waiting = el("ol").class("quote-list").rows(
        move || list(false),
        Row::key,
        move |row| line(part, &of, row),
    );
    let of = Rc::clone(&said);
    let is_open = RwSignal::new(false);
    let settled = el("details")
        .attr("hidden", move || list(true).is_empty())
        // It begins folded, and each of these events turns it over.
        .on("toggle", move |_: web_sys::Event| {
            is_open.update(|it| *it = !*it);
        })
        .child(el("summary").class("field-hint").text(move || {
            let args = args!["count" => list(true).len()];
            part.speech.say_with("quotes-settled", &args)
        }))
        .when(
            move || is_open.get(),
            move || {
                let of = Rc::clone(&of);
                el("ol").class("quote-list").rows(
                    move || list(true),
                    Row::key,
                    move |row| line(part, &of, row),
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
            Act::Together(acts.collect())
        })
    };
    let check = acts.clone();
    let effect = move || {
        // Asked again whenever the number changes.
        let _woken = count();
        let act = untrack(&acts);
        act.map_or_else(String::new, |act| match &act {
            Act::Together(acts) if acts.is_empty() => part.say(if is_whole {
                "unchecked-beyond"
            } else {
                "unchecked-choose"
            }),
            _ => part.effect(act),
        })
    };
    let line = move || {
        let check = check.clone();
        let button = small(part.say("unchecked-check")).on_click(move || {
            if let Some(act @ Act::Together(_)) = check()
                && !matches!(&act, Act::Together(acts) if acts.is_empty())
            {
                part.of.with_value(|id| part.desk.act(id, act));
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
fn line(part: Part, said: &Said, row: Row) -> El {
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
    let near = place.as_ref().map(|place| measured(part, &row, place));
    let more = more(part, said, &row, place, &language);
    let has_more = !more.is_empty();
    el("li")
        .class("quote-check")
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
fn more(part: Part, said: &Said, row: &Row, place: Option<Place>, language: &str) -> Vec<El> {
    let mut more = Vec::new();
    if row.led {
        more.push(led(part, said, row, place.as_ref(), language));
    }
    match row.check {
        Some(TranscriptCheck::NotFound) => {
            let note = el("p").class("gist").child(part.say("quote-not-found"));
            more.push(note);
            return more;
        }
        Some(TranscriptCheck::Near | TranscriptCheck::Unclear) => {}
        _ => return more,
    }
    let Some(place) = place else { return more };
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
        let text = place.words.clone();
        let found = part.glance(|it| found(it, &text, Kind::Quote));
        let reword = Act::Reword {
            item: item.clone(),
            text,
            found,
        };
        let settle = Act::Settled {
            item,
            transcript: Some(TranscriptCheck::Verified),
        };
        Act::Together(vec![reword, settle])
    };
    let does = |words: &str, act: Act| {
        small(part.say(words)).on_click(move || {
            if part.of.with_value(|id| part.desk.act(id, act.clone())) {
                part.to_head();
            }
        })
    };
    let is_unclear = row.check == Some(TranscriptCheck::Unclear);
    let adopt = if is_unclear {
        "quote-adopt-unclear"
    } else {
        "quote-adopt"
    };
    let effect = untrack(|| part.effect(act(true)));
    let effect = (!effect.is_empty()).then(|| {
        let args = args!["effect" => effect];
        el("span")
            .class("saying-by")
            .child(part.speech.say_with("quote-adopting", &args))
    });
    let note = is_unclear.then(|| {
        let note = Act::Attribute {
            item: row.id.clone(),
            kind: Kind::Note,
            found: part.glance(|it| found(it, &row.text, Kind::Note)),
        };
        does("quote-note", note).attr("data-kind", "quiet")
    });
    more.push(
        el("p")
            .class("quote-check-tools")
            .child(does(adopt, act(true)))
            .child(does("quote-keep-mine", act(false)).attr("data-kind", "quiet"))
            .child(note)
            .child(effect),
    );
    more
}

/// That the answer only gave back the question, with the question, and a way to say otherwise.
fn led(part: Part, said: &Said, row: &Row, place: Option<&Place>, language: &str) -> El {
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
    let own = small(part.say("quote-own")).on_click(move || {
        if part.of.with_value(|id| part.desk.act(id, lift.clone())) {
            part.to_head();
        }
    });
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
