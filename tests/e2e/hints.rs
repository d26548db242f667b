//! Phrases that hint at something: pointed out when they are kept, one at a time, and settled with one key.

use serde_json::Value;

use crate::browser::Browser;
use crate::interview::{begin, field_has_focus, item, keep};

fn hits(browser: &Browser) -> Vec<(String, String)> {
    browser.button("Export JSON").press();
    let (_, bytes) = browser.downloaded();
    let body: Value = serde_json::from_slice(&bytes).unwrap();
    let items = body["body"]["evidence"].as_array().unwrap();
    let hits = items
        .iter()
        .flat_map(|item| item["hits"].as_array().cloned().unwrap_or_default());
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    hits.map(|hit| (text(&hit["code"]), text(&hit["state"])))
        .collect()
}

#[test]
fn what_a_quote_hints_at_is_said_once_kept_and_settled_by_key() {
    let browser = Browser::open();
    begin(&browser);
    let card = "What did you see or hear yourself?";

    // Not in mid-sentence, and never for a note.
    browser.types("\"Apparently they were unhappy with it");
    assert!(!browser.text().contains(card));
    browser.press("Enter");
    browser.field("Capture").holds("");
    let line = item(&browser, "Apparently they were unhappy with it");
    line.until("has its hint", |it| it.text.contains(card));
    line.until("says what it is", |it| it.text.contains("Hearsay"));
    field_has_focus(&browser);
    keep(&browser, "Apparently a note");
    let note = item(&browser, "Apparently a note").wait();
    assert!(!note.text.contains("Hearsay"), "{}", note.text);

    // The newest is pointed out, alone; settling it brings the one before back.
    keep(&browser, "\"We would probably buy it again some day");
    let newest = item(&browser, "We would probably buy it again some day");
    newest.until("has its hint", |it| {
        it.text.contains("When did that last come up for real?")
    });
    line.until("waits", |it| !it.text.contains(card));
    browser.press("Alt+0");
    line.until("has its hint again", |it| it.text.contains(card));
    browser.press("Alt+A");
    line.until("is settled", |it| !it.text.contains(card));
    browser.press("Ctrl+Z");
    line.until("is open again", |it| it.text.contains(card));
    browser.button("False alarm").within(&line).press();
    line.until("is settled", |it| !it.text.contains(card));

    browser.button("Finish").press();
    let settled: Vec<_> = hits(&browser);
    assert!(
        settled.iter().all(|(_, state)| state == "dismissed"),
        "{settled:?}"
    );
    let codes: Vec<_> = settled.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["hearsay", "hypothetical"]);
}
