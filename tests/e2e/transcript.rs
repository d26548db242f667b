//! After the call: the transcript is read, used and taken back; quotes are held against it and kept from it.

use serde_json::json;

use crate::browser::{Browser, Part};
use crate::files::file;
use crate::interview::{begin_with, go_to, keep};

fn choose(browser: &Browser, name: &str, bytes: &[u8]) {
    let path = file(browser, name, bytes);
    let asks = browser.part("button").named_with("Choose a file");
    asks.wait();
    browser.choose_files(&asks, &[path]);
}

fn by_key(browser: &Browser, part: &Part<'_>) {
    browser.tab_to("Tab", part);
    browser.press("Enter");
}

/// The debrief of the strong sample interview.
fn marta() -> Browser {
    let browser = Browser::open();
    browser.button("Try the sample study").press();
    browser.part("link").named("Marta").wait();
    browser.visit("#/interview/sample-marta/debrief");
    browser
}

const STRONG: &[u8] = include_bytes!("../../src/guides/demo_strong.vtt");

fn stored(browser: &Browser) -> String {
    let all = browser.storage();
    all.into_values().collect::<Vec<_>>().join("\n")
}

#[test]
fn the_transcript_verifies_the_quotes_and_only_their_lines_are_kept() {
    let browser = marta();
    let before = browser.storage();
    choose(&browser, "marta.vtt", STRONG);
    browser
        .part("heading")
        .named("Read, not used yet")
        .until("has the focus", |it| it.focused);
    browser.reads("36 cues, 2 speakers");
    browser.reads("score 81 → 88");
    browser.reads("13 verified");
    assert!(
        browser.storage() == before,
        "nothing is stored before it is used"
    );

    by_key(&browser, &browser.button("Use this transcript"));
    browser.reads("marta.vtt was used");
    browser.reads("The rest is here until this window closes.");
    browser
        .part("button")
        .named("Replace")
        .until("has the focus", |it| it.focused);
    let words = stored(&browser);
    assert!(
        words.contains(
            "Eleven lorries of fish queued past the gate and the police rang me. I stood"
        )
    );
    // Nothing was kept of an answer nobody took down.
    assert!(!words.contains("Out of the agency labour line"));
    assert!(browser.storage().contains_key("or1/k/sample-marta"));

    // It is there after a reload, the rest of it is not; the same file brings it back without a question.
    browser.reload();
    browser.reads("The rest is not here");
    let path = file(&browser, "again.vtt", STRONG);
    browser.choose_files(&browser.part("button").named("Replace"), &[path]);
    browser.reads("This is the file that was used");
    browser.reads("All 36 lines");
    browser.visit("#/interview/sample-marta/report");
    browser.reads("SHA-256");
    assert_eq!(browser.status("Completeness").wait().text, "88");
}

#[test]
fn using_it_is_taken_back_by_undo() {
    let browser = marta();
    choose(&browser, "marta.vtt", STRONG);
    by_key(&browser, &browser.button("Use this transcript"));
    browser.reads("marta.vtt was used");
    browser.press("Ctrl+Z");
    browser.part("button").named_with("Choose a file").wait();
    assert!(!browser.storage().contains_key("or1/k/sample-marta"));
    let words = stored(&browser);
    assert!(!words.contains("\"transcript\":\"verified\""));
    assert!(!words.contains("I stood in the yard"));
}

const CALL: &str = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Jonas>What was going on when it started?\n\n\
00:00:05.000 --> 00:00:12.000\n<v Marta>Eleven lorries of fish were queued past the gate and the police rang me at home.\n\n\
00:00:13.000 --> 00:00:16.000\n<v Jonas>And was the price too high for you then?\n\n\
00:00:17.000 --> 00:00:22.000\n<v Marta>Yes, the price was too high for us then.\n\n\
00:00:23.000 --> 00:00:30.000\n<v Marta>In October two carriers came for the same door three times in one week.\n";

#[test]
fn what_was_said_is_adopted_and_what_was_led_or_not_found_counts_as_a_note() {
    let browser = Browser::open();
    begin_with(&browser, "Marta");
    go_to(&browser, "g1.s1");
    keep(
        &browser,
        "\"eleven lorries were queued past the gate and police rang me",
    );
    keep(&browser, "\"price was too high for us then");
    keep(
        &browser,
        "\"elephants danced upon our purple warehouse ceiling",
    );
    browser.button("Finish").press();
    browser
        .part("status")
        .holding("Three minutes, while")
        .wait();
    let debrief = browser.fragment().replace("/report", "/debrief");
    browser.visit(&debrief);
    choose(&browser, "call.vtt", CALL.as_bytes());
    browser.reads("1 near");
    browser.reads("1 not found");
    browser.reads("1 gave back the question: count as notes");
    by_key(&browser, &browser.button("Use this transcript"));
    browser.reads("More than half of these words stood in the question before.");
    browser.reads("this says nothing about you");

    by_key(&browser, &browser.button("Adopt their wording"));
    browser.button("Adopt their wording").gone();
    assert!(stored(&browser).contains(
        "\"text\":\"Eleven lorries of fish were queued past the gate and the police rang me"
    ));
    // The words that were typed are not lost with the window.
    browser.reload();
    browser.part("summary").holding("that need").press();
    browser.reads("You had: eleven lorries were queued past the gate and police rang me");
    browser.button("Back to my words").press();
    browser.reads("Your words stand again.");
    let path = file(&browser, "call.vtt", CALL.as_bytes());
    browser.choose_files(&browser.part("button").named("Replace"), &[path]);
    browser.button("Check now").press();
    browser.button("Adopt their wording").wait();
    browser.button("Keep mine").press();
    browser.button("Adopt their wording").gone();
    browser.reads("1 kept as you have it");

    by_key(&browser, &browser.button("The words are their own"));
    browser.button("The words are their own").gone();
    assert!(stored(&browser).contains("\"led_by\":\"person\""));
}

#[test]
fn an_interview_is_made_from_a_transcript_alone() {
    let browser = Browser::open();
    let path = file(&browser, "marta.vtt", STRONG);
    browser.choose_files(&browser.button("Import"), &[path]);
    browser.reads("marta.vtt is a transcript; a new interview was made for it.");
    browser.part("link").named("Open").press();
    browser.reads("Read, not used yet");
    browser.button("Use this transcript").press();
    browser.reads("marta.vtt was used");
    let line = "Keep “Fourth of November. Eleven lorries of fish queued past the g”";
    let line = browser.button(line);
    line.wait();
    by_key(&browser, &line);
    browser.reads("Kept as a quote.");
    let words = stored(&browser);
    assert!(words.contains("\"alias\":\"Marta\""));
    assert!(words.contains("\"dims\":[\"trigger\"]"));
    assert!(words.contains("\"transcript\":\"verified\""));
    assert!(words.contains("\"at_ms\":168000"));
    browser
        .part("checkbox")
        .named("in the transcript: verified");
}

#[test]
fn what_is_no_transcript_is_told_and_changes_nothing() {
    let browser = marta();
    let before = browser.storage();
    let film: Vec<u8> = (0..4_000_u32)
        .map(|it| u8::try_from(it * 7 % 256).unwrap())
        .collect();
    for (name, bytes, told) in [
        ("film.vtt", film.as_slice(), "holds no text"),
        ("empty.vtt", b"  \n", "This is empty."),
        (
            "export.vtt",
            b"{\"format\": \"on-record/interview\"}",
            "No words of anybody",
        ),
        (
            "heads.vtt",
            b"WEBVTT\n\nNOTE nothing\n",
            "No words of anybody",
        ),
    ] {
        choose(&browser, name, bytes);
        browser.reads(told);
        browser.button("Close").press();
    }
    // A paste is read as a file is.
    browser
        .part("summary")
        .named("Paste the text instead")
        .press();
    browser
        .field("Text of the transcript")
        .type_in("Jonas: What happened?\nMarta: I picked it and I signed the order.");
    browser.button("Read it").press();
    browser.reads("2 cues, 2 speakers");
    browser.button("Leave it").press();
    browser.button("Use this transcript").gone();
    assert!(browser.storage() == before);
    assert_eq!(
        browser.run(
            "return document.querySelectorAll('.transcript-pending').length",
            &json!([])
        ),
        json!(0)
    );
}
