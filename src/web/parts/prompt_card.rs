//! The one thing to say next: large, alone, at the top, near the camera.

use super::icon::{icon, icon_button};
use crate::domain::advice::{self, Wait, WindowHint};
use crate::domain::guide::{Language, Translated};
use crate::domain::id::PromptId;
use crate::domain::time::Moment;
use crate::web::cockpit::{Cockpit, asking};
use crate::web::dom::{El, button, el, svg};
use crate::web::keys::Command;
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, speech};

/// What the card shows: nothing while there is no prompt. While it stays the same the card is not made anew.
fn key(cockpit: Cockpit) -> String {
    cockpit
        .basis_head(|basis| {
            asking(basis)
                .map(|(prompt, language)| [prompt.id.as_str(), " ", language.code()].concat())
        })
        .unwrap_or_default()
}

/// A text with the language it is really in.
fn told(text: &Translated<String>, language: &Language) -> (String, String) {
    text.in_language(language)
        .map(|(text, lang)| (text.clone(), lang.to_owned()))
        .unwrap_or_default()
}

/// The current prompt with its probes and, on request, its reason. The moment is renewed every second.
pub(crate) fn prompt_card(cockpit: Cockpit, moment: Signal<Moment>) -> El {
    let speech = speech();
    let hint = move || {
        let now = moment.get();
        cockpit.basis(|basis| {
            let prompt = basis.guide.prompt(basis.interview.current_prompt()?)?;
            advice::hint(basis, prompt, basis.interview.elapsed(now))
        })
    };
    let hint_words = move || match hint() {
        Some(WindowHint::OpensAt(minute, wait)) => {
            let said = match wait {
                Wait::Minute => "prompt-opens",
                Wait::Rapport => "prompt-rapport",
                Wait::Middle => "prompt-middle",
                Wait::End => "prompt-end",
                Wait::Money => "prompt-money",
            };
            speech.say_with(said, &args!["minute" => minute])
        }
        Some(WindowHint::EndedAt(minute)) => {
            speech.say_with("prompt-past", &args!["minute" => minute])
        }
        None => String::new(),
    };
    let is_translated = move || {
        cockpit.basis_head(|basis| asking(basis).map(|(prompt, language)| prompt.ask.has(language)))
    };
    let kind = move || {
        if is_translated().is_some() {
            return speech.say("prompt-untranslated");
        }
        let key = cockpit.keys(Command::Jump)();
        let key = key.split(' ').next().unwrap_or_default();
        speech.say_with("prompt-none-note", &args!["key" => key])
    };
    let card = el("article")
        .class("prompt-card")
        .child(bar(cockpit, speech));
    let card = question(cockpit, card)
        .when(
            move || is_translated() != Some(true),
            move || el("p").class("prompt-card-kind").text(kind),
        )
        .when(
            move || hint().is_some(),
            move || el("p").class("prompt-card-kind").text(hint_words),
        )
        .keyed(move || key(cockpit), move || why(cockpit, speech))
        .keyed(move || key(cockpit), move || probes(cockpit));
    el("section")
        .class("cockpit-ask")
        .attr("aria-label", speech.say("prompt"))
        .at(cockpit.top)
        .child(card)
}

/// Adds the current prompt's question to `place`.
pub(crate) fn question(cockpit: Cockpit, place: El) -> El {
    let speech = speech();
    place.keyed(move || key(cockpit), move || ask(cockpit, speech))
}

fn bar(cockpit: Cockpit, speech: Speech) -> El {
    let previous = icon_button("prev", speech.say("previous-prompt"))
        .attr("aria-keyshortcuts", cockpit.keys(Command::Previous))
        .on_click(move || cockpit.step(false));
    let all = bar_button("button", "jump", speech.say("all-prompts"))
        .attr("data-role", "all")
        .attr("aria-keyshortcuts", cockpit.keys(Command::Jump))
        .attr("aria-expanded", move || cockpit.jumping.get().to_string())
        .on_click(move || cockpit.toggle_jump());
    let asked = bar_button("button push", "check", speech.say("prompt-asked"))
        .attr("disabled", move || key(cockpit).is_empty())
        .attr("aria-pressed", move || is_asked(cockpit).to_string())
        .attr("aria-keyshortcuts", cockpit.keys(Command::Asked))
        .when(move || is_quiet(cockpit), quiet_ring)
        .on_click(move || cockpit.tick());
    let why = bar_button("button", "why", speech.say("why"))
        .attr("aria-controls", "live-why")
        .attr("aria-keyshortcuts", cockpit.keys(Command::Why))
        .attr("aria-expanded", move || {
            cockpit.explaining.get().to_string()
        })
        .on_click(move || cockpit.explaining.update(|open| *open = !*open));
    el("div")
        .class("prompt-card-bar")
        .child(previous)
        .child(all)
        .child(asked)
        .child(why)
}

fn bar_button(class: &'static str, drawing: &'static str, words: String) -> El {
    button(class)
        .attr("data-kind", "quiet")
        .attr("data-size", "small")
        .child(icon(drawing))
        .child(words)
}

fn is_asked(cockpit: Cockpit) -> bool {
    cockpit.read_head(|interview| {
        interview
            .current_prompt()
            .is_some_and(|id| interview.asked.contains_key(id))
    })
}

/// Whether the prompt was ticked as asked just now.
fn is_quiet(cockpit: Cockpit) -> bool {
    is_asked(cockpit)
        && cockpit.quiet.with(|quiet| {
            cockpit.read_head(|interview| {
                interview.current_prompt().map(PromptId::as_str) == quiet.as_deref()
            })
        })
}

/// Four seconds in which to say nothing. The style sheet alone lets them pass.
fn quiet_ring() -> El {
    svg("svg")
        .class("quiet-ring")
        .attr("viewBox", "0 0 20 20")
        .attr("aria-hidden", "true")
        .child(
            svg("circle")
                .attr("cx", "10")
                .attr("cy", "10")
                .attr("r", "9")
                .attr("pathLength", "1"),
        )
}

fn ask(cockpit: Cockpit, speech: Speech) -> El {
    let told = cockpit
        .basis_once(|basis| asking(basis).map(|(prompt, language)| told(&prompt.ask, language)));
    let ask = el("h2").class("prompt-card-ask");
    match told.flatten() {
        Some((words, lang)) => ask.attr("lang", lang).child(words),
        None => ask.child(speech.say("prompt-none")),
    }
}

/// Reason, what to listen for, and the pitfall, each in the language it is really in.
fn why(cockpit: Cockpit, speech: Speech) -> El {
    let told = cockpit.basis_once(|basis| {
        asking(basis).map(|(prompt, language)| {
            [&prompt.why, &prompt.good, &prompt.pitfall].map(|text| told(text, language))
        })
    });
    let place = el("div")
        .class("prompt-card-why")
        .attr("id", "live-why")
        .attr("hidden", move || !cockpit.explaining.get());
    let Some([(why, lang), good, pitfall]) = told.flatten() else {
        return place;
    };
    place
        .child(el("p").attr("lang", lang).child(why))
        .child(why_line(speech.say("prompt-good"), good))
        .child(why_line(speech.say("prompt-pitfall"), pitfall))
}

fn why_line(name: String, (text, lang): (String, String)) -> Option<El> {
    if text.is_empty() {
        return None;
    }
    let line = el("p")
        .child(el("b").child(name))
        .child(" ")
        .child(el("span").attr("lang", lang).child(text));
    Some(line)
}

fn probes(cockpit: Cockpit) -> El {
    let told = cockpit.basis_once(|basis| {
        let (prompt, language) = asking(basis)?;
        let (_, lang) = prompt.ask.in_language(language)?;
        let (probes, _) = prompt.probes.in_language(language)?;
        Some((prompt.id.clone(), lang.to_owned(), probes.clone()))
    });
    let mut list = el("ul").class("probe-list");
    if let Some((prompt, lang, probes)) = told.flatten() {
        for (index, text) in (0u8..).zip(probes) {
            let text = el("span")
                .class("probe-text")
                .attr("lang", lang.clone())
                .child(text);
            list = list.child(probe(cockpit, prompt.clone(), index, text));
        }
    }
    list
}

/// One follow-up question; pressing it strikes it through as asked.
fn probe(cockpit: Cockpit, prompt: PromptId, index: u8, text: El) -> El {
    let key = Command::Probe(index);
    let button = button("probe")
        .attr("aria-pressed", move || {
            is_probed(cockpit, &prompt, index).to_string()
        })
        .attr("aria-keyshortcuts", cockpit.keys(key))
        .on_click(move || cockpit.probe(index))
        .child(
            el("span")
                .class("probe-key")
                .attr("aria-hidden", "true")
                .text(cockpit.key_label(key)),
        )
        .child(text);
    el("li").child(button)
}

fn is_probed(cockpit: Cockpit, prompt: &PromptId, index: u8) -> bool {
    cockpit.read_head(|interview| {
        interview
            .probed
            .get(prompt)
            .is_some_and(|probes| probes.contains(&index))
    })
}
