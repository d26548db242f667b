//! The start: what is here, and ways in.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::dimension::Role;
use crate::domain::guide::Language;
use crate::domain::id::{GuideId, InterviewId};
use crate::domain::interview::{Filing, GuideUse, Interview, Respondent, RubricUse};
use crate::domain::sorted::SortedMap;
use crate::domain::workspace::Edit;
use crate::formats::address::{Address, View};
use crate::guides;
use crate::web::arrive::{Arrival, take_in, take_in_samples};
use crate::web::clock;
use crate::web::desk::{Desk, desk};
use crate::web::parts::app_bar::AppBar;
use crate::web::parts::icon::Icon;
use crate::web::parts::notice::{Notice, StorageNotices};
use crate::web::route;
use crate::web::speech::{args, speech};

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    id: InterviewId,
    alias: String,
    company: String,
    role: Option<Role>,
    when: String,
    state: &'static str,
    view: View,
    sample: bool,
}

/// The start screen.
#[component]
pub(crate) fn Home(
    /// An address that leads nowhere, which brought the person here.
    #[prop(optional, into)]
    lost: String,
) -> impl IntoView {
    let (desk, speech) = (desk(), speech());
    let arrivals = RwSignal::new(Vec::<Arrival>::new());
    let picker = NodeRef::<html::Input>::new();
    let dragged_over = RwSignal::new(false);
    let lines = Memo::new(move |_| {
        desk.with(|workspace| {
            workspace
                .interviews()
                .rev()
                .map(|interview| Line {
                    id: interview.id.clone(),
                    alias: interview.respondent.alias.trim().to_owned(),
                    company: interview.respondent.company.trim().to_owned(),
                    role: interview.respondent.roles.first().copied(),
                    when: speech.day(
                        interview
                            .sittings
                            .first()
                            .map_or(interview.created, |sitting| sitting.started),
                    ),
                    state: state_of(interview),
                    view: if interview.is_running() {
                        View::Live
                    } else if interview.has_started() {
                        View::Report
                    } else {
                        View::Prepare
                    },
                    sample: workspace
                        .study(&interview.study)
                        .is_some_and(|study| study.sample),
                })
                .collect::<Vec<_>>()
        })
    });
    let empty = Memo::new(move |_| lines.with(Vec::is_empty));
    let new_interview = move |_| {
        if let Some(id) = add_interview(desk, speech.language()) {
            route::go(&Address::Interview(id, View::Prepare));
        }
    };
    let pick = move |_| {
        if let Some(picker) = picker.get_untracked() {
            picker.click();
        }
    };
    let picked = move |_| {
        if let Some(picker) = picker.get_untracked() {
            if let Some(list) = picker.files() {
                arrivals.set(Vec::new());
                take_in(desk, speech, &list, arrivals);
            }
            // The same file can be chosen again.
            picker.set_value("");
        }
    };
    let dropped = move |event: web_sys::DragEvent| {
        event.prevent_default();
        dragged_over.set(false);
        if let Some(list) = event.data_transfer().and_then(|data| data.files()) {
            arrivals.set(Vec::new());
            take_in(desk, speech, &list, arrivals);
        }
    };
    let sample = move |_| {
        take_in_samples(desk, &speech.say("sample-title"));
        if let Some(list) = document()
            .get_element_by_id("interviews")
            .and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok())
        {
            list.scroll_into_view();
        }
    };
    view! {
        <AppBar/>
        <main class="page" id="main" data-width="exhibit">
            <StorageNotices/>
            {(!lost.is_empty())
                .then(|| {
                    view! {
                        <Notice
                            tone="caution"
                            title=speech.say_with("lost-what", &args!["address" => lost])
                            body=speech.say("lost-todo")
                        />
                    }
                })}
            <div class="home">
                <section class="home-lead">
                    {move || {
                        if empty.get() {
                            view! {
                                <h1 class="home-title">{speech.say("home-title")}</h1>
                                <p class="page-head-lede">{speech.say("home-lede")}</p>
                            }
                                .into_any()
                        } else {
                            view! { <h1>{speech.say("interviews")}</h1> }.into_any()
                        }
                    }}
                    <div class="cluster">
                        <button class="button" data-kind="primary" type="button" on:click=new_interview>
                            <Icon name="plus"/>
                            {speech.say("new-interview")}
                        </button>
                        <button class="button" type="button" on:click=pick>
                            <Icon name="load"/>
                            {speech.say("import")}
                        </button>
                        <button class="button" type="button" on:click=sample>
                            <Icon name="book"/>
                            {speech.say("try-sample")}
                        </button>
                    </div>
                    <input
                        type="file"
                        class="visually-hidden"
                        tabindex="-1"
                        aria-hidden="true"
                        multiple
                        accept=".json,application/json"
                        node_ref=picker
                        on:change=picked
                    />
                    <div role="status" class="stack" data-gap="2">
                        <For each=move || arrivals.get() key=|arrival| (arrival.file.clone(), arrival.what.clone()) let:arrival>
                            <ArrivalNotice arrival/>
                        </For>
                    </div>
                    <ul class="row-list" id="interviews" hidden=move || empty.get()>
                        <For each=move || lines.get() key=|line| (line.id.clone(), line.alias.clone(), line.state, line.company.clone()) let:line>
                            <InterviewRow line/>
                        </For>
                    </ul>
                </section>
                <aside class="home-side">
                    <div
                        class="drop-zone"
                        data-state=move || dragged_over.get().then_some("over")
                        on:dragover=move |event| {
                            event.prevent_default();
                            dragged_over.set(true);
                        }
                        on:dragleave=move |_| dragged_over.set(false)
                        on:drop=dropped
                    >
                        <Icon name="load" size="large"/>
                        <p>
                            <b>{speech.say("drop-title")}</b>
                        </p>
                        <p>{speech.say("drop-note")}</p>
                    </div>
                    <section class="aside-part" aria-labelledby="h-here">
                        <h2 class="aside-title" id="h-here">{speech.say("here-title")}</h2>
                        <p class="field-hint">{speech.say("here-note")}</p>
                        <p class="field-hint">{speech.say("here-copies")}</p>
                    </section>
                    <section class="aside-part" aria-labelledby="h-voices">
                        <h2 class="aside-title" id="h-voices">{speech.say("voices-title")}</h2>
                        <div class="saying">
                            <q class="words" lang="en">
                                "Eleven lorries of fish queued past the gate and the police rang me."
                            </q>
                        </div>
                        <p class="gist">{speech.say("voices-note")}</p>
                    </section>
                </aside>
            </div>
        </main>
    }
}

#[component]
fn InterviewRow(line: Line) -> impl IntoView {
    let speech = speech();
    let Line {
        id,
        alias,
        company,
        role,
        when,
        state,
        view,
        sample,
    } = line;
    let name = if alias.is_empty() {
        speech.say("respondent-unnamed")
    } else {
        alias
    };
    let role = role.map(|role| speech.name(role)).unwrap_or_default();
    let note = [
        company,
        role,
        when,
        if sample {
            speech.say("sample-mark")
        } else {
            String::new()
        },
    ];
    let note = note
        .iter()
        .filter(|part| !part.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <li class="row" data-lead="none">
            <span>
                <a class="row-name" dir="auto" href=Address::Interview(id, view).to_string()>{name}</a>
                <br/>
                <span class="row-note" dir="auto">{note}</span>
            </span>
            <span class="row-end">{speech.say(state)}</span>
        </li>
    }
}

#[component]
fn ArrivalNotice(arrival: Arrival) -> impl IntoView {
    let speech = speech();
    let Arrival {
        file,
        tone,
        what,
        todo,
        details,
        interview,
    } = arrival;
    let title = format!("{file}: {what}");
    let open = interview.map(|id| {
        let href = Address::Interview(id, View::Report).to_string();
        view! { <a class="button" data-size="small" href=href>{speech.say("import-open")}</a> }
    });
    view! {
        <Notice tone title body=todo details>
            {open}
        </Notice>
    }
}

fn state_of(interview: &Interview) -> &'static str {
    if interview.is_running() {
        "state-running"
    } else if interview.has_started() {
        "state-finished"
    } else {
        "state-planned"
    }
}

/// Makes an interview with guide 1 in the interface's language, for the decider; Prepare changes all of that.
fn add_interview(desk: Desk, language: Language) -> Option<InterviewId> {
    let id = InterviewId::new(clock::fresh_id());
    let guide = guides::guide("g1")?;
    let interview = Interview {
        id: id.clone(),
        study: desk.current_study(),
        created: clock::now().moment,
        guide: GuideUse {
            id: GuideId::new("g1"),
            version: guide.version,
            language: if guide.speaks(&language) {
                language
            } else {
                Language::english()
            },
            whole: None,
        },
        rubric: RubricUse {
            version: guides::rubric().version,
            whole: None,
        },
        filing: Filing::Decision,
        interviewer: desk
            .preferences
            .with_untracked(|preferences| preferences.interviewer.clone()),
        respondent: Respondent {
            roles: vec![Role::Decider],
            ..Respondent::default()
        },
        held_on: None,
        sittings: Vec::new(),
        trail: Vec::new(),
        asked: SortedMap::new(),
        probed: SortedMap::new(),
        evidence: Vec::new(),
        draft: None,
        people: Vec::new(),
        marks: Vec::new(),
        flags: Vec::new(),
        log: Vec::new(),
    };
    desk.edit(Edit::AddInterview(Box::new(interview)))
        .then_some(id)
}
