//! What many tests do: begin an interview, keep an item, go to a prompt, set the clock.

use on_record::domain::guide::{Language, Prompt};
use on_record::guides;
use on_record::words::Words;
use serde_json::json;

use crate::browser::{Browser, Part};

/// Lets a test say what time it is: `__clock(ms)` sets it, and it runs on from there. It is remembered over a reload.
pub(crate) const CLOCK: &str = "(() => {
    const Real = Date;
    const shift = () => Number(window.name.replace('clock:', '')) || 0;
    window.Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(Real.now() + shift()); }
        static now() { return Real.now() + shift(); }
    };
    window.__clock = (ms) => { window.name = `clock:${ms - Real.now()}`; };
})()";

/// Sets the clock of the page. Only with [`CLOCK`].
pub(crate) fn set_clock(browser: &Browser, unix_ms: i64) {
    browser.run("__clock(arguments[0])", &json!([unix_ms]));
}

/// Begins an interview of the purchase guide with a decision maker, and waits for the field.
pub(crate) fn begin(browser: &Browser) {
    browser.button("New interview").press();
    browser.button("Start interview").press();
    field_has_focus(browser);
}

/// The same with a name, so that it can be told from others.
pub(crate) fn begin_with(browser: &Browser, respondent: &str) {
    browser.button("New interview").press();
    browser.field("Respondent").type_in(respondent);
    browser.button("Start interview").press();
    field_has_focus(browser);
}

/// Types a note or, with a leading quotation mark, a quote, and keeps it.
pub(crate) fn keep(browser: &Browser, words: &str) {
    browser.types(words);
    browser.press("Enter");
    browser.field("Capture").holds("");
}

pub(crate) fn field_has_focus(browser: &Browser) {
    browser
        .field("Capture")
        .until("has the focus", |it| it.focused);
}

/// A prompt of the purchase guide.
pub(crate) fn prompt(id: &str) -> &'static Prompt {
    guides::guide("g1").unwrap().prompt(&id.into()).unwrap()
}

/// A prompt's question, in English.
pub(crate) fn ask(id: &str) -> &'static str {
    prompt(id).ask.text(&Language::english())
}

/// Goes to a prompt by typing its question into the jump list.
pub(crate) fn go_to(browser: &Browser, id: &str) {
    let heading = browser.part("heading").named(ask(id));
    if heading.is_there() {
        return;
    }
    browser.press("Alt+J");
    browser
        .part("searchbox")
        .named("Find a prompt")
        .until("has the focus", |it| it.focused);
    browser.types(ask(id));
    browser.press("Enter");
    heading.wait();
    field_has_focus(browser);
}

/// Where the items of the current prompt stand.
pub(crate) fn here(browser: &Browser) -> Part<'_> {
    browser.part("region").named("Kept on this prompt")
}

/// One of them.
pub(crate) fn item<'b>(browser: &'b Browser, words: &str) -> Part<'b> {
    browser
        .part("listitem")
        .holding(words)
        .within(&here(browser))
}

/// What stands there.
pub(crate) fn kept_here(browser: &Browser) -> Vec<String> {
    browser
        .part("listitem")
        .within(&here(browser))
        .all()
        .into_iter()
        .map(|it| it.text)
        .collect()
}

/// Settles whose decision it was.
pub(crate) fn settle(browser: &Browser, rung: &str) {
    let radio = browser.part("radio").named(rung);
    if radio.wait().checked != Some(true) {
        browser.tab_to("Shift+Tab", &browser.part("radio").named("Unknown"));
        let rungs = ["Unknown", "Not there", "Took part", "Chose or signed"];
        browser.press_times(
            "ArrowRight",
            rungs.iter().position(|it| *it == rung).unwrap(),
        );
        radio.until("is chosen", |it| it.checked == Some(true));
        browser.tab_to("Tab", &browser.field("Capture"));
    }
}

/// A sentence of the interface, in English.
pub(crate) fn said(key: &str) -> String {
    Words::new(&Language::english()).say(key)
}
