//! The one field with its two voices. It is always in the same place and always takes the keys.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use super::icon::{icon, icon_button};
use crate::domain::capture::after_mark;
use crate::domain::guide::Language;
use crate::domain::id::ItemId;
use crate::domain::interview::{Draft, Kind, LONGEST_ITEM};
use crate::web::cockpit::Cockpit;
use crate::web::dom::{El, button, el};
use crate::web::keys::{Command, pressed};
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, clock_text, speech};
use crate::words::Words;

/// What there is to know of a draft besides its words. Few keys change it, so what shows it sleeps while a person types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Manner {
    voice: Kind,
    /// How many characters there are, where they are too many to keep.
    too_long: Option<usize>,
}

impl Manner {
    fn of(draft: Option<&Draft>) -> Self {
        let text = draft.map_or("", |draft| draft.text.as_str());
        // A character is a byte at least: few texts need to be counted.
        let count = if text.len() > LONGEST_ITEM {
            text.chars().count()
        } else {
            0
        };
        Self {
            voice: draft.map_or(Kind::Note, |draft| draft.kind),
            too_long: Some(count).filter(|count| *count > LONGEST_ITEM),
        }
    }
}

/// The field, the voices and the button that keeps. In the strip all of them stand in one line.
pub(crate) fn capture(cockpit: Cockpit) -> El {
    let speech = speech();
    let manner = Memo::new(move |_| cockpit.draft.with(|draft| Manner::of(draft.as_ref())));
    let too_long = move || {
        let found = manner.get().too_long.unwrap_or_default();
        let args = args!["found" => found, "most" => LONGEST_ITEM];
        speech.say_with("capture-too-long", &args)
    };
    let of_mark = move |which: RwSignal<Option<ItemId>>, words: &str| {
        let mark = cockpit.mark_of(which);
        mark.map_or_else(String::new, |mark| {
            speech.say_with(words, &args!["time" => clock_text(mark.at_ms)])
        })
    };
    let marked = el("p")
        .class("visually-hidden")
        .attr("role", "status")
        .text(move || {
            // Two marks in one second are told apart by a space nobody hears: the same words would not be said again.
            let again = cockpit.read_head(|it| it.marks.len() % 2 == 1);
            let said = of_mark(cockpit.marked, "mark-made");
            if again {
                [&said, "\u{a0}"].concat()
            } else {
                said
            }
        });
    let field = field(cockpit, speech, manner).child(marked);
    let (field, below) = if cockpit.is_strip() {
        (
            field.child([mark(cockpit, speech), keep(cockpit, speech)]),
            None,
        )
    } else {
        let hinted = el("p")
            .class("visually-hidden")
            .attr("role", "status")
            .text(move || hint_words(cockpit, speech));
        (field.child(hinted), Some(actions(cockpit, speech, manner)))
    };
    el("div")
        .class("capture")
        .attr("data-voice", move || manner.get().voice.code())
        .child(field)
        .when(
            move || cockpit.mark_of(cockpit.desk.filling).is_some(),
            move || {
                el("p")
                    .class("capture-happened")
                    .attr("role", "status")
                    .text(move || of_mark(cockpit.desk.filling, "mark-filling"))
            },
        )
        .child(move || refused(cockpit, speech))
        .when(
            move || manner.get().too_long.is_some() && cockpit.desk.refused.with(Option::is_none),
            move || {
                el("p")
                    .class("capture-refused")
                    .attr("role", "status")
                    .text(too_long)
            },
        )
        .when(
            move || cockpit.happened.with(Option::is_some),
            move || {
                el("p")
                    .class("capture-happened")
                    .attr("role", "status")
                    .text(move || {
                        let words = cockpit.happened.get().unwrap_or_default();
                        speech.say_with("changed-elsewhere", &args!["words" => words])
                    })
            },
        )
        .child(below)
}

/// The field by itself with its voices, as a mark is filled outside the live screen. Enter keeps, Escape leaves the mark;
/// `after` finds the focus a place once the field has gone. What is typed is in the record as anywhere.
pub(crate) fn mark_field(cockpit: Cockpit, after: Rc<dyn Fn()>) -> El {
    let speech = speech();
    let manner = Memo::new(move |_| cockpit.draft.with(|draft| Manner::of(draft.as_ref())));
    let filling = cockpit.desk.filling;
    let done = Rc::new(move |keeps: bool| {
        if keeps {
            cockpit.keep();
        } else {
            filling.set(None);
        }
        if filling.with_untracked(Option::is_none) {
            after();
        }
    });
    let by_button = Rc::clone(&done);
    let keep = button("button")
        .attr("data-kind", "primary")
        .attr("data-size", "small")
        .on_click(move || by_button(true))
        .child(speech.say("keep"));
    let actions = el("div")
        .class("capture-actions")
        .child(voices(cockpit, speech, manner))
        .child(keep);
    el("div")
        .class("capture")
        .attr("data-voice", move || manner.get().voice.code())
        .on("keydown", move |event: web_sys::KeyboardEvent| {
            let is_field = event_target::<web_sys::Element>(&event).tag_name() == "TEXTAREA";
            match pressed(&event).as_deref() {
                Some("Enter") if is_field => {
                    event.prevent_default();
                    done(true);
                }
                Some("Escape") => done(false),
                _ => {}
            }
        })
        .child(field(cockpit, speech, manner))
        .child(move || refused(cockpit, speech))
        .child(actions)
}

/// Why the last act was refused.
fn refused(cockpit: Cockpit, speech: Speech) -> Option<El> {
    let sentence = speech.explain(&cockpit.desk.refused.get()?);
    let place = el("p").class("capture-refused").attr("role", "alert");
    Some(place.child(sentence.what).child(" ").child(sentence.todo))
}

/// What the words just kept hint at, for those who do not see it in their line.
fn hint_words(cockpit: Cockpit, speech: Speech) -> String {
    let code = cockpit.hint.with(|hint| {
        let (item, hit) = hint.as_ref()?;
        cockpit.read(|it| Some(it.item(item)?.hits.get(*hit)?.code))
    });
    code.map_or_else(String::new, |code| {
        let spoken = Words::new(&Language::new(cockpit.language()));
        let card = spoken.name_as("card", code);
        let what = speech.name(code);
        speech.say_with("hint-said", &args!["what" => what, "card" => card])
    })
}

fn field(cockpit: Cockpit, speech: Speech, manner: Memo<Manner>) -> El {
    let voice = move || manner.get().voice;
    let drawings = ["note", "quote"].map(|voice| icon(voice).attr("data-voice", voice));
    let voice_words = move || {
        speech.say(match voice() {
            Kind::Quote => "capture-as-quote",
            Kind::Note => "capture-as-note",
        })
    };
    let text = move || {
        cockpit
            .draft
            .with(|draft| draft.as_ref().map_or_else(String::new, |d| d.text.clone()))
    };
    let input = el("textarea")
        .class("capture-input")
        .attr("id", "live-field")
        .attr("data-rescue", cockpit.rescue())
        .attr("rows", "2")
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("aria-label", speech.say("capture"))
        .attr("aria-describedby", "live-voice live-understood")
        .attr(
            "placeholder",
            speech.say(if cockpit.is_strip() {
                "strip-placeholder"
            } else {
                "capture-placeholder"
            }),
        )
        .at(cockpit.field)
        .value(text)
        .on("input", move |event: web_sys::Event| {
            let field = event.target().and_then(|it| it.dyn_into().ok());
            if let Some(field) = field {
                take_in(cockpit, &field);
            }
        })
        .focused();
    let sign = if cockpit.is_strip() {
        button("capture-voice")
            .attr("aria-label", speech.say("voice-quote"))
            .attr("aria-pressed", move || (voice() == Kind::Quote).to_string())
            .attr("aria-keyshortcuts", cockpit.keys(Command::Voice))
            .on_click(move || cockpit.turn_voice())
    } else {
        el("span")
            .class("capture-voice")
            .attr("aria-hidden", "true")
    };
    el("div")
        .class("capture-field")
        .child(sign.child(drawings))
        .child(input)
        .child(
            el("span")
                .class("visually-hidden")
                .attr("id", "live-voice")
                .text(voice_words),
        )
}

/// Takes what stands in the field into the record.
fn take_in(cockpit: Cockpit, field: &HtmlTextAreaElement) {
    let typed = field.value();
    let (kind, had_mark) = cockpit.draft.with_untracked(|draft| {
        draft.as_ref().map_or((Kind::Note, false), |draft| {
            (draft.kind, after_mark(&draft.text).is_some())
        })
    });
    // Only a mark that has just been typed or pasted in front of the words says whose they are.
    let marked = if kind == Kind::Note && !had_mark {
        after_mark(&typed)
    } else {
        None
    };
    match marked {
        Some(words) => {
            let caret = field
                .selection_start()
                .ok()
                .flatten()
                .unwrap_or(1)
                .saturating_sub(1);
            field.set_value(words);
            // A caret that cannot be put back stands at the end, where typing goes on anyway.
            let _placed = field.set_selection_range(caret, caret);
            cockpit.type_in(words.to_owned(), Kind::Quote);
        }
        None => cockpit.type_in(typed, kind),
    }
}

/// Whose words they are, as two buttons.
fn voices(cockpit: Cockpit, speech: Speech, manner: Memo<Manner>) -> El {
    let voice_button = move |kind: Kind, drawing: &'static str, words: String| {
        button("segmented-choice")
            .attr("data-voice", kind.code())
            .attr("aria-pressed", move || {
                (manner.get().voice == kind).to_string()
            })
            .on_click(move || {
                cockpit.speak_as(kind);
                cockpit.to_field();
            })
            .child(icon(drawing))
            .child(words)
    };
    el("div")
        .class("segmented")
        .attr("role", "group")
        .attr("aria-label", speech.say("voice"))
        .child(voice_button(Kind::Note, "note", speech.say("voice-note")))
        .child(voice_button(
            Kind::Quote,
            "quote",
            speech.say("voice-quote"),
        ))
}

fn actions(cockpit: Cockpit, speech: Speech, manner: Memo<Manner>) -> El {
    let people = icon_button("person", speech.say("people"))
        .attr("aria-keyshortcuts", cockpit.keys(Command::People))
        .attr("aria-expanded", move || cockpit.meeting.get().to_string())
        .on_click(move || cockpit.toggle_people());
    let undo = icon_button("undo", speech.say("undo"))
        .attr("aria-keyshortcuts", cockpit.keys(Command::Undo))
        .attr("disabled", move || !cockpit.can_undo())
        .on_click(move || cockpit.undo());
    el("div")
        .class("capture-actions")
        .child(voices(cockpit, speech, manner))
        .child(mark(cockpit, speech))
        .child(people)
        .child(undo)
        .child(keep(cockpit, speech))
}

fn mark(cockpit: Cockpit, speech: Speech) -> El {
    button("button")
        .attr("data-kind", "quiet")
        .attr("data-size", "small")
        .attr("data-shape", "icon")
        .attr("aria-keyshortcuts", cockpit.keys(Command::Mark))
        .on_click(move || {
            cockpit.mark();
            cockpit.to_field();
        })
        .child(icon("mark"))
        .child(
            el("span")
                .class("capture-action-word")
                .child(speech.say("mark")),
        )
}

fn keep(cockpit: Cockpit, speech: Speech) -> El {
    button("button")
        .attr("data-kind", "primary")
        .attr("data-size", "small")
        .on_click(move || {
            cockpit.keep();
            cockpit.to_field();
        })
        .child(
            el("span")
                .class("capture-keep-word")
                .child(speech.say("keep")),
        )
        .child(" ")
        .child(el("kbd").attr("aria-hidden", "true").child("↵"))
}
