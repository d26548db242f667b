//! Copies outside the browser: the folder, everything as one file, and what to know of either.

use super::{hand_over, section, told};
use crate::web::desk::Desk;
use crate::web::dom::{El, el, focus_soon};
use crate::web::folder::{Care, Folder, State, folder, note_copied};
use crate::web::parts::notice::{notice, plate, small};
use crate::web::parts::save_lamp::copy_age;
use crate::web::prelude::*;
use crate::web::speech::{Speech, args};
use crate::words::Sentence;

/// The part of the page.
pub(super) fn copies(desk: Desk, speech: Speech) -> El {
    let folder = folder();
    let failed = RwSignal::new(String::new());
    let broke = RwSignal::new(false);
    let is_missing = folder.state.get_untracked() == State::Missing;
    let everything = small(speech.say("copy-everything"))
        .attr("data-kind", is_missing.then_some("primary"))
        .on_click(move || folder.download(broke));
    let raw = small(speech.say("storage-download")).on_click(move || {
        let name = ["on-record", "everything"];
        hand_over(speech, failed, &name, &desk.everything());
        if failed.with_untracked(String::is_empty) {
            note_copied(desk);
        }
    });
    let why = move || {
        if broke.get() {
            speech.say("copy-failed")
        } else {
            String::new()
        }
    };
    let count = move || folder.shrunk.with(Vec::len);
    // What is busy looks as what is done: its buttons stay, and keep the focus.
    let kind = move || {
        let kind = folder.state.with(|state| match state {
            State::Missing => "missing",
            State::Unchosen => "unchosen",
            State::Asks => "asks",
            State::Busy | State::Even => "works",
            State::Failing(_) => "failing",
        });
        kind.to_owned()
    };
    section(speech, "s-copies", "copies-title", None)
        .child(el("div").keyed(kind, move || place(desk, folder, speech)))
        .when(move || count() > 0, move || shrunk(folder, speech))
        .when(
            move || folder.mended.get() > 0,
            move || {
                let said = move || {
                    speech.say_with("copies-mended", &args!["count" => folder.mended.get()])
                };
                plate("caution", el("p").text(said), None, None, Vec::new())
            },
        )
        .child(el("div").class("cluster").child(everything).child(raw))
        .child(told(failed))
        .child(el("p").class("field-hint").attr("role", "status").text(why))
}

/// What becomes of the folder, and what can be done.
fn place(desk: Desk, folder: Folder, speech: Speech) -> El {
    let to_heading = || focus_soon("s-copies".to_owned());
    let choose =
        move |key: &str| small(speech.say(key)).on_click(move || folder.choose(to_heading));
    let named = move |key: &str| {
        let name = folder.name.get();
        speech.say_with(key, &args!["folder" => name.as_str()])
    };
    let with = move |tone, title: El, todo: &str, buttons| {
        let todo = el("p").child(speech.say(todo));
        plate(tone, title, Some(todo), None, buttons)
    };
    match folder.state.get_untracked() {
        State::Missing | State::Unchosen => {
            let has_one = folder.state.get_untracked() == State::Unchosen;
            let said = Sentence {
                what: speech.say("copies-what"),
                todo: speech.say("copies-todo"),
            };
            let (note, buttons) = if has_one {
                let choose = choose("copies-choose").attr("data-kind", "primary");
                ("copies-choose-note", vec![choose])
            } else {
                ("copies-missing", Vec::new())
            };
            let notice = notice("info", said, vec![speech.say(note)], buttons);
            el("div").child(notice)
        }
        State::Asks => {
            let title = el("p").text(move || named("copies-asks"));
            let go_on = small(speech.say("copies-go-on"))
                .attr("data-kind", "primary")
                .on_click(move || folder.go_on(to_heading));
            let buttons = vec![go_on, choose("copies-other")];
            with("caution", title, "copies-asks-todo", buttons)
        }
        State::Busy | State::Even => {
            let said = move || {
                if folder.state.with(|state| *state == State::Busy) {
                    return named("copies-busy");
                }
                if folder.shrunk.with(|all| !all.is_empty()) {
                    return named("copies-held");
                }
                let (name, age) = (
                    folder.name.get(),
                    copy_age(desk, folder, speech).unwrap_or_default(),
                );
                let args = args!["folder" => name.as_str(), "age" => age];
                speech.say_with("copies-to", &args)
            };
            let now = small(speech.say("copies-now")).on_click(move || folder.copy(Care::Every));
            let buttons = vec![now, choose("copies-other")];
            with("good", el("p").text(said), "copies-to-todo", buttons)
        }
        State::Failing(_) => {
            let said = move || {
                let State::Failing(why) = folder.state.get() else {
                    return String::new();
                };
                let name = folder.name.get();
                let args = args!["folder" => name.as_str(), "why" => why.as_str()];
                speech.say_with("copies-broke", &args)
            };
            let again =
                small(speech.say("copies-again")).on_click(move || folder.copy(Care::Every));
            let buttons = vec![again, choose("copies-other")];
            with("danger", el("p").text(said), "copies-broke-todo", buttons)
        }
    }
}

/// Interviews of which little is left, and the question whether that is right.
fn shrunk(folder: Folder, speech: Speech) -> El {
    let said = move || {
        let count = folder.shrunk.with(Vec::len);
        speech.say_with("copies-shrunk", &args!["count" => count])
    };
    let anyway = small(speech.say("copies-anyway")).on_click(move || {
        folder.copy(Care::Anyway);
        focus_soon("s-copies".to_owned());
    });
    let todo = el("p").child(speech.say("copies-shrunk-todo"));
    plate(
        "caution",
        el("p").text(said),
        Some(todo),
        None,
        vec![anyway],
    )
}
