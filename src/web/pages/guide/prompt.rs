//! The fields of the open prompt.

use super::{Bench, audience, english, movers, number, small, text_field, text_in, ticks};
use crate::domain::dimension::Dimension;
use crate::domain::guide::{Language, Minutes, Prompt, PromptKind, Timing, Translated};
use crate::domain::id::PromptId;
use crate::web::dom::{El, el, focus_soon};
use crate::web::parts::field::{Ask, Tell, hinted_field, list_of, option, tick};
use crate::web::parts::icon::{icon, icon_button};
use crate::web::prelude::*;

/// A prompt, by its id.
#[derive(Clone, Copy)]
struct Open {
    bench: Bench,
    id: StoredValue<String>,
}

/// One of a prompt's texts.
type Text = fn(&mut Prompt) -> &mut Translated<String>;

impl Open {
    fn read<T: Default>(self, how: impl Fn(&Prompt) -> T) -> T {
        let mut told = T::default();
        self.look(&mut |prompt| told = how(prompt));
        told
    }

    fn look(self, how: &mut dyn FnMut(&Prompt)) {
        let id = PromptId::new(self.id.get_value());
        self.bench.look(&mut |guide| {
            if let Some(prompt) = guide.prompt(&id) {
                how(prompt);
            }
        });
    }

    fn change(self, field: &str, how: &mut dyn FnMut(&mut Prompt)) {
        let id = self.id.get_value();
        let run = if field.is_empty() {
            String::new()
        } else {
            [field, &id].concat()
        };
        self.bench.change(&run, &mut |guide| {
            let mut prompts = guide.prompts.iter_mut();
            if let Some(prompt) = prompts.find(|it| it.id.as_str() == id) {
                how(prompt);
            }
        });
    }
}

/// The fields of a prompt, and what can be done with it as a whole.
pub(super) fn panel(bench: Bench, id: String) -> El {
    let open = Open {
        bench,
        id: StoredValue::new(id.clone()),
    };
    let core = tick(
        bench.say("guide-core"),
        bench.say("guide-core-note"),
        Box::new(move || open.read(|it| it.core)),
        Box::new(move |on| open.change("", &mut |it| it.core = on)),
    );
    el("div")
        .class("guide-panel")
        .attr("role", "group")
        .attr("aria-label", bench.say("guide-panel"))
        .child(movers(bench, false, id))
        .child(text(open, "guide-ask", "p-ask", |it| &mut it.ask))
        .child(text(open, "guide-why", "p-why", |it| &mut it.why))
        .child(probes(open))
        .child(text(open, "guide-good", "p-good", |it| &mut it.good))
        .child(text(open, "guide-pitfall", "p-pitfall", |it| {
            &mut it.pitfall
        }))
        .child(facts(open))
        .child(also(open))
        .child(audience(
            bench,
            "guide-roles-now",
            "p-roles",
            Box::new(move || open.read(|it| it.roles.clone())),
            Box::new(move |roles| open.change("", &mut |it| it.roles.clone_from(&roles))),
        ))
        .child(core)
}

fn text(open: Open, label: &'static str, id: &'static str, of: Text) -> El {
    let bench = open.bench;
    let told =
        move |language: &Language| open.read(|prompt| text_in(of(&mut prompt.clone()), language));
    let control = text_field(
        bench,
        "textarea",
        Box::new(told),
        Box::new(move |(language, text)| {
            open.change(label, &mut |it| of(it).put(&language, text.clone()));
        }),
    );
    let hint = english(bench, Box::new(move || told(&Language::english())));
    hinted_field(bench.say(label), id.to_owned(), control, hint)
}

/// When, how long, what kind, and what an answer is evidence of.
fn facts(open: Open) -> El {
    let bench = open.bench;
    let minutes = number(
        bench,
        Box::new(move || open.read(|it| it.minutes.as_tenths())),
        Box::new(move |tenths| {
            open.change("minutes", &mut |it| {
                it.minutes = Minutes::from_tenths(tenths);
            });
        }),
        false,
    );
    let [from, to] = [0_usize, 1].map(|end| {
        number(
            bench,
            Box::new(move || open.read(|it| it.window.get(end).map_or(0, |minute| minute * 10))),
            Box::new(move |tenths| {
                let run = if end == 0 { "from" } else { "to" };
                open.change(run, &mut |it| {
                    if let Some(minute) = it.window.get_mut(end) {
                        *minute = tenths / 10;
                    }
                });
            }),
            true,
        )
    });
    let kind = pick(
        open,
        "guide-kind",
        "p-kind",
        list_of(bench.speech, "", PromptKind::ALL),
        Box::new(move || open.read(|it| it.kind.code().to_owned())),
        Box::new(move |code| {
            open.change("", &mut |it| {
                it.kind = PromptKind::from_code(&code).unwrap_or(it.kind);
            });
        }),
    );
    let timing = pick(
        open,
        "guide-timing",
        "p-timing",
        list_of(bench.speech, "", Timing::ALL),
        Box::new(move || open.read(|it| it.timing.code().to_owned())),
        Box::new(move |code| {
            open.change("", &mut |it| {
                it.timing = Timing::from_code(&code).unwrap_or(it.timing);
            });
        }),
    );
    let dimension = pick(
        open,
        "guide-dims",
        "p-dims",
        list_of(bench.speech, "part-none", Dimension::ALL),
        Box::new(move || {
            open.read(|it| it.main_dimension().map_or("", Dimension::code).to_owned())
        }),
        Box::new(move |code| {
            open.change("", &mut |it| {
                let main = Dimension::from_code(&code);
                let old = it.dims.first().copied();
                it.dims
                    .retain(|other| Some(*other) != main && Some(*other) != old);
                it.dims.splice(0..0, main);
            });
        }),
    );
    let numbers = el("div")
        .class("guide-numbers")
        .child(minutes.put("guide-minutes", "p-minutes"))
        .child(from.put("guide-from", "p-window"))
        .child(to.put("guide-to", "p-window-to"));
    el("div")
        .class("field-grid")
        .child(numbers)
        .child(timing)
        .child(kind)
        .child(section(open))
        .child(dimension)
}

/// The section it stands in. The list is made anew when a section comes, goes or is named otherwise.
fn section(open: Open) -> El {
    let bench = open.bench;
    let mut list = el("select");
    untrack(|| {
        bench.look(&mut |guide| {
            for (index, section) in guide.sections.iter().enumerate() {
                let name = section.title.text(&Language::new(bench.language.get()));
                let number = bench.nth("guide-section-nth", index + 1);
                list = list
                    .clone()
                    .child(option(section.id.as_str(), &[&number, ": ", name].concat()));
            }
        });
    });
    pick(
        open,
        "guide-section",
        "p-section",
        list,
        Box::new(move || open.read(|it| it.section.to_string())),
        Box::new(move |code| {
            bench.change("", &mut |guide| {
                guide.put_into(&open.id.get_value().as_str().into(), code.as_str().into());
            });
            focus_soon("p-section".to_owned());
        }),
    )
}

/// The other dimensions an answer may go to.
fn also(open: Open) -> El {
    let bench = open.bench;
    ticks(
        bench,
        "guide-also",
        "p-also",
        Dimension::ALL.iter().map(|it| it.code()).collect(),
        |bench, code| bench.say(&format!("dimension-{code}")),
        Box::new(move || open.read(|it| it.dims.iter().map(|it| it.code()).collect())),
        Box::new(move |codes| {
            open.change("", &mut |it| {
                let chosen = codes.iter().copied().filter_map(Dimension::from_code);
                it.dims = chosen.collect();
            });
        }),
    )
}

fn pick(
    open: Open,
    label: &'static str,
    id: &'static str,
    list: El,
    value: Ask<String>,
    set: Tell<String>,
) -> El {
    let list = list.value(value).on_change(set);
    hinted_field(open.bench.say(label), id.to_owned(), list, el("p"))
}

/// The follow-up questions.
fn probes(open: Open) -> El {
    let bench = open.bench;
    let add = move || {
        let many = untrack(|| open.read(|it| it.probes.many()));
        open.change("", &mut |it| it.probes.add());
        focus_soon(format!("p-probes-{many}"));
    };
    let rows = el("ol").class("guide-probes").rows(
        move || {
            let row = |index: usize| [index.to_string(), String::new(), String::new()];
            (0..open.read(|it| it.probes.many())).map(row).collect()
        },
        |line| line.join("\n"),
        move |[index, ..]| probe(open, index.parse().unwrap_or(0)),
    );
    el("div")
        .class("field")
        .attr("role", "group")
        .attr("aria-labelledby", "p-probes-name")
        .child(
            el("p")
                .class("field-name")
                .attr("id", "p-probes-name")
                .child(bench.say("guide-probes")),
        )
        .child(rows)
        .child(
            el("div").child(
                small()
                    .attr("id", "p-probes")
                    .child(icon("plus"))
                    .child(bench.say("guide-probe-add"))
                    .on_click(add),
            ),
        )
}

fn probe(open: Open, index: usize) -> El {
    let bench = open.bench;
    let id = format!("p-probes-{index}");
    let run = id.clone();
    let told = move |language: &Language| open.read(|it| it.probes.nth(language, index).to_owned());
    let control = text_field(
        bench,
        "input",
        Box::new(told),
        Box::new(move |(language, text)| {
            open.change(&run, &mut |it| {
                it.probes.put_nth(&language, index, text.clone());
            });
        }),
    )
    .class("field-input")
    .attr("id", id)
    .attr("aria-label", bench.nth("guide-probe", index + 1));
    let up = icon_button("up", bench.nth("guide-probe-up", index + 1)).on_click(move || {
        open.change("", &mut |it| {
            it.probes.move_nth(index, false);
        });
        focus_soon(format!("p-probes-{}", index.saturating_sub(1)));
    });
    let remove =
        icon_button("bin", bench.nth("guide-probe-remove", index + 1)).on_click(move || {
            open.change("", &mut |it| it.probes.remove_nth(index));
            // What stands in its place, or else the button that adds one.
            let many = untrack(|| open.read(|it| it.probes.many()));
            focus_soon(if index < many {
                format!("p-probes-{index}")
            } else {
                "p-probes".to_owned()
            });
            bench.said.set(bench.say("guide-removed"));
        });
    el("li")
        .class("guide-probe")
        .child(control)
        .child(up)
        .child(remove)
        .child(english(bench, Box::new(move || told(&Language::english()))).class("field-hint"))
}
