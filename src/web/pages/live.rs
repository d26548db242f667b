//! The window beside the call: the prompt at the top, the field at the bottom, and what has been kept between them.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::domain::advice::{self, Advice};
use crate::domain::capture::kept_words;
use crate::domain::dimension::Dimension;
use crate::domain::edit::Act;
use crate::domain::history::History;
use crate::domain::id::{InterviewId, ItemId, PromptId};
use crate::domain::interview::{Draft, Interview, Item, Kind, Parts, SpecificBy};
use crate::domain::score::{self, Basis, Score};
use crate::domain::specific;
use crate::domain::time::Moment;
use crate::domain::workspace::Edit;
use crate::formats::address::{Address, View};
use crate::web::clock;
use crate::web::desk::{Desk, desk};
use crate::web::keys::{Command, Focus, command};
use crate::web::parts::app_bar::{LanguageChoice, ThemeButton};
use crate::web::parts::authority::AuthorityLadder;
use crate::web::parts::capture::{Capture, draft_of};
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

/// The live screen's own state and acts, handed to its parts.
#[derive(Clone, Copy)]
pub(crate) struct Cockpit {
    id: StoredValue<InterviewId>,
    /// The one door.
    pub(crate) desk: Desk,
    /// What is being typed.
    pub(crate) draft: Memo<Option<Draft>>,
    /// The dimensions the words go to.
    pub(crate) targets: Memo<Vec<Dimension>>,
    /// The score with its ledger; none for the screener.
    pub(crate) score: Memo<Option<Score>>,
    /// The next best question.
    pub(crate) advice: Memo<Option<Advice>>,
    /// The list of all prompts is open over the prompt.
    pub(crate) jumping: RwSignal<bool>,
    /// The prompt's reason is unfolded.
    pub(crate) explaining: RwSignal<bool>,
    /// The sheet of keys is open over the prompt.
    helping: RwSignal<bool>,
    /// The item whose editor is open over the prompt.
    editing: RwSignal<Option<ItemId>>,
    /// The field.
    pub(crate) field: NodeRef<html::Textarea>,
    /// Where the prompt stands; a new one is shown from its top.
    pub(crate) top: NodeRef<html::Section>,
}

impl Cockpit {
    fn new(id: InterviewId, desk: Desk, moment: Signal<Moment>) -> Self {
        let learned = desk.learned(&id);
        let id = StoredValue::new(id);
        let draft = Memo::new(move |_| id.with_value(|id| desk.draft(id)));
        let main = Memo::new(move |_| {
            id.with_value(|id| {
                desk.basis(id, |basis| {
                    basis.interview.current_prompt().and_then(|prompt| basis.guide.prompt(prompt)?.main_dimension())
                })
            })
            .flatten()
        });
        let targets = Memo::new(move |_| {
            let picked = draft.with(|draft| draft.as_ref().map(|draft| draft.dims.clone()).unwrap_or_default());
            if picked.is_empty() { main.get().into_iter().collect() } else { picked }
        });
        let score = Memo::new(move |_| id.with_value(|id| desk.basis(id, score::score)).flatten());
        let advice = Memo::new(move |_| {
            let now = moment.get();
            id.with_value(|id| desk.basis(id, |basis| advice::next(basis, basis.interview.elapsed(now), &learned)))
                .flatten()
        });
        Self {
            id,
            desk,
            draft,
            targets,
            score,
            advice,
            jumping: RwSignal::new(false),
            explaining: RwSignal::new(false),
            helping: RwSignal::new(false),
            editing: RwSignal::new(None),
            field: NodeRef::new(),
            top: NodeRef::new(),
        }
    }

    /// Looks at the interview, and is woken by every edit but typing. The page is only there while the interview is.
    pub(crate) fn read<T: Default>(self, how: impl FnOnce(&Interview) -> T) -> T {
        self.id.with_value(|id| self.desk.read(id, how)).unwrap_or_default()
    }

    /// Looks at the interview with its guide and rubric.
    pub(crate) fn basis<T>(self, how: impl FnOnce(Basis<'_>) -> Option<T>) -> Option<T> {
        self.id.with_value(|id| self.desk.basis(id, how)).flatten()
    }

    /// The same, looking once.
    pub(crate) fn basis_once<T>(self, how: impl FnOnce(Basis<'_>) -> T) -> Option<T> {
        self.id.with_value(|id| self.desk.basis_once(id, how))
    }

    /// The interview's own language.
    pub(crate) fn language(self) -> String {
        self.basis_once(|basis| basis.interview.guide.language.code().to_owned()).unwrap_or_default()
    }

    /// A prompt's question.
    pub(crate) fn ask_of(self, prompt: &PromptId) -> String {
        self.basis_once(|basis| {
            basis.guide.prompt(prompt).map(|p| p.ask.text(&basis.interview.guide.language).to_owned())
        })
        .flatten()
        .unwrap_or_default()
    }

    /// Does something to the interview. Whether it was done.
    pub(crate) fn act(self, act: Act) -> bool {
        self.id.with_value(|id| self.desk.act(id, act))
    }

    /// Takes what the field holds into the record.
    pub(crate) fn type_in(self, text: String, kind: Kind) {
        let dims = self.draft.with_untracked(|draft| draft.as_ref().map(|d| d.dims.clone()).unwrap_or_default());
        self.id.with_value(|id| self.desk.type_in(id, draft_of(text, kind, dims)));
    }

    /// Says whose words are being typed.
    pub(crate) fn speak_as(self, kind: Kind) {
        let text = self.draft.with_untracked(|draft| draft.as_ref().map(|d| d.text.clone()).unwrap_or_default());
        self.type_in(text, kind);
    }

    /// Sends the words to a dimension, or takes it back.
    pub(crate) fn aim(self, dimension: Dimension) {
        let Draft { text, kind, mut dims } = self.draft.get_untracked().unwrap_or(Draft {
            text: String::new(),
            kind: Kind::Note,
            dims: Vec::new(),
        });
        if dims.contains(&dimension) {
            dims.retain(|other| *other != dimension);
        } else {
            dims.push(dimension);
        }
        self.id.with_value(|id| self.desk.type_in(id, draft_of(text, kind, dims)));
    }

    /// The current prompt's dimensions that are no slot, in the guide's order.
    pub(crate) fn other_dimensions(self) -> Vec<Dimension> {
        self.basis(|basis| {
            let prompt = basis.guide.prompt(basis.interview.current_prompt()?)?;
            Some(prompt.dims.iter().copied().filter(|dimension| dimension.slot().is_none()).take(5).collect())
        })
        .unwrap_or_default()
    }

    /// Keeps what is typed under the current prompt. What is refused stays in the field.
    pub(crate) fn keep(self) {
        let Some(Draft { text, kind, .. }) = self.draft.get_untracked() else { return };
        let words = kept_words(&text, kind).to_owned();
        if words.is_empty() {
            return;
        }
        let dims = self.targets.get_untracked();
        let now = clock::now().moment;
        let made = self.basis_once(|basis| {
            let interview = basis.interview;
            let prompt = interview.current_prompt().and_then(|prompt| basis.guide.prompt(prompt));
            Item {
                id: ItemId::new(clock::fresh_id()),
                specific: specific::found(&words, &interview.guide.language, &interview.people),
                specific_by: SpecificBy::App,
                parts: Parts {
                    job_step: prompt.and_then(|prompt| prompt.step).filter(|_| dims.contains(&Dimension::JobMap)),
                    chain_link: prompt
                        .and_then(|prompt| prompt.link)
                        .filter(|_| dims.contains(&Dimension::JobConsumption)),
                    ..Parts::default()
                },
                dims,
                kind,
                text: words,
                at_ms: interview.elapsed(now),
                wall: now,
                prompt: interview.current_prompt().cloned(),
                read_back: false,
                answer: None,
                again: None,
                led: false,
                transcript: None,
                hits: Vec::new(),
            }
        });
        if let Some(item) = made
            && self.act(Act::Keep(Box::new(item)))
        {
            self.id.with_value(|id| self.desk.type_in(id, None));
        }
    }

    /// Turns to a prompt, or to none; the focus goes back to the field.
    pub(crate) fn go(self, prompt: Option<PromptId>) {
        self.act(Act::GoTo(prompt));
        if let Some(ask) = self.top.get_untracked() {
            ask.set_scroll_top(0);
        }
        self.close();
        self.explaining.set(false);
        self.to_field();
    }

    /// Turns to the next prompt of the guide for this respondent, or to the one before.
    pub(crate) fn step(self, forward: bool) {
        let target = self.basis_once(|basis| beside(basis, forward)).flatten();
        if let Some(prompt) = target {
            self.go(Some(prompt));
        }
    }

    /// Turns to the next best question.
    pub(crate) fn take_advice(self) {
        if let Some(advice) = self.advice.get_untracked() {
            self.go(Some(advice.prompt));
        }
    }

    /// Opens or closes the list of all prompts.
    pub(crate) fn toggle_jump(self) {
        let open = self.jumping.get_untracked();
        self.close();
        self.jumping.set(!open);
        if open {
            self.to_field();
        }
    }

    /// Whether something can be taken back.
    pub(crate) fn can_undo(self) -> bool {
        self.id.with_value(|id| self.desk.with(|workspace| workspace.history(id).is_some_and(History::can_undo)))
    }

    /// Takes the last act back.
    pub(crate) fn undo(self) {
        if self.can_undo() {
            self.id.with_value(|id| self.desk.edit(Edit::Undo(id.clone())));
        }
        self.to_field();
    }

    fn redo(self) {
        let can = self.id.with_value(|id| self.desk.peek(|w| w.history(id).is_some_and(History::can_redo)));
        if can {
            self.id.with_value(|id| self.desk.edit(Edit::Redo(id.clone())));
        }
    }

    /// Puts the focus into the field.
    pub(crate) fn to_field(self) {
        if let Some(field) = self.field.get_untracked() {
            // A field that cannot take the focus is still there to click.
            let _focused = field.focus();
        }
    }

    fn toggle_sheet(self) {
        let open = self.helping.get_untracked();
        self.close();
        self.helping.set(!open);
        if open {
            self.to_field();
        }
    }

    /// Closes whatever is open over the prompt. Whether anything was.
    fn close(self) -> bool {
        let open = self.jumping.get_untracked() || self.helping.get_untracked() || self.editing.with_untracked(Option::is_some);
        if open {
            self.jumping.set(false);
            self.helping.set(false);
            self.editing.set(None);
        }
        open
    }

    fn leave(self) {
        if self.close() {
            self.to_field();
        } else if let Some(field) = self.field.get_untracked() {
            // Losing the focus cannot fail in a way that matters.
            let _blurred = field.blur();
        }
    }

    fn focus_at(self, event: &KeyboardEvent) -> Focus {
        use wasm_bindgen::JsCast;
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let field = self.field.get_untracked();
        if let (Some(target), Some(field)) = (&target, &field)
            && target.is_same_node(Some(field))
        {
            return if field.value().is_empty() { Focus::EmptyField } else { Focus::Field };
        }
        let is_text = target.is_some_and(|target| {
            matches!(target.tag_name().as_str(), "TEXTAREA" | "SELECT")
                || (target.tag_name() == "INPUT"
                    && !matches!(target.get_attribute("type").as_deref(), Some("radio" | "checkbox")))
        });
        if is_text { Focus::OtherText } else { Focus::Elsewhere }
    }

    fn key(self, event: &KeyboardEvent) {
        let Some(command) = command(event, self.focus_at(event)) else { return };
        event.prevent_default();
        match command {
            Command::Keep => self.keep(),
            Command::Voice => {
                let quote = self.draft.with_untracked(|draft| draft.as_ref().is_some_and(|d| d.kind == Kind::Quote));
                self.speak_as(if quote { Kind::Note } else { Kind::Quote });
            }
            Command::Slot(index) => {
                if let Some(slot) = crate::domain::dimension::Slot::ALL.get(index) {
                    self.aim(slot.dimension());
                }
            }
            Command::Dimension(index) => {
                if let Some(dimension) = self.other_dimensions().get(index) {
                    self.aim(*dimension);
                }
            }
            Command::Next => self.step(true),
            Command::Previous => self.step(false),
            Command::Jump => self.toggle_jump(),
            Command::NextBest => self.take_advice(),
            Command::Why => self.explaining.update(|open| *open = !*open),
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Sheet => self.toggle_sheet(),
            Command::Field => self.to_field(),
            Command::Leave => self.leave(),
        }
    }
}

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
    let running = Memo::new(move |_| cockpit.read(Interview::is_running));
    let started = Memo::new(move |_| cockpit.read(Interview::has_started));
    let then = Memo::new(move |_| {
        cockpit.basis(|basis| beside(basis, true)).map(|prompt| cockpit.ask_of(&prompt))
    });
    let has_ladder =
        cockpit.basis_once(|basis| basis.guide.prompts.iter().any(|p| p.dims.contains(&Dimension::Authority)));
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
            <main class="cockpit">
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
                                    <ItemEditor interview item close=move || cockpit.leave()/>
                                </div>
                            }
                                .into_any()
                        } else {
                            let line_of = line_of.clone();
                            view! {
                                <PromptCard cockpit moment/>
                                {(has_ladder == Some(true)).then(|| view! { <AuthorityLadder cockpit/> })}
                                <button
                                    class="then"
                                    type="button"
                                    aria-label=speech.say("next-prompt")
                                    aria-keyshortcuts="Alt+ArrowDown"
                                    disabled=move || then.with(Option::is_none)
                                    on:click=move |_| cockpit.step(true)
                                >
                                    <b>{speech.say("then")}</b>
                                    <span class="then-ask">
                                        {move || then.get().unwrap_or_else(|| speech.say("then-nothing"))}
                                    </span>
                                    <Icon name="next"/>
                                </button>
                                <section class="cockpit-kept" aria-label=speech.say("kept-here") tabindex="0">
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

/// The prompt of the guide after the current one, or before it, for this respondent.
fn beside(basis: Basis<'_>, forward: bool) -> Option<PromptId> {
    let interview = basis.interview;
    basis.guide.step(interview.current_prompt(), &interview.respondent.roles, forward).cloned()
}

/// Begins a sitting, at the guide's first prompt for this respondent where none is current.
pub(crate) fn begin(desk: Desk, id: &InterviewId) {
    if !desk.act(id, Act::Start) {
        return;
    }
    let first = desk.basis_once(id, |basis| {
        let interview = basis.interview;
        if interview.trail.is_empty() { beside(basis, true) } else { None }
    });
    if let Some(prompt) = first.flatten() {
        desk.act(id, Act::GoTo(Some(prompt)));
    }
}
