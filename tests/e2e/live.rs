//! The window beside the call: everything by key, and everything on it follows what is kept.

use serde_json::json;

use crate::browser::{Browser, Wishes, until};
use crate::interview::{
    CLOCK, ask, begin, field_has_focus, go_to, here, item, keep, kept_here, said, set_clock, settle,
};

#[test]
fn score_slots_and_next_question_follow_every_kept_item() {
    let browser = Browser::open();
    begin(&browser);
    let slot = |name: &str, state: &str| {
        browser
            .button(name)
            .until(&format!("is {state}"), |it| it.description == state);
    };
    let advice = || {
        browser
            .part("region")
            .named("Next best question")
            .wait()
            .text
    };
    browser.status("Completeness").reads("0");
    for name in ["Trigger", "Conflict", "Alternatives", "Good enough"] {
        slot(name, "empty");
    }

    // A cause counts only once it is known whose decision it was; until then it shows what it would be worth.
    go_to(&browser, "g1.s1");
    keep(
        &browser,
        "\"Eleven lorries of fish queued past the gate on 4 November",
    );
    slot("Trigger", "(filled)");
    browser.status("Completeness").reads("0");
    let unknown = said("next-best-authority");
    assert!(advice().contains(&unknown), "{}", advice());
    settle(&browser, "Chose or signed");
    slot("Trigger", "filled");
    browser.status("Completeness").reads("7");
    assert!(!advice().contains(&unknown), "{}", advice());

    let mut before = advice();
    for (prompt, words, name, state, score) in [
        (
            "g1.s2",
            "\"The whiteboard lived in the head of Ineke since 2019",
            "Conflict",
            "filled",
            "14",
        ),
        (
            "g1.c1",
            "\"a second planner for 46,000 a year against software",
            "Alternatives",
            "filled",
            "25",
        ),
        (
            "g1.c3",
            "\"if the phone is quiet I am done looking",
            "Good enough",
            "quoted",
            "30",
        ),
    ] {
        go_to(&browser, prompt);
        keep(&browser, words);
        slot(name, state);
        browser.status("Completeness").reads(score);
        until("the next best question changes", || {
            (advice() != before).then_some(())
        });
        before = advice();
    }
    // A note in a slot that has nothing else shows, and is not said to be a quote.
    browser.press("Ctrl+Z");
    slot("Good enough", "empty");
    browser.status("Completeness").reads("25");
    keep(&browser, "Nine days of pilot");
    slot("Good enough", "specific");

    // "Not there" takes the causes away again, and says why.
    browser.part("radio").named("Not there").press_label();
    slot("Trigger", "empty");
    browser
        .status("Completeness")
        .until("falls", |it| it.text != "30");
}

#[test]
fn every_key_does_what_the_sheet_says() {
    let browser = Browser::open();
    begin(&browser);
    let field = browser.field("Capture");
    let pressed = |name: &str, wanted: bool| {
        browser
            .button(name)
            .until("has its state", |it| it.pressed == Some(wanted));
    };

    // Whose words.
    pressed("Note", true);
    browser.types("\"we paid");
    field.holds("we paid");
    pressed("Their words", true);
    assert!(field.wait().description.contains("Kept as their words."));
    browser.press("Alt+Q");
    pressed("Note", true);
    field.holds("we paid");
    browser.press("Alt+Q");
    pressed("Their words", true);

    // A new line, and an input method that is not done yet, keep nothing.
    browser.press("Shift+Enter");
    browser.types("twice");
    field.holds("we paid\ntwice");
    let composing = "return document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
        { key: 'Enter', code: 'Enter', isComposing: true, bubbles: true, cancelable: true }))";
    assert_eq!(
        browser.run(composing, &json!([])),
        true,
        "the input method keeps its Enter"
    );
    field.holds("we paid\ntwice");
    assert_eq!(kept_here(&browser), Vec::<String>::new());
    browser.press("Enter");
    field.holds("");
    item(&browser, "we paid twice").wait();
    pressed("Note", true);

    // Slots and the prompt's other dimensions.
    browser.types("x");
    for (chord, name) in [
        ("Alt+1", "Trigger"),
        ("Alt+2", "Conflict"),
        ("Alt+3", "Alternatives"),
        ("Alt+4", "Good enough"),
    ] {
        browser.press(chord);
        pressed(name, true);
        browser.press(chord);
        pressed(name, false);
    }
    go_to(&browser, "g1.c2");
    browser.press("Alt+6");
    pressed("Work of buying", true);
    browser.press("Alt+6");
    pressed("Criteria", true);
    browser.press("Backspace");
    field.holds("");

    // Prompts.
    browser.press("Alt+ArrowDown");
    browser.part("heading").named(ask("g1.c3")).wait();
    browser.press_times("Alt+ArrowUp", 2);
    browser.part("heading").named(ask("g1.c1")).wait();
    let best = browser
        .part("region")
        .named("Next best question")
        .wait()
        .text;
    browser.press("Alt+N");
    let heading = browser
        .part("heading")
        .all()
        .into_iter()
        .map(|it| it.name)
        .find(|it| best.contains(it));
    assert!(
        heading.is_some(),
        "Alt+N goes to what was suggested: {best}"
    );
    browser.press("Alt+J");
    browser
        .part("searchbox")
        .named("Find a prompt")
        .until("has the focus", |it| it.focused);
    browser.press_times("ArrowDown", 2);
    assert!(
        browser.focused().contains(ask("g1.o2")),
        "{}",
        browser.focused()
    );
    browser.press("ArrowUp");
    browser.press("Enter");
    browser.part("heading").named(ask("g1.o1")).wait();
    field_has_focus(&browser);
    browser.press("Alt+J");
    browser
        .part("searchbox")
        .named("Find a prompt")
        .until("has the focus", |it| it.focused);
    browser.press("Escape");
    field_has_focus(&browser);

    // Why, and the sheet.
    let why = browser.button("Why");
    for open in [true, false] {
        browser.press("Alt+W");
        why.until("unfolds and folds", |it| it.expanded == Some(open));
    }
    let sheet = browser.part("region").named("Keys");
    browser.press("Alt+K");
    sheet.wait();
    browser.press("Escape");
    sheet.gone();
    field_has_focus(&browser);
    browser.press("Escape");
    until("the field has lost the focus", || {
        (!field.wait().focused).then_some(())
    });
    browser.types("?");
    sheet.wait();
    browser.press("Escape");
    sheet.gone();
    browser.press("Escape");
    browser.types("i");
    field_has_focus(&browser);
    field.holds("");
}

#[test]
fn what_was_done_can_be_taken_back_and_done_again() {
    let browser = Browser::open();
    begin(&browser);
    let shown = |words: &[&str]| {
        until(
            &format!("{words:?} are kept; there is {:?}", kept_here(&browser)),
            || {
                let kept = kept_here(&browser);
                let is_so = kept.len() == words.len()
                    && kept
                        .iter()
                        .zip(words)
                        .all(|(item, words)| item.contains(words));
                is_so.then_some(())
            },
        );
    };
    keep(&browser, "Two sites");
    keep(&browser, "Ninety people");
    shown(&["Two sites", "Ninety people"]);
    browser.press("Ctrl+Z");
    shown(&["Two sites"]);
    browser.press("Ctrl+Z");
    shown(&[]);
    browser.press("Ctrl+Shift+Z");
    shown(&["Two sites"]);
    browser.press("Ctrl+Y");
    shown(&["Two sites", "Ninety people"]);

    // In words that are being typed Ctrl+Z is the browser's own.
    browser.types("half a wo");
    browser.press("Ctrl+Z");
    shown(&["Two sites", "Ninety people"]);
    browser.press("Ctrl+A");
    browser.press("Backspace");
    browser.field("Capture").holds("");

    // Editing and removing.
    let edit = |words: &str| {
        browser.tab_to(
            "Shift+Tab",
            &browser.button("Edit").within(&item(&browser, words)),
        );
        browser.press("Enter");
        let panel = browser.part("group").named("Edit this item");
        browser
            .field("Words")
            .within(&panel)
            .until("has the focus", |it| it.focused);
        panel
    };
    let panel = edit("Ninety people");
    browser.press("End");
    browser.types(" and more");
    browser.press("Escape");
    panel.gone();
    field_has_focus(&browser);
    shown(&["Two sites", "Ninety people and more"]);
    let panel = edit("Ninety people");
    browser.tab_to("Tab", &browser.button("Delete").within(&panel));
    browser.press("Enter");
    panel.gone();
    field_has_focus(&browser);
    shown(&["Two sites"]);
    browser.button("Undo").press();
    shown(&["Two sites", "Ninety people and more"]);
    field_has_focus(&browser);
    browser.press("Ctrl+Z");
    shown(&["Two sites", "Ninety people"]);

    // Facts.
    let line = item(&browser, "Two sites");
    let read_back = browser.button("Read back").within(&line);
    browser.tab_to("Shift+Tab", &read_back);
    browser.press("Space");
    read_back.until("is pressed", |it| it.pressed == Some(true));
    browser.tab_to("Tab", &browser.field("Capture"));
    browser.press("Ctrl+Z");
    read_back.until("is lifted again", |it| it.pressed == Some(false));
    assert!(here(&browser).is_there());
}

#[test]
fn an_input_method_may_compose() {
    let browser = Browser::open();
    begin(&browser);
    browser.types("drei ");
    let compose = |text: &str| {
        let at = text.chars().count();
        browser.cdp(
            "Input.imeSetComposition",
            &json!({ "text": text, "selectionStart": at, "selectionEnd": at }),
        );
    };
    compose("おく");
    browser.field("Capture").holds("drei おく");
    compose("置く");
    browser.cdp("Input.insertText", &json!({ "text": "置く" }));
    browser.field("Capture").holds("drei 置く");
    browser.press("Enter");
    browser.field("Capture").holds("");
    item(&browser, "drei 置く").wait();
}

#[test]
fn the_clock_pauses_keeps_to_the_plan_and_says_when_to_close() {
    const START: i64 = 1_763_733_802_000;
    let browser = Browser::with(Wishes {
        first: Some(CLOCK.to_owned()),
        ..Wishes::default()
    });
    let at =
        |minute: i64, second: i64| set_clock(&browser, START + minute * 60_000 + second * 1_000);
    at(0, 0);
    browser.reload();
    begin(&browser);
    at(0, 0);
    let clock = browser.part("group").named("Time");
    let shows = |words: &str| {
        clock.until(&format!("shows {words}"), |it| it.text.contains(words));
    };
    shows("3 min");
    shows("on pace");

    // Five minutes in the first section, which has three: two too many.
    at(5, 30);
    shows("2 minutes behind");
    go_to(&browser, "g1.s1");
    shows("on pace");

    // While the clock stands words are kept, and the focus stays in the field.
    browser.press("Alt+P");
    browser.button("Resume").wait();
    browser.reads(&said("live-ended"));
    shows("stopped");
    field_has_focus(&browser);
    at(9, 0);
    keep(&browser, "they went to fetch coffee");
    shows("05:3");
    browser.press("Alt+P");
    browser.button("Pause").wait();
    at(10, 0);
    shows("06:3");
    browser.reload();
    field_has_focus(&browser);
    shows("06:3");

    // By its button, which keeps the focus of who tabbed there.
    browser.tab_to("Shift+Tab", &browser.button("Pause"));
    browser.press("Enter");
    browser
        .button("Resume")
        .until("has the focus", |it| it.focused);
    browser.press("Enter");
    browser
        .button("Pause")
        .until("has the focus", |it| it.focused);
    browser.press("I");
    field_has_focus(&browser);

    // Too early for money, and still there to be asked.
    go_to(&browser, "g1.m1");
    browser.reads("Too early for money: opens at minute 12");

    // The last three minutes, said once, without the focus.
    at(31, 0);
    shows("time to close");
    field_has_focus(&browser);

    // Left open overnight.
    at(15 * 60, 0);
    browser.reads(&said("live-left-open"));
    field_has_focus(&browser);
    browser.button(&said("live-leave-off")).press();
    shows("stopped");
    field_has_focus(&browser);
}

#[test]
fn a_key_can_be_changed_and_is_remembered() {
    let browser = Browser::open();
    begin(&browser);
    let sheet = browser.part("region").named("Keys");
    let change = |does: &str| browser.button(&format!("Change: {does}")).within(&sheet);
    let told = |words: &str| {
        browser
            .part("status")
            .within(&sheet)
            .until(words, |it| it.text.contains(words));
    };
    browser.press("Alt+K");
    sheet.wait();
    browser.tab_to("Tab", &change("next prompt").at(0));
    browser.press("Enter");
    // What others need is refused with its reason, and the next key is waited for.
    for (press, why) in [
        ("Alt+W", "why this question"),
        ("Alt+D", "address bar"),
        ("Alt+ArrowLeft", "history"),
        ("Ctrl+Y", "Ctrl"),
        ("Enter", "as it is"),
        ("x", "Hold Alt"),
    ] {
        browser.press(press);
        told(why);
    }
    browser.press("Alt+Y");
    told("Alt+Y now does this: next prompt");
    browser.press("Escape");
    sheet.gone();
    field_has_focus(&browser);

    browser.press("Alt+ArrowDown");
    browser.press("Alt+Y");
    let first = browser.part("heading").all();
    browser.run("location.reload()", &json!([]));
    field_has_focus(&browser);
    assert_eq!(
        first.iter().map(|it| &it.name).collect::<Vec<_>>(),
        browser
            .part("heading")
            .all()
            .iter()
            .map(|it| &it.name)
            .collect::<Vec<_>>(),
    );
    browser.press("Alt+Y");
    until("the changed key leads on after a reload", || {
        let now = browser.part("heading").all();
        (now.iter()
            .map(|it| &it.name)
            .ne(first.iter().map(|it| &it.name)))
        .then_some(())
    });

    // As delivered, one and all, and the single keys off.
    browser.press("Alt+K");
    let delivered = browser.button("As delivered: next prompt").within(&sheet);
    browser.tab_to("Tab", &delivered);
    browser.press("Enter");
    told("Alt+↓ now does this: next prompt");
    change("next prompt")
        .at(0)
        .until("has the focus", |it| it.focused);
    browser.tab_to(
        "Tab",
        &browser
            .part("checkbox")
            .named_with("Keys that are one character")
            .within(&sheet),
    );
    browser.press("Space");
    browser.press("Escape");
    browser.press("Escape");
    until("the field has lost the focus", || {
        (!browser.field("Capture").wait().focused).then_some(())
    });
    browser.types("?i");
    assert!(!sheet.is_there());
    assert!(!browser.field("Capture").wait().focused);
    browser.press("Alt+K");
    browser.tab_to("Tab", &browser.button("All as delivered").within(&sheet));
    browser.press("Enter");
    told("Every key is as delivered.");
    browser.press("Escape");
    browser.press("Escape");
    browser.types("?");
    sheet.wait();
}

#[test]
fn single_keys_work_outside_text_only() {
    let browser = Browser::open();
    begin(&browser);
    keep(&browser, "Two sites");
    let field = browser.field("Capture");
    let outside = || {
        browser.press("Escape");
        until("the field has lost the focus", || {
            (!field.wait().focused).then_some(())
        });
    };
    let pressed = |name: &str, wanted: bool| {
        browser
            .button(name)
            .until("has its state", |it| it.pressed == Some(wanted));
    };
    outside();
    let was = browser.button("Asked").wait().pressed;
    browser.press("Space");
    pressed("Asked", was != Some(true));
    browser.press("Space");
    pressed("Asked", was == Some(true));
    browser.types("r");
    pressed("Read back", true);
    browser.types("z");
    pressed("Read back", false);
    // Nor does the focus go anywhere: the next key is none that is typed.
    assert!(!field.wait().focused);
    field.holds("");

    // Answers that are none, without leaving the keyboard.
    outside();
    browser.types("e");
    let panel = browser.part("group").named("Edit this item");
    panel.wait();
    assert!(
        browser
            .part("combobox")
            .named("No answer")
            .within(&panel)
            .is_there()
    );
    browser.press("Escape");
    panel.gone();

    // An editor goes with the item that an undo takes away.
    keep(&browser, "gamma");
    outside();
    browser.types("e");
    panel.wait();
    browser.button("Undo").press();
    panel.gone();

    // A letter that is no command is typed where it belongs.
    outside();
    browser.types("xylophone");
    field.holds("xylophone");
    field_has_focus(&browser);
}

#[test]
fn discreet_mode_hides_from_the_eye_alone() {
    let browser = Browser::open();
    crate::interview::begin_with(&browser, "Marta");
    keep(&browser, "\"Eleven lorries of fish on 4 November");
    let seen = |selector: &str| {
        let script = "const it = document.querySelector(arguments[0]);
            return it.checkVisibility({ opacityProperty: true })
                && getComputedStyle(it).color !== 'rgba(0, 0, 0, 0)'";
        browser.run(script, &json!([selector])) == true
    };
    let secret = [
        ".clock-who a",
        ".next-best-number",
        ".slot-lamp-state",
        ".capture-line-said > q, .capture-line-said > p",
    ];
    for on in [false, true, false] {
        browser
            .button("Discreet mode")
            .until("has its state", |it| it.pressed == Some(on));
        for selector in secret {
            assert_eq!(seen(selector), !on, "{selector}");
        }
        item(&browser, "Eleven lorries").wait();
        browser.part("link").named_with("Marta").wait();
        field_has_focus(&browser);
        browser.press("Alt+H");
    }
    // It is this window's, whatever the language.
    crate::access::button_to_turkish(&browser).press();
    browser
        .button("Gizli görünüm")
        .until("is on", |it| it.pressed == Some(true));
}
