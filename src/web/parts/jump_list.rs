//! Every prompt, any time, by typing or by arrow. Order is advice.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::icon::icon;
use crate::domain::guide::{Language, Prompt};
use crate::domain::id::PromptId;
use crate::domain::score::Basis;
use crate::domain::text;
use crate::domain::time::Elapsed;
use crate::web::cockpit::Cockpit;
use crate::web::dom::{El, Spot, button, el, watch};
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, clock_text, speech};

/// One line of the list.
struct Line {
    id: PromptId,
    section: usize,
    ask: String,
    core: bool,
    for_role: bool,
    opens: u32,
    /// When it was asked, and whether it is the current one.
    state: RwSignal<(Option<Elapsed>, bool)>,
}

impl Line {
    fn new(basis: Basis<'_>, prompt: &Prompt) -> Self {
        let mut sections = basis.guide.sections.iter();
        Self {
            id: prompt.id.clone(),
            section: sections
                .position(|section| section.id == prompt.section)
                .unwrap_or(0),
            ask: prompt.ask.text(&basis.interview.guide.language).to_owned(),
            core: prompt.core,
            for_role: prompt.is_for(&basis.interview.respondent.roles),
            opens: prompt.window[0],
            state: RwSignal::new((None, false)),
        }
    }
}

/// What the list shows. What a guide holds does not change while it is on screen.
struct List {
    cockpit: Cockpit,
    speech: Speech,
    language: Language,
    /// Titles and minutes.
    sections: Vec<(String, u32)>,
    lines: Vec<Line>,
    /// What is sought.
    typed: RwSignal<String>,
    field: Spot,
    place: Spot,
}

impl List {
    fn new(cockpit: Cockpit) -> Self {
        let (language, sections, lines) = cockpit
            .basis_once(|basis| {
                let language = basis.interview.guide.language.clone();
                let sections = basis.guide.sections.iter();
                let sections = sections
                    .map(|section| (section.title.text(&language).to_owned(), section.minutes))
                    .collect();
                let lines = basis.guide.prompts.iter();
                let lines = lines.map(|prompt| Line::new(basis, prompt)).collect();
                (language, sections, lines)
            })
            .unwrap_or_else(|| (Language::english(), Vec::new(), Vec::new()));
        Self {
            cockpit,
            speech: speech(),
            language,
            sections,
            lines,
            typed: RwSignal::new(String::new()),
            field: Spot::new(),
            place: Spot::new(),
        }
    }

    /// Looks at the interview once for all lines, and wakes only those that changed: an edit must not cost a prompt
    /// each.
    fn renew(&self) {
        self.cockpit.read_head(|interview| {
            let current = interview.current_prompt();
            for line in &self.lines {
                let now = (
                    interview.asked.get(&line.id).copied(),
                    current == Some(&line.id),
                );
                if line.state.get_untracked() != now {
                    line.state.set(now);
                }
            }
        });
    }

    /// The lines in which what is sought stands.
    fn found(&self) -> Vec<&Line> {
        let sought = self
            .typed
            .with(|typed| text::fold(typed.trim(), &self.language));
        let is_found = |line: &&Line| {
            sought.text().is_empty()
                || text::fold(&line.ask, &self.language)
                    .text()
                    .contains(sought.text())
        };
        self.lines.iter().filter(is_found).collect()
    }

    fn go(&self, prompt: Option<PromptId>) {
        self.cockpit.go(prompt);
        // The list is made anew only where it was narrowed.
        if self.typed.with_untracked(|typed| !typed.is_empty()) {
            self.typed.set(String::new());
        }
    }

    fn key(&self, event: &KeyboardEvent) {
        match event.key().as_str() {
            "ArrowDown" | "ArrowUp" if !event.alt_key() => {
                event.prevent_default();
                self.move_focus(event.key() == "ArrowDown");
            }
            "Enter" if event.target() == self.field.get().map(Into::into) => {
                event.prevent_default();
                let first = untrack(|| self.found().first().map(|line| line.id.clone()));
                if first.is_some() {
                    self.go(first);
                }
            }
            _ => {}
        }
    }

    /// Moves the focus among the lines; up from the first one it is the field's again.
    fn move_focus(&self, down: bool) {
        let (Some(place), Some(field)) = (self.place.get(), self.field.get()) else {
            return;
        };
        let Ok(found) = place.query_selector_all(".jump-list-item") else {
            return;
        };
        let lines: Vec<HtmlElement> = (0..found.length())
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
}

/// The list of all prompts with a field that narrows it. One that lies over the prompt takes the focus when it
/// appears, and goes away when something is chosen.
pub(crate) fn jump_list(cockpit: Cockpit, over: bool) -> Vec<El> {
    let list = Rc::new(List::new(cockpit));
    let (renewed, narrowed, keyed) = (Rc::clone(&list), Rc::clone(&list), Rc::clone(&list));
    watch(move || renewed.renew());
    let place = el("div")
        .class("jump-list")
        .at(list.place)
        .on("keydown", move |event| keyed.key(&event))
        .child(
            el("h2")
                .class("visually-hidden")
                .child(list.speech.say("all-prompts")),
        )
        .child(find(&list, over))
        .child(move || sections(&narrowed))
        .child(no_prompt(&list));
    vec![place]
}

fn find(list: &List, over: bool) -> El {
    let typed = list.typed;
    let name = list.speech.say("find-prompt");
    let field = el("input")
        .class("jump-list-find")
        .attr("type", "search")
        .attr("aria-label", name.clone())
        .attr("placeholder", name)
        .attr("autocomplete", "off")
        .at(list.field)
        .value(move || typed.get())
        .on_input(move |text| typed.set(text));
    if over { field.focused() } else { field }
}

/// What was found, section by section.
fn sections(list: &Rc<List>) -> Vec<El> {
    let speech = list.speech;
    let found = list.found();
    if found.is_empty() {
        return vec![
            el("p")
                .class("prompt-card-kind")
                .child(speech.say("find-nothing")),
        ];
    }
    let mut shown = Vec::new();
    for (index, (title, minutes)) in list.sections.iter().enumerate() {
        let mut inside = found.iter().filter(|line| line.section == index).peekable();
        if inside.peek().is_none() {
            continue;
        }
        let mut items = el("ol");
        for line in inside {
            items = items.child(el("li").child(item(list, line)));
        }
        let minutes = speech.say_with("minutes", &args!["count" => *minutes]);
        let head = el("h3")
            .class("jump-list-title")
            .child(el("span").child(title.as_str()))
            .child(el("span").child(minutes));
        let section = el("section").class("jump-list-section");
        shown.push(section.child(head).child(items));
    }
    shown
}

fn item(list: &Rc<List>, line: &Line) -> El {
    let (state, speech) = (line.state, list.speech);
    let (ask, id, otherwise) = (line.ask.clone(), line.id.clone(), otherwise(speech, line));
    let of = Rc::clone(list);
    let inside = move || {
        let when = el("span").class("jump-list-when");
        let (mark, when) = match state.get().0 {
            Some(at) => {
                let asked = el("span")
                    .class("visually-hidden")
                    .child(speech.say("prompt-asked"))
                    .child(" ");
                (icon("check"), when.child(asked).child(clock_text(at)))
            }
            None => (
                el("span").attr("aria-hidden", "true"),
                when.child(otherwise.as_str()),
            ),
        };
        [mark, el("span").child(ask.as_str()), when]
    };
    button("jump-list-item")
        .attr("data-state", move || {
            state.get().0.is_some().then_some("asked")
        })
        .attr("aria-current", move || state.get().1.then_some("true"))
        .on_click(move || of.go(Some(id.clone())))
        .child(inside)
}

/// What is said of a prompt that has not been asked.
fn otherwise(speech: Speech, line: &Line) -> String {
    if !line.for_role {
        speech.say("prompt-other-role")
    } else if line.opens >= 12 {
        speech.say_with("prompt-after", &args!["minute" => line.opens])
    } else if !line.core {
        speech.say("prompt-optional")
    } else {
        String::new()
    }
}

/// The last line: no prompt at all.
fn no_prompt(list: &Rc<List>) -> El {
    let cockpit = list.cockpit;
    let of = Rc::clone(list);
    button("jump-list-item")
        .attr("aria-current", move || {
            cockpit
                .read_head(|interview| interview.current_prompt().is_none())
                .then_some("true")
        })
        .on_click(move || of.go(None))
        .child(el("span").attr("aria-hidden", "true"))
        .child(el("span").child(list.speech.say("prompt-none")))
        .child(el("span").class("jump-list-when"))
}
