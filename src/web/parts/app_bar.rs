//! Where am I, what else is here, is it saved.

use super::icon::{brand, icon};
use super::save_lamp::save_lamp;
use crate::domain::guide::Language;
use crate::domain::id::InterviewId;
use crate::formats::address::{Address, View};
use crate::web::desk::{Desk, desk};
use crate::web::dom::{El, button, el};
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, speech};
use crate::words;

/// The bar at the top of every page but the live one. `at`: the interview shown, and which view of it.
pub(crate) fn app_bar(at: Option<(InterviewId, View)>) -> El {
    let (desk, speech) = (desk(), speech());
    let sign = el("a")
        .class("app-bar-brand")
        .attr("href", "#/")
        .child(brand())
        .child(el("span").class("app-bar-name").child("On Record"));
    let (name, tabs) = match at {
        Some((id, current)) => {
            let tabs = tabs(speech, &id, current);
            (Some(name(desk, speech, id)), Some(tabs))
        }
        None => (None, None),
    };
    let tools = el("div")
        .class("app-bar-tools")
        .child(save_lamp())
        .child(settings_link(speech))
        .child(language_choice())
        .child(theme_button());
    let inside = el("div")
        .class("app-bar-in")
        .child(sign)
        .child(el("div").class("app-bar-crumbs").child(name))
        .child(tabs)
        .child(tools);
    el("header").class("app-bar").child(inside)
}

fn name(desk: Desk, speech: Speech, id: InterviewId) -> El {
    el("b").attr("dir", "auto").text(move || {
        desk.read(&id, |interview| interview.respondent.alias.clone())
            .filter(|alias| !alias.trim().is_empty())
            .unwrap_or_else(|| speech.say("respondent-unnamed"))
    })
}

fn tabs(speech: Speech, id: &InterviewId, current: View) -> El {
    let links = [
        (View::Prepare, "tab-prepare"),
        (View::Live, "tab-live"),
        (View::Debrief, "debrief"),
        (View::Report, "tab-report"),
    ]
    .map(|(view, key)| {
        el("a")
            .class("tabs-link")
            .attr("href", Address::Interview(id.clone(), view).to_string())
            .attr("aria-current", (view == current).then_some("page"))
            .child(speech.say(key))
    });
    el("nav")
        .class("app-bar-tabs")
        .attr("aria-label", speech.say("tabs"))
        .child(el("div").class("tabs").child(links))
}

fn settings_link(speech: Speech) -> El {
    el("a")
        .class("button")
        .attr("data-kind", "quiet")
        .attr("data-size", "small")
        .attr("data-shape", "icon")
        .attr("href", Address::Settings.to_string())
        .attr("aria-label", speech.say("settings"))
        .child(icon("gear"))
}

/// The interface language: every other one there are files for.
pub(crate) fn language_choice() -> Vec<El> {
    let (desk, speech) = (desk(), speech());
    let current = speech.language();
    words::available()
        .filter(|(language, _)| *language != current)
        .map(|(language, own_name)| other_language(desk, speech, &language, own_name))
        .collect()
}

fn other_language(desk: Desk, speech: Speech, language: &Language, own_name: &'static str) -> El {
    let code = language.code().to_owned();
    let sign = code.to_ascii_uppercase();
    let label = speech.say_with("language-switch", &args!["name" => own_name]);
    tool()
        .attr("lang", code.clone())
        .attr("aria-label", [sign.as_str(), ": ", &label].concat())
        .child(sign)
        .on_click(move || {
            let code = code.clone();
            desk.prefer(move |preferences| preferences.language = Some(code));
        })
}

/// Light, dark, or as the system has it.
pub(crate) fn theme_button() -> El {
    let (desk, speech) = (desk(), speech());
    tool()
        .attr("data-shape", "icon")
        .attr("aria-label", speech.say("theme"))
        .child(icon("theme"))
        .on_click(move || turn_theme(desk))
}

fn tool() -> El {
    button("button")
        .attr("data-kind", "quiet")
        .attr("data-size", "small")
}

fn turn_theme(desk: Desk) {
    let dark_now =
        desk.preferences
            .with_untracked(|preferences| match preferences.theme.as_deref() {
                Some(theme) => theme == "dark",
                None => system_is_dark(),
            });
    desk.prefer(|preferences| {
        preferences.theme = Some(if dark_now { "light" } else { "dark" }.to_owned());
    });
}

fn system_is_dark() -> bool {
    window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}
