//! The trash, as a list to put things back from.

use std::cell::RefCell;
use std::rc::Rc;

use super::{asked_first, hand_over, hand_over_deletion, row, section, told};
use crate::domain::interview::{Interview, LogCode};
use crate::formats::document::write_interview;
use crate::formats::shelf::{Rested, Resting};
use crate::web::desk::Desk;
use crate::web::dom::{El, button, el, focus_soon};
use crate::web::parts::icon::icon;
use crate::web::parts::notice::small;
use crate::web::prelude::*;
use crate::web::speech::{Speech, args};

/// The section.
pub(super) fn trash(desk: Desk, speech: Speech) -> El {
    let refused = RwSignal::new(String::new());
    // The list is of keys, as other lists are of texts: one function makes the rows of all.
    let resting: Rc<RefCell<Vec<Resting>>> = Rc::default();
    let listed = Rc::clone(&resting);
    let keys = move || {
        let all = desk.trash();
        let keys: Vec<_> = all.iter().map(|it| it.key.clone()).collect();
        listed.replace(all);
        keys
    };
    let rows = el("ul")
        .class("row-list")
        .rows(keys, Clone::clone, move |key| {
            let all = resting.borrow();
            match all.iter().find(|it| it.key == key) {
                Some(it) => resting_row(desk, speech, refused, it.clone()),
                None => el("li"), // not reachable: the keys are those of the list
            }
        });
    let purged = el("ul").class("row-list").rows(
        move || purged(desk, speech),
        Clone::clone,
        move |date| purged_row(speech, date),
    );
    let count = move || desk.trash().len();
    let is_empty = move || count() == 0;
    let empty = move || {
        let ask = small(speech.say("trash-empty"));
        let act = small(speech.say("trash-empty-do"))
            .attr("data-kind", "danger")
            .on_click(move || {
                let all = untrack(|| desk.trash());
                let keys: Vec<_> = all.into_iter().map(|it| it.key).collect();
                desk.let_go(&keys);
                focus_soon("s-trash".to_owned());
            });
        let question = move || speech.say_with("trash-empty-sure", &args!["count" => count()]);
        asked_first(
            speech,
            "trash-empty".to_owned(),
            ask,
            Box::new(move |()| question()),
            act,
        )
    };
    let has_interviews = move || {
        let is_interview = |it: &Resting| matches!(it.what, Rested::Interview(_));
        desk.trash().iter().any(is_interview)
    };
    let for_colleagues = move || {
        let file = small(speech.say("deletion-file-of-trash"));
        el("p").child(file.on_click(move || {
            if let Some(deletion) = desk.deletion_of_trash() {
                hand_over_deletion(speech, refused, &deletion);
            }
        }))
    };
    let days = Some(speech.say("trash-days"));
    section(speech, "s-trash", "trash-title", days)
        .child(rows)
        .child(purged)
        .when(is_empty, move || {
            el("p").class("gist").child(speech.say("trash-nothing"))
        })
        .child(told(refused))
        .when(has_interviews, for_colleagues)
        .when(move || !is_empty(), empty)
}

fn alias(speech: Speech, interview: &Interview) -> String {
    match interview.respondent.alias.trim() {
        "" => speech.say("respondent-unnamed"),
        alias => alias.to_owned(),
    }
}

/// What it is, and a line of what it says.
fn described(desk: Desk, speech: Speech, resting: &Resting) -> (String, String) {
    let named = |key: &str, name: String| speech.say_with(key, &args!["name" => name]);
    let of_language = |title: &crate::domain::guide::Translated<String>| {
        title.text(&speech.language()).to_owned()
    };
    match &resting.what {
        Rested::Interview(head) => {
            let company = head.respondent.company.trim().to_owned();
            (named("trash-interview", alias(speech, head)), company)
        }
        Rested::Older(it) => {
            let args = args!["name" => alias(speech, it), "date" => speech.day(resting.when)];
            let company = it.respondent.company.trim().to_owned();
            (speech.say_with("trash-older", &args), company)
        }
        Rested::Item(of, item) => {
            let name = desk.glance(of, |it| alias(speech, it));
            let name = name.unwrap_or_else(|| speech.say("respondent-unnamed"));
            let mut words: String = item.text.chars().take(80).collect();
            if words.len() < item.text.len() {
                words.push('…');
            }
            (named("trash-item", name), ["“", &words, "”"].concat())
        }
        Rested::Guide(guide) => (
            named("trash-guide", of_language(&guide.title)),
            String::new(),
        ),
        Rested::Study(study) => (named("trash-study", study.title.clone()), String::new()),
        Rested::Unread => (speech.say("trash-unread"), String::new()),
    }
}

fn resting_row(desk: Desk, speech: Speech, refused: RwSignal<String>, resting: Resting) -> El {
    let (name, words) = described(desk, speech, &resting);
    let days = Desk::days_left(&resting);
    let date = speech.day(resting.until());
    let until = speech.say_with("trash-until", &args!["days" => days, "date" => date]);
    let note = if words.is_empty() {
        until
    } else {
        [words, until].join(" · ")
    };
    let label = speech.say_with("trash-put-back-of", &args!["name" => name.clone()]);
    let older = match &resting.what {
        Rested::Older(it) => Some(older_acts(desk, speech, refused, &resting.key, &name, it)),
        _ => None,
    };
    let can_come_back = resting.what != Rested::Unread;
    let back = can_come_back.then(|| {
        button("button")
            .attr("data-size", "small")
            .attr("aria-label", label)
            .child(icon("undo"))
            .child(speech.say("trash-put-back"))
            .on_click(move || {
                let done = desk.put_back(&resting);
                refused.set(if done {
                    String::new()
                } else {
                    speech.say("trash-refused")
                });
                // Its row has gone, or what is to be read stands below.
                focus_soon("s-trash".to_owned());
            })
    });
    row(name, note, el("span").child(older).child(back))
}

/// What else can be done with an older version: it can be taken out as a file, and let go by itself.
fn older_acts(
    desk: Desk,
    speech: Speech,
    refused: RwSignal<String>,
    key: &str,
    name: &str,
    older: &Interview,
) -> [El; 2] {
    let args = args!["name" => name];
    let (alias, text) = (alias(speech, older), write_interview(older, None).ok());
    let download = small(speech.say("aside-download"))
        .attr("aria-label", speech.say_with("aside-download-of", &args))
        .on_click(move || match &text {
            Some(text) => hand_over(speech, refused, &["on-record", &alias, "older"], text),
            None => refused.set(speech.say("trash-unread")),
        });
    let ask = small(speech.say("trash-let-go"))
        .attr("aria-label", speech.say_with("trash-let-go-of", &args));
    let entry = vec![key.to_owned()];
    let act = small(speech.say("trash-empty-do"))
        .attr("data-kind", "danger")
        .on_click(move || {
            desk.let_go(&entry);
            focus_soon("s-trash".to_owned());
        });
    let id = ["let-go-", key].concat();
    let question = move |()| speech.say("trash-let-go-sure");
    let let_go = asked_first(speech, id, ask, Box::new(question), act);
    [download, let_go]
}

/// When words were removed because consent was withdrawn: nothing of that can be put back, and a person may look for it here.
fn purged(desk: Desk, speech: Speech) -> Vec<String> {
    desk.with(|all| {
        let logs = all
            .interviews()
            .filter(|it| it.is_purged() && it.rating.is_none());
        let entries = logs.filter_map(|it| it.log.iter().find(|it| it.what == LogCode::Purged));
        let mut dates: Vec<String> = Vec::new();
        entries.for_each(|entry| {
            let date = speech.day(entry.wall);
            if !dates.contains(&date) {
                dates.push(date);
            }
        });
        dates
    })
}

fn purged_row(speech: Speech, date: String) -> El {
    let name = speech.say_with("trash-purged", &args!["date" => date]);
    let note = speech.say("trash-purged-note");
    let tag = el("span")
        .class("tag")
        .child(speech.say("trash-purged-tag"));
    row(name, note, el("span").child(tag))
}
