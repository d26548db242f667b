//! What was set aside and what has no interview: listed, handed out as files, taken up again or discarded.

use std::cell::RefCell;
use std::rc::Rc;

use super::{asked_first, hand_over, row, section, told};
use crate::formats::document;
use crate::formats::shelf::{Orphan, Reason, SetAside, as_file};
use crate::web::desk::Desk;
use crate::web::dom::{El, el, focus_soon};
use crate::web::parts::notice::small;
use crate::web::prelude::*;
use crate::web::speech::{Speech, args};

/// The section.
pub(super) fn aside(desk: Desk, speech: Speech) -> El {
    let failed = RwSignal::new(String::new());
    let is_empty = move || desk.set_aside().is_empty() && desk.orphans().is_empty();
    let lost = move || {
        let all = desk.orphans().into_iter();
        all.map(|it| it.interview.to_string()).collect()
    };
    let recovered = el("ul")
        .class("row-list")
        .rows(lost, Clone::clone, move |id| {
            let mut all = untrack(|| desk.orphans()).into_iter();
            match all.find(|it| it.interview.as_str() == id) {
                Some(orphan) => recovered_row(desk, speech, failed, orphan),
                None => el("li"), // not reachable: the names are those of the list
            }
        });
    let texts: Rc<RefCell<Vec<SetAside>>> = Rc::default();
    let listed = Rc::clone(&texts);
    let kept = move || {
        let all = desk.set_aside();
        let keys: Vec<_> = all.iter().map(|it| it.kept.clone()).collect();
        listed.replace(all);
        keys
    };
    let rows = el("ul")
        .class("row-list")
        .rows(kept, Clone::clone, move |key| {
            let all = texts.borrow();
            match all.iter().find(|it| it.kept == key) {
                Some(text) => text_row(desk, speech, failed, text.clone()),
                None => el("li"), // not reachable: the keys are those of the list
            }
        });
    let all = move || {
        let all = small(speech.say("aside-download-all")).on_click(move || {
            let text = as_file(&untrack(|| desk.set_aside()));
            hand_over(speech, failed, &["on-record", "set-aside"], &text);
        });
        el("p").child(all)
    };
    section(speech, "s-aside", "aside-title", None)
        .child(el("p").class("gist").child(speech.say("aside-note")))
        .child(recovered)
        .child(rows)
        .when(is_empty, move || {
            el("p").class("gist").child(speech.say("aside-nothing"))
        })
        .child(told(failed))
        .when(move || !desk.set_aside().is_empty(), all)
}

fn text_row(desk: Desk, speech: Speech, failed: RwSignal<String>, text: SetAside) -> El {
    let why = match text.reason {
        Reason::Damaged => "aside-damaged",
        Reason::Shape => "aside-shape",
        Reason::TooNew => "aside-too-new",
        Reason::ChangedElsewhere => "aside-changed",
        Reason::Loose => "aside-loose",
        Reason::Asked => "aside-asked",
    };
    let count = text.raw.chars().count();
    let mut note = vec![
        speech.say(why),
        speech.say_with("aside-bytes", &args!["count" => count]),
    ];
    note.extend(
        text.when
            .map(|when| [speech.day(when), speech.time(when)].join(", ")),
    );
    let (name, note) = (text.key.clone(), note.join(" · "));
    let of = text.clone();
    let label = speech.say_with("aside-download-of", &args!["name" => name.clone()]);
    let download = small(speech.say("aside-download"))
        .attr("aria-label", label)
        .on_click(move || {
            let file = as_file(std::slice::from_ref(&of));
            hand_over(speech, failed, &["set-aside", &of.key], &file);
        });
    let is_ours = text.reason != Reason::TooNew;
    let discard = is_ours.then(|| {
        let label = speech.say_with("aside-discard-of", &args!["name" => name.clone()]);
        let ask = small(speech.say("aside-discard"))
            .attr("data-kind", "quiet")
            .attr("aria-label", label);
        let act = small(speech.say("aside-discard-do"))
            .attr("data-kind", "danger")
            .on_click(move || {
                desk.discard(&text);
                focus_soon("s-aside".to_owned());
            });
        let question = speech.say("aside-discard-sure");
        asked_first(
            speech,
            ["discard-", &text_id(&name, count)].concat(),
            ask,
            Box::new(move |()| question.clone()),
            act,
        )
    });
    row(name, note, el("span").child(download).child(discard))
}

/// A name for a row on the page: the key it came from and how long it is.
fn text_id(key: &str, count: usize) -> String {
    [key, &count.to_string()].join("-")
}

fn recovered_row(desk: Desk, speech: Speech, failed: RwSignal<String>, orphan: Orphan) -> El {
    let count = orphan.items.len();
    let name = speech.say_with("recovered-name", &args!["count" => count]);
    let note = speech.say("recovered-note");
    let of = orphan.clone();
    let download = small(speech.say("recovered-download")).on_click(move || {
        let interview = desk.recovered(&of, speech.language());
        let text = interview.and_then(|it| document::write_interview(&it, None).ok());
        let name = ["recovered", of.interview.as_str()];
        hand_over(speech, failed, &name, &text.unwrap_or_default());
    });
    let take = small(speech.say("recovered-take")).on_click(move || {
        desk.take_recovered(&orphan, speech.language());
        focus_soon("s-aside".to_owned());
    });
    row(name, note, el("span").child(take).child(download))
}
