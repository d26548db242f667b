//! Where the words are. Always visible, never a pop-up, and never more than is true.

use leptos::prelude::*;

use super::icon::Icon;
use crate::web::desk::{Saving, desk};
use crate::web::speech::{args, speech};

/// The status line "Storage".
#[component]
pub(crate) fn SaveLamp() -> impl IntoView {
    let (desk, speech) = (desk(), speech());
    let words = move || match desk.saving.get() {
        Saving::Ready => speech.say("storage-ready"),
        Saving::Kept(at) => speech.say_with("storage-kept", &args!["time" => speech.time(at)]),
        Saving::Waiting(count, _) => speech.say_with("storage-waiting", &args!["count" => count]),
        Saving::Denied => speech.say("storage-denied"),
    };
    let state = move || match desk.saving.get() {
        Saving::Ready | Saving::Kept(_) => "saving",
        Saving::Waiting(..) | Saving::Denied => "full",
    };
    // The label says where; the time in it changes with every key and would be read out each time, so it is not live.
    view! {
        <p class="save-lamp" data-state=state role="status" aria-live="off" aria-label=speech.say("storage")>
            <Icon name="disk"/>
            <span>{words}</span>
        </p>
    }
}
