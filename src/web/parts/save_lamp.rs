//! Where the words are. Always visible, never a pop-up, and never more than is true.

use super::icon::icon;
use crate::web::desk::{Desk, Saving, desk};
use crate::web::dom::{El, el};
use crate::web::prelude::*;
use crate::web::speech::{args, speech};

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
    // The label says where; the time in it changes with every key and would be read out each time, so it is not live.
    el("p")
        .class("save-lamp")
        .attr("data-state", move || save_state(desk))
        .attr("role", "status")
        .attr("aria-live", "off")
        .attr("aria-label", speech.say("storage"))
        .child(icon("disk"))
        .child(el("span").text(words))
}
