//! A transcript on its way in: a file chosen or dropped, or a paste; then who is who in it, and what using it would change.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, Event, File, HtmlInputElement};

use super::{Part, date, how_much};
use crate::domain::edit::Act;
use crate::domain::heard::is_quote;
use crate::domain::interview::{Interview, Respondent, Side, TranscriptCheck};
use crate::domain::time::Moment;
use crate::formats::transcript::{Kind, Note, Refused, Why, size};
use crate::web::call::{Loaded, Plan, load, remember};
use crate::web::clock;
use crate::web::dom::{El, Spot, button, el};
use crate::web::files;
use crate::web::parts::field::{named, tick};
use crate::web::parts::icon::icon;
use crate::web::parts::notice::{notice, small};
use crate::web::prelude::*;
use crate::web::speech::{args, clock_text};

/// The line a file can be dropped on, and the place for a paste.
pub(super) fn intake(part: Part) -> El {
    let picker = Spot::new();
    let over = RwSignal::new(false);
    let picked = move |_: Event| {
        if let Some(field) = picker.get() {
            let files = field.dyn_ref().and_then(HtmlInputElement::files);
            take(part, files.and_then(|files| files.get(0)));
            // The same file can be chosen again.
            picker.empty();
        }
    };
    let field = el("input")
        .attr("type", "file")
        .class("visually-hidden")
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .attr("accept", ".vtt,.srt,.txt,text/vtt,text/plain")
        .at(picker)
        .on("change", picked);
    let has_one = move || part.read(|it| it.call.is_some());
    let choose = small(String::new())
        .at(part.head)
        .on_click(move || {
            if let Some(picker) = picker.get() {
                picker.click();
            }
        })
        .child(icon("load"))
        .child(el("span").text(move || {
            let key = if has_one() {
                "transcript-replace"
            } else {
                "transcript-choose"
            };
            part.say(key)
        }));
    let zone = el("div")
        .class("drop-zone")
        .attr("data-shape", "line")
        .attr("data-state", move || over.get().then_some("over"))
        .on("dragover", move |event: DragEvent| {
            event.prevent_default();
            over.set(true);
        })
        .on("dragleave", move |_: DragEvent| over.set(false))
        .on("drop", move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            let files = event.data_transfer().and_then(|it| it.files());
            take(part, files.and_then(|files| files.get(0)));
        })
        .child(icon("note"))
        .child(el("p").attr("dir", "auto").text(move || about(part)))
        .child(choose)
        .child(field);
    let fault = move || {
        part.fault.with(|fault| {
            fault
                .as_ref()
                .map(|(file, said)| [file.as_str(), &said.what].join("\n"))
        })
    };
    let told = move || {
        let Some((file, said)) = part.fault.get_untracked() else {
            return el("div");
        };
        let close = small(part.say("notice-close"))
            .attr("data-kind", "quiet")
            .on_click(move || {
                part.fault.set(None);
                part.to_head();
            });
        let what = [file.as_str(), &said.what].join(" ").trim().to_owned();
        let said = crate::words::Sentence { what, ..said };
        notice("danger", said, Vec::new(), vec![close])
    };
    el("div")
        .class("stack")
        .attr("data-gap", "2")
        .child(zone)
        .child(paste(part))
        .child(el("div").attr("role", "alert").rows(
            move || fault().into_iter().collect(),
            String::clone,
            move |_| told(),
        ))
}

/// What is here of a transcript.
fn about(part: Part) -> String {
    let here = part.loaded();
    part.read(|it| {
        let Some(call) = &it.call else {
            return part.say("transcript-none");
        };
        let file = match call.file.as_str() {
            "" => part.say("transcript-pasted"),
            name => name.to_owned(),
        };
        let mut said = vec![part.speech.say_with(
            "transcript-read",
            &args!["file" => file, "cues" => call.cues, "speakers" => call.speakers.len()],
        )];
        let offset = call.offset.filter(|it| it.ms >= 2_000);
        said.extend(offset.map(|offset| {
            let seconds = offset.ms / 1_000;
            let key = if offset.behind {
                "transcript-behind"
            } else {
                "transcript-ahead"
            };
            let time = clock_text(crate::domain::time::Elapsed::from_ms(seconds * 1_000));
            part.speech.say_with(key, &args!["time" => time])
        }));
        said.push(how_much(part.speech, call));
        if !call.whole {
            let is_here = here.is_some_and(|loaded| loaded.is_of(call));
            said.push(part.say(if is_here {
                "transcript-here"
            } else {
                "transcript-gone"
            }));
        }
        said.join(" ")
    })
}

/// The place for a paste.
fn paste(part: Part) -> El {
    let text = Spot::new();
    let field = el("textarea")
        .class("field-input")
        .attr("rows", "5")
        .attr("dir", "auto")
        .attr("spellcheck", "false")
        .attr("aria-label", part.say("transcript-paste-field"))
        .at(text);
    let read = small(part.say("transcript-paste-read")).on_click(move || {
        let pasted = text.get().map(|field| {
            let value = js_sys::Reflect::get(&field, &"value".into()).ok();
            value.and_then(|it| it.as_string()).unwrap_or_default()
        });
        if arrived(
            part,
            String::new(),
            None,
            pasted.unwrap_or_default().as_bytes(),
        ) {
            text.empty();
        }
    });
    el("details")
        .child(
            el("summary")
                .class("field-hint")
                .child(part.say("transcript-paste")),
        )
        .child(
            el("div")
                .class("stack")
                .attr("data-gap", "2")
                .child(field)
                .child(el("div").class("cluster").child(read)),
        )
}

/// Reads a file that was chosen or dropped.
fn take(part: Part, file: Option<File>) {
    let Some(file) = file else { return };
    spawn_local(async move {
        let name = file.name();
        let changed = Moment::from_unix_ms(files::changed(&file));
        // Asked before a byte is read: a film must not fill the memory first.
        if let Err(why) = size(files::size(&file)) {
            refused(part, name, &why);
            return;
        }
        match files::bytes(&file).await {
            Ok(bytes) => drop(arrived(part, name, Some(changed), &bytes)),
            Err(why) => part.fault.set(Some((
                name,
                crate::words::Sentence {
                    what: part
                        .speech
                        .say_with("import-unreadable", &args!["why" => why]),
                    todo: part.say("import-unreadable-todo"),
                },
            ))),
        }
    });
}

fn refused(part: Part, file: String, why: &Refused) {
    let said = part.speech.explain(why);
    part.fault.set(Some((file, said)));
}

/// Takes up what arrived. Whether it is a transcript.
fn arrived(part: Part, file: String, changed: Option<Moment>, bytes: &[u8]) -> bool {
    match load(part.of.get_value(), file.clone(), changed, bytes) {
        Ok(loaded) => {
            part.fault.set(None);
            let is_known = part.glance(|it| it.call.as_ref().is_some_and(|it| loaded.is_of(it)));
            part.at_hand.put(loaded);
            part.pending.set(!is_known);
            if is_known {
                part.news.set(part.say("transcript-again"));
            }
            true
        }
        Err(why) => {
            refused(part, file, &why);
            false
        }
    }
}

/// What was read and is not used yet.
pub(super) fn pending(part: Part) -> El {
    let Some(loaded) = untrack(|| part.loaded()) else {
        return el("div");
    };
    let sides = RwSignal::new(loaded.sides(part.desk));
    // Where nothing was taken down there is nothing to keep lines around.
    let has_quotes = part.glance(|it| it.evidence.iter().any(is_quote));
    let was_whole = part.glance(|it| it.call.as_ref().is_some_and(|it| it.whole));
    let whole = RwSignal::new(!has_quotes || was_whole);
    let held = RwSignal::new(loaded.changed.map(clock::local_date).unwrap_or_default());
    let of = Rc::clone(&loaded);
    let plan: Rc<dyn Fn(bool) -> Option<Plan>> = Rc::new(move |counts| {
        let (sides, whole) = (sides.get(), whole.get());
        // An edit meanwhile is read when the sides change, or when it is used.
        part.basis(|basis| of.plan(basis, &sides, whole, counts))
    });
    let title = el("h3")
        .attr("tabindex", "-1")
        .child(part.say("transcript-pending"))
        .focused();
    let is_new = part.glance(|it| !it.has_started());
    let when = is_new.then(|| held_field(part, held));
    let effects = {
        let plan = Rc::clone(&plan);
        el("ul")
            .class("quote-counts")
            .attr("aria-label", part.say("transcript-effects"))
            .rows(
                move || plan(false).map_or_else(Vec::new, |plan| effects(part, &plan)),
                String::clone,
                |line| el("li").attr("dir", "auto").child(line),
            )
    };
    let can_be_whole = loaded.is_small();
    let keep = can_be_whole.then(|| {
        tick(
            part.say("transcript-whole"),
            part.say("transcript-whole-note"),
            Box::new(move || whole.get()),
            Box::new(move |on| whole.set(on)),
        )
    });
    let of = Rc::clone(&loaded);
    let using = button("button")
        .attr("data-kind", "primary")
        .child(part.say("transcript-use"))
        .on_click(move || {
            if let Some(plan) = untrack(|| plan(true)) {
                used(part, &of, &plan, &held.get_untracked());
            }
        });
    let is_used = part.glance(|it| it.call.as_ref().is_some_and(|it| loaded.is_of(it)));
    let leave = button("button")
        .child(part.say("transcript-leave"))
        .on_click(move || {
            // What is in use stays at hand.
            if !is_used {
                part.of.with_value(|id| part.at_hand.drop(id));
            }
            part.pending.set(false);
            part.to_head();
        });
    el("section")
        .class("transcript-pending")
        .attr("aria-label", part.say("transcript-pending"))
        .child(title)
        .child(el("p").attr("dir", "auto").child(summary(part, &loaded)))
        .child(
            el("p")
                .class("field-hint")
                .child(part.say("transcript-unstored")),
        )
        .child(notes(part, &loaded))
        .child(speakers(part, &loaded, sides))
        .child(when)
        .child(effects)
        .child(keep)
        .child(el("div").class("cluster").child([using, leave]))
}

/// The date of a call that is known from its transcript alone.
fn held_field(part: Part, held: RwSignal<String>) -> El {
    let control = el("input")
        .class("field-input")
        .attr("type", "date")
        .value(move || held.get())
        .on_change(move |text| held.set(text));
    el("label")
        .class("field")
        .child(
            el("span")
                .class("field-name")
                .child(part.say("transcript-held")),
        )
        .child(control)
        .child(
            el("span")
                .class("field-hint")
                .child(part.say("transcript-held-note")),
        )
}

fn summary(part: Part, loaded: &Loaded) -> String {
    let kind = match loaded.read.kind {
        Kind::WebVtt => "WebVTT",
        Kind::Srt => "SRT",
        Kind::Plain => "",
    };
    let kind = if kind.is_empty() {
        part.say("transcript-plain")
    } else {
        kind.to_owned()
    };
    let call = &loaded.read.transcript;
    let name = match loaded.file.as_str() {
        "" => part.say("transcript-pasted"),
        name => name.to_owned(),
    };
    let args = args![
        "file" => name,
        "kind" => kind,
        "cues" => call.cues.len(),
        "speakers" => call.speakers.len(),
        "time" => clock_text(loaded.length()),
    ];
    part.speech.say_with("transcript-summary", &args)
}

/// The lines that were skipped or repaired, by number.
fn notes(part: Part, loaded: &Loaded) -> Option<El> {
    let read = &loaded.read;
    let all = read.notes.len() + read.unlisted;
    if all == 0 {
        return None;
    }
    let line = |note: &Note| {
        let why = part.say(why(note.why));
        let args = args!["line" => note.line, "why" => why];
        el("li").child(part.speech.say_with("transcript-note", &args))
    };
    let lines: Vec<_> = read.notes.iter().map(line).collect();
    let more = (read.unlisted > 0).then(|| {
        let args = args!["count" => read.unlisted];
        el("li").child(part.speech.say_with("transcript-more-notes", &args))
    });
    let skipped = read.notes.iter().filter(|note| note.why.skipped()).count();
    let title = part.speech.say_with(
        "transcript-notes",
        &args!["repaired" => all - skipped, "skipped" => skipped],
    );
    Some(
        el("details")
            .child(el("summary").class("field-hint").child(title))
            .child(el("ul").class("transcript-notes").child(lines).child(more)),
    )
}

fn why(why: Why) -> &'static str {
    match why {
        Why::NotSpeech => "note-not-speech",
        Why::NoWords => "note-no-words",
        Why::TimeUnreadable => "note-time-unreadable",
        Why::TimeMisspelled => "note-time-misspelled",
        Why::TimeNegative => "note-time-negative",
        Why::TimeReversed => "note-time-reversed",
        Why::OutOfOrder => "note-out-of-order",
        Why::Overlap => "note-overlap",
        Why::BlankMissing => "note-blank-missing",
        Why::BlankWithin => "note-blank-within",
        Why::NameWithin => "note-name-within",
        Why::Arrow => "note-arrow",
        Why::UnknownTag => "note-unknown-tag",
        Why::BrokenCharacter => "note-broken-character",
        Why::OldEncoding => "note-old-encoding",
        Why::TooManySpeakers => "note-too-many-speakers",
    }
}

/// Who is who.
fn speakers(part: Part, loaded: &Loaded, sides: RwSignal<Vec<Side>>) -> El {
    let call = &loaded.read.transcript;
    let row = |(place, (name, said)): (usize, (&String, crate::domain::speakers::Said))| {
        let name = match name.as_str() {
            "" => part.say("speaker-nobody"),
            name => name.to_owned(),
        };
        let options = named(part.speech, Side::ALL).into_iter();
        let options: Vec<_> = options
            .map(|(code, name)| el("option").attr("value", code).child(name))
            .collect();
        let select = el("select")
            .class("field-input")
            .child(options)
            .value(move || {
                let side = sides.with(|sides| sides.get(place).copied());
                side.map_or("", Side::code).to_owned()
            })
            .on_change(move |code: String| {
                if let Some(side) = Side::from_code(&code) {
                    sides.update(|sides| {
                        if let Some(now) = sides.get_mut(place) {
                            *now = side;
                        }
                    });
                }
            });
        let counts = args!["words" => said.words, "questions" => said.questions];
        let note = part.speech.say_with("speaker-counts", &counts);
        el("label")
            .class("field")
            .child(
                el("span")
                    .class("field-name")
                    .attr("dir", "auto")
                    .child(name),
            )
            .child(select)
            .child(el("span").class("field-hint").child(note))
    };
    let rows = call.speakers.iter().zip(call.said()).enumerate().map(row);
    let missing = move || {
        let has = |side| sides.with(|sides| sides.contains(&side));
        let key = match (has(Side::Respondent), has(Side::Interviewer)) {
            (false, _) => "speaker-no-respondent",
            (true, false) => "speaker-no-interviewer",
            (true, true) => return String::new(),
        };
        part.say(key)
    };
    el("fieldset")
        .class("transcript-speakers")
        .child(el("legend").class("field-name").child(part.say("speakers")))
        .child(rows.collect::<Vec<_>>())
        .child(
            el("p")
                .class("field-hint")
                .attr("data-tone", "danger")
                .text(missing),
        )
}

/// What using it would change, before it is used.
fn effects(part: Part, plan: &Plan) -> Vec<String> {
    let checks = &plan.reading.checks;
    let mut lines = Vec::new();
    for check in TranscriptCheck::ALL {
        let count = checks
            .iter()
            .filter(|it| it.transcript == Some(*check))
            .count();
        if count > 0 {
            lines.push([count.to_string(), part.speech.name(*check)].join(" "));
        }
    }
    let beyond = plan.reading.places.len() - checks.len();
    let led = checks.iter().filter(|it| it.led).count();
    let leading = checks.iter().filter(|it| it.leading).count();
    for (count, key) in [
        (beyond, "effect-beyond"),
        (led, "effect-led"),
        (leading, "effect-leading"),
    ] {
        if count > 0 {
            lines.push(part.speech.say_with(key, &args!["count" => count]));
        }
    }
    let effect = part.effect(plan.act());
    if effect.is_empty() {
        lines.push(part.say("effect-none"));
    } else {
        lines.push(effect);
    }
    lines
}

/// Uses it.
fn used(part: Part, loaded: &Loaded, plan: &Plan, held: &str) {
    let id = part.of.get_value();
    if part.glance(|it| !it.has_started()) {
        // When a call began that nobody timed is not known: its file was written when it had ended, or it is taken to have
        // begun at noon of the day the person names.
        let lasts = i64::try_from(loaded.length().as_ms()).unwrap_or(0);
        let ended = loaded.changed.unwrap_or_else(|| clock::now().moment);
        let trail = part.basis(|basis| loaded.trail(basis, &plan.said));
        let act = Act::Recorded {
            started: Moment::from_unix_ms(ended.as_unix_ms().saturating_sub(lasts)),
            lasted: loaded.length(),
            trail: trail.unwrap_or_default(),
        };
        if !part.desk.act(&id, act) {
            return;
        }
        if let Some(date) = date(held) {
            part.desk.act(&id, Act::HeldOn(date));
        }
        name_respondent(part, plan);
    }
    if part.desk.act(&id, plan.act()) {
        remember(part.desk, &id, &plan.call.speakers);
        part.pending.set(false);
        part.news.set(part.say("transcript-used"));
        part.to_head();
    }
}

/// Takes the respondent's name from the transcript where nobody gave one.
fn name_respondent(part: Part, plan: &Plan) {
    let mut speakers = plan.call.speakers.iter();
    let name = speakers.find(|it| it.side == Side::Respondent && !it.name.is_empty());
    let known =
        part.glance(|it: &Interview| it.is_from_transcript().then(|| it.respondent.clone()));
    if let Some((known, speaker)) = known.zip(name)
        && known.alias.trim().is_empty()
    {
        let alias = speaker.name.clone();
        let named = Respondent { alias, ..known };
        part.of
            .with_value(|id| part.desk.act(id, Act::Describe(Box::new(named))));
    }
}
