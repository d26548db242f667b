//! Where the words are. Always visible, never a pop-up, and never more than is true.

use super::icon::icon;
use crate::web::desk::{Desk, Saving, desk};
use crate::web::dom::{El, el};
use crate::web::folder::{Folder, State, folder};
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, speech};

/// Whether all is well with the words, as the style sheets spell it.
pub(crate) fn save_state(desk: Desk) -> &'static str {
    desk.saving.with(|saving| match saving {
        Saving::Saved(_) => "saved",
        Saving::Ready | Saving::Going(_) | Saving::Kept(_) => "saving",
        Saving::Unsafe(..) => "stale",
        Saving::Waiting(..) | Saving::Denied => "full",
    })
}

/// The status line "Storage".
pub(crate) fn save_lamp() -> El {
    let (desk, speech) = (desk(), speech());
    let words = move || {
        desk.saving.with(|saving| match saving {
            Saving::Ready => speech.say("storage-ready"),
            // What is on its way is shown by the sign; the words go on saying what is certain.
            Saving::Going(Some(at)) | Saving::Saved(at) => {
                speech.say_with("storage-saved", &args!["time" => speech.time(*at)])
            }
            Saving::Going(None) => speech.say("storage-going"),
            Saving::Unsafe(at, _) => {
                speech.say_with("storage-unsafe", &args!["time" => speech.time(*at)])
            }
            Saving::Kept(at) => speech.say_with("storage-kept", &args!["time" => speech.time(*at)]),
            Saving::Waiting(count, _) => {
                speech.say_with("storage-waiting", &args!["count" => *count])
            }
            Saving::Denied => speech.say("storage-denied"),
        })
    };
    let folder = folder();
    let copy = Memo::new(move |_| copy_words(desk, folder, speech));
    // The label says where; the time in it changes with every key and would be read out each time, so it is not live.
    el("p")
        .class("save-lamp")
        .attr("data-state", move || save_state(desk))
        .attr("role", "status")
        .attr("aria-live", "off")
        .attr("aria-label", speech.say("storage"))
        .child(icon("disk"))
        .child(el("span").text(words))
        .when(
            move || copy.with(|words| !words.is_empty()),
            move || el("span").class("save-lamp-copy").text(move || copy.get()),
        )
}

/// What is said beside it of the copies outside the browser: nothing where there is nothing to copy, or where the words
/// themselves are in danger.
fn copy_words(desk: Desk, folder: Folder, speech: Speech) -> String {
    let is_empty = desk.with(|all| all.interviews().next().is_none());
    if is_empty || matches!(save_state(desk), "stale" | "full") {
        return String::new();
    }
    match folder.state.get() {
        State::Asks => return speech.say("copy-paused"),
        State::Failing(_) => return speech.say("copy-broke"),
        State::Missing | State::Unchosen | State::Busy | State::Even => {}
    }
    match copy_age(desk, folder, speech) {
        Some(age) => speech.say_with("copy-age", &args!["age" => age]),
        None => speech.say("copy-none"),
    }
}

/// How long ago the last copy was, as it stands in a sentence; none where there was none.
pub(crate) fn copy_age(desk: Desk, folder: Folder, speech: Speech) -> Option<String> {
    let now = folder.minute.get();
    let copied = desk.preferences.with(|mine| mine.copied)?;
    let minutes = now.since(copied).as_ms() / 60_000;
    let minutes = usize::try_from(minutes).unwrap_or(usize::MAX);
    let (key, count) = match minutes {
        0 => ("age-just-now", 0),
        1..60 => ("age-minutes", minutes),
        60..2_880 => ("age-hours", minutes / 60),
        _ => ("age-days", minutes / 1_440),
    };
    Some(speech.say_with(key, &args!["count" => count]))
}
