//! The page as a whole: it fits every width, asks the network for nothing, and speaks one language at a time.

use std::collections::BTreeMap;

use on_record::domain::guide::Language;
use on_record::words::{self, Words};
use serde_json::json;

use crate::access::button_to_turkish;
use crate::browser::{Browser, until};

/// Whatever is shown and reaches beyond the window, unless something around it scrolls or cuts it off; and every control
/// that cannot be clicked in its middle after scrolling to it, because it is cut off or something lies over it.
const STICKING_OUT: &str = "
    const width = document.documentElement.clientWidth;
    const named = (it) => `${it.localName}.${it.className} “${(it.getAttribute('aria-label') ?? it.textContent).trim().slice(0, 40)}”`;
    const held = (element) => {
        for (let it = element.parentElement; it && it !== document.body; it = it.parentElement) {
            if (getComputedStyle(it).overflowX !== 'visible') return true;
        }
        return false;
    };
    const seen = (it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const out = [...document.body.querySelectorAll('*')].filter((element) => {
        const box = element.getBoundingClientRect();
        return seen(element) && box.width > 0 && (box.right > width + 0.5 || box.left < -0.5) && !held(element);
    });
    const scrolls = [document.documentElement, document.body].some((it) => it.scrollWidth > it.clientWidth);
    const controls = [...document.querySelectorAll('a[href], button, select, textarea, input, summary')].filter((it) =>
        seen(it) && !it.closest('.visually-hidden, .skip-link'));
    const covered = controls.filter((it) => {
        it.scrollIntoView({ block: 'center', inline: 'nearest' });
        const [box] = it.getClientRects();
        const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return !(it.contains(hit) || hit?.contains(it) && hit.closest('label') || [...it.labels ?? []].some((label) => label.contains(hit)));
    });
    scrollTo(0, 0);
    return [
        ...(scrolls ? ['the page scrolls sideways'] : []),
        ...out.map((it) => `beyond: ${named(it)}`),
        ...covered.map((it) => `cannot be clicked: ${named(it)}`),
    ]";

#[test]
fn nothing_reaches_beyond_the_window_in_english() {
    fits("en");
}

#[test]
fn nothing_reaches_beyond_the_window_in_turkish() {
    fits("tr");
}

fn fits(language: &str) {
    let browser = Browser::open();
    let words = Words::new(&Language::new(language));
    let button = |key: &str| browser.button(&words.say(key));
    if language != "en" {
        button_to_turkish(&browser).press();
    }
    let mut found = Vec::new();
    let mut look = |screen: &str| {
        for width in [320, 400, 480, 1280] {
            browser.resize(width, 780);
            let out: Vec<String> =
                serde_json::from_value(browser.run(STICKING_OUT, &json!([]))).unwrap();
            found.extend(
                out.into_iter()
                    .map(|it| format!("{language} {screen} at {width} px: {it}")),
            );
        }
        browser.resize(400, 780);
    };
    look("home, empty");
    button("try-sample").press();
    browser.part("link").named("Colm").wait();
    look("home");
    browser.part("link").named("Colm").press();
    browser.part("heading").holding("Colm").wait();
    look("report");
    browser.visit(&browser.fragment().replace("report", "debrief"));
    browser
        .part("summary")
        .named_with(&words.say("dimension-trigger"))
        .press();
    browser
        .part("checkbox")
        .named(&words.say("fact-person"))
        .press();
    look("debrief");
    browser.visit("#/");
    button("new-interview").press();
    // Nobody breaks these words for us.
    let long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
    for label in ["respondent", "company", "job-title"] {
        browser.field(&words.say(label)).type_in(long);
    }
    look("prepare");
    button("start-interview").press();
    browser
        .field(&words.say("capture"))
        .until("has the focus", |it| it.focused);
    for start in ["", "\""] {
        browser.types(&format!("{start}{long}, 2025"));
        browser.press("Enter");
        browser.field(&words.say("capture")).holds("");
    }
    browser.press("Enter");
    button("mark-fill").press();
    browser.types(long);
    look("live");
    let live = browser.fragment();
    browser.visit(&live.replace("live", "debrief"));
    button("mark-fill").press();
    browser.field(&words.say("follow-new")).type_in(long);
    browser.press("Enter");
    browser.part("summary").at(0).press();
    look("debrief with long words");
    browser.visit(&live);
    button("mark-fill").press();
    browser.press("Alt+J");
    look("live, all prompts");
    browser.press("Alt+K");
    look("live, keys");
    browser.press("Escape");
    browser.button(&words.say("edit")).at(0).press();
    look("live, item open");
    browser.press("Escape");
    browser.press("Alt+V");
    button("watch-asked").press();
    look("live, asked again");
    button("watch-open").press();
    browser.field(&words.say("pivot-reach")).type_in(long);
    browser.field(&words.say("pivot-reason")).type_in(long);
    look("live, pivot card");
    browser
        .part("checkbox")
        .named(&words.say("pivot-agreed"))
        .press();
    button("pivot-go").press();
    let before = browser.part("link").named(&words.say("struck-before"));
    before.wait();
    look("live, after the pivot");
    before.press();
    browser
        .part("summary")
        .named(&words.say("unstrike"))
        .press();
    look("report with long words, struck");
    browser.visit("#/");
    look("home, struck");
    crate::guides::every_state(&browser, &words, &mut look);
    crate::keeping::every_state(&browser, &words, &mut look);
    assert!(
        found.is_empty(),
        "{} parts reach beyond the window:\n{}",
        found.len(),
        found.join("\n")
    );
}

#[test]
fn the_network_is_asked_for_the_app_and_nothing_else() {
    let browser = Browser::open();
    // The server's answer to the page itself names every file; nothing is asked for twice, and later nothing at all.
    let loaded = own(&browser);
    assert!(
        loaded.len() >= 4 && loaded.iter().any(|url| url.ends_with(".wasm")),
        "{loaded:?}"
    );
    browser.button("Try the sample study").press();
    browser.part("link").named("Marta").press();
    browser.part("heading").holding("Marta").wait();
    browser.button("Export JSON").press();
    browser.downloaded();
    browser.run("location.hash = '#/'", &json!([]));
    browser.button("New interview").press();
    browser.button("Start interview").press();
    browser
        .field("Capture")
        .until("has the focus", |it| it.focused);
    browser.types("\"We paid 40,000");
    browser.press("Enter");
    browser.press("Alt+J");
    browser.press("Alt+K");
    browser.press("Escape");
    button_to_turkish(&browser).press();
    browser.button("Bitir").press();
    browser.part("table").named("Puan dökümü").wait();
    assert_eq!(own(&browser), loaded, "requests after the page has loaded");
}

/// The requests for files; a download the page makes by itself is none.
fn own(browser: &Browser) -> Vec<String> {
    browser
        .requests()
        .into_iter()
        .filter(|url| url.starts_with(browser.address()))
        .collect()
}

#[test]
fn everything_speaks_turkish_once_it_is_chosen() {
    let browser = Browser::open();
    let turkish = Words::new(&Language::turkish());
    let button = |key: &str| browser.button(&turkish.say(key));
    let lang = || browser.run("return document.documentElement.lang", &json!([]));
    assert_eq!(lang(), "en");
    button_to_turkish(&browser).press();
    button("new-interview").wait();
    assert_eq!(lang(), "tr");
    let english = english_only();
    let look = |screen: &str| {
        let left = english_left(&browser, &english);
        assert!(
            left.is_empty(),
            "{screen}: English in the Turkish interface: {left:?}"
        );
    };
    look("home");
    browser.reload();
    button("new-interview").wait();
    assert_eq!(lang(), "tr", "the choice is remembered");
    button("try-sample").press();
    browser.part("link").named("Marta").wait();
    look("home with the sample study");
    browser.part("link").named("Marta").press();
    browser.part("heading").holding("Marta").wait();
    look("report");
    let report = browser.fragment();
    browser.visit(&report.replace("report", "debrief"));
    browser.part("summary").at(0).press();
    browser.part("summary").at(-1).press();
    look("debrief");
    browser.visit(&report);
    browser.table(&turkish.say("ledger"));
    let ledger = browser.table(&turkish.say("ledger"));
    assert!(
        ledger.iter().any(|row| row.contains(&"7,2".to_owned())),
        "numbers are spelled the Turkish way: {ledger:?}"
    );
    browser.reads("18 Temmuz 2025");
    browser.visit("#/");
    button("new-interview").press();
    browser
        .part("combobox")
        .named(&turkish.say("interview-language"))
        .until("is Turkish", |it| it.chosen == "Türkçe");
    look("prepare");
    button("start-interview").press();
    browser
        .field(&turkish.say("capture"))
        .until("has the focus", |it| it.focused);
    browser.types("\"Kapıda on bir kamyon bekliyordu");
    browser.press("Enter");
    look("live");
    browser.press("Alt+J");
    look("live, all prompts");
    browser.press("Alt+K");
    look("live, keys");
    browser.press("Escape");
    browser.button(&turkish.say("edit")).at(0).press();
    look("live, item open");
    browser.press("Escape");
    browser.press("Alt+V");
    button("watch-asked").wait();
    look("live, whose decision");
    button("watch-asked").press();
    browser.press("Alt+V");
    browser.field(&turkish.say("pivot-name")).type_in("Deniz");
    look("live, pivot card");
    button("pivot-only").press();
    let fold = browser.part("summary").named(&turkish.say("unstrike"));
    fold.press();
    look("report of a struck interview");
    browser.field(&turkish.say("unstrike-by")).type_in("Özge");
    browser
        .field(&turkish.say("unstrike-reason"))
        .type_in("imzalamış");
    button("unstrike-do").press();
    button("export-json").wait();
    look("report of a Turkish interview");
    let interview = browser.fragment();
    crate::guides::every_state(&browser, &turkish, &mut |screen| look(screen));
    browser.visit(&interview);
    button("export-json").wait();

    // And back, in the middle of an interview, without losing a word.
    browser.visit(&browser.fragment().replace("report", "live"));
    browser
        .field(&turkish.say("capture"))
        .until("has the focus", |it| it.focused);
    browser.types("yarım kal");
    browser.part("button").named_with("English").press();
    browser.field("Capture").holds("yarım kal");
    assert_eq!(lang(), "en");
}

/// Sentences without gaps that read differently in Turkish, by what they say in English.
fn english_only() -> BTreeMap<String, String> {
    let (english, turkish) = (
        Words::new(&Language::english()),
        Words::new(&Language::turkish()),
    );
    words::keys(&Language::english())
        .filter_map(|key| {
            let (ours, theirs) = (english.say(key), turkish.say(key));
            (ours != theirs && !ours.contains('{') && key != "own-name")
                .then(|| (ours, key.to_owned()))
        })
        .collect()
}

/// What of it can be read or is read out, outside of what is marked as English.
fn english_left(browser: &Browser, english: &BTreeMap<String, String>) -> Vec<(String, String)> {
    let all = "
        const texts = [];
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            if (!node.parentElement.closest('[lang=en], script, style, noscript')) texts.push(node.data.trim());
        }
        for (const it of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
            for (const name of ['aria-label', 'placeholder', 'title']) texts.push(it.getAttribute(name) ?? '');
        }
        return texts.concat(document.title.split(' · '))";
    let texts: Vec<String> = until("the page says something", || {
        let texts: Vec<String> = serde_json::from_value(browser.run(all, &json!([]))).unwrap();
        (texts.len() > 10).then_some(texts)
    });
    texts
        .into_iter()
        .filter_map(|text| english.get(&text).map(|key| (text, key.clone())))
        .collect()
}
