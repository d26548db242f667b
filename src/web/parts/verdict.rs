//! Whether a record may be used at all, where it may not: a word and a shape, the reason, and what came before and after.

use super::icon::icon;
use crate::domain::id::InterviewId;
use crate::domain::interview::Interview;
use crate::formats::address::{Address, View};
use crate::web::desk::Desk;
use crate::web::dom::{El, el};
use crate::web::speech::{Speech, args};

/// The sign of a record that is out of everything.
pub(crate) fn struck_sign(speech: Speech) -> El {
    el("span")
        .class("verdict")
        .attr("data-state", "struck")
        .child(icon("strike"))
        .child(speech.say("struck"))
}

/// Who decided, and how to reach them.
pub(crate) fn lead_line(speech: Speech, interview: &Interview) -> Option<String> {
    let lead = interview.lead.as_ref()?;
    let who = match (lead.name.trim(), lead.reach.trim()) {
        ("", one) | (one, "") => one.to_owned(),
        (name, reach) => [name, reach].join(" · "),
    };
    Some(speech.say_with("lead", &args!["who" => who]))
}

/// Links to the record before this one and to the one after it, where they are here.
pub(crate) fn neighbours(desk: Desk, speech: Speech, id: &InterviewId) -> Vec<El> {
    desk.with(|workspace| {
        let before = workspace.interview(id).and_then(|it| it.came_from.as_ref());
        let before = before.and_then(|before| workspace.interview(before));
        [
            (before, "struck-before"),
            (workspace.after(id), "struck-after"),
        ]
        .into_iter()
        .filter_map(|(other, words)| {
            let other = other?;
            let view = if other.is_running() {
                View::Live
            } else {
                View::Report
            };
            let link = el("a").class("button").attr("data-size", "small").attr(
                "href",
                Address::Interview(other.id.clone(), view).to_string(),
            );
            Some(link.child(speech.say(words)))
        })
        .collect()
    })
}
