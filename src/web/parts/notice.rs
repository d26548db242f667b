//! Something worth knowing now: it sits in the flow, pushes nothing over, and can wait.

use leptos::prelude::*;

use super::icon::Icon;
use crate::web::desk::{Found, Saving, desk};
use crate::web::files;
use crate::web::speech::{args, speech};
use crate::words::Sentence;

/// What happened, what to do, and at most a few buttons.
#[component]
pub(crate) fn Notice(
    /// `info`, `good`, `caution` or `danger`.
    tone: &'static str,
    /// What happened.
    #[prop(into)]
    title: String,
    /// What to do.
    #[prop(into, optional)]
    body: String,
    /// Single faults, each a line of a list.
    #[prop(optional)]
    details: Vec<String>,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let icon = match tone {
        "danger" | "caution" => "alert",
        _ => "info",
    };
    view! {
        <div class="notice" data-tone=tone role=if tone == "danger" { "alert" } else { "status" }>
            <Icon name=icon/>
            <div class="notice-body">
                <p class="notice-title">{title}</p>
                {(!body.is_empty()).then(|| view! { <p>{body}</p> })}
                {(!details.is_empty())
                    .then(|| {
                        let lines = details.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
                        view! { <ul class="notice-list">{lines}</ul> }
                    })}
                {children.map(|children| view! { <div class="notice-actions">{children()}</div> })}
            </div>
        </div>
    }
}

/// What the storage has to say, where it is worth a notice: words that are not being saved, and what was found on
/// reading.
#[component]
pub(crate) fn StorageNotices() -> impl IntoView {
    let (desk, speech) = (desk(), speech());
    let everything = move || {
        let name = files::safe_name(&["on-record", "everything"]);
        if let Err(why) = files::download(&name, &desk.everything()) {
            leptos::logging::error!("the download failed: {why}");
        }
    };
    // Woken only when the kind of trouble changes, not with every saved key.
    let trouble = Memo::new(move |_| match desk.saving.get() {
        Saving::Waiting(_, why) => Some(Some(why)),
        Saving::Denied => Some(None),
        Saving::Ready | Saving::Kept(_) => None,
    });
    let unsaved = move || {
        trouble.get().map(|why| {
            let denied = why.is_none();
            let Sentence { what, todo } = match why {
                Some(why) => speech.explain(&why),
                None => Sentence { what: speech.say("storage-denied-what"), todo: speech.say("storage-denied-todo") },
            };
            view! {
                <Notice tone="danger" title=what body=todo>
                    <button class="button" data-size="small" type="button" on:click=move |_| everything()>
                        {speech.say("storage-download")}
                    </button>
                    {(!denied)
                        .then(|| {
                            view! {
                                <button class="button" data-size="small" type="button" on:click=move |_| desk.retry()>
                                    {speech.say("storage-retry")}
                                </button>
                            }
                        })}
                </Notice>
            }
        })
    };
    let found = move || {
        let found = desk.found.get();
        (!found.is_empty()).then(|| {
            let lines: Vec<_> = found
                .iter()
                .map(|found| match found {
                    Found::SetAside(count) => speech.say_with("found-set-aside", &args!["count" => *count]),
                    Found::Orphans(count) => speech.say_with("found-orphans", &args!["count" => *count]),
                    Found::Changed => speech.say("found-changed"),
                    Found::Problems(count) => speech.say_with("found-problems", &args!["count" => *count]),
                    Found::NewerApp => speech.say("found-newer-app"),
                    Found::OtherWindow => speech.say("found-other-window"),
                })
                .collect();
            view! {
                <Notice tone="caution" title=lines.join(" ") body=speech.say("found-todo")>
                    <button class="button" data-size="small" type="button" on:click=move |_| everything()>
                        {speech.say("storage-download")}
                    </button>
                    <button
                        class="button"
                        data-kind="quiet"
                        data-size="small"
                        type="button"
                        on:click=move |_| desk.found.set(Vec::new())
                    >
                        {speech.say("notice-close")}
                    </button>
                </Notice>
            }
        })
    };
    let reserve = move || {
        desk.last_reserve.get().filter(|_| trouble.with(Option::is_none)).map(|_| {
            view! {
                <Notice tone="caution" title=speech.say("storage-reserve") body=speech.say("storage-reserve-todo")>
                    <button class="button" data-size="small" type="button" on:click=move |_| everything()>
                        {speech.say("storage-download")}
                    </button>
                </Notice>
            }
        })
    };
    view! {
        {unsaved}
        {reserve}
        {found}
    }
}
