//! One interview as a page one could pin to a wall: the slots, where the points are, and everything that was kept.

use leptos::prelude::*;

use crate::domain::dimension::{Authority, Dimension, Slot};
use crate::domain::edit::Act;
use crate::domain::id::InterviewId;
use crate::domain::interview::{Interview, Kind};
use crate::domain::level::Level;
use crate::domain::score::{self, Score};
use crate::formats::address::{Address, View};
use crate::web::clock;
use crate::web::cockpit::begin;
use crate::web::desk::desk;
use crate::web::files;
use crate::web::parts::app_bar::AppBar;
use crate::web::parts::capture_line::CaptureLine;
use crate::web::parts::icon::Icon;
use crate::web::parts::lamp_disc::LampDisc;
use crate::web::parts::ledger::Ledger;
use crate::web::parts::notice::{Notice, StorageNotices};
use crate::web::route;
use crate::web::speech::{args, clock_text, speech};

/// The page "Report".
#[component]
pub(crate) fn Report(
    /// Which interview.
    id: InterviewId,
) -> impl IntoView {
    let (desk, speech) = (desk(), speech());
    let of = StoredValue::new(id.clone());
    let read = move |how: fn(&Interview) -> String| {
        of.with_value(|id| desk.read(id, how)).unwrap_or_default()
    };
    let score = Memo::new(move |_| of.with_value(|id| desk.basis(id, score::score)).flatten());
    let at_hand = Memo::new(move |_| of.with_value(|id| desk.basis(id, |_| ())).is_some());
    let running = Memo::new(move |_| {
        of.with_value(|id| desk.read(id, Interview::is_running))
            .unwrap_or(false)
    });
    // Words that were typed and never kept: the report of a finished call is the last place to see them.
    let draft = Memo::new(move |_| {
        let words = of.with_value(|id| desk.draft(id)).map(|draft| draft.text);
        words.filter(|words| !words.trim().is_empty())
    });
    let live = Address::Interview(id.clone(), View::Live).to_string();
    let failed = RwSignal::new(None::<String>);
    let heading = move || {
        let (alias, title) = (
            read(|it| it.respondent.alias.clone()),
            read(|it| it.respondent.title.clone()),
        );
        let alias = if alias.trim().is_empty() {
            speech.say("respondent-unnamed")
        } else {
            alias
        };
        if title.trim().is_empty() {
            alias
        } else {
            format!("{alias}, {title}")
        }
    };
    let facts = move || {
        of.with_value(|id| {
            desk.read(id, |interview| {
                let respondent = &interview.respondent;
                let mut facts = vec![respondent.company.clone()];
                facts.extend(interview.held_on.map(|date| speech.date(date)));
                facts.extend(respondent.ordered_on.map(|date| {
                    speech.say_with("report-ordered", &args!["date" => speech.date(date)])
                }));
                facts.extend(respondent.roles.iter().map(|role| speech.name(*role)));
                facts.push(speech.say_with(
                    "report-authority",
                    &args!["rung" => speech.name(respondent.authority)],
                ));
                let length = clock_text(interview.elapsed(clock::now().moment));
                facts.push(speech.say_with("report-length", &args!["time" => length]));
                if !interview.interviewer.trim().is_empty() {
                    facts.push(speech.say_with(
                        "report-with",
                        &args!["name" => interview.interviewer.clone()],
                    ));
                }
                facts
            })
        })
        .unwrap_or_default()
        .into_iter()
        .filter(|fact| !fact.trim().is_empty())
        .map(|fact| view! { <span dir="auto">{fact}</span> })
        .collect_view()
    };
    let export = move |_| {
        let done = of.with_value(|id| {
            let text = desk.peek(|workspace| crate::web::desk::exported(workspace, id))?;
            let alias = desk
                .glance(id, |it| it.respondent.alias.clone())
                .unwrap_or_default();
            let date = desk
                .glance(id, |it| it.held_on.map(|date| date.to_string()))
                .flatten()
                .unwrap_or_default();
            Some(files::download(
                &files::safe_name(&["on-record", &alias, &date]),
                &text,
            ))
        });
        failed.set(match done {
            Some(Ok(())) => None,
            Some(Err(why)) => Some(why),
            None => Some(String::new()),
        });
    };
    let go_on = move |_| {
        of.with_value(|id| {
            if !running.get_untracked() {
                begin(desk, id);
            }
            route::go(&Address::Interview(id.clone(), View::Live));
        });
    };
    let finish = move |_| {
        of.with_value(|id| desk.act(id, Act::Finish));
    };
    let editing = RwSignal::new(None);
    let items = Memo::new(move |_| {
        of.with_value(|id| {
            desk.read(id, |interview| {
                interview
                    .evidence
                    .iter()
                    .map(|item| item.id.clone())
                    .collect::<Vec<_>>()
            })
        })
        .unwrap_or_default()
    });
    view! {
        <AppBar at=Some((id.clone(), View::Report))/>
        <main class="page" id="main" data-width="exhibit">
            <StorageNotices/>
            {move || {
                failed
                    .get()
                    .map(|why| {
                        view! {
                            <Notice
                                tone="danger"
                                title=speech.say_with("export-failed", &args!["why" => why])
                                body=speech.say("export-failed-todo")
                            />
                        }
                    })
            }}
            {move || {
                running
                    .get()
                    .then(|| {
                        view! {
                            <Notice tone="info" title=speech.say("report-running")>
                                <button class="button" data-size="small" type="button" on:click=finish>
                                    {speech.say("finish")}
                                </button>
                            </Notice>
                        }
                    })
            }}
            {move || {
                (!at_hand.get())
                    .then(|| {
                        view! {
                            <Notice
                                tone="caution"
                                title=speech.say("guide-missing")
                                body=speech.say("guide-missing-todo")
                            />
                        }
                    })
            }}
            {move || {
                let live = live.clone();
                draft
                    .get()
                    .map(|words| {
                        let start: String = words.chars().take(200).collect();
                        view! {
                            <Notice tone="caution" title=speech.say("report-draft") body=start>
                                <a class="button" data-size="small" href=live>{speech.say("to-live")}</a>
                            </Notice>
                        }
                    })
            }}
            <article class="exhibit">
                <header class="exhibit-head">
                    <div class="exhibit-title">
                        <p class="exhibit-kind">{speech.say("report-kind")}</p>
                        <h1 dir="auto">{heading}</h1>
                        <p class="page-head-facts">{facts}</p>
                    </div>
                    <div class="exhibit-readings">
                        {move || {
                            score
                                .get()
                                .map(|score| {
                                    view! {
                                        <div class="score">
                                            <output class="score-number" role="status" aria-label=speech.say("completeness")>
                                                {score.total}
                                            </output>
                                            <span class="score-band">{speech.name(score.band)}</span>
                                            <p class="score-note">{speech.say("score-note")}</p>
                                        </div>
                                    }
                                })
                        }}
                    </div>
                </header>
                <p class="exhibit-tools">
                    <button class="button" data-kind="primary" type="button" on:click=export>
                        <Icon name="save"/>
                        {speech.say("export-json")}
                    </button>
                    <button class="button" type="button" on:click=go_on>
                        {move || if running.get() { speech.say("to-live") } else { speech.say("live-resume") }}
                    </button>
                </p>
                <section class="exhibit-part" aria-labelledby="x-slots">
                    <h2 id="x-slots" class="exhibit-name">{speech.say("slots-title")}</h2>
                    <div class="exhibit-slots">
                        {Slot::ALL
                            .iter()
                            .enumerate()
                            .map(|(index, slot)| view! { <SlotPart of score index dimension=slot.dimension()/> })
                            .collect_view()}
                    </div>
                </section>
                {move || {
                    score
                        .get()
                        .map(|score| {
                            let id = of.get_value();
                            let also = also_words(speech, &score);
                            view! {
                                <section class="exhibit-part" aria-labelledby="x-ledger">
                                    <div class="section-head">
                                        <h2 id="x-ledger" class="exhibit-name">{speech.say("ledger-title")}</h2>
                                        <p class="section-count">{also}</p>
                                    </div>
                                    <Ledger id score/>
                                </section>
                            }
                        })
                }}
                <section class="exhibit-part" aria-labelledby="x-kept">
                    <h2 id="x-kept" class="exhibit-name">{speech.say("kept-title")}</h2>
                    <ol class="capture-list">
                        <For each=move || items.get() key=|item| item.clone() let:item>
                            <CaptureLine interview=of.get_value() item editing inline=true/>
                        </For>
                    </ol>
                    <p class="gist">
                        {move || items.with(Vec::is_empty).then(|| speech.say("kept-nothing"))}
                    </p>
                </section>
                <footer class="exhibit-foot">
                    <span>
                        {move || {
                            let guide = read(|it| format!("{} v{}", it.guide.id, it.guide.version));
                            let rubric = read(|it| it.rubric.version.to_string());
                            speech.say_with("report-foot", &args!["guide" => guide, "rubric" => rubric])
                        }}
                    </span>
                </footer>
            </article>
        </main>
    }
}

/// What stands beside the score: required dimensions, goal balance, and whether the map could take it.
fn also_words(speech: crate::web::speech::Speech, score: &Score) -> String {
    let required = speech.say_with(
        "required-met",
        &args!["met" => score.required_met, "of" => score.required_of],
    );
    let balance = score
        .goal_balance
        .map(|percent| speech.say_with("goal-balance", &args!["percent" => percent]));
    let profile = speech.name(score.profile);
    [Some(profile), Some(required), balance]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · ")
}

/// One slot with the words that fill it. A paraphrase is never shown as a slot's content.
#[component]
fn SlotPart(
    of: StoredValue<InterviewId>,
    score: Memo<Option<Score>>,
    index: usize,
    dimension: Dimension,
) -> impl IntoView {
    let (desk, speech) = (desk(), speech());
    // While authority is unknown the slot shows what it would be worth, in brackets, as the live screen does.
    let state = Memo::new(move |_| {
        let authority = of.with_value(|id| desk.read(id, |it| it.respondent.authority));
        let is_open = authority == Some(Authority::Unknown);
        score
            .with(|score| {
                let slot = score.as_ref()?.slots.get(index)?;
                let shown = if is_open { slot.would_be } else { slot.level };
                Some((shown, shown > slot.level, !slot.holds_quote))
            })
            .unwrap_or((Level::SILENT, false, false))
    });
    let level = Signal::derive(move || state.get().0);
    let language = of
        .with_value(|id| desk.glance(id, |it| it.guide.language.code().to_owned()))
        .unwrap_or_default();
    let quotes = Memo::new(move |_| {
        of.with_value(|id| {
            desk.read(id, |interview| {
                interview
                    .evidence_in(dimension)
                    .filter(|item| item.kind == Kind::Quote)
                    .map(|item| (item.text.clone(), clock_text(item.at_ms)))
                    .collect::<Vec<_>>()
            })
        })
        .unwrap_or_default()
    });
    let todo = move || {
        quotes.with(Vec::is_empty).then(|| {
            view! { <p class="slot-todo">{speech.say("slot-todo")}</p> }
        })
    };
    view! {
        <section class="exhibit-slot">
            <h3 class="slot-name">
                <LampDisc level/>
                {speech.name(dimension)}
                <span>
                    {move || {
                        let (level, waits, specific) = state.get();
                        let word = speech.lamp(level, specific);
                        if waits { speech.say_with("slot-not-yet", &args!["state" => word]) } else { word }
                    }}
                </span>
            </h3>
            {move || {
                quotes
                    .get()
                    .into_iter()
                    .enumerate()
                    .map(|(index, (text, at))| {
                        view! {
                            <figure class="saying">
                                <blockquote
                                    class="words"
                                    data-size=(index == 0).then_some("lead")
                                    dir="auto"
                                    lang=language.clone()
                                >
                                    {text}
                                </blockquote>
                                <figcaption class="saying-by">{at}</figcaption>
                            </figure>
                        }
                    })
                    .collect_view()
            }}
            {todo}
        </section>
    }
}
