//! One kept item: time in the gutter, the words, where they went, and the facts that settle its level.

use leptos::prelude::*;

use super::item_editor::ItemEditor;
use crate::domain::dimension::Dimension;
use crate::domain::edit::Act;
use crate::domain::id::{InterviewId, ItemId};
use crate::domain::interview::{Item, Kind};
use crate::domain::level::Terms;
use crate::web::desk::desk;
use crate::web::speech::{clock_text, speech};

/// One kept item.
#[component]
pub(crate) fn CaptureLine(
    /// Of which interview.
    interview: InterviewId,
    /// Which item.
    item: ItemId,
    /// The item whose editor is open.
    editing: RwSignal<Option<ItemId>>,
    /// Whether the editor opens under the words; elsewhere the page has a place for it.
    #[prop(optional)]
    inline: bool,
) -> impl IntoView {
    let (desk, speech) = (desk(), speech());
    let of = StoredValue::new((interview, item));
    let kept = Memo::new(move |_| {
        of.with_value(|(interview, item)| desk.read(interview, |it| it.item(item).cloned()))
            .flatten()
    });
    let language = of
        .with_value(|(interview, _)| {
            desk.glance(interview, |it| it.guide.language.code().to_owned())
        })
        .unwrap_or_default();
    let open =
        move || editing.with(|editing| of.with_value(|(_, item)| editing.as_ref() == Some(item)));
    let act = move |how: fn(ItemId, &Item) -> Act| {
        if let Some(item) = kept.get_untracked() {
            of.with_value(|(interview, id)| desk.act(interview, how(id.clone(), &item)));
        }
    };
    let level = Memo::new(move |_| {
        of.with_value(|(interview, id)| {
            desk.basis(interview, |basis| {
                let item = basis.interview.item(id)?;
                // What the words are worth by themselves; whose decision it was is the ladder's matter.
                let dimension = item.dims.first().copied().unwrap_or(Dimension::Referral);
                Some(
                    Terms::of(basis.interview, basis.guide)
                        .read(item, dimension)
                        .would_be,
                )
            })
            .flatten()
        })
    });
    let words = move || {
        kept.get().map(|item| match item.kind {
            Kind::Quote => {
                view! { <q class="words" lang=language.clone() dir="auto">{item.text}</q> }
                    .into_any()
            }
            Kind::Note => view! { <p dir="auto">{item.text}</p> }.into_any(),
        })
    };
    let goes_to = move || {
        kept.with(|item| {
            let names: Vec<_> = item
                .iter()
                .flat_map(|item| &item.dims)
                .map(|dimension| speech.short(*dimension))
                .collect();
            if names.is_empty() {
                speech.say("unsorted")
            } else {
                names.join(", ")
            }
        })
    };
    let level_word = move || {
        let level = level.get()?;
        let specific = kept.with(|item| item.as_ref().is_some_and(Item::is_specific));
        Some(speech.lamp(level, specific))
    };
    view! {
        <li class="capture-line" data-kind=move || kept.with(|item| item.as_ref().map(|item| item.kind.code()))>
            <time class="capture-line-time">
                {move || kept.with(|item| item.as_ref().map(|item| clock_text(item.at_ms)))}
            </time>
            <div class="capture-line-said">
                {words}
                <p class="capture-line-facts">
                    <span>{level_word}</span>
                    {move || {
                        kept.with(|item| item.as_ref().and_then(|item| item.answer))
                            .map(|answer| view! { <span>{speech.name(answer)}</span> })
                    }}
                    <button
                        class="capture-line-fact"
                        type="button"
                        aria-pressed=move || {
                            kept.with(|item| item.as_ref().is_some_and(Item::is_specific)).to_string()
                        }
                        on:click=move |_| {
                            act(|item, it| Act::RuleSpecific { item, specific: !it.is_specific() });
                        }
                    >
                        {speech.say("specific")}
                    </button>
                    <button
                        class="capture-line-fact"
                        type="button"
                        aria-pressed=move || {
                            kept.with(|item| item.as_ref().is_some_and(|item| item.read_back)).to_string()
                        }
                        on:click=move |_| {
                            act(|item, it| Act::ReadBack { item, read_back: !it.read_back });
                        }
                    >
                        {speech.say("read-back")}
                    </button>
                    <button
                        class="capture-line-fact"
                        type="button"
                        aria-expanded=move || open().to_string()
                        on:click=move |_| {
                            let item = of.with_value(|(_, item)| item.clone());
                            editing.update(|editing| *editing = if editing.as_ref() == Some(&item) { None } else { Some(item) });
                        }
                    >
                        {speech.say("edit")}
                    </button>
                </p>
                {move || {
                    (inline && open())
                        .then(|| {
                            let (interview, item) = of.get_value();
                            view! { <ItemEditor interview item close=move |()| editing.set(None)/> }
                        })
                }}
            </div>
            <span class="capture-line-to">
                <span class="visually-hidden">{speech.say("goes-to")} " "</span>
                {goes_to}
            </span>
        </li>
    }
}
