//! Every guide: the built-in ones to start from, and those of one's own to change, keep as files or take away.

use super::home::{Start, arrivals, import_way};
use crate::domain::guide::Guide;
use crate::domain::id::GuideId;
use crate::domain::workspace::Edit;
use crate::formats::address::Address;
use crate::formats::{content, document};
use crate::guides;
use crate::web::clock;
use crate::web::desk::{Desk, desk};
use crate::web::dom::{El, button, el, focus_soon};
use crate::web::files;
use crate::web::parts::app_bar::app_bar;
use crate::web::parts::icon::icon;
use crate::web::parts::notice::{notice, storage_notices};
use crate::web::prelude::*;
use crate::web::route;
use crate::web::speech::{Speech, args, copied, speech, version};
use crate::words::{Sentence, available};

/// One line of the list: the guide's id, its name, and what is to be said of it. As lists of other pages have it, so that
/// one function makes the rows of all.
type Line = [String; 3];

/// The acts of the page.
#[derive(Clone, Copy)]
struct Shelf {
    desk: Desk,
    speech: Speech,
    /// The guide that was deleted last.
    gone: RwSignal<Vec<Guide>>,
    /// Why a file could not be handed over.
    failed: RwSignal<String>,
}

impl Shelf {
    fn lines(self) -> Vec<Line> {
        let mut lines: Vec<_> = guides::guides().map(|it| self.line(it, false)).collect();
        self.desk.with(|workspace| {
            for guide in workspace.guides() {
                // The newest version comes last.
                lines.retain(|[id, ..]| id != guide.id.as_str());
                lines.push(self.line(guide, true));
            }
        });
        lines
    }

    fn line(self, guide: &Guide, own: bool) -> Line {
        let speech = self.speech;
        let counted = |key: &str, count: usize| speech.say_with(key, &args!["count" => count]);
        let mut note = vec![
            speech.say_with("minutes", &args!["count" => guide.minutes]),
            counted("guide-many", guide.prompts.len()),
        ];
        let spoken = available().filter(|(language, _)| guide.speaks(language));
        note.extend(spoken.map(|(_, name)| name.to_owned()));
        if own {
            note.push(version(speech, guide.version));
            match content::faults(guide).len() {
                0 => {}
                faults => note.push(counted("guide-draft", faults)),
            }
        } else {
            note.push(speech.say("guide-built-in"));
        }
        [guide.id.to_string(), title(speech, guide), note.join(" · ")]
    }

    /// Does something with a guide, wherever it is.
    fn with(self, id: &GuideId, how: &mut dyn FnMut(&Guide)) {
        if let Some(guide) = guides::guide(id.as_str()) {
            how(guide);
        } else {
            self.desk.peek(|workspace| workspace.guide(id).map(how));
        }
    }

    fn duplicate(self, id: &GuideId) {
        let mut copy = None;
        self.with(id, &mut |guide| {
            let id = GuideId::new(clock::fresh_id());
            copy = Some(guide.duplicate(id, copied(&guide.title)));
        });
        if let Some(copy) = copy {
            let address = Address::Guide(copy.id.clone());
            if self.desk.edit(Edit::AddGuide(Box::new(copy))) {
                route::go(&address);
            }
        }
    }

    fn delete(self, id: &GuideId) {
        self.with(id, &mut |guide| self.gone.set(vec![guide.clone()]));
        self.desk.edit(Edit::RemoveGuide(id.clone()));
    }

    fn put_back(self) {
        for guide in self.gone.get_untracked() {
            focus_soon(guide.id.to_string());
            self.desk.edit(Edit::AddGuide(Box::new(guide)));
        }
        self.gone.set(Vec::new());
    }

    fn export(self, id: &GuideId) {
        self.with(id, &mut |guide| {
            self.failed.set(export(self.speech, guide));
        });
    }
}

/// What a guide is called, or that nobody named it yet.
pub(super) fn title(speech: Speech, guide: &Guide) -> String {
    match guide.title.text(&speech.language()) {
        "" => speech.say("guide-nameless"),
        title => title.to_owned(),
    }
}

/// Hands a guide over as a file. What it answers is why it could not.
pub(super) fn export(speech: Speech, guide: &Guide) -> String {
    let name = files::safe_name(&["guide", &title(speech, guide)]);
    let text = document::write_guide(guide).map_err(|why| why.to_string());
    let failed = text.and_then(|text| files::download(&name, &text)).err();
    failed.map_or_else(String::new, |why| {
        speech.say_with("export-failed", &args!["why" => why])
    })
}

/// The page "Guides".
pub(crate) fn guides() -> Vec<El> {
    let shelf = Shelf {
        desk: desk(),
        speech: speech(),
        gone: RwSignal::new(Vec::new()),
        failed: RwSignal::new(String::new()),
    };
    let speech = shelf.speech;
    let start = Start::new();
    let head = el("div")
        .class("page-head-row")
        .child(el("h1").child(speech.say("guides")))
        .child(el("div").class("page-head-tools").child(import_way(start)));
    let head = el("header").class("page-head").child(head).child(
        el("p")
            .class("page-head-lede")
            .child(speech.say("guides-lede")),
    );
    let told = el("div")
        .class("stack")
        .attr("data-gap", "2")
        .child(arrivals(start))
        .child(
            el("p")
                .attr("role", "status")
                .text(move || shelf.failed.get()),
        )
        .when(
            move || !shelf.gone.with(Vec::is_empty),
            move || deleted(shelf),
        );
    let list = el("ul").class("row-list").rows(
        move || shelf.lines(),
        |line| line.join("\n"),
        move |line| row(shelf, line),
    );
    let page = el("main")
        .class("page")
        .attr("id", "main")
        .attr("data-width", "exhibit");
    vec![
        app_bar(None),
        storage_notices(page).child(head).child(told.child(list)),
    ]
}

/// What was deleted, and the way back, which has the focus: the row it was deleted from is gone.
fn deleted(shelf: Shelf) -> El {
    let speech = shelf.speech;
    let gone = shelf.gone.get_untracked();
    let name: String = gone.iter().map(|guide| title(speech, guide)).collect();
    let said = Sentence {
        what: speech.say_with("guide-deleted", &args!["name" => name]),
        todo: speech.say("guide-deleted-todo"),
    };
    let back = button("button")
        .attr("data-size", "small")
        .child(icon("undo"))
        .child(speech.say("undo"))
        .on_click(move || shelf.put_back())
        .focused();
    notice("info", said, Vec::new(), vec![back])
}

fn row(shelf: Shelf, [id, name, note]: Line) -> El {
    let speech = shelf.speech;
    let id = GuideId::new(id);
    let own = guides::guide(id.as_str()).is_none();
    let address = Address::Guide(id.clone()).to_string();
    let label = |key: &str| [&speech.say(key), ": ", &name].concat();
    let act = |key: &'static str, act: fn(Shelf, &GuideId)| {
        let id = id.clone();
        button("button")
            .attr("data-size", "small")
            .attr("aria-label", label(key))
            .child(speech.say(key))
            .on_click(move || act(shelf, &id))
    };
    let mut acts = vec![act("guide-duplicate", Shelf::duplicate)];
    if own {
        let edit = el("a")
            .class("button")
            .attr("data-size", "small")
            .attr("href", address.clone())
            .attr("aria-label", label("edit"))
            .child(speech.say("edit"));
        acts.push(edit);
    }
    acts.push(act("export-json", Shelf::export));
    if own {
        acts.push(act("delete-item", Shelf::delete));
    }
    let sign = if own {
        el("a").attr("href", address).attr("id", id.to_string())
    } else {
        el("span")
    };
    let sign = sign.class("row-name").attr("dir", "auto").child(name);
    let note = el("span").class("row-note").child(note);
    el("li")
        .class("row")
        .attr("data-lead", "none")
        .child(el("span").child(sign).child(el("br")).child(note))
        .child(el("div").class("row-end").child(acts))
}
