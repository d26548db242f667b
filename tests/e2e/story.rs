//! The main story: a whole interview taken down by keyboard, scored, kept as a file and read elsewhere.

use std::collections::BTreeSet;

use on_record::domain::dimension::{Dimension, Slot};
use on_record::domain::guide::{Guide, Language, Prompt};
use on_record::domain::id::PromptId;
use on_record::domain::interview::{Item, Kind, Parts};
use on_record::domain::score::{Basis, Score, score};
use on_record::domain::time::Elapsed;
use on_record::guides;
use on_record::guides::sample::{Sample, samples};
use on_record::words::Words;

use crate::browser::{Browser, Part, Wishes};
use crate::interview::{CLOCK, field_has_focus, go_to, kept_here, set_clock, settle};

#[test]
fn an_interview_by_keyboard_scores_as_the_method_says_and_travels_as_a_file() {
    let sample = sample("sample-marta");
    let browser = Browser::with(Wishes {
        first: Some(CLOCK.to_owned()),
        ..Wishes::default()
    });
    let begin = sample.interview.sittings[0].started.as_unix_ms();
    browser.resize(400, 800);
    set_clock(&browser, begin);
    prepare(&browser);
    set_clock(&browser, begin);
    browser.button("Start interview").press();
    field_has_focus(&browser);

    let told = Told::of(&sample);
    let mut clock = Elapsed::default();
    for item in &sample.interview.evidence {
        if sample.settled.is_some_and(|at| item.at_ms > at) {
            settle(&browser, "Chose or signed");
        }
        if item.at_ms > clock {
            clock = item.at_ms;
            set_clock(&browser, begin + i64::try_from(clock.as_ms()).unwrap());
        }
        told.capture(&browser, item);
    }
    let expected = told.score();
    assert_eq!(expected.total, 81, "the worked interview itself");
    browser.status("Completeness").reads("81");
    for slot in Slot::ALL {
        let lamp = browser
            .button(&told.words.name(*slot))
            .until("is filled", |it| it.description == "filled");
        assert_eq!(lamp.description, "filled");
    }

    let kept = kept_here(&browser);
    let stored = browser.storage();
    browser.reload();
    field_has_focus(&browser);
    browser.status("Completeness").reads("81");
    assert_eq!(kept_here(&browser), kept);
    assert_eq!(browser.storage(), stored, "a reload writes nothing");

    browser.button("Finish").press();
    browser.part("heading").holding("Marta").wait();
    browser.status("Completeness").reads("81");
    assert_eq!(
        levels(&browser, &told.words),
        expected_levels(&expected, &told.words)
    );

    browser.button("Export JSON").press();
    let (name, exported) = browser.downloaded();
    assert!(name.contains("Marta"), "{name}");

    let elsewhere = Browser::open();
    let file = elsewhere.folder().join(&name);
    std::fs::write(&file, &exported).unwrap();
    elsewhere.choose_files(&elsewhere.button("Import"), std::slice::from_ref(&file));
    elsewhere
        .part("status")
        .holding("Marta was added")
        .at(-1)
        .wait();
    elsewhere.part("link").named("Open").press();
    elsewhere.part("heading").holding("Marta").wait();
    elsewhere.status("Completeness").reads("81");
    assert_eq!(
        levels(&elsewhere, &told.words),
        expected_levels(&expected, &told.words)
    );
    elsewhere.button("Export JSON").press();
    let (_, again) = elsewhere.downloaded();
    assert!(
        exported == again,
        "export, import, export does not give the same bytes"
    );
}

/// The strip has no list to jump in and no panel: prompts are turned, words typed, sent and kept, by key alone.
#[test]
fn the_same_interview_is_taken_down_in_the_strip() {
    let sample = sample("sample-marta");
    let browser = Browser::with(Wishes {
        first: Some(CLOCK.to_owned()),
        ..Wishes::default()
    });
    let begin = sample.interview.sittings[0].started.as_unix_ms();
    browser.resize(400, 800);
    set_clock(&browser, begin);
    prepare(&browser);
    set_clock(&browser, begin);
    browser.button("Start interview").press();
    field_has_focus(&browser);
    let told = Told::of(&sample);
    settle(&browser, "Chose or signed");

    browser.press("Alt+S");
    let main = browser.turn_to_opened();
    field_has_focus(&browser);
    let path = told.path();
    let mut at = 0;
    let mut aimed = 0;
    for item in &sample.interview.evidence {
        let strip = browser.turn_to(main.clone());
        set_clock(&browser, begin + i64::try_from(item.at_ms.as_ms()).unwrap());
        browser.turn_to(strip);
        let prompt = told.guide.prompt(item.prompt.as_ref().unwrap()).unwrap();
        let to = path.iter().position(|it| *it == prompt.id).unwrap();
        browser.press_times("Alt+ArrowDown", to.saturating_sub(at));
        browser.press_times("Alt+ArrowUp", at.saturating_sub(to));
        at = to;
        let asks = prompt.ask.text(&Language::english());
        browser.part("heading").named(asks).wait();
        if item.kind == Kind::Quote {
            browser.types("\"");
        }
        browser.types(&item.text);
        aimed += usize::from(told.aim(&browser, prompt, &item.dims));
        browser.field("Capture").holds(&item.text);
        browser.press("Enter");
        browser.field("Capture").holds("");
    }
    browser.press_and_leave("Alt+S", main);
    field_has_focus(&browser);
    browser.button("Finish").press();
    browser.button("Export JSON").press();
    let (_, exported) = browser.downloaded();
    let exported: serde_json::Value = serde_json::from_slice(&exported).unwrap();
    let kept = exported["body"]["evidence"].as_array().unwrap();
    assert_eq!(kept.len(), sample.interview.evidence.len());
    let mut as_sent = 0;
    for (item, kept) in sample.interview.evidence.iter().zip(kept) {
        assert_eq!(kept["text"], item.text);
        assert_eq!(kept["kind"], item.kind.code());
        assert_eq!(
            kept["prompt"],
            item.prompt.as_ref().unwrap().as_str(),
            "{}",
            item.text
        );
        let late = kept["at_ms"].as_u64().unwrap().abs_diff(item.at_ms.as_ms());
        assert!(late < 60_000, "{late} ms from its moment: {}", item.text);
        let dims: Vec<_> = item.dims.iter().map(|it| it.code()).collect();
        as_sent += usize::from(kept["dims"] == serde_json::json!(dims));
    }
    // What the digits cannot say at its prompt needs the panel of the main window.
    assert!(
        as_sent >= aimed && aimed * 4 > kept.len() * 3,
        "{as_sent} of {aimed}"
    );
}

fn sample(id: &str) -> Sample {
    samples()
        .into_iter()
        .find(|sample| sample.interview.id.as_str() == id)
        .unwrap()
}

fn prepare(browser: &Browser) {
    browser.button("New interview").press();
    browser.field("Respondent").type_in("Marta");
    browser.field("Company").type_in("Ossenvik Cold Stores");
    browser
        .field("Job title then")
        .type_in("Operations director");
    browser
        .select("Role in the decision")
        .choose("Decision maker");
    browser.field("Interviewer").type_in("Jonas");
    browser.field("Order date").type_in("2025-03-11");
    browser.reads("4 months ago: inside the 3 to 6 month window");
    let g1 = guides::guide("g1")
        .unwrap()
        .title
        .text(&Language::english())
        .to_owned();
    let chosen = browser.select("Guide").wait().chosen;
    assert!(chosen.contains(&g1), "{chosen}");
    browser.select("Interview language").choose("English");
}

/// The interview as it is to be told, and how to tell it by keyboard.
struct Told<'s> {
    sample: &'s Sample,
    guide: &'static Guide,
    words: Words,
}

impl<'s> Told<'s> {
    fn of(sample: &'s Sample) -> Self {
        let guide = guides::guide(sample.interview.guide.id.as_str()).unwrap();
        Self {
            sample,
            guide,
            words: Words::new(&Language::english()),
        }
    }

    /// The prompts for this respondent, in the order in which the keys turn them.
    fn path(&self) -> Vec<PromptId> {
        let roles = &self.sample.interview.respondent.roles;
        let mut path: Vec<PromptId> = Vec::new();
        while let Some(next) = self.guide.step(path.last(), roles, true) {
            path.push(next.clone());
        }
        path
    }

    fn score(&self) -> Score {
        let interview = &self.sample.interview;
        score(Basis {
            interview,
            guide: self.guide,
            rubric: guides::rubric(),
        })
        .unwrap()
    }

    /// Takes one item down.
    fn capture(&self, browser: &Browser, item: &Item) {
        let prompt = self.guide.prompt(item.prompt.as_ref().unwrap()).unwrap();
        go_to(browser, prompt.id.as_str());
        if item.kind == Kind::Quote {
            browser.types("\"");
        }
        browser.types(&item.text);
        let by_keys = self.aim(browser, prompt, &item.dims);
        browser.field("Capture").holds(&item.text);
        browser.press("Enter");
        browser.field("Capture").holds("");
        let line = crate::interview::item(browser, &item.text);
        // The expert finds nothing in the hints of this interview (method.md G4).
        while line.wait().text.contains("False alarm") {
            browser.press("Alt+0");
        }
        if !by_keys || item.parts != Parts::default() {
            self.edit(
                browser,
                &line,
                item,
                if by_keys {
                    &item.dims
                } else {
                    &prompt.dims[..1]
                },
            );
        }
        let specific = browser.button("Specific").within(&line);
        if specific.wait().pressed != Some(item.is_specific()) {
            browser.tab_to("Shift+Tab", &specific);
            browser.press("Space");
            specific.until("is ruled", |it| it.pressed == Some(item.is_specific()));
            browser.tab_to("Tab", &browser.field("Capture"));
        }
    }

    /// Sends the words where they belong, with Alt and a digit. Whether that is possible at this prompt.
    fn aim(&self, browser: &Browser, prompt: &Prompt, dims: &[Dimension]) -> bool {
        if dims == &prompt.dims[..1] {
            return true;
        }
        let others: Vec<_> = prompt
            .dims
            .iter()
            .filter(|dimension| dimension.slot().is_none())
            .collect();
        let digit = |dimension: &Dimension| {
            let slot = Slot::ALL
                .iter()
                .position(|slot| slot.dimension() == *dimension)
                .map(|at| at + 1);
            slot.or_else(|| {
                others
                    .iter()
                    .position(|other| *other == dimension)
                    .map(|at| at + 5)
            })
        };
        let Some(digits) = dims.iter().map(digit).collect::<Option<Vec<_>>>() else {
            return false;
        };
        for digit in digits {
            browser.press(&format!("Alt+{digit}"));
        }
        true
    }

    /// Opens the item's panel and fills in what the keys of the field cannot say.
    fn edit(&self, browser: &Browser, line: &Part<'_>, item: &Item, has: &[Dimension]) {
        browser.tab_to("Shift+Tab", &browser.button("Edit").within(line));
        browser.press("Enter");
        let panel = browser.part("group").named("Edit this item");
        let field = |name: &str| browser.field(name).within(&panel);
        field("Words").until("has the focus", |it| it.focused);
        let tick = |name: &str, wanted: bool| {
            let tick = browser.part("checkbox").named(name).within(&panel);
            if tick.wait().checked != Some(wanted) {
                browser.tab_to("Tab", &tick);
                browser.press("Space");
                tick.until("is ticked", |it| it.checked == Some(wanted));
            }
        };
        let write = |name: &str, text: &str| {
            if !text.is_empty() {
                browser.tab_to("Tab", &field(name));
                browser.types(text);
                field(name).holds(text);
            }
        };
        let choose = |name: &str, option: &str| {
            let select = browser.select(name).within(&panel);
            browser.tab_to("Tab", &select);
            browser.types(option);
            select.until("is chosen", |it| it.chosen == option);
        };
        // In the order they stand on the panel, so that Tab alone leads on.
        let parts = &item.parts;
        write("Date", &parts.date);
        write("Amount", &parts.amount);
        write("Hours", &parts.hours);
        write("Count", &parts.count);
        write("Person", &parts.person);
        write("Step it hurt at", &parts.pain_step);
        if let Some(phase) = parts.phase {
            choose("Phase", &self.words.name(phase));
        }
        if let Some(turn) = parts.moment {
            choose("Which way it turned", &self.words.name(turn));
        }
        if let Some(alternative) = &parts.alternative {
            write("Alternative", &alternative.label);
            choose("Kind of alternative", &self.words.name(alternative.kind));
            choose(
                "How far it went",
                &self
                    .words
                    .say(&format!("seriousness-{}", alternative.seriousness)),
            );
        }
        for goal in &parts.goals {
            tick(&self.words.name(*goal), true);
        }
        for load in &parts.change {
            tick(&self.words.name(*load), true);
        }
        if has != item.dims {
            let fold = browser.part("summary").within(&panel);
            browser.tab_to("Tab", &fold);
            browser.press("Enter");
            for dimension in Dimension::ALL {
                if has.contains(dimension) != item.dims.contains(dimension) {
                    tick(&self.words.name(*dimension), item.dims.contains(dimension));
                }
            }
        }
        browser.press("Escape");
        panel.gone();
        browser.tab_to("Tab", &browser.field("Capture"));
    }
}

/// Dimension and level of every line of the ledger.
fn levels(browser: &Browser, words: &Words) -> BTreeSet<(String, String)> {
    let table = browser.table("Score ledger");
    let column = |name: &str| {
        table[0]
            .iter()
            .position(|cell| *cell == words.say(name))
            .unwrap()
    };
    let (dimension, level) = (column("ledger-item"), column("ledger-level"));
    table[1..table.len() - 1]
        .iter()
        .map(|row| (row[dimension].clone(), row[level].clone()))
        .collect()
}

fn expected_levels(score: &Score, words: &Words) -> BTreeSet<(String, String)> {
    let expected: toml::Table = include_str!("../../src/guides/demo_expected.toml")
        .parse()
        .unwrap();
    let levels = expected["strong"]["levels"].as_table().unwrap();
    levels
        .iter()
        .map(|(code, level)| {
            let dimension = Dimension::from_code(code).unwrap();
            let line = score
                .ledger
                .iter()
                .find(|line| line.dimension == dimension)
                .unwrap();
            let level = level.as_integer().unwrap();
            assert_eq!(i64::from(line.level.number()), level, "{code}");
            let by_specific = line.why == on_record::domain::level::Why::Specific;
            let word = match (level, by_specific) {
                (0, _) => "lamp-empty",
                (1, _) => "lamp-mentioned",
                (2, false) => "lamp-quoted",
                (2, true) => "lamp-specific",
                (3, _) => "lamp-filled",
                _ => "lamp-confirmed",
            };
            (words.name(dimension), words.say(word))
        })
        .collect()
}
