//! How the interview was held: advice to who held it, never a grade, and nothing about what is not known.

use crate::web::prelude::*;

use crate::domain::craft::{Craft, slots_read_back};
use crate::domain::id::{InterviewId, PromptId};
use crate::domain::interview::Interview;
use crate::domain::lexicon::AskCode;
use crate::domain::time::Elapsed;
use crate::web::desk::{Desk, desk};
use crate::web::dom::{El, el};
use crate::web::speech::{Speech, args, clock_text, speech};

/// The list of what is worth knowing of it.
pub(crate) fn craft_panel(
    of: StoredValue<InterviewId>,
    read: impl Fn() -> Option<Craft> + 'static,
) -> El {
    let (desk, speech) = (desk(), speech());
    let read_back = move || {
        let slots = of.with_value(|id| desk.read(id, slots_read_back));
        speech.say_with(
            "craft-read-back",
            &args!["slots" => slots.unwrap_or_default()],
        )
    };
    // What was asked and kept is all it is read from; while that stays, what the person opened stays open.
    let key = move || {
        let counts = |it: &Interview| [it.asked.len(), it.evidence.len()].map(|it| it.to_string());
        let counts = of.with_value(|id| desk.read(id, counts));
        counts.unwrap_or_default().join(" ")
    };
    let list = move || {
        let craft = read();
        let rows = craft.map(|craft| rows(desk, speech, of, &craft));
        el("ul").class("craft-list").child(rows.unwrap_or_default())
    };
    el("div")
        .keyed(key, list)
        .child(el("p").class("craft-row").text(read_back))
}

fn rows(desk: Desk, speech: Speech, of: StoredValue<InterviewId>, craft: &Craft) -> Vec<El> {
    let ask = |prompt: &PromptId| {
        let ask = |id: &InterviewId| {
            desk.basis_once(id, |basis| {
                let prompt = basis.guide.prompt(prompt)?;
                let (ask, language) = prompt.ask.in_language(&basis.interview.guide.language)?;
                Some((ask.clone(), language.to_owned()))
            })
        };
        let (ask, language) = of.with_value(ask).flatten().unwrap_or_default();
        el("span")
            .attr("lang", language)
            .attr("dir", "auto")
            .child(ask)
    };
    let noted = |prompt: &PromptId, note: String| {
        let note = el("span").class("craft-note").child(note);
        row().child(ask(prompt)).child(note)
    };
    let mut rows = vec![used(desk, speech, of, craft)];
    rows.extend(craft.early.iter().map(|(prompt, at, opens)| {
        let time = clock_text(*at);
        let note = speech.say_with("craft-early", &args!["time" => time, "minute" => *opens]);
        noted(prompt, note)
    }));
    rows.extend(craft.worded.iter().map(|(prompt, code)| {
        noted(
            prompt,
            speech.say(if *code == AskCode::Leading {
                "craft-leads"
            } else {
                "craft-supposes"
            }),
        )
    }));
    if !craft.unasked.is_empty() {
        let count = craft.unasked.len();
        let asks = craft
            .unasked
            .iter()
            .map(|prompt| el("li").child(ask(prompt)));
        rows.push(fold(
            speech.say_with("craft-unasked", &args!["count" => count]),
            asks.collect(),
        ));
    }
    rows
}

/// The time it took of the time that was planned, and where it went.
fn used(desk: Desk, speech: Speech, of: StoredValue<InterviewId>, craft: &Craft) -> El {
    let told = |title: &str, used: Elapsed, planned: Elapsed| {
        let (used, planned) = (clock_text(used), clock_text(planned));
        speech.say_with(
            "craft-time",
            &args!["title" => title, "used" => used, "planned" => planned],
        )
    };
    let told = of.with_value(|id| {
        desk.basis_once(id, |basis| {
            let guide = basis.guide;
            let sections = guide.sections.iter().zip(&craft.sections);
            let sections = sections.filter_map(|(section, used)| {
                let planned = Elapsed::from_minutes(u64::from(section.minutes));
                let language = &basis.interview.guide.language;
                let (title, spoken) = section.title.in_language(language)?;
                let line = el("li").attr("lang", spoken.to_owned());
                Some(line.child(told(title, *used, planned)))
            });
            let all = told(&speech.say("craft-used"), craft.used, guide.planned());
            (all, sections.collect())
        })
    });
    let (all, sections) = told.unwrap_or_default();
    fold(all, sections)
}

pub(super) fn row() -> El {
    el("li").class("craft-row")
}

/// A line that opens to a list.
pub(super) fn fold(name: String, list: Vec<El>) -> El {
    let list = el("ul").class("craft-fold").child(list);
    row().child(el("details").child(el("summary").child(name)).child(list))
}
