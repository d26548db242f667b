//! The one thing to say next: large, alone, at the top, near the camera.

use leptos::prelude::*;

use super::clock_face::opens_at;
use super::icon::Icon;
use crate::domain::advice::{self, WindowHint};
use crate::domain::edit::Act;
use crate::domain::guide::{Language, Translated};
use crate::domain::id::PromptId;
use crate::domain::time::Moment;
use crate::web::cockpit::Cockpit;
use crate::web::speech::{args, speech};

/// What the card shows of a prompt.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Card {
    id: PromptId,
    ask: String,
    /// The language the question is really in, where it is not the interview's.
    lang: String,
    translated: bool,
    /// Reason, what to listen for, and the pitfall, each with the language it is really in.
    why: (String, String),
    good: (String, String),
    pitfall: (String, String),
    probes: Vec<String>,
}

/// A text with the language it is really in.
fn told(text: &Translated<String>, language: &Language) -> (String, String) {
    text.in_language(language)
        .map(|(text, lang)| (text.clone(), lang.to_owned()))
        .unwrap_or_default()
}

/// The current prompt with its probes and, on request, its reason.
#[component]
pub(crate) fn PromptCard(
    /// The live screen.
    cockpit: Cockpit,
    /// The moment, renewed every second.
    moment: Signal<Moment>,
) -> impl IntoView {
    let speech = speech();
    let card = Memo::new(move |_| {
        cockpit.basis(|basis| {
            let prompt = basis.guide.prompt(basis.interview.current_prompt()?)?;
            let language = &basis.interview.guide.language;
            let (ask, lang) = prompt.ask.in_language(language)?;
            Some(Card {
                id: prompt.id.clone(),
                ask: ask.clone(),
                lang: lang.to_owned(),
                translated: lang == language.code(),
                why: told(&prompt.why, language),
                good: told(&prompt.good, language),
                pitfall: told(&prompt.pitfall, language),
                probes: prompt
                    .probes
                    .in_language(language)
                    .map(|(probes, _)| probes.clone())
                    .unwrap_or_default(),
            })
        })
    });
    let asked = Memo::new(move |_| {
        cockpit.read(|interview| {
            interview
                .current_prompt()
                .is_some_and(|id| interview.asked.contains_key(id))
        })
    });
    let hint = Memo::new(move |_| {
        let now = moment.get();
        cockpit.basis(|basis| {
            let prompt = basis.guide.prompt(basis.interview.current_prompt()?)?;
            advice::hint(basis, prompt, basis.interview.elapsed(now))
        })
    });
    let hint_words = move || {
        hint.get().map(|hint| match hint {
            WindowHint::OpensAt(minute) => opens_at(speech, minute),
            WindowHint::EndedAt(minute) => {
                speech.say_with("prompt-past", &args!["minute" => minute])
            }
        })
    };
    let tick = move |_| {
        if let Some(card) = card.get_untracked() {
            cockpit.act(Act::Tick {
                prompt: card.id,
                asked: !asked.get_untracked(),
            });
        }
    };
    view! {
        <section class="cockpit-ask" aria-label=speech.say("prompt") node_ref=cockpit.top>
            <article class="prompt-card">
                <div class="prompt-card-bar">
                    <button
                        class="button"
                        data-kind="quiet"
                        data-size="small"
                        data-shape="icon"
                        type="button"
                        aria-label=speech.say("previous-prompt")
                        aria-keyshortcuts="Alt+ArrowUp"
                        on:click=move |_| cockpit.step(false)
                    >
                        <Icon name="prev"/>
                    </button>
                    <button
                        class="button"
                        data-kind="quiet"
                        data-size="small"
                        data-role="all"
                        type="button"
                        aria-keyshortcuts="Alt+J"
                        aria-expanded=move || cockpit.jumping.get().to_string()
                        on:click=move |_| cockpit.toggle_jump()
                    >
                        <Icon name="jump"/>
                        {speech.say("all-prompts")}
                    </button>
                    <button
                        class="button push"
                        data-kind="quiet"
                        data-size="small"
                        type="button"
                        disabled=move || card.with(Option::is_none)
                        aria-pressed=move || asked.get().to_string()
                        on:click=tick
                    >
                        <Icon name="check"/>
                        {speech.say("prompt-asked")}
                    </button>
                    <button
                        class="button"
                        data-kind="quiet"
                        data-size="small"
                        type="button"
                        aria-controls="live-why"
                        aria-keyshortcuts="Alt+W"
                        aria-expanded=move || cockpit.explaining.get().to_string()
                        on:click=move |_| cockpit.explaining.update(|open| *open = !*open)
                    >
                        <Icon name="why"/>
                        {speech.say("why")}
                    </button>
                </div>
                {move || match card.get() {
                    Some(card) => {
                        view! {
                            <h2 class="prompt-card-ask" lang=card.lang.clone()>
                                {card.ask}
                            </h2>
                            {(!card.translated)
                                .then(|| view! { <p class="prompt-card-kind">{speech.say("prompt-untranslated")}</p> })}
                        }
                            .into_any()
                    }
                    None => {
                        view! {
                            <h2 class="prompt-card-ask">{speech.say("prompt-none")}</h2>
                            <p class="prompt-card-kind">{speech.say("prompt-none-note")}</p>
                        }
                            .into_any()
                    }
                }}
                {move || hint_words().map(|words| view! { <p class="prompt-card-kind">{words}</p> })}
                <div class="prompt-card-why" id="live-why" hidden=move || !cockpit.explaining.get()>
                    {move || {
                        card.get()
                            .map(|card| {
                                view! {
                                    <p lang=card.why.1>{card.why.0}</p>
                                    {(!card.good.0.is_empty())
                                        .then(|| {
                                            view! {
                                                <p>
                                                    <b>{speech.say("prompt-good")}</b>
                                                    " "
                                                    <span lang=card.good.1>{card.good.0}</span>
                                                </p>
                                            }
                                        })}
                                    {(!card.pitfall.0.is_empty())
                                        .then(|| {
                                            view! {
                                                <p>
                                                    <b>{speech.say("prompt-pitfall")}</b>
                                                    " "
                                                    <span lang=card.pitfall.1>{card.pitfall.0}</span>
                                                </p>
                                            }
                                        })}
                                }
                            })
                    }}
                </div>
                <ul class="probe-list">
                    {move || {
                        let Some(card) = card.get() else { return Vec::new() };
                        (0u8..)
                            .zip(card.probes)
                            .map(|(index, text)| {
                                let prompt = card.id.clone();
                                view! { <Probe cockpit prompt index text lang=card.lang.clone()/> }
                            })
                            .collect()
                    }}
                </ul>
            </article>
        </section>
    }
}

/// One follow-up question; pressing it strikes it through as asked.
#[component]
fn Probe(
    cockpit: Cockpit,
    prompt: PromptId,
    index: u8,
    text: String,
    lang: String,
) -> impl IntoView {
    let of = prompt.clone();
    let asked = Memo::new(move |_| {
        cockpit.read(|interview| {
            interview
                .probed
                .get(&of)
                .is_some_and(|probes| probes.contains(&index))
        })
    });
    let letter = char::from(b'a'.saturating_add(index)).to_string();
    let press = move |_| {
        cockpit.act(Act::Probe {
            prompt: prompt.clone(),
            probe: index,
            asked: !asked.get_untracked(),
        });
    };
    view! {
        <li>
            <button class="probe" type="button" aria-pressed=move || asked.get().to_string() on:click=press>
                <span class="probe-key" aria-hidden="true">{letter}</span>
                <span class="probe-text" lang=lang>{text}</span>
            </button>
        </li>
    }
}
