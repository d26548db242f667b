//! A guide of one's own, to be changed: its facts, its sections and prompts, and what stands in the way of using it.
//!
//! Everything is stored as it is typed. Only the open prompt has its fields on the page, so that forty prompts cost no
//! more than one.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::guides::{export, title};
use crate::domain::check::look_over;
use crate::domain::guide::{Audience, Guide, GuideFault, Language, Translated};
use crate::domain::id::GuideId;
use crate::domain::workspace::Edit;
use crate::formats::address::Address;
use crate::formats::content;
use crate::web::clock;
use crate::web::desk::{Desk, desk};
use crate::web::dom::{El, button, el, focus_soon};
use crate::web::parts::app_bar::app_bar;
use crate::web::parts::field::{Ask, Tell, hinted_field, tick};
use crate::web::parts::icon::{icon, icon_button};
use crate::web::parts::notice::storage_notices;
use crate::web::prelude::*;
use crate::web::speech::{Speech, args, speech, version};
use crate::words;

mod prompt;

/// How many steps back are kept.
const MOST_STEPS: usize = 200;

/// The acts of the page.
#[derive(Clone, Copy)]
struct Bench {
    id: StoredValue<String>,
    desk: Desk,
    speech: Speech,
    /// The language of the texts on the page.
    language: RwSignal<String>,
    /// The prompt whose fields are on the page, by its id; empty for none.
    open: RwSignal<String>,
    /// What the guide was before each step.
    past: RwSignal<Vec<Guide>>,
    /// The field that is being typed in: what is typed there in one go is one step.
    run: StoredValue<String>,
    /// What was done last, where the eye may not see it.
    said: RwSignal<String>,
    /// What keeps the guide from being used.
    faults: Memo<Vec<Said>>,
}

/// One line of the outline: a section, or a prompt of it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    is_section: bool,
    id: String,
    /// Its place among its kind, from 1.
    number: usize,
    /// Its title or question, in the language of the page where there is one.
    text: String,
    /// Its minutes, and that it must be asked.
    note: String,
}

/// What is wrong or worth a look: its sentence, and where. As lists of other pages have it, so that one function makes
/// the rows of all.
type Said = [String; 3];

impl Bench {
    fn say(self, key: &str) -> String {
        self.speech.say(key)
    }

    fn nth(self, key: &str, number: usize) -> String {
        self.speech.say_with(key, &args!["number" => number])
    }

    /// Looks at the guide, and is woken by every edit.
    fn look(self, how: &mut dyn FnMut(&Guide)) {
        let id = GuideId::new(self.id.get_value());
        self.desk.with(|workspace| workspace.guide(&id).map(how));
    }

    fn read<T: Default>(self, how: impl Fn(&Guide) -> T) -> T {
        let mut told = T::default();
        self.look(&mut |guide| told = how(guide));
        told
    }

    /// Changes the guide. Steps of one run are taken back together; a step without a run stands by itself.
    fn change(self, run: &str, how: &mut dyn FnMut(&mut Guide)) {
        let mut before = None;
        untrack(|| self.look(&mut |guide| before = Some(guide.clone())));
        let Some(before) = before else {
            return;
        };
        let mut after = before.clone();
        how(&mut after);
        if after == before {
            return;
        }
        let goes_on = !run.is_empty() && self.run.with_value(|last| last == run);
        if !goes_on {
            self.run.set_value(run.to_owned());
            self.past.update(|past| {
                if past.len() == MOST_STEPS {
                    past.remove(0);
                }
                past.push(before);
            });
        }
        self.desk.edit(Edit::PutGuide(Box::new(after)));
    }

    fn undo(self) {
        if let Some(before) = self.past.try_update(Vec::pop).flatten() {
            self.run.set_value(String::new());
            self.desk.edit(Edit::PutGuide(Box::new(before)));
            self.said.set(self.say("guide-undone"));
        }
    }

    fn add_prompt(self, section: &str) {
        let id = clock::fresh_id();
        self.change("", &mut |guide| {
            guide.add_prompt(section.into(), id.as_str().into());
        });
        self.open.set(id);
        self.said.set(self.say("guide-added"));
        focus_soon("p-ask".to_owned());
    }

    fn add_section(self) {
        let id = clock::fresh_id();
        self.change("", &mut |guide| guide.add_section(id.as_str().into()));
        self.said.set(self.say("guide-added"));
        focus_soon(["s-", &id].concat());
    }

    /// Moves a section or prompt by one. The button that did it keeps the focus, wherever it is then.
    fn shift(self, is_section: bool, id: &str, forward: bool) {
        let (mut moved, mut place, mut of) = (false, 0, 0);
        self.change("", &mut |guide| {
            if is_section {
                moved = guide.move_section(&id.into(), forward);
                place = guide
                    .sections
                    .iter()
                    .position(|it| it.id.as_str() == id)
                    .unwrap_or(0);
                of = guide.sections.len();
            } else {
                moved = guide.move_prompt(&id.into(), forward);
                place = guide.position(&id.into()).unwrap_or(0);
                of = guide.prompts.len();
            }
        });
        self.said.set(if moved {
            let place = args!["number" => place.saturating_add(1), "of" => of];
            self.speech.say_with("guide-moved", &place)
        } else {
            self.say("guide-unmoved")
        });
        focus_soon([if forward { "down-" } else { "up-" }, id].concat());
    }

    /// Takes a section or prompt out. The focus goes to what stands in its place.
    fn remove(self, is_section: bool, id: &str) {
        let mut next = String::new();
        self.change("", &mut |guide| {
            if is_section {
                let at = guide.sections.iter().position(|it| it.id.as_str() == id);
                if guide.remove_section(&id.into()) {
                    let heir = at.and_then(|at| guide.sections.get(at).or(guide.sections.last()));
                    next = heir.map_or(String::new(), |it| ["s-", it.id.as_str()].concat());
                }
            } else if let Some(at) = guide.position(&id.into()) {
                guide.prompts.remove(at);
                let heir = guide.prompts.get(at).or(guide.prompts.last());
                next = heir.map_or("undo".to_owned(), |it| ["p-", it.id.as_str()].concat());
            }
        });
        self.said.set(self.say(if next.is_empty() {
            "guide-last-section"
        } else {
            "guide-removed"
        }));
        if !next.is_empty() {
            focus_soon(next);
        }
    }

    /// What keeps the guide from being used, and what is worth a look besides.
    fn found(self, of: fn(&Guide) -> Vec<GuideFault>) -> Vec<Said> {
        let faults = self.read(of);
        let said = faults.into_iter().map(|mut fault| {
            let path = fault.path_mut();
            let place = std::mem::take(path);
            *path = self.place(&place);
            [self.speech.explain(&fault).what, place, String::new()]
        });
        said.collect()
    }

    /// A place in a guide in a person's words: `prompts[3].ask.en` is the fourth prompt's question in English.
    fn place(self, path: &str) -> String {
        let mut names = Vec::new();
        for (depth, (name, index)) in steps(path).into_iter().enumerate() {
            let spoken = words::available().find(|(language, _)| language.code() == name);
            match (depth, name, index) {
                (0, "prompts", Some(index)) => names.push(self.nth("guide-prompt", index + 1)),
                (0, "sections", Some(index)) => {
                    names.push(self.nth("guide-section-nth", index + 1));
                }
                _ => {
                    match spoken {
                        Some((_, own_name)) => names.push(own_name.to_owned()),
                        None if depth < 2 => names.push(self.say(&format!("guide-{name}"))),
                        None => {}
                    }
                    names.extend(index.map(|index| (index + 1).to_string()));
                }
            }
        }
        names.join(" · ")
    }

    /// Opens the place of a fault and puts the focus there.
    fn go_to(self, path: &str) {
        let steps = steps(path);
        let Some((first, index)) = steps.first().copied() else {
            return;
        };
        let (field, _) = steps.get(1).copied().unwrap_or(("", None));
        let of_text = steps.get(2).copied();
        for (code, _) in steps.iter().skip(1) {
            let language = Language::new(*code);
            if words::available().any(|(spoken, _)| spoken == language) {
                self.language.set(language.code().to_owned());
            }
        }
        let mut target = ["g-", first].concat();
        untrack(|| {
            self.look(&mut |guide| match (first, index) {
                ("prompts", Some(index)) => {
                    if let Some(prompt) = guide.prompts.get(index) {
                        self.open.set(prompt.id.to_string());
                        target = match (field, of_text) {
                            ("probes", Some((_, Some(nth)))) => format!("p-probes-{nth}"),
                            _ => ["p-", field].concat(),
                        };
                    }
                }
                ("sections", Some(index)) => {
                    let prefix = if field == "minutes" { "m-" } else { "s-" };
                    if let Some(section) = guide.sections.get(index) {
                        target = [prefix, section.id.as_str()].concat();
                    }
                }
                // Something about all of them.
                ("prompts", None) => target = "g-sections".to_owned(),
                _ => {}
            });
        });
        focus_soon(target);
    }

    fn lines(self) -> Vec<Line> {
        let language = Language::new(self.language.get());
        let mut lines = Vec::new();
        self.look(&mut |guide| {
            let minutes = |minutes: String| {
                self.speech
                    .say_with("guide-minutes-short", &args!["minutes" => minutes])
            };
            for (index, section) in guide.sections.iter().enumerate() {
                lines.push(Line {
                    is_section: true,
                    id: section.id.to_string(),
                    number: index + 1,
                    text: section
                        .title
                        .0
                        .get(language.code())
                        .cloned()
                        .unwrap_or_default(),
                    note: String::new(),
                });
                for (index, prompt) in guide.prompts.iter().enumerate() {
                    if prompt.section == section.id {
                        let mut note = minutes(spelled(self.speech, prompt.minutes.as_tenths()));
                        if prompt.core {
                            note.push_str(" · ");
                            note.push_str(&self.say("guide-must"));
                        }
                        lines.push(Line {
                            is_section: false,
                            id: prompt.id.to_string(),
                            number: index + 1,
                            text: prompt.ask.text(&language).to_owned(),
                            note,
                        });
                    }
                }
            }
        });
        lines
    }
}

/// The names of a path with their places in lists: `prompts[3].ask` is `prompts` at 3, then `ask`.
fn steps(path: &str) -> Vec<(&str, Option<usize>)> {
    let step = |step| match str::split_once(step, '[') {
        Some((name, rest)) => (name, rest.trim_end_matches(']').parse().ok()),
        None => (step, None),
    };
    path.split('.').map(step).collect()
}

/// Tenths of a minute as people write them.
fn spelled(speech: Speech, tenths: u32) -> String {
    let text = crate::domain::guide::Minutes::from_tenths(tenths).to_string();
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if speech.language().is_turkish() {
        text.replace('.', ",")
    } else {
        text.to_owned()
    }
}

/// Tenths of a minute out of what a person wrote.
fn tenths(typed: &str) -> Option<u32> {
    let minutes = typed.trim().replace(',', ".").parse();
    minutes.ok().map(crate::domain::guide::Minutes::as_tenths)
}

/// The page of one guide.
pub(crate) fn guide(id: GuideId) -> Vec<El> {
    let (desk, speech) = (desk(), speech());
    let own = speech.language();
    let english_only = desk.peek(|workspace| {
        let guide = workspace.guide(&id);
        guide.is_some_and(|guide| !guide.title.has(&own) && !guide.speaks(&own))
    });
    let mut bench = Bench {
        id: StoredValue::new(id.to_string()),
        desk,
        speech,
        language: RwSignal::new(if english_only { "en" } else { own.code() }.to_owned()),
        open: RwSignal::new(String::new()),
        past: RwSignal::new(Vec::new()),
        run: StoredValue::new(String::new()),
        said: RwSignal::new(String::new()),
        faults: Memo::new(|_| Vec::new()),
    };
    bench.faults = Memo::new(move |_| bench.found(content::faults));
    let advice = Memo::new(move |_| bench.found(look_over));
    let body = el("div")
        .class("stack")
        .attr("data-gap", "5")
        .child(facts(bench))
        .child(outline(bench));
    let aside = el("aside")
        .class("split-aside stack guide-aside")
        .attr("data-gap", "5")
        .attr("data-sticky", "")
        .child(list(bench, "guide-settle", "guide-ready", bench.faults))
        .child(list(bench, "guide-advice", "guide-no-advice", advice));
    let page = el("main")
        .class("page")
        .attr("id", "main")
        .on("keydown", move |event: KeyboardEvent| keys(bench, &event));
    vec![
        app_bar(None),
        storage_notices(page)
            .child(head(bench))
            .child(bar(bench))
            .child(el("div").class("split").child(body).child(aside)),
    ]
}

/// Undo outside text, where the browser has one of its own.
fn keys(bench: Bench, event: &KeyboardEvent) {
    let in_text = event
        .target()
        .and_then(|it| it.dyn_into::<HtmlElement>().ok())
        .is_some_and(|it| matches!(it.tag_name().as_str(), "INPUT" | "TEXTAREA"));
    if !in_text && (event.ctrl_key() || event.meta_key()) && event.key() == "z" {
        event.prevent_default();
        bench.undo();
    }
}

fn head(bench: Bench) -> El {
    let all = el("a")
        .class("button")
        .attr("data-kind", "quiet")
        .attr("href", Address::Guides.to_string())
        .child(icon("prev"))
        .child(bench.say("guides"));
    let save = button("button")
        .child(icon("save"))
        .child(bench.say("export-json"))
        .on_click(move || {
            let mut told = String::new();
            untrack(|| bench.look(&mut |guide| told = export(bench.speech, guide)));
            bench.said.set(told);
        });
    let row = el("div")
        .class("page-head-row")
        .child(
            el("h1")
                .attr("dir", "auto")
                .text(move || bench.read(|guide| title(bench.speech, guide))),
        )
        .child(el("div").class("page-head-tools").child(all).child(save));
    let facts = el("p")
        .class("page-head-facts")
        .child(el("span").text(move || {
            bench.read(|guide| {
                let many = args!["count" => guide.prompts.len()];
                let many = bench.speech.say_with("guide-many", &many);
                [version(bench.speech, guide.version), many].join(" · ")
            })
        }));
    el("header").class("page-head").child(row).child(facts)
}

/// What is needed from anywhere on the page: the language of the texts, what is still to settle, and the way back.
fn bar(bench: Bench) -> El {
    let languages = words::available().map(|(language, own_name)| {
        let code = language.code().to_owned();
        let is_it = code.clone();
        el("button")
            .attr("type", "button")
            .class("segmented-choice")
            .attr("lang", code.clone())
            .attr("aria-pressed", move || {
                let pressed = bench.language.with(|it| *it == is_it);
                if pressed { "true" } else { "false" }
            })
            .child(own_name)
            .on_click(move || bench.language.set(code.clone()))
    });
    let languages = el("div")
        .class("segmented")
        .attr("role", "group")
        .attr("aria-label", bench.say("guide-texts"))
        .child(languages.collect::<Vec<_>>());
    let settle = small()
        .text(move || match bench.faults.with(Vec::len) {
            0 => bench.say("guide-usable"),
            many => bench
                .speech
                .say_with("guide-draft", &args!["count" => many]),
        })
        .on_click(|| focus_soon("guide-settle".to_owned()));
    let undo = small()
        .attr("id", "undo")
        .attr("aria-disabled", move || {
            bench.past.with(Vec::is_empty).then_some("true")
        })
        .child(icon("undo"))
        .child(bench.say("undo"))
        .on_click(move || bench.undo());
    el("div")
        .class("guide-bar")
        .child(languages)
        .child(settle)
        .child(undo)
        .child(
            el("p")
                .class("field-hint")
                .attr("role", "status")
                .text(move || bench.said.get()),
        )
}

fn small() -> El {
    button("button").attr("data-size", "small")
}

/// A list of what is wrong or worth a look; each line leads to its place.
fn list(bench: Bench, heading: &'static str, nothing: &'static str, found: Memo<Vec<Said>>) -> El {
    let lines = el("ul").class("guide-faults").rows(
        move || found.get(),
        |line| line.join("\n"),
        move |[what, path, _]| {
            el("li").child(
                el("button")
                    .attr("type", "button")
                    .class("guide-fault")
                    .child(what)
                    .on_click(move || bench.go_to(&path)),
            )
        },
    );
    el("section")
        .class("aside-part")
        .attr("aria-labelledby", heading)
        .child(
            el("h2")
                .class("aside-title")
                .attr("id", heading)
                .attr("tabindex", "-1")
                .child(bench.say(heading)),
        )
        .child(lines)
        .when(
            move || found.with(Vec::is_empty),
            move || el("p").class("field-hint").child(bench.say(nothing)),
        )
}

/// What the guide is called, how long it takes and whom it is for.
fn facts(bench: Bench) -> El {
    let name = text_field(
        bench,
        "input",
        Box::new(move |language| bench.read(|guide| text_in(&guide.title, language))),
        Box::new(move |(language, text)| {
            bench.change("title", &mut |guide| {
                guide.title.put(&language, text.clone());
            });
        }),
    );
    let name = hinted_field(
        bench.say("guide-title"),
        "g-title".to_owned(),
        name,
        english(
            bench,
            Box::new(move || bench.read(|guide| guide.title.text(&Language::english()).to_owned())),
        ),
    );
    let minutes = number(
        bench,
        Box::new(move || bench.read(|guide| guide.minutes.saturating_mul(10))),
        Box::new(move |tenths| {
            bench.change("minutes", &mut |guide| guide.minutes = tenths / 10);
        }),
        true,
    )
    .put("guide-minutes", "g-minutes");
    let recruits = audience(
        bench,
        "guide-recruits",
        "g-recruits",
        Box::new(move || bench.read(|guide| guide.recruits.clone())),
        Box::new(move |recruits| {
            bench.change("", &mut |guide| guide.recruits.clone_from(&recruits));
        }),
    );
    let grid = el("div").class("field-grid").child(name).child(minutes);
    el("section").class("section").child(grid).child(recruits)
}

/// A text in one language, exactly: nothing where it has none.
fn text_in(text: &Translated<String>, language: &Language) -> String {
    text.0.get(language.code()).cloned().unwrap_or_default()
}

/// A field for a text in the language of the page.
fn text_field(
    bench: Bench,
    tag: &str,
    value: Box<dyn Fn(&Language) -> String>,
    set: Tell<(Language, String)>,
) -> El {
    el(tag)
        .attr("type", (tag == "input").then_some("text"))
        .attr("rows", (tag == "textarea").then_some("2"))
        .attr("maxlength", "5000")
        .attr("autocomplete", "off")
        .attr("dir", "auto")
        .attr("lang", move || bench.language.get())
        .value(move || value(&Language::new(bench.language.get())))
        .on_input(move |text| set((Language::new(bench.language.get_untracked()), text)))
}

/// What a text says in English, while another language is on the page.
fn english(bench: Bench, text: Ask<String>) -> El {
    let shown = move || {
        let is_other = bench.language.with(|it| it != "en");
        let text = if is_other { text() } else { String::new() };
        if text.is_empty() {
            text
        } else {
            bench
                .speech
                .say_with("guide-english", &args!["text" => text])
        }
    };
    el("p").text(shown)
}

/// A field for minutes, with what is said of it where it cannot be read. What cannot be read stays in the field and
/// changes nothing.
struct Number {
    bench: Bench,
    control: El,
    hint: El,
}

impl Number {
    /// The whole field under its name.
    fn put(self, label: &str, id: &str) -> El {
        hinted_field(
            self.bench.say(label),
            id.to_owned(),
            self.control,
            self.hint,
        )
    }
}

fn number(bench: Bench, get: Ask<u32>, set: Tell<u32>, whole: bool) -> Number {
    let typed = RwSignal::new(String::new());
    let get = StoredValue::new_local(get);
    let stored = move || get.with_value(|get| get());
    let read = move |typed: &str| tenths(typed).filter(|it| !whole || it % 10 == 0);
    let is_unread = move || typed.with(|typed| !typed.is_empty() && read(typed).is_none());
    let control = el("input")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("aria-invalid", move || is_unread().then_some("true"))
        .value(move || {
            let now = stored();
            let shown = typed.get();
            // As it was typed, until it was changed from elsewhere.
            if !shown.is_empty() && read(&shown).is_none_or(|read| read == now) {
                shown
            } else {
                spelled(bench.speech, now)
            }
        })
        .on_input(move |text| {
            if let Some(tenths) = read(&text) {
                set(tenths);
            }
            typed.set(text);
        });
    let hint = el("p").attr("data-tone", "danger").text(move || {
        if is_unread() {
            let kept = spelled(bench.speech, stored());
            bench
                .speech
                .say_with("guide-unread", &args!["kept" => kept])
        } else {
            String::new()
        }
    });
    Number {
        bench,
        control,
        hint,
    }
}

/// Whom something is for: a line that says it, and boxes to tick under it.
fn audience(
    bench: Bench,
    label: &'static str,
    id: &'static str,
    get: Ask<Vec<Audience>>,
    set: Tell<Vec<Audience>>,
) -> El {
    ticks(
        bench,
        label,
        id,
        Audience::ALL.iter().map(|it| it.code()).collect(),
        |bench, code| match code {
            "all" => bench.say("guide-everyone"),
            code => bench.say(&format!("role-{code}")),
        },
        Box::new(move || get().into_iter().map(Audience::code).collect()),
        Box::new(move |codes| {
            let chosen = codes.into_iter().filter_map(Audience::from_code);
            set(chosen.collect());
        }),
    )
}

/// Boxes to tick by their codes, behind a line that names what is ticked, in the order it was.
fn ticks(
    bench: Bench,
    label: &'static str,
    id: &'static str,
    all: Vec<&'static str>,
    name: fn(Bench, &str) -> String,
    get: Ask<Vec<&'static str>>,
    set: Tell<Vec<&'static str>>,
) -> El {
    let get = Rc::new(get);
    let set = Rc::new(set);
    let ticked = Rc::clone(&get);
    let summary = el("summary")
        .attr("id", id)
        .class("guide-summary")
        .text(move || {
            let names: Vec<_> = ticked().into_iter().map(|it| name(bench, it)).collect();
            let names = args!["names" => names.join(", ")];
            bench.speech.say_with(label, &names)
        });
    let boxes = all
        .into_iter()
        .fold(el("div").class("guide-ticks"), |boxes, code| {
            let (get, set) = (Rc::clone(&get), Rc::clone(&set));
            let ticked = Rc::clone(&get);
            boxes.child(tick(
                name(bench, code),
                String::new(),
                Box::new(move || ticked().contains(&code)),
                Box::new(move |on| {
                    let mut list = untrack(|| get());
                    list.retain(|other| *other != code);
                    if on {
                        list.push(code);
                    }
                    set(list);
                }),
            ))
        });
    el("details").child(summary).child(boxes)
}

/// Sections and prompts in their order.
fn outline(bench: Bench) -> El {
    let lines = el("ol").class("guide-lines").living_rows(
        move || bench.lines(),
        |line| [if line.is_section { "s-" } else { "p-" }, &line.id].concat(),
        move |line| {
            if line.with_untracked(|line| line.is_section) {
                section_line(bench, line)
            } else {
                prompt_line(bench, line)
            }
        },
    );
    let add = small()
        .child(icon("plus"))
        .child(bench.say("guide-section-add"))
        .on_click(move || bench.add_section());
    let head = el("div")
        .class("section-head")
        .child(
            el("h2")
                .attr("id", "g-sections")
                .attr("tabindex", "-1")
                .child(bench.say("guide-outline")),
        )
        .child(
            el("p")
                .class("section-count")
                .child(bench.say("guide-outline-note")),
        );
    el("section")
        .class("section")
        .attr("data-rule", "")
        .child(head)
        .child(lines)
        .child(el("div").child(add))
}

fn section_line(bench: Bench, line: RwSignal<Line>) -> El {
    let id = line.with_untracked(|line| line.id.clone());
    let section = StoredValue::new(id.clone());
    let run = ["s-", &id].concat();
    let change = move |run: &str, how: &mut dyn FnMut(&mut crate::domain::guide::Section)| {
        bench.change(run, &mut |guide| {
            let mut sections = guide.sections.iter_mut();
            let found = section.with_value(|id| sections.find(|it| it.id.as_str() == id));
            if let Some(section) = found {
                how(section);
            }
        });
    };
    let label = move |key: &'static str| move || bench.nth(key, line.with(|line| line.number));
    let title = text_field(
        bench,
        "input",
        Box::new(move |_| line.with(|line| line.text.clone())),
        Box::new(move |(language, text)| {
            change(&run, &mut |section| {
                section.title.put(&language, text.clone());
            });
        }),
    )
    .class("field-input")
    .attr("id", ["s-", &id].concat())
    .attr("aria-label", label("guide-section-nth"));
    let run = ["m-", &id].concat();
    let minutes = number(
        bench,
        Box::new(move || {
            bench.read(|guide| {
                let mut sections = guide.sections.iter();
                let found = section.with_value(|id| sections.find(|it| it.id.as_str() == id));
                found.map_or(0, |section| section.minutes.saturating_mul(10))
            })
        }),
        Box::new(move |tenths| change(&run, &mut |section| section.minutes = tenths / 10)),
        true,
    );
    let minutes = minutes
        .control
        .class("field-input")
        .attr("id", ["m-", &id].concat())
        .attr("aria-label", label("guide-section-minutes"));
    let add = small()
        .attr("data-kind", "quiet")
        .child(icon("plus"))
        .child(bench.say("guide-prompt-add"))
        .on_click(move || section.with_value(|id| bench.add_prompt(id)));
    el("li")
        .class("guide-line")
        .attr("data-kind", "section")
        .child(title)
        .child(minutes)
        .child(el("span").class("field-hint").child(bench.say("guide-min")))
        .child(movers(bench, true, id))
        .child(add)
}

/// The buttons that move something by one and take it out.
fn movers(bench: Bench, is_section: bool, id: String) -> El {
    let id = StoredValue::new(id);
    let mover = |sign: &'static str, label: &str| {
        icon_button(sign, bench.say(label)).attr("id", id.with_value(|id| [sign, "-", id].concat()))
    };
    el("div")
        .class("guide-movers")
        .child(
            mover("up", "guide-up")
                .on_click(move || id.with_value(|id| bench.shift(is_section, id, false))),
        )
        .child(
            mover("down", "guide-down")
                .on_click(move || id.with_value(|id| bench.shift(is_section, id, true))),
        )
        .child(
            mover("bin", "guide-remove")
                .on_click(move || id.with_value(|id| bench.remove(is_section, id))),
        )
}

fn prompt_line(bench: Bench, line: RwSignal<Line>) -> El {
    let id = StoredValue::new(line.with_untracked(|line| line.id.clone()));
    let is_open = move || bench.open.with(|open| id.with_value(|id| open == id));
    let ask = move || {
        let text = line.with(|line| line.text.clone());
        if text.is_empty() {
            bench.say("guide-unasked")
        } else {
            text
        }
    };
    let head = el("button")
        .attr("type", "button")
        .class("guide-prompt")
        .attr("id", id.with_value(|id| ["p-", id].concat()))
        .attr(
            "aria-expanded",
            move || {
                if is_open() { "true" } else { "false" }
            },
        )
        .child(
            el("span")
                .class("guide-number")
                .text(move || line.with(|line| line.number.to_string())),
        )
        .child(el("span").class("guide-ask").attr("dir", "auto").text(ask))
        .child(
            el("span")
                .class("guide-note")
                .text(move || line.with(|line| line.note.clone())),
        )
        .on_click(move || {
            let open = if untrack(is_open) {
                String::new()
            } else {
                id.get_value()
            };
            bench.open.set(open);
        });
    el("li")
        .class("guide-line")
        .child(head)
        .when(is_open, move || prompt::panel(bench, id.get_value()))
}
