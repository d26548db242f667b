//! From the transcript into the record: the lines around each mark, answers for slots that are not filled, and any line.

use std::rc::Rc;

use super::Part;
use crate::domain::dimension::{Dimension, Slot};
use crate::domain::edit::Act;
use crate::domain::guide::Prompt;
use crate::domain::heard::Said;
use crate::domain::id::{ItemId, PromptId};
use crate::domain::interview::{
    Call, Interview, Item, Kind, LONGEST_ITEM, Line, Mark, Offset, Parts, Side, SpecificBy,
    TranscriptCheck,
};
use crate::domain::level::Levels;
use crate::domain::time::Elapsed;
use crate::web::call::with_line;
use crate::web::clock;
use crate::web::desk::{Desk, found};
use crate::web::dom::{El, button, el};
use crate::web::parts::icon::icon;
use crate::web::parts::notice::small;
use crate::web::prelude::*;
use crate::web::speech::{args, clock_text};

/// How many lines of a transcript are shown at a time.
const AT_ONCE: usize = 100;

/// The marks that are still open, each with what was said around its moment.
pub(super) fn marks(part: Part, call: Rc<Call>, said: Rc<Said>) -> El {
    let row = move |mark: Mark| {
        let at = call.transcript(mark.at_ms);
        let lines = at.map_or_else(Vec::new, |at| said.around(at));
        let choices = lines.into_iter().filter_map(|place| {
            let line = said.lines().get(place)?.clone();
            Some(passage(part, &call, line, None, Some(mark.clone())))
        });
        let choices: Vec<_> = choices.collect();
        let note = if choices.is_empty() {
            let key = if at.is_none() {
                "mark-no-clock"
            } else {
                "mark-no-line"
            };
            Some(el("p").class("field-hint").child(part.say(key)))
        } else {
            None
        };
        let args = args!["time" => clock_text(mark.at_ms)];
        let which = part.speech.say_with("mark-which", &args);
        el("li")
            .class("quote-check")
            .attr("data-state", "unfound")
            .child(icon("mark"))
            .child(
                el("div")
                    .class("quote-check-said")
                    .child(el("p").class("gist").child(which)),
            )
            .child(
                el("p")
                    .class("quote-check-result")
                    .child(el("b").child(part.say("mark-open"))),
            )
            .child(
                el("div")
                    .class("quote-check-more")
                    .child(el("ul").class("passages").child(choices))
                    .child(note),
            )
    };
    el("ol").class("quote-list").rows(
        move || part.read(|it| it.marks.clone()),
        |mark| mark.id.to_string(),
        row,
    )
}

/// The slots that are not filled, each with what was answered to its questions.
pub(super) fn slots(part: Part, call: Rc<Call>, said: Rc<Said>) -> El {
    let open = move || {
        let slots = part.of.with_value(|id| {
            part.desk.basis(id, |basis| {
                let levels = Levels::of(basis.interview, basis.guide);
                let is_open = |slot: &&Slot| levels.level(slot.dimension()).number() < 3;
                Slot::ALL
                    .iter()
                    .filter(is_open)
                    .copied()
                    .collect::<Vec<_>>()
            })
        });
        slots.unwrap_or_default()
    };
    let row = move |slot: Slot| {
        let dimension = slot.dimension();
        let lines = part.basis(|basis| {
            let offset = call.offset.map(Offset::as_ms);
            let prompts = said.prompts(basis.interview, basis.guide, offset);
            let is_asked = |prompt: &Option<PromptId>| {
                let prompt = prompt.as_ref().and_then(|it| basis.guide.prompt(it));
                prompt.and_then(Prompt::main_dimension) == Some(dimension)
            };
            let taken = |line: &Line| {
                let is_in =
                    |item: &Item| item.kind == Kind::Quote && line.text.contains(&item.text);
                basis.interview.evidence_in(dimension).any(is_in)
            };
            let answers = said
                .answers()
                .filter(|(place, line)| prompts.get(*place).is_some_and(is_asked) && !taken(line));
            answers
                .map(|(place, line)| (prompts.get(place).cloned().flatten(), line.clone()))
                .collect::<Vec<_>>()
        });
        let lines = lines.unwrap_or_default();
        let count = lines.len();
        let lines = lines.into_iter().map(|(prompt, line)| {
            let to = (vec![dimension], prompt);
            passage(part, &call, line, Some(to), None)
        });
        let lines: Vec<_> = lines.collect();
        let args = args!["slot" => part.speech.name(slot), "count" => count];
        let title = part.speech.say_with("passages-of", &args);
        el("details")
            .attr("hidden", count == 0)
            .child(el("summary").child(title))
            .child(el("ul").class("passages").child(lines))
    };
    let rows = el("div").class("stack").attr("data-gap", "2");
    rows.rows(open, |slot| slot.code().to_owned(), row)
}

/// Every line that is here.
pub(super) fn all(part: Part, call: Rc<Call>, said: Rc<Said>, is_whole: bool) -> El {
    let shown = RwSignal::new(0_usize);
    let count = said.lines().len();
    let prompts = part.basis(|basis| {
        let offset = call.offset.map(Offset::as_ms);
        said.prompts(basis.interview, basis.guide, offset)
    });
    let prompts = Rc::new(prompts.unwrap_or_default());
    let is_made = part.glance(Interview::is_from_transcript);
    if is_made {
        shown.set(AT_ONCE);
    }
    let row = move |place: usize| {
        let line = said.lines().get(place).cloned();
        let Some(line) = line else { return el("li") };
        let prompt = prompts.get(place).cloned().flatten();
        if said.side(place) == Side::Respondent {
            let main = prompt.as_ref().and_then(|prompt| {
                let main = |basis: crate::domain::score::Basis<'_>| {
                    basis.guide.prompt(prompt).and_then(Prompt::main_dimension)
                };
                part.basis(main).flatten()
            });
            let to = (main.into_iter().collect(), prompt);
            return passage(part, &call, line, Some(to), None);
        }
        let speaker = speaker(part, &call, &line);
        let time = line.from_ms.map(clock_text).unwrap_or_default();
        el("li")
            .class("passage")
            .attr("data-side", said.side(place).code())
            .child(el("time").class("passage-time").child(time))
            .child(
                el("p")
                    .attr("dir", "auto")
                    .child(el("b").child([&speaker, ": "].concat()))
                    .child(line.text),
            )
    };
    let title = if is_whole {
        "transcript-lines"
    } else {
        "transcript-kept-lines"
    };
    let title = part.speech.say_with(title, &args!["count" => count]);
    let list = el("ol").class("passages").rows(
        move || (0..count.min(shown.get())).collect(),
        usize::to_string,
        row,
    );
    let more = move || {
        small(part.speech.say_with(
            "transcript-more",
            &args!["count" => count.saturating_sub(shown.get()).min(AT_ONCE)],
        ))
        .on_click(move || shown.update(|shown| *shown += AT_ONCE))
    };
    el("details")
        .attr("open", is_made)
        .on("toggle", move |_: web_sys::Event| {
            if shown.get_untracked() == 0 {
                shown.set(AT_ONCE);
            }
        })
        .child(el("summary").class("field-hint").child(title))
        .child(list)
        .when(
            move || {
                let shown = shown.get();
                shown > 0 && shown < count
            },
            more,
        )
}

fn speaker(part: Part, call: &Call, line: &Line) -> String {
    let place = line.speaker.and_then(|it| usize::try_from(it).ok());
    let speaker = place.and_then(|place| call.speakers.get(place));
    match speaker.map(|it| it.name.as_str()) {
        Some("") | None => part.say("speaker-nobody"),
        Some(name) => name.to_owned(),
    }
}

/// A line of the respondent's, to be kept as a quote: under this prompt, or in the place of a mark. What is selected in it is
/// kept alone.
fn passage(
    part: Part,
    call: &Rc<Call>,
    line: Line,
    to: Option<(Vec<Dimension>, Option<PromptId>)>,
    mark: Option<Mark>,
) -> El {
    let time = line.from_ms.map(clock_text).unwrap_or_default();
    let language = part.glance(|it: &Interview| it.guide.language.code().to_owned());
    let words = el("q")
        .class("words")
        .attr("dir", "auto")
        .attr("lang", language)
        .child(line.text.as_str());
    let of = Rc::clone(call);
    let text = line.text.clone();
    let whole = line.text.clone();
    let is_kept = move || {
        let is_it = |item: &Item| item.kind == Kind::Quote && item.text == whole;
        part.read(|it| it.evidence.iter().any(is_it))
    };
    let (kept, named) = (is_kept.clone(), is_kept.clone());
    let keep = button("button")
        .attr("data-size", "small")
        .attr("aria-label", {
            let words: String = line.text.chars().take(60).collect();
            part.speech
                .say_with("passage-keep-of", &args!["words" => words])
        })
        .attr("aria-disabled", move || kept().then_some("true"))
        .on_click(move || {
            let chosen = selected(&text).unwrap_or_else(|| text.clone());
            if chosen == text && untrack(&is_kept) {
                return;
            }
            let at = line.from_ms.and_then(|at| of.session(at));
            let item = |it: &Interview| item(it, chosen, at, &to);
            let Some(item) = part.of.with_value(|id| part.desk.glance(id, item)) else {
                return;
            };
            let item = Box::new(item);
            let keep = match &mark {
                Some(mark) => Act::Fill {
                    mark: mark.id.clone(),
                    item,
                },
                None => Act::Keep(item),
            };
            let more = part.glance(|it| it.call.as_deref().and_then(|call| with_line(call, &line)));
            let mut acts = vec![keep];
            acts.extend(more.map(|call| Act::Attach {
                call: Some(Box::new(call)),
                checks: None,
            }));
            if part
                .of
                .with_value(|id| part.desk.act(id, Act::Together(acts)))
            {
                part.news.set(part.say("passage-kept"));
                if mark.is_some() {
                    part.to_head();
                }
            }
        })
        .child(icon("plus"))
        .child(el("span").text(move || {
            part.say(if named() {
                "passage-is-kept"
            } else {
                "passage-keep"
            })
        }));
    el("li")
        .class("passage")
        .attr("data-side", "respondent")
        .child(el("time").class("passage-time").child(time))
        .child(words)
        .child(keep)
}

/// What is selected on the page, where it is a part of this text.
fn selected(text: &str) -> Option<String> {
    let selection = window().get_selection().ok().flatten()?;
    let chosen = String::from(selection.to_string());
    let chosen = chosen.trim();
    (!chosen.is_empty() && text.contains(chosen)).then(|| chosen.to_owned())
}

/// A quote made of words of the transcript.
fn item(
    interview: &Interview,
    text: String,
    at: Option<Elapsed>,
    to: &Option<(Vec<Dimension>, Option<PromptId>)>,
) -> Item {
    let text: String = text.chars().take(LONGEST_ITEM).collect();
    let now = clock::now().moment;
    let (dims, prompt) = to.clone().unwrap_or_default();
    let found = found(interview, &text, Kind::Quote);
    let wall = interview.sittings.first().zip(at).map(|(first, at)| {
        let at = i64::try_from(at.as_ms()).unwrap_or(0);
        let started = first.started.as_unix_ms();
        crate::domain::time::Moment::from_unix_ms(started.saturating_add(at))
    });
    Item {
        id: ItemId::new(Desk::fresh_id()),
        dims,
        kind: Kind::Quote,
        text,
        at_ms: at.unwrap_or_default(),
        wall: wall.unwrap_or(now),
        prompt,
        specific: found.specific,
        specific_by: SpecificBy::App,
        read_back: false,
        answer: None,
        again: None,
        led: false,
        led_by: SpecificBy::App,
        transcript: Some(TranscriptCheck::Verified),
        typed: String::new(),
        hits: found.hits,
        parts: Parts::default(),
    }
}
