//! Something worth knowing now: it sits in the flow, pushes nothing over, and can wait.

use super::icon::icon;
use super::rescued::rescued_notices;
use crate::domain::history::History;
use crate::domain::id::InterviewId;
use crate::domain::workspace::{Edit, Workspace};
use crate::web::desk::{Desk, Found, Pen, Saving, desk};
use crate::web::dom::{El, button, el};
use crate::web::files;
use crate::web::folder::{folder, note_copied};
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, speech};
use crate::words::Sentence;

/// What happened, what to do, single faults as lines of a list, and at most a few buttons. The tone is `info`, `good`,
/// `caution` or `danger`.
pub(crate) fn notice(
    tone: &'static str,
    said: Sentence,
    details: Vec<String>,
    buttons: Vec<El>,
) -> El {
    let Sentence { what, todo } = said;
    let todo = (!todo.is_empty()).then(|| el("p").child(todo));
    let list = (!details.is_empty()).then(|| {
        details
            .into_iter()
            .fold(el("ul").class("notice-list"), |list, line| {
                list.child(el("li").child(line))
            })
    });
    plate(tone, el("p").child(what), todo, list, buttons)
}

/// The same of elements made by whoever has something to say: its words, and a list.
pub(crate) fn plate(
    tone: &'static str,
    title: El,
    todo: Option<El>,
    list: Option<El>,
    buttons: Vec<El>,
) -> El {
    let sign = match tone {
        "danger" | "caution" => "alert",
        _ => "info",
    };
    let role = if tone == "danger" { "alert" } else { "status" };
    let actions = (!buttons.is_empty()).then(|| el("div").class("notice-actions").child(buttons));
    let body = el("div")
        .class("notice-body")
        .child(title.class("notice-title"))
        .child(todo)
        .child(list)
        .child(actions);
    el("div")
        .class("notice")
        .attr("data-tone", tone)
        .attr("role", role)
        .child(icon(sign))
        .child(body)
}

/// Adds to `place` what the storage has to say, where it is worth a notice: words that are not being saved, and what
/// was found on reading.
///
/// Each notice stays while its trouble lasts and only its words change, as they may with every key: so its buttons keep
/// the focus.
pub(crate) fn storage_notices(place: El) -> El {
    let (desk, speech) = (desk(), speech());
    let trouble = move || {
        desk.saving
            .with(|saving| matches!(saving, Saving::Waiting(..) | Saving::Denied))
    };
    let on_bad_disk = move || {
        desk.saving
            .with(|saving| matches!(saving, Saving::Unsafe(..)))
    };
    let follows = move || {
        desk.pen
            .with(|pen| matches!(pen, Some((_, Pen::Elsewhere))))
    };
    let spills = move || !trouble() && desk.spilled.with(|count| *count > 0);
    let on_reserve = move || !trouble() && !spills() && desk.last_reserve.with(Option::is_some);
    let any_found = move || desk.found.with(|found| !found.is_empty());
    rescued_notices(place)
        .when(follows, move || following(desk, speech))
        .when(on_bad_disk, move || bad_disk(desk, speech))
        .when(trouble, move || unsaved(desk, speech))
        .when(spills, move || spilled(desk, speech))
        .when(on_reserve, move || reserve(desk, speech))
        .when(any_found, move || found(desk, speech))
}

/// Adds to `place` that something has no copy outside the browser, once an interview has ended or the days have passed. Not
/// for the live page.
pub(crate) fn copy_reminder(place: El) -> El {
    let (folder, speech) = (folder(), speech());
    let is_due = Memo::new(move |_| folder.is_reminder_due());
    place.when(
        move || is_due.get(),
        move || {
            let failed = RwSignal::new(false);
            let take =
                small(speech.say("remind-download")).on_click(move || folder.download(failed));
            let later = small(speech.say("remind-later"))
                .attr("data-kind", "quiet")
                .on_click(move || folder.hush());
            let todo = move || {
                speech.say(if failed.get() {
                    "copy-failed"
                } else {
                    "remind-todo"
                })
            };
            plate(
                "info",
                el("p").child(speech.say("remind")),
                Some(el("p").text(todo)),
                None,
                vec![take, later],
            )
        },
    )
}

/// Another window writes here.
fn following(desk: Desk, speech: Speech) -> El {
    let said = Sentence {
        what: speech.say("pen-elsewhere"),
        todo: speech.say("pen-elsewhere-todo"),
    };
    let take = small(speech.say("pen-take")).on_click(move || desk.take_pen());
    notice("info", said, Vec::new(), vec![take]).attr("data-anyone", "")
}

/// The disk does not take what is written.
fn bad_disk(desk: Desk, speech: Speech) -> El {
    let what = move || {
        desk.saving.with(|saving| match saving {
            Saving::Unsafe(_, why) => {
                speech.say_with("storage-unsafe-what", &args!["why" => why.as_str()])
            }
            _ => String::new(),
        })
    };
    plate(
        "danger",
        el("p").text(what),
        Some(el("p").child(speech.say("storage-unsafe-todo"))),
        None,
        vec![download(desk, speech)],
    )
}

/// Words that are in memory only.
fn unsaved(desk: Desk, speech: Speech) -> El {
    let said = move || {
        desk.saving.with(|saving| match saving {
            Saving::Waiting(_, why) => speech.explain(why),
            _ => Sentence {
                what: speech.say("storage-denied-what"),
                todo: speech.say("storage-denied-todo"),
            },
        })
    };
    let mut buttons = vec![download(desk, speech)];
    // Denied storage stays denied: there is nothing to try again, not even later.
    if desk
        .saving
        .with_untracked(|saving| *saving != Saving::Denied)
    {
        buttons.push(small(speech.say("storage-retry")).on_click(move || desk.retry()));
    }
    plate(
        "danger",
        el("p").text(move || said().what),
        Some(el("p").text(move || said().todo)),
        None,
        buttons,
    )
}

/// Words for which there is room in the mirror only.
fn spilled(desk: Desk, speech: Speech) -> El {
    let what = move || {
        desk.spilled
            .with(|count| speech.say_with("storage-spilled", &args!["count" => *count]))
    };
    let retry = small(speech.say("storage-retry")).on_click(move || desk.retry());
    plate(
        "caution",
        el("p").text(what),
        Some(el("p").child(speech.say("storage-spilled-todo"))),
        None,
        vec![download(desk, speech), retry],
    )
}

/// The last words that fitted.
fn reserve(desk: Desk, speech: Speech) -> El {
    let said = Sentence {
        what: speech.say("storage-reserve"),
        todo: speech.say("storage-reserve-todo"),
    };
    notice("caution", said, Vec::new(), vec![download(desk, speech)])
}

/// What was found on reading, until the person closes it.
fn found(desk: Desk, speech: Speech) -> El {
    let what = move || {
        desk.found.with(|found| {
            let lines: Vec<_> = found.iter().map(|found| line(speech, found)).collect();
            lines.join(" ")
        })
    };
    let close = small(speech.say("notice-close"))
        .attr("data-kind", "quiet")
        .on_click(move || desk.found.set(Vec::new()));
    plate(
        "caution",
        el("p").text(what),
        Some(el("p").child(speech.say("found-todo"))),
        None,
        vec![download(desk, speech), close],
    )
}

fn line(speech: Speech, found: &Found) -> String {
    let counted = |key: &str, count: usize| speech.say_with(key, &args!["count" => count]);
    match found {
        Found::SetAside(count) => counted("found-set-aside", *count),
        Found::Asked(count) => counted("found-asked", *count),
        Found::Orphans(count) => counted("found-orphans", *count),
        Found::Changed => speech.say("found-changed"),
        Found::Problems(count) => counted("found-problems", *count),
        Found::NewerApp => speech.say("found-newer-app"),
        Found::Mended(count) => counted("found-mended", *count),
    }
}

fn download(desk: Desk, speech: Speech) -> El {
    small(speech.say("storage-download")).on_click(move || {
        let name = files::safe_name(&["on-record", "everything"]);
        match files::download(&name, &desk.everything()) {
            Ok(()) => note_copied(desk),
            Err(why) => log(&["the download failed: ", &why].concat()),
        }
    })
}

/// A button in a notice.
pub(crate) fn small(words: String) -> El {
    button("button").attr("data-size", "small").child(words)
}

/// The button that takes the last act back. It keeps the focus when there is nothing left.
pub(crate) fn undo_button(desk: Desk, of: StoredValue<InterviewId>) -> El {
    button("button")
        .attr("aria-disabled", move || {
            (!can_undo(desk, of)).then_some("true")
        })
        .on_click(move || {
            if untrack(|| can_undo(desk, of)) {
                desk.edit(Edit::Undo(of.get_value()));
            }
        })
        .child(icon("undo"))
        .child(speech().say("undo"))
}

/// Whether there is anything to take back.
pub(crate) fn can_undo(desk: Desk, of: StoredValue<InterviewId>) -> bool {
    let can = |all: &Workspace| of.with_value(|id| all.history(id).is_some_and(History::can_undo));
    desk.with(can)
}
