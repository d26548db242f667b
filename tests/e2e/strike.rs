//! Whose decision it was: the watch at minute 6, the pivot card, the record that is struck and the one that follows.

use on_record::domain::guide::Language;
use on_record::guides;
use on_record::words::Words;
use serde_json::{Value, json};

use crate::browser::{Browser, Part, Wishes, until};
use crate::interview::{
    CLOCK, begin_with, field_has_focus, go_to, item, keep, prompt, said, set_clock, settle,
};

/// When the interviews of these tests begin.
const BEGAN: i64 = 1_790_000_000_000;

/// An interview with Ayla that has just begun, by a clock that runs from where it is set.
fn begun() -> Browser {
    let browser = Browser::with(Wishes {
        first: Some(CLOCK.to_owned()),
        ..Wishes::default()
    });
    set_clock(&browser, BEGAN);
    begin_with(&browser, "Ayla");
    browser
}

fn notice<'b>(browser: &'b Browser, key: &str) -> Part<'b> {
    browser.part("status").holding(&said(key))
}

fn exported(browser: &Browser) -> Value {
    browser.button("Export JSON").press();
    let (_, bytes) = browser.downloaded();
    let mut document: Value = serde_json::from_slice(&bytes).unwrap();
    document["body"].take()
}

/// Asks again by key, and opens the card.
fn to_the_card(browser: &Browser) {
    browser.press("Alt+V");
    let asked = browser.button("Asked again");
    asked.until("has the focus", |it| it.focused);
    browser.press("Enter");
    notice(browser, "watch-still-unknown").wait();
    field_has_focus(browser);
    browser.press("Alt+V");
    let name = browser.field("Who decided");
    name.until("has the focus", |it| it.focused);
}

#[test]
fn at_minute_six_it_is_asked_again_by_keyboard_and_nothing_is_interrupted() {
    let browser = begun();
    let unknown = || notice(&browser, "watch-unknown");
    set_clock(&browser, BEGAN + 301_000);
    browser.types("half a wo");
    browser.reads("05:");
    assert!(!unknown().is_there(), "{}", browser.text());
    set_clock(&browser, BEGAN + 361_000);
    let probes = &prompt("g1.o2").probes;
    let (probes, _) = probes.in_language(&Language::english()).unwrap();
    let words = unknown().wait().text;
    assert!(
        words.contains(&format!("“{} {}”", probes[0], probes[1])),
        "{words}"
    );
    // Typing goes on where it was.
    browser.types("rd");
    browser.field("Capture").holds("half a word");
    field_has_focus(&browser);

    // On a shared screen the respondent does not read it.
    browser.press("Alt+H");
    unknown().gone();
    assert!(!browser.button("Whose decision?").is_there());
    browser.press("Alt+H");
    unknown().wait();

    // What has been asked is not asked first.
    go_to(&browser, "g1.o2");
    browser.press("Escape");
    browser.press("a");
    browser.press("i");
    browser.press("Alt+V");
    browser
        .button("Asked again")
        .until("has the focus", |it| it.focused);

    // Left, it does not come back by itself; the ladder and the key bring it back.
    browser.tab_to("Tab", &browser.button("Leave it"));
    browser.press("Enter");
    unknown().gone();
    field_has_focus(&browser);
    set_clock(&browser, BEGAN + 421_000);
    browser.reads("07:");
    assert!(!unknown().is_there());
    browser.tab_to("Shift+Tab", &browser.button("Whose decision?"));
    browser.press("Enter");
    let words = unknown().wait().text;
    assert!(
        words.contains(&format!("“{} {}”", probes[1], probes[2])),
        "{words}"
    );

    // Asked again: one step, taken back and done again. The words in the field stay.
    browser
        .button("Asked again")
        .until("has the focus", |it| it.focused);
    browser.press("Enter");
    notice(&browser, "watch-still-unknown").wait();
    browser.field("Capture").holds("half a word");
    browser.press("Escape");
    browser.press("z");
    unknown().wait();
    browser.press("Ctrl+Shift+Z");
    notice(&browser, "watch-still-unknown").wait();

    // It was theirs after all: nothing is left to say, and that can be taken back as well.
    browser.press("Alt+V");
    browser
        .field("Who decided")
        .until("has the focus", |it| it.focused);
    browser.press("Escape");
    browser.tab_to("Shift+Tab", &browser.button("The respondent decided"));
    browser.press("Enter");
    notice(&browser, "watch-still-unknown").gone();
    field_has_focus(&browser);
    let chose = browser.part("radio").named("Chose or signed");
    chose.until("is chosen", |it| it.checked == Some(true));
    browser.press("Alt+V");
    let refused = browser
        .part("alert")
        .holding("Whose decision it was is no question here.");
    refused.wait();
    browser.press("Escape");
    browser.press("z");
    notice(&browser, "watch-still-unknown").wait();
    settle(&browser, "Not there");
    notice(&browser, "watch-still-not-there").wait();
}

#[test]
fn the_pivot_closes_one_record_and_goes_on_in_another_by_keyboard() {
    let browser = begun();
    go_to(&browser, "g1.s1");
    keep(&browser, "\"It was before my time, they had chosen it");
    browser.types("Rurik someth");
    set_clock(&browser, BEGAN + 400_000);
    to_the_card(&browser);
    let first = browser.fragment();

    // What is typed into it is stored with every key, and no consent is no record.
    browser.types("Rurik Salden");
    browser.tab_to("Tab", &browser.field("How to reach them"));
    browser.types("Ayla writes to him");
    browser.press("Escape");
    field_has_focus(&browser);
    browser.field("Capture").holds("Rurik someth");
    browser.reload();
    field_has_focus(&browser);
    browser.press("Alt+V");
    browser.field("Who decided").holds("Rurik Salden");
    browser
        .field("How to reach them")
        .holds("Ayla writes to him");
    let go_on = || browser.button("Close this record and go on");
    browser.tab_to("Tab", &go_on());
    browser.press("Enter");
    browser.part("alert").holding("agreed").wait();
    let agreed = browser.part("checkbox").named("They agreed to go on");
    agreed.until("has the focus", |it| it.focused);
    browser.press("Space");
    let reason = browser.field("Reason for closing this record");
    reason.holds("They were not there when it was decided.");
    let guide = browser.select("Go on with");
    let g3 = guides::guide("g3").unwrap();
    let g4 = guides::guide("g4").unwrap();
    let english = Language::english();
    assert_eq!(guide.wait().chosen, g3.title.text(&english));
    browser.tab_to("Tab", &guide);
    browser.press("ArrowDown");
    guide.until("is the next", |it| it.chosen == g4.title.text(&english));
    browser.tab_to("Tab", &go_on());
    browser.press("Enter");

    // A record of its own, with its own clock, at the first question of that guide.
    let asks = g4.prompts[0].ask.text(&english);
    browser.part("heading").named(asks).wait();
    field_has_focus(&browser);
    browser.field("Capture").holds("");
    assert_ne!(browser.fragment(), first);
    browser.reads("00:");
    notice(&browser, "struck-opened")
        .holding("Rurik Salden · Ayla writes to him")
        .wait();
    browser.press("Ctrl+Z");
    keep(&browser, "Unpacks the crates on Monday");
    item(&browser, "Unpacks the crates").wait();
    notice(&browser, "struck-opened").gone();
    // It is no Decision interview: nobody asks again whose decision it was.
    set_clock(&browser, BEGAN + 900_000);
    browser.reads("08:");
    assert!(!notice(&browser, "watch-unknown").is_there());
    browser.button("Finish").press();
    let fresh = exported(&browser);
    assert_eq!(fresh["filing"], "supporting");
    assert_eq!(fresh["guide"]["id"], "g4");
    assert_eq!(fresh["respondent"]["alias"], "Ayla");
    assert_eq!(fresh["respondent"]["roles"], json!([]));
    assert_eq!(fresh["respondent"]["authority"], 0);
    assert_eq!(
        fresh["lead"],
        json!({"name": "Rurik Salden", "reach": "Ayla writes to him"})
    );
    assert_eq!(fresh["evidence"].as_array().map(Vec::len), Some(1));
    assert_eq!(fresh["log"][0]["what"], "came_from");
    assert_eq!(fresh["log"][0]["note"], "They agreed to go on");

    // Back to the one that was closed: it says so, with its words, and suggests nothing.
    browser.tab_to("Tab", &browser.part("link").named("The record before"));
    browser.press("Enter");
    let struck = browser.part("region").named("Verdict");
    struck
        .holding("They were not there when it was decided.")
        .wait();
    let fold = browser.part("summary").named(&said("verdict-show-struck"));
    browser.tab_to("Tab", &fold);
    browser.press("Enter");
    browser.reads("Rurik someth");
    let closed = exported(&browser);
    assert_eq!(fresh["came_from"], closed["id"]);
    assert_eq!(closed["respondent"]["authority"], 1);
    assert_eq!(
        closed["flags"],
        json!([{"code": "not_the_decider", "state": "confirmed",
                "reason": "They were not there when it was decided."}])
    );
    let last = closed["log"].as_array().unwrap().last().unwrap();
    assert_eq!(last["what"], "struck");
    assert_eq!(last["note"], "They were not there when it was decided.");
    assert_eq!(closed["lead"], fresh["lead"]);
    assert_eq!(closed["draft"]["text"], "Rurik someth");
    assert_eq!(closed["evidence"].as_array().map(Vec::len), Some(1));
    browser.visit(&first);
    field_has_focus(&browser);
    browser.field("Capture").holds("Rurik someth");
    notice(&browser, "struck-live").at(0).wait();
    let best = browser
        .part("region")
        .named("Next best question")
        .wait()
        .text;
    assert!(best.contains(&said("struck-live")), "{best}");
    browser.press("Alt+P");
    browser.part("alert").holding(&said("struck-live")).wait();
    browser
        .part("link")
        .named("The record that followed")
        .press();
    browser.part("heading").named("Ayla").wait();

    // The list says it, too.
    browser.visit("#/");
    let row = browser.part("listitem").holding("Struck");
    let row = row.wait().text;
    assert!(
        row.contains("They were not there when it was decided."),
        "{row}"
    );
}

#[test]
fn a_strike_is_taken_back_in_the_report_with_a_name_and_a_reason() {
    let browser = begun();
    to_the_card(&browser);
    let reason = browser.field("Reason for closing this record");
    browser.tab_to("Tab", &reason);
    browser.press("Ctrl+A");
    browser.press("Backspace");
    browser.tab_to("Tab", &browser.button("Only close this record"));
    browser.press("Enter");
    browser
        .part("alert")
        .holding("The reason is missing")
        .wait();
    browser.tab_to("Shift+Tab", &reason);
    browser.types("Somebody in Bergen chose it");
    browser.tab_to("Tab", &browser.button("Only close this record"));
    browser.press("Enter");
    let verdict = || browser.part("region").named("Verdict");
    let struck = verdict().holding("One fatal flag is enough to strike it.");
    verdict().holding("Somebody in Bergen chose it").wait();
    assert!(!browser.button("Go on with it").is_there());
    browser.reload();
    struck.wait();

    browser.tab_to(
        "Tab",
        &browser.part("summary").named("Take the strike back"),
    );
    browser.press("Enter");
    browser.tab_to("Tab", &browser.field("Who takes it back"));
    browser.types("Özge");
    let back = || browser.button("Take it back");
    browser.tab_to("Tab", &back());
    browser.press("Enter");
    browser
        .part("alert")
        .holding("The reason is missing")
        .wait();
    browser.tab_to("Shift+Tab", &browser.field("Why"));
    browser.types("She signed with her brother");
    browser.tab_to("Tab", &back());
    browser.press("Enter");
    struck.gone();
    until("the focus is on the heading", || {
        browser.focused().contains("Verdict").then_some(())
    });
    browser.reads("Strike taken back: Özge: She signed with her brother");
    let body = exported(&browser);
    assert_eq!(body["flags"][0]["state"], "dismissed");
    let last = body["log"].as_array().unwrap().last().unwrap();
    assert_eq!(last["what"], "unstruck");
    // And it can be gone on with.
    browser.button("Go on with it").press();
    field_has_focus(&browser);
    browser.button("Pause").wait();
}

#[test]
fn two_dates_lead_straight_to_the_card_and_it_speaks_the_interviews_language() {
    let browser = Browser::open();
    browser.button("New interview").press();
    browser.field("Order date").type_in("2025-03");
    browser.field("In post since").type_in("2025-05");
    browser.select("Interview language").choose("Türkçe");
    browser.button("Start interview").press();
    field_has_focus(&browser);
    // Minute 6 is long away.
    browser.press("Alt+V");
    browser
        .field("Who decided")
        .until("has the focus", |it| it.focused);
    browser
        .field("Reason for closing this record")
        .holds("They took the post after the order was placed.");
    let turkish = Words::new(&Language::turkish());
    let card = browser.part("region").named("Pivot card");
    for key in ["pivot-who", "pivot-offer"] {
        let spoken = turkish.say(key);
        card.clone().holding(&spoken).wait();
        let lang = "return [...document.querySelectorAll('[lang=tr]')].some((it) => it.textContent.includes(arguments[0]))";
        assert_eq!(browser.run(lang, &json!([spoken])), true, "{key}");
    }
    // The same key closes it.
    browser.press("Alt+V");
    card.gone();
    field_has_focus(&browser);
    notice(&browser, "watch-joined").wait();
}
