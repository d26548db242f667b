//! The three minutes after the call, walked by keyboard: from Finish through the facts to a next step and the report.

use crate::browser::{Browser, Part};
use crate::interview::{begin_with, go_to, keep};

/// The row of a dimension.
fn row<'b>(browser: &'b Browser, dimension: &str) -> Part<'b> {
    browser.part("summary").named_with(dimension)
}

/// Tabs to something and presses it by key.
fn use_by_key(browser: &Browser, part: &Part<'_>, key: &str) {
    browser.tab_to("Tab", part);
    browser.press(key);
}

fn tick<'b>(browser: &'b Browser, name: &str) -> Part<'b> {
    browser.part("checkbox").named(name)
}

fn is_ticked(part: &Part<'_>, on: bool) {
    part.until("is ticked as wanted", |it| it.checked == Some(on));
}

/// The page after an interview with a quote about the trigger, early talk of money, and a mark.
fn debriefed(browser: &Browser) {
    begin_with(browser, "Marta");
    go_to(browser, "g1.s1");
    keep(
        browser,
        "\"eleven lorries queued past the gate on 4 November",
    );
    browser.press("Enter");
    browser
        .part("listitem")
        .holding("Mark to fill")
        .within(&crate::interview::here(browser))
        .wait();
    go_to(browser, "g1.m1");
    keep(browser, "They paid 40,000");
    use_by_key(browser, &browser.button("Finish"), "Enter");
    let offer = browser.part("status").holding("Three minutes, while");
    let link = browser.part("link").named("Debrief").within(&offer);
    use_by_key(browser, &link, "Enter");
    browser
        .part("heading")
        .named("Debrief")
        .until("has the focus", |it| it.focused);
    assert!(browser.fragment().ends_with("/debrief"));
}

#[test]
fn facts_are_ticked_and_the_level_follows() {
    let browser = Browser::open();
    debriefed(&browser);
    // Causes wait until it is known whose decision it was; the ladder stays once it is.
    row(&browser, "Trigger (filled)").wait();
    let unknown = browser.part("radio").named("Unknown");
    browser.tab_to("Tab", &unknown);
    browser.press_times("ArrowRight", 3);
    row(&browser, "Trigger filled").wait();
    assert!(unknown.is_there());
    browser
        .status("Completeness")
        .until("counts", |it| it.text != "0");

    use_by_key(&browser, &row(&browser, "Trigger"), "Enter");
    let read_back = tick(&browser, "read back");
    use_by_key(&browser, &read_back, "Space");
    row(&browser, "Trigger confirmed").wait();
    browser.press("Ctrl+Z");
    row(&browser, "Trigger filled").wait();
    is_ticked(&read_back, false);

    // What the app found is overruled first, and then it is the person's to tick.
    let found = browser.part("checkbox").named_with("specific: ");
    assert!(found.wait().disabled);
    browser.tab_to("Shift+Tab", &browser.button("Overrule"));
    browser.press("Enter");
    tick(&browser, "specific").until("has the focus, free", |it| {
        it.focused && !it.disabled && it.checked == Some(false)
    });
    row(&browser, "Trigger quoted").wait();
    browser.press("Space");
    row(&browser, "Trigger filled").wait();
    browser.press("Ctrl+Z");
    browser.press("Ctrl+Z");
    assert!(found.wait().disabled);

    // A fact that is named: its field opens under the tick, and typing is taken back as one.
    use_by_key(&browser, &tick(&browser, "a person"), "Space");
    let person = browser.field("Person");
    person.until("has the focus", |it| it.focused);
    browser.types("Ineke");
    browser.press("Tab");
    person.holds("Ineke");
    browser.press("Ctrl+Z");
    person.holds("");
    browser.reads("Time: ");
    browser.reads("early: asked at");
}

#[test]
fn what_is_sorted_elsewhere_stays_under_the_hands() {
    let browser = Browser::open();
    debriefed(&browser);
    use_by_key(&browser, &row(&browser, "Trigger"), "Enter");
    let edit = browser.button("Edit");
    use_by_key(&browser, &edit, "Enter");
    browser.part("group").named("Edit this item").wait();
    use_by_key(&browser, &row(&browser, "Evidence in: Trigger"), "Enter");
    let trigger = tick(&browser, "Trigger");
    use_by_key(&browser, &trigger, "Space");
    row(&browser, "Not sorted yet").wait();
    row(&browser, "Evidence in: unsorted").wait();
    trigger.until("keeps the focus", |it| {
        it.focused && it.checked == Some(false)
    });
    browser.tab_to("Tab", &browser.button("Done"));
    browser.press("Enter");
    edit.until("has the focus", |it| it.focused);
    browser.press("Ctrl+Z");
    row(&browser, "Trigger (filled)").wait();
}

#[test]
fn a_mark_is_filled_there_and_then_and_taken_back() {
    let browser = Browser::open();
    debriefed(&browser);
    use_by_key(&browser, &browser.button("Fill"), "Enter");
    let field = browser.field("Capture");
    field.until("has the focus", |it| it.focused);
    browser.types("\"and then the police");
    // What is typed is in the record, whatever becomes of the window.
    browser.reload();
    use_by_key(&browser, &browser.button("Fill"), "Enter");
    field.until("holds the words", |it| it.value == "and then the police");
    browser.types(" rang me");
    browser.press("Enter");
    field.gone();
    browser
        .part("heading")
        .named("Debrief")
        .until("has the focus", |it| it.focused);
    assert!(!browser.part("heading").named("Marks to fill").is_there());
    use_by_key(&browser, &row(&browser, "Trigger"), "Enter");
    browser
        .part("listitem")
        .holding("and then the police rang me")
        .wait();
    use_by_key(&browser, &browser.button("Undo"), "Enter");
    browser.part("heading").named("Marks to fill").wait();
}

#[test]
fn one_leaves_with_a_verdict_and_a_next_step() {
    let browser = Browser::open();
    debriefed(&browser);
    browser.reads("Verdict: under review. No next step is written down.");
    let suggestion = browser.button("Send thanks to Marta");
    use_by_key(&browser, &suggestion, "Enter");
    suggestion.gone();
    let new = browser.field("Something to do");
    new.until("has the focus", |it| it.focused);
    browser.types("Write to Ineke");
    browser.press("Enter");
    new.until("is ready for the next", |it| {
        it.focused && it.value.is_empty()
    });
    browser.tab_to("Shift+Tab", &tick(&browser, "Done: Send thanks to Marta"));
    browser.press("Space");
    browser.reads("Next: Write to Ineke");
    // Its words are changed where they stand, and a run of typing is taken back as one.
    let words = browser.part("textbox").named("What to do").at(1);
    browser.tab_to("Tab", &words);
    browser.press("End");
    browser.types(" today");
    browser.reads("Next: Write to Ineke today");
    browser.tab_to("Tab", &browser.button("Remove Write to Ineke today"));
    browser.press("Enter");
    new.until("has the focus", |it| it.focused);
    browser.reads("No next step is written down.");
    browser.tab_to("Shift+Tab", &tick(&browser, "Done: Send thanks to Marta"));
    browser.press("Ctrl+Z");
    browser.reads("Next: Write to Ineke today");
    browser.press("Ctrl+Z");
    browser.reads("Next: Write to Ineke");

    browser.tab_to("Tab", &browser.part("link").named("Open the report").at(-1));
    browser.press("Enter");
    browser
        .part("heading")
        .holding("Marta")
        .until("has the focus", |it| it.focused);
    // What has been debriefed is not asked to be.
    assert!(
        !browser
            .part("status")
            .holding("Three minutes, while")
            .is_there()
    );
    browser.button("Export JSON").press();
    let (_, bytes) = browser.downloaded();
    let file: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let all = file["body"]["follow_ups"].as_array().unwrap().clone();
    assert_eq!(all.len(), 2);
    assert_eq!(all[0]["done"], true);
    assert_eq!(all[1]["text"], "Write to Ineke");
}
