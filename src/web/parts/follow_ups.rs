//! What is to be done after the call: written down, ticked off, changed, and suggested where the record says so.

use crate::web::prelude::*;
use web_sys::KeyboardEvent;

use super::field::short_text;
use super::icon::{icon, icon_button};
use super::ledger::gain_words;
use super::notice::small;
use crate::domain::craft::{NextStep, next_steps};
use crate::domain::edit::Act;
use crate::domain::id::{InterviewId, ItemId};
use crate::domain::interview::FollowUp;
use crate::domain::score::{Basis, Score};
use crate::web::desk::{Desk, desk};
use crate::web::dom::{El, Spot, button, el};
use crate::web::keys::pressed;
use crate::web::speech::{Speech, args, speech};

/// The follow-ups of an interview.
#[derive(Clone, Copy)]
struct ToDo {
    of: StoredValue<InterviewId>,
    desk: Desk,
    speech: Speech,
    /// What is being written.
    typed: RwSignal<String>,
    /// Where it is.
    field: Spot,
}

/// The list, a field to write another, and what is suggested.
pub(crate) fn follow_ups(of: StoredValue<InterviewId>, score: Memo<Option<Score>>) -> Vec<El> {
    let to_do = ToDo {
        of,
        desk: desk(),
        speech: speech(),
        typed: RwSignal::new(String::new()),
        field: Spot::new(),
    };
    let speech = to_do.speech;
    on_cleanup(move || to_do.end_run());
    let list = el("ul").class("follow-list").living_rows(
        move || to_do.list(),
        |it| it.id.to_string(),
        move |it| to_do.line(it),
    );
    let suggested = move || {
        let written = to_do.list();
        let is_new = |(text, _): &(String, String)| written.iter().all(|it| it.text != *text);
        let steps = |basis: Basis<'_>| {
            score.with(|score| next_steps(basis.interview, basis.guide, score.as_ref()))
        };
        let steps = of.with_value(|id| to_do.desk.basis(id, steps));
        let steps = steps.iter().flatten().map(|step| to_do.words(step));
        steps.filter(is_new).collect::<Vec<_>>()
    };
    let suggestion = move |(text, note): (String, String)| {
        let words = el("span").class("follow-text").child(text.clone());
        let note = (!note.is_empty()).then(|| el("span").class("follow-note").child(note));
        button("follow-suggested")
            .on_click(move || to_do.add(text.clone()))
            .child(icon("plus"))
            .child(words)
            .child(note)
    };
    let suggestions = el("div")
        .class("follow-suggestions")
        .attr("role", "group")
        .attr("aria-label", speech.say("follow-suggested"))
        .rows(
            suggested,
            |(text, note)| [text.as_str(), note].concat(),
            suggestion,
        );
    vec![list, to_do.writing(), suggestions]
}

impl ToDo {
    fn list(self) -> Vec<FollowUp> {
        let list = |id: &InterviewId| self.desk.read(id, |it| it.follow_ups.clone());
        self.of.with_value(list).unwrap_or_default()
    }

    fn change(self, how: impl FnOnce(&mut Vec<FollowUp>)) {
        let mut all = untrack(|| self.list());
        how(&mut all);
        self.of
            .with_value(|id| self.desk.act(id, Act::FollowUps(all)));
    }

    fn end_run(self) {
        self.of.with_value(|id| self.desk.end_run(id));
    }

    /// Writes it down; the focus is where the next one can be written.
    fn add(self, text: String) {
        let text = text.trim().to_owned();
        if !text.is_empty() {
            let id = ItemId::new(Desk::fresh_id());
            let done = false;
            self.change(|all| all.push(FollowUp { id, text, done }));
        }
        self.to_field();
    }

    fn to_field(self) {
        if let Some(field) = self.field.get() {
            // Where the focus cannot go the person clicks.
            let _focused = field.focus();
        }
    }

    fn writing(self) -> El {
        let Self { speech, typed, .. } = self;
        let add = move || {
            self.add(typed.get_untracked());
            typed.set(String::new());
        };
        let field = short_text()
            .attr("aria-label", speech.say("follow-new"))
            .attr("placeholder", speech.say("follow-new"))
            .at(self.field)
            .value(move || typed.get())
            .on_input(move |text| typed.set(text))
            .on("keydown", move |event: KeyboardEvent| {
                if pressed(&event).as_deref() == Some("Enter") {
                    event.prevent_default();
                    add();
                }
            });
        el("div")
            .class("follow-new")
            .child(field)
            .child(small(speech.say("follow-add")).on_click(add))
    }

    /// One of them: a tick, its words to change, and a button that takes it away.
    fn line(self, row: RwSignal<FollowUp>) -> El {
        let speech = self.speech;
        let id = StoredValue::new(row.with_untracked(|it| it.id.clone()));
        let text = move || row.with(|it| it.text.clone());
        let alter = move |how: &dyn Fn(&mut FollowUp)| {
            self.change(|all| {
                let found = id.with_value(|id| all.iter_mut().find(|it| it.id == *id));
                if let Some(it) = found {
                    how(it);
                }
            });
        };
        let remove = move || {
            self.change(|all| id.with_value(|id| all.retain(|it| it.id != *id)));
            self.to_field();
        };
        let done = el("input")
            .attr("type", "checkbox")
            .attr("aria-label", move || {
                speech.say_with("follow-done", &args!["text" => text()])
            })
            .checked(move || row.with(|it| it.done))
            .on_tick(move |on| alter(&|it| it.done = on));
        let words = short_text()
            .attr("aria-label", speech.say("follow-words"))
            .value(text)
            .on_input(move |text| alter(&|it| it.text.clone_from(&text)))
            .on_change(move |text| {
                self.end_run();
                // One without words is none.
                if text.trim().is_empty() {
                    remove();
                }
            });
        let gone = icon_button("bin", String::new())
            .attr("aria-label", move || {
                speech.say_with("people-remove", &args!["name" => text()])
            })
            .on_click(remove);
        el("li")
            .class("follow-line")
            .child(done)
            .child(words)
            .child(gone)
    }

    /// A suggestion in words, and what it brings.
    fn words(self, step: &NextStep) -> (String, String) {
        let speech = self.speech;
        let who = || {
            let alias = |id: &InterviewId| self.desk.glance(id, |it| it.respondent.alias.clone());
            let alias = self.of.with_value(alias).filter(|it| !it.trim().is_empty());
            alias.unwrap_or_else(|| speech.say("follow-respondent"))
        };
        match step {
            NextStep::Thank => (
                speech.say_with("follow-thank", &args!["who" => who()]),
                String::new(),
            ),
            NextStep::Introduce(name) => (
                speech.say_with("follow-introduce", &args!["who" => who(), "name" => name]),
                String::new(),
            ),
            NextStep::WhoseDecision => (
                speech.say("follow-whose"),
                speech.say("next-best-authority"),
            ),
            NextStep::TenMinutes(dimensions, points) => {
                let names: Vec<_> = dimensions.iter().map(|it| speech.name(*it)).collect();
                let names = names.join(", ");
                (
                    speech.say_with("follow-minutes", &args!["names" => names]),
                    gain_words(speech, *points),
                )
            }
            NextStep::FillMarks(count) => (
                speech.say("follow-marks"),
                speech.say_with("marks-open", &args!["count" => *count]),
            ),
        }
    }
}
