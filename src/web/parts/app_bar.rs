//! Where am I, what else is here, is it saved.

use leptos::prelude::*;

use super::icon::{Brand, Icon};
use super::save_lamp::SaveLamp;
use crate::domain::id::InterviewId;
use crate::formats::address::{Address, View};
use crate::web::desk::desk;
use crate::web::speech::{args, speech};
use crate::words;

/// The bar at the top of every page but the live one.
#[component]
pub(crate) fn AppBar(
    /// The interview shown, and which view of it.
    #[prop(optional_no_strip)]
    at: Option<(InterviewId, View)>,
) -> impl IntoView {
    let (desk, speech) = (desk(), speech());
    let crumbs_at = at.clone();
    let crumbs = move || {
        crumbs_at.as_ref().map(|(id, _)| {
            let alias = desk
                .read(id, |interview| interview.respondent.alias.clone())
                .unwrap_or_default();
            let name = if alias.trim().is_empty() {
                speech.say("respondent-unnamed")
            } else {
                alias
            };
            view! { <b dir="auto">{name}</b> }
        })
    };
    let tabs = at.map(|(id, current)| {
        let link = |view: View, key: &'static str| {
            let href = Address::Interview(id.clone(), view).to_string();
            view! {
                <a class="tabs-link" href=href aria-current=(view == current).then_some("page")>
                    {speech.say(key)}
                </a>
            }
        };
        view! {
            <nav class="app-bar-tabs" aria-label=speech.say("tabs")>
                <div class="tabs">
                    {link(View::Prepare, "tab-prepare")} {link(View::Live, "tab-live")}
                    {link(View::Report, "tab-report")}
                </div>
            </nav>
        }
    });
    view! {
        <header class="app-bar">
            <div class="app-bar-in">
                <a class="app-bar-brand" href="#/">
                    <Brand/>
                    <span class="app-bar-name">"On Record"</span>
                </a>
                <div class="app-bar-crumbs">{crumbs}</div>
                {tabs}
                <div class="app-bar-tools">
                    <SaveLamp/>
                    <LanguageChoice/>
                    <ThemeButton/>
                </div>
            </div>
        </header>
    }
}

/// The interface language: every one there are files for.
#[component]
pub(crate) fn LanguageChoice() -> impl IntoView {
    let (desk, speech) = (desk(), speech());
    let current = speech.language();
    let others: Vec<_> = words::available()
        .filter(|(language, _)| *language != current)
        .collect();
    others
        .into_iter()
        .map(|(language, own_name)| {
            let code = language.code().to_owned();
            let label = speech.say_with("language-switch", &args!["name" => own_name]);
            view! {
                <button
                    class="button"
                    data-kind="quiet"
                    data-size="small"
                    type="button"
                    lang=code.clone()
                    aria-label=format!("{}: {label}", language.code().to_uppercase())
                    on:click=move |_| {
                        let code = code.clone();
                        desk.prefer(move |preferences| preferences.language = Some(code));
                    }
                >
                    {language.code().to_uppercase()}
                </button>
            }
        })
        .collect_view()
}

/// Light, dark, or as the system has it.
#[component]
pub(crate) fn ThemeButton() -> impl IntoView {
    let (desk, speech) = (desk(), speech());
    let turn = move |_| {
        let dark_now =
            desk.preferences
                .with_untracked(|preferences| match preferences.theme.as_deref() {
                    Some(theme) => theme == "dark",
                    None => system_is_dark(),
                });
        desk.prefer(|preferences| {
            preferences.theme = Some(if dark_now { "light" } else { "dark" }.to_owned());
        });
    };
    view! {
        <button
            class="button"
            data-kind="quiet"
            data-size="small"
            data-shape="icon"
            type="button"
            aria-label=speech.say("theme")
            on:click=turn
        >
            <Icon name="theme"/>
        </button>
    }
}

fn system_is_dark() -> bool {
    window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches())
}
