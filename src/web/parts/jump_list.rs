//! Every prompt, any time, by typing or by arrow. Order is advice.

use leptos::html;
use leptos::prelude::*;

use super::icon::Icon;
use crate::domain::guide::Language;
use crate::domain::id::PromptId;
use crate::domain::text;
use crate::web::cockpit::Cockpit;
use crate::web::speech::{args, clock_text, speech};

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    id: PromptId,
    section: usize,
    ask: String,
    core: bool,
    for_role: bool,
    opens: u32,
}

/// The list of all prompts with a field that narrows it.
#[component]
pub(crate) fn JumpList(
    /// The live screen.
    cockpit: Cockpit,
    /// Takes the focus when it appears, and goes away when something is chosen.
    #[prop(optional)]
    over: bool,
) -> impl IntoView {
    let speech = speech();
    let typed = RwSignal::new(String::new());
    let field = NodeRef::<html::Input>::new();
    let list = NodeRef::<html::Div>::new();
    // What a guide holds does not change while it is on screen.
    let (sections, lines, language) = cockpit
        .basis_once(|basis| {
            let language = basis.interview.guide.language.clone();
            let sections: Vec<_> = basis
                .guide
                .sections
                .iter()
                .map(|section| (section.title.text(&language).to_owned(), section.minutes))
                .collect();
            let roles = &basis.interview.respondent.roles;
            let lines: Vec<_> = basis
                .guide
                .prompts
                .iter()
                .map(|prompt| Line {
                    id: prompt.id.clone(),
                    section: basis
                        .guide
                        .sections
                        .iter()
                        .position(|s| s.id == prompt.section)
                        .unwrap_or(0),
                    ask: prompt.ask.text(&language).to_owned(),
                    core: prompt.core,
                    for_role: prompt.is_for(roles),
                    opens: prompt.window[0],
                })
                .collect();
            (sections, lines, language)
        })
        .unwrap_or_else(|| (Vec::new(), Vec::new(), Language::english()));
    let lines = StoredValue::new(lines);
    let language = StoredValue::new(language);
    if over {
        Effect::new(move |_| {
            if let Some(field) = field.get() {
                // Nothing depends on the focus moving; where it cannot, the list is still there to click.
                let _focused = field.focus();
            }
        });
    }
    let shown = Memo::new(move |_| {
        let language = language.get_value();
        let sought = text::fold(typed.get().trim(), &language);
        lines.with_value(|lines| {
            lines
                .iter()
                .filter(|line| {
                    sought.text().is_empty()
                        || text::fold(&line.ask, &language)
                            .text()
                            .contains(sought.text())
                })
                .cloned()
                .collect::<Vec<_>>()
        })
    });
    let go = move |prompt: Option<PromptId>| {
        cockpit.go(prompt);
        typed.set(String::new());
    };
    let keys = move |event: web_sys::KeyboardEvent| match event.key().as_str() {
        "ArrowDown" | "ArrowUp" if !event.alt_key() => {
            event.prevent_default();
            move_focus(list, field, event.key() == "ArrowDown");
        }
        "Enter" if event.target() == field.get_untracked().map(Into::into) => {
            event.prevent_default();
            if let Some(line) = shown.with_untracked(|shown| shown.first().cloned()) {
                go(Some(line.id));
            }
        }
        _ => {}
    };
    view! {
        <div class="jump-list" node_ref=list on:keydown=keys>
            <h2 class="visually-hidden">{speech.say("all-prompts")}</h2>
            <input
                class="jump-list-find"
                type="search"
                node_ref=field
                aria-label=speech.say("find-prompt")
                placeholder=speech.say("find-prompt")
                autocomplete="off"
                prop:value=move || typed.get()
                on:input:target=move |event| typed.set(event.target().value())
            />
            {move || {
                let shown = shown.get();
                if shown.is_empty() {
                    return view! { <p class="prompt-card-kind">{speech.say("find-nothing")}</p> }.into_any();
                }
                sections
                    .iter()
                    .enumerate()
                    .filter_map(|(index, (title, minutes))| {
                        let inside: Vec<_> = shown.iter().filter(|line| line.section == index).cloned().collect();
                        (!inside.is_empty())
                            .then(|| {
                                view! {
                                    <section class="jump-list-section">
                                        <h3 class="jump-list-title">
                                            <span>{title.clone()}</span>
                                            <span>{speech.say_with("minutes", &args!["count" => *minutes])}</span>
                                        </h3>
                                        <ol>
                                            {inside
                                                .into_iter()
                                                .map(|line| view! { <JumpItem cockpit line go/> })
                                                .collect_view()}
                                        </ol>
                                    </section>
                                }
                            })
                    })
                    .collect_view()
                    .into_any()
            }}
            <button
                class="jump-list-item"
                type="button"
                aria-current=move || cockpit.read(|it| it.current_prompt().is_none()).then_some("true")
                on:click=move |_| go(None)
            >
                <span aria-hidden="true"></span>
                <span>{speech.say("prompt-none")}</span>
                <span class="jump-list-when"></span>
            </button>
        </div>
    }
}

#[component]
fn JumpItem(
    cockpit: Cockpit,
    line: Line,
    go: impl Fn(Option<PromptId>) + Copy + Send + 'static,
) -> impl IntoView {
    let speech = speech();
    let Line {
        id,
        ask,
        core,
        for_role,
        opens,
        ..
    } = line;
    let of = id.clone();
    let asked = Memo::new(move |_| cockpit.read(|interview| interview.asked.get(&of).copied()));
    let of = id.clone();
    let current =
        Memo::new(move |_| cockpit.read(|interview| interview.current_prompt() == Some(&of)));
    let when = move || match asked.get() {
        Some(at) => clock_text(at),
        None if !for_role => speech.say("prompt-other-role"),
        None if opens >= 12 => speech.say_with("prompt-after", &args!["minute" => opens]),
        None if !core => speech.say("prompt-optional"),
        None => String::new(),
    };
    view! {
        <li>
            <button
                class="jump-list-item"
                type="button"
                data-state=move || asked.get().is_some().then_some("asked")
                aria-current=move || current.get().then_some("true")
                on:click=move |_| go(Some(id.clone()))
            >
                {move || {
                    if asked.get().is_some() {
                        view! { <Icon name="check"/> }.into_any()
                    } else {
                        view! { <span aria-hidden="true"></span> }.into_any()
                    }
                }}
                <span>{ask}</span>
                <span class="jump-list-when">
                    {move || {
                        asked
                            .get()
                            .is_some()
                            .then(|| view! { <span class="visually-hidden">{speech.say("prompt-asked")} " "</span> })
                    }}
                    {when}
                </span>
            </button>
        </li>
    }
}

/// Moves the focus among the lines; up from the first one it is the field's again.
fn move_focus(list: NodeRef<html::Div>, field: NodeRef<html::Input>, down: bool) {
    use wasm_bindgen::JsCast;
    let (Some(list), Some(field)) = (list.get_untracked(), field.get_untracked()) else {
        return;
    };
    let Ok(found) = list.query_selector_all(".jump-list-item") else {
        return;
    };
    let lines: Vec<web_sys::HtmlElement> = (0..found.length())
        .filter_map(|index| found.get(index)?.dyn_into().ok())
        .collect();
    let active = document().active_element();
    let at = lines.iter().position(|line| {
        active
            .as_ref()
            .is_some_and(|active| line.is_same_node(Some(active)))
    });
    let target = match (at, down) {
        (None, true) => lines.first(),
        (None, false) => None,
        (Some(at), true) => lines.get(at + 1),
        (Some(at), false) => at.checked_sub(1).and_then(|before| lines.get(before)),
    };
    // Where the focus cannot move it stays, which is what the person sees.
    let _moved = match target {
        Some(line) => line.focus(),
        None if !down => field.focus(),
        None => Ok(()),
    };
}
