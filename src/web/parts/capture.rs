//! The one field with its two voices. It is always in the same place and always takes the keys.

use leptos::prelude::*;

use super::icon::Icon;
use crate::domain::capture::after_mark;
use crate::domain::interview::{Kind, LONGEST_ITEM};
use crate::web::cockpit::Cockpit;
use crate::web::speech::{args, speech};

/// The field, the voices and the button that keeps.
#[component]
pub(crate) fn Capture(
    /// The live screen.
    cockpit: Cockpit,
) -> impl IntoView {
    let speech = speech();
    let text = Memo::new(move |_| {
        cockpit
            .draft
            .with(|draft| draft.as_ref().map_or_else(String::new, |d| d.text.clone()))
    });
    let voice = Memo::new(move |_| {
        cockpit
            .draft
            .with(|draft| draft.as_ref().map_or(Kind::Note, |draft| draft.kind))
    });
    let length = Memo::new(move |_| {
        let count = text.with(|text| text.chars().count());
        if count > LONGEST_ITEM {
            Some(count)
        } else {
            None
        }
    });
    let input = move |event: web_sys::Event| {
        let field = event_target::<web_sys::HtmlTextAreaElement>(&event);
        let typed = field.value();
        let draft = cockpit.draft.get_untracked();
        let kind = draft.as_ref().map_or(Kind::Note, |draft| draft.kind);
        let before = draft.map(|draft| draft.text).unwrap_or_default();
        // Only a mark that has just been typed or pasted in front of the words says whose they are.
        let marked = if kind == Kind::Note && after_mark(&before).is_none() {
            after_mark(&typed)
        } else {
            None
        };
        match marked {
            Some(words) => {
                let caret = field
                    .selection_start()
                    .ok()
                    .flatten()
                    .unwrap_or(1)
                    .saturating_sub(1);
                field.set_value(words);
                // A caret that cannot be put back stands at the end, where typing goes on anyway.
                let _placed = field.set_selection_range(caret, caret);
                cockpit.type_in(words.to_owned(), Kind::Quote);
            }
            None => cockpit.type_in(typed, kind),
        }
    };
    let refused = move || {
        cockpit.desk.refused.get().map(|why| {
            let sentence = speech.explain(&why);
            view! { <p class="capture-refused" role="alert">{sentence.what} " " {sentence.todo}</p> }
        })
    };
    let voice_button = move |kind: Kind, icon: &'static str, key: &'static str| {
        view! {
            <button
                class="segmented-choice"
                type="button"
                data-voice=kind.code()
                aria-pressed=move || (voice.get() == kind).to_string()
                on:click=move |_| {
                    cockpit.speak_as(kind);
                    cockpit.to_field();
                }
            >
                <Icon name=icon/>
                {speech.say(key)}
            </button>
        }
    };
    view! {
        <div class="capture" data-voice=move || voice.get().code()>
            <div class="capture-field">
                <span class="capture-voice" aria-hidden="true">
                    {move || match voice.get() {
                        Kind::Quote => view! { <Icon name="quote"/> },
                        Kind::Note => view! { <Icon name="note"/> },
                    }}
                </span>
                <textarea
                    class="capture-input"
                    id="live-field"
                    rows="2"
                    dir="auto"
                    autocomplete="off"
                    aria-label=speech.say("capture")
                    aria-describedby="live-voice"
                    placeholder=speech.say("capture-placeholder")
                    node_ref=cockpit.field
                    prop:value=move || text.get()
                    on:input=input
                ></textarea>
                <span class="visually-hidden" id="live-voice">
                    {move || match voice.get() {
                        Kind::Quote => speech.say("capture-as-quote"),
                        Kind::Note => speech.say("capture-as-note"),
                    }}
                </span>
            </div>
            {refused}
            {move || {
                length
                    .get()
                    .filter(|_| cockpit.desk.refused.with(Option::is_none))
                    .map(|found| {
                        let args = args!["found" => found, "most" => LONGEST_ITEM];
                        view! { <p class="capture-refused" role="status">{speech.say_with("capture-too-long", &args)}</p> }
                    })
            }}
            <div class="capture-actions">
                <div class="segmented" role="group" aria-label=speech.say("voice")>
                    {voice_button(Kind::Note, "note", "voice-note")}
                    {voice_button(Kind::Quote, "quote", "voice-quote")}
                </div>
                <button
                    class="button"
                    data-kind="quiet"
                    data-size="small"
                    data-shape="icon"
                    type="button"
                    aria-label=speech.say("undo")
                    aria-keyshortcuts="Control+Z"
                    disabled=move || !cockpit.can_undo()
                    on:click=move |_| cockpit.undo()
                >
                    <Icon name="undo"/>
                </button>
                <button
                    class="button"
                    data-kind="primary"
                    data-size="small"
                    type="button"
                    on:click=move |_| {
                        cockpit.keep();
                        cockpit.to_field();
                    }
                >
                    {speech.say("keep")}
                    " "
                    <kbd aria-hidden="true">"↵"</kbd>
                </button>
            </div>
        </div>
    }
}
