//! Settings and copies: where the words are, what room there is, how things come back and how they go for good.

use std::rc::Rc;

use crate::domain::interview::Interview;
use crate::formats::deletion::Deletion;
use crate::formats::document::write_deletion;
use crate::web::desk::{Desk, Packing, desk};
use crate::web::dom::{El, button, el, focus_soon};
use crate::web::engine::Keeps;
use crate::web::files;
use crate::web::parts::app_bar::app_bar;
use crate::web::parts::field::{short_text, tick};
use crate::web::parts::icon::icon;
use crate::web::parts::meter::{meter, room_notice};
use crate::web::parts::notice::{copy_reminder, small, storage_notices};
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, speech};
use crate::words;

mod about;
mod aside;
mod copies;
mod retention;
mod trash;

/// The page.
pub(crate) fn settings() -> Vec<El> {
    let (desk, speech) = (desk(), speech());
    // Another window may have written since this was counted.
    desk.recount();
    let head = el("header")
        .class("page-head")
        .child(
            el("div")
                .class("page-head-row")
                .child(el("h1").child(speech.say("settings"))),
        )
        .child(
            el("p")
                .class("page-head-lede")
                .child(speech.say("settings-lede")),
        );
    let sections = el("div")
        .class("stack")
        .attr("data-gap", "5")
        .child(copies::copies(desk, speech))
        .child(storage(desk, speech))
        .child(retention::retention(desk, speech))
        .child(trash::trash(desk, speech))
        .child(aside::aside(desk, speech))
        .child(about::about(desk, speech))
        .child(look(desk, speech))
        .child(wipe(desk, speech));
    let page = el("main")
        .class("page")
        .attr("id", "main")
        .attr("data-width", "exhibit");
    vec![
        app_bar(None),
        copy_reminder(storage_notices(page))
            .child(head)
            .child(sections),
    ]
}

/// A part of the page, under its name.
fn section(speech: Speech, id: &'static str, title: &str, count: Option<String>) -> El {
    let heading = el("h2")
        .attr("id", id)
        .attr("tabindex", "-1")
        .child(speech.say(title));
    let count = count.map(|count| el("p").class("section-count").child(count));
    let head = el("div").class("section-head").child(heading).child(count);
    el("section")
        .class("section")
        .attr("data-rule", true)
        .attr("aria-labelledby", id)
        .child(head)
}

/// A row: a name, what is to be said of it, and what can be done.
fn row(name: String, note: String, end: El) -> El {
    let name = el("span").class("row-name").attr("dir", "auto").child(name);
    let note = el("span").class("row-note").attr("dir", "auto").child(note);
    el("li")
        .class("row")
        .attr("data-lead", "none")
        .child(el("span").child(name).child(el("br")).child(note))
        .child(end.class("row-end"))
}

/// A line that says what became of something, read out when it changes.
fn told(text: RwSignal<String>) -> El {
    let line = el("p").class("field-hint").attr("role", "status");
    line.text(move || text.get())
}

/// Something that is asked once more before it is done: a button, and in its place the question with two.
fn asked_first(speech: Speech, id: String, ask: El, question: Ask<String>, act: El) -> El {
    let is_asked = RwSignal::new(false);
    let no = format!("{id}-no");
    let back = no.clone();
    let again = id.clone();
    let ask = ask.attr("id", id).on_click(move || {
        is_asked.set(true);
        focus_soon(no.clone());
    });
    let keep = small(speech.say("trash-keep"))
        .attr("id", back)
        .on_click(move || {
            is_asked.set(false);
            focus_soon(again.clone());
        });
    let act = act.on_click(move || is_asked.set(false));
    let sure = el("div")
        .class("cluster")
        .attr("role", "group")
        .attr("hidden", move || !is_asked.get())
        .child(el("p").class("gist").text(move || question.call(())))
        .child(act)
        .child(keep);
    el("div")
        .child(ask.attr("hidden", move || is_asked.get()))
        .child(sure)
}

/// Hands a text over as a file, and says why where that fails.
fn hand_over(speech: Speech, failed: RwSignal<String>, name: &[&str], text: &str) {
    let outcome = files::download(&files::safe_name(name), text);
    failed.set(match outcome {
        Ok(()) => String::new(),
        Err(why) => speech.say_with("download-failed", &args!["why" => why]),
    });
}

/// Hands a deletion over as a file, for colleagues who have copies.
fn hand_over_deletion(speech: Speech, failed: RwSignal<String>, deletion: &Deletion) {
    match write_deletion(deletion) {
        Ok(text) => {
            let day = deletion.when.to_string();
            let day = day.get(..10).unwrap_or_default();
            hand_over(speech, failed, &["on-record", "deletion", day], &text);
        }
        Err(why) => {
            failed.set(speech.say_with("download-failed", &args!["why" => why.to_string()]));
        }
    }
}

fn storage(desk: Desk, speech: Speech) -> El {
    let notice = move || room_notice(desk.level(), Vec::new());
    let rows = el("ul")
        .class("row-list")
        .child(keeps_row(desk, speech))
        .child(pack_row(desk, speech))
        .when(
            move || sample(desk).is_some(),
            move || sample_row(desk, speech),
        );
    section(speech, "s-storage", "storage", None)
        .child(notice)
        .child(meter())
        .child(rows)
}

fn keeps_row(desk: Desk, speech: Speech) -> El {
    let answer = move || {
        let key = match desk.keeps() {
            Keeps::Agreed => "keeps-agreed",
            Keeps::NotAgreed => "keeps-not",
            Keeps::Unasked => "keeps-unasked",
            Keeps::Silent => "keeps-silent",
        };
        speech.say(key)
    };
    let can_ask = move || {
        let runs = desk.with(|all| all.interviews().any(Interview::is_running));
        !runs && matches!(desk.keeps(), Keeps::Unasked | Keeps::NotAgreed)
    };
    let ask = move || small(speech.say("keeps-ask")).on_click(move || desk.ask_to_keep_now());
    let end = el("span")
        .child(el("span").attr("role", "status").text(answer))
        .when(can_ask, ask);
    let (name, note) = (speech.say("keeps-title"), speech.say("keeps-note"));
    row(name, note, end)
}

fn pack_row(desk: Desk, speech: Speech) -> El {
    let left = move || desk.packable().len();
    let note = move || match desk.packing() {
        Some(Packing::Busy) => speech.say("pack-busy"),
        Some(Packing::Missing) => speech.say("pack-missing"),
        Some(Packing::Done(count, made)) => {
            let room = made.div_ceil(1_024);
            speech.say_with("pack-done", &args!["count" => count, "room" => room])
        }
        None => speech.say_with("pack-note", &args!["count" => left()]),
    };
    let can_pack = move || desk.packing() != Some(Packing::Busy) && left() > 0;
    let pack = small(speech.say("pack"))
        .attr("aria-disabled", move || (!can_pack()).then_some("true"))
        .on_click(move || {
            if untrack(can_pack) {
                desk.pack_finished();
            }
        });
    let name = speech.say("pack-title");
    let name = el("span").class("row-name").child(name);
    let note = el("span")
        .class("row-note")
        .attr("role", "status")
        .text(note);
    el("li")
        .class("row")
        .attr("data-lead", "none")
        .child(el("span").child(name).child(el("br")).child(note))
        .child(el("span").class("row-end").child(pack))
}

/// The invented study, where it is here.
fn sample(desk: Desk) -> Option<crate::domain::id::StudyId> {
    desk.with(|all| {
        let mut samples = all.studies().filter(|study| study.sample);
        samples.next().map(|study| study.id.clone())
    })
}

fn sample_row(desk: Desk, speech: Speech) -> El {
    let remove = small(speech.say("sample-remove-do")).on_click(move || {
        if let Some(id) = untrack(|| sample(desk)) {
            desk.remove_study(&id, speech.say("sample-remove"));
            focus_soon("s-trash".to_owned());
        }
    });
    let (name, note) = (
        speech.say("sample-remove"),
        speech.say("sample-remove-note"),
    );
    row(name, note, el("span").child(remove))
}

/// A choice of a few, all to be seen.
fn segmented(
    label: String,
    options: Vec<(Option<String>, String)>,
    chosen: Rc<dyn Fn() -> Option<String>>,
    choose: Rc<dyn Fn(Option<String>)>,
) -> El {
    let buttons = options.into_iter().map(|(code, name)| {
        let (is_it, chosen, choose) = (code.clone(), chosen.clone(), choose.clone());
        button("segmented-choice")
            .attr("aria-pressed", move || {
                if chosen() == is_it { "true" } else { "false" }
            })
            .child(name)
            .on_click(move || choose(code.clone()))
    });
    el("span")
        .class("segmented")
        .attr("role", "group")
        .attr("aria-label", label)
        .child(buttons.collect::<Vec<_>>())
}

fn look(desk: Desk, speech: Speech) -> El {
    let current = speech.language().code().to_owned();
    let languages = words::available();
    let languages = languages.map(|(it, name)| (Some(it.code().to_owned()), name.to_owned()));
    let languages = segmented(
        speech.say("look-language"),
        languages.collect(),
        Rc::new(move || Some(current.clone())),
        Rc::new(move |code| desk.prefer(move |mine| mine.language = code)),
    );
    let themes = [
        (None, "look-system"),
        (Some("light"), "look-light"),
        (Some("dark"), "look-dark"),
    ];
    let themes = themes.map(|(code, key)| (code.map(str::to_owned), speech.say(key)));
    let themes = segmented(
        speech.say("look-theme"),
        themes.into(),
        Rc::new(move || desk.preferences.with(|mine| mine.theme.clone())),
        Rc::new(move |code| desk.prefer(move |mine| mine.theme = code)),
    );
    let [language, note, theme] =
        ["look-language", "look-language-note", "look-theme"].map(|key| speech.say(key));
    let rows = el("ul")
        .class("row-list")
        .child(row(language, note, el("span").child(languages)))
        .child(row(theme, String::new(), el("span").child(themes)));
    let discreet = tick(
        speech.say("look-discreet"),
        speech.say("look-discreet-note"),
        Box::new(move || desk.discreet.get()),
        Box::new(move |_| desk.toggle_discreet()),
    );
    let single = tick(
        speech.say("look-single"),
        speech.say("look-single-note"),
        Box::new(move || desk.preferences.with(|mine| mine.single_keys_off)),
        Box::new(move |off| desk.prefer(move |mine| mine.single_keys_off = off)),
    );
    section(speech, "s-look", "look-title", None)
        .child(rows)
        .child(el("div").child(discreet).child(single))
}

fn wipe(desk: Desk, speech: Speech) -> El {
    let typed = RwSignal::new(String::new());
    let fault = RwSignal::new(String::new());
    let count = move || desk.with(|all| all.interviews().count());
    let act = move || {
        let there = untrack(count);
        if typed.with_untracked(|typed| typed.trim().parse().ok()) != Some(there) {
            fault.set(speech.say_with("wipe-wrong", &args!["count" => there]));
        } else if desk.erase_everything() {
            desk.begin_anew();
        } else {
            fault.set(speech.say("wipe-broke"));
        }
    };
    let name = el("span")
        .class("field-name")
        .child(speech.say("wipe-count"));
    let field = short_text()
        .attr("inputmode", "numeric")
        .on_input(move |text| typed.set(text));
    let remove = button("button")
        .attr("data-kind", "danger")
        .child(icon("bin"))
        .child(el("span").text(move || speech.say_with("wipe-do", &args!["count" => count()])))
        .on_click(act);
    section(speech, "s-wipe", "wipe-title", None)
        .child(el("p").class("gist").child(speech.say("wipe-note")))
        .child(
            el("div")
                .class("field-grid")
                .child(el("label").class("field").child(name).child(field)),
        )
        .child(
            el("p")
                .class("field-hint")
                .attr("data-tone", "danger")
                .attr("role", "alert")
                .text(move || fault.get()),
        )
        .child(el("p").child(remove))
}
