//! The window beside the call: the prompt at the top, the field at the bottom, and what has been kept between them.

use leptos::prelude::*;

use crate::domain::dimension::Dimension;
use crate::domain::edit::Act;
use crate::domain::id::InterviewId;
use crate::domain::interview::Interview;
use crate::formats::address::{Address, View};
use crate::web::clock;
use crate::web::cockpit::{Cockpit, begin, beside};
use crate::web::desk::desk;
use crate::web::parts::app_bar::{LanguageChoice, ThemeButton};
use crate::web::parts::authority::AuthorityLadder;
use crate::web::parts::capture::Capture;
use crate::web::parts::capture_line::CaptureLine;
use crate::web::parts::clock_face::ClockFace;
use crate::web::parts::evidence_panel::EvidencePanel;
use crate::web::parts::icon::Icon;
use crate::web::parts::item_editor::ItemEditor;
use crate::web::parts::jump_list::JumpList;
use crate::web::parts::key_sheet::KeySheet;
use crate::web::parts::next_best::NextBest;
use crate::web::parts::notice::{Notice, StorageNotices};
use crate::web::parts::prompt_card::PromptCard;
use crate::web::parts::save_lamp::SaveLamp;
use crate::web::parts::slot_rail::{AimRow, SlotRail};
use crate::web::route;
use crate::web::speech::speech;

/// The live screen.
#[component]
pub(crate) fn Live(
    /// Which interview.
    id: InterviewId,
) -> impl IntoView {
    let (desk, speech) = (desk(), speech());
    let moment = clock::ticking();
    let cockpit = Cockpit::new(id.clone(), desk, moment);
    let keys = window_event_listener(leptos::ev::keydown, move |event| cockpit.key(&event));
    on_cleanup(move || keys.remove());
    Effect::new(move |_| {
        if cockpit.field.get().is_some() {
            cockpit.to_field();
        }
    });
    let kept = Memo::new(move |_| {
        cockpit.read(|interview| {
            let prompt = interview.current_prompt();
            interview
                .evidence
                .iter()
                .filter(|item| item.prompt.as_ref() == prompt)
                .map(|item| item.id.clone())
                .collect::<Vec<_>>()
        })
    });
    // The newest line stands just above the field, where the eye already is.
    let kept_end = NodeRef::<leptos::html::Section>::new();
    Effect::new(move |_| {
        kept.track();
        if let Some(end) = kept_end.get() {
            end.set_scroll_top(end.scroll_height());
        }
    });
    let running = Memo::new(move |_| cockpit.read(Interview::is_running));
    let started = Memo::new(move |_| cockpit.read(Interview::has_started));
    let then = Memo::new(move |_| {
        cockpit
            .basis(|basis| beside(basis, true))
            .map(|prompt| cockpit.ask_of(&prompt))
    });
    let has_ladder = cockpit.basis_once(|basis| {
        basis
            .guide
            .prompts
            .iter()
            .any(|p| p.dims.contains(&Dimension::Authority))
    });
    let finish_id = id.clone();
    let finish = move |_| {
        if running.get_untracked() {
            cockpit.act(Act::Finish);
        }
        route::go(&Address::Interview(finish_id.clone(), View::Report));
    };
    let start = move |_| {
        begin(desk, &cockpit.id.get_value());
        cockpit.to_field();
    };
    let line_of = id.clone();
    view! {
        <a class="skip-link" href="#live-field" on:click=move |event| { event.prevent_default(); cockpit.to_field(); }>
            {speech.say("skip-to-field")}
        </a>
        <div class="window">
            <main class="cockpit" on:click=move |event| cockpit.clicked(&event)>
                <aside class="cockpit-outline" aria-label=speech.say("guide") tabindex="0">
                    <JumpList cockpit/>
                </aside>
                <header class="cockpit-head">
                    <h1 class="visually-hidden">{speech.say("live-title")}</h1>
                    <ClockFace id=line_of.clone() moment/>
                </header>
                <div class="cockpit-notice">
                    <StorageNotices/>
                    {move || {
                        (!running.get())
                            .then(|| {
                                let (title, button) = if started.get() {
                                    ("live-ended", "live-resume")
                                } else {
                                    ("live-not-started", "start-interview")
                                };
                                view! {
                                    <Notice tone="info" title=speech.say(title)>
                                        <button class="button" data-size="small" type="button" on:click=start>
                                            {speech.say(button)}
                                        </button>
                                    </Notice>
                                }
                            })
                    }}
                </div>
                <div class="cockpit-body">
                    {move || {
                        if cockpit.jumping.get() {
                            view! {
                                <section class="cockpit-jump stack" data-gap="2" aria-label=speech.say("all-prompts")>
                                    <p>
                                        <button
                                            class="button"
                                            data-size="small"
                                            type="button"
                                            on:click=move |_| cockpit.toggle_jump()
                                        >
                                            {speech.say("keys-close")}
                                        </button>
                                    </p>
                                    <JumpList cockpit over=true/>
                                </section>
                            }
                                .into_any()
                        } else if cockpit.helping.get() {
                            view! {
                                <div class="cockpit-jump">
                                    <KeySheet close=move || cockpit.toggle_sheet()/>
                                </div>
                            }
                                .into_any()
                        } else if let Some(item) = cockpit.editing.get() {
                            let interview = line_of.clone();
                            view! {
                                <div class="cockpit-jump">
                                    <ItemEditor interview item close=move |()| cockpit.leave()/>
                                </div>
                            }
                                .into_any()
                        } else {
                            let line_of = line_of.clone();
                            view! {
                                <PromptCard cockpit moment/>
                                {(has_ladder == Some(true)).then(|| view! { <AuthorityLadder cockpit/> })}
                                <div class="then">
                                    <b>{speech.say("then")}</b>
                                    <span class="then-ask" id="then-ask">
                                        {move || then.get().unwrap_or_else(|| speech.say("then-nothing"))}
                                    </span>
                                    <button
                                        class="then-go"
                                        type="button"
                                        aria-label=speech.say("next-prompt")
                                        aria-describedby="then-ask"
                                        aria-keyshortcuts="Alt+ArrowDown"
                                        disabled=move || then.with(Option::is_none)
                                        on:click=move |_| cockpit.step(true)
                                    >
                                        <Icon name="next"/>
                                    </button>
                                </div>
                                <section class="cockpit-kept" node_ref=kept_end aria-label=speech.say("kept-here") tabindex="0">
                                    <ol class="capture-list">
                                        <For each=move || kept.get() key=|item| item.clone() let:item>
                                            <CaptureLine interview=line_of.clone() item editing=cockpit.editing/>
                                        </For>
                                    </ol>
                                </section>
                            }
                                .into_any()
                        }
                    }}
                </div>
                <section class="cockpit-dock" aria-label=speech.say("capture-region")>
                    <NextBest cockpit/>
                    <SlotRail cockpit/>
                    <AimRow cockpit/>
                    <Capture cockpit/>
                    <footer class="cockpit-foot">
                        <SaveLamp/>
                        <LanguageChoice/>
                        <ThemeButton/>
                        <button
                            class="button"
                            data-kind="quiet"
                            data-size="small"
                            data-shape="icon"
                            type="button"
                            aria-label=speech.say("keys")
                            aria-keyshortcuts="Alt+K"
                            on:click=move |_| cockpit.toggle_sheet()
                        >
                            <Icon name="help"/>
                        </button>
                        <button class="button" data-size="small" type="button" on:click=finish>
                            {speech.say("finish")}
                        </button>
                    </footer>
                </section>
                <aside class="cockpit-evidence" aria-label=speech.say("evidence") tabindex="0">
                    <EvidencePanel cockpit/>
                </aside>
            </main>
        </div>
    }
}
