//! Moments marked while somebody speaks, and filled with words later.

use serde_json::{Value, json};

use crate::browser::{Browser, Part, Wishes, until};
use crate::interview::{
    CLOCK, begin, field_has_focus, go_to, here, item, keep, kept_here, said, set_clock,
};

/// The line of a mark under the current prompt.
fn mark_line(browser: &Browser) -> Part<'_> {
    item(browser, "Mark to fill")
}

/// Tabs to a button of a line and presses it by key.
fn use_button(browser: &Browser, name: &str, line: &Part<'_>) {
    browser.tab_to("Shift+Tab", &browser.button(name).within(line));
    browser.press("Enter");
}

/// The session clock in the line of a mark, in seconds: how long starting took cannot be known.
fn seconds(line: &Part<'_>) -> (String, u32) {
    let text = line.wait().text;
    let time = text.split_whitespace().next().unwrap().to_owned();
    let (minutes, seconds) = time.split_once(':').unwrap();
    let sum = minutes.parse::<u32>().unwrap() * 60 + seconds.parse::<u32>().unwrap();
    (time, sum)
}

fn exported(browser: &Browser) -> Value {
    browser.button("Export JSON").press();
    let (_, bytes) = browser.downloaded();
    serde_json::from_slice(&bytes).unwrap()
}

/// When the interviews of these tests begin.
const BEGAN: i64 = 1_790_000_000_000;

/// An interview that has just begun, by a clock that stands until it is set.
fn begun() -> Browser {
    let browser = Browser::with(Wishes {
        first: Some(CLOCK.to_owned()),
        ..Wishes::default()
    });
    set_clock(&browser, BEGAN);
    begin(&browser);
    browser
}

#[test]
fn a_moment_is_marked_and_filled_by_keyboard() {
    let browser = begun();
    go_to(&browser, "g1.s1");
    keep(&browser, "Two sites");
    set_clock(&browser, BEGAN + 65_000);

    // Enter in the empty field, also while words wait: Alt+M.
    browser.press("Enter");
    mark_line(&browser).wait();
    browser.field("Capture").holds("");
    let (time, at) = seconds(&mark_line(&browser));
    assert!((45..=55).contains(&at), "ten seconds back: {time}");
    // It is no evidence.
    browser.status("Completeness").reads("0");
    browser.types("half a wo");
    set_clock(&browser, BEGAN + 95_000);
    browser.press("Alt+M");
    until("there are two marks", || {
        (kept_here(&browser).len() == 3).then_some(())
    });
    browser.field("Capture").holds("half a wo");
    field_has_focus(&browser);
    browser.press("Ctrl+A");
    browser.press("Backspace");
    browser.field("Capture").holds("");
    browser.press("Ctrl+Z");
    until("one mark was taken back", || {
        (kept_here(&browser).len() == 2).then_some(())
    });

    // Filling can be left again.
    let words = format!("Filling the mark at {time}");
    let filling = || browser.part("status").holding(&words);
    use_button(&browser, "Fill", &mark_line(&browser));
    field_has_focus(&browser);
    filling().wait();
    browser.press("Escape");
    filling().gone();
    field_has_focus(&browser);

    // The words go to the mark's moment and prompt, wherever the guide is by then.
    use_button(&browser, "Fill", &mark_line(&browser));
    filling().wait();
    go_to(&browser, "g1.c1");
    keep(&browser, "\"we lost the Bergen contract in March");
    filling().gone();
    assert_eq!(kept_here(&browser), Vec::<String>::new());
    go_to(&browser, "g1.s1");
    let filled = item(&browser, "we lost the Bergen contract");
    assert!(filled.wait().text.contains(&time));
    mark_line(&browser).gone();
    // One step back: the words are out, the mark is open.
    browser.press("Ctrl+Z");
    mark_line(&browser).wait();
    filled.gone();
    browser.press("Ctrl+Shift+Z");
    filled.wait();
    mark_line(&browser).gone();
    assert!(here(&browser).is_there());
}

#[test]
fn how_far_a_mark_goes_back_is_set_in_the_sheet_of_keys() {
    let browser = begun();
    browser.press("Alt+K");
    let rewind = said("mark-rewind");
    let field = || browser.part("spinbutton").named(&rewind);
    field().holds("10");
    browser.tab_to("Tab", &field());
    browser.press("Ctrl+A");
    browser.types("30");
    browser.press("Tab");
    browser.press("Escape");
    field().gone();
    field_has_focus(&browser);
    set_clock(&browser, BEGAN + 95_000);
    browser.button("Mark").press();
    let (time, at) = seconds(&mark_line(&browser));
    assert!((55..=65).contains(&at), "thirty seconds back: {time}");
    field_has_focus(&browser);
    browser.reload();
    field_has_focus(&browser);
    browser.press("Alt+K");
    field().holds("30");
}

#[test]
fn the_report_lists_open_marks_and_the_file_carries_them() {
    let browser = Browser::open();
    begin(&browser);
    go_to(&browser, "g1.s1");
    browser.press("Alt+M");
    mark_line(&browser).wait();
    go_to(&browser, "g1.c1");
    browser.press("Enter");
    mark_line(&browser).wait();
    browser.button("Finish").press();
    browser.reads("2 marks to fill");
    let body = exported(&browser)["body"].take();
    assert_eq!(body["evidence"], json!([]));
    assert_eq!(body["marks"].as_array().map(Vec::len), Some(2), "{body}");
    assert_eq!(body["marks"][0]["prompt"], "g1.s1");

    // Removed here, with the focus on what is left.
    let kept = browser.part("region").named("Everything kept");
    let remove = browser.button("Remove").within(&kept);
    browser.tab_to("Tab", &remove.at(1));
    browser.press("Enter");
    browser.reads("1 mark to fill");
    assert!(
        browser.focused().contains("Everything kept"),
        "{}",
        browser.focused()
    );

    // Filled where it was made.
    browser.tab_to("Tab", &browser.button("Fill").within(&kept));
    browser.press("Enter");
    field_has_focus(&browser);
    browser.part("status").holding("Filling the mark").wait();
    keep(&browser, "\"eleven lorries queued on 4 November");
    item(&browser, "eleven lorries queued").wait();
    mark_line(&browser).gone();
}
