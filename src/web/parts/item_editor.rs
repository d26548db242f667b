//! Everything about one kept item: its words, where it belongs, and the typed parts its dimensions ask for.

use leptos::html;
use leptos::prelude::*;

use crate::domain::dimension::Dimension;
use crate::domain::edit::Act;
use crate::domain::guide::{ChainLink, JobStep};
use crate::domain::id::{InterviewId, ItemId};
use crate::domain::interview::{
    Alternative, AlternativeKind, ChangeLoad, GoalKind, Item, Kind, NoAnswer, Parts, Phase, Turn,
};
use crate::domain::specific;
use crate::web::desk::desk;
use crate::web::speech::{args, clock_text, speech};

/// The panel that opens under an item.
#[component]
pub(crate) fn ItemEditor(
    /// Of which interview.
    interview: InterviewId,
    /// Which item.
    item: ItemId,
    /// Closes the panel.
    #[prop(into)]
    close: Callback<()>,
) -> impl IntoView {
    let (desk, speech) = (desk(), speech());
    let of = StoredValue::new((interview, item));
    let editor = Editor { of, desk };
    let kept = Memo::new(move |_| editor.read());
    let dims = Memo::new(move |_| {
        kept.with(|item| item.as_ref().map(|it| it.dims.clone()).unwrap_or_default())
    });
    let field = NodeRef::<html::Textarea>::new();
    // The field keeps what is typed even where it is refused: words that cannot be kept are not taken away.
    let typed = RwSignal::new(
        kept.with_untracked(|item| item.as_ref().map(|it| it.text.clone()).unwrap_or_default()),
    );
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            // Where the focus cannot move the person clicks the field.
            let _focused = field.focus();
        }
    });
    on_cleanup(move || editor.end_rewording());
    let refused = move || {
        desk.refused.get().map(|why| {
            let sentence = speech.explain(&why);
            view! { <p class="capture-refused" role="alert">{sentence.what} " " {sentence.todo}</p> }
        })
    };
    let has = move |wanted: &'static [Dimension]| {
        move || dims.with(|dims| dims.iter().any(|dimension| wanted.contains(dimension)))
    };
    let others = Memo::new(move |_| editor.same_dimension());
    view! {
        <div
            class="item-editor"
            role="group"
            aria-label=speech.say("edit-item")
            on:keydown=move |event| {
                if event.key() == "Escape" {
                    event.stop_propagation();
                    close.run(());
                }
            }
        >
            <label class="field">
                <span class="field-name">{speech.say("edit-words")}</span>
                <textarea
                    class="field-input"
                    data-voice=move || kept.with(|item| item.as_ref().map(|item| item.kind.code()))
                    dir="auto"
                    node_ref=field
                    prop:value=move || typed.get()
                    on:input:target=move |event| {
                        let text = event.target().value();
                        typed.set(text.clone());
                        editor.reword(text);
                    }
                ></textarea>
            </label>
            {refused}
            <div class="segmented" role="group" aria-label=speech.say("voice")>
                {[Kind::Note, Kind::Quote]
                    .map(|kind| {
                        view! {
                            <button
                                class="segmented-choice"
                                type="button"
                                aria-pressed=move || {
                                    kept.with(|item| item.as_ref().is_some_and(|item| item.kind == kind)).to_string()
                                }
                                on:click=move |_| editor.attribute(kind)
                            >
                                {speech.name(kind)}
                            </button>
                        }
                    })}
            </div>
            <fieldset class="part-grid">
                <legend class="field-name">{speech.say("edit-facts")}</legend>
                <TextPart editor name="part-date" of=|parts| &mut parts.date/>
                <TextPart editor name="part-amount" of=|parts| &mut parts.amount/>
                <TextPart editor name="part-hours" of=|parts| &mut parts.hours/>
                <TextPart editor name="part-count" of=|parts| &mut parts.count/>
                <TextPart editor name="part-person" of=|parts| &mut parts.person/>
                <Show when=has(&[Dimension::Pain])>
                    <TextPart editor name="part-pain-step" of=|parts| &mut parts.pain_step/>
                    <Choice
                        name="part-severity"
                        options=(0..=3u8).map(|n| (n.to_string(), speech.say(&format!("severity-{n}")))).collect()
                        value=Signal::derive(move || editor.parts().severity.map(|n| n.to_string()).unwrap_or_default())
                        set=move |code: String| editor.detail(|parts| parts.severity = code.parse().ok())
                    />
                </Show>
                <Show when=has(&[Dimension::JobMap, Dimension::Pain, Dimension::Outcomes])>
                    <Choice
                        name="part-job-step"
                        options=JobStep::ALL.iter().map(|it| (it.code().to_owned(), speech.name(*it))).collect()
                        value=Signal::derive(move || {
                            editor.parts().job_step.map(|it| it.code().to_owned()).unwrap_or_default()
                        })
                        set=move |code: String| editor.detail(|parts| parts.job_step = JobStep::from_code(&code))
                    />
                </Show>
                <Show when=has(&[Dimension::JobConsumption])>
                    <Choice
                        name="part-chain-link"
                        options=ChainLink::ALL
                            .iter()
                            .map(|it| (it.code().to_owned(), speech.name(*it)))
                            .collect()
                        value=Signal::derive(move || {
                            editor.parts().chain_link.map(|it| it.code().to_owned()).unwrap_or_default()
                        })
                        set=move |code: String| editor.detail(|parts| parts.chain_link = ChainLink::from_code(&code))
                    />
                </Show>
                <Show when=has(&[Dimension::Timeline, Dimension::Moment, Dimension::Process])>
                    <Choice
                        name="part-phase"
                        options=Phase::ALL.iter().map(|it| (it.code().to_owned(), speech.name(*it))).collect()
                        value=Signal::derive(move || {
                            editor.parts().phase.map(|it| it.code().to_owned()).unwrap_or_default()
                        })
                        set=move |code: String| editor.detail(|parts| parts.phase = Phase::from_code(&code))
                    />
                </Show>
                <Show when=has(&[Dimension::Moment])>
                    <Choice
                        name="part-moment"
                        options=Turn::ALL.iter().map(|it| (it.code().to_owned(), speech.name(*it))).collect()
                        value=Signal::derive(move || {
                            editor.parts().moment.map(|it| it.code().to_owned()).unwrap_or_default()
                        })
                        set=move |code: String| editor.detail(|parts| parts.moment = Turn::from_code(&code))
                    />
                </Show>
                <Show when=has(&[Dimension::Outcomes])>
                    <Choice
                        name="part-importance"
                        options=(1..=5u8).map(|n| (n.to_string(), n.to_string())).collect()
                        value=Signal::derive(move || editor.parts().importance.map(|n| n.to_string()).unwrap_or_default())
                        set=move |code: String| editor.detail(|parts| parts.importance = code.parse().ok())
                    />
                    <Choice
                        name="part-satisfaction"
                        options=(1..=5u8).map(|n| (n.to_string(), n.to_string())).collect()
                        value=Signal::derive(move || {
                            editor.parts().satisfaction.map(|n| n.to_string()).unwrap_or_default()
                        })
                        set=move |code: String| editor.detail(|parts| parts.satisfaction = code.parse().ok())
                    />
                </Show>
                <Show when=has(&[Dimension::Alternatives])>
                    <AlternativePart editor/>
                </Show>
            </fieldset>
            <Show when=has(&[Dimension::GoalPersonal])>
                <fieldset class="tick-grid">
                    <legend class="field-name">{speech.say("part-goals")}</legend>
                    {GoalKind::ALL
                        .iter()
                        .map(|goal| {
                            let goal = *goal;
                            view! {
                                <Tick
                                    name=speech.name(goal)
                                    on=Signal::derive(move || editor.parts().goals.contains(&goal))
                                    set=move |on| {
                                        editor
                                            .detail(|parts| {
                                                if on { parts.goals.insert(goal) } else { parts.goals.remove(&goal) };
                                            });
                                    }
                                />
                            }
                        })
                        .collect_view()}
                </fieldset>
            </Show>
            <Show when=has(&[Dimension::Change])>
                <fieldset class="tick-grid">
                    <legend class="field-name">{speech.say("part-change")}</legend>
                    {ChangeLoad::ALL
                        .iter()
                        .map(|load| {
                            let load = *load;
                            view! {
                                <Tick
                                    name=speech.name(load)
                                    on=Signal::derive(move || editor.parts().change.contains(&load))
                                    set=move |on| {
                                        editor
                                            .detail(|parts| {
                                                if on { parts.change.insert(load) } else { parts.change.remove(&load) };
                                            });
                                    }
                                />
                            }
                        })
                        .collect_view()}
                </fieldset>
            </Show>
            <div class="part-grid">
                <Choice
                    name="part-answer"
                    options=NoAnswer::ALL.iter().map(|it| (it.code().to_owned(), speech.name(*it))).collect()
                    value=Signal::derive(move || {
                        kept.with(|item| item.as_ref().and_then(|item| item.answer))
                            .map(|it| it.code().to_owned())
                            .unwrap_or_default()
                    })
                    set=move |code: String| editor.answer(NoAnswer::from_code(&code))
                />
                {move || {
                    let others = others.get();
                    (!others.is_empty())
                        .then(|| {
                            view! {
                                <Choice
                                    name="part-again"
                                    options=others
                                    value=Signal::derive(move || {
                                        kept.with(|item| item.as_ref().and_then(|item| item.again.clone()))
                                            .map(|id| id.to_string())
                                            .unwrap_or_default()
                                    })
                                    set=move |code: String| editor.link(&code)
                                />
                            }
                        })
                }}
            </div>
            <details>
                <summary class="field-hint">
                    {move || {
                        let names = dims.get().into_iter().map(|it| speech.name(it)).collect::<Vec<_>>().join(", ");
                        let names = if names.is_empty() { speech.say("unsorted") } else { names };
                        speech.say_with("edit-dimensions-now", &args!["names" => names])
                    }}
                </summary>
                <fieldset class="tick-grid">
                <legend class="visually-hidden">{speech.say("edit-dimensions")}</legend>
                {Dimension::ALL
                    .iter()
                    .map(|dimension| {
                        let dimension = *dimension;
                        view! {
                            <Tick
                                name=speech.name(dimension)
                                on=Signal::derive(move || dims.with(|dims| dims.contains(&dimension)))
                                set=move |on| editor.sort(dimension, on)
                            />
                        }
                    })
                    .collect_view()}
                </fieldset>
            </details>
            <div class="notice-actions">
                <button class="button" data-size="small" type="button" on:click=move |_| close.run(())>
                    {speech.say("edit-done")}
                </button>
                <button
                    class="button"
                    data-kind="danger"
                    data-size="small"
                    type="button"
                    on:click=move |_| {
                        if editor.remove() {
                            close.run(());
                        }
                    }
                >
                    {speech.say("delete-item")}
                </button>
            </div>
        </div>
    }
}

/// The acts of the panel.
#[derive(Clone, Copy)]
struct Editor {
    of: StoredValue<(InterviewId, ItemId)>,
    desk: crate::web::desk::Desk,
}

impl Editor {
    fn read(self) -> Option<Item> {
        self.of
            .with_value(|(interview, item)| self.desk.read(interview, |it| it.item(item).cloned()))
            .flatten()
    }

    fn glance(self) -> Option<Item> {
        self.of
            .with_value(|(interview, item)| {
                self.desk.glance(interview, |it| it.item(item).cloned())
            })
            .flatten()
    }

    fn parts(self) -> Parts {
        self.read().map(|item| item.parts).unwrap_or_default()
    }

    fn act(self, how: impl FnOnce(ItemId) -> Act) {
        self.of
            .with_value(|(interview, item)| self.desk.act(interview, how(item.clone())));
    }

    fn found_specific(self, text: &str) -> bool {
        self.of
            .with_value(|(interview, _)| {
                self.desk.glance(interview, |it| {
                    specific::found(text, &it.guide.language, &it.people)
                })
            })
            .unwrap_or(false)
    }

    fn reword(self, text: String) {
        let found_specific = self.found_specific(&text);
        self.act(|item| Act::Reword {
            item,
            text,
            found_specific,
        });
    }

    fn end_rewording(self) {
        self.of
            .with_value(|(interview, _)| self.desk.end_rewording(interview));
    }

    fn attribute(self, kind: Kind) {
        let found_specific = self
            .glance()
            .is_some_and(|item| self.found_specific(&item.text));
        self.act(|item| Act::Attribute {
            item,
            kind,
            found_specific,
        });
    }

    fn sort(self, dimension: Dimension, on: bool) {
        let mut dims = self.glance().map(|item| item.dims).unwrap_or_default();
        dims.retain(|other| *other != dimension);
        if on {
            dims.push(dimension);
        }
        self.act(|item| Act::Sort { item, dims });
    }

    fn detail(self, how: impl FnOnce(&mut Parts)) {
        let mut parts = self.glance().map(|item| item.parts).unwrap_or_default();
        how(&mut parts);
        self.act(|item| Act::Detail {
            item,
            parts: Box::new(parts),
        });
    }

    fn answer(self, answer: Option<NoAnswer>) {
        self.act(|item| Act::Answer { item, answer });
    }

    fn link(self, code: &str) {
        let again = (!code.is_empty()).then(|| ItemId::new(code));
        self.act(|item| Act::LinkAgain { item, again });
    }

    fn remove(self) -> bool {
        self.of
            .with_value(|(interview, item)| self.desk.act(interview, Act::Remove(item.clone())))
    }

    /// Other items that share a dimension: what this one may say again.
    fn same_dimension(self) -> Vec<(String, String)> {
        self.of
            .with_value(|(interview, id)| {
                self.desk.read(interview, |it| {
                    let dims = it
                        .item(id)
                        .map(|item| item.dims.clone())
                        .unwrap_or_default();
                    it.evidence
                        .iter()
                        .filter(|other| {
                            other.id != *id && other.dims.iter().any(|d| dims.contains(d))
                        })
                        .map(|other| {
                            let start: String = other.text.chars().take(40).collect();
                            (
                                other.id.to_string(),
                                format!("{} {start}", clock_text(other.at_ms)),
                            )
                        })
                        .collect()
                })
            })
            .unwrap_or_default()
    }
}

/// A tick with its name.
#[component]
fn Tick(name: String, on: Signal<bool>, #[prop(into)] set: Callback<bool>) -> impl IntoView {
    view! {
        <label class="tick">
            <input
                type="checkbox"
                prop:checked=move || on.get()
                on:change:target=move |event| set.run(event.target().checked())
            />
            <span>{name}</span>
        </label>
    }
}

/// A part that is a short text.
#[component]
fn TextPart(
    editor: Editor,
    name: &'static str,
    of: fn(&mut Parts) -> &mut String,
) -> impl IntoView {
    let speech = speech();
    let value = move || of(&mut editor.parts()).clone();
    view! {
        <label class="field">
            <span class="field-name">{speech.say(name)}</span>
            <input
                class="field-input"
                type="text"
                dir="auto"
                autocomplete="off"
                prop:value=value
                on:input:target=move |event| {
                    let text = event.target().value();
                    editor.detail(|parts| *of(parts) = text);
                }
            />
        </label>
    }
}

/// A part that is one of a few.
#[component]
fn Choice(
    name: &'static str,
    options: Vec<(String, String)>,
    value: Signal<String>,
    #[prop(into)] set: Callback<String>,
) -> impl IntoView {
    let speech = speech();
    view! {
        <label class="field">
            <span class="field-name">{speech.say(name)}</span>
            <select
                class="field-input"
                prop:value=move || value.get()
                on:change:target=move |event| set.run(event.target().value())
            >
                <option value="" selected=move || value.get().is_empty()>{speech.say("part-none")}</option>
                {options
                    .into_iter()
                    .map(|(code, name)| {
                        let this = code.clone();
                        view! { <option value=code selected=move || value.get() == this>{name}</option> }
                    })
                    .collect_view()}
            </select>
        </label>
    }
}

/// What else was weighed: its name, what sort of thing it is, and how far it went.
#[component]
fn AlternativePart(editor: Editor) -> impl IntoView {
    let speech = speech();
    let current = move || editor.parts().alternative;
    let change = move |how: &dyn Fn(&mut Alternative)| {
        editor.detail(|parts| {
            let alternative = parts.alternative.get_or_insert_with(|| Alternative {
                label: String::new(),
                kind: AlternativeKind::RivalVendor,
                seriousness: 0,
            });
            how(alternative);
        });
    };
    view! {
        <label class="field">
            <span class="field-name">{speech.say("part-alternative")}</span>
            <input
                class="field-input"
                type="text"
                dir="auto"
                autocomplete="off"
                prop:value=move || current().map(|it| it.label).unwrap_or_default()
                on:input:target=move |event| {
                    let text = event.target().value();
                    change(&|alternative| alternative.label.clone_from(&text));
                }
            />
        </label>
        <Choice
            name="part-alternative-kind"
            options=AlternativeKind::ALL
                .iter()
                .map(|it| (it.code().to_owned(), speech.name(*it)))
                .collect()
            value=Signal::derive(move || current().map(|it| it.kind.code().to_owned()).unwrap_or_default())
            set=move |code: String| match AlternativeKind::from_code(&code) {
                Some(kind) => change(&|alternative| alternative.kind = kind),
                None => editor.detail(|parts| parts.alternative = None),
            }
        />
        <Choice
            name="part-seriousness"
            options=(0..=3u8).map(|n| (n.to_string(), speech.say(&format!("seriousness-{n}")))).collect()
            value=Signal::derive(move || current().map(|it| it.seriousness.to_string()).unwrap_or_default())
            set=move |code: String| {
                let seriousness = code.parse().unwrap_or(0);
                change(&|alternative| alternative.seriousness = seriousness);
            }
        />
    }
}
