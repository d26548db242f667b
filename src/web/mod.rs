//! The browser: a thin shell around the core.

mod arrive;
mod call;
mod clock;
mod cockpit;
mod desk;
mod disk;
mod dom;
mod engine;
mod files;
mod folder;
mod keys;
mod many;
mod mirror;
mod newer;
mod pages;
mod panic;
mod parts;
mod pen;
mod place;
mod prelude;
mod route;
mod speech;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, Event, KeyboardEvent};

use crate::domain::guide::Language;
use crate::domain::interview::Interview;
use crate::formats::address::{Address, View};
use crate::words::{self, Sentence};
use desk::{Desk, Pen, Start};
use dom::{Child, El, button, el};
use pages::debrief::debrief;
use pages::guide::guide;
use pages::guides::guides;
use pages::home::home;
use pages::live::live;
use pages::prepare::prepare;
use pages::rating::rating;
use pages::report::report;
use pages::settings::settings;
use parts::app_bar::app_bar;
use parts::notice::notice;
use prelude::*;
use speech::Speech;

/// Reads what is stored and puts the app on the page.
pub fn start() {
    panic::watch();
    spawn_local(async {
        let start = Start::find().await;
        leptos::mount::mount_to_body(|| {
            if let Some(body) = document().body() {
                app(start).put(&body);
            }
        });
    });
}

/// The app: one desk, one language, one screen at a time.
fn app(start: Start) -> impl Child {
    let desk = Desk::open(start);
    provide_context(desk);
    provide_context(call::AtHand::new());
    let folder = folder::Folder::open(desk);
    provide_context(folder);
    desk.watch();
    hold_still(desk);
    untrack(|| desk.sift_rescued());
    desk.settle_in();
    let address = route::current();
    let language = Memo::new(move |_| {
        let chosen = desk
            .preferences
            .with(|preferences| preferences.language.clone());
        chosen
            .map(Language::new)
            .filter(is_spoken)
            .unwrap_or_else(browser_language)
    });
    let theme = Memo::new(move |_| {
        desk.preferences
            .with(|preferences| preferences.theme.clone())
    });
    Effect::new(move |_| {
        if let Some(root) = document().document_element() {
            // An attribute of the root element can always be set.
            let _set = root.set_attribute("lang", language.get().code());
            let _set = match theme.get() {
                Some(theme) => root.set_attribute("data-theme", &theme),
                None => root.remove_attribute("data-theme"),
            };
        }
    });
    // Another address or language is another page, and the link or button that led to it has gone with the old one.
    Effect::new(move |before: Option<(Address, Language)>| {
        let now = (address.get(), language.get());
        if let Some(before) = before.filter(|before| *before != now) {
            to_heading();
            if let Address::Interview(id, View::Live) = before.0 {
                untrack(|| {
                    desk.left_live(&id);
                    // Later, because nothing on the page is changed by what follows it.
                    set_timeout(move || folder.bring(), 0);
                });
            }
        }
        now
    });
    // A new language builds the page anew: every sentence on it changes, and what is typed lives in the record.
    move || {
        let speech = Speech::new(language.get());
        provide_context(speech);
        let address = address.get();
        // A packed interview is shown once it has been taken apart.
        desk.unpacked(&address);
        untrack(|| screen(desk, speech, address))
    }
}

/// Where another window has the pen nothing on the page can be changed; it can be read, scrolled and left, and text
/// can be copied. What is meant for a follower, too, says so (`data-anyone`).
fn hold_still(desk: Desk) {
    let follows = move || {
        desk.pen
            .with_untracked(|pen| matches!(pen, Some((_, Pen::Elsewhere))))
    };
    let hold = move |event: Event| {
        let on = event.target().and_then(|on| on.dyn_into::<Element>().ok());
        let is_in = |what: &str| {
            let found = on.as_ref().and_then(|on| on.closest(what).ok().flatten());
            found.is_some()
        };
        let free = "[data-anyone], a[href], summary";
        if !follows() || !is_in("main") || is_in(free) {
            return;
        }
        if let Some(key) = event.dyn_ref::<KeyboardEvent>() {
            // A list or a set of choices changes with the keys that move in it; text does not.
            let moves = is_in("select, [role=radiogroup], input[type=radio], input[type=date]");
            if key.key() == "Tab" || !moves {
                return;
            }
        }
        event.prevent_default();
        event.stop_propagation();
    };
    for happens in ["click", "beforeinput", "paste", "drop", "keydown"] {
        listen_first(&document(), happens, Box::new(hold));
    }
    Effect::new(move |_| {
        let follows = desk
            .pen
            .with(|pen| matches!(pen, Some((_, Pen::Elsewhere))));
        if let Some(root) = document().document_element() {
            // An attribute of the root element can always be set.
            let _set = root.toggle_attribute_with_force("data-follows", follows);
        }
    });
}

fn screen(desk: Desk, speech: Speech, address: Address) -> Vec<El> {
    desk.show(match &address {
        Address::Interview(id, _) => Some(id),
        _ => None,
    });
    match address {
        Address::Home => {
            title(&speech.say("app-title"));
            veiled(desk, speech, home(String::new()))
        }
        Address::Interview(id, view) => {
            if !desk.open_interview(&id) && desk.is_packed(&id) {
                return packed(desk, speech, id);
            }
            if !desk.open_interview(&id) {
                return home(Address::Interview(id, view).to_string());
            }
            // Whichever view is asked for, a second listener sees no more than is theirs to see.
            if desk.glance(&id, Interview::is_rating) == Some(true) {
                title(&[speech.say("rating-kind"), speech.say("app-title")].join(" · "));
                return veiled(desk, speech, rating(id));
            }
            let page = match view {
                View::Prepare => "tab-prepare",
                View::Live => "tab-live",
                View::Debrief => "debrief",
                View::Report => "tab-report",
            };
            // Never the respondent's name: a title shows in a shared screen's task bar (reliability notes, 6.6).
            title(&format!(
                "{} · {}",
                speech.say(page),
                speech.say("app-title")
            ));
            match view {
                View::Prepare => veiled(desk, speech, prepare(id)),
                View::Live => live(id),
                View::Debrief => veiled(desk, speech, debrief(id)),
                View::Report => veiled(desk, speech, report(id)),
            }
        }
        Address::Guides => {
            guides_title(speech);
            guides()
        }
        Address::Guide(id) => {
            if desk.peek(|workspace| workspace.guide(&id).is_none()) {
                return home(Address::Guide(id).to_string());
            }
            guides_title(speech);
            guide(id)
        }
        Address::Settings => {
            title(&[speech.say("settings"), speech.say("app-title")].join(" · "));
            veiled(desk, speech, settings())
        }
        Address::Unknown(path) => home(path),
    }
}

/// An interview that lies packed, until it has been taken apart.
fn packed(desk: Desk, speech: Speech, id: crate::domain::id::InterviewId) -> Vec<El> {
    let said = move || {
        let [tone, what, todo] = if desk.is_locked(&id) {
            ["danger", "packed-locked", "packed-locked-todo"]
        } else {
            ["info", "packed-opening", ""]
        };
        let said = Sentence {
            what: speech.say(what),
            todo: if todo.is_empty() {
                String::new()
            } else {
                speech.say(todo)
            },
        };
        notice(tone, said, Vec::new(), Vec::new())
    };
    let page = el("main").class("page").attr("id", "main");
    let heading = el("h1")
        .class("visually-hidden")
        .child(speech.say("app-title"));
    vec![app_bar(None), page.child(heading).child(said)]
}

/// A page that a shared screen should not show: in discreet mode only its veil is seen, and the way to lift it.
fn veiled(desk: Desk, speech: Speech, page: Vec<El>) -> Vec<El> {
    let veil = move || {
        let leave = button("button").attr("data-size", "small");
        let leave = leave
            .on_click(move || desk.toggle_discreet())
            .child(speech.say("discreet-leave"));
        let said = Sentence {
            what: speech.say("discreet-veil"),
            todo: speech.say("discreet-veil-todo"),
        };
        el("main")
            .class("page")
            .child(notice("info", said, Vec::new(), vec![leave]))
    };
    let is_on = move || desk.discreet.get();
    let page = el("div").attr("hidden", is_on).child(page);
    vec![el("div").when(is_on, veil), page]
}

fn guides_title(speech: Speech) {
    title(&[speech.say("guides"), speech.say("app-title")].join(" · "));
}

fn title(words: &str) {
    document().set_title(words);
}

/// Puts the focus on a new page's heading, so that it is read out and the next Tab begins there. Not on the first page
/// of all, where the browser's own place is right, nor where the page itself puts the focus somewhere.
fn to_heading() {
    use wasm_bindgen::JsCast;
    request_animation_frame(|| {
        let heading = document().query_selector("main h1").ok().flatten();
        let nowhere = document()
            .active_element()
            .is_none_or(|active| active.tag_name() == "BODY");
        if let Some(heading) = heading.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok())
            && nowhere
        {
            heading.set_tab_index(-1);
            // A heading that cannot take the focus is still the first thing on the page.
            let _focused = heading.focus();
        }
    });
}

fn is_spoken(language: &Language) -> bool {
    words::available().any(|(spoken, _)| spoken == *language)
}

/// The first language of the browser that there are files for, or else English.
fn browser_language() -> Language {
    window()
        .navigator()
        .languages()
        .iter()
        .filter_map(|code| code.as_string())
        .map(|code| {
            Language::new(
                code.split('-')
                    .next()
                    .unwrap_or_default()
                    .to_ascii_lowercase(),
            )
        })
        .find(is_spoken)
        .unwrap_or_else(Language::english)
}
