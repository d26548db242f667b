//! The strip: the same interview in a window above all others, by key alone, and one truth whatever becomes of it.

use fantoccini::wd::WindowHandle;
use on_record::domain::guide::Language;
use on_record::words::Words;
use serde_json::json;

use crate::access::{button_to_turkish, violations_at};
use crate::browser::{Browser, Wishes, until};
use crate::interview::{ask, begin, field_has_focus, item, keep, kept_here, said};

/// Opens the strip by its key and turns to it. Hands over the main window.
fn open_strip(browser: &Browser) -> WindowHandle {
    browser.press("Alt+S");
    let main = browser.turn_to_opened();
    field_has_focus(browser);
    main
}

fn there_are(browser: &Browser, windows: usize) {
    until(&format!("there are {windows} windows"), || {
        (browser.windows() == windows).then_some(())
    });
}

fn strip_is_pressed(browser: &Browser, wanted: bool) {
    browser
        .button("Strip")
        .until("tells whether it is open", |it| it.pressed == Some(wanted));
}

#[test]
fn an_interview_goes_on_in_the_strip_by_key_alone() {
    let browser = Browser::open();
    begin(&browser);
    browser.types("we lose");
    let main = open_strip(&browser);
    let capture = browser.field("Capture");

    // One draft in two fields; the caret stays where the person put it.
    capture.holds("we lose");
    browser.press("End");
    browser.types(" tw days");
    browser.press_times("ArrowLeft", 5);
    browser.types("o");
    capture.holds("we lose two days");
    browser.press("End");
    browser.press("Alt+Q");
    let theirs = browser.button("Their words");
    theirs.until("is pressed", |it| it.pressed == Some(true));
    let strip = browser.turn_to(main.clone());
    capture.holds("we lose two days");
    browser
        .button("Their words")
        .until("is pressed", |it| it.pressed == Some(true));

    // Slots, what keeps, the mark, and the undo of the empty field.
    browser.turn_to(strip.clone());
    let pressed = |name: &str, wanted: bool| {
        browser
            .button(name)
            .until("has its state", |it| it.pressed == Some(wanted));
    };
    browser.press("Alt+2");
    pressed("Conflict", true);
    browser.press("Enter");
    capture.holds("");
    browser.press("Enter");
    browser.turn_to(main.clone());
    item(&browser, "we lose two days").wait();
    until("the mark stands below it", || {
        (kept_here(&browser).len() == 2).then_some(())
    });
    capture.holds("");
    browser.turn_to(strip.clone());
    browser.press("Ctrl+Z");
    browser.turn_to(main.clone());
    until("the mark is taken back", || {
        (kept_here(&browser).len() == 1).then_some(())
    });

    // The prompt turns in both.
    browser.turn_to(strip.clone());
    let first = browser.part("heading").named(ask("g1.o1"));
    let second = browser.part("heading").named(ask("g1.o2"));
    first.wait();
    browser.press("Alt+ArrowDown");
    second.wait();
    browser.turn_to(main.clone());
    second.wait();
    browser.press("Alt+ArrowUp");
    browser.turn_to(strip.clone());
    first.wait();

    // A letter outside text finds the field; single keys work and leave the focus where it was.
    browser.press("Escape");
    browser.press("j");
    second.wait();
    browser.press("x");
    capture.holds("x");
    field_has_focus(&browser);
    browser.press("Backspace");

    // What needs room opens in the main window; the strip goes on, and its keys close nothing there.
    let count = "window.__front = 0; window.focus = () => { window.__front += 1; }";
    browser.turn_to(main.clone());
    browser.run(count, &json!([]));
    browser.turn_to(strip.clone());
    browser.press("Alt+J");
    browser.types("y");
    capture.holds("y");
    browser.press("Escape");
    browser.turn_to(main.clone());
    browser.part("searchbox").named("Find a prompt").wait();
    assert_eq!(browser.run("return window.__front", &json!([])), 1);
    browser.press("Alt+J");
    field_has_focus(&browser);
    capture.holds("y");

    // The same key goes back.
    browser.turn_to(strip);
    browser.press("i");
    browser.press_and_leave("Alt+S", main);
    there_are(&browser, 1);
    strip_is_pressed(&browser, false);
    field_has_focus(&browser);
    capture.until("still has the words", |it| it.value.starts_with('y'));
}

#[test]
fn however_the_strip_ends_there_is_one_truth() {
    let browser = Browser::open();
    begin(&browser);

    // By its own button, in mid-word.
    let main = open_strip(&browser);
    browser.types("half a wo");
    browser.close_window(main);
    browser.field("Capture").holds("half a wo");
    strip_is_pressed(&browser, false);
    field_has_focus(&browser);

    // By the button in it.
    let main = open_strip(&browser);
    browser.tab_to("Shift+Tab", &browser.button("Back to the window"));
    browser.press_and_leave("Enter", main);
    there_are(&browser, 1);
    field_has_focus(&browser);

    // By the button in the main window, which never makes a second.
    let main = open_strip(&browser);
    browser.turn_to(main);
    strip_is_pressed(&browser, true);
    browser.button("Strip").press();
    there_are(&browser, 1);
    strip_is_pressed(&browser, false);
    // Twice before it has opened, as a hurried hand does.
    let twice = "{ const strip = document.querySelector('[aria-label=Strip]'); strip.click(); strip.click(); }";
    let script = json!({ "expression": twice, "userGesture": true });
    browser.cdp("Runtime.evaluate", &script);
    there_are(&browser, 2);
    strip_is_pressed(&browser, true);

    // By a reload of the main window; nothing typed is lost.
    let main = browser.turn_to_opened();
    browser.press("End");
    browser.types("rd");
    browser.turn_to(main);
    browser.reload();
    there_are(&browser, 1);
    browser.field("Capture").holds("half a word");
    strip_is_pressed(&browser, false);

    // By another page, back in time, and by the end of the interview.
    field_has_focus(&browser);
    let main = open_strip(&browser);
    browser.turn_to(main);
    browser.run("history.back()", &json!([]));
    there_are(&browser, 1);
    browser.run("history.forward()", &json!([]));
    field_has_focus(&browser);
    strip_is_pressed(&browser, false);
    let main = open_strip(&browser);
    browser.press("Enter");
    browser.turn_to(main);
    item(&browser, "half a word").wait();
    browser.button("Finish").press();
    there_are(&browser, 1);
    browser.button("Export JSON").wait();
}

#[test]
fn language_light_and_discretion_reach_the_strip_at_once() {
    let browser = Browser::open();
    let turkish = Words::new(&Language::new("tr"));
    begin(&browser);
    let main = open_strip(&browser);
    browser.types("halfway");
    let root = |name: &str| {
        let script = "return document.documentElement.getAttribute(arguments[0])";
        browser.run(script, &json!([name]))
    };
    assert_eq!(root("lang"), "en");
    assert_eq!(root("data-theme"), json!(null));
    let strip = browser.turn_to(main.clone());
    browser.button("Light or dark").press();
    let theme = root("data-theme");
    assert!(theme.is_string());
    browser.turn_to(strip.clone());
    until("the strip is as light or dark", || {
        (root("data-theme") == theme).then_some(())
    });

    browser.press("Alt+H");
    let name = "return getComputedStyle(document.querySelector('.slot-lamp-name > span')).opacity";
    until("the names of the slots are hidden", || {
        (browser.run(name, &json!([])) == "0").then_some(())
    });
    browser.press("Alt+H");

    browser.turn_to(main.clone());
    button_to_turkish(&browser).press();
    browser.field(&turkish.say("capture")).wait();
    browser.turn_to(strip);
    let field = browser.field(&turkish.say("capture"));
    field.holds("halfway");
    assert_eq!(root("lang"), "tr");
    browser.button(&turkish.say("strip-back")).wait();
    // Nothing of what was there in English listens any more: one press is one step.
    browser.press("Alt+ArrowDown");
    browser.part("heading").named(ask("g1.o2")).wait();
    browser.press("Alt+ArrowUp");
    browser.part("heading").named(ask("g1.o1")).wait();
    browser.press("Enter");
    field.holds("");
    browser.turn_to(main);
    assert_eq!(browser.windows(), 2, "the same strip all along");
    browser.part("listitem").holding("halfway").wait();
}

#[test]
fn the_strip_shows_everything_at_any_size_and_axe_finds_nothing() {
    let browser = Browser::open();
    for language in ["en", "tr"] {
        if language == "tr" {
            browser.visit("#/");
            button_to_turkish(&browser).press();
        }
        let words = Words::new(&Language::new(language));
        browser.button(&words.say("new-interview")).press();
        browser.button(&words.say("start-interview")).press();
        let capture = browser.field(&words.say("capture"));
        capture.until("has the focus", |it| it.focused);
        browser.press("Alt+S");
        let main = browser.turn_to_opened();
        capture.until("has the focus", |it| it.focused);
        browser.types("\"two of them said the whiteboard lived in one head since 2019");
        for (width, height) in [(320, 220), (300, 150), (320, 164), (480, 300), (900, 700)] {
            browser.resize(width, height);
            let inside = browser.run(
                "const seen = (it) => { const { top, bottom, left, right } = it.getBoundingClientRect();
                    return top >= 0 && left >= 0 && bottom <= innerHeight + 1 && right <= innerWidth + 1; };
                 const over = (a, b) => a.getBoundingClientRect().bottom <= b.getBoundingClientRect().top + 1;
                 const [head, ask, rail, capture] = ['.strip-head', '.strip-ask', '.slot-rail', '.capture']
                    .map((it) => document.querySelector(it));
                 const line = parseFloat(getComputedStyle(ask.firstElementChild).lineHeight);
                 return [...document.querySelectorAll('main button, main textarea')].every(seen)
                    && over(head, ask) && over(ask, rail) && over(rail, capture) && ask.clientHeight >= line
                    && document.documentElement.scrollWidth <= innerWidth",
                &json!([]),
            );
            assert_eq!(inside, true, "{language}, {width}×{height}");
        }
        let found = violations_at(&browser, "strip", &[(320, 220), (300, 150), (640, 480)]);
        assert_eq!(found, [], "{language}");
        browser.close_window(main);
    }
}

#[test]
fn a_refused_strip_is_said_and_changes_nothing() {
    let refuse = "documentPictureInPicture.requestWindow =
        () => { window.__asked = (window.__asked ?? 0) + 1; return Promise.reject(new DOMException('no', 'NotAllowedError')); }";
    let browser = Browser::with(Wishes {
        first: Some(refuse.to_owned()),
        ..Wishes::default()
    });
    begin(&browser);
    browser.types("half a wo");
    browser.press("Alt+S");
    let told = browser.part("status").holding(&said("strip-refused"));
    told.wait();
    strip_is_pressed(&browser, false);
    field_has_focus(&browser);
    browser.types("rd");
    browser.field("Capture").holds("half a word");
    browser.press("Alt+S");
    until("it is asked again", || {
        (browser.run("return window.__asked", &json!([])) == 2).then_some(())
    });
    told.wait();
    browser.button("Close").press();
    told.gone();
    field_has_focus(&browser);
    assert_eq!(browser.windows(), 1);
    browser.press("Enter");
    item(&browser, "half a word").wait();
}

#[test]
fn where_there_is_no_strip_the_narrow_window_is_explained() {
    let browser = Browser::with(Wishes {
        first: Some("delete window.documentPictureInPicture".to_owned()),
        ..Wishes::default()
    });
    begin(&browser);
    let there = browser.run("return 'documentPictureInPicture' in window", &json!([]));
    assert_eq!(there, false);
    let told = browser.part("status").holding(&said("strip-missing-todo"));
    browser.press("Alt+S");
    told.wait();
    field_has_focus(&browser);
    keep(&browser, "it goes on");
    told.wait();
    browser.press("Alt+S");
    told.gone();
    browser.press("Escape");
    browser.press("p");
    told.wait();
    browser.button("Close").press();
    told.gone();
    field_has_focus(&browser);
}

/// Counts the locks that are held.
const LOCKS: &str = "window.__held = 0; Object.defineProperty(navigator, 'wakeLock', { value: {
    request: async (what) => {
        if (what !== 'screen') throw new TypeError(what);
        let held = true; window.__held += 1;
        return { release: async () => { if (held) window.__held -= 1; held = false; } };
    } } })";

#[test]
fn the_screen_stays_awake_while_an_interview_runs_and_is_seen() {
    let browser = Browser::with(Wishes {
        first: Some(LOCKS.to_owned()),
        ..Wishes::default()
    });
    let held = |wanted: u64| {
        until(&format!("{wanted} locks are held"), || {
            (browser.run("return window.__held", &json!([])) == wanted).then_some(())
        });
    };
    let seen = |is_seen: bool| {
        browser.run(
            "Object.defineProperty(document, 'hidden', { configurable: true, get: () => !arguments[0] });
             document.dispatchEvent(new Event('visibilitychange'))",
            &json!([is_seen]),
        );
    };
    held(0);
    begin(&browser);
    held(1);
    // What is kept asks for nothing anew.
    keep(&browser, "Two sites");
    held(1);
    browser.press("Alt+P");
    held(0);
    browser.press("Alt+P");
    held(1);
    seen(false);
    held(0);
    seen(true);
    held(1);
    // A strip that can still be seen asks instead, and lets go when it closes.
    let main = open_strip(&browser);
    browser.turn_to(main);
    browser.run(
        "Object.defineProperty(documentPictureInPicture.window.navigator, 'wakeLock', { value: navigator.wakeLock })",
        &json!([]),
    );
    seen(false);
    held(1);
    browser.button("Strip").press();
    held(0);
    seen(true);
    held(1);
    browser.button("Finish").press();
    browser.button("Export JSON").wait();
    held(0);
}

#[test]
fn a_screen_that_may_dim_is_no_fault() {
    let refused = "Object.defineProperty(navigator, 'wakeLock', { value: {
        request: () => { window.__asked = true; return Promise.reject(new DOMException('low', 'NotAllowedError')); } } })";
    let missing = "Object.defineProperty(navigator, 'wakeLock', { value: undefined })";
    for first in [refused, missing] {
        let browser = Browser::with(Wishes {
            first: Some(first.to_owned()),
            ..Wishes::default()
        });
        begin(&browser);
        keep(&browser, "Two sites");
        let asked = browser.run("return window.__asked ?? false", &json!([]));
        assert_eq!(asked, first == refused);
        browser.press("Alt+P");
        browser.button("Resume").wait();
        // At its end the browser is asked whether anything complained.
    }
}
