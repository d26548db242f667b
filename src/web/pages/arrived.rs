//! What arrived together, line by line, before anything is written; and everything as one file.

use crate::web::dom::{El, button, el, focus_soon};
use crate::web::many::{Kind, Line, Many};
use crate::web::parts::icon::icon;
use crate::web::parts::notice::{plate, small};
use crate::web::prelude::*;
use crate::web::speech::{Speech, args};

/// What arrived, while something of it is to be decided or looked at.
pub(super) fn arrived(many: Many, speech: Speech) -> El {
    let is_read = move || many.lines.with(|lines| !lines.is_empty());
    let is_going = move || many.progress.with(Option::is_some);
    el("div")
        .class("stack")
        .attr("data-gap", "2")
        .when(is_going, move || going(many, speech))
        .when(is_read, move || list(many, speech))
}

/// How far it is, and the way to stop it.
fn going(many: Many, speech: Speech) -> El {
    let said = move || {
        let count = many.progress.get().unwrap_or_default();
        speech.say_with("arrived-going", &args!["count" => count])
    };
    let stop = small(speech.say("arrived-stop")).on_click(move || {
        many.close();
        focus_soon("main".to_owned());
    });
    plate("info", el("p").text(said), None, None, vec![stop])
}

fn count(many: Many, kind: Kind) -> usize {
    many.lines
        .with(|lines| lines.iter().filter(|line| line.kind == kind).count())
}

fn list(many: Many, speech: Speech) -> El {
    let title = move || {
        let all = many.lines.with(Vec::len);
        let can = all - count(many, Kind::Out) - count(many, Kind::Unread);
        // Nothing is left to be decided where all of them are here as they are.
        let here = count(many, Kind::Same) + count(many, Kind::Older);
        if can == here {
            return speech.say_with("arrived-none", &args!["all" => all]);
        }
        speech.say_with("arrived-title", &args!["count" => can, "all" => all])
    };
    let summary = move || {
        let said = [
            (Kind::Out, "arrived-count-out"),
            (Kind::Unread, "arrived-count-unread"),
            (Kind::Same, "arrived-count-same"),
            (Kind::Older, "arrived-count-older"),
            (Kind::Newer, "arrived-count-newer"),
            (Kind::Beside, "arrived-count-beside"),
            (Kind::Done, "arrived-count-done"),
        ];
        let said = said.into_iter().filter_map(|(kind, key)| {
            let count = count(many, kind);
            (count > 0).then(|| speech.say_with(key, &args!["count" => count]))
        });
        let mut said: Vec<_> = said.collect();
        if count(many, Kind::Done) == 0 {
            said.push(speech.say("arrived-nothing-yet"));
        }
        said.join(" ")
    };
    let close = small(speech.say("notice-close"))
        .attr("data-kind", "quiet")
        .on_click(move || {
            many.settle();
            focus_soon("main".to_owned());
        });
    let acts = el("div")
        .class("notice-actions")
        .when(
            move || count(many, Kind::New) > 0,
            move || all_of(many, speech, Kind::New, "arrived-add").attr("data-kind", "primary"),
        )
        .when(
            move || count(many, Kind::Newer) > 0,
            move || all_of(many, speech, Kind::Newer, "arrived-replace-all"),
        )
        .when(
            move || count(many, Kind::Beside) > 0,
            move || all_of(many, speech, Kind::Beside, "arrived-beside-all"),
        )
        .child(close);
    let is_long = many.lines.with_untracked(|lines| lines.len() > 12);
    let rows = el("ul").class("row-list").rows(
        move || many.lines.get(),
        |line| {
            let undo = if line.can_undo.is_some() { "+" } else { "-" };
            [&line.place.to_string(), undo, &line.said].concat()
        },
        move |line| row(many, speech, line),
    );
    let lines = el("details")
        .attr("open", (!is_long).then_some(""))
        .child(el("summary").child(speech.say("arrived-list")))
        .child(rows);
    let body = el("div")
        .class("notice-body")
        .child(
            el("p")
                .class("notice-title")
                .attr("id", "arrived")
                .attr("tabindex", "-1")
                .text(title),
        )
        .child(el("p").attr("role", "status").text(summary))
        .child(acts)
        .child(lines);
    el("section")
        .class("notice")
        .attr("data-tone", "info")
        .attr("aria-labelledby", "arrived")
        .child(icon("load"))
        .child(body)
}

fn all_of(many: Many, speech: Speech, kind: Kind, key: &'static str) -> El {
    button("button")
        .attr("data-size", "small")
        .text(move || speech.say_with(key, &args!["count" => count(many, kind)]))
        .on_click(move || {
            many.take_all(kind);
            focus_soon("arrived".to_owned());
        })
}

fn row(many: Many, speech: Speech, line: Line) -> El {
    let Line {
        place,
        name,
        file,
        kind,
        said,
        differences,
        open,
        can_undo,
    } = line;
    let act = match kind {
        Kind::New => Some("arrived-add-one"),
        Kind::Newer => Some("arrived-replace"),
        Kind::Beside => Some("arrived-keep"),
        _ => None,
    };
    let described = |button: El, key: &str| {
        let label = [&speech.say(key), ": ", &name].concat();
        button.attr("aria-label", label)
    };
    let act = act.map(|key| {
        let act = small(speech.say(key)).on_click(move || {
            many.take_one(place);
            focus_soon("arrived".to_owned());
        });
        described(act, key)
    });
    let undo = can_undo.map(|_| {
        let undo = small(speech.say("undo")).on_click(move || {
            many.undo(place);
            focus_soon("arrived".to_owned());
        });
        described(undo, "undo")
    });
    let head = match open {
        Some(address) => el("a")
            .class("row-name")
            .attr("href", address.to_string())
            .child(name.clone()),
        None => el("b").class("row-name").child(name.clone()),
    };
    let note = if file.is_empty() {
        said
    } else {
        [&said, " · ", &file].concat()
    };
    let differs = (!differences.is_empty()).then(|| {
        let args = args!["count" => differences.len()];
        let list = differences
            .into_iter()
            .fold(el("ul").class("notice-list"), |list, line| {
                list.child(el("li").attr("dir", "auto").child(line))
            });
        el("details")
            .child(el("summary").child(speech.say_with("arrived-differs", &args)))
            .child(list)
    });
    let text = el("div")
        .child(head.attr("dir", "auto"))
        .child(el("br"))
        .child(el("span").class("row-note").attr("dir", "auto").child(note))
        .child(differs);
    let end = el("span").class("row-end").child(act).child(undo);
    el("li")
        .class("row")
        .attr("data-lead", "none")
        .child(text)
        .child(end)
}
