//! For everybody: axe-core finds nothing on any screen, and everything has the name that tests and tools rely on.

use std::collections::BTreeMap;
use std::env;
use std::path::PathBuf;

use on_record::domain::guide::Language;
use on_record::words::Words;
use serde_json::{Value, json};

use crate::browser::{Browser, Part};
use crate::interview::{begin, field_has_focus, here, keep, settle};
use crate::serve::target;

const RULES: [&str; 6] = [
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22aa",
    "best-practice",
];

/// The window beside a call.
const NARROW: (u32, u32) = (400, 780);

/// The windows axe looks at.
const SIZES: &[(u32, u32)] = &[(1280, 800), NARROW];

/// The windows to look at with one's own eyes: `cargo xtask shots` asks for pictures of them.
const PICTURES: &[(u32, u32)] = &[(320, 640), NARROW, (480, 800), (1280, 800)];

/// Colours that are still changing would be measured half way. What is folded away never gets there.
const RUN: &str = "
    const [rules, done] = arguments;
    const moving = () => document.getAnimations().filter((it) => it.effect.target.checkVisibility());
    const settled = () => Promise.all(moving().map((it) => it.finished.catch(() => null)));
    const frame = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    const options = { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] };
    frame().then(settled).then(() => axe.run(document, options)).then(
        ({ violations }) => done(violations.flatMap((it) => it.nodes.map((node) =>
            `${it.id}: ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`))),
        (error) => done([`axe itself: ${error}`]))";

/// A part that is still fading in is pictured half way.
const SETTLE: &str = "
    const [done] = arguments;
    const moving = () => document.getAnimations().filter((it) => it.effect.target.checkVisibility());
    const settled = () => Promise.all(moving().map((it) => it.finished.catch(() => null)));
    const frame = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    frame().then(settled).then(() => done(null))";

#[test]
fn axe_finds_nothing_in_english() {
    every_screen("en");
}

#[test]
fn axe_finds_nothing_in_turkish() {
    every_screen("tr");
}

/// Shows every screen, with everything on it that opens.
fn every_screen(language: &str) {
    let browser = Browser::open();
    let words = Words::new(&Language::new(language));
    let button = |key: &str| browser.button(&words.say(key));
    if language != "en" {
        button_to_turkish(&browser).press();
    }
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut look = |screen: &str| {
        for (place, violation) in violations(&browser, &format!("{language} {screen}")) {
            found.entry(violation).or_default().push(place);
        }
    };

    look("home, empty");
    button("try-sample").press();
    browser.part("link").named("Colm").wait();
    look("home");
    browser.part("link").named("Colm").press();
    browser.part("heading").holding("Colm").wait();
    look("report");
    let fold = |words: &str| browser.part("summary").named(words).press();
    for key in ["verdict-strike", "verdict-log"] {
        fold(&words.say(key));
    }
    fold(&words.say_with("flags-absent", &[("count", 26.into())]));
    browser.reads(&words.say("flag-wrong_story"));
    look("report, what can be decided");
    browser.button(&words.say("edit")).at(2).press();
    look("report, item open");
    browser.visit(&browser.fragment().replace("report", "debrief"));
    browser.part("heading").named(&words.say("debrief")).wait();
    look("debrief");
    for dimension in ["dimension-trigger", "dimension-alternatives"] {
        let row = browser.part("summary").named_with(&words.say(dimension));
        row.press();
    }
    let person = browser.part("checkbox").named(&words.say("fact-person"));
    person.at(0).press();
    look("debrief, facts open");
    browser.visit("#/");
    button("new-interview").press();
    look("prepare, empty");
    browser.field(&words.say("respondent")).type_in("Marta");
    browser.field(&words.say("order-date")).type_in("yesterday");
    browser.field(&words.say("joined-date")).type_in("2025-01");
    fold(&words.say("circ-before"));
    look("prepare");
    button("start-interview").press();
    browser
        .field(&words.say("capture"))
        .until("has the focus", |it| it.focused);
    look("live, empty");
    for words in [
        "Two sites, ninety people",
        "\"I signed the order on 11 March",
    ] {
        browser.types(words);
        browser.press("Enter");
    }
    browser.press("Enter");
    browser.button(&words.say("mark-fill")).press();
    browser.press("Alt+W");
    browser.types("\"half a wo");
    look("live");
    browser.press("Alt+J");
    browser
        .part("searchbox")
        .named(&words.say("find-prompt"))
        .until("has the focus", |it| it.focused);
    look("live, all prompts");
    browser.press("Alt+K");
    browser.part("region").named(&words.say("keys")).wait();
    look("live, keys");
    browser.press("Escape");
    browser.button(&words.say("edit")).at(0).press();
    browser.part("group").named(&words.say("edit-item")).wait();
    look("live, item open");
    browser.press("Escape");
    browser.press("Escape");
    browser.press_times("Backspace", 12);
    browser.types("@Ece tried ~Kaymark 2 for $46k in March");
    browser.part("group").named(&words.say("understood")).wait();
    look("live, understood");
    browser.press("Enter");
    browser.types("@Bora");
    look("live, asked for a part");
    browser.press("Alt+C");
    browser.part("region").named(&words.say("people")).wait();
    look("live, people");
    browser.press("Escape");
    browser.press("Alt+H");
    look("live, discreet");
    browser.press("Alt+H");
    browser.press("Alt+P");
    browser.button(&words.say("live-resume")).at(0).wait();
    look("live, paused");
    browser.press("Alt+P");
    browser.button(&words.say("pause")).wait();
    let live = browser.fragment();
    browser.visit(&live.replace("live", "debrief"));
    browser.button(&words.say("mark-fill")).press();
    browser.field(&words.say("follow-new")).type_in("Bora");
    browser.press("Enter");
    look("debrief, mark and next step");
    browser.visit(&live);
    browser
        .field(&words.say("capture"))
        .until("has the focus", |it| it.focused);
    browser.press("Alt+V");
    browser.button(&words.say("watch-asked")).wait();
    look("live, whose decision");
    browser.button(&words.say("watch-asked")).press();
    browser.press("Alt+V");
    browser.field(&words.say("pivot-name")).type_in("Rurik");
    look("live, pivot card");
    let agreed = browser.part("checkbox").named(&words.say("pivot-agreed"));
    agreed.press();
    button("pivot-go").press();
    browser
        .part("link")
        .named(&words.say("struck-before"))
        .wait();
    look("live, after the pivot");
    let before = browser.part("link").named(&words.say("struck-before"));
    before.press();
    let fold = browser.part("summary").named(&words.say("unstrike"));
    fold.press();
    button("unstrike-do").press();
    look("report, struck");
    browser.visit(&browser.fragment().replace("report", "live"));
    browser
        .part("link")
        .named(&words.say("struck-after"))
        .wait();
    look("live, struck");
    browser.visit("#/");
    look("home, struck");
    crate::guides::every_state(&browser, &words, &mut look);
    crate::rating::every_state(&browser, &words, &mut look);
    crate::keeping::every_state(&browser, &words, &mut look);
    browser.visit("#/nowhere");
    look("nowhere");
    let told: Vec<_> = found
        .iter()
        .map(|(violation, places)| format!("{violation}\n    {}", places.join("; ")))
        .collect();
    assert!(
        found.is_empty(),
        "{} violations in {language}:\n{}",
        found.len(),
        told.join("\n")
    );
}

/// What axe says, and where, in a narrow and a wide window, by day and by night.
fn violations(browser: &Browser, screen: &str) -> Vec<(String, String)> {
    let is_pictured = env::var_os("ON_RECORD_SHOTS").is_some();
    violations_at(browser, screen, if is_pictured { PICTURES } else { SIZES })
}

/// The same in windows of these sizes.
pub(crate) fn violations_at(
    browser: &Browser,
    screen: &str,
    sizes: &[(u32, u32)],
) -> Vec<(String, String)> {
    if browser.run("return typeof axe", &json!([])) == "undefined" {
        browser.run(&axe(), &json!([]));
    }
    let mut found = Vec::new();
    let pictures = env::var_os("ON_RECORD_SHOTS").map(PathBuf::from);
    for &(width, height) in sizes {
        browser.resize(width, height);
        for scheme in ["light", "dark"] {
            browser.prefer(scheme);
            if let Some(folder) = &pictures {
                browser.run_slowly(SETTLE, &json!([]));
                let name = screen.replace(", ", "-").replace(' ', "-");
                browser.picture(&folder.join(format!("{name}-{width}-{scheme}.png")));
            }
            let Value::Array(told) = browser.run_slowly(RUN, &json!([RULES])) else {
                panic!("axe says nothing")
            };
            let place = format!("{screen}, {width}×{height}, {scheme}");
            found.extend(
                told.iter()
                    .map(|it| (place.clone(), it.as_str().unwrap().to_owned())),
            );
        }
    }
    found
}

/// The whole of axe-core.
fn axe() -> String {
    let file = env::var_os("ON_RECORD_AXE").map(PathBuf::from).or_else(|| {
        let installed = std::fs::read_dir(target().join("tools/npm"))
            .ok()?
            .flatten()
            .map(|it| it.path());
        installed
            .map(|path| path.join("node_modules/axe-core/axe.min.js"))
            .find(|file| file.is_file())
    });
    let text = file.and_then(|file| std::fs::read_to_string(file).ok());
    text.expect("There is no axe-core: run `cargo xtask setup`.")
}

pub(crate) fn button_to_turkish(browser: &Browser) -> Part<'_> {
    browser.part("button").named_with("Türkçe")
}

/// What the product page fixes, as the browser itself hands it to assistive technology.
#[test]
fn everything_has_its_name() {
    let browser = Browser::open();
    let mut wrong = Vec::new();
    let mut expect = |screen: &str, names: &[(&str, &str)]| {
        for (width, height) in [(320, 640), NARROW, (800, 600), (1280, 800), (1920, 1080)] {
            browser.resize(width, height);
            for (role, name) in names {
                match browser.accessibility_tree(role, name) {
                    1 => {}
                    found => wrong.push(format!(
                        "{screen}, {width}×{height}: {role} “{name}” is there {found} times"
                    )),
                }
            }
        }
    };
    expect(
        "home",
        &[
            ("button", "New interview"),
            ("button", "Import"),
            ("button", "Try the sample study"),
            ("status", "Storage"),
        ],
    );
    browser.button("New interview").press();
    browser.button("Start interview").wait();
    expect(
        "prepare",
        &[
            ("textbox", "Respondent"),
            ("textbox", "Company"),
            ("combobox", "Role in the decision"),
            ("combobox", "Guide"),
            ("combobox", "Interview language"),
            ("textbox", "Order date"),
            ("button", "Start interview"),
            ("status", "Storage"),
        ],
    );
    browser.button("Start interview").press();
    field_has_focus(&browser);
    keep(&browser, "Two sites");
    expect(
        "live",
        &[
            ("textbox", "Capture"),
            ("button", "Note"),
            ("button", "Their words"),
            ("button", "Keep"),
            ("button", "Mark"),
            ("button", "Next prompt"),
            ("button", "Previous prompt"),
            ("button", "All prompts"),
            ("button", "Finish"),
            ("button", "Undo"),
            ("radiogroup", "Authority"),
            ("radio", "Unknown"),
            ("radio", "Not there"),
            ("radio", "Took part"),
            ("radio", "Chose or signed"),
            ("button", "Edit"),
            ("button", "Specific"),
            ("button", "Read back"),
            ("button", "Trigger"),
            ("button", "Conflict"),
            ("button", "Alternatives"),
            ("button", "Good enough"),
            ("status", "Completeness"),
            ("region", "Next best question"),
            ("status", "Storage"),
        ],
    );
    browser.button("Finish").press();
    browser.button("Export JSON").wait();
    expect(
        "report",
        &[
            ("table", "Score ledger"),
            ("button", "Export JSON"),
            ("status", "Storage"),
        ],
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The status says where the words are, in words, at every width.
#[test]
fn the_storage_status_is_never_without_words() {
    let browser = Browser::open();
    let check = |screen: &str| {
        for width in [320, 400, 800, 1280] {
            browser.resize(width, 780);
            let text = browser.status("Storage").wait().text;
            assert!(!text.is_empty(), "{screen} at {width} px");
        }
    };
    check("home");
    browser.button("New interview").press();
    browser.button("Start interview").wait();
    check("prepare");
    browser.button("Start interview").press();
    field_has_focus(&browser);
    check("live");
    browser.button("Finish").press();
    browser.button("Export JSON").wait();
    check("report");
}

/// What can be pressed, and how something and what is around it looks.
const FOCUS: &str = "
    const CONTROLS = 'a[href], button, input, select, summary, textarea';
    const around = (it) => [it, it.nextElementSibling, it.parentElement, it.parentElement?.parentElement].filter(Boolean);
    const drawn = (near) => [getComputedStyle(near), getComputedStyle(near, '::after')];
    const look = (it) => around(it).flatMap(drawn).map((style) => {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } = style;
        return [outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor];
    }).join();";

/// Tab alone reaches everything that can be pressed, and the focus is always to be seen.
#[test]
fn the_keyboard_reaches_everything_and_shows_where_it_is() {
    let browser = Browser::open();
    begin(&browser);
    keep(&browser, "Two sites");
    settle(&browser, "Took part");
    assert!(here(&browser).is_there());
    let run = |script: &str| browser.run(&format!("{FOCUS}{script}"), &json!([]));
    for screen in ["debrief", "live", "report", "prepare", "home"] {
        if screen == "home" {
            browser.visit("#/");
        } else {
            let fragment = browser.fragment();
            let interview = fragment.rsplit_once('/').unwrap().0;
            browser.visit(&format!("{interview}/{screen}"));
        }
        let wanted = run("return [...document.querySelectorAll(CONTROLS)].filter((it) =>
            it.checkVisibility({ visibilityProperty: true }) && !it.closest('[aria-hidden=true]') && !it.disabled
            && !(it.type === 'radio' && !it.checked)).length");
        let wanted = wanted.as_u64().unwrap();
        run("document.activeElement?.blur(); window.__looks = new Map()");
        for _ in 0..wanted + 10 {
            browser.press("Tab");
            run(
                "const at = document.activeElement; if (at !== document.body) window.__looks.set(at, look(at))",
            );
        }
        let reached =
            run("return [...window.__looks.keys()].filter((it) => it.matches(CONTROLS)).length");
        assert_eq!(
            reached.as_u64().unwrap(),
            wanted,
            "{screen}: Tab does not reach everything"
        );
        let unseen = run("document.activeElement?.blur();
            const unseen = [...window.__looks].filter(([it, focused]) => it.isConnected && look(it) === focused);
            return unseen.map(([it]) => it.outerHTML.slice(0, 200))");
        assert_eq!(unseen, json!([]), "{screen}: the focus is not to be seen");
    }
}
